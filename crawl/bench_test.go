package crawl

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
	"golang.org/x/sync/errgroup"

	"callworthy/data"
)

const (
	benchFeeds = 1000
	benchHosts = 100
)

// captures are benchFeeds distinct bodies, made of the real feeds of more than 2 kB.
func captures(b *testing.B) (bodies [][]byte) {
	var real [][]byte
	for _, dir := range []string{"feedjira", "miniflux"} {
		files, _ := filepath.Glob("../../shared/corpora/feeds/" + dir + "/*/*.xml")
		if more, _ := filepath.Glob("../../shared/corpora/feeds/" + dir + "/*.xml"); len(files)+len(more) == 0 {
			b.Skip("no corpus here")
		}
		each(b, "../../shared/corpora/feeds/"+dir, func(_ string, body []byte) {
			if _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err == nil && len(body) > 2<<10 {
				real = append(real, body)
			}
		})
	}
	for i := range benchFeeds {
		bodies = append(bodies, fmt.Appendf(nil, "%s<!-- %d -->", strings.TrimSpace(string(real[i%len(real)])), i))
	}
	return bodies
}

// BenchmarkPoll compares a first and a second night's polling of 1,000 feeds on
// 100 loopback hosts, the second one of bodies that did not change, with gofeed
// alone parsing the same bodies on as many processors.
func BenchmarkPoll(b *testing.B) {
	bodies := captures(b)
	var states []data.SourceState
	for h := range benchHosts {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			var i int
			if n, _ := fmt.Sscanf(r.URL.Path, "/%d.xml", &i); n == 0 {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("ETag", fmt.Sprintf(`"%d"`, i))
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Write(bodies[i])
		}))
		b.Cleanup(s.Close)
		for i := h; i < benchFeeds; i += benchHosts {
			states = append(states, feedState(fmt.Sprintf("%s/%d.xml", s.URL, i)))
		}
	}
	night := func(states []data.SourceState) (next []data.SourceState) {
		items := 0
		err := New(options()).Poll(context.Background(), states, func(p data.Polled) error {
			if p.State.LastOutcome.Failed() {
				b.Errorf("%s: %s", p.State.Source.Key(), p.State.LastDetail)
			}
			items += len(p.Items)
			next = append(next, p.State)
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		return next
	}
	b.Run("gofeed", func(b *testing.B) {
		for b.Loop() {
			var g errgroup.Group
			g.SetLimit(runtime.GOMAXPROCS(0))
			for _, body := range bodies {
				g.Go(func() error { _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); return err })
			}
			if err := g.Wait(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			night(states)
		}
	})
	known := night(states)
	b.Run("second", func(b *testing.B) {
		for b.Loop() {
			night(known)
		}
	})
}

// BenchmarkParse compares the reading of the captured feeds, mending included, with
// gofeed alone, on one processor with -cpu 1.
func BenchmarkParse(b *testing.B) {
	bodies := captures(b)[:100]
	b.Run("gofeed", func(b *testing.B) {
		for b.Loop() {
			for _, body := range bodies {
				if _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("mended", func(b *testing.B) {
		for b.Loop() {
			for _, body := range bodies {
				if _, err := parseFeed(b.Context(), body, "text/xml", "https://feed.example/feed.xml"); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
