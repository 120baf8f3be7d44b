package data

import (
	"slices"
	"strings"
)

// TalkTypesOfTargets are the event types whose news has a side that it is done to.
var TalkTypesOfTargets = []string{"acquisition"}

// ToTarget is the talk as it is said to the one who is bought. Without lines of its
// own there is nothing to say: those of the buyer are no words for the bought.
func (t Talk) ToTarget() Talk {
	own := t.Target
	t = Talk{Why: t.Why}
	if own == nil {
		return t
	}
	return t.with(*own)
}

// OfRumour is the talk while the news of the type is only said: the lines for that,
// and where there are none, neutral ones that ask for nothing to be true.
func (t Talk) OfRumour(eventType string) Talk {
	neutral := openRumour
	if Hurts(eventType) {
		neutral = quietRumour
	}
	if t.Rumoured == nil {
		return neutral
	}
	return neutral.with(*t.Rumoured)
}

// with is the talk with another's lines in place of its own, where the other has them.
func (t Talk) with(own Talk) Talk {
	for _, line := range []struct{ to, from *string }{{&t.Why, &own.Why}, {&t.Question, &own.Question}, {&t.Opener, &own.Opener}} {
		if *line.from != "" {
			*line.to = *line.from
		}
	}
	if len(own.Voicemails) > 0 {
		t.Voicemails = own.Voicemails
	}
	if own.Email.Body != "" {
		t.Email = own.Email
	}
	return t
}

// openRumour names what is said as something that is said.
var openRumour = Talk{
	Why:      "Nothing of it is certain yet. Whoever knows what would be worth doing either way can decide in peace.",
	Question: "What is worth doing at your place whichever way that goes?",
	Opener:   "I read that {fact}. Nobody has confirmed it, and I do not ask you to. I would like to hear what is worth doing at {company} either way.",
	Voicemails: []string{
		"I read that {fact}. Nobody has confirmed it, and I do not ask you to. I have one question about what is worth doing either way.",
		"Some work is worth doing whichever way a plan goes. I would like to ask which that is at {company}.",
		"While a thing is open, people wait with small decisions. I would like to ask which of them need not wait at {company}.",
	},
	Email: Email{Subject: "What is worth doing either way", Body: "Hello {contact},\n\nI read that {fact}. Nobody has confirmed it, and I do not ask you to.\n\n" +
		"Some work is worth doing whichever way such a thing goes. Which is that with you? I would answer about that one only.\n\n{seller}"},
}

// quietRumour does not name what is said: it would hurt.
var quietRumour = Talk{
	Why:      openRumour.Why,
	Question: "Which work is worth doing at your place whatever the year brings?",
	Opener:   "I call people in your position about work that is worth doing whatever the year brings. May I ask which that is with you?",
	Voicemails: []string{
		"I have a question about work that is worth doing whatever the year brings.",
		openRumour.Voicemails[2],
	},
	Email: Email{Subject: "What is worth doing whatever the year brings", Body: "Hello {contact},\n\nI write to people who have to keep the daily work steady while larger questions are open.\n\n" +
		"Which work is worth doing with you whatever the year brings? I would answer about that one only.\n\n{seller}"},
}

// fillForms gives talks without lines for the bought, or for a rumour, those of the
// built-in playbook.
func (p *Playbook) fillForms() {
	builtIn := DefaultPlaybook().Offers[0].SpeaksFor
	for i := range p.Offers {
		for id, talk := range p.Offers[i].SpeaksFor {
			if talk.Target == nil {
				talk.Target = builtIn[id].Target
			}
			if talk.Rumoured == nil {
				talk.Rumoured = builtIn[id].Rumoured
			}
			p.Offers[i].SpeaksFor[id] = talk
		}
	}
}

// target reads what is said to the one who is bought. Every line may be left out.
func (r *playbookReader) target(key, n *node, slots []string, to **Talk) {
	if !slices.Contains(TalkTypesOfTargets, key.Value) {
		r.fatal(n.Line, "target: in news of type %s nobody is bought: only %s can have it", key.Value, joinWords(TalkTypesOfTargets))
		return
	}
	r.form("target", key, n, slots, to)
}

// rumoured reads what is said while the news is only said. Every line may be left out.
func (r *playbookReader) rumoured(key, n *node, slots []string, to **Talk) {
	if _, known := r.slots[key.Value]; !known {
		r.fatal(n.Line, "rumoured: rumours of somebody else are not passed on, so %s cannot have it", key.Value)
		return
	}
	r.form("rumoured", key, n, slots, to)
}

// form reads lines that stand in place of a talk's; nobody is congratulated in them.
func (r *playbookReader) form(name string, key, n *node, slots []string, to **Talk) {
	t := Talk{}
	r.mapping(n, name, r.talkFields(key.Value, slots, &t))
	for _, line := range append([]string{t.Question, t.Opener, t.Email.Subject, t.Email.Body}, t.Voicemails...) {
		if glad := strings.TrimSpace(GladPhrase(line)); glad != "" && !Hurts(key.Value) {
			r.fatal(n.Line, "%s: %s congratulates, and here is nothing to congratulate on", name, quotedPhrase(glad))
		}
	}
	*to = &t
}
