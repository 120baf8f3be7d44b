package rank

import (
	"testing"
	"time"

	"callworthy/data"
)

// Whose only news a rep withdrew is told who did and why, not that there is none,
// while that news would not be too old.
func TestRefusedIsTheReason(t *testing.T) {
	for _, tt := range []struct {
		verdict data.Verdict
		rep     string
		age     int
		detail  string
	}{
		{data.VerdictWrongCompany, "mira", 3, "Withdrawn on " + spoken(worldDay.AddDate(0, 0, -3), worldDay) + ": wrong company, says mira."},
		{data.VerdictFalse, "", 3, "Withdrawn on " + spoken(worldDay.AddDate(0, 0, -3), worldDay) + ": false, says a rep."},
		{data.VerdictWeak, "mira", 3, "No news of them in what was read."},
		{data.VerdictFalse, "mira", 3000, "No news of them in what was read."},
	} {
		in := Input{
			AsOf: worldDay.Add(4 * time.Hour), Date: worldDay, Triggers: testTriggersOnce(t), Playbook: testPlaybookOnce(t),
			Prospects: []data.Prospect{{ID: "P1", Name: "Acme"}},
			Touches: []data.Touch{{ProspectID: "P1", ID: "t1", At: worldDay.AddDate(0, 0, -tt.age), Rep: tt.rep,
				Channel: data.ChannelCall, Outcome: data.TouchNoAnswer, ReasonID: "s1:a", Verdict: tt.verdict}},
		}
		held := Rank(in).HeldBack
		if len(held) != 1 || held[0].Cause != data.CauseNoReason || held[0].Detail != tt.detail {
			t.Errorf("%s, %d days: %+v", tt.verdict, tt.age, held)
		}
	}
}
