package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTriggersAreSound(t *testing.T) {
	ts, problems := Triggers()
	for _, p := range problems {
		t.Error(p)
	}
	if len(ts) != 29 {
		t.Errorf("got %d triggers, want 29", len(ts))
	}
	for i := 1; i < len(ts); i++ {
		if ts[i-1].ID >= ts[i].ID {
			t.Errorf("%s stands before %s", ts[i-1].ID, ts[i].ID)
		}
	}
}

const smallTrigger = `id: %ID%
name: Move
meaning: It moves house.
half_life_days: 30
weight: 0.5
sentences:
  done:
    - "{company} moved"
patterns:
  - rule: moves
    find: ["S move~ ..3 house|flat"]
`

func writeTrigger(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestLoadTriggersReplacesAndAdds(t *testing.T) {
	dir := t.TempDir()
	writeTrigger(t, dir, "a.yaml", strings.Replace(smallTrigger, "%ID%", "moving", 1))
	writeTrigger(t, dir, "b.yaml", strings.Replace(smallTrigger, "%ID%", "recall", 1))
	ts, problems := LoadTriggers(dir)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	built, _ := Triggers()
	if len(ts) != len(built)+1 {
		t.Errorf("got %d triggers, want %d", len(ts), len(built)+1)
	}
	for _, tr := range ts {
		if (tr.ID == "moving" || tr.ID == "recall") && tr.Name != "Move" {
			t.Errorf("%s is %q", tr.ID, tr.Name)
		}
	}
}

func TestFingerprintFollowsTheFile(t *testing.T) {
	a, _ := ParseTrigger("a.yaml", []byte(strings.Replace(smallTrigger, "%ID%", "moving", 1)))
	b, _ := ParseTrigger("a.yaml", []byte(strings.Replace(smallTrigger, "%ID%", "moving", 1)+"# a remark\n"))
	if a.Fingerprint() == "" || a.Fingerprint() == b.Fingerprint() {
		t.Errorf("fingerprints %q and %q", a.Fingerprint(), b.Fingerprint())
	}
}

// TestParseTriggerTellsWhereAndWhat holds one broken line for each error text.
func TestParseTriggerTellsWhereAndWhat(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"weight: 0.5", "wieght: 0.5", "t.yaml:5: field wieght not found"},
		{"weight: 0.5", "weight: 5", "t.yaml:5: weight must lie between 0 and 1"},
		{"half_life_days: 30", "half_life_days: 0", "t.yaml:4: half_life_days must be above 0"},
		{`"{company} moved"`, `"{company} moved {person}"`, "t.yaml:8: the last sentence of done must need no slot"},
		{`"{company} moved"`, `"{company} moved to {twon}"`, "unknown slot {twon}"},
		{`"{company} moved"`, `"they moved"`, "does not name {company}"},
		{"  done:", "  soon:", `t.yaml:7: sentences: unknown status "soon"`},
		{"S move~", "move~ S", "S stands only in the first place"},
		{"S move~", "S .. move~", "needs a word, not optional"},
		{"house|flat", "$hous", "unknown type $hous"},
		{"house|flat", "@homes", "unknown word list @homes"},
		{"house|flat", "hall:NP", `unknown slot "hall"`},
		{"..3", "..90", "must lie between 1 and 40"},
		{"house|flat", "House", "bad word"},
	} {
		content := strings.Replace(strings.Replace(smallTrigger, "%ID%", "moving", 1), c.from, c.to, 1)
		_, problems := ParseTrigger("t.yaml", []byte(content))
		if !strings.Contains(problems.Error(), c.want) {
			t.Errorf("%s: got %q, want %q", c.to, problems.Error(), c.want)
		}
	}
}

func TestInflections(t *testing.T) {
	for word, want := range map[string]string{
		"acquire~": "acquire acquires acquired acquiring", "buy~": "buy buys bought buying", "apply~": "apply applies applied applying",
		"admit~": "admit admits admitted admitting", "launch~": "launch launches launched launching", "deal": "deal",
	} {
		got := Inflections(word)
		for _, f := range strings.Fields(want) {
			if _, ok := got[f]; !ok {
				t.Errorf("%s has no form %s", word, f)
			}
		}
	}
}

func FuzzParseTrigger(f *testing.F) {
	f.Add([]byte(smallTrigger))
	f.Fuzz(func(t *testing.T, content []byte) { ParseTrigger("t.yaml", content) })
}
