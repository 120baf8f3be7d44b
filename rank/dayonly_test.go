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

// TestZonesKnowTheHomeworkCard: hours of the report are those of the list.
func TestZonesKnowTheHomeworkCard(t *testing.T) {
	prospects := []data.Prospect{{ID: "p"}, {ID: "q"}}
	got := Zones(worldDay, prospects, []data.Profile{{ProspectID: "p", Country: "France"}})
	if len(got) != 1 || got["p"].String() != "Europe/Paris" {
		t.Errorf("zones: %v", got)
	}
}

// TestADayStaysTheDay: a day without a time is no part of the day, and the same day
// of the week wherever the prospect is.
func TestADayStaysTheDay(t *testing.T) {
	monday := time.Date(2024, 3, 4, 0, 0, 0, 0, time.UTC)
	touch := &data.Touch{At: monday, DayOnly: true, Outcome: data.TouchNoAnswer, Channel: data.ChannelCall}
	w := newWorld(Input{Date: worldDay, AsOf: worldDay})
	got := w.tries(history{touches: []*data.Touch{touch}, contact: &data.Contact{}}, time.FixedZone("", -5*3600))
	if len(got) != 1 || got[0].at.Weekday() != time.Monday || got[0].part != -1 {
		t.Errorf("tries: %+v", got)
	}
}
