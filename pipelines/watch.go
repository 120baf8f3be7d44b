package pipelines

import (
	"context"
	"time"

	"callworthy/data"
	"callworthy/enrich/watch"
)

// watchedKey names a page that is watched.
type watchedKey struct {
	source string
	kind   data.PageKind
}

// loadWatched recalls what the watched pages said, and tells when each was read.
func (n *night) loadWatched(ctx context.Context) (readAt map[string]map[data.PageKind]time.Time, err error) {
	pages, err := n.store.WatchedPages(ctx)
	n.watched, readAt = map[watchedKey]data.WatchedPage{}, map[string]map[data.PageKind]time.Time{}
	for _, p := range pages {
		n.watched[watchedKey{p.Source, p.Kind}] = p
		if readAt[p.Source] == nil {
			readAt[p.Source] = map[data.PageKind]time.Time{}
		}
		readAt[p.Source][p.Kind] = p.ReadAt
	}
	return readAt, err
}

// watchPages compares the pages that tell who leads a prospect, and which posts
// are open, with what they said before. Their new lines become documents.
func (n *night) watchPages(ps []data.Polled) {
	for i := range ps {
		p := &ps[i]
		for _, page := range p.Pages {
			if page.Kind == data.PageLeadership || page.Kind == data.PageCareers {
				n.watchPage(p, page)
			}
		}
	}
}

func (n *night) watchPage(p *data.Polled, page data.SitePage) {
	now, err := watch.Read(page)
	if err != nil {
		n.Log.Debug("page of a prospect's site not readable", "url", page.URL, "error", err)
		return
	}
	now.Source, now.ProspectID = p.State.Source.Key(), p.State.Source.Prospect
	key := watchedKey{now.Source, now.Kind}
	before := n.watched[key]
	change, ok := watch.Compare(before, now)
	if ok {
		p.Items = append(p.Items, watch.Documents(now.Source, now, change)...)
	}
	n.watched[key] = watch.Keep(before, now, change)
	p.Watched = append(p.Watched, n.watched[key])
}

// readLines reads the document of a new line on a prospect's page.
func (n *night) readLines(a data.Article) ([]data.Mention, []data.Event) {
	p, known := n.byID[n.siteOf[a.Source]]
	if !known {
		return nil, nil
	}
	return watch.Events(p, a)
}
