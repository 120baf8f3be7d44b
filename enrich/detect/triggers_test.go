package detect

import (
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// exampleDay is the day on which the examples of the triggers count as published.
var exampleDay = time.Date(2024, 5, 15, 0, 0, 0, 0, time.UTC)

func exampleArticle(x data.Example) data.Article {
	return data.Article{Title: x.Title, Text: x.Text, PublishedAt: exampleDay}
}

// findExample returns the event of the type that is found for the example's organisation.
func findExample(d *Detector, typ string, x data.Example) (data.Event, bool) {
	a := exampleArticle(x)
	for _, e := range d.Detect(a, namesOf(a, []string{x.Org})) {
		if e.Type == typ && e.Status != data.StatusPast {
			return e, true
		}
	}
	return data.Event{}, false
}

var rare = map[string]bool{"layoffs": true, "closure": true, "data_breach": true, "recall": true, "rfp": true, "hiring": true, "distress": true}

// likely is the confidence that a bare sentence must reach: it lacks the title
// and the rest of a text that would make it sure enough for a list.
const likely = 0.5

// TestTriggerExamples holds every trigger to its own examples: positives are
// found with status, role and slots; negatives never reach a list.
func TestTriggerExamples(t *testing.T) {
	d := builtIn(t)
	triggers, _ := data.Triggers()
	for _, tr := range triggers {
		least := 8
		if rare[tr.ID] {
			least = 20
		}
		if len(tr.Examples.Positive) < least || len(tr.Examples.Negative) < least {
			t.Errorf("%s: has %d positive and %d negative examples, needs %d", tr.ID, len(tr.Examples.Positive), len(tr.Examples.Negative), least)
		}
		for _, x := range tr.Examples.Positive {
			e, ok := findExample(d, tr.ID, x)
			if !ok || e.Confidence < likely {
				t.Errorf("%s: not found for %s (found %v, confidence %.2f): %s%s", tr.ID, x.Org, ok, e.Confidence, x.Title, x.Text)
				continue
			}
			if x.Status != "" && e.Status != x.Status {
				t.Errorf("%s: status %s, want %s: %s%s", tr.ID, e.Status, x.Status, x.Title, x.Text)
			}
			if e.Role != x.Role {
				t.Errorf("%s: role %q, want %q for %s: %s%s", tr.ID, e.Role, x.Role, x.Org, x.Title, x.Text)
			}
			for slot, want := range x.Slots {
				if !strings.EqualFold(e.Slots[slot], want) {
					t.Errorf("%s: slot %s is %q, want %q: %s%s", tr.ID, slot, e.Slots[slot], want, x.Title, x.Text)
				}
			}
		}
		for _, x := range tr.Examples.Negative {
			if e, ok := findExample(d, tr.ID, x); ok && e.Listable {
				t.Errorf("%s: listed for %s by rule %s (confidence %.2f): %s%s", tr.ID, x.Org, e.Rule, e.Confidence, x.Title, x.Text)
			}
		}
	}
}
