package rank

import (
	"strings"

	"callworthy/data"
)

// speakableStep tells whether the step as logged, and whom it is with, may stand on a
// row.
func (w *world) speakableStep(p *data.Prospect, step *data.Touch) bool {
	own := w.ownNames(p)
	return !w.names(own, stepText(step)) && !w.names(own, step.ContactName)
}

// stepReason words an agreed step that is due. The sentence, which is for the rep,
// quotes the step as logged; what is said to the contact holds its words only when
// they can be shown.
func (w *world) stepReason(c *candidate) data.Reason {
	step := c.step
	said := saidStep(step, c.prospect.Contact.Name)
	left := c.history.saidOfStep(step)
	r := data.Reason{
		Kind: data.ReasonNextStep, ID: stepReasonID(step, left), Angle: "step", Sentence: w.stepSentence(step, stepQuote(step)) + ".",
		Evidence: stepText(step), EvidenceDate: dayOf(step.At), Source: "contact history", URL: "touch:" + step.ID,
		Question: "What has changed on your side since then that it should take into account?",
	}
	r.WhyItMatters = stepMatters(step)
	if step.Theirs() { // whoever owes does not ask what the other side needs first
		r.Question = "What came up on the way to it, and what can we take off your hands?"
	}
	due := ", and it is due"
	if step.Undated() {
		due = ""
	}
	r.Opener = "On " + spoken(dayOf(step.At), w.date) + " " + said.agreed(step) + due + ": that is why I am calling."
	if lines := stepVoicemails(step); left < len(lines) {
		r.Voicemail = said.fill(lines[left], "what "+owed(step, " on "+spoken(dayOf(step.At), w.date)))
	}
	r.Tact = stepTact(step, said, r.Voicemail)
	return r
}

// stepReasonID names one way to say the step: "touch:7c1", then "touch:7c1:b".
func stepReasonID(step *data.Touch, left int) string {
	id := "touch:" + step.ID
	if left == 0 {
		return id
	}
	return id + ":" + angleName(min(left, maxAngles-1), 1)
}

// stepVoicemails are the messages about a step, each of which is left once. {what} is
// whose step it is and of which day, {step} are its words.
func stepVoicemails(step *data.Touch) []string {
	switch {
	case step.Theirs():
		return []string{
			"I am calling about {what}{step}.",
			"Does {what} still make sense for you{step}? Tell me what I can take off your hands.",
			"I would like to make use of {what}{step}. If it has become too much, half of it helps, too.",
		}
	case step.NextStepOwner == "":
		return []string{
			"I am calling about {what}{step}.",
			"I would not like {what} to get lost{step}. Which part of it matters most to you?",
			"I have set time aside for {what}{step}. Tell me which day suits you.",
		}
	}
	return []string{
		"I am calling about {what}{step}.",
		"I would not like {what} to get lost{step}. Which part of it matters most to you?",
		"We have not forgotten {what}{step}. Tell me which day suits you.",
	}
}

// stepTact is what the rep must not do with a step.
func stepTact(step *data.Touch, said stepSaid, voicemail string) string {
	var notes []string
	if said == (stepSaid{}) && strings.TrimSpace(stepText(step)) != "" {
		notes = append(notes, "The words of the step are for you alone: what you say and send leaves them out.")
	}
	if voicemail == "" {
		notes = append(notes, "Every message about it is left: leave no other.")
	}
	return strings.Join(notes, " ")
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
