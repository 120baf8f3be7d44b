package crawl

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestPlainText(t *testing.T) {
	for in, want := range map[string]string{
		"Acme  raises\n $5M ":                               "Acme raises $5M",
		"AT&T &amp; Co &#8211; &eacute;t&eacute;":           "AT&T & Co – été",
		"<p>One</p><p>Two<br/>three</p>":                    "One Two three",
		"Ac<b>me</b> <a href='x'>Inc</a>.":                  "Acme Inc.",
		"a < b and c > d":                                   "a < b and c > d",
		"Map<K, V> is <i>fast</i>":                          "Map<K, V> is fast",
		"x<script>alert('<b>')</script>y<style>p{}</style>": "xy",
		"zero\u200bwidth\u00ad \u202eturned":                "zerowidth turned",
		"non\u00a0breaking&nbsp;space":                      "non breaking space",
		"<!-- note -->seen":                                 "seen",
		"<svg><title>t</title><path d=''/></svg>after":      "after",
	} {
		if got := plainText(in, 100); got != want {
			t.Errorf("plainText(%q) = %q, want %q", in, got, want)
		}
	}
	if got := plainText(strings.Repeat("ä", 10), 7); got != "äää" {
		t.Errorf("cut to 7 bytes: %q", got)
	}
}

func FuzzPlainText(f *testing.F) {
	f.Add("<p>a &amp; <b>b</p> <script>x", 10)
	f.Add("a < b <K, V> &#0; \xff\x00", 3)
	f.Add(`<h2 class="a>b">One</h2><p title='x>y'>two <img alt=""/>three</p><textarea><b>four</textarea>`, 100)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit = 1 + (limit&0xff)*7
		got := plainText(s, limit)
		all := &line{limit: limit}
		if all.tokens(s); utf8.ValidString(s) && all.String() != got {
			t.Fatalf("plainText(%q, %d) = %q, the tokenizer alone reads %q", s, limit, got, all.String())
		}
		switch {
		case len(got) > limit, !utf8.ValidString(got), got != strings.TrimSpace(got):
			t.Fatalf("plainText(%q, %d) = %q", s, limit, got)
		case strings.ContainsFunc(got, unicode.IsControl), strings.Contains(got, "  "):
			t.Fatalf("plainText(%q, %d) = %q", s, limit, got)
		}
	})
}

// TestSimpleHTML compares the short way with the tokenizer on texts put together of
// what is easy and what is not.
func TestSimpleHTML(t *testing.T) {
	pieces := strings.Split("a|b |<|>|</|/>|\"|'|=|<p>|</p>|<b>|<br/>|<br />|<img src=\"x\">|<a href='y>z'>|<a href=\"y>z\">|<h2 id=q\">|<title>|</title>|<textarea>|</textarea>"+
		"|<script>|</script>|<K, V>|<P>|<p\n>|<plaintext>|<!--|-->|<![CDATA[|]]>|<?|&amp;|&lt;b>|&copy=|&|\u00e9|\u200b|\x00|\n|<li>|<svg>|</svg>|<math>|<xmp>|</xmp>|<iframe>|</iframe>|<p a\"b>c\"d>", "|")
	r := rand.New(rand.NewPCG(1, 2))
	for range 50000 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		all := &line{limit: 60}
		if all.tokens(b.String()); plainText(b.String(), 60) != all.String() {
			t.Fatalf("plainText(%q) = %q, the tokenizer alone reads %q", b.String(), plainText(b.String(), 60), all.String())
		}
	}
}
