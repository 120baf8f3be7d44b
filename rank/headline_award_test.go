package rank

import (
	"testing"

	"callworthy/data"
)

// A sentence with a colon is read and not said: a prize was received, and a
// headline that says the rest is told in its place.
func TestASentenceWithAColonIsNotSaid(t *testing.T) {
	w := &world{date: worldDay}
	award := data.Trigger{ID: "award", Sentences: map[string][]string{"done": {"{company} was honoured: {award}"}}}
	goal := data.Trigger{ID: "target", Sentences: map[string][]string{"planned": {"{company} has set itself a goal: {goal}"}}}
	for _, c := range []struct {
		trigger *data.Trigger
		status  data.Status
		slots   map[string]string
		quote   string
		want    string
	}{
		{&award, data.StatusDone, map[string]string{"award": "Baking Prize"}, "Its ovens won a prize", "Acme received the Baking Prize"},
		{&award, data.StatusDone, map[string]string{"award": "Top 50"}, "A list of ovens", "Acme was honoured: Top 50"},
		{&goal, data.StatusPlanned, map[string]string{"goal": "to halve its waste"}, "Acme vows to halve its waste", "Acme vowed to halve its waste"},
	} {
		e := data.Event{Type: c.trigger.ID, Status: c.status, Slots: c.slots, Evidence: data.Evidence{Quote: c.quote}}
		got := w.facts(words{company: "Acme", names: []string{"Acme"}, slots: c.slots}, &e, c.trigger)
		if len(got) == 0 || got[0].text != c.want {
			t.Errorf("%s: %+v, want %q", c.quote, got, c.want)
		}
	}
}
