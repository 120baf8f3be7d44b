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
	contact *data.Contact
	folded  string // the contact's name
}

// histories sorts every prospect's touches.
func (w *world) histories() []history {
	out := make([]history, len(w.prospects))
	for i, p := range w.prospects {
		ts := w.touches.of(i)
		if !slices.IsSortedFunc(ts, compareTouches) {
			slices.SortFunc(ts, compareTouches)
		}
		out[i].touches = slices.CompactFunc(ts, func(a, b *data.Touch) bool { return a.ID != "" && a.ID == b.ID })
		out[i].contact = &p.Contact
		if slices.ContainsFunc(out[i].touches, func(t *data.Touch) bool { return t.ContactName != "" && t.ContactName != p.Contact.Name }) {
			out[i].folded = foldName(p.Contact.Name)
		}
	}
	return out
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
	return t.ContactName == "" || h.contact.Name == "" || t.ContactName == h.contact.Name || foldName(t.ContactName) == h.folded
}

// present are the touches with the present contact.
func (h history) present() []*data.Touch {
	if h.folded == "" {
		return h.touches
	}
	out := make([]*data.Touch, 0, len(h.touches))
	for _, t := range h.touches {
		if h.withContact(t) {
			out = append(out, t)
		}
	}
	return out
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
func (w *world) stopped(h history) string {
	asked, _ := h.last(func(t *data.Touch) bool { return t.Outcome == data.TouchDoNotCall })
	if asked != nil {
		return "Asked on " + spoken(dayOf(asked.At), w.date) + " not to be called."
	}
	no, _ := h.last(answered)
	if no == nil || no.Outcome != data.TouchNotInterested {
		return ""
	}
	day, days := dayOf(no.At), w.policy.Rest.NotInterested
	if daysBetween(day, w.date) >= days {
		return ""
	}
	return "Not interested on " + spoken(day, w.date) + ": left alone until " + spoken(day.AddDate(0, 0, days), w.date) + "."
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

// dueStep is the agreed step that is due and still open: the latest one named,
// with nobody talked to since. Nil when there is none.
func (w *world) dueStep(h history) *data.Touch {
	step := h.liveStep()
	if step == nil || stepText(step) == "" {
		return nil
	}
	if late := daysBetween(w.stepDay(step), w.date); late < 0 || late > w.policy.Rest.StepForgotten {
		return nil
	}
	return step
}

// openStep is the latest step that was agreed or promised, with nobody talked to
// since, and no mail sent that keeps it. A date that was named stands, whoever
// leaves.
func (h history) openStep() *data.Touch {
	step, i := h.last(func(t *data.Touch) bool { return t.HasStep() || answered(t) })
	if step == nil || !step.HasStep() || slices.ContainsFunc(h.touches[i:], func(t *data.Touch) bool { return t.Keeps(step) }) {
		return nil
	}
	return step
}

// liveStep is the open step, unless its person has left since: then nobody is there
// to whom it could be told.
func (h history) liveStep() *data.Touch {
	step := h.openStep()
	if step == nil || slices.ContainsFunc(h.touches, func(t *data.Touch) bool { return !t.At.Before(step.At) && overtaken(step, t) }) {
		return nil
	}
	return step
}

// saidOfStep counts the messages about a step that were left for the present contact:
// each takes one of the ways to say it.
func (h history) saidOfStep(step *data.Touch) int {
	n := 0
	for _, t := range h.touches {
		if step.ID != "" && data.StepOf(t.ReasonID) == step.ID && leftWord(t) && h.withContact(t) {
			n++
		}
	}
	return n
}

// stepDay is the day on which a step is due: the one that was named, else the day
// from which the policy lets a promise without one wait no longer. They are asked
// about theirs only when the talk is rested, too.
func (w *world) stepDay(step *data.Touch) time.Time {
	if !step.Undated() {
		return dayOf(step.NextStepDue)
	}
	made := dayOf(step.At)
	if !step.Theirs() {
		return addWorkingDays(made, w.policy.Rest.OursUndated)
	}
	due := addWorkingDays(made, w.policy.Rest.TheirsUndated)
	if rested, _ := w.restAfter(step); answered(step) && rested.After(due) {
		return rested
	}
	return due
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
