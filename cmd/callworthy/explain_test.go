package main

import (
	"strings"
	"testing"

	"callworthy/data"
)

// Names that were left out are told with the reason, as many as there are.
func TestExplainDoubts(t *testing.T) {
	one := data.Doubt{Name: "Slack", Title: "Slack in the market", Why: "nothing shows that this Slack is meant: no domain", URL: "https://a.test/1"}
	for want, doubts := range map[string][]data.Doubt{
		"": nil,
		"  its name stands in 1 text that does not prove that it is meant, newest first\n": {one},
		"  its name stands in 2 texts that do not prove that it is meant, newest first\n":  {one, one},
	} {
		var out strings.Builder
		explainDoubts(&out, doubts)
		head, rest, _ := strings.Cut(out.String(), "    ")
		if head != want || want != "" && !strings.Contains(rest, "undated  “Slack” in “Slack in the market”\n      nothing shows that this Slack is meant: no domain\n") {
			t.Errorf("got %q", out.String())
		}
	}
}

func TestExplainNamesOutlets(t *testing.T) {
	names := outlets{"wire.example": "Harbour Wire", "127.0.0.7": "Plant Reporter", "two.example": ""}
	for text, want := range map[string]string{
		"According to 127.0.0.7 of 3 May: “wire.example writes so” on wire.example.uk": "According to Plant Reporter of 3 May: “Harbour Wire writes so” on wire.example.uk",
		"see http://wire.example/x": "see http://wire.example/x", "two.example": "two.example",
	} {
		if got := names.in(text); got != want {
			t.Errorf("%s", got)
		}
	}
	for want, r := range map[string]data.Reason{
		"Harbour Wire": {Source: "wire.example"}, "Plant Reporter": {URL: "http://127.0.0.7:8080/a"}, "two.example": {URL: "https://www.two.example/"},
		"Trade Post": {Source: "Trade Post", URL: "https://two.example/"}, "the contact history": {Source: "contact history", URL: "touch:1"},
	} {
		if got := names.source(r); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
