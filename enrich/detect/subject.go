package detect

import "callworthy/data"

// subject is who does what a verb says.
type subject struct {
	prospects []string
	kind      string // org, person, thing
	issuer    bool   // found through a pronoun or "the company"
	indirect  bool   // through an earlier verb of the same clause
	sure      float64
	at        int // index of its first token, for quoting and slots
	end       int
}

// chain is what stands between subject and verb.
type chain struct {
	infinitive, planned, doubtful, denied, would, announced bool
}

// subjectOf finds the subject of the verb at v.
func (r *reader) subjectOf(s *sentence, v, depth int) (subject, chain) {
	j, c := r.walkChain(s, v)
	if j < 0 {
		return subject{}, c
	}
	sub := r.nounPhrase(s, j)
	if len(sub.prospects) > 0 {
		return sub, c
	}
	t := s.toks[j]
	gerund := len(s.toks[v].low) > 5 && s.toks[v].low[len(s.toks[v].low)-3:] == "ing"
	joined := t.low == "and" || t.low == "," || t.low == "&" || t.low == "by"
	if depth >= 8 || !c.infinitive && !gerund && !joined {
		return subject{}, c
	}
	if t.low == "," && !gerund && !c.infinitive && !s.headline && !joinedByComma(s, j) {
		return subject{}, c
	}
	p := r.previousVerb(s, j)
	if p < 0 {
		return subject{}, c
	}
	sub, outer := r.subjectOf(s, p, depth+1)
	sub.sure *= 0.85
	sub.indirect = true
	if c.infinitive && !c.planned {
		c.planned = true
	}
	if joined && outer.planned && !c.planned && outer.infinitive {
		c.planned = true
	}
	c.denied = c.denied || outer.denied
	c.doubtful = c.doubtful || outer.doubtful
	return sub, c
}

// joinedByComma tells whether the comma at j separates verbs of a list that
// ends with "and".
func joinedByComma(s *sentence, j int) bool {
	for k := j + 1; k+1 < len(s.toks) && k-j < 25; k++ {
		if s.toks[k].low == "," && s.toks[k+1].low == "and" {
			return true
		}
	}
	return false
}

// walkChain goes left from the verb over auxiliaries, adverbs, dates and
// announcing and planning words; it returns the index where it stops.
func (r *reader) walkChain(s *sentence, v int) (int, chain) {
	var c chain
	nominal, dated := false, false
	j := v - 1
	for ; j >= 0; j-- {
		t := s.toks[j]
		if t.kind == org {
			break
		}
		low := t.low
		switch {
		case low == "to":
			c.infinitive = true
			nominal = true
		case denying[low]:
			c.denied = true
		case low == "would":
			c.would = true
		case low == "will" || low == "shall" || low == "'ll":
			c.planned = true
		case doubtful[low] && !(t.cap && low == "may" && j > 0 && !s.headline):
			c.doubtful = true
		case auxiliaries[low] || isAdverb(low):
		case (low == "it" || low == "they" || low == "he" || low == "she") && (j == 0 || !announcing[s.toks[j-1].low] && s.toks[j-1].low != "that"):
			return j, c
		case announcing[low]:
			c.announced, nominal = true, false
			if polite[low] {
				c.infinitive = false // "is pleased to announce" is no plan
			}
		case (low == "company" || low == "firm" || low == "organization") && j > 1 && s.toks[j-1].low == "the" && (s.toks[j-2].low == "that" || announcing[s.toks[j-2].low]):
			j--
		case planning[low]:
			if c.infinitive || low == "agreement" || nominal {
				c.planned = true
			}
			nominal = true
		case dayWords[low] || months[low] != 0 && t.cap:
			dated = true
		case t.kind == number && (dated || j > 0 && months[s.toks[j-1].low] != 0 || j > 1 && s.toks[j-1].low == "," && s.toks[j-2].kind == number):
			dated = true
		case low == "on" && dated || low == "of" && dated:
			dated = false
		case low == "," && s.headline && r.previousVerb(s, j) >= 0:
			return j, c // "Acme Buys Beta, Raises $5 Million"
		case low == "," && j > 1 && s.toks[j-1].kind == org && j+1 < len(s.toks) && j+1 < v:
		case low == "," && (dated || j+1 < len(s.toks) && (isAdverb(s.toks[j+1].low) || j+1 == v)) && j > 0 && (s.toks[j-1].kind == org || s.toks[j-1].kind == number || dated):
		case fillers[low] && nominal:
		case nominal && c.infinitive && (low == "strategic" || low == "exclusive" || low == "final" || low == "merger" || low == "purchase" || low == "share" || low == "asset"):
		default:
			return j, c
		}
	}
	return j, c
}

// previousVerb finds the last verb before j in the same clause.
func (r *reader) previousVerb(s *sentence, j int) int {
	for k := j; k > 0; k-- {
		low := s.toks[k].low
		switch {
		case clauseBreaks[low] && low != "as" || low == ";" || low == ":":
			return -1
		case s.toks[k].kind == org || s.toks[k].cap && !s.headline:
		case r.d.finite(low) || low == "is" || low == "has" || low == "announced" || low == "announces" || low == "said" || low == "are" || low == "will":
			return k
		}
	}
	return -1
}

// nounPhrase reads the noun phrase that ends at j as a subject.
func (r *reader) nounPhrase(s *sentence, j int) subject {
	t := s.toks[j]
	switch {
	case t.kind == org:
		return r.orgPhrase(s, j)
	case r.affiliation(s, j) != "":
		return subject{prospects: []string{r.affiliation(s, j)}, kind: "person", sure: 0.8, at: max(0, j-1), end: j + 1}
	case pronouns[t.low]:
		return r.pronoun(s, j)
	case standIns[t.low] && j > 0 && (s.toks[j-1].low == "the" || s.toks[j-1].low == "our") && !s.headline && !(t.quoted && s.toks[j-1].low == "the"):
		return r.standIn(s, j-1)
	case t.low == "which" || t.low == "that" || t.low == "who":
		return r.antecedent(s, j)
	}
	return r.compound(s, j)
}

// affiliation is the prospect of the apposition that followed the person whose name ends at j.
func (r *reader) affiliation(s *sentence, j int) string {
	if s.toks[j].kind == org {
		return ""
	}
	return s.toks[j].affiliated
}

func (r *reader) pronoun(s *sentence, j int) subject {
	if s.toks[j].quoted || s.field == data.FieldTitle {
		return subject{}
	}
	if s.toks[j].low == "it" {
		for k := 0; k < j; k++ {
			if s.toks[k].kind == org && (k == 0 || !prepositions[s.toks[k-1].low]) && !(k+1 < len(s.toks) && s.toks[k+1].low == "'s") {
				return subject{prospects: []string{s.toks[k].prospect}, kind: "org", sure: 0.8, at: k, end: j + 1}
			}
		}
	}
	return r.standIn(s, j)
}

// standIn is what "the company" at j means.
func (r *reader) standIn(s *sentence, j int) subject {
	prospect, sure := r.meant(s)
	if prospect == "" {
		return subject{}
	}
	return subject{prospects: []string{prospect}, kind: "org", issuer: true, sure: sure, at: j, end: j + 2}
}

// antecedent is the organisation that a relative pronoun at j belongs to.
func (r *reader) antecedent(s *sentence, j int) subject {
	k := j - 1
	if k > 0 && s.toks[k].low == "," {
		k--
	}
	if k < 0 || s.toks[k].kind != org {
		return subject{}
	}
	return subject{prospects: []string{s.toks[k].prospect}, kind: "org", sure: 0.5, at: k, end: j}
}

// orgPhrase reads a noun phrase whose last word is an organisation: alone, in
// a list, with words before it, or after a preposition.
func (r *reader) orgPhrase(s *sentence, j int) subject {
	sub := subject{prospects: []string{s.toks[j].prospect}, kind: "org", sure: 1, at: j, end: j + 1}
	k := j
	for {
		l, ok := listLeft(s, k)
		if !ok {
			break
		}
		k = l
		if s.toks[k].kind == org {
			sub.prospects = append(sub.prospects, s.toks[k].prospect)
		}
	}
	sub.at = k
	l := k - 1
	for l >= 0 && k-l <= 9 && !r.boundary(s, l) {
		l--
	}
	if l < 0 || !prepositions[s.toks[l].low] {
		return sub
	}
	return r.inPhrase(s, sub, l)
}

// inPhrase reads "the board of Acme": the subject is what stands before the
// preposition at l.
func (r *reader) inPhrase(s *sentence, sub subject, l int) subject {
	if l == 0 {
		return subject{}
	}
	head := s.toks[l-1]
	switch {
	case proxies[head.low]:
		sub.sure, sub.at = 0.75, l-1
	case head.kind == org:
		return subject{} // "Acme of Beta", "Acme with Beta announced": the first one is it
	case titleWords[head.low] || head.cap && l > 1 && !s.headline && head.kind == word:
		sub.kind, sub.sure, sub.at = "person", 0.8, l-1
	default:
		sub.kind, sub.sure, sub.at = "thing", 0.6, l-1
	}
	return sub
}

// listLeft finds the organisation before "and" or a comma at the left of k.
func listLeft(s *sentence, k int) (int, bool) {
	i := k - 1
	if i < 1 || s.toks[i].low != "and" && s.toks[i].low != "&" && s.toks[i].low != "," && s.toks[i].low != "plus" && s.toks[i].low != "x" {
		return 0, false
	}
	i--
	if s.toks[i].low == "," {
		i--
	}
	if i >= 0 && s.toks[i].kind == org {
		return i, true
	}
	start := i
	for i >= 0 && start-i < 5 && s.toks[i].cap && s.toks[i].kind == word && !s.headline {
		i--
	}
	if i == start || i < 0 || start-i >= 5 {
		return 0, false
	}
	return i + 1, true
}

// boundary tells whether a noun phrase cannot extend over token l.
func (r *reader) boundary(s *sentence, l int) bool {
	t := s.toks[l]
	if t.kind == org {
		return false
	}
	return t.kind == punct && t.low != "'s" && t.low != "-" && t.low != "&" && t.low != "/" || prepositions[t.low] || auxiliaries[t.low] || clauseBreaks[t.low] ||
		announcing[t.low] || t.low == "and" || r.d.finite(t.low) && !t.cap
}

// compound reads a noun phrase that ends with other words than an
// organisation: Acme's board, Acme shares, Acme CEO John Smith.
func (r *reader) compound(s *sentence, j int) subject {
	l := j
	for l >= 0 && j-l <= 8 && s.toks[l].kind != org && !r.boundary(s, l) {
		l--
	}
	if l >= 0 && (s.toks[l].low == "at" || s.toks[l].low == "of") {
		return subject{}
	}
	if l > 0 && l < j && j-l <= 6 && (s.toks[l].low == "and" || s.toks[l].low == "&") && s.toks[l-1].kind == org && s.toks[j].cap {
		return r.orgPhrase(s, l-1) // "Acme and Beta Foods", of whom Beta Foods is no prospect
	}
	if l < 0 || s.toks[l].kind != org || j-l > 8 {
		return subject{}
	}
	sub := subject{prospects: []string{s.toks[l].prospect}, kind: "thing", sure: 0.6, at: l, end: j + 1}
	if l > 0 && prepositions[s.toks[l-1].low] {
		return subject{}
	}
	rest := s.toks[l+1 : j+1]
	title := false
	for _, t := range rest {
		if t.low == "a" || t.low == "an" || t.low == "the" || t.low == "that" || t.low == "its" {
			return subject{}
		}
	}
	for _, t := range rest {
		title = title || titleWords[t.low] && t.low != "and" && t.low != "of" && t.low != "for" && t.low != "the"
	}
	head := s.toks[j]
	switch {
	case title && (head.cap || coreTitles[head.low] || head.low == "executive") && !proxies[head.low]:
		sub.kind, sub.sure = "person", 0.8
	case proxies[head.low]:
		sub.kind, sub.sure = "org", 0.8
	case rest[0].low == "'s" || heads[head.low] || !head.cap:
		if head.cap && !s.headline && len(rest) <= 4 && rest[0].low == "'s" {
			sub.kind = "person"
		}
	default:
		sub.kind, sub.sure = "org", 0.75
	}
	return sub
}
