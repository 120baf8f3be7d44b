package crawl

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"callworthy/data"
)

// night is the clock of the tests.
var night = time.Date(2026, 11, 24, 3, 0, 0, 0, time.UTC)

// site is a small website that counts what it is asked for.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
	at    []time.Time
}

// newSite serves pages: path to handler.
func newSite(t *testing.T, pages map[string]http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked, s.at = append(s.asked, r.URL.RequestURI()), append(s.at, time.Now())
		s.mu.Unlock()
		if h := pages[r.URL.Path]; h != nil {
			h(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

func (s *site) paths() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.asked, " ")
}

// text answers with a body of a type.
func text(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, body)
	}
}

// options are those of a fast night on loopback.
func options() Options {
	return Options{AsOf: night, CrawlConfig: data.CrawlConfig{
		UserAgent: "callworthy/1.0 (+https://example.org/bot)", AllowPrivateNetworks: true,
		Timeout: 5 * time.Second, MaxBody: 1 << 20, MaxAge: 90 * 24 * time.Hour,
	}}
}

func feedState(url string) data.SourceState {
	return data.SourceState{Source: data.Source{Kind: data.SourceFeed, URL: url}}
}

// poll asks sources and returns the results by source.
func poll(t *testing.T, w *Web, states ...data.SourceState) map[string]data.Polled {
	t.Helper()
	out := map[string]data.Polled{}
	err := w.Poll(context.Background(), states, func(p data.Polled) error {
		out[p.State.Source.Key()] = p
		return nil
	})
	if err != nil {
		t.Fatalf("Poll: %v", err)
	}
	return out
}

func pollOne(t *testing.T, w *Web, s data.SourceState) data.Polled {
	t.Helper()
	return poll(t, w, s)[s.Source.Key()]
}

// fetch asks for pages and returns the documents in the order of arrival.
func fetch(t *testing.T, w *Web, urls ...string) []data.Document {
	t.Helper()
	var docs, out []data.Document
	for _, u := range urls {
		docs = append(docs, data.Document{ID: data.DocumentID(u), URL: u})
	}
	err := w.Fetch(context.Background(), docs, func(d data.Document) error {
		out = append(out, d)
		return nil
	})
	if err != nil {
		t.Fatalf("Fetch: %v", err)
	}
	return out
}

// wantOutcome checks outcome and that detail says it.
func wantOutcome(t *testing.T, got data.Outcome, detail string, want data.Outcome, says string) {
	t.Helper()
	if got != want || !strings.Contains(detail, says) {
		t.Errorf("got %s (%s), want %s with %q", got, detail, want, says)
	}
}
