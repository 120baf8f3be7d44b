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
		Question: "What do you need from us so that the next step is worth your time?",
	}
	r.WhyItMatters = stepMatters(step)
	if step.Theirs() {
		r.Question = "What came up on the way to it, and what can we take off your hands?"
	}
	what, due := " a next step", ", and it is due"
	if step.Undated() {
		due = ""
	}
	if quote != "" && strings.TrimSpace(step.NextStep) != "" {
		what = ": " + quote
	}
	r.Opener = "On " + agreed + " " + owed(step, what) + due + ": that is why I am calling."
	if quote != "" {
		r.Voicemail = "I am calling about what " + owed(step, " on "+agreed) + ": " + quote + "."
	}
	return r
}

// owed says to the other side whose step it is, with what follows: every line of a row
// names the same side as its reason does. What nobody claims was agreed.
func owed(step *data.Touch, rest string) string {
	switch {
	case step.Theirs():
		return "you offered" + rest
	case step.NextStepOwner != "":
		return "we promised you" + rest
	case strings.HasPrefix(rest, " on "):
		return "we agreed" + rest
	}
	return "we agreed on" + rest
}

// stepMatters says to the rep why a step is worth a call.
func stepMatters(step *data.Touch) string {
	what := "It was agreed"
	switch {
	case step.Theirs():
		what = "They promised it"
	case step.NextStepOwner != "":
		what = "We promised it"
	}
	if step.Undated() {
		what += ", and no day was named. "
	} else {
		what += ", and it is due. "
	}
	if step.Theirs() {
		return what + "Who offered something expects to be asked for it."
	}
	return what + "A promise that is kept is the best reason to call."
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
