package rank

import (
	"fmt"
	"time"

	"callworthy/data"
)

// span is a time of day in minutes from midnight; it may lie on a neighbouring
// day while zones are compared.
type span struct{ from, until int }

func (s span) and(o span) span { return span{max(s.from, o.from), min(s.until, o.until)} }

func (s span) minutes() int { return s.until - s.from }

func (s span) clock() (from, until string) { return clock(s.from), clock(s.until) }

func clock(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

// decent are the hours outside of which nobody is rung whose law is not known, as
// the law of most countries that have one says.
var decent = []span{{8 * 60, 20 * 60}}

func spansOf(in []data.Span) []span {
	out := make([]span, len(in))
	for i, s := range in {
		out[i] = span{s.From, s.Until}
	}
	return out
}

// business are the office hours of a country.
func (w *world) business(region string) []span {
	if own := w.policy.Countries[region].Business; len(own) > 0 {
		return spansOf(own)
	}
	return spansOf(w.policy.Hours.Business)
}

// legal are the hours at which the country's law allows sales calls on the list's
// day; ok is false when no rule is known.
func (w *world) legal(region string) (hours []span, ok bool) {
	rules := w.policy.Countries[region].Legal
	if rules == nil {
		return nil, false
	}
	return spansOf(rules[w.date.Weekday()]), true
}

// workingDays are the days on which offices of a country work.
func (w *world) workingDays(region string) data.Weekdays {
	if own := w.policy.Countries[region].Days; own.Any() {
		return own
	}
	return w.policy.Hours.Days
}

// officeHours are the office hours within the law. Where the law leaves nothing
// of them, its hours count; where it allows nothing, somebody who waits for an
// agreed call is rung in office hours.
func (w *world) officeHours(region string) []span {
	business := w.business(region)
	legal, ok := w.legal(region)
	if !ok || len(legal) == 0 {
		return business
	}
	if both := w.cut(business, legal); len(both) > 0 {
		return both
	}
	return legal
}

// closedToday says why nobody there may be rung today, or "".
func (w *world) closedToday(region string) string {
	day := w.date.Weekday()
	if legal, ok := w.legal(region); ok && len(legal) == 0 {
		return fmt.Sprintf("The law there allows no sales calls on a %s (%s): rests until %s.", day,
			w.policy.Countries[region].Source, w.nextDay(func(d time.Time) bool {
				return len(w.policy.Countries[region].Legal[d.Weekday()]) > 0 && w.workingDays(region).On(d.Weekday())
			}))
	}
	working := w.workingDays(region)
	if w.policy.Hours.ClosedDay != data.ClosedDayRest || working.On(day) {
		return ""
	}
	return fmt.Sprintf("It is %s there, and offices are closed: rests until %s.", day,
		w.nextDay(func(d time.Time) bool { return working.On(d.Weekday()) }))
}

// nextDay is the first day after the list's that holds, as people say it.
func (w *world) nextDay(holds func(time.Time) bool) string {
	for n := 1; n <= 7; n++ {
		if day := w.date.AddDate(0, 0, n); holds(day) {
			return spoken(day, w.date)
		}
	}
	return "another day"
}

// cut gives what lies in both, long enough, within one day.
func (w *world) cut(spans, limits []span) []span {
	var out []span
	for _, s := range spans {
		for _, l := range limits {
			if c := s.and(l).and(span{0, 24*60 - 1}); c.minutes() >= w.policy.Hours.LeastMinutes {
				out = append(out, c)
			}
		}
	}
	return out
}

// hull is the span from the first to the last.
func hull(spans []span) span { return span{spans[0].from, spans[len(spans)-1].until} }

func longest(spans []span) span {
	best := spans[0]
	for _, s := range spans[1:] {
		if s.minutes() > best.minutes() {
			best = s
		}
	}
	return best
}

// zone loads a time zone once; nil when it is not known.
func (w *world) zone(name string) *time.Location {
	if name == "" {
		return nil
	}
	return remembered(w.zones, name, func(name string) *time.Location {
		loc, err := time.LoadLocation(name)
		if err != nil {
			return nil
		}
		return loc
	})
}

// hoursOf reads "09:00-17:00"; what cannot be read is the default.
func hoursOf(rep data.Rep) span {
	for _, hours := range []string{rep.Hours, data.DefaultHours} {
		if s, ok := data.ParseSpan(hours); ok && s.From != s.Until {
			if s.Until < s.From {
				s.Until += 24 * 60
			}
			return span{s.From, s.Until}
		}
	}
	return span{9 * 60, 17 * 60}
}

// localSpan is a span of the list's day in one zone, as minutes of the list's
// day in another.
func (w *world) localSpan(s span, from, to *time.Location) span {
	if from == to {
		return s
	}
	y, m, d := w.date.Date()
	minutes := func(at int) int {
		local := time.Date(y, m, d, 0, at, 0, 0, from).In(to)
		return daysBetween(w.date, dayOf(local))*24*60 + local.Hour()*60 + local.Minute()
	}
	return span{minutes(s.from), minutes(s.until)}
}
