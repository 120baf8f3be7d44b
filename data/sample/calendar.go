package sample

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// calendar turns the offsets of the sample texts into dates.
type calendar struct {
	asOf time.Time
	Web
}

// offsetForm is a distance from the day: days, working days (b), weeks, months, years.
var offsetForm = regexp.MustCompile(`^([+-]?\d+)([dbwmy])$`)

// day returns the day at an offset, at midnight in the zone of asOf.
func (c calendar) day(offset string) (time.Time, error) {
	m := offsetForm.FindStringSubmatch(offset)
	if m == nil {
		return time.Time{}, fmt.Errorf("offset %q: want a number and d, b, w, m or y", offset)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return time.Time{}, err
	}
	y, month, d := c.asOf.Date()
	today := time.Date(y, month, d, 0, 0, 0, 0, c.asOf.Location())
	switch m[2] {
	case "b":
		return workingDay(today, n), nil
	case "w":
		return today.AddDate(0, 0, 7*n), nil
	case "m":
		return today.AddDate(0, n, 0), nil
	case "y":
		return today.AddDate(n, 0, 0), nil
	}
	return today.AddDate(0, 0, n), nil
}

// workingDay goes n working days forward or back; weekends do not count.
func workingDay(t time.Time, n int) time.Time {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		t = t.AddDate(0, 0, step)
		if wd := t.Weekday(); wd != time.Saturday && wd != time.Sunday {
			n--
		}
	}
	return t
}

// moment reads "-2b 07:15" as a time in zone. What would be younger than asOf
// happened a day earlier.
func (c calendar) moment(v string, zone *time.Location) (time.Time, error) {
	offset, clock, _ := strings.Cut(v, " ")
	day, err := c.day(offset)
	if err != nil {
		return time.Time{}, err
	}
	at, err := time.Parse("15:04", clock)
	if err != nil {
		return time.Time{}, fmt.Errorf("time %q: %w", v, err)
	}
	t := time.Date(day.Year(), day.Month(), day.Day(), at.Hour(), at.Minute(), 0, 0, zone)
	for t.After(c.asOf) {
		t = t.AddDate(0, 0, -1)
	}
	return t, nil
}

// tokenForm is what texts leave open.
var tokenForm = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// fill replaces the tokens of a text:
//
//	{{-2b Monday, January 2}}        the day at an offset, in a layout of package time
//	{{url HOST}}                     where a host of the sample web is served
//	{{story HOST/PATH PROSPECT TYPE}} the story that a document begins for a prospect
func (c calendar) fill(text string) (string, error) {
	var firstErr error
	out := tokenForm.ReplaceAllStringFunc(text, func(token string) string {
		v, err := c.token(token[2 : len(token)-2])
		if err != nil && firstErr == nil {
			firstErr = fmt.Errorf("%s: %w", token, err)
		}
		return v
	})
	return out, firstErr
}

func (c calendar) token(token string) (string, error) {
	verb, rest, _ := strings.Cut(token, " ")
	switch verb {
	case "url":
		return c.Base(rest), nil
	case "story":
		return c.story(strings.Fields(rest))
	}
	day, err := c.day(verb)
	return day.Format(rest), err
}

// story is the id of the story that begins with one document.
func (c calendar) story(args []string) (string, error) {
	if len(args) != 3 {
		return "", fmt.Errorf("want HOST/PATH PROSPECT TYPE")
	}
	host, path, _ := strings.Cut(args[0], "/")
	return c.Story(c.Base(host)+"/"+path, args[1], args[2]), nil
}
