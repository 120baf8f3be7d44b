package data

import (
	"strings"
	"testing"
	"time"
)

func TestMarks(t *testing.T) {
	long := strings.Repeat("The plant opens in spring, and sixty people will work in it. ", 6)
	day := time.Date(2026, 3, 9, 10, 0, 0, 0, time.UTC)
	a := Article{URL: "https://www.paper.example/news/plant", Title: "A plant opens", Text: long, PublishedAt: day}
	for _, c := range []struct {
		what                string
		change              func(*Article)
		says, titled, reads bool
	}{
		{"itself", func(*Article) {}, true, true, true},
		{"another address", func(a *Article) { a.URL = "http://paper.example/story.php?id=7" }, true, false, false},
		{"another address of the same page", func(a *Article) { a.URL, a.Canonical = "https://paper.example/amp", a.URL }, true, true, true},
		{"its AMP form", func(a *Article) {
			a.URL, a.Canonical, a.Text = "https://paper.example/amp", a.URL, "In our app. "+a.Text
		}, false, true, false},
		{"spelled otherwise", func(a *Article) { a.Title, a.Text = "A Plant opens!", strings.ToUpper(a.Text) }, true, true, true},
		{"on another site", func(a *Article) { a.URL = "https://other.example/news/plant" }, false, false, false},
		{"a day later", func(a *Article) { a.PublishedAt = day.AddDate(0, 0, 1) }, true, true, true},
		{"another title", func(a *Article) { a.Title = "Jobs" }, false, false, true},
		{"without a title", func(a *Article) { a.Title = "" }, false, false, true},
	} {
		b := a
		c.change(&b)
		x, y := a.Marks(), b.Marks()
		if says, titled, reads := x.Says == y.Says, x.Titled == y.Titled, x.Reads == y.Reads; says != c.says || titled != c.titled || reads != c.reads {
			t.Errorf("%s: says %v, titled %v, reads %v", c.what, says, titled, reads)
		}
	}
	// Few words are the same by chance: those of another day are another text.
	a.Text = "Our results are out."
	later := a
	later.PublishedAt = day.AddDate(1, 0, 0)
	undated := a
	undated.PublishedAt = time.Time{}
	if x, y, z := a.Marks(), later.Marks(), undated.Marks(); x.Says == y.Says || z.Says != 0 || x.Reads != 0 {
		t.Errorf("%+v %+v %+v", x, y, z)
	}
	if got := (Article{URL: "https://a.example/", Text: "x"}).Marks(); got != (Marks{}) {
		t.Errorf("of an article that says nothing: %+v", got)
	}
}

func TestSiteOf(t *testing.T) {
	for url, want := range map[string]string{
		"https://News.Paper.co.uk/a":  "paper.co.uk",
		"http://www.paper.example:80": "paper.example",
		"http://ann.github.io/":       "ann.github.io",
		"http://127.0.0.1:8080/a":     "127.0.0.1:8080",
		"http://[2001:db8::1]/":       "[2001:db8::1]",
		"http://intranet/":            "intranet",
		"://":                         "://",
	} {
		if got := SiteOf(url); got != want {
			t.Errorf("SiteOf(%q) = %q, want %q", url, got, want)
		}
	}
}
