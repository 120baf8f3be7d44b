package market

import "callworthy/data"

// askKind is how something is asked for.
type askKind string

const (
	askTender askKind = "tender" // bids are invited
	askSeek   askKind = "seek"   // a thing or its supplier is looked for
	askBuy    askKind = "buy"    // it is to be bought
	askRenew  askKind = "renew"  // what is there is to be replaced
	askBuild  askKind = "build"  // something is to be built with it
)

// trigger is the event type whose weight and half-life such news has.
func (k askKind) trigger() string {
	if k == askTender || k == askSeek {
		return "rfp"
	}
	return "expansion"
}

// sure is the estimated share of such needs that are real. The figures are those
// of a reading by hand of needs found in general newswire; see the package's tests.
func (k askKind) sure() float64 {
	switch k {
	case askTender:
		return 0.85
	case askSeek:
		return 0.75
	}
	return 0.7
}

// ask is a place in a sentence where something is asked for.
type ask struct {
	kind     askKind
	from, to int // words of the asking: its object begins at to
	status   data.Status
	by       int // word after "by" that begins the asker; 0 when the asker stands before
}

// asks finds all askings of a sentence.
func (s sentence) asks() []ask {
	var out []ask
	for i := range s.words {
		for _, f := range []func(int) (ask, bool){s.tender, s.passive, s.seek, s.intent} {
			if k, ok := f(i); ok {
				out = append(out, k)
			}
		}
	}
	return out
}

// tender is "issues a new request for proposals", "calls for bids", "goes out to tender".
func (s sentence) tender(i int) (ask, bool) {
	k := ask{kind: askTender, from: i, status: data.StatusDone}
	n := s.has(i, callFor)
	if n == 0 && tenderVerbs[s.words[i].low] {
		n = 1
	}
	if n == 0 {
		return k, false
	}
	for j := i + n; j < len(s.words) && j < i+n+5 && s.joined(i+n-1, j, false); j++ {
		if m := s.has(j, tenderNouns); m > 0 {
			k.to = j + m
			return k, true
		}
		if breakers[s.words[j].low] || j > i+n && tenderPreps[s.words[j].low] {
			break
		}
	}
	return k, false
}

// passive is "bids are invited by the council for".
func (s sentence) passive(i int) (ask, bool) {
	k := ask{kind: askTender, from: i, status: data.StatusDone}
	n := s.has(i, tenderNouns)
	j := i + n
	for n > 0 && j < len(s.words) && (skipped[s.words[j].low] || s.words[j].low == "being") {
		j++
	}
	if n == 0 || j == i+n && s.field == data.FieldText || j >= len(s.words) || !passiveAsks[s.words[j].low] {
		return k, false
	}
	k.to = j + 1
	for b := k.to; b+1 < len(s.words); b++ {
		if s.words[b].low == "by" && s.words[b+1].low != "" {
			k.by = b + 1
			if b == k.to {
				_, k.to = s.nameAfter(k.by)
			}
			return k, true
		}
	}
	return k, false
}

// seek is "is looking for".
func (s sentence) seek(i int) (ask, bool) {
	n := s.has(i, seeks)
	return ask{kind: askSeek, from: i, to: i + n, status: data.StatusDone}, n > 0
}

// intent is "plans to buy", "will build".
func (s sentence) intent(i int) (ask, bool) {
	k := ask{from: i, status: data.StatusPlanned}
	n := s.has(i, intents)
	if n == 0 {
		return k, false
	}
	for _, w := range s.words[i : i+n] {
		if hedges[w.low] {
			k.status = data.StatusRumoured
		}
	}
	for n < 8 && i+n < len(s.words) && (s.words[i+n].low == "be" || s.words[i+n].low == "also" || s.words[i+n].low == "soon") {
		n++
	}
	for _, v := range []struct {
		kind  askKind
		verbs [][]string
	}{{askBuy, buys}, {askRenew, renews}, {askBuild, builds}} {
		if m := s.has(i+n, v.verbs); m > 0 {
			k.kind, k.to = v.kind, i+n+m
			return k, true
		}
	}
	return k, false
}

// reaches tells whether the term is what is asked for.
func (k ask) reaches(s sentence, hit found) bool {
	between := s.words[k.to:hit.i]
	switch k.kind {
	case askTender:
		return len(between) > 0 && len(between) <= 12 && tenderPreps[between[0].low] && s.joined(k.to-1, hit.i, true) && !anyOf(between, breakers)
	case askSeek:
		return !wishes[s.words[k.from].low] && s.direct(k.to, hit.i, 3) || k.toSupplier(s, hit)
	case askBuy:
		return s.direct(k.to, hit.i, 3)
	case askRenew:
		return s.direct(k.to, hit.i, 3) && (anyOf(between, ownWords) || anyOf(s.words[hit.j:min(len(s.words), hit.j+8)], ownWords))
	}
	return s.direct(k.to, hit.i, 4) && facilities[s.words[hit.j-1].stem] || k.equipped(s, hit)
}

// direct tells whether nothing but modifiers, and at most n other words, stand
// between the asking and its object.
func (s sentence) direct(from, to, n int) bool {
	others := 0
	for _, w := range s.words[from:to] {
		if !modifiers[w.low] {
			others++
		}
		if breakers[w.low] || mayFollow[w.low] && !modifiers[w.low] || supplierNouns[w.low] {
			return false
		}
	}
	return others <= n && to-from <= 7 && s.joined(from-1, to, false)
}

// toSupplier is "a supplier of", "contractors to install its".
func (k ask) toSupplier(s sentence, hit found) bool {
	for j := k.to; j < hit.i && j < k.to+6; j++ {
		if !supplierNouns[s.words[j].low] || !s.direct(k.to, j, 4) || j+1 >= len(s.words) {
			continue
		}
		n := j + 2
		switch s.words[j+1].low {
		case "of", "for":
		case "to":
			if n >= len(s.words) || !supplyVerbs[s.words[n].low] {
				return false
			}
			n++
		default:
			return false
		}
		return n <= hit.i && len(s.words[n:hit.i]) <= 8 && s.joined(j, hit.i, true) && !anyOf(s.words[n:hit.i], breakers)
	}
	return false
}

// equipped is "a plant with", "a warehouse that needs".
func (k ask) equipped(s sentence, hit found) bool {
	for j := hit.i - 1; j > k.to && j > hit.i-8; j-- {
		if withWords[s.words[j].low] {
			return j-k.to <= 10 && s.joined(k.to-1, hit.i, false) && s.direct(j+1, hit.i, 3)
		}
	}
	return false
}

// ends tells whether the term is the thing itself and no part of a longer name
// of another.
func (s sentence) ends(hit found, kind askKind) bool {
	if hit.j == len(s.words) || !s.joined(hit.j-1, hit.j, false) {
		return true
	}
	if hit.j < len(s.words) && s.gap(hit.j-1) != " " {
		return false // part of a word with a hyphen
	}
	next := s.words[hit.j].low
	if supplierNouns[next] {
		return kind == askSeek || kind == askTender
	}
	return mayFollow[next] || maybeAfter[next] || sayers[next]
}

func anyOf(words []word, of map[string]bool) bool {
	for _, w := range words {
		if of[w.low] {
			return true
		}
	}
	return false
}
