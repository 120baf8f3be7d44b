package pipelines_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

const (
	twoProspects = "id,name,domain\nP1,Brightwater Robotics,brightwater.example\nP2,Halden Freight,halden.example\n"
	threeth      = "P3,Corvane Dental,corvane.example\n"
)

// live is what an undisturbed derivation must agree on. When an event was
// first observed differs by nature.
const live = `SELECT event_id, story_id, prospect_id, type, status, role, happened_on, confidence, listable, evidence, document_id, title, slots, novelty
FROM events WHERE withdrawn_at IS NULL ORDER BY event_id`

// TestThreeNights lives through an edited item, a withdrawn story, a new
// prospect, a changed trigger and a date that is run twice, and ends with the
// same ids, events and list as one night that sees the final world alone.
func TestThreeNights(t *testing.T) {
	w := newWeb(t)
	funding := item{"funding", "Brightwater Robotics raises $40 million in Series B round",
		"Brightwater Robotics has raised $40 million in a Series B funding round led by Pine Street Partners.\nThe money will pay for engineers in Leeds.", nightOne.Add(-30 * time.Hour)}
	hire := item{"hire", "Halden Freight appoints Maria Sorensen as chief financial officer",
		"Halden Freight has appointed Maria Sorensen as chief financial officer, the haulier said on Monday.", nightOne.Add(-40 * time.Hour)}
	plant := item{"plant", "Corvane Dental opens new plant in Gdansk",
		"Corvane Dental has opened a new plant in Gdansk, the maker of dental implants said on Friday.", nightOne.Add(-50 * time.Hour)}
	w.put("/wire.xml", funding, hire, plant)
	h := newHouse(t, w.URL+"/wire.xml")

	h.write(t, "prospects.csv", twoProspects)
	h.night(t, nightOne)
	if got := h.published(t, "calllist.json"); !strings.Contains(got, "$40 million") || !strings.Contains(got, "Maria Sorensen") {
		t.Fatalf("night one does not list both:\n%s", got)
	}
	first := h.query(t, "SELECT event_id, story_id FROM events WHERE type = 'funding'")

	// Night two: the amount is corrected, the appointment is taken back, a
	// prospect is added whose news was read in night one.
	w.asked()
	funding.title = "Brightwater Robotics raises $45 million in Series B round"
	funding.text = strings.ReplaceAll(funding.text, "$40", "$45")
	hire.title, hire.text = "Halden Freight: a correction", "An earlier report about Halden Freight was wrong. Nobody has been appointed."
	w.put("/wire.xml", funding, hire)
	h.write(t, "prospects.csv", twoProspects+threeth)
	h.night(t, nightOne.AddDate(0, 0, 1))
	if asked := w.asked(); slices.Contains(asked, "/news/plant") {
		t.Errorf("the new prospect's page was fetched again: %v", asked)
	}
	if got := h.query(t, "SELECT event_id, story_id FROM events WHERE type = 'funding'"); got != first {
		t.Errorf("the edited item has other ids: %s, was %s", got, first)
	}
	if got := h.query(t, "SELECT type FROM events WHERE withdrawn_at IS NOT NULL"); !strings.Contains(got, "leadership_hire") {
		t.Errorf("the appointment was not withdrawn: %s", got)
	}
	list := h.published(t, "calllist.json")
	for _, want := range []string{"$45 million", "Gdansk"} {
		if !strings.Contains(list, want) {
			t.Errorf("night two misses %s:\n%s", want, list)
		}
	}

	// Night three: a trigger changes; then the date is run a second time.
	three := nightOne.AddDate(0, 0, 2)
	h.write(t, "triggers/expansion.yaml", trigger(t, "expansion", "weight: 0.11"))
	h.night(t, three)
	before := h.morning(t)
	w.asked()
	h.night(t, three)
	if after := h.morning(t); after != before {
		t.Errorf("running the date again changed it\n--- first\n%s\n--- second\n%s", before.json, after.json)
	}
	if asked := w.asked(); slices.ContainsFunc(asked, func(p string) bool { return strings.HasPrefix(p, "/news/") }) {
		t.Errorf("running the date again fetched pages: %v", asked)
	}

	fresh := newHouse(t, w.URL+"/wire.xml")
	fresh.write(t, "prospects.csv", twoProspects+threeth)
	fresh.write(t, "triggers/expansion.yaml", trigger(t, "expansion", "weight: 0.11"))
	fresh.night(t, three)
	if got, want := h.query(t, live), fresh.query(t, live); got != want {
		t.Errorf("events differ\n--- three nights\n%s\n--- one night\n%s", got, want)
	}
	if got, want := h.published(t, "calllist.json"), fresh.published(t, "calllist.json"); got != want {
		t.Errorf("lists differ\n--- three nights\n%s\n--- one night\n%s", got, want)
	}
}

// night runs one and fails the test when it publishes nothing.
func (h house) night(t *testing.T, asOf time.Time) data.Report {
	t.Helper()
	res, err := runNight(h.config(), asOf, nil)
	if err != nil {
		t.Fatal(err)
	}
	return res.Report
}

// trigger is the built-in file of that name with its weight replaced.
func trigger(t *testing.T, id, weight string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "data", "triggers", id+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "weight:") {
			line = weight + "\n"
		}
		out = append(out, line)
	}
	return strings.Join(out, "")
}

// TestSourcesThatFailDegradeTheNight runs with one dead feed and one healthy one.
func TestSourcesThatFailDegradeTheNight(t *testing.T) {
	w := newWeb(t)
	w.put("/wire.xml", spring(0)...)
	w.broken["/dead.xml"] = true
	h := newHouse(t, w.URL+"/wire.xml", w.URL+"/dead.xml")
	h.write(t, "prospects.csv", springProspects)
	report := h.night(t, nightOne)
	if report.Status != data.RunDegraded || len(report.Failures) != 1 || report.Failures[0].Outcome != data.OutcomeHTTPError {
		t.Errorf("status %s, failures %+v", report.Status, report.Failures)
	}
	if report.Listed != 3 { // P3 for the news of its competitor
		t.Errorf("the healthy source lists %d, want 3", report.Listed)
	}
}
