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

func TestItemOutcomes(t *testing.T) {
	items := `<item><title>old</title><link>/old</link><pubDate>Tue, 01 Jan 2026 00:00:00 GMT</pubDate></item>
<item><title>far ahead</title><link>/ahead</link><pubDate>Sun, 29 Nov 2026 00:00:00 GMT</pubDate></item>
<item><title>tomorrow</title><link>/tomorrow</link><pubDate>Tue, 24 Nov 2026 20:00:00 GMT</pubDate></item>
<item><title>no link</title><guid isPermaLink="false">https://ex.com/not-a-page</guid></item>
<item><title>guid</title><guid>https://ex.com/guid</guid></item>
<item><title>mail</title><link>mailto:a@ex.com</link></item>
<item><title>first</title><link>/same?utm_campaign=x</link></item>
<item><title>second</title><link>/same</link></item>
<item></item>
<item xmlns:f="http://rssnamespace.org/feedburner/ext/1.0"><title>counted</title><link>http://feedproxy.example/1</link><f:origLink>https://ex.com/counted</f:origLink></item>
<item><title>alert</title><link>https://www.google.com/url?rct=j&amp;url=https://ex.com/alert&amp;ct=ga</link></item>
<item><title>updated only</title><link>/u</link><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2026-11-20</dc:date></item>`
	s := newSite(t, map[string]http.HandlerFunc{"/f": text("text/xml", rssOf(items))})
	p := pollOne(t, New(options()), feedState(s.URL+"/f"))
	var got []string
	for _, d := range p.Items {
		date := ""
		if !d.PublishedAt.IsZero() {
			date = d.PublishedAt.Format(" 01-02")
		}
		path := strings.TrimPrefix(d.URL, s.URL)
		if d.Outcome == data.OutcomeHeadline {
			path, _, _ = strings.Cut(path, "#")
			path += "#"
		}
		got = append(got, fmt.Sprintf("%s %s %s%s", d.Title, d.Outcome, path, date))
	}
	want := `old too_old /old 01-01
far ahead pending /ahead
tomorrow pending /tomorrow 11-24
no link headline /f#
guid pending https://ex.com/guid
mail headline /f#
first pending /same
counted pending https://ex.com/counted
alert pending https://ex.com/alert
updated only pending /u 11-20`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if p.Items[1].PublishedRaw != "Sun, 29 Nov 2026 00:00:00 GMT" || p.State.Items != 12 {
		t.Errorf("raw date %q, %d entries", p.Items[1].PublishedRaw, p.State.Items)
	}
}

func TestUnchangedFeedsBringNothing(t *testing.T) {
	tagged := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Mon, 23 Nov 2026 07:30:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` && r.Header.Get("If-Modified-Since") != "" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, rssOf(anItem))
	}
	s := newSite(t, map[string]http.HandlerFunc{"/tagged": tagged, "/bare": text("text/xml", rssOf(anItem))})
	for _, path := range []string{"/tagged", "/bare"} {
		first := pollOne(t, New(options()), feedState(s.URL+path))
		again := pollOne(t, New(options()), first.State)
		want := first.State
		want.LastOutcome = data.OutcomeNotModified
		if len(first.Items) != 1 || again.Items != nil || again.State != want {
			t.Errorf("%s: %+v then %+v", path, first.State, again)
		}
	}
}

// TestUnreadableIsAskedAnew: a server that answers 304 must not hide that what
// it gave could not be read.
func TestUnreadableIsAskedAnew(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/f": text("text/html", "<html><title>Moved</title></html>")})
	state := feedState(s.URL + "/f")
	state.ETag, state.BodyHash, state.Items, state.ConsecutiveFailures = `"v1"`, "x", 7, 2
	got := pollOne(t, New(options()), state).State
	wantOutcome(t, got.LastOutcome, got.LastDetail, data.OutcomeUnreadable, "an HTML page, not a feed")
	if got.ETag != "" || got.BodyHash != "" || got.ConsecutiveFailures != 3 {
		t.Errorf("got %+v", got)
	}
}

func TestSiteIsReadThroughItsFeeds(t *testing.T) {
	page := `<html><head><base href="/en/">
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml; charset=utf-8" href="news.xml">
<link rel="ALTERNATE" type="application/feed+json" href="/f.json">
<link rel="alternate" type="application/atom+xml" href="/gone">
<link rel="alternate" type="text/html" hreflang="de" href="/de"></head></html>`
	s := newSite(t, map[string]http.HandlerFunc{
		"/": text("text/html", page), "/none": text("text/html", "<html></html>"),
		"/en/news.xml":   text("text/xml", rssOf(anItem)),
		"/f.json":        text("application/feed+json", `{"items":[{"id":"2","url":"/news/2.html","title":"Two"},{"id":"1","url":"/news/1.html?id=7"}]}`),
		"/comments/feed": text("text/xml", rssOf("")),
	})
	w := New(options())
	state := data.SourceState{Source: data.Source{Kind: data.SourceSite, URL: s.URL + "/"}}
	p := pollOne(t, w, state)
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeOK, "/gone: the server answers 404")
	if len(p.Items) != 2 || p.Items[1].Title != "Two" || p.Items[1].Source != s.URL+"/" || p.State.Items != 3 {
		t.Errorf("got %+v", p)
	}
	if again := pollOne(t, w, p.State); again.State.LastOutcome != data.OutcomeNotModified || again.Items != nil {
		t.Errorf("again: %+v", again)
	}
	state.Source.URL = s.URL + "/none"
	p = pollOne(t, w, state)
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeUnreadable, "no feed found at "+s.URL+"/none")
	p = pollOne(t, w, data.SourceState{Source: data.Source{Kind: data.SourceCatalog, URL: "wires"}})
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeUnsupported, "catalog")
}

func TestStatuses(t *testing.T) {
	answer := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
	}
	pages, want := map[string]http.HandlerFunc{}, map[string]data.Outcome{}
	for code, o := range map[int]data.Outcome{
		401: data.OutcomeRefused, 402: data.OutcomeRefused, 403: data.OutcomeRefused, 451: data.OutcomeRefused,
		404: data.OutcomeNotFound, 410: data.OutcomeNotFound, 400: data.OutcomeHTTPError, 418: data.OutcomeHTTPError,
		500: data.OutcomeHTTPError, 304: data.OutcomeHTTPError, 300: data.OutcomeHTTPError, 204: data.OutcomeUnreadable,
	} {
		path := fmt.Sprintf("/%d", code)
		pages[path], want[path] = answer(code), o
	}
	s := newSite(t, pages)
	w := New(options())
	for path, o := range want {
		d := fetch(t, w, s.URL+path)[0]
		if d.Outcome != o || d.Detail == "" || d.Body != nil {
			t.Errorf("page %s: %s (%s), want %s", path, d.Outcome, d.Detail, o)
		}
		if p := pollOne(t, w, feedState(s.URL+path)); p.State.LastOutcome != o {
			t.Errorf("feed %s: %s, want %s", path, p.State.LastOutcome, o)
		}
	}
}

func TestPageTypes(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/xhtml": text("application/xhtml+xml", "<html/>"), "/plain": text("TEXT/PLAIN; charset=", "x"),
		"/pdf": text("application/pdf", "%PDF"), "/xml": text("text/xml", "<a/>"),
		"/untyped": func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = nil
			fmt.Fprint(w, "\x89PNG\r\n\x1a\n")
		},
	})
	for path, want := range map[string]data.Outcome{"/xhtml": data.OutcomeOK, "/plain": data.OutcomeOK,
		"/pdf": data.OutcomeUnsupported, "/xml": data.OutcomeUnsupported, "/untyped": data.OutcomeUnsupported} {
		if d := fetch(t, New(options()), s.URL+path)[0]; d.Outcome != want {
			t.Errorf("%s: %s (%s), want %s", path, d.Outcome, d.Detail, want)
		}
	}
}

func TestRetryAfterIsHeeded(t *testing.T) {
	busy := func(code int, after string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", after)
			w.WriteHeader(code)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{"/a": busy(429, "3600"), "/b": text("text/html", "b"), "/f": busy(503, night.Add(time.Hour).Format(http.TimeFormat))})
	docs := fetch(t, New(options()), s.URL+"/a", s.URL+"/b")
	if len(docs) != 1 || s.paths() != "/robots.txt /a" {
		t.Fatalf("%d documents after %s", len(docs), s.paths())
	}
	wantOutcome(t, docs[0].Outcome, docs[0].Detail, data.OutcomeHTTPError, "429 Too Many Requests and asks to come back later (Retry-After: 3600)")
	got := poll(t, New(options()), feedState(s.URL+"/f"), feedState(s.URL+"/g"))
	wantOutcome(t, got[s.URL+"/f"].State.LastOutcome, got[s.URL+"/f"].State.LastDetail, data.OutcomeHTTPError, "Retry-After")
	wantOutcome(t, got[s.URL+"/g"].State.LastOutcome, got[s.URL+"/g"].State.LastDetail, data.OutcomeHTTPError, "not asked")
}
