package crawl

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

func rssOf(items string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title><link>/</link>` + items + `</channel></rss>`
}

const anItem = `<item><title>Acme &amp;amp; Co buys &lt;b&gt;Bolt&lt;/b&gt;</title><link>/news/1.html?utm_source=rss&amp;id=7</link>
<guid>g1</guid><pubDate>Mon, 23 Nov 2026 07:30:00 GMT</pubDate><description>Short.</description></item>`

func TestFeedBecomesItems(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/feed.xml": text("application/rss+xml", rssOf(anItem))})
	p := pollOne(t, New(options()), feedState(s.URL+"/feed.xml"))
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeOK, "")
	if len(p.Items) != 1 || p.State.Items != 1 || len(p.State.BodyHash) != 64 || !p.State.LastFetchedAt.Equal(night) {
		t.Fatalf("state %+v, items %+v", p.State, p.Items)
	}
	d := p.Items[0]
	want := data.Document{
		ID: data.DocumentID(s.URL + "/news/1.html?id=7"), URL: s.URL + "/news/1.html?id=7", Source: s.URL + "/feed.xml",
		Title: "Acme & Co buys Bolt", Summary: "Short.", PublishedRaw: "Mon, 23 Nov 2026 07:30:00 GMT",
		PublishedAt: time.Date(2026, 11, 23, 7, 30, 0, 0, time.UTC), FetchedAt: night, Outcome: data.OutcomePending,
	}
	if fmt.Sprintf("%+v", d) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", d, want)
	}
}

func TestPagesAreFetchedRaw(t *testing.T) {
	latin := "<html><body>Caf\xe9 \x80</body></html>"
	s := newSite(t, map[string]http.HandlerFunc{"/a.html": text("text/html; charset=iso-8859-1", latin)})
	d := fetch(t, New(options()), s.URL+"/a.html")[0]
	wantOutcome(t, d.Outcome, d.Detail, data.OutcomeOK, "")
	if string(d.Body) != latin || d.ContentType != "text/html; charset=iso-8859-1" || d.Attempts != 1 {
		t.Errorf("got %q of type %q after %d", d.Body, d.ContentType, d.Attempts)
	}
	if got := s.paths(); !strings.HasPrefix(got, "/robots.txt /a.html") {
		t.Errorf("asked for %s", got)
	}
}
