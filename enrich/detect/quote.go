package detect

import (
	"strings"

	"callworthy/data"
)

// maxQuote is the longest evidence, in bytes.
const maxQuote = 240

// evidence is the sentence, or the telling clause of a long one: from the
// beginning of the sentence, of a clause, of the subject or of the verb, the
// first of these from which the telling words fit; up to the end of the sentence
// or of a clause.
func (r *reader) evidence(c *candidate) data.Evidence {
	field := c.s.field.Of(r.art.a)
	toks := c.s.toks
	start, end := quoteStart(c.s), c.s.end
	if end-start > maxQuote {
		from, last := telling(c)
		start = r.clauseStart(c, field, start, toks[from].start, toks[last-1].end)
		end = clauseEnd(field, start, min(toks[last-1].end, start+maxQuote), c.s.end)
	}
	quote := strings.TrimRight(field[start:end], " ,;:\n–—-")
	return data.Evidence{Field: c.s.field, Start: start, End: start + len(quote), Quote: quote}
}

// quoteStart is where the sentence begins, without bullets.
func quoteStart(s *sentence) int {
	i := 0
	for i < len(s.toks)-1 && s.toks[i].kind == punct && strings.Contains("*-–—•·|#>,;:.", s.toks[i].low) {
		i++
	}
	if i > 0 {
		return s.toks[i].start
	}
	return s.start
}

// telling is the tokens that prove the event: prospect, subject, verb and match.
func telling(c *candidate) (from, to int) {
	from, to = min(c.at, c.m.anchor), max(c.m.end, c.m.anchor+1, c.at+1)
	if c.sub.sure > 0 && c.place != "T" {
		from = min(from, c.sub.at)
	}
	return from, min(to, len(c.s.toks))
}

// clauseStart finds the first good beginning from which the words up to last fit.
func (r *reader) clauseStart(c *candidate, field string, sentence, from, last int) int {
	if last-sentence <= maxQuote {
		return sentence
	}
	for i, t := range c.s.toks {
		if t.start > from {
			break
		}
		if last-t.start <= maxQuote && i > 0 && opensClause(c.s.toks, i, field) {
			return t.start
		}
	}
	if last-from <= maxQuote {
		return from
	}
	return c.s.toks[r.verbStart(c.s, c.m.anchor)].start
}

// opensClause tells whether a reader can begin at token i: after a stop that
// the splitter passed over, a semicolon, colon or dash, or with a new main clause.
func opensClause(toks []token, i int, field string) bool {
	before := toks[i-1]
	switch before.low {
	case ";", ":", "–", "—", "•", "|", "”", "\"":
		return toks[i].kind != punct
	case ".", "!", "?":
		return toks[i].cap
	case ",":
		return toks[i].kind == org || pronouns[toks[i].low] || toks[i].low == "the" && i+1 < len(toks) && standIns[toks[i+1].low]
	}
	return toks[i].cap && strings.HasPrefix(field[before.end:], ".") // "new.As a partner"
}

// verbStart goes left from the verb over what belongs to it: "today announced that it has".
func (r *reader) verbStart(s *sentence, v int) int {
	i := v
	for i > 0 {
		t := s.toks[i-1]
		if t.kind != word || !auxiliaries[t.low] && !isAdverb(t.low) && !announcing[t.low] && t.low != "to" && !planning[t.low] {
			break
		}
		i--
	}
	for i < v && (s.toks[i].low == "that" || s.toks[i].low == "to") {
		i++
	}
	return i
}

// clauseEnd is the end of the sentence when it fits, else the last end of a
// clause after the telling words, else of a word.
func clauseEnd(field string, start, last, end int) int {
	limit := start + maxQuote
	if end <= limit {
		return end
	}
	blank := -1
	for i := limit; i > start && i >= last; i-- {
		switch field[i] {
		case ' ', '\n':
			blank = max(blank, i)
		case ';':
			return i
		case ',', ':', '.', ')':
			if field[i] == ')' && i < limit {
				return i + 1
			}
			if i+1 < len(field) && field[i+1] == ' ' && field[i] != ')' {
				return i
			}
		}
	}
	if blank < 0 {
		blank = strings.LastIndexAny(field[start:limit+1], " \n") + start
	}
	if blank > start {
		return blank
	}
	for limit > start && field[limit]&0xC0 == 0x80 {
		limit--
	}
	return limit
}
