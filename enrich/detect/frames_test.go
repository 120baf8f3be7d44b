package detect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

// TestDeeds tells who does what to whom, as the model of wording sees it.
func TestDeeds(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct{ sentence, org, want string }{
		{"Acme has acquired the pump unit of Beta.", "Acme", "s acquir unit [of]"},
		{"Acme has acquired the pump unit of Beta.", "Beta", "o acquir unit of"},
		{"Acme was acquired by Beta in May.", "Acme", "s acquir passive [by]"},
		{"The chief executive of Acme opened a plant in Leeds.", "Acme", "p open plant"},
		{"Acme has not hired a finance chief.", "Acme", "s hired chief not"},
		{"Acme plans to open a warehouse near Lyon.", "Acme", "s open warehous planned"},
		{"Gamma will partner with Acme on trains.", "Acme", "o partn with planned"},
	} {
		a := data.Article{Text: c.sentence, PublishedAt: exampleDay}
		r := &reader{d: d, art: d.prepare(a, namesOf(a, []string{"Acme", "Beta"}))}
		r.frame()
		var got []string
		for _, x := range r.art.sents[0].deeds(FoldOrg(c.org)) {
			parts := []string{string(rune(x.Role)), x.Verb, x.Object, x.Relation}
			if len(x.With) > 0 {
				parts = append(parts, fmt.Sprint(x.With))
			}
			if x.Passive {
				parts = slices.Insert(parts, 2, "passive")
			}
			if x.Denied {
				parts = append(parts, "not")
			}
			if x.Planned {
				parts = append(parts, "planned")
			}
			got = append(got, strings.Join(strings.Fields(strings.Join(parts, " ")), " "))
		}
		if !strings.Contains(strings.Join(got, "; "), c.want) {
			t.Errorf("%s, %s: %q, want %q", c.sentence, c.org, got, c.want)
		}
	}
}
