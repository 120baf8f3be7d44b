package pipelines_test

import (
	"strings"
	"testing"
	"time"
)

// TestVerdictOnADealHoldsForItsParties: what one rep calls false of the target is false
// for the buyer too; what is another company's stands for the buyer; with the line gone
// both stand again.
func TestVerdictOnADealHoldsForItsParties(t *testing.T) {
	for verdict, taken := range map[string]int{"false": 2, "wrong_company": 1} {
		w := newWeb(t)
		w.put("/wire.xml", item{"deal", "Halden Freight buys Corvane Dental for $40 million",
			"Halden Freight has bought Corvane Dental for $40 million, the companies said.", nightOne.Add(-30 * time.Hour)})
		h := newHouse(t, w.URL+"/wire.xml")
		const header = "prospect_id,at,rep,outcome,reason_id,verdict\n"
		h.write(t, "callworthy.yaml", strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n"))
		h.write(t, "prospects.csv", "id,name,domain\nP1,Corvane Dental,corvane.example\nP2,Halden Freight,halden.example\n")
		h.write(t, "calls.csv", header)
		h.night(t, nightOne)
		const standing = "SELECT prospect_id FROM events WHERE type = 'acquisition' AND withdrawn_at IS NULL ORDER BY ALL"
		if got := h.query(t, standing); !strings.Contains(got, "P1") || !strings.Contains(got, "P2") {
			t.Fatalf("the deal is news for %s", got)
		}
		story := strings.Trim(h.query(t, "SELECT DISTINCT story_id FROM events WHERE prospect_id = 'P1'"), "[] \n\t\"")
		h.write(t, "calls.csv", header+"P1,2026-03-10T10:00:00Z,ann,conversation,"+story+":a,"+verdict+"\n")
		if report := h.night(t, nightOne.AddDate(0, 0, 1)); report.Withdrawn != taken {
			t.Errorf("%s: %d withdrawn, want %d; %s stand", verdict, report.Withdrawn, taken, h.query(t, standing))
		}
		h.write(t, "calls.csv", header)
		if report := h.night(t, nightOne.AddDate(0, 0, 2)); report.Restored != taken {
			t.Errorf("%s: %d stand again, want %d", verdict, report.Restored, taken)
		}
	}
}
