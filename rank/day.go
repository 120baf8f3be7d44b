package rank

import (
	"time"
)

// dayOf is the calendar day of t in t's own zone, as midnight UTC, so that days
// of different zones compare as the dates people write.
func dayOf(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// daysBetween counts the days from a to b, both days.
func daysBetween(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

// addWorkingDays goes n days of Monday to Friday on from day. Public holidays are
// not known.
func addWorkingDays(day time.Time, n int) time.Time {
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	return day
}

// spoken is a date as people say it: "4 March", with the year when it is not
// that of the list.
func spoken(day, list time.Time) string {
	if day.Year() == list.Year() {
		return day.Format("2 January")
	}
	return day.Format("2 January 2006")
}

// count is "1 day", "2 days".
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + one + "s"
}
