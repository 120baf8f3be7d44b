package detect

import (
	"strings"

	"callworthy/data"
)

// maxQuote is the longest evidence, in bytes.
const maxQuote = 240

// evidence is the sentence, or the telling clause of a long one.
func (r *reader) evidence(c *candidate) data.Evidence {
	field := c.s.field.Of(r.art.a)
	start, end := c.s.start, c.s.end
	if end-start > maxQuote {
		start, end = clause(c)
	}
	end = min(end, start+maxQuote)
	for end > start && end < c.s.end && !(field[end] == ' ' || field[end] == ',') {
		end--
	}
	for end < len(field) && end > start && field[end]&0xC0 == 0x80 {
		end--
	}
	quote := strings.TrimRight(field[start:end], " ,;\n")
	return data.Evidence{Field: c.s.field, Start: start, End: start + len(quote), Quote: quote}
}

// clause is the part of a long sentence from the subject or the verb to the end
// of the match, widened to the right.
func clause(c *candidate) (start, end int) {
	toks := c.s.toks
	last := toks[min(len(toks), max(c.m.end, c.m.anchor+1, c.at+1))-1].end
	start = toks[min(c.at, c.m.anchor)].start
	if c.at > c.m.anchor && c.sub.sure > 0 {
		start = toks[min(c.sub.at, c.m.anchor)].start
	}
	if last-start > maxQuote {
		start = toks[c.m.anchor].start
	}
	if last-start > maxQuote && c.at > c.m.anchor {
		start = max(toks[c.m.anchor].start, toks[c.at].start-120)
		for k := c.m.anchor; k <= c.at; k++ {
			if toks[k].start >= toks[c.at].start-120 {
				start = toks[k].start
				break
			}
		}
	}
	return start, c.s.end
}

// slots collects what the best candidates say, in order.
func (r *reader) slots(k key, cands []candidate) map[string]string {
	out := map[string]string{}
	for i := range cands {
		c := &cands[i]
		if i > 0 && (c.status == data.StatusPast || i > 4) {
			continue
		}
		for _, cap := range c.m.captures {
			r.keep(out, c, cap.slot, cap.from, cap.to)
		}
		r.counterparty(out, k, c)
		r.defaults(out, k.typ, c)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// keep stores the text of tokens from..to unless the slot is known.
func (r *reader) keep(out map[string]string, c *candidate, slot string, from, to int) {
	if out[slot] != "" || to <= from {
		return
	}
	field := c.s.field.Of(r.art.a)
	text := strings.Join(strings.Fields(field[c.s.toks[from].start:c.s.toks[to-1].end]), " ")
	for _, article := range []string{"the ", "a ", "an ", "its ", "their ", "The ", "A ", "Its "} {
		text = strings.TrimPrefix(text, article)
	}
	if text != "" && len(text) <= 160 {
		out[slot] = text
	}
}

// counterparty is the other side: the objects for the subject, the subject for
// an object.
func (r *reader) counterparty(out map[string]string, k key, c *candidate) {
	if !hasSlot[k.typ]["counterparty"] {
		return
	}
	if c.place != "O" && c.m.hasObject {
		r.keep(out, c, "counterparty", c.m.objectText.start, c.m.objectText.end)
		return
	}
	if c.place == "O" && len(c.sub.prospects) > 0 && c.s.toks[c.sub.at].kind == org {
		r.keep(out, c, "counterparty", c.sub.at, c.sub.at+1)
		return
	}
	for _, o := range c.m.objects {
		if o.prospect != k.prospect && o.prospect != "" {
			r.keep(out, c, "counterparty", o.at, o.at+1)
		}
	}
	if c.place == "O" && c.p.subject {
		j, _ := r.walkChain(c.s, c.m.anchor)
		from := j
		for from >= 0 && j-from < 6 && c.s.toks[from].cap && c.s.toks[from].kind == word && !titleWords[c.s.toks[from].low] {
			from--
		}
		r.keep(out, c, "counterparty", from+1, j+1)
	}
}

// hasSlot says which slots a type's guidelines give it.
var hasSlot = map[string]map[string]bool{
	"funding": set("amount round lead"), "ipo": set("exchange amount"), "acquisition": set("counterparty amount"), "divestiture": set("asset counterparty amount"),
	"investment": set("counterparty amount"), "leadership_hire": set("person title"), "leadership_departure": set("person title"), "hiring": set("count place"),
	"layoffs": set("count place"), "expansion": set("place amount"), "closure": set("place count"), "partnership": set("counterparty"),
	"contract_win": set("counterparty amount"), "supplier_selected": set("counterparty product"), "legal": set("counterparty amount"),
	"data_breach": set("count"),
}

// defaults fills typed slots from the sentence after the anchor.
func (r *reader) defaults(out map[string]string, typ string, c *candidate) {
	want := hasSlot[typ]
	for _, slot := range []struct{ name, typ string }{{"amount", "money"}, {"person", "person"}, {"title", "title"}, {"count", "count"}} {
		if !want[slot.name] || out[slot.name] != "" || slot.name == "person" && c.s.headline {
			continue
		}
		for i := c.m.anchor; i < len(c.s.toks); i++ {
			if end := typeAt(c.s, slot.typ, i); end > 0 {
				r.keep(out, c, slot.name, i, end)
				break
			}
		}
	}
}
