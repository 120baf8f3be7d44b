package crawl

import "testing"

func TestCanonicalLink(t *testing.T) {
	const at = "https://www.paper.example/story.php?id=7"
	for page, want := range map[string]string{
		`<html><head><link rel="canonical" href="https://www.paper.example/news/plant">`:                       "https://www.paper.example/news/plant",
		`<!doctype html><html amp><link rel=canonical href="/news/plant?utm_source=amp">`:                      "https://www.paper.example/news/plant",
		`<head><base href="https://paper.example/x/"><link href="plant#top" rel="shortlink Canonical">`:        "https://paper.example/x/plant",
		`<head><script>"<body>"</script><link rel="canonical" href="http://paper.example/a">`:                  "http://paper.example/a",
		`<head><link rel="canonical" href="/a"><link rel="canonical" href="/a#x">`:                             "https://www.paper.example/a",
		`<head><link rel="canonical" href="https://other.example/a">`:                                          "https://other.example/a",
		`<head><link rel="canonical" href="/a"><link rel="canonical" href="/b">`:                               "",
		`<head><link rel="canonical" href="story.php?id=7">`:                                                   "",
		`<head><link rel="canonical" href="https://www.paper.example/">`:                                       "",
		`<head><link rel="canonical" href="javascript:alert(1)">`:                                              "",
		`<head><link rel="canonical"><meta property="og:url" content="https://other.example/">`:                "",
		`<head></head><body><link rel="canonical" href="/written-by-a-reader">`:                                "",
		`<head><title>x</title><p>no body tag<link rel="canonical" href="/a">`:                                 "",
		`<head><title><link rel="canonical" href="/a"></title><noscript><link rel="alternate" href="/b">`:      "",
		`<head><!-- <link rel="canonical" href="/a"> --><textarea><link rel="canonical" href="/a"></textarea>`: "",
	} {
		if got := CanonicalLink([]byte(page), at, ""); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}

func FuzzCanonicalLink(f *testing.F) {
	f.Add("<head><base href=x><link rel=canonical href=//h/a/../b?utm_x=1>", "http://a.example/")
	f.Add("<link rel=canonical href=\"\x00 http:/a\">", "http://[::1]/a?b")
	f.Fuzz(func(t *testing.T, page, at string) {
		got := CanonicalLink([]byte(page), at, "")
		if again, err := CanonicalURL(got); got != "" && (err != nil || again != got) {
			t.Fatalf("%q of %q at %q is not canonical: %q %v", got, page, at, again, err)
		}
	})
}
