package pipelines_test

import (
	"strings"
	"testing"
	"time"
)

// rivalNews tells two prospects of a deal of their competitor, who is no prospect,
// and gives the house and the deal's story.
func rivalNews(t *testing.T) (w *web, h house, deal item, story string) {
	w = newWeb(t)
	deal = item{"deal", "Tessen Karton agrees to acquire Moravec Boxes",
		"Tessen Karton has agreed to acquire Moravec Boxes for $40 million, the box maker said on Friday.", nightOne.Add(-50 * time.Hour)}
	w.put("/wire.xml", deal)
	h = newHouse(t, w.URL+"/wire.xml")
	h.write(t, "callworthy.yaml", strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n"))
	h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,Tessen Karton,\nP2,Halden Freight,halden.example,Tessen Karton,\n")
	h.write(t, "calls.csv", rivalCalls)
	h.night(t, nightOne)
	if got := h.query(t, standingDeals); !strings.Contains(got, "P1") || !strings.Contains(got, "P2") {
		t.Fatalf("the deal concerns %s", got)
	}
	return w, h, deal, strings.Trim(h.query(t, "SELECT DISTINCT story_id FROM signals WHERE type = 'acquisition'"), "[] \n\t\"")
}

const (
	rivalCalls    = "prospect_id,at,rep,outcome,reason_id,verdict\n"
	standingDeals = "SELECT prospect_id FROM signals WHERE type = 'acquisition' AND withdrawn_at IS NULL ORDER BY ALL"
)

// TestLaterTextTakesBackMarketNews withdraws the news of a competitor for everybody
// whom it concerns when it is called off; an echo stays withdrawn, and what goes on
// after all is news.
func TestLaterTextTakesBackMarketNews(t *testing.T) {
	w, h, deal, story := rivalNews(t)
	end := item{"end", "Tessen Karton calls off takeover of Moravec Boxes",
		"Tessen Karton has called off its takeover of Moravec Boxes, the box maker said on Tuesday.", nightOne.Add(10 * time.Hour)}
	w.put("/wire.xml", deal, end)
	h.write(t, "calls.csv", rivalCalls+"P1,2026-03-10T10:00:00Z,ben,voicemail,"+story+":a,\n")
	two := nightOne.AddDate(0, 0, 1)
	report := h.night(t, two)
	if got := h.query(t, standingDeals); got != "null" {
		t.Errorf("stands after it was called off: %s", got)
	}
	if len(report.Rejected) != 1 || report.Rejected[0].Prospect != "P1" || strings.Join(report.Rejected[0].UsedBy, " ") != "ben" {
		t.Errorf("the report says %+v", report.Rejected)
	}
	why := h.query(t, "SELECT DISTINCT withdrawn_why FROM signals WHERE url LIKE '%/deal'")
	if !strings.Contains(why, "calls off takeover of Moravec Boxes") || !strings.Contains(why, "used by ben") {
		t.Errorf("withdrawn because of %s", why)
	}
	before := h.morning(t)
	if h.night(t, two); h.morning(t) != before {
		t.Error("running the date again changed it")
	}

	echo := item{"echo", "Tessen Karton agrees to acquire Moravec Boxes", "Box maker Tessen Karton has agreed to acquire Moravec Boxes for $40 million.", nightOne.Add(20 * time.Hour)}
	w.put("/wire.xml", deal, end, echo)
	h.night(t, nightOne.AddDate(0, 0, 2))
	if got := h.query(t, standingDeals); got != "null" {
		t.Errorf("an echo brings it back: %s", got)
	}
	again := item{"again", "Tessen Karton completes acquisition of Moravec Boxes", "Tessen Karton has completed its acquisition of Moravec Boxes.", nightOne.Add(150 * time.Hour)}
	w.put("/wire.xml", deal, end, echo, again)
	h.night(t, nightOne.AddDate(0, 0, 7))
	if got := h.query(t, "SELECT DISTINCT url FROM signals WHERE type = 'acquisition' AND withdrawn_at IS NULL"); !strings.Contains(got, "/again") || strings.Contains(got, "/echo") {
		t.Errorf("standing after it went on: %s", got)
	}
}

// TestVerdictOnMarketNewsHoldsForEverybody: what one rep calls false is told to no
// prospect, nor is a rewrite of it; with the line gone it stands again.
func TestVerdictOnMarketNewsHoldsForEverybody(t *testing.T) {
	w, h, deal, story := rivalNews(t)
	h.write(t, "calls.csv", rivalCalls+"P1,2026-03-10T10:00:00Z,ben,voicemail,"+story+":a,false\n")
	echo := item{"echo", "Tessen Karton to acquire Moravec Boxes", "Box maker Tessen Karton has agreed to acquire Moravec Boxes for $40 million.", nightOne.Add(10 * time.Hour)}
	w.put("/wire.xml", deal, echo)
	report := h.night(t, nightOne.AddDate(0, 0, 1))
	if got := h.query(t, standingDeals); got != "null" || report.Withdrawn < 2 {
		t.Errorf("stands after the verdict: %s, %d withdrawn", got, report.Withdrawn)
	}
	if list := h.published(t, "calllist.json"); strings.Contains(list, "agrees to acquire") || strings.Contains(list, "to acquire Moravec") {
		t.Errorf("still told:\n%s", list)
	}
	h.write(t, "calls.csv", rivalCalls)
	h.night(t, nightOne.AddDate(0, 0, 2))
	if got := h.query(t, standingDeals); !strings.Contains(got, "P1") || !strings.Contains(got, "P2") {
		t.Errorf("with the line gone: %s", got)
	}
}
