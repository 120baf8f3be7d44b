package rank

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"callworthy/data"
)

// Each file of testdata/whether tells of when somebody is called, by whom, and
// whether at all: prospects, history and news go in; who is called when, and who
// is left alone, come out. A policy.yaml in the file changes the rules.
func TestWhenAndWhether(t *testing.T) {
	files, err := filepath.Glob("testdata/whether/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := scenario(t, a)
			in.Policy = policyOf(t, section(a, "policy.yaml"))
			list := Rank(in)
			holdLaws(t, in, list)
			got := map[string]string{"list": whenText(list), "held back": heldText(list)}
			if *update {
				rewrite(t, file, a, got)
				return
			}
			for name, text := range got {
				if diff := cmp.Diff(section(a, name), text); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
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
		for _, line := range []string{c.ZoneWhy, c.HandedOver} {
			if line != "" {
				b.WriteString("   " + line + "\n")
			}
		}
	}
	return b.String()
}
