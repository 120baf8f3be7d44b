package crawl

import (
	"context"
	"fmt"
	"net/http"
	"sort"
	"strings"
	"testing"

	"callworthy/data"
)

// TestSurvey looks at sites of several kinds, and takes a board only when the
// site links to it and it answers.
func TestSurvey(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/": text("text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>
<a href="/jobs">Careers</a> <a href="/people">Leadership</a> <a href="/news">News</a>`),
		"/feed.xml": text("application/rss+xml", rssOf(anItem)),
		"/jobs": text("text/html", `<a href="https://job-boards.greenhouse.io/acme/jobs/1">Welder</a>
<script src="https://boards.greenhouse.io/embed/job_board/js?x=1&amp;for=acme"></script> <a href="https://jobs.lever.co/gone">More</a>`),
		"/boards/acme": text("application/json", `{"jobs":[{"title":"Welder"},{"title":"Fitter"}]}`),
		"/list":        text("text/html", `<html><a href="/room">Newsroom</a>`),
		"/room": text("text/html", `<ul><li><a href="/room/a">Acme opens a plant</a> <time>2026-11-20</time></li>
<li><a href="/room/b">Acme closes a plant</a> <time>2026-11-19</time></li></ul>`),
		"/bare": text("text/html", `<html><p>We make bolts.</p>`),
	})
	catalog := []data.CatalogEntry{
		{ID: "greenhouse", Name: "G", Format: data.FormatGreenhouse, URL: "https://job-boards.greenhouse.io/{board}", Asks: []string{s.URL + "/boards/{board}"}, Links: `greenhouse\.io/(?:embed/job_board(?:/js)?\?(?:[^"&]*&)*for=)?([A-Za-z0-9_-]+)`},
		{ID: "lever", Name: "L", Format: data.FormatLever, URL: "https://jobs.lever.co/{board}", Asks: []string{s.URL + "/none/{board}"}, Links: `jobs\.lever\.co/([a-z]+)`},
		{ID: "wire", Name: "W", Format: data.FormatFeed, URL: "https://wire.example/"},
	}
	var sites []data.Source
	for _, path := range []string{"/", "/list", "/bare", "/nowhere"} {
		sites = append(sites, data.Source{Kind: data.SourceSite, URL: s.URL + path})
	}
	var got []string
	err := New(options()).Survey(context.Background(), sites, catalog, func(f data.SiteSurvey) error {
		got = append(got, strings.ReplaceAll(fmt.Sprintf("%s: %s, %s of %d at %s, leadership %s, boards %v", f.Source.URL, f.Outcome, f.News, f.Items, f.NewsAt, f.Rooms[data.PageLeadership], f.Boards), s.URL, ""))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(got)
	want := `/: ok, feed of 1 at /feed.xml, leadership /people, boards [{greenhouse acme 2}]
/bare: ok,  of 0 at , leadership , boards []
/list: ok, list of news of 2 at /room, leadership , boards []
/nowhere: not_found,  of 0 at , leadership , boards []`
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}
