package detect

import (
	"strings"
	"testing"

	"callworthy/data"
)

// TestWordingAloneSaysWhy: an event that no pattern finds names the words that made it.
func TestWordingAloneSaysWhy(t *testing.T) {
	d := builtIn(t)
	d.byWord = nil // no patterns
	a := data.Article{Title: "Acme Appoints Ann Wu as Chief Financial Officer", PublishedAt: exampleDay,
		Text: "Acme today announced the appointment of Ann Wu as Chief Financial Officer."}
	events := d.Detect(a, namesOf(a, []string{"Acme"}))
	if len(events) == 0 || events[0].Type != "leadership_hire" {
		t.Fatalf("found %+v", events)
	}
	if e := events[0]; !strings.HasPrefix(e.Rule, "worded: ") || !strings.Contains(e.Rule, "appoint") {
		t.Errorf("rule %q", e.Rule)
	}
	checkEvents(t, a, events)
}

// TestWordingAsksAndDeniesNothing: the same words are news in a statement, and none
// in a question or a denial.
func TestWordingAsksAndDeniesNothing(t *testing.T) {
	d := builtIn(t)
	d.byWord = nil
	for title, news := range map[string]bool{
		"Acme appoints a new chief financial officer":             true,
		"Will Acme appoint a new chief financial officer?":        false,
		"Why Acme appointed a new chief financial officer":        false,
		"Acme has not appointed a new chief financial officer":    false,
		"Nobody has been appointed chief financial officer, Acme": false,
	} {
		a := data.Article{Title: title, PublishedAt: exampleDay}
		found := false
		for _, e := range d.Detect(a, namesOf(a, []string{"Acme"})) {
			found = found || e.Type == "leadership_hire" && e.Listable
		}
		if found != news {
			t.Errorf("%s: found %v", title, found)
		}
	}
}

// TestOwnTypesAreHeardByTheirRulesAlone: the model knows nothing of a type that a
// user added, and says nothing of it.
func TestOwnTypesAreHeardByTheirRulesAlone(t *testing.T) {
	triggers, problems := data.Triggers()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	own := triggers[0]
	own.ID = "own_type"
	d, err := New(append(triggers, own))
	if err != nil {
		t.Fatal(err)
	}
	r := d.readAll(data.Article{Title: "Acme opens a plant"}, namesOf(data.Article{Title: "Acme opens a plant"}, []string{"Acme"}))
	if fs := r.wording(key{"acme", "own_type"}, &candidate{}); len(fs) != 0 {
		t.Errorf("features %v", fs)
	}
}
