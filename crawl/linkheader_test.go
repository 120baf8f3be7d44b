package crawl

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestCanonicalHeader(t *testing.T) {
	const at = "https://www.paper.example/print/story?id=7"
	for field, want := range map[string]string{
		`<https://www.paper.example/story>; rel="canonical"`:                              "https://www.paper.example/story",
		`</story?utm_source=x#top>; rel=canonical`:                                        "https://www.paper.example/story",
		`<../story>;REL=Canonical`:                                                        "https://www.paper.example/story",
		`</a,b;c>; title="one, <two>; rel=\"next\""; rel="next canonical", </x>;rel=up`:   "https://www.paper.example/a,b;c",
		`</style.css>; rel=preload; as=style, , <https://other.example/a>; rel=canonical`: "https://other.example/a",
		"</a>; rel=canonical\n</a#x>; rel=canonical":                                      "https://www.paper.example/a",
		"</a>; rel=canonical\n</b>; rel=canonical":                                        "",
		`</a>; rel=next; rel=canonical`:                                                   "",
		`</a>; rel="canonical`:                                                            "https://www.paper.example/a",
		`</a>; rel="canonical"; anchor="/print/story?id=7"`:                               "https://www.paper.example/a",
		`</a>; rel="canonical"; anchor="/elsewhere"`:                                      "",
		`</a>; rel="canonical"; anchor="#part"`:                                           "",
		`<javascript:alert(1)>; rel=canonical`:                                            "",
		`/a; rel=canonical`:                                                               "",
		`nonsense "a, </x>; rel=canonical`:                                                "https://www.paper.example/x",
		`"a, b", </a>; rel=canonical`:                                                     "https://www.paper.example/a",
		`</a; rel=canonical`:                                                              "",
		`<>; rel=canonical`:                                                               "",
		`</a>; rel=canonicalx`:                                                            "",
		strings.Repeat("</x>; rel=next, ", 5000) + `</a>; rel=canonical`:                  "", // beyond what is read
		strings.Repeat("<", 100000):                                                       "",
		strings.Repeat(`</a>;`, 100000):                                                   "",
	} {
		h := http.Header{}
		for line := range strings.SplitSeq(field, "\n") {
			h.Add("Link", line)
		}
		start := time.Now()
		if got := canonicalHeader(h, at); got != want {
			t.Errorf("%s: %q, want %q", clip(field, 100), got, want)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s: %v", clip(field, 100), took)
		}
	}
}

// TestFetchKeepsTheLinkHeader: what the server gives as the page's own address
// comes with the page, relative to where redirects ended, and counts like a link
// element; where the two differ, neither does.
func TestFetchKeepsTheLinkHeader(t *testing.T) {
	page := func(link, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Link", link)
			text("text/html", body)(w, r)
		}
	}
	s := newSite(t, map[string]http.HandlerFunc{
		"/old":     http.RedirectHandler("/print/a", http.StatusFound).ServeHTTP,
		"/print/a": page(`<../story/a>; rel="canonical"`, "<html><p>A"),
		"/both":    page(`</story/b>; rel="canonical"`, `<html><head><link rel=canonical href="/story/c">`),
		"/none":    page(`</style.css>; rel=preload`, `<html><head><link rel=canonical href="/story/d">`),
		"/self":    page(`</self>; rel=canonical`, `<html><p>A`),
	})
	for path, want := range map[string]string{"/old": "/story/a", "/both": "", "/none": "/story/d", "/self": ""} {
		d := fetch(t, New(options()), s.URL+path)[0]
		if got := CanonicalLink(d.Body, d.URL, d.Linked); got != strings.TrimSuffix(s.URL+want, s.URL) {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func FuzzCanonicalHeader(f *testing.F) {
	f.Add(`<https://a.example/b>; rel="canonical"; title="a\"b, c", <x>;rel=next`, "https://a.example/")
	f.Add(`<>;;=,"<a>`, "http://[::1]/a?b")
	f.Fuzz(func(t *testing.T, field, at string) {
		got := canonicalHeader(http.Header{"Link": {field}}, at)
		if again, err := CanonicalURL(got); got != "" && (err != nil || again != got) {
			t.Fatalf("%q of %q at %q is not canonical: %q %v", got, field, at, again, err)
		}
	})
}
