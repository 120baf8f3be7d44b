package data

import (
	"os"
	"path/filepath"
	"testing"
)

func TestPlainNote(t *testing.T) {
	for note, want := range map[string]string{
		"<p>Was annoyed&nbsp;about the lathe.</p>":                         "Was annoyed about the lathe.",
		"<div><p>One</p>\n<p class=\"x\">Two<br/>three</p></div>":          "One\nTwo\nthree",
		"<ul><li>Wants <b>two</b></li><li>by May</li></ul>":                "Wants two\nby May",
		"<table><tr><td>a</td><td>b</td></tr></table>":                     "a b",
		"<style>p{color:red}</style><!-- x --><span>Seen</span>":           "Seen",
		"<p>5 &lt; 6 &amp; &#8364;7, &lt;b&gt; as typed</p>":               "5 < 6 & €7, <b> as typed",
		"Fewer than <40 people> and <jo@x.example>, a < b > c":             "Fewer than <40 people> and <jo@x.example>, a < b > c",
		"R&D; AT&amp;T; x?a=1&copy=2":                                      "R&D; AT&T; x?a=1&copy=2",
		"two\n\n  lines":                                                   "two\n\n  lines",
		"<p":                                                               "<p",
		"<a href=\"https://x.example/?a=1&amp;b=2\">the page</a> was sent": "the page was sent",
	} {
		if got := plainNote(note); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
}

func TestImportReadsNotesThatAreHTML(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in.csv")
	text := "Call Title,Activity date,Call outcome,Associated Company,Call notes\nCall,2026-03-11 09:02,Busy,Eight,<p>Was annoyed&nbsp;about the lathe.</p>\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	im, problems := ReadImport(path, contacts)
	if len(problems) > 0 || len(im.Touches) != 1 || im.Touches[0].Note != "Was annoyed about the lathe." {
		t.Error(told(im.Touches), problems)
	}
}
