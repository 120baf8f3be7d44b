package rank

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"callworthy/data"
)

// Each file of testdata/whether tells of when somebody is called, by whom, and
// whether at all: prospects, history and news go in; who is called when, and who
// is left alone, come out. A policy.yaml in the file changes the rules.
func TestWhenAndWhether(t *testing.T) {
	eachScenario(t, "whether", func(t *testing.T, a *txtar.Archive) map[string]string {
		in := scenario(t, a)
		in.Policy = policyOf(t, section(a, "policy.yaml"))
		list := Rank(in)
		holdLaws(t, in, list)
		return map[string]string{"list": whenText(list), "held back": heldText(list)}
	})
}

func policyOf(t *testing.T, text string) data.Policy {
	t.Helper()
	path := ""
	if text != "" {
		path = filepath.Join(t.TempDir(), "policy.yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, problems := data.LoadPolicy(path)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return p
}

// whenText shows who calls whom when.
func whenText(l data.List) string {
	var b strings.Builder
	for _, c := range l.Calls {
		reach := ""
		for _, term := range c.Contributions {
			if term.Name == "chance of reaching" {
				reach = ", " + term.Why
			}
		}
		fmt.Fprintf(&b, "%s %d. %s: %s-%s %s%s\n   %s\n", c.Rep, c.Rank, c.ProspectID, c.CallFrom, c.CallUntil, c.Timezone, reach, c.WhenWhy)
		lines := []string{c.ZoneWhy, c.HandedOver}
		if c.Reason.Kind == data.ReasonNextStep {
			lines = append(lines, c.Reason.Sentence, c.Reason.Opener, c.Reason.Voicemail, strings.ReplaceAll(c.Reason.Mail.Body, "\n\n", " / "))
		}
		for _, line := range append(lines, c.Told...) {
			if line != "" {
				b.WriteString("   " + line + "\n")
			}
		}
	}
	return b.String()
}
