package rank

import (
	"strings"

	"callworthy/data"
)

// speakableStep tells whether the step as logged may stand on a row.
func (w *world) speakableStep(p *data.Prospect, step *data.Touch) bool {
	return !w.names(w.ownNames(p), stepText(step))
}

// stepReason words an agreed step that is due.
func (w *world) stepReason(c *candidate) data.Reason {
	step := c.step
	agreed, quote := spoken(dayOf(step.At), w.date), stepQuote(step)
	r := data.Reason{
		Kind: data.ReasonNextStep, ID: "touch:" + step.ID, Angle: "step", Sentence: w.stepSentence(step, quote) + ".",
		Evidence: stepText(step), EvidenceDate: dayOf(step.At), Source: "contact history", URL: "touch:" + step.ID,
		WhyItMatters: "It was agreed and is due. A promise that is kept is the best reason to call.",
		Question:     "What do you need from us so that the next step is worth your time?",
	}
	due := ", and it is due"
	if step.Undated() {
		r.WhyItMatters = "It was promised, and no day was named. A promise that is kept is the best reason to call."
		due = ""
	}
	if step.Theirs() {
		r.Question = "What came up on the way to it, and what can we take off your hands?"
	}
	r.Opener = "On " + agreed + " we agreed on a next step" + due + ": that is why I am calling."
	if quote == "" {
		return r
	}
	if strings.TrimSpace(step.NextStep) != "" {
		r.Opener = "On " + agreed + " we agreed on: " + quote + due + ": that is why I am calling."
	}
	r.Voicemail = "I am calling about what we agreed on " + agreed + ": " + quote + "."
	if step.Undated() && !answered(step) {
		r.Opener = "I am calling about what we owe you since " + agreed + ": " + quote + "."
		r.Voicemail = r.Opener
	}
	return r
}

// stepSentence says who promised what on which day, and for when.
func (w *world) stepSentence(step *data.Touch, quote string) string {
	if step.Undated() {
		return w.promise(step, quote)
	}
	what := ""
	if quote != "" {
		what = ": " + quote
	}
	return w.promiser(step) + " a step for " + spoken(dayOf(step.NextStepDue), w.date) + what
}

// promise tells of a step without a day.
func (w *world) promise(step *data.Touch, quote string) string {
	if quote == "" {
		return w.promiser(step) + " a step, no day was named"
	}
	return w.promiser(step) + ": " + quote + ", no day was named"
}

// promised is promise for a detail, without words that name somebody suppressed.
func (w *world) promised(p *data.Prospect, step *data.Touch) string {
	if !w.speakableStep(p, step) {
		return w.promise(step, "")
	}
	return w.promise(step, stepQuote(step))
}

// promiser says who promised on which day; what nobody claims was agreed.
func (w *world) promiser(step *data.Touch) string {
	day := "On " + spoken(dayOf(step.At), w.date)
	switch {
	case step.Theirs():
		return day + " they promised"
	case step.NextStepOwner == "":
		return day + " we agreed on"
	}
	return day + " we promised"
}

// stepQuote is the step in quotation marks, without its full stop; "" when it is a
// check-in phrase.
func stepQuote(step *data.Touch) string {
	text := strings.TrimRight(clip(oneLine(stepText(step)), 180), ". ")
	if text == "" || data.CheckInPhrase(text) != "" {
		return ""
	}
	return "“" + text + "”"
}
