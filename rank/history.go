package rank

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// history is what was tried with one prospect, oldest first, each touch once.
type history struct {
	touches []*data.Touch
	contact data.Contact
}

func (w *world) historyOf(i int) history {
	ts := w.touches.of(i)
	if !slices.IsSortedFunc(ts, compareTouches) {
		slices.SortFunc(ts, compareTouches)
	}
	ts = slices.CompactFunc(ts, func(a, b *data.Touch) bool { return a.ID != "" && a.ID == b.ID })
	return history{touches: ts, contact: w.prospects[i].Contact}
}

// compareTouches orders by time, then by all that a line says.
func compareTouches(a, b *data.Touch) int {
	if c := a.At.Compare(b.At); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Outcome, b.Outcome), cmp.Compare(a.Channel, b.Channel),
		cmp.Compare(a.ReasonID, b.ReasonID), cmp.Compare(a.NextStep, b.NextStep), a.NextStepDue.Compare(b.NextStepDue),
		cmp.Compare(a.NextStepOwner, b.NextStepOwner), cmp.Compare(a.Note, b.Note), cmp.Compare(a.ContactName, b.ContactName),
		cmp.Compare(a.Rep, b.Rep), cmp.Compare(a.Verdict, b.Verdict))
}

// answered tells whether somebody was talked to.
func answered(t *data.Touch) bool {
	switch t.Outcome {
	case data.TouchConversation, data.TouchMeeting, data.TouchNotInterested:
		return true
	}
	return false
}

// unanswered tells whether the touch was an attempt that reached nobody.
func unanswered(t *data.Touch) bool {
	switch t.Outcome {
	case data.TouchNoAnswer, data.TouchVoicemail, data.TouchGatekeeper:
		return true
	}
	return false
}

// withContact tells whether the touch was with the present contact, as far as
// is known.
func (h history) withContact(t *data.Touch) bool {
	return t.ContactName == "" || h.contact.Name == "" || t.ContactName == h.contact.Name ||
		foldName(t.ContactName) == foldName(h.contact.Name)
}

// last is the latest touch that holds, and its place; nil when there is none.
func (h history) last(holds func(*data.Touch) bool) (*data.Touch, int) {
	for i := len(h.touches) - 1; i >= 0; i-- {
		if holds(h.touches[i]) {
			return h.touches[i], i
		}
	}
	return nil, -1
}

// stopped says who asked us to stop, or "".
func (h history) stopped(list time.Time) string {
	asked, _ := h.last(func(t *data.Touch) bool { return t.Outcome == data.TouchDoNotCall })
	if asked != nil {
		return "Asked on " + spoken(dayOf(asked.At), list) + " not to be called."
	}
	no, _ := h.last(answered)
	if no == nil || no.Outcome != data.TouchNotInterested {
		return ""
	}
	day := dayOf(no.At)
	if daysBetween(day, list) >= refusalDays {
		return ""
	}
	return "Not interested on " + spoken(day, list) + ": left alone until " + spoken(day.AddDate(0, 0, refusalDays), list) + "."
}

// wrongPerson says why the contact is not the one to call, or "".
func (h history) wrongPerson(list time.Time) string {
	t, i := h.last(func(t *data.Touch) bool {
		return t.Outcome == data.TouchWrongPerson || t.Outcome == data.TouchLeftCompany
	})
	if t == nil || !h.withContact(t) || t.ContactName != "" && h.contact.Name == "" {
		return ""
	}
	if h.contact.Verified.After(dayOf(t.At)) || slices.ContainsFunc(h.touches[i:], answered) {
		return ""
	}
	day := spoken(dayOf(t.At), list)
	if t.Outcome == data.TouchLeftCompany {
		return "The contact has left, we heard on " + day + ": find who does the work now."
	}
	return "The contact was the wrong person on " + day + ": find the right one."
}

// resting says until when the prospect is left alone, or "". A step that is due
// lifts the rest, but for the attempts made since it fell due.
func (h history) resting(list time.Time, due *data.Touch) string {
	since := time.Time{}
	if talk, _ := h.last(answered); talk != nil && due == nil {
		since = dayOf(talk.At)
		if until, why := restAfter(talk); list.Before(until) {
			return why + " on " + spoken(since, list) + ": rests until " + spoken(until, list) + "."
		}
	}
	if due != nil {
		since = dayOf(due.NextStepDue)
	}
	n, last := h.triedDays(since, due != nil)
	if n == 0 {
		return ""
	}
	until := addWorkingDays(last, restGaps[min(n, len(restGaps))-1])
	if !list.Before(until) {
		return ""
	}
	times := "Tried on " + plural(n, "day") + ", last on "
	if n == 1 {
		times = "Tried on "
	}
	return times + spoken(last, list) + ", nobody answered: rests until " + spoken(until, list) + "."
}

// restAfter gives the day on which a talk is rested, and what it was. A date
// that was agreed is kept exactly.
func restAfter(talk *data.Touch) (time.Time, string) {
	what, days := "A conversation", conversationRestDays
	if talk.Outcome == data.TouchMeeting {
		what, days = "A meeting was agreed", meetingRestDays
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
		day := dayOf(t.At)
		if !unanswered(t) || day.Before(since) || day.Equal(since) && !inclusive && !since.IsZero() || !h.withContact(t) {
			continue
		}
		if !day.Equal(last) {
			n, last = n+1, day
		}
	}
	return n, last
}

// dueStep is the agreed step that is due and still open: the latest one named,
// with nobody talked to since. Nil when there is none.
func (h history) dueStep(list time.Time) *data.Touch {
	step, i := h.last(func(t *data.Touch) bool { return hasStep(t) || answered(t) })
	if step == nil || !hasStep(step) || step.NextStepDue.IsZero() || i < 0 {
		return nil
	}
	late := daysBetween(dayOf(step.NextStepDue), list)
	if late < 0 || late > stepStaleDays || stepText(step) == "" {
		return nil
	}
	return step
}

func hasStep(t *data.Touch) bool {
	return !t.NextStepDue.IsZero() || strings.TrimSpace(t.NextStep) != ""
}

// stepText is the step as logged, else the note.
func stepText(t *data.Touch) string {
	if strings.TrimSpace(t.NextStep) != "" {
		return t.NextStep
	}
	if strings.TrimSpace(t.Note) != "" {
		return t.Note
	}
	return ""
}
