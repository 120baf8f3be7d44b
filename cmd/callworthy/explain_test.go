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
