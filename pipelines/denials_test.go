package pipelines_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
)

// TestLaterTextTakesBack withdraws a story whose deal is called off, keeps the
// record, names who told it, says why nobody is called, and lets the story stand
// again when the text has gone.
func TestLaterTextTakesBack(t *testing.T) {
	w := newWeb(t)
	deal := item{"deal", "Halden Freight agrees to acquire Tessen Karton",
		"Halden Freight has agreed to acquire Tessen Karton for $40 million, the haulier said on Friday.", nightOne.Add(-50 * time.Hour)}
	end := item{"end", "Halden Freight calls off merger with Tessen Karton",
		"Halden Freight has called off its merger with Tessen Karton, the haulier said on Tuesday.", nightOne.Add(10 * time.Hour)}
	w.put("/wire.xml", deal)
	h := newHouse(t, w.URL+"/wire.xml")
	h.write(t, "callworthy.yaml", strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n"))
	const header = "prospect_id,at,rep,outcome,reason_id,verdict\n"
	h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,,\nP2,Halden Freight,halden.example,,\n")
	h.write(t, "calls.csv", header)
	h.night(t, nightOne)
	if list := h.published(t, "calllist.json"); !strings.Contains(list, "agrees to acquire Tessen Karton") {
		t.Fatalf("the deal is not listed:\n%s", list)
	}
	const record = "SELECT event_id, story_id, evidence, observed_at FROM events WHERE type = 'acquisition' AND url LIKE '%/deal'"
	before := h.query(t, record)
	story := strings.Trim(h.query(t, "SELECT story_id FROM events WHERE type = 'acquisition'"), "[] \n\t\"")

	two := nightOne.AddDate(0, 0, 1)
	w.put("/wire.xml", deal, end)
	h.write(t, "calls.csv", header+"P2,2026-03-10T10:00:00Z,ben,voicemail,"+story+":a,\n")
	report := h.night(t, two) // withdraws the deal and what was read out of its end
	if len(report.Rejected) != 1 || report.Rejected[0].Denial != data.DenialOff || strings.Join(report.Rejected[0].UsedBy, " ") != "ben" || report.Withdrawn != 2 {
		t.Errorf("the report says %+v, %d withdrawn", report.Rejected, report.Withdrawn)
	}
	if got := h.query(t, record); got != before {
		t.Errorf("the record is now %s, was %s", got, before)
	}
	for name, want := range map[string]string{"calllist.json": "taken back by a later text", "index.html": "told by <bdi>ben</bdi>"} {
		got := h.published(t, name)
		if !strings.Contains(got, want) || strings.Contains(got, "agrees to acquire") {
			t.Errorf("%s lacks %q or still lists the deal:\n%s", name, want, got)
		}
	}
	if e := h.standing(t, "Halden Freight").Events; !withdrawnFor(e, "off, says “Halden Freight calls off merger with Tessen Karton” (2026-03-10, "+w.URL+"/news/end); used by ben") {
		t.Errorf("explain has %+v", e)
	}
	morning := h.morning(t)
	h.night(t, two)
	if h.morning(t) != morning {
		t.Error("running the date again changed it")
	}

	end.title, end.text = "Halden Freight opens its books", "Halden Freight has opened its books, the haulier said on Tuesday."
	w.put("/wire.xml", deal, end)
	report = h.night(t, nightOne.AddDate(0, 0, 2))
	if report.Restored != 1 || len(report.Rejected) != 0 {
		t.Errorf("the text has gone: %d restored, %+v", report.Restored, report.Rejected)
	}
}

// standing is what explain has to say of a prospect.
func (h house) standing(t *testing.T, prospect string) duck.Standing {
	t.Helper()
	db, err := duck.OpenPublished(t.Context(), filepath.Join(h.dir, "public", "latest", "callworthy.duckdb"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	st, err := db.Standing(t.Context(), prospect, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func withdrawnFor(events []data.Event, why string) bool {
	for _, e := range events {
		if !e.Live() && e.WithdrawnWhy == why {
			return true
		}
	}
	return false
}
