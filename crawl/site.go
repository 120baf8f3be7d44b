package crawl

import (
	"bytes"
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
)

// What of a site is read, in the words of data.Polled.
const (
	readFeed    = "feed"
	readList    = "list of news"
	readSitemap = "sitemap"
)

const (
	maxSiteFeeds = 5         // of the feeds that a site announces are read
	maxHead      = 512 << 10 // bytes of a page in which feeds are announced
)

// feedTypes are the media types by which pages announce feeds.
var feedTypes = map[string]bool{
	"application/rss+xml": true, "application/atom+xml": true, "application/rdf+xml": true,
	"application/feed+json": true,
}

// commentFeed recognises the feeds of readers' comments, which bring no news.
var commentFeed = regexp.MustCompile(`(?i)\bcomments?\b`)

// discover lists the feeds that an HTML page announces by link elements, in
// its order, canonical and without repeats; those of comments come last.
func discover(page []byte, base *url.URL) []string {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page[:min(len(page), maxHead)]))
	if err != nil {
		return nil
	}
	if href, ok := doc.Find("base[href]").First().Attr("href"); ok {
		if b, err := parseURL(href); err == nil {
			base = base.ResolveReference(b)
		}
	}
	var news, comments []string
	seen := map[string]bool{}
	doc.Find("link[rel][type][href]").Each(func(_ int, s *goquery.Selection) {
		at := announced(s, base)
		if at == "" || seen[at] {
			return
		}
		seen[at] = true
		if commentFeed.MatchString(s.AttrOr("title", "") + " " + at) {
			comments = append(comments, at)
			return
		}
		news = append(news, at)
	})
	return append(news, comments...)
}

// announced is the address of the feed that a link element announces, if any.
func announced(s *goquery.Selection, base *url.URL) string {
	kind, _, _ := strings.Cut(strings.ToLower(s.AttrOr("type", "")), ";")
	if !feedTypes[strings.TrimSpace(kind)] || !hasWord(s.AttrOr("rel", ""), "alternate") {
		return ""
	}
	return pageURL(base, s.AttrOr("href", ""))
}

func hasWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// readSite reads the news of a site, from the first of these that it has: the
// feeds that its page announces, the feeds that its newsroom announces, the
// newsroom's list of items, its sitemaps. A page that is a feed itself is read as
// one. A prospect's own site is read for what it says of the prospect too, and
// need not have news.
func (w *Web) readSite(ctx context.Context, s data.SourceState) (data.Polled, error) {
	page, err := w.get(ctx, s.Source.URL, pageAccept, "", "")
	if err != nil {
		return data.Polled{}, err
	}
	next := w.asked(s)
	next.ETag, next.LastModified = "", ""
	base, err := parseURL(page.url)
	if err != nil {
		return data.Polled{}, notRead("%v", err)
	}
	if _, err := w.parsed(ctx, page); err == nil {
		polled, err := w.take(ctx, next, []answer{page})
		polled.Read = readFeed
		return polled, err
	}
	v := &visit{Web: w, state: next, home: page, front: page.text(), base: base, rooms: map[data.PageKind]string{}}
	findRooms(v.rooms, v.front, base)
	if s.Source.Prospect != "" {
		if err := v.ownPages(ctx); err != nil {
			return data.Polled{}, err
		}
	}
	polled, err := v.news(ctx)
	polled.Pages = v.pages
	return polled, err
}

// visit is one look at a site.
type visit struct {
	*Web
	state data.SourceState
	home  answer
	front []byte // the home page in UTF-8
	base  *url.URL
	rooms map[data.PageKind]string // addresses of the pages worth a look
	pages []data.SitePage          // those of a prospect that were read
}

// news reads the site's news from the first place that has some.
func (v *visit) news(ctx context.Context) (data.Polled, error) {
	if found := discover(v.front, v.base); len(found) > 0 {
		return v.readFound(ctx, v.state, found, v.home.url)
	}
	f, found, err := v.newsroom(ctx)
	if err == nil && len(found) > 0 {
		return v.readFound(ctx, v.state, found, v.home.url)
	}
	read := readList
	if err == nil && len(f.entries) == 0 {
		read = readSitemap
		f, err = v.readSitemaps(ctx, v.base)
	}
	switch {
	case err != nil:
		return data.Polled{}, err
	case len(f.entries) == 0 && v.state.Source.Prospect == "":
		return data.Polled{}, notRead("no feed found at %s, nor a newsroom or a sitemap with news: name the feed itself, if there is one", clip(v.home.url, 200))
	}
	polled := v.list(f)
	if len(f.entries) > 0 {
		polled.Read = read
	}
	return polled, nil
}

// newsroom reads the site's newsroom, else its blog, else the page itself: the
// feeds that it announces, or its list of items. The error is the context's alone.
func (v *visit) newsroom(ctx context.Context) (f feed, found []string, err error) {
	for _, kind := range []data.PageKind{data.PageNews, data.PageBlog} {
		at := v.rooms[kind]
		if at == "" {
			continue
		}
		page, err := v.get(ctx, at, pageAccept, "", "")
		if ctx.Err() != nil {
			return feed{}, nil, ctx.Err()
		}
		if err != nil {
			v.log.Debug("newsroom not read", "url", at, "error", err)
			continue
		}
		base, err := parseURL(page.url)
		if err != nil {
			continue
		}
		text := page.text()
		if found := discover(text, base); len(found) > 0 {
			return feed{}, found, nil
		}
		if f = listing(text, base, v.o.AsOf); len(f.entries) > 0 {
			return f, nil, nil
		}
	}
	if v.rooms[data.PageNews]+v.rooms[data.PageBlog] == "" && roomOfPath(v.base.Path) != "" {
		f = listing(v.front, v.base, v.o.AsOf)
	}
	return f, nil, nil
}

// list makes documents of a list of items that is no feed.
func (v *visit) list(f feed) data.Polled {
	next := v.state
	next.BodyHash, next.LastOutcome, next.Items = "", data.OutcomeOK, len(f.entries)
	if f.title != "" {
		next.Title = f.title
	}
	return data.Polled{State: next, Items: v.appendItems(nil, map[string]bool{}, f, next.Source)}
}

// readFound reads the feeds of the site at address. It fails when all of them
// do, or there are none; else the first failure is told in the state.
func (w *Web) readFound(ctx context.Context, next data.SourceState, found []string, address string) (data.Polled, error) {
	if len(found) == 0 {
		return data.Polled{}, notRead("no feed found at %s: name the feed itself, if there is one", clip(address, 200))
	}
	var got []answer
	var first error
	for _, at := range found[:min(len(found), maxSiteFeeds)] {
		a, err := w.get(ctx, at, feedAccept, "", "")
		if err == nil {
			_, err = w.parsed(ctx, a)
		}
		if ctx.Err() != nil {
			return data.Polled{}, ctx.Err()
		}
		if err == nil {
			got = append(got, a)
		} else if first == nil {
			t := *unreadable(err)
			t.detail = oneLine(clip(at, 150) + ": " + t.detail)
			first = &t
		}
	}
	if len(got) == 0 {
		return data.Polled{}, first
	}
	polled, err := w.take(ctx, next, got)
	polled.Read = readFeed
	if err == nil && first != nil {
		polled.State.LastDetail = unreadable(first).detail
	}
	return polled, err
}
