package rank

import (
	"slices"
	"strings"
	"unicode/utf8"

	"callworthy/data"
)

const (
	maxSubjectRunes = 120
	dateRunes       = 40
	leastMailRunes  = 60 // a mail that says less is none
)

// plainMail is the mail of a talk that has none.
var plainMail = data.Email{Subject: "A question for {company}", Body: "Hello {contact},\n\n{lead}\n\n{question}\n\n{seller}"}

// storyMail drafts the mail that follows a call about a story.
func (w *world) storyMail(c *candidate, v words, e *data.Event, r data.Reason, template data.Email) data.Mail {
	own := c.story.own
	if template.Body == "" {
		template = plainMail
	}
	lead := r.Problem
	if fact, ok := v.fill("I read that {fact}."); ok && !data.Hurts(e.Type) && e.Status != data.StatusRumoured {
		lead = fact
	}
	if r.Kind == data.ReasonContent {
		template, lead = data.Email{Subject: "{piece}", Body: "Hello {contact},\n\n{lead}\n\n{question}\n\n{seller}"}, r.Opener
	}
	if _, ok := v.fill("I read that {fact}."); !ok && strings.Contains(template.Body, "{fact}") {
		template = plainMail // the rest leans on the news that cannot be said
	}
	v.piece = r.Content.Title
	v.slots = withSlots(v.slots, map[string]string{"lead": lead, "question": r.Question})
	draft := w.paragraphs(own, v, template.Body)
	if utf8.RuneCountInString(strings.Join(draft.said, " ")) < leastMailRunes {
		return data.Mail{}
	}
	if g := c.story.signalOf(e); g != nil {
		draft.add(w.sourceOf(own, e))
	}
	if r.Content.URL != "" {
		draft.add(oneLine(r.Content.Title) + "\n" + r.Content.URL)
	}
	subject := w.line(own, v, template.Subject)
	if subject == "" {
		subject = w.line(own, v, plainMail.Subject)
	}
	return w.sealed(c, own, subject, draft, v.bare)
}

// stepMail drafts the mail that keeps an agreed step; none when whom it was agreed
// with has left: whoever came after agreed to nothing.
func (w *world) stepMail(c *candidate, r data.Reason) data.Mail {
	if w.contactGone(c.prospect) {
		return data.Mail{}
	}
	own := w.ownNames(c.prospect)
	v := words{company: c.prospect.Name, contact: c.prospect.Contact.Name, seller: w.in.Playbook.Seller.Name,
		slots: map[string]string{"lead": w.stepLead(c.step, c.prospect.Contact.Name), "question": r.Question}}
	draft := w.paragraphs(own, v, plainMail.Body)
	return w.sealed(withoutNote(c), own, titled("what "+owed(c.step, " on "+spoken(dayOf(c.step.At), w.date))), draft, false)
}

// stepLead says to the other side what was agreed, and who owes it.
func (w *world) stepLead(step *data.Touch, contact string) string {
	due := ""
	if !step.Undated() {
		due = ", due on " + spoken(dayOf(step.NextStepDue), w.date)
	}
	said := saidStep(step, contact)
	if said.turned != "" {
		return "On " + spoken(dayOf(step.At), w.date) + " " + said.agreed(step) + due + "."
	}
	lead := "On " + spoken(dayOf(step.At), w.date) + " " + owed(step, " a next step") + due
	if said.quote != "" {
		lead += ": " + said.quote
	}
	return lead + "."
}

// withoutNote is the candidate without the note that the step already says.
func withoutNote(c *candidate) *candidate {
	said := *c
	said.history.touches = slices.Clone(c.history.touches)
	for i, t := range said.history.touches {
		if t == c.step && oneLine(t.Note) == oneLine(stepText(t)) {
			bare := *t
			bare.Note = ""
			said.history.touches[i] = &bare
		}
	}
	return &said
}

// sourceOf is the quote of an event with the place where it stands.
func (w *world) sourceOf(own *nameFinder, e *data.Event) string {
	quote := clip(oneLine(e.Evidence.Quote), 300)
	if quote == "" || w.names(own, quote) || !sayable(quote, false) {
		return oneLine(e.URL)
	}
	return "“" + quote + "”\n" + oneLine(e.URL)
}

func withSlots(slots, more map[string]string) map[string]string {
	out := make(map[string]string, len(slots)+len(more))
	for k, v := range slots {
		out[k] = v
	}
	for k, v := range more {
		out[k] = v
	}
	return out
}

// draft is a mail on its way: greeting, what is said, signature.
type draft struct {
	greeting, signature string
	said                []string
}

func (d *draft) add(paragraph string) {
	if paragraph != "" {
		d.said = append(d.said, paragraph)
	}
}

// paragraphs fills a body paragraph by paragraph. One that needs something
// unknown, or says what must not be said, is left out.
func (w *world) paragraphs(own *nameFinder, v words, body string) draft {
	var d draft
	for i, p := range strings.Split(body, "\n\n") {
		text := w.paragraph(own, v, p)
		switch p = strings.TrimSpace(p); {
		case i == 0 && strings.HasSuffix(p, ","):
			d.greeting = text
		case p == "{seller}":
			d.signature = text
		default:
			d.add(text)
		}
	}
	return d
}

// paragraph fills the lines of a paragraph; "" when one cannot be filled.
func (w *world) paragraph(own *nameFinder, v words, p string) string {
	lines := strings.Split(strings.TrimSpace(p), "\n")
	for i, line := range lines {
		filled, ok := v.fillLong(line)
		if !ok || !sayable(filled, v.bare) || w.names(own, filled) {
			return ""
		}
		lines[i] = filled
	}
	return strings.Join(lines, "\n")
}

// sealed puts the mail together, with a detail of the last conversation.
func (w *world) sealed(c *candidate, own *nameFinder, subject string, d draft, bare bool) data.Mail {
	m := data.Mail{Subject: clip(subject, maxSubjectRunes)}
	intro, detail := w.detail(c, own, bare)
	if detail != "" {
		m.Detail = detail
		d.said = slices.Insert(d.said, 0, intro+" “"+detail+"”. Do I have that right?")
	}
	var parts []string
	for _, p := range slices.Concat([]string{d.greeting}, d.said, []string{d.signature}) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	m.Body = strings.Join(parts, "\n\n")
	return m
}
