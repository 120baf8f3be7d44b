package detect

import (
	"slices"
	"strings"

	"callworthy/data"
)

// maxSlot is the longest slot, in bytes.
const maxSlot = 80

// slots collects what the best candidates say, in order.
func (r *reader) slots(k key, cands []candidate) map[string]string {
	out := map[string]string{}
	for i := range cands {
		c := &cands[i]
		if i > 0 && (c.status == data.StatusPast || i > 4) {
			continue
		}
		for _, cap := range c.m.captures {
			if people[cap.slot] && !hasSlot[k.typ][cap.slot] {
				continue
			}
			from, to := r.shape(k.typ, c, cap.slot, cap.from, cap.to)
			r.keep(out, c, cap.slot, from, to)
		}
		r.counterparty(out, k, c)
		r.defaults(out, k, c)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// keep stores the text of tokens from..to unless the slot is known.
func (r *reader) keep(out map[string]string, c *candidate, slot string, from, to int) {
	for to > from && trailing[c.s.toks[to-1].low] {
		to--
	}
	if slot == "person" && namesOrg(c.s.toks[from:max(from, to)]) {
		return
	}
	small := false // words of a headline before the amount
	if r.strict && from < to {
		switch slot {
		case "amount":
			if wide := hedged(c.s, from); wide < from {
				from, small = wide, true
			}
		case "metric":
			if end, whole := figured(c.s, from, to); c.p.trigger.ID == "results" && !whole {
				return
			} else if c.p.trigger.ID == "results" {
				if to = end; from > 0 && (c.s.toks[from-1].low == "a" || c.s.toks[from-1].low == "an") && percentAt(c.s, from) > 0 {
					from-- // "a 9% increase in revenue"
				}
			}
		}
	}
	if out[slot] != "" || to <= from || to == from+1 && c.s.toks[from].kind == word && sayNothing(c.s.toks[from].low) {
		return
	}
	field := c.s.field.Of(r.art.a)
	text := field[c.s.toks[from].start:c.s.toks[to-1].end]
	if strings.ContainsAny(text, "()") {
		text = joined(field, c.s.toks[from:to])
	}
	text = strings.Trim(strings.Join(strings.Fields(text), " "), `"“”'‘’.,;:*-–— `)
	if slot != "place" && !common[slot] || slot != "place" && (c.s.headline || c.s.toks[to-1].cap) {
		text = withoutArticle(text)
	}
	if small && text != "" {
		text = strings.ToLower(text[:1]) + text[1:]
	}
	if r.strict && !r.sound(c, slot, text) {
		return
	}
	if text != "" && len(text) <= maxSlot && !strings.Contains(text, "://") {
		out[slot] = text
	}
}

// namesOrg tells whether an organisation is among the tokens.
func namesOrg(toks []token) bool {
	return slices.ContainsFunc(toks, func(t token) bool { return t.kind == org })
}

// people are the slots that only some types have, whatever a pattern names.
var people = set("person title")

// common slots keep their article when their head is a common noun: "a tissue mill".
var common = set("product asset award metric")

// sayNothing tells whether the word alone is no name and no thing.
func sayNothing(low string) bool {
	return isAdverb(low) || months[low] != 0 || dayWords[low] || pronouns[low] || low == "newly" || low == "wholly" || low == "all" || low == "more"
}

// trailing words end no slot.
var trailing = set(`of for to in from with by at on as via and & or the a an its their our this that is are was were has have will led new aimed , – — - : ; "`)

func withoutArticle(text string) string {
	for _, article := range []string{"the ", "a ", "an ", "its ", "their ", "our "} {
		if len(text) > len(article) && strings.EqualFold(text[:len(article)], article) {
			return text[len(article):]
		}
	}
	return text
}

// joined is the text of the tokens without what was left out between them.
func joined(field string, toks []token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 && toks[i-1].end < t.start {
			b.WriteByte(' ')
		}
		b.WriteString(field[t.start:t.end])
	}
	return b.String()
}

// counterparty is the other side: the objects for the subject, the subject for
// an object.
func (r *reader) counterparty(out map[string]string, k key, c *candidate) {
	if !hasSlot[k.typ]["counterparty"] || r.saleSides(out, k, c) {
		return
	}
	toks := c.s.toks
	switch {
	case c.place != "O" && c.m.hasObject:
		from, to := r.nameIn(c.s, c.m.objectText.start, c.m.objectText.end)
		r.keep(out, c, "counterparty", from, to)
		if out["counterparty"] == "" && len(c.m.objects) > 0 {
			r.keep(out, c, "counterparty", c.m.objects[0].at, c.m.objects[0].at+1)
		}
	case c.place == "O" && len(c.sub.prospects) > 0 && toks[c.sub.at].kind == org:
		r.keep(out, c, "counterparty", c.sub.at, c.sub.at+1)
	case c.place == "O" && c.p.subject:
		j, _ := r.walkChain(c.s, c.m.anchor)
		from := nameBefore(c.s, j)
		r.keep(out, c, "counterparty", from, j+1)
	case c.place == "O" && (k.typ == "investment" || k.typ == "partnership") && !between(c):
		if from, ok := r.actor(c.s, k.prospect); ok {
			r.keep(out, c, "counterparty", from, from+1)
		}
	case c.place == "O":
		for _, o := range c.m.objects {
			if o.prospect != k.prospect && o.prospect != "" {
				r.keep(out, c, "counterparty", o.at, o.at+1)
			}
		}
	}
}

// between tells whether the objects are each other's partners.
func between(c *candidate) bool {
	for k := max(0, c.m.objectText.start-3); k < c.m.objectText.start; k++ {
		if c.s.toks[k].low == "between" {
			return true
		}
	}
	return false
}

// actor is the token of the prospect that acts in the sentence, unless it is the one given.
func (r *reader) actor(s *sentence, but string) (int, bool) {
	for i, t := range s.toks {
		if t.kind == org && t.prospect != "" && t.prospect != but && (t.prospect == s.opens.prospect || t.prospect == r.art.issuer) {
			return i, true
		}
	}
	return 0, false
}

// nameIn narrows the words of an object to the name in it.
func (r *reader) nameIn(s *sentence, from, to int) (int, int) {
	for from < to && s.toks[from].kind != org && (!s.toks[from].cap || determiners[s.toks[from].low]) {
		from++
	}
	if from < to && (determiners[s.toks[from].low] || prepositions[s.toks[from].low]) {
		return from, from
	}
	return from, to
}

var determiners = set("the a an its their our this that these those new leading global local his her more most several two three")

// nameBefore returns where the name that ends at j begins, j+1 when there is none.
func nameBefore(s *sentence, j int) int {
	from := j + 1
	for k := j; k >= 0 && j-k < 8; k-- {
		t := s.toks[k]
		switch {
		case t.kind == org, t.kind == word && t.cap && !prepositions[t.low] && !clauseBreaks[t.low] && !determiners[t.low] && !announcing[t.low] && !auxiliaries[t.low]:
			from = k
			continue
		case k < j && (t.low == "of" || t.low == "and" || t.low == "&" || t.low == "the" || t.low == "for"):
			continue
		}
		break
	}
	if s.headline && from > 0 && j-from > 4 {
		return j + 1
	}
	return from
}

// hasSlot says which slots a type's guidelines give it.
var hasSlot = map[string]map[string]bool{
	"funding": set("amount round lead"), "ipo": set("exchange amount"), "acquisition": set("counterparty amount"), "divestiture": set("asset counterparty amount"),
	"investment": set("counterparty amount"), "leadership_hire": set("person title"), "leadership_departure": set("person title"), "hiring": set("count place"),
	"layoffs": set("count place"), "expansion": set("place amount"), "closure": set("place count"), "partnership": set("counterparty"),
	"contract_win": set("counterparty amount"), "supplier_selected": set("counterparty product"), "legal": set("counterparty amount"),
	"data_breach": set("count"), "award": set("award"), "appearance": set("event"), "rfp": set("deadline"), "target": set("metric deadline"), "results": set("period"),
}

// countsOf are the nouns that a count of the type counts.
var countsOf = map[string]map[string]bool{
	"hiring":      set("people jobs employees workers staff positions roles engineers hires professionals team members new full-time additional"),
	"layoffs":     set("people jobs employees workers staff positions roles engineers posts of full-time workforce"),
	"closure":     set("stores sites offices plants branches locations restaurants shops clinics factories outlets"),
	"data_breach": set("people customers users records accounts patients individuals members employees million"),
}

// defaults fills slots that no pattern kept from the sentence around the anchor.
func (r *reader) defaults(out map[string]string, k key, c *candidate) {
	want, s := hasSlot[k.typ], c.s
	if want["amount"] {
		if from, to := typedAfter(s, "money", c.m.anchor, len(s.toks)); to > 0 {
			r.keep(out, c, "amount", from, to)
		}
	}
	if want["person"] && !s.headline {
		from, to := person(s, c.m.anchor)
		r.keep(out, c, "person", from, to)
	}
	if want["title"] {
		if from, to := typedAfter(s, "title", c.m.anchor, len(s.toks)); to > 0 {
			from, to = r.shape(k.typ, c, "title", from, to)
			r.keep(out, c, "title", from, to)
		}
	}
	if want["count"] {
		from, to := counted(s, c.m.anchor, countsOf[k.typ])
		r.keep(out, c, "count", from, to)
	}
	if want["place"] {
		from, to := placeAfter(s, c.m.anchor)
		r.keep(out, c, "place", from, to)
	}
	r.phrases(out, k, c)
}

// typedAfter finds the first span of the type from token i on.
func typedAfter(s *sentence, typ string, i, limit int) (from, to int) {
	for ; i < limit; i++ {
		if end := typeAt(s, typ, i); end > 0 {
			return i, end
		}
	}
	return 0, 0
}

var replacing = set("replacing succeeds succeeding replaces succeed succeeded replace replaced following reports reporting joins said says")

// person is the named person of an appointment or departure: after the verb,
// else before it.
func person(s *sentence, anchor int) (from, to int) {
	for i := anchor; i < len(s.toks); i++ {
		if replacing[s.toks[i].low] && i > anchor || s.toks[i].low == ";" {
			break
		}
		if end := personAt(s, i); end > 0 && !(s.toks[i].kind == word && i > 0 && s.toks[i-1].kind == word && s.toks[i-1].cap && !titleWords[s.toks[i-1].low]) {
			return i, end
		}
	}
	for i := 0; i < anchor; i++ {
		if end := personAt(s, i); end > 0 && end <= anchor {
			from, to = i, end
			i = end
		}
	}
	return from, to
}

// counted finds a count of one of the nouns.
func counted(s *sentence, anchor int, nouns map[string]bool) (from, to int) {
	for i := max(0, anchor-8); i < len(s.toks); i++ {
		end := countAt(s, i)
		if s.toks[i].low == "one" || s.toks[i].low == "1" {
			continue
		}
		for j := end; end > 0 && j < min(end+3, len(s.toks)); j++ {
			if nouns[s.toks[j].low] {
				return i, end
			}
		}
	}
	return 0, 0
}

var noPlaces = set(`partnership collaboration response support time advance addition order terms line need recognition honor memory january cash stock q1 q2 q3 q4
	fiscal fy ai new the its their our north new your this mid early late first second third fourth spring summer autumn fall winter`)

// placeAfter is the place named after in, at or near.
func placeAfter(s *sentence, anchor int) (from, to int) {
	for i := anchor + 1; i+1 < len(s.toks); i++ {
		low := s.toks[i].low
		if low == ";" || clauseBreaks[low] {
			return 0, 0
		}
		if low != "in" && low != "into" && low != "near" && low != "across" {
			continue
		}
		j := i + 1
		first := j
		if s.toks[j].low == "the" && j+1 < len(s.toks) {
			j++
		}
		end := j
		for end < len(s.toks) && end-j < 5 && s.toks[end].kind == word && s.toks[end].cap && months[s.toks[end].low] == 0 && !prepositions[s.toks[end].low] && !clauseBreaks[s.toks[end].low] {
			end++
		}
		if end > j && end-j < 5 && !noPlaces[s.toks[j].low] && months[s.toks[j].low] == 0 {
			if end+1 < len(s.toks) && s.toks[end].low == "," && s.toks[end+1].cap && s.toks[end+1].kind == word && months[s.toks[end+1].low] == 0 && len(s.toks[end+1].low) < 14 {
				end += 2
			}
			return first, end
		}
	}
	return 0, 0
}
