package crawl

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"callworthy/data"
)

// FuzzSitemap reads any sitemap, packed or not, without trouble and within bounds.
func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://h/press/a-b</loc><lastmod>2026-11-19</lastmod><news:news><news:title>A &amp; B</news:title><news:publication_date>2026-11-19T08:00Z</news:publication_date></news:news></url></urlset>`))
	f.Add([]byte(`<sitemapindex><sitemap><loc> https://h/news.xml </loc><lastmod>2026-11</lastmod></sitemap><sitemap>`))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00"))
	w := New(options())
	f.Fuzz(func(t *testing.T, body []byte) {
		urls, maps := parseSitemap(body, 1<<16)
		if len(urls)+len(maps) > maxSitemapURLs {
			t.Fatal("too many addresses")
		}
		for _, e := range w.newsOf(urls) {
			if e.Published != strings.TrimSpace(e.Published) {
				t.Fatalf("%q", e.Published)
			}
		}
		recentMaps(maps, night)
	})
}

// FuzzRooms finds feeds and pages worth a look in any page: on the same site, and
// at addresses that are canonical.
func FuzzRooms(f *testing.F) {
	f.Add([]byte(`<base href="//h/x/"><link rel="alternate" type="application/rss+xml" href="../f"><a href="/careers?x=1#y">Careers</a><a href=people>Our team</a>`))
	base, _ := url.Parse("https://www.bolt.example/home")
	f.Fuzz(func(t *testing.T, page []byte) {
		rooms := map[string]string{}
		for _, at := range discover(page, base) {
			rooms[at] = at
		}
		found := map[data.PageKind]string{}
		findRooms(found, page, base)
		for _, at := range found {
			if u, err := parseURL(at); err != nil || !sameSite(u, base) {
				t.Fatalf("%q is of another site", at)
			}
			rooms[at] = at
		}
		for at := range rooms {
			if again, err := CanonicalURL(at); err != nil || again != at || !utf8.ValidString(at) {
				t.Fatalf("%q is not canonical: %q %v", at, again, err)
			}
		}
	})
}

// FuzzListedDate reads no date that does not exist, and none of another century.
func FuzzListedDate(f *testing.F) {
	f.Add("20 de noviembre de 2026")
	f.Add("31.2.2026")
	f.Add("2026年11月20日")
	f.Fuzz(func(t *testing.T, raw string) {
		if len(raw) > maxRawDate {
			return
		}
		if at, ok := readDate(raw, night); ok && at.IsZero() {
			t.Fatalf("%q is the zero time", raw)
		}
	})
}
