package crawl

import (
	"net/http"
	"strings"
	"testing"

	"callworthy/data"
)

const ownHome = `<html><head><title>Bolt</title>LINKS</head><body><a href="https://elsewhere.example/about">About</a>
<a href="/who"> About
 us </a><a href="/about">About</a></body></html>`

// TestOwnSite reads a prospect's own site for what it says of the prospect: the
// home page and the page about it, with a feed or without.
func TestOwnSite(t *testing.T) {
	feed := `<link rel="alternate" type="application/rss+xml" href="/feed.xml">`
	for _, c := range []struct {
		name, prospect, links string
		pages, items          int
		outcome               data.Outcome
	}{
		{"with a feed", "P1", feed, 2, 1, data.OutcomeOK},
		{"without a feed", "P1", "", 2, 0, data.OutcomeOK},
		{"of nobody, with a feed", "", feed, 0, 1, data.OutcomeOK},
		{"of nobody, without a feed", "", "", 0, 0, data.OutcomeUnreadable},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSite(t, map[string]http.HandlerFunc{
				"/":         text("text/html", strings.Replace(ownHome, "LINKS", c.links, 1)),
				"/who":      text("text/html", "<html><p>We make bolts.</p></html>"),
				"/feed.xml": text("application/rss+xml", rssOf(anItem)),
			})
			p := pollOne(t, New(options()), data.SourceState{Source: data.Source{Kind: data.SourceSite, URL: s.URL + "/", Prospect: c.prospect}})
			if p.State.LastOutcome != c.outcome || len(p.Pages) != c.pages || len(p.Items) != c.items || p.State.Items != c.items {
				t.Fatalf("%s, %d pages, %d items: %s", p.State.LastOutcome, len(p.Pages), len(p.Items), p.State.LastDetail)
			}
			if c.pages == 2 && (p.Pages[1].URL != s.URL+"/who" || !strings.Contains(string(p.Pages[1].Body), "bolts") || !p.Pages[0].FetchedAt.Equal(night)) {
				t.Errorf("pages %+v", p.Pages)
			}
		})
	}
}

// TestOwnSiteWithoutAbout leaves out a page about the company that fails.
func TestOwnSiteWithoutAbout(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/": text("text/html", ownHome)})
	p := pollOne(t, New(options()), data.SourceState{Source: data.Source{Kind: data.SourceSite, URL: s.URL + "/", Prospect: "P1"}})
	if p.State.LastOutcome != data.OutcomeOK || len(p.Pages) != 1 {
		t.Errorf("%s, %d pages", p.State.LastOutcome, len(p.Pages))
	}
}
