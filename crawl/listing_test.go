package crawl

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

// TestListing reads the ways in which newsrooms list their news.
func TestListing(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"cards that say read more": {
			`<div class="card"><h3>Works opens in Leeds today</h3><time datetime="2026-11-20T08:00:00Z">Friday</time><a href="/news/a">Read more</a></div>
			 <div class="card"><h3>New head of finance named</h3><time datetime="2026-11-19">Thursday</time><a href="/news/b">Read more »</a></div>`,
			"/news/a Works opens in Leeds today 2026-11-20; /news/b New head of finance named 2026-11-19"},
		"a picture and a headline with one address": {
			`<article><a href="/news/a"><img src="x"></a><div><a href="/tag">Press</a> <h2><a href="/news/a">Works opens in Leeds today</a></h2><p>19.11.2026 | Leeds</p></div></article>
			 <article><a href="/news/b"><img src="x"></a><div><a href="/tag">Press</a> <h2><a href="/news/b">New head of finance named</a></h2><p>2.11.2026 | Leeds</p></div></article>`,
			"/news/a Works opens in Leeds today 2026-11-19; /news/b New head of finance named 2026-11-02"},
		"rows of a table": {
			`<table><tr><td>12 mars 2026</td><td><a href="/a">Ouverture d'un site à Lyon</a></td></tr><tr><td>1er février 2026</td><td><a href="/b">Nomination d'un directeur financier</a></td></tr></table>`,
			"/a Ouverture d'un site à Lyon 2026-03-12; /b Nomination d'un directeur financier 2026-02-01"},
		"without dates": {
			`<ul><li><a href="/a">Works opens in Leeds today</a></li><li><a href="/b">New head of finance named</a></li></ul>`,
			"/a Works opens in Leeds today -; /b New head of finance named -"},
		"the whole card is the link": {
			`<a href="/a"><span>November 20, 2026</span><h4>Works opens in Leeds today</h4><p>It has two halls.</p></a><a href="/b"><span>October 2, 2026</span><h4>New head of finance named</h4></a>`,
			"/a Works opens in Leeds today 2026-11-20; /b New head of finance named 2026-10-02"},
		"no list": {`<p>We make <a href="/bolts">bolts of nine millimetres</a>.</p><nav><a href="/a">Works opens in Leeds today</a><a href="/b">New head of finance named</a></nav>`, ""},
		"other people's news": {
			`<ul><li><a href="https://paper.example/a">Works opens in Leeds today</a></li><li><a href="https://paper.example/b">New head of finance named</a></li></ul>`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			base, _ := url.Parse("https://bolt.example/news")
			var got []string
			for _, e := range listing([]byte("<html><body>"+c.page), base, night).entries {
				day := "-"
				if e.PublishedParsed != nil {
					day = e.PublishedParsed.Format(time.DateOnly)
				}
				got = append(got, fmt.Sprintf("%s %s %s", strings.TrimPrefix(e.Link, "https://bolt.example"), e.Title, day))
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

// TestHostileListing reads pages that are made to be slow to read.
func TestHostileListing(t *testing.T) {
	base, _ := url.Parse("https://bolt.example/news")
	for name, page := range map[string]string{
		"siblings without end": `<a href="/a">Works opens in Leeds today</a>` + strings.Repeat("<p>x</p>", 100000) + `<a href="/b">New head of finance named</a>`,
		"a deep sibling":       strings.Repeat(`<a href="/a">Works opens in Leeds today</a>`+strings.Repeat("<div>", 200), 100),
		"links without end":    strings.Repeat(`<li>Nov 12 <a href="/a">Works opens in Leeds today</a>`, 20000),
		"years without end":    strings.Repeat(`<h2>2026</h2><p><a href="/a"><span>x</span><span>Works opens in Leeds today</span></a>`, 10000),
	} {
		start := time.Now()
		listing([]byte(page), base, night)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// TestReadDate takes no date that can be read in two ways.
func TestReadDate(t *testing.T) {
	for raw, want := range map[string]string{
		"2026-11-20": "2026-11-20", "2026-11-20T23:30:00-05:00": "2026-11-21", "20 November 2026": "2026-11-20", "Nov. 3, 2026": "2026-11-03",
		"3. Januar 2026": "2026-01-03", "3 de enero de 2026": "2026-01-03", "03.04.2026": "2026-04-03", "04/25/2026": "2026-04-25", "25/04/2026": "2026-04-25",
		"03/04/2026": "", "04/04/2026": "2026-04-04", "31.02.2026": "", "November 2026": "", "2026": "", "soon": "", "": "",
	} {
		got := ""
		if at, ok := readDate(raw, night); ok {
			got = at.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: got %s, want %s", raw, got, want)
		}
	}
}

// FuzzListing reads any page without trouble, and no more than it may.
func FuzzListing(f *testing.F) {
	f.Add([]byte(`<ul><li><a href="/a">Works opens in Leeds today</a> 20 November 2026</li><li><a href="/b">New head of finance named</a></li></ul>`))
	f.Add([]byte(`<urlset><url><loc>http://h/press/2026/a-b</loc><lastmod>2026-11-19</lastmod></url>`))
	base, _ := url.Parse("https://bolt.example/news")
	f.Fuzz(func(t *testing.T, page []byte) {
		if got := listing(page, base, night); len(got.entries) > maxListed {
			t.Fatal("too many entries")
		}
		if got := New(options()).newsOf(first(parseSitemap(page, 1<<20))); len(got) > maxListed {
			t.Fatal("too many entries")
		}
	})
}

func first(urls, _ []sitemapURL) []sitemapURL { return urls }
