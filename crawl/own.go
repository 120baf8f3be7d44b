package crawl

import (
	"context"
	"time"

	"callworthy/data"
)

// watchEvery is the pause between two looks at pages that seldom change, half a
// day short of a week so that the hour of the night does not matter.
const watchEvery = 7*24*time.Hour - 12*time.Hour

// ownPages reads the pages of a prospect's site that say what and who it is: the
// home page and the page about it in every night, who leads it and which posts are
// open once a week. The error is the context's alone: a page that cannot be read is left out.
func (v *visit) ownPages(ctx context.Context) error {
	v.keep(data.PageHome, v.home)
	for _, kind := range []data.PageKind{data.PageAbout, data.PageLeadership, data.PageCareers} {
		at := v.rooms[kind]
		if at == "" || !v.due(kind) {
			continue
		}
		a, err := v.get(ctx, at, pageAccept, "", "")
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			v.log.Debug("page of a prospect's site not read", "kind", kind, "url", at, "error", err)
			continue
		}
		v.keep(kind, a)
		if base, err := parseURL(a.url); err == nil && kind == data.PageAbout {
			findRooms(v.rooms, a.text(), base)
		}
	}
	return nil
}

// due tells whether it is time to look at a page of the kind again.
func (v *visit) due(kind data.PageKind) bool {
	last, read := v.o.Watched[v.state.Source.Key()][kind]
	return !read || v.o.AsOf.Sub(last).Abs() >= watchEvery
}

// keep adds an answer to the pages when it is one.
func (v *visit) keep(kind data.PageKind, a answer) {
	mediaType := a.header.Get("Content-Type")
	if readable(mediaType) != nil || looksLikePage(mediaType, a.body) != nil {
		return
	}
	v.pages = append(v.pages, data.SitePage{URL: a.url, Kind: kind, ContentType: mediaType, Body: a.body, FetchedAt: v.o.AsOf})
}
