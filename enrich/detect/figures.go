package detect

var (
	periods  = set("quarter half nine-month six-month three-month full-year")
	ordinals = set("first second third fourth final q1 q2 q3 q4 1st 2nd 3rd 4th latest fiscal")
	sizes    = set(`record annual quarterly third-quarter first-quarter second-quarter fourth-quarter half-year full-year interim total net gross preliminary strong
		operating adjusted year-over-year year-on-year monthly financial consolidated audited unaudited trading production higher lower improved recurring organic
		first second third fourth quarter fiscal year q1 q2 q3 q4 half`)
	figureTails = set("results growth increase income loss profit revenue margin")
)

// figureSpan is a reported figure with the words before it and the amount after
// it: "third-quarter revenue of $1.2 billion". A bare "sales" says nothing.
func figureSpan(s *sentence, from, to int) (int, int) {
	i := from
	for i > 0 && from-i < 5 {
		t := s.toks[i-1]
		if !sizes[t.low] && t.kind != number {
			break
		}
		i--
	}
	for i < from && s.toks[i].kind == number && !isYear(s.toks[i]) && percentAt(s, i) == 0 && moneyAt(s, i) == 0 {
		i++
	}
	end := to
	for end < len(s.toks) && figureTails[s.toks[end].low] {
		end++
	}
	if end+1 < len(s.toks) && (s.toks[end].low == "of" || s.toks[end].low == "at") {
		for j := end + 1; j < min(end+4, len(s.toks)); j++ {
			if e := max(moneyAt(s, j), percentAt(s, j)); e > 0 {
				return i, e
			}
		}
	}
	if end-i < 2 || !concrete[s.toks[end-1].low] && !concrete[s.toks[i].low] {
		return 0, 0
	}
	return i, end
}

// concrete words make a figure worth saying without its amount: "record sales", "a net loss".
var concrete = set("record higher lower improved results growth increase loss profit")

// periodIn is the period of results: "second quarter", "first half of 2024".
func periodIn(s *sentence) (from, to int) {
	for i := 1; i < len(s.toks); i++ {
		if !periods[s.toks[i].low] || !ordinals[s.toks[i-1].low] {
			continue
		}
		from, to = i-1, i+1
		if from > 0 && ordinals[s.toks[from-1].low] {
			from--
		}
		for to < len(s.toks) && to-i < 4 && (s.toks[to].low == "of" || s.toks[to].low == "fiscal" || s.toks[to].low == "year" || isYear(s.toks[to])) {
			to++
		}
		for to-1 > i && !isYear(s.toks[to-1]) {
			to--
		}
		return from, to
	}
	return 0, 0
}

// goalSpan is what an aim reaches for, from after the verb to the figure and
// its date: "to cut emissions by 40% by 2030".
func goalSpan(s *sentence, anchor, to int) (int, int) {
	from := anchor + 1
	for k := anchor + 1; k < to; k++ {
		switch low := s.toks[k].low; {
		case low == "," || low == ";" || low == ":" || clauseBreaks[low]:
			return 0, 0
		case (low == "goal" || low == "target" || low == "goals" || low == "targets") && k+1 < to && (s.toks[k+1].low == "of" || s.toks[k+1].low == "to"):
			from = k + 1
			if s.toks[k+1].low == "of" {
				from++
			}
		}
	}
	for from < to && (s.toks[from].low == "for" || s.toks[from].low == "at" || s.toks[from].low == "of" || s.toks[from].low == "is") {
		from++
	}
	if to-from < 2 {
		return 0, 0
	}
	for to < len(s.toks) && to-from < 18 && !prepositions[s.toks[to].low] && s.toks[to].kind == word && !auxiliaries[s.toks[to].low] && !clauseBreaks[s.toks[to].low] && s.toks[to].low != "and" {
		to++ // "100 restaurants"
	}
	if end := dated(s, to); measurable(s, from, end) {
		return from, end
	}
	return 0, 0
}

var ambitions = set("net-zero carbon-neutral double triple halve quadruple zero half profitability break-even breakeven neutrality")

// measurable tells whether a figure or the like stands in the words.
func measurable(s *sentence, from, to int) bool {
	for _, t := range s.toks[from:min(to, len(s.toks))] {
		if t.kind == number && !isYear(t) || numberWords[t.low] || ambitions[t.low] {
			return s.toks[from].low != "how"
		}
	}
	return false
}

// dated extends a goal over "by the end of 2027", "within three years".
func dated(s *sentence, to int) int {
	if to+1 >= len(s.toks) || s.toks[to].low != "by" && s.toks[to].low != "within" && s.toks[to].low != "in" {
		return to
	}
	for j := to + 1; j < min(to+6, len(s.toks)); j++ {
		if isYear(s.toks[j]) || s.toks[j].low == "years" || s.toks[j].low == "months" || s.toks[j].low == "year-end" {
			return j + 1
		}
		if s.toks[j].kind == punct {
			break
		}
	}
	return to
}

// infinitive is the clause "to reach net zero by 2035" after the anchor.
func infinitive(s *sentence, anchor int) (int, int) {
	for i := anchor + 1; i < min(anchor+6, len(s.toks)-2); i++ {
		if s.toks[i].low != "to" || s.toks[i+1].kind != word {
			continue
		}
		end := i + 2
		for end < len(s.toks) && s.toks[end].low != "," && s.toks[end].low != ";" && s.toks[end].low != ":" && s.toks[end].low != "." && s.toks[end].low != "–" &&
			s.toks[end].low != "—" && !clauseBreaks[s.toks[end].low] {
			end++
		}
		if measurable(s, i, end) {
			return i, end
		}
	}
	return 0, 0
}

// deadlineAfter is the date after by, until, before or the like.
func deadlineAfter(s *sentence, anchor int) (int, int) {
	for i := anchor; i+1 < len(s.toks); i++ {
		switch s.toks[i].low {
		case "by", "until", "before", "deadline", "due", "is", "on", "till", "than":
			for j := i + 1; j < min(i+5, len(s.toks)); j++ {
				if end := dateAt(s, j); end > 0 {
					return j, end
				}
				if isYear(s.toks[j]) && s.toks[i].low == "by" {
					return j, j + 1
				}
				if s.toks[j].kind == punct {
					break
				}
			}
		}
	}
	return 0, 0
}

// milestoneSpan is the round number with its noun: "25th anniversary", "1
// million downloads".
func milestoneSpan(s *sentence, from, to int) (int, int) {
	for from > 0 && (s.toks[from-1].kind == number || numberWords[s.toks[from-1].low] || magnitudes[s.toks[from-1].low] || ordinal(s.toks[from-1].low)) {
		from--
	}
	if s.toks[to-1].kind == number || magnitudes[s.toks[to-1].low] || numberWords[s.toks[to-1].low] {
		end := to
		for end < len(s.toks) && end-to < 3 && s.toks[end].kind == word && !prepositions[s.toks[end].low] && !auxiliaries[s.toks[end].low] && s.toks[end].low != "and" {
			end++
		}
		if end == to {
			return 0, 0
		}
		return from, end
	}
	if to-from < 2 {
		return 0, 0
	}
	return from, to
}

func ordinal(low string) bool {
	n := len(low)
	return n > 3 && (low[n-2:] == "th" || low[n-2:] == "rd" || low[n-2:] == "st" && low != "first" && low != "best" && low != "last" || low[n-2:] == "nd" && low != "brand")
}
