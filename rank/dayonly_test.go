package rank

import (
	"testing"
	"time"

	"callworthy/data"
)

// TestADayWithoutATimeTellsNoHour: calls of an import that have only a day count as
// tries, but choose no hour.
func TestADayWithoutATimeTellsNoHour(t *testing.T) {
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	timedCall := day.Add(15 * time.Hour)
	tries := []try{{touch: &data.Touch{At: day, DayOnly: true}, at: day}, {touch: &data.Touch{At: timedCall}, at: timedCall}}
	if got := timed(tries); len(got) != 1 || got[0].minute() != 15*60 {
		t.Errorf("timed tries: %+v", got)
	}
	w := &world{}
	if got := w.attempts(tries, nil); len(got) != 2 || got[0].Clock != "" || got[1].Clock != "15:00" {
		t.Errorf("attempts: %+v", got)
	}
}
