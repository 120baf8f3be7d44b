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
	agreed, due := spoken(dayOf(step.At), w.date), spoken(dayOf(step.NextStepDue), w.date)
	who := "We"
	if theirs(step) {
		who = "They"
	}
	text, what := clip(oneLine(stepText(step)), 180), ""
	if data.CheckInPhrase(text) == "" {
		what = ": “" + text + "”"
	}
	r := data.Reason{
		Kind: data.ReasonNextStep, ID: "touch:" + step.ID, Angle: "step",
		Sentence: who + " agreed on " + agreed + " to a step due on " + due + what + ".",
		Evidence: stepText(step), EvidenceDate: dayOf(step.At), Source: "contact history", URL: "touch:" + step.ID,
		WhyItMatters: "It was agreed and is due. A promise that is kept is the best reason to call.",
		Opener:       "On " + agreed + " we agreed on a next step, and it is due: that is why I am calling.",
		Question:     "What do you need from us so that the next step is worth your time?",
	}
	if who == "They" {
		r.Question = "What came up on the way to it, and what can we take off your hands?"
	}
	if what != "" && strings.TrimSpace(step.NextStep) != "" {
		r.Opener = "On " + agreed + " we agreed on: “" + strings.TrimRight(text, ". ") + "”, and it is due: that is why I am calling."
	}
	if what != "" {
		r.Voicemail = "I am calling about what we agreed on " + agreed + what + "."
	}
	return r
}
