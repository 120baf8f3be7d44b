package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// toSelf are the words for news of the contact's own, told to the contact: "you
// are now chief executive at Acme". Where no such clause can be made there is no
// fact, and lines that need it are left out: nobody is spoken of as of a third.
func (w *world) toSelf(v words, e *data.Event) words {
	template := selfTemplate(v, e)
	v.quoted, v.plain = false, ""
	v.fact, v.slots = "", withSlots(v.slots, map[string]string{"person": ""})
	if template == "" {
		return v
	}
	if fact, ok := w.clauseOf(v, template); ok {
		v.fact = strings.TrimRight(fact, ". ")
	}
	return v
}

// talkOf is what the offer has to say about an event: of a rumour, to the one who is
// bought, and to the contact whose own news it is, the lines for that, and to the
// last none that speaks of somebody new as of a third.
func (w *world) talkOf(p *data.Prospect, s *story, e *data.Event) data.Talk {
	if s.signalOf(e) != nil {
		return s.talk
	}
	if form := formOf(e); form != asDone {
		return form.of(s.talk, e.Type)
	}
	if w.kindOf(p, s, e) != data.ReasonPerson {
		return s.talk
	}
	talk := s.talk.ToPerson()
	for _, line := range []*string{&talk.Question, &talk.Opener} {
		if data.ThirdPerson(*line) != "" {
			*line = ""
		}
	}
	talk.Voicemails = slices.DeleteFunc(slices.Clone(talk.Voicemails), func(line string) bool { return data.ThirdPerson(line) != "" })
	if data.ThirdPerson(talk.Email.Body) != "" {
		talk.Email = data.Email{}
	}
	return talk
}

// form is in which of its forms a talk speaks of an event.
type form int

const (
	asDone form = iota
	asTarget
	asRumour
)

func formOf(e *data.Event) form {
	switch {
	case e.Status == data.StatusRumoured:
		return asRumour
	case e.Role == "target":
		return asTarget
	}
	return asDone
}

func (f form) of(talk data.Talk, eventType string) data.Talk {
	switch f {
	case asRumour:
		return talk.OfRumour(eventType)
	case asTarget:
		return talk.ToTarget()
	}
	return talk
}

// selfTemplate is the clause that tells the contact their own news, or "".
func selfTemplate(v words, e *data.Event) string {
	title, award := oneLine(e.Slots["title"]), oneLine(e.Slots["award"])
	switch {
	case title != "" && v.repeats("{person} {title}"), award != "" && v.repeats("{person} {award}"):
		return ""
	case e.Type == "leadership_hire" && ownsNothing(title) && e.Status == data.StatusDone:
		return "you are now {title} at {company}"
	case e.Type == "leadership_hire" && ownsNothing(title) && e.Status == data.StatusPlanned:
		return "you will become {title} at {company}"
	case e.Type == "award":
		if received := receives(e); received != "" {
			return "you " + received
		}
	}
	return ""
}

// spokenTemplates are a trigger's sentences for an event. "was honoured: the
// Baking Prize" can be read and not said, so a prize is one that they received.
func spokenTemplates(e *data.Event, t *data.Trigger) []string {
	templates := templatesOf(e, t)
	if received := receives(e); received != "" && len(templates) > 0 && strings.Contains(templates[0], ": {") {
		return append([]string{"{company} " + received}, templates...)
	}
	if grants(e) {
		return grantSentences[e.Status]
	}
	return templates
}

// grantSentences tell of public money, which nobody raised in a round.
var grantSentences = map[data.Status][]string{
	data.StatusDone:     {"{company} received a grant of {amount}", "{company} received a grant"},
	data.StatusPlanned:  {"{company} is to receive a grant of {amount}", "{company} is to receive a grant"},
	data.StatusRumoured: {"{company} is said to be getting a grant"},
}

// grants tells whether what counts as funding is a grant or other public money.
func grants(e *data.Event) bool {
	said := foldWords(e.Evidence.Quote)
	return e.Type == "funding" && firstIn(said, publicMoney) >= 0 && firstIn(said, privateMoney) < 0 && e.Slots["round"] == ""
}

var (
	publicMoney  = []string{" grant ", " grants ", " subsidy ", " subsidies ", " public funding ", " public money "}
	privateMoney = []string{" round ", " series ", " seed ", " investors ", " investor ", " venture ", " equity ", " placement ", " shares "}
)

// speaksOfRounds tells whether a line takes the money for that of investors.
func speaksOfRounds(line string) bool {
	return firstIn(foldWords(line), []string{" round ", " rounds ", " investors ", " series ", " raised ", " raise "}) >= 0
}

// receives is "received the {award}" where the slot is the name of a prize, else "".
func receives(e *data.Event) string {
	award := oneLine(e.Slots["award"])
	if e.Type != "award" || e.Status != data.StatusDone || !ownsNothing(award) || firstIn(foldWords(award), prizes) < 0 {
		return ""
	}
	switch first, _, _ := strings.Cut(award, " "); {
	case articles[strings.ToLower(first)]:
		return "received {award}"
	case hasCapital(award):
		return "received the {award}"
	}
	return ""
}

// prizes are words of an award that somebody can receive; a place on a list is none.
var prizes = []string{" award ", " prize ", " medal ", " trophy ", " of the year "}

// ownsNothing tells whether a slot does not begin with whose it is: "its chief".
func ownsNothing(slot string) bool {
	first, _, _ := strings.Cut(strings.ToLower(slot), " ")
	return first != "its" && first != "their" && first != "his" && first != "her"
}
