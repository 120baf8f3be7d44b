package crawl

import (
	"context"
	"html"
	"net/url"
	"regexp"

	"callworthy/data"
)

// Survey looks at the sites of companies for what could be read of them: where
// their news stands, which pages tell who leads and which posts are open, which
// boards of open posts of the catalog they link to. A board counts only when it
// answers. save gets each result, never two at once; the error is its or the context's.
func (w *Web) Survey(ctx context.Context, sites []data.Source, catalog []data.CatalogEntry, save func(data.SiteSurvey) error) error {
	in := &inbox[data.SiteSurvey]{save: save}
	host := func(s data.Source) string { return hostOf(s.URL) }
	return eachHost(ctx, w, sites, host, func(ctx context.Context, s data.Source, _ *patience) (bool, error) {
		found, err := w.surveyOne(ctx, s, catalog)
		if err != nil {
			return false, err
		}
		return true, in.put(ctx, found)
	})
}

// surveyOne looks at one site. The error is the context's alone.
func (w *Web) surveyOne(ctx context.Context, s data.Source, catalog []data.CatalogEntry) (data.SiteSurvey, error) {
	out := data.SiteSurvey{Source: s, Outcome: data.OutcomeOK, Rooms: map[data.PageKind]string{}}
	home, err := w.get(ctx, s.URL, pageAccept, "", "")
	if ctx.Err() != nil {
		return out, ctx.Err()
	}
	if err != nil {
		t := unreadable(err)
		out.Outcome, out.Detail = t.outcome, t.detail
		return out, nil
	}
	out.URL = home.url
	base, err := parseURL(home.url)
	if err != nil {
		return out, nil
	}
	v := &visit{Web: w, state: data.SourceState{Source: s}, home: home, front: home.text(), base: base, rooms: out.Rooms}
	findRooms(v.rooms, v.front, base)
	if err := v.findNews(ctx, &out); err != nil {
		return out, err
	}
	pages := [][]byte{home.body}
	if at := v.rooms[data.PageCareers]; at != "" {
		if a, err := w.get(ctx, at, pageAccept, "", ""); err == nil {
			pages = append(pages, a.body)
		}
	}
	out.Boards = w.boards(ctx, pages, catalog)
	return out, ctx.Err()
}

// findNews tells where a site's news is read, as readSite chooses it.
func (v *visit) findNews(ctx context.Context, out *data.SiteSurvey) error {
	found := discover(v.front, v.base)
	var f feed
	var err error
	if len(found) == 0 {
		if f, found, err = v.newsroom(ctx); err != nil {
			return err
		}
		out.News, out.NewsAt = readList, v.rooms[data.PageNews]
		if out.NewsAt == "" {
			out.NewsAt = v.rooms[data.PageBlog]
		}
	}
	for _, at := range found {
		a, err := v.get(ctx, at, feedAccept, "", "")
		if err == nil {
			f, err = v.parsed(ctx, a)
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err == nil {
			out.News, out.NewsAt = readFeed, at
			break
		}
	}
	if len(found) == 0 && len(f.entries) == 0 {
		if f, err = v.readSitemaps(ctx, v.base); err != nil {
			return err
		}
		out.News, out.NewsAt = readSitemap, ""
	}
	if out.Items = len(f.entries); out.Items == 0 {
		out.News, out.NewsAt = "", ""
	}
	return nil
}

// boards are the boards of open posts that pages link to and that answer.
func (w *Web) boards(ctx context.Context, pages [][]byte, catalog []data.CatalogEntry) []data.BoardFound {
	var out []data.BoardFound
	for _, e := range catalog {
		board := ""
		if e.Board() {
			board = linkedBoard(pages, e)
		}
		if board == "" {
			continue
		}
		src := data.Source{Kind: data.SourceCatalog, URL: e.URL, Entry: &e, Board: board}
		polled, err := w.readCatalog(ctx, data.SourceState{Source: src})
		if err != nil {
			w.log.Debug("board not read", "board", e.ID+" "+board, "error", err)
			continue
		}
		out = append(out, data.BoardFound{Catalog: e.ID, Board: board, Posts: polled.State.Items})
	}
	return out
}

// linkedBoard is what a board calls the company on whose pages it is linked or embedded.
func linkedBoard(pages [][]byte, e data.CatalogEntry) string {
	links, err := regexp.Compile(e.Links)
	if err != nil {
		return ""
	}
	for _, page := range pages {
		for _, m := range links.FindAllStringSubmatch(html.UnescapeString(string(page[:min(len(page), maxRoomPage)])), -1) {
			if board, err := url.PathUnescape(m[1]); err == nil && board != "" && board != "embed" {
				return board
			}
		}
	}
	return ""
}
