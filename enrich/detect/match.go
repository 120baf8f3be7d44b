package detect

import (
	"strings"

	"callworthy/data"
)

// capture is text kept by a pattern: tokens from..to.
type capture struct {
	slot     string
	from, to int
}

// match is how a pattern fits at one place.
type match struct {
	anchor, end int
	captures    []capture
	objects     []objectOrg
	objectText  span // tokens of the object list
	hasObject   bool
}

// objectOrg is one organisation of an O element.
type objectOrg struct {
	prospect string
	at       int
	compound bool // other words of the same noun phrase follow: "Acme Cloud", "Acme shares"
}

// run matches elems from token i on; on success it fills m.
func (r *reader) run(s *sentence, elems []data.Elem, i int, m *match) bool {
	if len(elems) == 0 {
		m.end = i
		return true
	}
	e := &elems[0]
	switch e.Kind {
	case data.ElemGap:
		return r.runGap(s, elems, i, m)
	case data.ElemObjects:
		return r.runObjects(s, elems, i, m)
	case data.ElemNot:
		if i < len(s.toks) && wordAt(s, e, i) > 0 {
			return false
		}
		return r.run(s, elems[1:], i, m)
	}
	end := r.single(s, e, i)
	if end > 0 {
		n := len(m.captures)
		if e.Slot != "" {
			m.captures = append(m.captures, capture{e.Slot, i, end})
		}
		if r.run(s, elems[1:], end, m) {
			return true
		}
		m.captures = m.captures[:n]
	}
	return e.Optional && r.run(s, elems[1:], i, m)
}

// single matches one element at i and returns the index after it, 0 if it does not fit.
func (r *reader) single(s *sentence, e *data.Elem, i int) int {
	if i >= len(s.toks) {
		return 0
	}
	switch e.Kind {
	case data.ElemWord:
		return wordAt(s, e, i)
	case data.ElemType:
		return typeAt(s, e.Type, i)
	case data.ElemPhrase:
		return r.phraseAt(s, i)
	}
	return 0
}

func (r *reader) runGap(s *sentence, elems []data.Elem, i int, m *match) bool {
	beforeObject := len(elems) > 1 && elems[1].Kind == data.ElemObjects
	for k := 0; k <= elems[0].Max && i+k <= len(s.toks); k++ {
		if r.run(s, elems[1:], i+k, m) {
			return true
		}
		if i+k < len(s.toks) && (gapEnds(s, i+k) || beforeObject && otherParts[s.toks[i+k].low]) {
			return false
		}
	}
	return false
}

// gapEnds tells whether a gap may not pass over token i.
func gapEnds(s *sentence, i int) bool {
	switch low := s.toks[i].low; low {
	case ";", ":", "?", "which", "while", "although", "when", "who", "whose", "if", "because", "•", "|":
		return true
	}
	return false
}

// wordAt matches the words of e at token i; it returns the index after them.
func wordAt(s *sentence, e *data.Elem, i int) int {
	low := s.toks[i].low
	if s.toks[i].kind == org {
		return 0
	}
	for _, seq := range e.Phrases {
		if phraseFits(s, seq, i) {
			return i + len(seq)
		}
	}
	if _, ok := e.Words[low]; ok {
		return i + 1
	}
	for _, p := range e.Prefixes {
		if strings.HasPrefix(low, p) {
			return i + 1
		}
	}
	return 0
}

func phraseFits(s *sentence, seq []map[string]bool, i int) bool {
	if i+len(seq) > len(s.toks) {
		return false
	}
	for k, words := range seq {
		if _, ok := words[s.toks[i+k].low]; !ok || s.toks[i+k].kind == org {
			return false
		}
	}
	return true
}

// contains tells whether a word of e stands anywhere in the sentence.
func contains(s *sentence, e *data.Elem) bool {
	for i := range s.toks {
		if wordAt(s, e, i) > 0 {
			return true
		}
	}
	return false
}

// phraseAt reads a noun phrase of at most twelve tokens.
func (r *reader) phraseAt(s *sentence, i int) int {
	j := i
	for j < len(s.toks) && j-i < 12 {
		t := s.toks[j]
		if j > i && (t.kind == punct && t.low != "'s" && t.low != "-" && t.low != "&" && t.low != "/" || prepositions[t.low] && t.low != "of" || auxiliaries[t.low] ||
			clauseBreaks[t.low] || t.low == "that") {
			break
		}
		if j == i && (t.kind == punct && t.low != "\"" && t.low != "“" || prepositions[t.low] || t.low == "that" || pronouns[t.low] || t.low == "how" || t.low == "what") {
			return 0
		}
		j++
	}
	if j == i {
		return 0
	}
	return j
}

// runObjects matches the organisations named from token i on.
func (r *reader) runObjects(s *sentence, elems []data.Elem, i int, m *match) bool {
	orgs, end, ok := r.objectsAt(s, i)
	if !ok {
		return false
	}
	saved := *m
	m.objects, m.objectText, m.hasObject = append(m.objects, orgs...), span{i, end}, true
	if r.run(s, elems[1:], end, m) {
		return true
	}
	*m = saved
	return false
}

// objectsAt reads one organisation or a list of them. Names that are no
// prospect count, and give nobody anything.
func (r *reader) objectsAt(s *sentence, i int) (orgs []objectOrg, end int, ok bool) {
	for n := 0; n < 30; n++ {
		o, e, found := r.objectAt(s, i)
		if !found {
			break
		}
		if n > 0 && e < len(s.toks) && r.startsClause(s, e) {
			break
		}
		orgs, end, ok = append(orgs, o...), e, true
		next := listNext(s, e)
		if next == 0 {
			break
		}
		i = next
	}
	return orgs, end, ok
}

// startsClause tells whether a verb follows, so that the name before it is the
// subject of a new clause.
func (r *reader) startsClause(s *sentence, e int) bool {
	low := s.toks[e].low
	return auxiliaries[low] || announcing[low] && low != "that" || r.d.finite(low) && !s.headline
}

// listNext returns the index of the next item of a list that goes on at e, 0 if it ends.
func listNext(s *sentence, e int) int {
	i := e
	if i < len(s.toks) && s.toks[i].low == "," {
		i++
	}
	if i < len(s.toks) && (s.toks[i].low == "and" || s.toks[i].low == "&" || s.toks[i].low == "or") {
		i++
	} else if i+2 < len(s.toks) && s.toks[i].low == "as" && s.toks[i+1].low == "well" {
		i += 3
	}
	if i == e || i >= len(s.toks) {
		return 0
	}
	return i
}

// objectAt reads one name with the words before it.
func (r *reader) objectAt(s *sentence, i int) (orgs []objectOrg, end int, ok bool) {
	capsFrom := -1
	for j := i; j < len(s.toks) && j-i < 12; j++ {
		t := s.toks[j]
		if t.kind == org {
			if j+1 < len(s.toks) && s.toks[j+1].low == "'s" {
				if !ownPart(s, j+2) {
					capsFrom = -1
					continue // perhaps "Acme's Beta"
				}
			}
			e := j + 1
			for e < len(s.toks) && e-j < 5 && s.toks[e].cap && s.toks[e].kind == word && !s.headline && !prepositions[s.toks[e].low] {
				e++
			}
			return []objectOrg{{t.prospect, j, r.inCompound(s, j)}}, e, true
		}
		if t.kind == punct && t.low != "'s" && t.low != "-" && t.low != "&" && t.low != "." || auxiliaries[t.low] || clauseBreaks[t.low] || t.low == "and" ||
			prepositions[t.low] && t.low != "of" || t.low == "of" && capsFrom < 0 {
			break
		}
		named := t.cap && t.kind == word && !s.headline && !(j == i && j == 0)
		if named && capsFrom < 0 {
			capsFrom = j
		}
		if !named && capsFrom >= 0 && t.low != "of" && t.low != "'s" && t.low != "&" {
			return nil, j, true
		}
		if j+1 == len(s.toks) && capsFrom >= 0 {
			return nil, j + 1, true
		}
		end = j + 1
	}
	return nil, end, capsFrom >= 0 || s.headline && end > i && i > 0 && namesAfter[s.toks[i-1].low]
}

// namesAfter are the words after which a headline names somebody.
var namesAfter = set("with by from between")

// inCompound tells whether more words of a noun phrase follow the organisation at j.
func (r *reader) inCompound(s *sentence, j int) bool {
	if j+1 >= len(s.toks) || s.toks[j+1].kind != word {
		return false
	}
	t := s.toks[j+1]
	return !prepositions[t.low] && !auxiliaries[t.low] && !clauseBreaks[t.low] && !announcing[t.low] && !isAdverb(t.low) &&
		t.low != "and" && t.low != "or" && t.low != "to" && !r.d.finite(t.low)
}

// ownPart tells whether what follows "Acme's" at i still means Acme: its
// shares, its board, or a descriptor of it.
func ownPart(s *sentence, i int) bool {
	for ; i < len(s.toks) && s.toks[i].kind == word; i++ {
		if proxies[s.toks[i].low] || s.toks[i].low == "shares" || s.toks[i].low == "stock" {
			return true
		}
	}
	return false
}
