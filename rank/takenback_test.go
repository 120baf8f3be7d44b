package rank

import (
	"testing"
	"time"

	"callworthy/data"
)

// Who has no row because a later text took the news back is told so, while that
// news would not be stale; a source that failed says more.
func TestTakenBackIsTheReason(t *testing.T) {
	for _, tt := range []struct {
		age    int
		failed map[string]string
		cause  data.Cause
		detail string
	}{
		{3, nil, data.CauseNoReason, "The news of them was taken back by a later text: Acquisition."},
		{3000, nil, data.CauseNoReason, "No news of them in what was read."},
		{3, map[string]string{"P1": "https://x.example: timeout"}, data.CauseSourceFailed, "https://x.example: timeout."},
	} {
		in := Input{
			AsOf: worldDay.Add(4 * time.Hour), Date: worldDay, Triggers: testTriggersOnce(t), Playbook: testPlaybookOnce(t), SourceFailed: tt.failed,
			Prospects: []data.Prospect{{ID: "P1", Name: "Acme"}},
			TakenBack: map[string]data.Event{"P1": {ProspectID: "P1", Type: "acquisition", PublishedAt: worldDay.AddDate(0, 0, -tt.age)}},
		}
		held := Rank(in).HeldBack
		if len(held) != 1 || held[0].Cause != tt.cause || held[0].Detail != tt.detail {
			t.Errorf("%d days, failed %v: %+v", tt.age, tt.failed, held)
		}
	}
}
