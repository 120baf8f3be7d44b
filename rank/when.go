package rank

import (
	"fmt"
	"strings"
	"time"

	"callworthy/data"
)

// span is a time of day in minutes from midnight; it may lie on a neighbouring
// day while zones are compared.
type span struct{ from, until int }

func (s span) and(o span) span { return span{max(s.from, o.from), min(s.until, o.until)} }

func (s span) minutes() int { return s.until - s.from }

// The hours at which companies are called, without lunch, and their parts.
var (
	businessHours = []span{{9 * 60, 12 * 60}, {13 * 60, 17 * 60}}
	dayParts      = []span{{9 * 60, 11 * 60}, {11 * 60, 12 * 60}, {13 * 60, 15 * 60}, {15 * 60, 17 * 60}}
)

const (
	leastMinutes = 30  // a shorter window is no window
	attemptDays  = 180 // older attempts tell nothing about the hour
)

// window is when to call, in a zone, and why then.
type window struct {
	span
	zone string
	why  string
}

func (s span) clock() (from, until string) { return clock(s.from), clock(s.until) }

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// when finds the window for a call by the rep.
func (w *world) when(c *candidate, rep data.Rep) window {
	repZone, repHours := w.zone(rep.Timezone), hoursOf(rep)
	zone := w.zone(c.prospect.Timezone)
	known := zone != nil
	if !known {
		zone = repZone
	}
	if zone == nil {
		zone = time.UTC
	}
	if repZone == nil {
		repZone = zone
	}
	rest := w.localSpan(repHours, repZone, zone)
	win := window{zone: zone.String()}
	if !known {
		win.span, win.why = w.choose(c, zone, within([]span{rest}, rest), "your time")
		win.why = strings.TrimSpace("Their time zone is not known: these are your own hours. " + win.why)
		return win
	}
	open := within(businessHours, rest)
	if len(open) == 0 {
		win.span = span{businessHours[0].from, businessHours[1].until}
		win.why = "Their business hours and yours do not meet on this day: these are theirs."
		return win
	}
	win.span, win.why = w.choose(c, zone, open, "their time")
	if win.why == "" {
		win.why = "Not tried yet: the longest stretch in which you are both at work."
	}
	return win
}

// zone loads a time zone once; nil when it is not known.
func (w *world) zone(name string) *time.Location {
	if name == "" {
		return nil
	}
	loc, ok := w.zones[name]
	if !ok {
		if l, err := time.LoadLocation(name); err == nil {
			loc = l
		}
		w.zones[name] = loc
	}
	return loc
}

// hoursOf reads "09:00-17:00"; what cannot be read is the default.
func hoursOf(rep data.Rep) span {
	for _, hours := range []string{rep.Hours, data.DefaultHours} {
		a, b, _ := strings.Cut(hours, "-")
		from, err1 := time.Parse("15:04", strings.TrimSpace(a))
		until, err2 := time.Parse("15:04", strings.TrimSpace(b))
		if err1 == nil && err2 == nil && !from.Equal(until) {
			s := span{from.Hour()*60 + from.Minute(), until.Hour()*60 + until.Minute()}
			if s.until < s.from {
				s.until += 24 * 60
			}
			return s
		}
	}
	return span{9 * 60, 17 * 60}
}

// localSpan is a span of the list's day in one zone, as minutes of the list's
// day in another.
func (w *world) localSpan(s span, from, to *time.Location) span {
	y, m, d := w.date.Date()
	minutes := func(at int) int {
		local := time.Date(y, m, d, 0, at, 0, 0, from).In(to)
		return daysBetween(w.date, dayOf(local))*24*60 + local.Hour()*60 + local.Minute()
	}
	return span{minutes(s.from), minutes(s.until)}
}

// within cuts spans to the limit and to one day, and keeps those long enough.
func within(spans []span, limit span) []span {
	var out []span
	for _, s := range spans {
		if c := s.and(limit).and(span{0, 24*60 - 1}); c.minutes() >= leastMinutes {
			out = append(out, c)
		}
	}
	return out
}

// choose picks the part of the open hours that promises most, and says why; it
// has nothing to say when nobody has tried.
func (w *world) choose(c *candidate, zone *time.Location, open []span, whose string) (span, string) {
	tries := c.history.triedAt(zone, w.date)
	if len(open) == 0 {
		open = []span{{9 * 60, 17 * 60}}
	}
	if len(tries) == 0 {
		return longest(open), ""
	}
	best := leastTried(partsOf(open), tries)
	from, until := best.clock()
	return best, fmt.Sprintf("%s without an answer, %s: try %s to %s %s.", tryWord(len(tries)), aboutWhen(tries), from, until, whose)
}

func tryWord(n int) string {
	if n == 1 {
		return "One try"
	}
	return itoa(n) + " tries"
}

func longest(spans []span) span {
	best := spans[0]
	for _, s := range spans[1:] {
		if s.minutes() > best.minutes() {
			best = s
		}
	}
	return best
}

// partsOf cuts the open hours into parts of the day; hours outside all parts
// stay whole.
func partsOf(open []span) []span {
	var out []span
	for _, o := range open {
		out = append(out, within(dayParts, o)...)
	}
	if len(out) == 0 {
		return open
	}
	return out
}

// leastTried is the part with the fewest tries, and of these the one whose
// middle is farthest from all tries, the later of equals.
func leastTried(parts []span, tries []int) span {
	best, bestTries, bestFar := parts[0], len(tries)+1, -1
	for _, p := range parts {
		n, far := 0, 24*60
		for _, t := range tries {
			if t >= p.from && t < p.until {
				n++
			}
			far = min(far, abs(t-(p.from+p.until)/2))
		}
		if n < bestTries || n == bestTries && far >= bestFar {
			best, bestTries, bestFar = p, n, far
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// aboutWhen says at what time of day the tries were.
func aboutWhen(tries []int) string {
	lo, hi := tries[0], tries[0]
	for _, t := range tries {
		lo, hi = min(lo, t), max(hi, t)
	}
	switch {
	case len(tries) == 1:
		return "at about " + clockAbout(lo)
	case hi-lo <= 60:
		return "all about " + clockAbout((lo+hi)/2)
	}
	return "between " + clockAbout(lo) + " and " + clockAbout(hi)
}

// clockAbout rounds to the half hour and writes "9:00".
func clockAbout(minutes int) string {
	minutes = (minutes + 15) / 30 * 30
	return fmt.Sprintf("%d:%02d", minutes/60%24, minutes%60)
}

// triedAt gives the minutes of the day, in the zone, at which the contact was
// rung in vain since the last talk. A call and its voicemail within a quarter of
// an hour are one try.
func (h history) triedAt(zone *time.Location, list time.Time) []int {
	var out []int
	_, talk := h.last(answered)
	var before time.Time
	for _, t := range h.touches[talk+1:] {
		if !unanswered(t) || t.Channel == data.ChannelEmail || !h.withContact(t) || daysBetween(dayOf(t.At), list) > attemptDays {
			continue
		}
		if !before.IsZero() && t.At.Sub(before) < 15*time.Minute {
			continue
		}
		before = t.At
		local := t.At.In(zone)
		out = append(out, local.Hour()*60+local.Minute())
	}
	return out
}
