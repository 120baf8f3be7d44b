package publish

import (
	"regexp"
	"strings"
	"testing"
)

func TestMarkdownGolden(t *testing.T) {
	golden(t, "small.md", toMarkdown(newSheet(smallWorld())))
}

func TestPlainShowsWhatStandsThere(t *testing.T) {
	for in, want := range map[string]string{
		"B&Q raised $1.5 million, 13:00–17:00": "B&Q raised $1.5 million, 13:00–17:00",
		"<!here> **bold** _it_ [x](http://e)":  `&lt;!here&gt; \*\*bold\*\* \_it\_ \[x\](http:` + zwsp + `//e)`,
		"@channel #general a@b.example":        "@" + zwsp + "channel #" + zwsp + "general a@" + zwsp + "b." + zwsp + "example",
		"Booking.com :tada: &lt;b&gt; &#42;":   "Booking." + zwsp + "com :" + zwsp + "tada: &amp;lt;b&amp;gt; &amp;#" + zwsp + "42;",
		"a\n# b\n- c":                          "a #" + zwsp + " b - c",
	} {
		if got := plain(200, in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

// alive finds what a chat could read as more than text.
var alive = regexp.MustCompile("@[\\pL\\pN]|＠[\\pL\\pN]|#[\\pL\\pN]|(^|[^\\\\])(\\\\\\\\)*[*_~`\\[\\]|]|<[!@#a-zA-Z]|://|www\\.[a-z]|[\\pL\\pN]\\.[\\pL]|(^|\\D):[\\pL\\pN+-]")

func FuzzPlain(f *testing.F) {
	for _, s := range append(nasty, "<!channel>", "<@U1>", "<http://e.example|x>", "@here", "\\*", "\\\\*", "a\u200b.com", "&#64;here", "::+1:") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := plain(300, s); alive.MatchString(got) || strings.ContainsAny(got, "\r\n<>") {
			t.Errorf("plain(%q) = %q has %q", s, got, alive.FindString(got))
		}
	})
}

func TestMarkdownHoldsHostileText(t *testing.T) {
	own := len(strings.Split(string(toMarkdown(hostile("x"))), "\n"))
	for _, s := range append(nasty, "<!here>", "> quote\n1. x", "https://a.example/<!here>|x") {
		got := string(toMarkdown(hostile(s)))
		if lines := len(strings.Split(got, "\n")); lines > own+2 {
			t.Errorf("%.30q: %d lines, want at most %d", s, lines, own+2)
		}
		if strings.Contains(got, "<!") || strings.Contains(got, "<script") {
			t.Errorf("%.30q is alive:\n%.400s", s, got)
		}
	}
}
