package rank

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"callworthy/data"
)

// words are the values of the placeholders in one row.
type words struct {
	company, contact, offer, seller, fact string
	about, term                           string   // of somebody else's news
	piece                                 string   // title of what is sent
	names                                 []string // of the company, as a headline may begin
	slots                                 map[string]string
	bare                                  bool     // news on which nobody is congratulated
	quoted                                bool     // the fact is a headline that can only be quoted
	body                                  bool     // what is quoted is a sentence of the text, not a headline
	granted                               bool     // the money is a grant: nobody speaks of a round
	proof                                 string   // quote and headline, folded: what slots must stand in; "" asks nothing
	plain                                 string   // what can be said in its place; may be empty
	texts                                 []string // of the story, and what the list says: how words are written
	said                                  *said    // what was told beside this story; may be nil
	places                                []string // where the prospect is
}

// readHeadline is how lines bring in the news, in place of which a headline is quoted.
var readHeadline = regexp.MustCompile(`\b((?:I|We|we) (?:have )?(?:just )?)(?:read|saw|see|noticed|heard|learned) that \{fact\}`)

// value is what stands for a placeholder; ok is false when it is not known, too
// long, or nothing that can be spoken.
func (v words) value(name string) (string, bool) {
	s, limit := "", maxLineRunes
	switch name {
	case "company":
		s = v.company
	case "contact":
		s = v.contact
	case "offer":
		s = v.offer
	case "seller":
		s = v.seller
	case "fact":
		if s = v.fact; v.quoted {
			s = v.plain
		}
	case "headline":
		s = v.fact
	case "piece":
		s = v.piece
	case "about":
		s, limit = v.about, maxSlotRunes
	case "term":
		s, limit = v.term, maxSlotRunes
	default:
		if s, limit = spokenSlot(name, v.slots[name]), maxSlotRunes; !v.proved(s) {
			return "", false
		}
	}
	s = oneLine(s)
	return s, s != "" && utf8.RuneCountInString(s) <= limit && !strings.Contains(s, "://") && !strings.ContainsAny(s, "{}")
}

// proved tells whether all words of a slot stand in the quote or the headline: what
// the rep cannot show is not said.
func (v words) proved(slot string) bool {
	if v.proof == "" {
		return true
	}
	for _, w := range strings.Fields(foldWords(slot)) {
		if !strings.Contains(v.proof, " "+w+" ") {
			return false
		}
	}
	return true
}

// plainAmounts write the words of an amount small, as headlines do not.
var plainAmounts = strings.NewReplacer(" Million", " million", " Billion", " billion", " MILLION", " million", " BILLION", " billion",
	" Trillion", " trillion", " Crore", " crore", " Lakh", " lakh")

// spokenSlot is a slot as it is spoken; "" when it cannot be.
func spokenSlot(name, value string) string {
	switch {
	case name == "amount":
		return plainAmounts.Replace(value)
	case name != "goal" && smallInside(value) != value:
		return spokenSlot(name, smallInside(value))
	case name == "counterparty":
		return withoutTrade(value)
	case name == "product" && shoutedThing(oneLine(value)):
		return ""
	case name == "product" && (describes(oneLine(value)) || brokenOff(oneLine(value))), name != "goal" && speaksOfItself(oneLine(value)):
		return ""
	}
	return value
}

// trades are words that headlines put before a company's name.
var trades = wordSet("specialist leader provider maker giant startup start-up pioneer developer manufacturer retailer supplier operator firm innovator")

// withoutTrade takes from a name what it is called before it: "AI Specialist Rezolve".
func withoutTrade(name string) string {
	fields := strings.Fields(name)
	for i := len(fields) - 2; i >= 0; i-- {
		if trades[strings.ToLower(core(fields[i]))] && hasCapital(fields[i+1]) {
			return strings.Join(fields[i+1:], " ")
		}
	}
	return name
}

// shoutedThing tells of a thing in a headline's capitals that is no name: "Hybrid Power
// System" lacks its article.
func shoutedThing(value string) bool {
	fields := strings.Fields(value)
	return len(fields) >= 3 && things[strings.ToLower(core(fields[len(fields)-1]))] && !slices.ContainsFunc(fields, func(w string) bool { return !hasCapital(w) }) &&
		smallParts(strings.ToLower(core(fields[0])))
}

// fill puts values for the {placeholders}; ok is false when one is not known.
func (v words) fill(template string) (line string, ok bool) { return v.fillWith(template, v.value) }

// fillLong fills with slots that may be whole lines of the playbook.
func (v words) fillLong(template string) (line string, ok bool) {
	return v.fillWith(template, func(name string) (string, bool) {
		if name == "lead" || name == "question" {
			s := v.slots[name]
			return s, s != ""
		}
		return v.value(name)
	})
}

func (v words) fillWith(template string, valueOf func(string) (string, bool)) (line string, ok bool) {
	switch {
	case v.quoted && v.body:
		template = readHeadline.ReplaceAllString(template, "${1}read this about {company}: “{headline}”")
	case v.quoted:
		template = readHeadline.ReplaceAllString(template, "${1}saw the headline “{headline}”")
	}
	var b strings.Builder
	for {
		open := strings.IndexByte(template, '{')
		if open < 0 {
			break
		}
		end := strings.IndexByte(template[open:], '}')
		if end < 0 {
			return "", false
		}
		value, known := valueOf(template[open+1 : open+end])
		if !known {
			return "", false
		}
		b.WriteString(template[:open])
		b.WriteString(value)
		template = template[open+end+1:]
	}
	b.WriteString(template)
	return oneLine(b.String()), true
}

// line fills a line of the playbook. It is "" when something in it is not
// known, is empty talk, or names somebody who must not be named.
func (w *world) line(own *nameFinder, v words, template string) string {
	line, ok := v.fill(template)
	if !ok || !sayable(line, v.bare) || w.names(own, line) || v.granted && speaksOfRounds(line) || v.said != nil && sharesSum(v.said.sums, line) {
		return ""
	}
	return clip(line, maxLineRunes)
}

// sayable tells whether a line may be said: no check-in phrase, no list of people
// as the reason, and no congratulation on bare news.
func sayable(line string, bare bool) bool {
	return data.CheckInPhrase(line) == "" && data.ListPhrase(line) == "" && !(bare && data.GladPhrase(line) != "")
}

// facts are the clauses that tell an event, the most telling first: those of the
// trigger's sentences, of which after the first only those count that hold a slot
// which none before them held ("raised money" adds nothing to "raised $5m"). Where
// they say little, a headline that can be spoken says more, and where there is
// none, the text itself: no clause leaves open what happened.
func (w *world) facts(v words, e *data.Event, t *data.Trigger) []clause {
	var out []clause
	held, head := map[string]bool{"company": true}, headline(v, e)
	if v.said.again(head.text) {
		head = clause{}
	}
	plain := ""
	for _, template := range spokenTemplates(e, t) {
		fact, ok := w.clauseOf(v, template)
		if !ok || v.said.again(fact) {
			continue
		}
		vague := !holdsAny(template)
		if vague && saysNothing(template) {
			continue
		}
		if head.text != "" && (vague || onlyPlace(template) || strings.Contains(template, ": {")) {
			if plain == "" && !vague && !strings.Contains(template, ": {") {
				plain = strings.TrimRight(fact, ". ")
			}
			continue
		}
		if holdsNew(template, held) || len(out) == 0 {
			out = append(out, clause{text: strings.TrimRight(fact, ". "), vague: vague})
		}
	}
	if head.text == "" && (len(out) == 0 || out[0].vague) {
		if head = titleOf(v, e); v.said.again(head.text) {
			head = clause{}
		}
		if head.text != "" {
			out = nil
		}
	}
	if head.text != "" && len(out) == 0 {
		if head.quoted {
			head.plain = plain
		}
		out = append(out, head)
	}
	if len(out) == 0 || out[0].vague {
		if told := toldByText(v, e); told.text != "" && !v.said.again(told.text) {
			return []clause{told}
		}
		if !v.bare && e.Status != data.StatusRumoured {
			return nil // lines that need a fact are left out, and the quote is read
		}
	}
	return out
}

// saysNothing tells of a sentence that leaves open what happened.
func saysNothing(template string) bool {
	return strings.Contains(template, "something") || strings.Contains(template, " new product")
}

func templatesOf(e *data.Event, t *data.Trigger) []string {
	if t == nil {
		return nil
	}
	if templates := t.Sentences[string(e.Status)+"/"+e.Role]; e.Role != "" && len(templates) > 0 {
		return templates
	}
	return t.Sentences[string(e.Status)]
}

// clauseOf fills a trigger's sentence; ok is false when it cannot be spoken.
func (w *world) clauseOf(v words, template string) (fact string, ok bool) {
	fact, ok = v.fill(template)
	bare := v
	bare.company = "they" // a company may be called as it likes
	said, _ := bare.fill(template)
	return fact, ok && !v.repeats(template) && data.EmptyPhrase(said) == "" && utf8.RuneCountInString(fact) <= maxFactRunes
}

// holdsAny tells whether the template has a placeholder beside the company.
func holdsAny(template string) bool {
	return slices.ContainsFunc(placeholders(template), func(name string) bool { return name != "company" })
}

// onlyPlace tells whether all that a template names beside the company is where.
func onlyPlace(template string) bool {
	for _, name := range placeholders(template) {
		if name != "company" && name != "place" {
			return false
		}
	}
	return true
}

// named tells whether a text names the company.
func (v words) named(text string) bool {
	folded := foldWords(text)
	return slices.ContainsFunc(v.names, func(name string) bool {
		name = foldWords(foldName(name))
		return name != "" && strings.Contains(folded, name)
	})
}

// repeats tells whether the filled template would say a thing twice: a slot that
// is the company itself, or that holds another slot ("named Ann Roe Ann Roe as
// chief executive").
func (v words) repeats(template string) bool {
	var said []string
	for _, name := range placeholders(template) {
		if value, _ := v.value(name); name != "company" {
			said = append(said, foldWords(value))
			if foldName(value) == foldName(v.company) {
				return true
			}
		}
	}
	for i, a := range said {
		for j, b := range said {
			if i != j && strings.Contains(a, b) {
				return true
			}
		}
	}
	return false
}

// placeholders are the names in braces of a template.
func placeholders(template string) []string {
	var names []string
	for _, part := range strings.Split(template, "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		names = append(names, name)
	}
	return names
}

// holdsNew tells whether the template has a placeholder not held before, and
// marks all of its placeholders as held.
func holdsNew(template string, held map[string]bool) bool {
	isNew := false
	for _, name := range placeholders(template) {
		isNew = isNew || !held[name]
		held[name] = true
	}
	return isNew
}

// quoted is the sentence when no template speaks: the quote itself, worded as
// what it is, or the title when the quote has empty words in it.
func quoted(v words, e *data.Event) string {
	quote := clip(oneLine(e.Evidence.Quote), 180)
	if data.EmptyPhrase(quote) != "" {
		quote = clip(oneLine(e.Title), 180)
	}
	return quotes(v, e, quote)
}

// begun is a clause as the beginning of a sentence.
func begun(clause string) string {
	if first, _, _ := strings.Cut(clause, " "); articles[first] {
		return titled(clause)
	}
	return clause
}

// quotes words a text about the company as what it is.
func quotes(v words, e *data.Event, quote string) string {
	company, quote := clip(oneLine(v.company), maxSlotRunes), unquoted(quote)
	switch e.Status {
	case data.StatusRumoured:
		return "It is said of " + company + ", not confirmed: “" + quote + "”"
	case data.StatusPlanned:
		return "In the news about " + company + ", planned: “" + quote + "”"
	}
	return "In the news about " + company + ": “" + quote + "”"
}

// wordless tells whether nothing can be said of an event: quote and title have
// empty words in them, and no clause speaks.
func (w *world) wordless(s *story, p *data.Prospect, e *data.Event) bool {
	if !emptyWorded(e.Evidence.Quote) || oneLine(e.Title) != "" && !emptyWorded(e.Title) {
		return false
	}
	was := s.trigger
	s.trigger = w.triggers[e.Type]
	fact := w.factsOf(w.wordsFor(p, s, e), s, e)[0]
	s.trigger = was
	return fact.text == ""
}

func emptyWorded(text string) bool { return data.EmptyPhrase(text) != "" }

// dated ends a fact with the day of the news.
func dated(fact string, e *data.Event, list time.Time) string {
	word, day := "news of", dayOf(e.PublishedAt)
	if day.IsZero() {
		word, day = "seen on", dayOf(e.ObservedAt)
	}
	if day.IsZero() {
		day = dayOf(e.Day())
	}
	return clip(fact, maxFactRunes) + " (" + word + " " + spoken(day, list) + ")."
}
