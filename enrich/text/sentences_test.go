package text

import (
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		in   string // sentences joined by "|", with the white space that parts them
	}{
		{"plain", "Acme bought Beta.| It paid cash."},
		{"legal form inside", "Acme Inc. Announces Deal with Beta Corp. of Ohio."},
		{"legal form at the end", "It bought Beta Ltd.| The price was low."},
		{"country", "The U.S. Army chose it in the U.S.| It is big."},
		{"titles", "Dr. Jane Roe and Mr. J. P. Smith met St. John.| They left."},
		{"number sign", "It is No. 5 in the list.| No. 7 follows."},
		{"decimal", "Sales rose 3.5 per cent to $1.2 million.| Profit fell."},
		{"brand with a mark", "Yahoo! Inc. said so.| Wow!| Really?"},
		{"brand goes on", "Yahoo! said it will sell."},
		{"quote after the stop", "He said “we won.”| She said \"no.\"| End"},
		{"quote goes on", "“We won!” said Roe."},
		{"quote in brackets", "It works (see below.)| Next one."},
		{"abbreviation in brackets", "Apple (formerly Apple Computer Inc.) Pencil is new."},
		{"paragraphs", "A headline without stop|\n\nThe text.| More"},
		{"wrapped line", "A line that\ngoes on."},
		{"bullets", "Highlights:| * Sales rose| * Costs fell"},
		{"ellipsis", "Well… maybe.| Well...| Yes."},
		{"digits next", "It ended in 2023.| 2024 was better."},
		{"month", "On Jan. 5 it moved.| On Feb. 6, too."},
		{"other scripts", "これは本です。|次の文。"},
		{"words that are abbreviations elsewhere", "It was a near miss.| Beta fell ill.| Gamma won."},
		{"domain", "See acme.com for more.| Bye."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for _, p := range strings.Split(tt.in, "|") {
				want = append(want, strings.TrimSpace(p))
			}
			in := strings.ReplaceAll(tt.in, "|", "")
			var got []string
			for _, s := range Sentences(in) {
				got = append(got, in[s.Start:s.End])
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("Sentences(%q)\n got %q\nwant %q", in, got, want)
			}
		})
	}
}

// Every character that is no white space is in exactly one span.
func FuzzSentences(f *testing.F) {
	f.Add("Acme Inc. said “no.” Then\n\n* It * left. U.S. \xff.")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range Sentences(s) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("span %v after %d in %q", sp, at, s)
			}
			if strings.TrimSpace(s[at:sp.Start]) != "" {
				t.Fatalf("lost %q", s[at:sp.Start])
			}
			r, _ := utf8.DecodeRuneInString(s[sp.Start:])
			if unicode.IsSpace(r) {
				t.Fatalf("span begins with white space in %q", s)
			}
			at = sp.End
		}
		if strings.TrimSpace(s[at:]) != "" {
			t.Fatalf("lost %q", s[at:])
		}
	})
}
