package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dateOrder tells which number of 3/4/2026 is the day: "dmy" or "mdy"; empty
// when that is not known.
type dateOrder string

// slashForm is a date as office programs write it, with an optional time.
var slashForm = regexp.MustCompile(`^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})(?:,? +(\d{1,2}):(\d{2})(?::(\d{2}))? ?([AaPp][Mm])?)?$`)

// orderOf sees from the dates of a file which number is the day: one beyond 12
// cannot be a month. It stays empty where no date tells, or dates disagree.
func orderOf(rows []activity) dateOrder {
	first, second := false, false
	for _, a := range rows {
		for _, v := range append(a.done, a.created) {
			if m := slashForm.FindStringSubmatch(v); m != nil && m[2] != "." {
				x, _ := strconv.Atoi(m[1])
				y, _ := strconv.Atoi(m[3])
				first, second = first || x > 12, second || y > 12
			}
		}
	}
	switch {
	case first && !second:
		return "dmy"
	case second && !first:
		return "mdy"
	}
	return ""
}

// localMark is the zone of moments that came without one, until it is known.
var localMark = time.FixedZone("local", 0)

// readMoment reads a date with or without a time. One without a zone is in
// localMark.
func readMoment(v string, order dateOrder) (t time.Time, timed bool, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05.999Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700"} {
		if t, err := time.Parse(layout, v); err == nil && t.Hour()+t.Minute()+t.Second() == 0 {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, localMark), false, nil // a day: Salesforce dates end in T00:00:00Z
		} else if err == nil {
			return t, true, nil
		}
	}
	for _, layout := range append(momentLayouts, "Jan 2, 2006 3:04 PM", "Jan 2, 2006, 3:04 PM", "2 Jan 2006 15:04", "2 Jan 2006, 15:04") {
		if t, err := time.ParseInLocation(layout, v, localMark); err == nil {
			return t, t.Hour()+t.Minute()+t.Second() > 0, nil
		}
	}
	if m := slashForm.FindStringSubmatch(v); m != nil {
		return slashMoment(m, order)
	}
	day, err := parseDay(v)
	if err != nil {
		return day, false, fmt.Errorf("%q is no date that can be read", short(v))
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, localMark), false, nil
}

// slashMoment reads the parts of slashForm.
func slashMoment(m []string, order dateOrder) (time.Time, bool, error) {
	if m[2] == "." {
		order = "dmy"
	}
	day, month := m[1], m[3]
	switch order {
	case "mdy":
		day, month = month, day
	case "":
		return time.Time{}, false, fmt.Errorf("%q: is the day first or the month? Say --dates dmy or --dates mdy", m[0])
	}
	year := m[4]
	if len(year) == 2 {
		year = "20" + year
	}
	hour, minute := m[5], m[6]
	if hour == "" {
		hour, minute = "0", "00"
	}
	text, layout := fmt.Sprintf("%s-%s-%s %s:%s", year, month, day, hour, minute), "2006-1-2 15:04"
	if m[8] != "" {
		text, layout = text+" "+strings.ToUpper(m[8]), "2006-1-2 3:04 PM"
	}
	t, err := time.ParseInLocation(layout, text, localMark)
	if err != nil {
		return t, false, fmt.Errorf("%q is no date", m[0])
	}
	return t, m[5] != "", nil
}

// inZone gives a moment that came without a zone the zone that was found for it.
func inZone(t time.Time, zone *time.Location, zoneErr error) (time.Time, bool, error) {
	if t.Location() != localMark {
		return t, false, nil
	}
	if zoneErr != nil {
		return t, false, zoneErr
	}
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone), false, nil
}
