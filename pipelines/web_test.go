package pipelines_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// item is one piece of news of a test web.
type item struct {
	slug, title, text string
	published         time.Time
}

// web is a small site whose feeds and pages a test can change between nights.
type web struct {
	*httptest.Server
	mu       sync.Mutex
	feeds    map[string][]item // by path, as in /wire.xml
	broken   map[string]bool   // paths that answer 500
	requests []string
}

func newWeb(t *testing.T) *web {
	t.Helper()
	w := &web{feeds: map[string][]item{}, broken: map[string]bool{}}
	w.Server = httptest.NewServer(http.HandlerFunc(w.serve))
	t.Cleanup(w.Close)
	return w
}

// put adds items to a feed, replacing those with the same slug.
func (w *web) put(feed string, items ...item) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, it := range items {
		replaced := false
		for i, old := range w.feeds[feed] {
			if old.slug == it.slug {
				w.feeds[feed][i], replaced = it, true
			}
		}
		if !replaced {
			w.feeds[feed] = append(w.feeds[feed], it)
		}
	}
}

// asked returns and forgets the paths that were requested.
func (w *web) asked() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	paths := w.requests
	w.requests = nil
	return paths
}

func (w *web) serve(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.requests = append(w.requests, r.URL.Path)
	if w.broken[r.URL.Path] {
		http.Error(rw, "out of order", http.StatusInternalServerError)
		return
	}
	if items, ok := w.feeds[r.URL.Path]; ok {
		body := w.rss(items)
		tag := fmt.Sprintf(`"%x"`, len(body)*31+strings.Count(body, "e"))
		rw.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			rw.WriteHeader(http.StatusNotModified)
			return
		}
		rw.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(rw, body)
		return
	}
	for _, items := range w.feeds {
		for _, it := range items {
			if r.URL.Path == "/news/"+it.slug {
				rw.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(rw, page(it))
				return
			}
		}
	}
	http.NotFound(rw, r)
}

func (w *web) rss(items []item) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>`)
	for _, it := range items {
		summary, _, _ := strings.Cut(it.text, "\n")
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s/news/%s</link><pubDate>%s</pubDate><description>%s</description></item>",
			html.EscapeString(it.title), w.URL, it.slug, it.published.Format(time.RFC1123Z), html.EscapeString(summary))
	}
	b.WriteString(`</channel></rss>`)
	return b.String()
}

func page(it item) string {
	var paragraphs strings.Builder
	for p := range strings.SplitSeq(it.text, "\n") {
		fmt.Fprintf(&paragraphs, "<p>%s</p>\n", html.EscapeString(p))
	}
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%[1]s</title></head><body>
<nav><a href="/">Home</a> <a href="/about">About</a></nav>
<main><article><h1>%[1]s</h1>%[2]s</article></main>
<footer>Copyright. Subscribe to our newsletter.</footer></body></html>`, html.EscapeString(it.title), paragraphs.String())
}

// house is a folder with a configuration and its CSV files.
type house struct {
	dir string
}

func newHouse(t *testing.T, feeds ...string) house {
	t.Helper()
	h := house{dir: t.TempDir()}
	var sources strings.Builder
	for _, f := range feeds {
		fmt.Fprintf(&sources, "  - feed: %s\n", f)
	}
	h.write(t, "callworthy.yaml", `prospects: prospects.csv
triggers: triggers
crawl:
  allow_private_networks: true
  per_host_delay: 0s
sources:
`+sources.String())
	if err := os.MkdirAll(filepath.Join(h.dir, "triggers"), 0o755); err != nil {
		t.Fatal(err)
	}
	return h
}

func (h house) config() string { return filepath.Join(h.dir, "callworthy.yaml") }

func (h house) write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(h.dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// published reads a file of the latest night.
func (h house) published(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(h.dir, "public", "latest", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
