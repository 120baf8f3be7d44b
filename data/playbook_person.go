package data

import "slices"

// TalkTypesOfPersons are the event types whose news can be the contact's own.
var TalkTypesOfPersons = []string{"award", "leadership_hire"}

// person reads what is said to the contact whose own news it is. Every line may be
// left out: then the one for everybody is said.
func (r *playbookReader) person(key, n *node, slots []string, to **Talk) {
	if !slices.Contains(TalkTypesOfPersons, key.Value) {
		r.fatal(n.Line, "person: news of type %s is nobody's own: only %s can have it", key.Value, joinWords(TalkTypesOfPersons))
		return
	}
	t := Talk{}
	r.mapping(n, "person", r.talkFields(key.Value, slots, &t))
	for _, line := range append([]string{t.Question, t.Opener, t.Email.Body}, t.Voicemails...) {
		if third := ThirdPerson(line); third != "" {
			r.fatal(n.Line, "person: %s speaks of somebody else: say \"you\"", quotedPhrase(third))
		}
	}
	*to = &t
}

// thirdPhrases speak of somebody new as of a third.
var thirdPhrases = []string{
	"the new leader", "the new person", "the new chief", "the new head", "the new director", "the new manager", "the new boss", "the new officer",
	"your new leader", "your new chief", "your new head", "your new director", "your new manager", "your new boss", "the winner", "somebody new", "someone new",
}

// ThirdPerson returns the first phrase in a text that speaks of somebody new as of
// a third, or "": such a line is not said to the one who is new.
func ThirdPerson(text string) string { return firstPhrase(plainWords(text), thirdPhrases) }

func joinWords(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += " and "
		}
		out += w
	}
	return out
}
