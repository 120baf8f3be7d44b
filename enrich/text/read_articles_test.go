package text

import (
	"testing"
	"time"
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

func BenchmarkRead(b *testing.B) {
	pages := loadArticles(b)
	size := 0
	for _, p := range pages {
		size += len(p.body)
	}
	b.SetBytes(int64(size / len(pages)))
	i := 0
	for b.Loop() {
		p := pages[i%len(pages)]
		i++
		_, _ = Read(Source{Body: p.body, URL: p.url})
	}
}
