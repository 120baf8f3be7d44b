package crawl

import (
	"net/url"
	"testing"
)

func TestCanonicalURL(t *testing.T) {
	for raw, want := range map[string]string{
		"HTTPS://WWW.Example.COM:443/A/b?x=1#top":          "https://www.example.com/A/b?x=1",
		"http://example.com":                               "http://example.com/",
		"http://example.com:8080/":                         "http://example.com:8080/",
		"http://example.com:443/":                          "http://example.com:443/",
		"https://example.com./a":                           "https://example.com/a",
		"https://user:secret@example.com/a":                "https://example.com/a",
		"https://ex.com/?utm_source=rss&UTM_Medium=x&b=2":  "https://ex.com/?b=2",
		"https://ex.com/a?utm_source=rss":                  "https://ex.com/a",
		"https://ex.com/a?z=1&a=2&fbclid=x&gclid=y&m=%20q": "https://ex.com/a?z=1&a=2&m=%20q",
		"https://ex.com/a?":                                "https://ex.com/a",
		"https://ex.com/a/../b/./c":                        "https://ex.com/b/c",
		"https://ex.com/a%2Fb":                             "https://ex.com/a%2Fb",
		"https://bücher.example/straße":                    "https://xn--bcher-kva.example/stra%C3%9Fe",
		"https://ex.com/a?amp=1&x=2&mtm_source=a":          "https://ex.com/a?x=2",
		"https://ex.com/companies/amp/?amplitude=1":        "https://ex.com/companies/amp/?amplitude=1",
		"https://www.google.com/amp/s/ex.com/a?utm_x=1":    "https://ex.com/a",
		"https://ex-com.cdn.ampproject.org/c/s/ex.com/a":   "https://ex.com/a",
		"https://ex-com.cdn.ampproject.org/v/ex.com/a?q=1": "http://ex.com/a?q=1",
		"https://www.google.com/amp/s/":                    "https://www.google.com/amp/s/",
		" https://ex.com/a b\n":                            "https://ex.com/a%20b",
		"http://[2001:DB8::1]:80/":                         "http://[2001:db8::1]/",
	} {
		got, err := CanonicalURL(raw)
		if err != nil || got != want {
			t.Errorf("CanonicalURL(%q) = %q, %v; want %q", raw, got, err, want)
		}
	}
	for _, raw := range []string{"", "/a/b", "ftp://ex.com/", "mailto:a@ex.com", "javascript:alert(1)", "http://", "https:///a", "http://exa mple.com/", "http://a:b:c/"} {
		if got, err := CanonicalURL(raw); err == nil {
			t.Errorf("CanonicalURL(%q) = %q, want an error", raw, got)
		}
	}
}

func FuzzCanonicalURL(f *testing.F) {
	for _, s := range []string{"HTTPS://Ex.com:443/a/../b?utm_x=1&c#d", "http://[::1%25eth0]/", "http://bücher.example/ä?ö", "http:/a", "http:a", "http://h//a/./..", "http://h/%2e%2e/a?;&&=", "http://.%./"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		once, err := CanonicalURL(raw)
		if err != nil {
			return
		}
		twice, err := CanonicalURL(once)
		if err != nil || once != twice {
			t.Fatalf("%q → %q → %q, %v", raw, once, twice, err)
		}
		u, err := url.Parse(once)
		if err != nil || u.Host == "" || u.Fragment != "" || u.User != nil || !isASCII(u.Host) {
			t.Fatalf("%q → %q", raw, once)
		}
	})
}
