package detect

// shape makes a telling span of the tokens that a pattern kept: a full title, a
// round by its name, the whole name of an event, a figure with its amount. An
// empty span means that nothing can be said.
func (r *reader) shape(typ string, c *candidate, slot string, from, to int) (int, int) {
	s := c.s
	switch slot {
	case "title":
		return titleSpan(s, from, to)
	case "person":
		return from, to
	case "round":
		return roundSpan(s, from, to)
	case "event":
		return nounSpan(s, from, to, true)
	case "award":
		if !prized(s, from, to) {
			return 0, 0
		}
		if to == from+1 {
			return nounSpan(s, from, to, false)
		}
		return from, to
	case "product":
		if to == from+1 && !s.toks[from].cap || s.headline && to == from+1 {
			return nounSpan(s, from, to, false)
		}
		return trimmed(s, from, to)
	case "asset":
		return trimmed(s, from, to)
	case "metric":
		if typ == "results" {
			return figureSpan(s, from, to)
		}
		if typ == "target" {
			return goalSpan(s, c.m.anchor, to)
		}
		if typ == "milestone" {
			return milestoneSpan(s, from, to)
		}
	}
	return from, to
}

// phrases fills the slots that are phrases when no pattern kept them.
func (r *reader) phrases(out map[string]string, k key, c *candidate) {
	s, want := c.s, hasSlot[k.typ]
	if want["award"] && out["award"] == "" {
		for i := c.m.anchor; i < len(s.toks) && i-c.m.anchor < 14; i++ {
			if prizes[s.toks[i].low] {
				from, to := nounSpan(s, i, i+1, false)
				r.keep(out, c, "award", from, to)
				break
			}
		}
	}
	if want["event"] && out["event"] == "" {
		for i := c.m.anchor; i < len(s.toks); i++ {
			if wordAt(s, eventWords, i) > 0 && s.toks[i].low != "live" && s.toks[i].low != "booth" && s.toks[i].low != "week" {
				from, to := nounSpan(s, i, i+1, true)
				r.keep(out, c, "event", from, to)
				break
			}
		}
	}
	if want["metric"] && k.typ == "target" && out["metric"] == "" {
		from, to := infinitive(s, c.m.anchor)
		r.keep(out, c, "metric", from, to)
	}
	if want["deadline"] {
		from, to := deadlineAfter(s, c.m.anchor)
		r.keep(out, c, "deadline", from, to)
	}
	if want["period"] {
		from, to := periodIn(s)
		r.keep(out, c, "period", from, to)
	}
}

// titleSpan is "Chief Financial Officer" of "Ann Roe as its new Chief Financial
// Officer", with "of Engineering" after it; nothing for a bare board or team.
func titleSpan(s *sentence, from, to int) (int, int) {
	last := to
	for last < len(s.toks) && (titleWords[s.toks[last].low] || s.toks[last-1].low == "chief" && s.toks[last].cap && last+1 < len(s.toks) && s.toks[last+1].low == "officer") {
		last++ // "Chief Content Officer"
	}
	for last > from && joints[s.toks[last-1].low] {
		last--
	}
	for last > from && !coreTitles[s.toks[last-1].low] && !titleWords[s.toks[last-1].low] {
		last--
	}
	start := last
	for start > from && titleWords[s.toks[start-1].low] && s.toks[start-1].low != "for" && s.toks[start-1].low != "the" {
		start--
	}
	for start < last && joints[s.toks[start].low] {
		start++
	}
	if start >= last || last-start == 1 && bareTitles[s.toks[start].low] || s.toks[start].low == "board" && last-start > 1 && s.toks[start+1].low == "of" {
		return 0, 0
	}
	if last+1 < len(s.toks) && s.toks[last].low == "of" && s.toks[last+1].cap && s.toks[last+1].kind == word {
		end := last + 2
		for end < len(s.toks) && end-last < 6 && s.toks[end].kind == word && (s.toks[end].cap || s.toks[end].low == "and") && !prepositions[s.toks[end].low] {
			end++
		}
		if end == len(s.toks) || s.toks[end].kind != org {
			last = end
		}
	}
	return start, last
}

var (
	joints     = set("and of for the member")
	bareTitles = set("board executive leader lead head team member officer general senior product people sales marketing technology operations operating financial global regional principal directors human human_resources")
)

var roundHeads = set("seed pre-seed preseed angel growth venture bridge extension")

// roundSpan is a round by its name: Series B, seed round, growth round; nothing
// for other words.
func roundSpan(s *sentence, from, to int) (int, int) {
	for from > 0 && (roundHeads[s.toks[from-1].low] || from > 1 && s.toks[from-2].low == "series" && len(s.toks[from-1].low) <= 2) {
		from--
		if from > 0 && s.toks[from-1].low == "series" {
			from--
		}
	}
	first := s.toks[from].low
	switch {
	case first == "series" && (to > from+1 || to < len(s.toks) && len(s.toks[to].low) <= 2 && s.toks[to].kind == word):
		return from, from + 2
	case roundHeads[first] && to > from+1 && s.toks[to-1].low == "round":
		return from, to
	case roundHeads[first] && from+1 < len(s.toks) && s.toks[from+1].low == "round":
		return from, from + 2
	case first == "private" && to == from+2:
		return from, to
	}
	return 0, 0
}

// nounSpan is the noun phrase around the head at from..to-1: leftwards to its
// article or a preposition, rightwards over "for Nursing". A name is needed when
// the phrase must be one.
func nounSpan(s *sentence, from, to int, name bool) (int, int) {
	i := from
	for i > 0 && from-i < 8 {
		t := s.toks[i-1]
		if t.low == "a" || t.low == "an" || t.low == "the" || t.low == "its" || t.low == "their" {
			i--
			break
		}
		if t.kind == punct && t.low != "'s" && t.low != "&" && t.low != "-" && t.low != "’" || prepositions[t.low] && t.low != "of" || auxiliaries[t.low] ||
			clauseBreaks[t.low] || announcing[t.low] || verbal(t) || t.low == "and" && !(i > 1 && s.toks[i-2].cap) {
			break
		}
		i--
	}
	for i < from && (s.toks[i].low == "of" || s.toks[i].low == "and" || s.toks[i].low == "&" || s.toks[i].kind == punct) {
		i++
	}
	named := false
	for _, t := range s.toks[i:to] {
		named = named || t.cap
	}
	if to-i < 2 || name && !named {
		return 0, 0
	}
	for to < len(s.toks) && to-i < 10 && (s.toks[to].kind == number && isYear(s.toks[to]) || s.toks[to].cap && s.toks[to].kind == word && !s.headline && !prepositions[s.toks[to].low]) {
		to++
	}
	return i, to
}

// verbal words end a noun phrase on its left: "won the", "hosting".
func verbal(t token) bool {
	n := len(t.low)
	return t.kind == word && !t.cap && n > 4 && (t.low[n-3:] == "ing" && !gerundNouns[t.low] || t.low == "will" || t.low == "joins" || t.low == "wins" || t.low == "received" || t.low == "earned") ||
		takers[t.low]
}

var (
	takers      = forms("win~ receive~ earn~ attend~ join~ host~ present~ exhibit~ take~ sponsor~ publish~ release~ issue~ launch~ speak~ hold~ announce~ celebrate~ secure~ showcase~ named honored recognized awarded launch~ unveil~ introduce~")
	gerundNouns = set("marketing nursing banking engineering manufacturing building training mining learning computing shipping advertising consulting housing trading gaming streaming hosting")
	prizes      = set("award awards prize medal trophy honors recognition stevie fellowship")
	ranked      = set("award awards prize medal trophy year best top list no. winner winners fast champion leader leaders place places fellow fame finalist gold silver bronze title")
)

// prized tells whether the words can be an award or a ranking.
func prized(s *sentence, from, to int) bool {
	for _, t := range s.toks[from:to] {
		if ranked[t.low] {
			return s.toks[from].low != "one" && s.toks[from].low != "among"
		}
	}
	return false
}

// participles begin what only describes a noun: "a platform designed for".
var participles = set(`aimed designed built based led featuring offering showcasing allowing enabling providing promising bringing helping making powered created
	developed dedicated tailored targeting focused including following transforming revolutionizing unveiling combining delivering expanding advancing giving using
	leveraging marking poised set intended geared available called named known worth valued backed launched owned operated located exclusively today yesterday`)

// trimmed cuts a noun phrase where a description begins.
func trimmed(s *sentence, from, to int) (int, int) {
	if low := s.toks[from].low; len(low) > 4 && low[len(low)-3:] == "ing" && !s.toks[from].cap || participles[low] {
		return 0, 0
	}
	for i := from; i < to; i++ {
		t := s.toks[i]
		if i > from && participles[t.low] || i > from && dayWords[t.low] && !t.cap || t.low == "that" || pronouns[t.low] || t.low == "how" {
			return from, i
		}
	}
	return from, to
}
