package rank

import (
	"slices"
	"strings"
	"unicode/utf8"

	"callworthy/data"
)

// angles are the ways to tell a story, the best first, at least one and at most
// maxAngles. Those of the lead come before those of other documents, in the
// order in which these were seen, so that a new document adds at the end.
func (w *world) angles(p *data.Prospect, s *story) []angle {
	var out []angle
	for i, e := range s.told {
		v := w.wordsFor(p, s, e)
		facts := w.factsOf(v, s, e)
		if i > 0 {
			if facts = facts[:1]; repeats(out, e) {
				continue
			}
			if saidBefore(out, facts[0].text) {
				facts = []clause{{vague: true}} // its quote says more than its slots
			}
			if facts[0].text == "" && !v.named(e.Evidence.Quote) {
				continue // "It is the third this year" tells nobody whose news it is
			}
		}
		for _, fact := range facts {
			if len(out) > 0 && sharesSum(sumsOf(out), fact.text+" "+fact.plain) {
				continue
			}
			a := w.angleWith(v, s, e, fact)
			a.again = i == 0 && fact.text == "" && s.said != nil && w.muted(v, s, e)
			out = append(out, a)
		}
	}
	return w.withVoicemails(p, s, out)
}

// muted tells whether an event has no clause only because the contact has heard it.
func (w *world) muted(v words, s *story, e *data.Event) bool {
	v.said = nil
	return w.factsOf(v, s, e)[0].text != ""
}

// sumsOf are the sums that the angles tell.
func sumsOf(angles []angle) []string {
	var out []string
	for _, a := range angles {
		out = append(out, moneyIn(a.fact, a.plain)...)
	}
	return out
}

func (w *world) angleWith(v words, s *story, e *data.Event, fact clause) angle {
	a := angle{event: e, fact: fact.text, vague: fact.vague, quoted: fact.quoted, body: fact.body, plain: fact.plain}
	g, company := s.signalOf(e), v.company
	if g != nil {
		v.company = g.About
	}
	said := fact.text
	switch {
	case fact.quoted:
		said = quotes(v, e, fact.text)
	case said == "":
		said = quoted(v, e)
	case fact.vague:
		said = withQuote(said, e)
	}
	tie := w.closing(s)
	if g != nil {
		tie = because(g, company)
	}
	if tie == "" {
		a.sentence = dated(begun(said), e, w.date)
		return a
	}
	room := maxSayRunes - utf8.RuneCountInString(tie) - dateRunes
	a.sentence = dated(clip(begun(said), room), e, w.date) + " " + tie
	return a
}

// withQuote lets the quote say what a vague clause leaves open.
func withQuote(fact string, e *data.Event) string {
	quote := clip(oneLine(e.Evidence.Quote), 160)
	if data.EmptyPhrase(quote) != "" || data.ListPhrase(quote) != "" || adds(fact, quote) < 2 {
		return fact
	}
	return fact + ": “" + quote + "”"
}

// repeats tells whether the event's quote is among the angles already, or nearly.
func repeats(angles []angle, e *data.Event) bool {
	quote := strings.Fields(foldWords(e.Evidence.Quote))
	return slices.ContainsFunc(angles, func(a angle) bool {
		return alike(quote, strings.Fields(foldWords(a.event.Evidence.Quote)))
	})
}

// alike tells whether two texts share at least 7 in 10 of their different words.
func alike(a, b []string) bool {
	words := map[string]int{}
	for _, w := range a {
		words[w] |= 1
	}
	for _, w := range b {
		words[w] |= 2
	}
	both := 0
	for _, in := range words {
		if in == 3 {
			both++
		}
	}
	return 10*both >= 7*len(words)
}

// adds counts the words of the quote that the fact does not have.
func adds(fact, quote string) int {
	have, n := foldWords(fact), 0
	for _, w := range strings.Fields(foldWords(quote)) {
		if !strings.Contains(have, " "+w+" ") {
			n++
		}
	}
	return n
}

func saidBefore(angles []angle, fact string) bool {
	return slices.ContainsFunc(angles, func(a angle) bool { return foldWords(a.fact) == foldWords(fact) })
}

// withVoicemails gives each angle another line of the playbook. Lines beyond the
// facts that do not name the news again make angles of their own.
func (w *world) withVoicemails(p *data.Prospect, s *story, facts []angle) []angle {
	lines := breadcrumbs(w.talkOf(p, s, facts[0].event).Voicemails)
	out := make([]angle, 0, maxAngles)
	for i := range maxAngles {
		a, line := facts[0], ""
		if i < len(facts) {
			a = facts[i]
		}
		if i < len(lines) && (i < len(facts) || !strings.Contains(lines[i], "{fact}")) {
			v := w.wordsFor(p, s, a.event)
			v.fact, v.quoted, v.body, v.plain = a.fact, a.quoted, a.body, a.plain
			if w.kindOf(p, s, a.event) == data.ReasonPerson {
				v = w.toSelf(v, a.event)
			}
			line = w.line(s.own, v, lines[i])
		}
		known := s.said.left(line)
		switch {
		case i < len(facts) && known:
			a.again = a.again || a.fact == ""
		case i < len(facts):
			a.voicemail = line
		case line == "":
			return out
		default:
			a.again = known || sharesSum(sumsOf(facts), line)
			a.voicemail, a.sentence = line, newSide(a.sentence, line, holdsFact(lines[i]))
		}
		out = append(out, a)
	}
	return out
}

// breadcrumbs puts the first line first, then those that say something other
// than the news, then those that name it again.
func breadcrumbs(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	out := lines[:1:1]
	for _, again := range []bool{false, true} {
		for _, line := range lines[1:] {
			if strings.Contains(line, "{fact}") == again {
				out = append(out, line)
			}
		}
	}
	return out
}

// holdsFact tells whether a line of the playbook has a slot of the news in it.
func holdsFact(line string) bool {
	return slices.ContainsFunc(placeholders(line), func(name string) bool {
		return name != "company" && name != "contact" && name != "offer" && name != "seller"
	})
}

// newSide adds to a sentence that was told the line of this breadcrumb: as new
// where it brings a fact, else as another question about the same.
func newSide(told, line string, fact bool) string {
	join := " Another question about it: "
	if fact {
		join = " New this time: "
	}
	if most := maxSayRunes * 3 / 5; utf8.RuneCountInString(told) > most {
		told = clip(told, most)
	}
	return told + join + clip(line, maxSayRunes-utf8.RuneCountInString(told)-len(join))
}
