package publish

import (
	"fmt"
	"strings"
	"time"
)

// window is when to call, for people.
type window struct {
	From, Until string // HH:MM there
	Place       string // "Chicago time", "UTC"
	Yours       string // the same in the rep's zone, when it is another: "16:30–18:00", "19:30–21:30 Monday"
}

// windowOf tells a row's window in the prospect's and the rep's time.
func windowOf(r Row, repZone string) window {
	w := window{From: clip(5, r.CallFrom), Until: clip(5, r.CallUntil), Place: place(r.Timezone)}
	there, err1 := time.LoadLocation(r.Timezone)
	here, err2 := time.LoadLocation(repZone)
	if err1 != nil || err2 != nil || repZone == "" {
		return w
	}
	from, err1 := time.ParseInLocation("2006-01-02 15:04", r.ListDate+" "+r.CallFrom, there)
	until, err2 := time.ParseInLocation("2006-01-02 15:04", r.ListDate+" "+r.CallUntil, there)
	if err1 != nil || err2 != nil {
		return w
	}
	_, a := from.Zone()
	if _, b := from.In(here).Zone(); a != b {
		w.Yours = from.In(here).Format("15:04") + "–" + until.In(here).Format("15:04") + otherDay(from, from.In(here))
	}
	return w
}

// otherDay names the rep's day when it is not the prospect's.
func otherDay(there, here time.Time) string {
	if there.Day() == here.Day() {
		return ""
	}
	return " " + here.Weekday().String()
}

// place turns an IANA name into words.
func place(zone string) string {
	zone = clip(60, zone)
	switch {
	case zone == "" || zone == "Local":
		return ""
	case !strings.Contains(zone, "/") || strings.HasPrefix(zone, "Etc/"):
		return strings.TrimPrefix(zone, "Etc/")
	}
	return strings.ReplaceAll(zone[strings.LastIndex(zone, "/")+1:], "_", " ") + " time"
}

// longDay writes 2006-01-02 as "Monday 2 January 2006"; other text as it is.
func longDay(date string) string { return day(date, "Monday 2 January 2006") }

// shortDay writes 2006-01-02 as "2 Jan 2006".
func shortDay(date string) string { return day(date, "2 Jan 2006") }

func day(date, layout string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return clip(40, date)
	}
	return t.Format(layout)
}

// age tells how old evidence is on the list date: "today", "yesterday", "3 days
// ago"; "" when unknown or in the future.
func age(listDate, evidenceDate string) string {
	on, err1 := time.Parse(time.DateOnly, listDate)
	then, err2 := time.Parse(time.DateOnly, evidenceDate)
	days := int(on.Sub(then).Hours() / 24)
	switch {
	case err1 != nil || err2 != nil || days < 0:
		return ""
	case days == 0:
		return "today"
	case days == 1:
		return "yesterday"
	}
	return fmt.Sprintf("%d days ago", days)
}

// clock writes the moment up to which the list knows: "06:00 UTC+02:00", with
// the day when it is not the list's.
func clock(t time.Time, listDate string) string {
	layout := "15:04"
	if t.Format(time.DateOnly) != listDate {
		layout = "2 Jan 2006, 15:04"
	}
	return t.Format(layout) + " " + offset(t)
}

// offset names a zone by its distance from UTC: "UTC", "UTC+2", "UTC+5:30".
func offset(t time.Time) string {
	_, seconds := t.Zone()
	sign, minutes := "+", seconds/60
	if minutes < 0 {
		sign, minutes = "−", -minutes
	}
	switch {
	case minutes == 0:
		return "UTC"
	case minutes%60 == 0:
		return fmt.Sprintf("UTC%s%d", sign, minutes/60)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, minutes/60, minutes%60)
}

// words writes an id for people: leadership_hire → "leadership hire".
func words(id string) string { return clip(60, strings.ReplaceAll(id, "_", " ")) }
