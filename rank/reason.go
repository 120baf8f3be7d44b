package rank

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"callworthy/data"
)

// angle is one way to tell a story: a sentence with the quote that proves it,
// and a voicemail line.
type angle struct {
	event     *data.Event
	fact      string // the clause; empty when only the quote speaks
	vague     bool   // the clause names nothing but the company
	quoted    bool   // the clause is a headline, to be quoted as one
	body      bool   // the clause is a sentence of the text, to be quoted
	plain     string // what can be said in place of a quoted one
	again     bool   // all that it would say was told before
	sentence  string
	voicemail string
}

// wordsFor are the placeholders' values of the playbook's lines for an event.
func (w *world) wordsFor(p *data.Prospect, s *story, e *data.Event) words {
	v := words{company: spokenCompany(w.companyAs(p, s)), contact: w.greeted(p, s, e), seller: w.in.Playbook.Seller.Name, slots: titledSlots(p, e),
		names: append([]string{p.Name}, p.Aliases...), texts: textsOf(p, s), places: []string{p.City, p.Region, p.Country}}
	if s.fit.offer != nil {
		v.offer = s.fit.offer.Name
	}
	if g := s.signalOf(e); g != nil {
		v.about, v.term = g.About, g.Term
	}
	v.proof, v.granted = foldWords(e.Evidence.Quote+" "+e.Title), grants(e)
	v.said = s.said
	v.bare = data.Hurts(e.Type) || e.Role == "target" || e.Status == data.StatusRumoured
	return v
}

// textsOf are the texts that show how a story's words are written in a sentence.
func textsOf(p *data.Prospect, s *story) []string {
	out := []string{"sells " + strings.Join(p.Sells, ", "), "cares for " + strings.Join(p.Keywords, ", ")}
	for _, e := range s.told {
		out = append(out, e.Evidence.Quote, e.Title)
	}
	return out
}

// factsOf are the clauses of an event of the story, the most telling first; one
// empty clause when only the quote speaks.
func (w *world) factsOf(v words, s *story, e *data.Event) []clause {
	g := s.signalOf(e)
	if g != nil && g.Relation == data.RelationNeed {
		return []clause{{text: needFact(g)}}
	}
	if g != nil && g.Relation == data.RelationRegulator {
		return []clause{{text: ruleFact(g)}}
	}
	if g != nil {
		v = v.ofSignal(g)
	}
	facts := w.facts(v, e, s.trigger)
	if len(facts) == 0 {
		return []clause{{vague: true}}
	}
	return facts
}

// ofSignal are the words for news of somebody else.
func (v words) ofSignal(g *data.Signal) words {
	v.company, v.names = clip(oneLine(g.About), maxSlotRunes), []string{g.About, g.Term}
	return v
}

// reason words the candidate's reason.
func (w *world) reason(c *candidate) data.Reason {
	if c.step != nil {
		r := w.stepReason(c)
		r.Mail = w.stepMail(c, r)
		w.remark(c, &r, nil)
		return r
	}
	p, s := c.prospect, c.story
	angles := w.angles(p, s)
	a := angles[min(c.angle, len(angles)-1)]
	e := a.event
	v := w.wordsFor(p, s, e)
	v.fact, v.quoted, v.body, v.plain = a.fact, a.quoted, a.body, a.plain
	v.bare = v.bare || len(w.griefs(p, s)) > 0
	if w.kindOf(p, s, e) == data.ReasonPerson {
		v = w.toSelf(v, e)
	}
	heard := c.history.heardFact(s, angles, c.angle)
	if heard { // with an earlier breadcrumb: what is said now holds nothing of it
		v.fact, v.quoted, v.body, v.plain, v.slots = "", false, false, "", withSlots(v.slots, map[string]string{"amount": ""})
	}
	talk := w.talkOf(p, s, e)
	r := data.Reason{
		Kind: w.kindOf(p, s, e), ID: reasonID(s.id, c.angle, s.chapter), StoryID: s.id, Angle: angleName(c.angle, s.chapter),
		Sentence: a.sentence, Evidence: e.Evidence.Quote, EvidenceDate: dayOf(e.PublishedAt), Source: outletOf(e), URL: e.URL,
		Title: oneLine(e.Title), EventID: e.ID, EventType: e.Type, Status: e.Status, Corroboration: s.documents,
		WhyItMatters: w.line(s.own, v, talk.Why), Opener: w.line(s.own, v, talk.Opener),
		Question: w.line(s.own, v, talk.Question), Voicemail: a.voicemail, Tact: tact(s, e),
	}
	if heard && r.Opener == "" && s.piece == nil {
		r.Opener = a.voicemail
	}
	if !w.names(s.own, v.offer) {
		r.Offer = v.offer
	}
	if s.fit.offer != nil {
		r.Problem = w.unless(s.own, oneLine(s.fit.offer.Problem))
	}
	if s.signal != nil {
		r.Relation, r.About = s.signal.Relation, oneLine(s.signal.About)
	}
	piece := s.piece
	if piece != nil {
		w.pieceReason(s, v, &r)
	} else {
		piece = w.pieceFor(c, s)
	}
	if piece != nil {
		r.Content = data.Content{Title: piece.piece.Title, URL: piece.piece.URL}
	}
	r.Mail = w.storyMail(c, v, e, r, talk.Email)
	w.remark(c, &r, s)
	return r
}

// pieceReason makes the piece the reason: all else of the story is told.
func (w *world) pieceReason(s *story, v words, r *data.Reason) {
	title := oneLine(s.piece.piece.Title)
	r.ID, r.Angle = s.id+contentMark+s.piece.id, contentMark[1:]+s.piece.id
	told := strings.TrimRight(r.Sentence, ".")
	tail := ": for that there is “" + title + "”, and they have not had it from us."
	r.Sentence = clip(told, maxSayRunes-utf8.RuneCountInString(tail)) + tail
	v.piece = title
	r.Opener = w.line(s.own, v, "I have something for you to read, “{piece}”. It bears on what is going on at {company}, and I would like to know whether it answers the right question.")
	r.Question = w.line(s.own, v, "Which question of yours does it leave open?")
	r.Voicemail = w.line(s.own, v, "I have something for you to read, “{piece}”. I am sending it to you, and would like to hear which question it leaves open.")
}

// remark adds what a row says beside its reason: the contact, the spelling, and
// the other reasons that are told.
func (w *world) remark(c *candidate, r *data.Reason, s *story) {
	r.ContactNote, r.NewContact = w.contactNews(c.prospect)
	r.ContactLeft = w.contactGone(c.prospect)
	r.Spelling = w.spelling(c.prospect)
	r.AlreadyTold = w.otherTold(c, s)
	for _, e := range slices.Backward(w.griefs(c.prospect, s)) {
		r.Tact = strings.TrimSpace(w.griefNote(c.prospect, e) + " " + r.Tact)
	}
	if note := sourceTact(c.prospect); note != "" {
		r.Tact = strings.TrimSpace(r.Tact + " " + note)
	}
	if r.Mail.Detail != "" {
		r.Tact = strings.TrimSpace(r.Tact + " The mail repeats your note: read it before you send it.")
	}
}

// sourceTact warns of a contact that stood on a conference's list.
func sourceTact(p *data.Prospect) string {
	if !data.FromConference(p.Contact.Source) {
		return ""
	}
	return "Where the name comes from is no reason to call: speak of the news, not of the event."
}

// otherTold lists the prospect's other stories that the contact has heard.
func (w *world) otherTold(c *candidate, but *story) []string {
	i, found := w.indexOf(c.prospect.ID)
	if !found {
		return nil
	}
	type heardStory struct {
		at   time.Time
		text string
	}
	var told []heardStory
	w.eachStory(i, w.fits(c.prospect), func(s *story, out outcome, _ string) {
		if out != nothing || but != nil && s.id == but.id || w.homework.rejected[s.id] != "" {
			return
		}
		if l := c.history.ledger(s); l.last() != nil {
			told = append(told, heardStory{l.last().At, w.alreadyTold(c.prospect, s, l) + "."})
		}
	})
	slices.SortFunc(told, func(a, b heardStory) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.text, b.text)) })
	var out []string
	for _, t := range told[:min(len(told), maxTold)] {
		out = append(out, t.text)
	}
	return out
}

// kindOf is person when the news is the contact's own.
func (w *world) kindOf(p *data.Prospect, s *story, e *data.Event) data.ReasonKind {
	switch {
	case s.piece != nil:
		return data.ReasonContent
	case s.signal != nil && s.signal.Relation == data.RelationNeed:
		return data.ReasonReferral
	case s.signal != nil:
		return data.ReasonMarket
	case (e.Type == "leadership_hire" || e.Type == "award") && samePerson(e.Slots["person"], w.toldTo(p)):
		return data.ReasonPerson
	}
	return data.ReasonEvent
}

// tact gathers what the rep must not say.
func tact(s *story, e *data.Event) string {
	var notes []string
	general := ""
	if g := s.signalOf(e); g != nil {
		general = marketTact(g)
	} else if s.trigger != nil {
		general = oneLine(s.trigger.Tact)
	}
	if general != "" {
		notes = append(notes, general)
	}
	if e.Status == data.StatusRumoured && !strings.Contains(general, "rumour") {
		notes = append(notes, "A rumour: do not speak of it as a fact.")
	}
	if e.Role == "target" && s.signal == nil && !strings.Contains(general, "target") {
		notes = append(notes, "They are the ones being bought: do not greet them as the buyer, and do not congratulate.")
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
