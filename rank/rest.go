package rank

import (
	"slices"
	"time"

	"callworthy/data"
)

// rest is why and until when a prospect is left alone.
type rest struct {
	why     string // empty when there is no rest
	last    time.Time
	between bool // between tries that nobody answered: strong news may end it
}

// resting says until when the prospect is left alone. A step that is due lifts
// the rest, but for the tries made since it fell due.
func (w *world) resting(i int, h history, due *data.Touch) rest {
	since := time.Time{}
	if due != nil {
		since = w.triedSince(due)
	} else if step := h.openStep(); step != nil && !(step.Undated() && step.Theirs()) && w.stepDay(step).After(w.date) {
		return rest{why: w.stepRest(i, step)}
	} else if talk, _ := h.last(answered); talk != nil {
		since = dayOf(talk.At)
		if until, what := w.restAfter(talk); w.date.Before(until) {
			return rest{why: what + " on " + spoken(since, w.date) + ": rests until " + spoken(until, w.date) + "."}
		}
	}
	n, last := h.triedDays(since, due != nil && !due.Undated())
	if n == 0 || daysBetween(last, w.date) > w.policy.HandOver.Forget {
		return rest{}
	}
	gaps := w.policy.Rest.Gaps
	until, other := addWorkingDays(last, gaps[min(n, len(gaps))-1]), ""
	if due == nil {
		until, other = w.anotherWeekday(i, h, until)
	}
	if !w.date.Before(until) {
		return rest{}
	}
	times := "Tried on " + plural(n, "day") + ", last on "
	if n == 1 {
		times = "Tried on "
	}
	return rest{between: due == nil, last: last,
		why: times + spoken(last, w.date) + ", nobody answered: rests until " + spoken(until, w.date) + other + "."}
}

// triedSince is the day from which tries count for a step that is due: that day, or
// the day of a promise that named none.
func (w *world) triedSince(step *data.Touch) time.Time {
	if step.Undated() {
		return dayOf(step.At)
	}
	return w.stepDay(step)
}

// stepRest says that the day of a step has not come yet.
func (w *world) stepRest(i int, step *data.Touch) string {
	day, due := spoken(dayOf(step.At), w.date), spoken(w.stepDay(step), w.date)
	switch {
	case step.Undated():
		return w.promised(w.prospects[i], step) + ": rests until " + due + "."
	case step.Outcome == data.TouchMeeting:
		return "A meeting was agreed on " + day + ": rests until " + due + "."
	case answered(step):
		return "A conversation on " + day + ": rests until " + due + "."
	}
	return "A date was named on " + day + ": rests until " + due + "."
}

// pending is what they promised without naming a day, while it is too early to ask;
// "" when there is no such promise.
func (w *world) pending(p *data.Prospect, h history) string {
	step := h.liveStep()
	if step == nil || !step.Undated() || !step.Theirs() || !w.stepDay(step).After(w.date) {
		return ""
	}
	return w.promised(p, step) + ": ask from " + spoken(w.stepDay(step), w.date) + "."
}

// restAfter gives the day on which a talk without a date is rested, and what it was.
func (w *world) restAfter(talk *data.Touch) (time.Time, string) {
	what, days := "A conversation", w.policy.Rest.Conversation
	if talk.Outcome == data.TouchMeeting {
		what, days = "A meeting was agreed", w.policy.Rest.Meeting
	}
	if !talk.NextStepDue.IsZero() {
		return dayOf(talk.NextStepDue), what
	}
	return addWorkingDays(dayOf(talk.At), days), what
}

// triedDays counts the days on which the present contact was tried in vain
// after the day since (or on it, when inclusive), and gives the last of them.
func (h history) triedDays(since time.Time, inclusive bool) (n int, last time.Time) {
	for _, t := range h.touches {
		if !unanswered(t) {
			continue
		}
		day := dayOf(t.At)
		if day.Before(since) || day.Equal(since) && !inclusive && !since.IsZero() || !h.withContact(t) {
			continue
		}
		if !day.Equal(last) {
			n, last = n+1, day
		}
	}
	return n, last
}

// anotherWeekday moves the day on which the next try is due to a weekday that was
// not tried yet, and says so, until all parts of the day were tried.
func (w *world) anotherWeekday(i int, h history, due time.Time) (time.Time, string) {
	if !w.policy.Rest.AnotherWeekday || daysBetween(due, w.date) >= 7 {
		return due, ""
	}
	pl := w.placeOf(i)
	tries := w.tries(h, pl.zone())
	tried := weekdaysOf(tries)
	if !tried.On(due.Weekday()) || w.allPartsTried(tries) {
		return due, ""
	}
	working := w.workingDays(pl.region)
	for n := 1; n < 7; n++ {
		if day := due.AddDate(0, 0, n); working.On(day.Weekday()) && !tried.On(day.Weekday()) {
			return day, ", a weekday not tried yet"
		}
	}
	return due, ""
}

func weekdaysOf(tries []try) (days data.Weekdays) {
	for _, t := range tries {
		days[t.at.Weekday()] = true
	}
	return days
}

// mayBreak tells whether the prospect has news since the last try that could end
// the rest.
func (w *world) mayBreak(i int, r rest) bool {
	if daysBetween(r.last, w.date) < w.policy.Rest.StrongReasonGap {
		return false
	}
	for _, e := range w.events.of(i) {
		if firstSeen(e).After(r.last) {
			return true
		}
	}
	return slices.ContainsFunc(w.homework.signals[w.prospects[i].ID], func(s *data.Signal) bool {
		return firstSeen(&s.Event).After(r.last)
	})
}

// firstSeen is the day on which the event came to us.
func firstSeen(e *data.Event) time.Time {
	if !e.ObservedAt.IsZero() {
		return dayOf(e.ObservedAt)
	}
	return dayOf(e.PublishedAt)
}

// strongNews tells whether the candidate's reason ends a rest between tries: it
// is new since the last try, and its strength × fit is large.
func (w *world) strongNews(c *candidate, r rest) bool {
	return c.story != nil && firstSeen(c.story.lead).After(r.last) && c.score.through("fit") >= 100*w.policy.Rest.StrongReason
}

// through is the score up to and with the named term.
func (t tally) through(name string) float64 {
	sum := 0.0
	for _, term := range t.terms {
		sum += term.Points
		if term.Name == name {
			break
		}
	}
	return sum
}
