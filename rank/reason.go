package rank

import (
	"net/url"
	"strings"

	"callworthy/data"
)

// angle is one way to tell a story: a sentence with the quote that proves it,
// and a voicemail line.
type angle struct {
	event     *data.Event
	fact      string // the clause; empty when only the quote speaks
	sentence  string
	voicemail string
}

// wordsFor are the placeholders' values for an event at a prospect.
func (w *world) wordsFor(p *data.Prospect, s *story, e *data.Event) words {
	v := words{company: p.Name, contact: p.Contact.Name, seller: w.in.Playbook.Seller.Name, slots: e.Slots}
	if s.fit.offer != nil {
		v.offer = s.fit.offer.Name
	}
	return v
}

// angles are the ways to tell a story, the best first, at least one and at most
// maxAngles. Those of the lead come before those of other documents, in the
// order in which these were seen, so that a new document adds at the end.
func (w *world) angles(p *data.Prospect, s *story) []angle {
	var out []angle
	for i, e := range s.told {
		v := w.wordsFor(p, s, e)
		facts := w.facts(v, e, s.trigger)
		if len(facts) == 0 {
			facts = []string{""}
		}
		if i > 0 {
			if facts = facts[:1]; repeats(out, e) {
				continue
			}
		}
		for _, fact := range facts {
			out = append(out, w.angleWith(v, e, fact))
		}
	}
	return w.withVoicemails(p, s, out)
}

func (w *world) angleWith(v words, e *data.Event, fact string) angle {
	said := fact
	if said == "" {
		said = quoted(v, e)
	}
	return angle{event: e, fact: fact, sentence: dated(said, e, w.date)}
}

// repeats tells whether the event's quote is already among the angles.
func repeats(angles []angle, e *data.Event) bool {
	for _, a := range angles {
		if foldWords(a.event.Evidence.Quote) == foldWords(e.Evidence.Quote) {
			return true
		}
	}
	return false
}

// withVoicemails gives each angle another line of the playbook. Lines beyond the
// facts make angles of their own, with the first fact.
func (w *world) withVoicemails(p *data.Prospect, s *story, facts []angle) []angle {
	v := w.wordsFor(p, s, s.lead)
	v.fact = facts[0].fact
	var lines []string
	for _, template := range s.talk.Voicemails {
		if line := w.line(s.own, v, template); line != "" {
			lines = append(lines, line)
		}
	}
	out := make([]angle, min(max(len(facts), len(lines)), maxAngles))
	for i := range out {
		out[i] = facts[0]
		if i < len(facts) {
			out[i] = facts[i]
		}
		if i < len(lines) {
			out[i].voicemail = lines[i]
		}
	}
	return out
}

// reason words the candidate's reason.
func (w *world) reason(c *candidate) data.Reason {
	if c.step != nil {
		return w.stepReason(c)
	}
	p, s := c.prospect, c.story
	angles := w.angles(p, s)
	a := angles[min(c.angle, len(angles)-1)]
	e := a.event
	v := w.wordsFor(p, s, e)
	v.fact = a.fact
	r := data.Reason{
		Kind: kindOf(p, e), ID: reasonID(s.id, c.angle, s.chapter), StoryID: s.id, Angle: angleName(c.angle, s.chapter),
		Sentence: a.sentence, Evidence: e.Evidence.Quote, EvidenceDate: dayOf(e.PublishedAt), Source: outletOf(e), URL: e.URL,
		Title: oneLine(e.Title), EventID: e.ID, EventType: e.Type, Status: e.Status, Corroboration: s.documents,
		WhyItMatters: w.line(s.own, v, s.talk.Why), Opener: w.line(s.own, v, s.talk.Opener),
		Question: w.line(s.own, v, s.talk.Question), Voicemail: a.voicemail, Tact: tact(p, s, e),
	}
	if !w.names(s.own, v.offer) {
		r.Offer = v.offer
	}
	return r
}

// kindOf is person when the news is the contact's own.
func kindOf(p *data.Prospect, e *data.Event) data.ReasonKind {
	if (e.Type == "leadership_hire" || e.Type == "award") && aboutContact(p, e) {
		return data.ReasonPerson
	}
	return data.ReasonEvent
}

func aboutContact(p *data.Prospect, e *data.Event) bool {
	name := foldName(p.Contact.Name)
	return name != "" && foldName(e.Slots["person"]) == name
}

// tact gathers what the rep must not say.
func tact(p *data.Prospect, s *story, e *data.Event) string {
	var notes []string
	general := ""
	if s.trigger != nil && s.trigger.Tact != "" {
		general = oneLine(s.trigger.Tact)
		notes = append(notes, general)
	}
	if e.Status == data.StatusRumoured && !strings.Contains(general, "rumour") {
		notes = append(notes, "A rumour: do not speak of it as a fact.")
	}
	if e.Role == "target" && !strings.Contains(general, "target") {
		notes = append(notes, "They are the ones being bought: do not greet them as the buyer, and do not congratulate.")
	}
	if e.Type == "leadership_departure" && aboutContact(p, e) {
		notes = append(notes, "The story says that "+oneLine(p.Contact.Name)+", the contact here, leaves: ask who does the work from now on.")
	}
	return strings.Join(notes, " ")
}

// outletOf is the host that published the document, else the source that brought it.
func outletOf(e *data.Event) string {
	for _, s := range []string{e.URL, e.Source} {
		if u, err := url.Parse(s); err == nil && u.Host != "" {
			return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		}
	}
	return e.Source
}
