package story

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"callworthy/data"
)

// pair is two texts about one company and type, and what they are to each other.
type pair struct {
	eventType, verdict, own string
	events                  [2]data.Event
}

// loadPairs reads a file of pairs; its head says how they are written.
func loadPairs(t testing.TB, name string) []pair {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for block := range strings.SplitSeq(string(b), "\n\n") {
		lines := strings.Split(strings.TrimSpace(block), "\n")
		if strings.HasPrefix(lines[0], "#") {
			continue
		}
		if len(lines) != 3 {
			t.Fatalf("%s: a pair of %d lines: %s", name, len(lines), lines[0])
		}
		head, own, _ := strings.Cut(strings.TrimSuffix(lines[0], ")"), " (")
		p := pair{own: own}
		p.eventType, p.verdict, _ = strings.Cut(head, " ")
		for i, line := range lines[1:] {
			p.events[i] = pairEvent(p.eventType, fmt.Sprint("doc", i), line)
		}
		out = append(out, p)
	}
	return out
}

// pairEvent makes an event of "day status | title | quote | slots".
func pairEvent(eventType, document, line string) data.Event {
	f := strings.Split(line+"| | |", "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	day, status, _ := strings.Cut(f[0], " ")
	line = fmt.Sprintf("%s|%s|%s|%s", day, document, status, f[1])
	if f[3] != "" {
		line += "|" + f[3]
	}
	e := event(eventType, line)
	if f[2] != "" {
		e.Evidence.Quote = f[2]
	}
	return e
}

// judge says what the package takes the second text of a pair for.
func (p pair) judge() string {
	r := Memory{Own: []string{p.own}}.Assign(p.events[:])
	switch a, b := r.Events[0], r.Events[1]; {
	case a.StoryID != b.StoryID && r.Aliases[b.StoryID] != a.StoryID:
		return "other"
	case b.Novelty == data.NoveltyDevelopment:
		return "development"
	}
	return "same"
}

// TestPairs holds the share of hand-written pairs that are judged right.
func TestPairs(t *testing.T) {
	for name, floor := range map[string]float64{"testdata/pairs.txt": 0.95, "testdata/pairs_kept.txt": 0.9} {
		right, pairs := 0, loadPairs(t, name)
		for _, p := range pairs {
			got := p.judge()
			if got == p.verdict {
				right++
				continue
			}
			t.Logf("%s, want %s: %s %q / %q", got, p.verdict, p.eventType, p.events[0].Title, p.events[1].Title)
		}
		t.Logf("%s: %d of %d right", name, right, len(pairs))
		if float64(right) < floor*float64(len(pairs)) {
			t.Errorf("%s: fewer than %.0f in a hundred right", name, 100*floor)
		}
	}
}
