package crawl

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/xml"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// What is read of sitemaps (https://www.sitemaps.org/protocol.html) and of
// Google's extension for news in them.
const (
	sitemapAccept  = "application/xml, text/xml;q=0.9, */*;q=0.5"
	maxSitemaps    = 4     // files of one site
	maxSitemapURLs = 50000 // in one file, as the protocol has it
	sitemapAge     = 45 * 24 * time.Hour
)

// sitemapURL is an entry of a sitemap or of an index of sitemaps.
type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod"`
	News    struct {
		Title     string `xml:"title"`
		Published string `xml:"publication_date"`
	} `xml:"news"`
}

// newsPath recognises addresses of news and of the sitemaps that list them.
var newsPath = regexp.MustCompile(`(?i)(?:^|[/_.-])(?:news|newsroom|press|press-?releases?|releases?|announcements?|blog|posts?|articles?|stories|media|aktuelles|presse|pressemitteilungen|actualites|communiques|noticias|prensa|notizie|nieuws|nyheter|pressmeddelanden)(?:[/_.-]|$)`)

// readSitemaps reads the sitemaps that a site's robots.txt names, or the usual
// one, as a feed: what news sitemaps list, else recent pages whose address is
// one of news. Sitemaps of news are asked for first. The error is the context's alone.
func (w *Web) readSitemaps(ctx context.Context, base *url.URL) (feed, error) {
	todo := w.robots.sitemaps(base)
	if len(todo) == 0 {
		todo = []string{(&url.URL{Scheme: base.Scheme, Host: base.Host, Path: "/sitemap.xml"}).String()}
	}
	f := feed{base: base}
	seen := map[string]bool{}
	for asked := 0; len(todo) > 0 && asked < maxSitemaps && len(f.entries) < maxListed; {
		slices.SortStableFunc(todo, newsFirst)
		at := todo[0]
		todo = todo[1:]
		if u, err := parseURL(at); seen[at] || err != nil || !sameSite(u, base) {
			continue
		}
		seen[at] = true
		asked++
		a, err := w.get(ctx, at, sitemapAccept, "", "")
		if ctx.Err() != nil {
			return feed{}, ctx.Err()
		}
		if err != nil {
			w.log.Debug("sitemap not read", "url", at, "error", err)
			continue
		}
		urls, maps := parseSitemap(a.body, w.o.MaxBody)
		f.entries = append(f.entries, w.newsOf(urls)...)
		todo = append(todo, recentMaps(maps, w.o.AsOf)...)
	}
	f.entries = f.entries[:min(len(f.entries), maxListed)]
	return f, nil
}

func newsFirst(a, b string) int {
	return b2i(newsPath.MatchString(b)) - b2i(newsPath.MatchString(a))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// parseSitemap lists the pages and the further sitemaps that a sitemap names; a
// broken one as far as it can be read. Packed ones are unpacked up to max bytes.
func parseSitemap(body []byte, max int64) (urls, maps []sitemapURL) {
	var in io.Reader = bytes.NewReader(body)
	if bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil
		}
		in = io.LimitReader(z, max)
	}
	d := xml.NewDecoder(in)
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // addresses are ASCII
	for len(urls)+len(maps) < maxSitemapURLs {
		t, err := d.Token()
		if err != nil {
			break
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "url" && e.Name.Local != "sitemap" {
			continue
		}
		var u sitemapURL
		if d.DecodeElement(&u, &e) != nil {
			break
		}
		if e.Name.Local == "url" {
			urls = append(urls, u)
		} else {
			maps = append(maps, u)
		}
	}
	return urls, maps
}

// newsOf makes entries of a sitemap's pages, the latest first: those that it
// says are news, else those with an address of news that changed lately. What
// changed lately may have been published long ago, so such a page gets its date
// from itself.
func (w *Web) newsOf(urls []sitemapURL) []entry {
	type dated struct {
		entry
		at time.Time
	}
	var told, found []dated
	for _, u := range urls {
		loc := strings.TrimSpace(u.Loc)
		changed := w3cDate(u.LastMod)
		if u.News.Title != "" {
			it := &gofeed.Item{Title: u.News.Title, Link: loc, Published: strings.TrimSpace(u.News.Published)}
			at := w3cDate(it.Published)
			if !at.IsZero() {
				it.PublishedParsed = &at
			}
			told = append(told, dated{entry{Item: it}, at})
		} else if !changed.IsZero() && w.o.AsOf.Sub(changed) < sitemapAge && isNewsItem(loc) {
			found = append(found, dated{entry{Item: &gofeed.Item{Link: loc}}, changed})
		}
	}
	if len(told) == 0 {
		told = found
	}
	slices.SortStableFunc(told, func(a, b dated) int { return b.at.Compare(a.at) })
	out := make([]entry, 0, min(len(told), maxListed))
	for _, d := range told[:min(len(told), maxListed)] {
		out = append(out, d.entry)
	}
	return out
}

// isNewsItem tells of an address of news whether it leads to one item of it.
func isNewsItem(loc string) bool {
	u, err := parseURL(loc)
	if err != nil {
		return false
	}
	path := strings.TrimSuffix(u.Path, "/")
	i := strings.LastIndexByte(path, '/')
	return i > 0 && newsPath.MatchString(path[:i]+"/") && strings.ContainsAny(path[i:], "-_0123456789") && roomOfPath(path) == ""
}

// recentMaps are the sitemaps of an index that can list recent news, the latest first.
func recentMaps(maps []sitemapURL, asOf time.Time) []string {
	slices.SortStableFunc(maps, func(a, b sitemapURL) int { return w3cDate(b.LastMod).Compare(w3cDate(a.LastMod)) })
	var out []string
	for _, m := range maps {
		if at := w3cDate(m.LastMod); at.IsZero() || asOf.Sub(at) < sitemapAge {
			out = append(out, strings.TrimSpace(m.Loc))
		}
	}
	return out
}

// w3cDate reads the dates of sitemaps (https://www.w3.org/TR/NOTE-datetime);
// zero when it is none.
func w3cDate(raw string) time.Time {
	raw = strings.TrimSpace(raw)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", time.DateOnly} {
		if at, err := time.Parse(layout, raw); err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}
