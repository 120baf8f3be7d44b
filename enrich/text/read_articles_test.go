package text

import (
	"bytes"
	"net/url"
	"testing"
	"time"

	"github.com/markusmobius/go-trafilatura"
)

// The floor is the benchmark's own measure, on its own pages.
func TestArticlesF1(t *testing.T) {
	pages := loadArticles(t)
	fetched := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	dated := 0
	precision, recall, f1 := benchmarkF1(pages, func(p articlePage) string {
		page, err := Read(Source{Body: p.body, ContentType: "text/html; charset=utf-8", URL: p.url, FetchedAt: fetched})
		if err != nil {
			t.Errorf("%s: %v", p.id, err)
		}
		if !page.PublishedAt.IsZero() {
			dated++
		}
		return page.Text
	}, nil)
	t.Logf("precision %.4f recall %.4f F1 %.4f, dated %d of %d", precision, recall, f1, dated, len(pages))
	if f1 < 0.97 {
		t.Errorf("F1 = %.4f, want at least 0.97", f1)
	}
	if 100*dated < 95*len(pages) {
		t.Errorf("%d of %d pages have a date", dated, len(pages))
	}
}

func TestArticlesAreRepeatable(t *testing.T) {
	for i, p := range loadArticles(t) {
		if i%12 != 0 {
			continue
		}
		s := Source{Body: p.body, URL: p.url}
		a, _ := Read(s)
		b, _ := Read(s)
		if a.Text != b.Text || a.Title != b.Title || a.PublishedAt != b.PublishedAt || a.Language != b.Language {
			t.Errorf("%s is read differently the second time", p.id)
		}
	}
}

// BenchmarkRead compares reading a page with the library's own time for it, with
// the same options and with its defaults. Each goes through all pages.
func BenchmarkRead(b *testing.B) {
	pages := loadArticles(b)
	each := func(name string, read func(p articlePage)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, p := range pages {
					read(p)
				}
			}
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*len(pages)), "ms/page")
		})
	}
	library := func(o func(base *url.URL) trafilatura.Options) func(p articlePage) {
		return func(p articlePage) {
			base, _ := url.Parse(p.url)
			_, _ = trafilatura.Extract(bytes.NewReader(p.body), o(base))
		}
	}
	each("here", func(p articlePage) { _, _ = Read(Source{Body: p.body, URL: p.url}) })
	each("library", library(func(base *url.URL) trafilatura.Options { return options(base, time.Time{}) }))
	each("library's defaults", library(func(base *url.URL) trafilatura.Options {
		return trafilatura.Options{OriginalURL: base, EnableFallback: true}
	}))
}
