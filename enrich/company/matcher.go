package company

import (
	"slices"
	"strings"
	"sync"

	"callworthy/data"
)

// Matcher finds prospects in texts. Building one takes time in proportion to the
// number of names, looking through a text does not. It may be used by any number
// of goroutines.
type Matcher struct {
	prospects []data.Prospect
	profiles  map[string]data.Profile // homework cards by prospect id
	nodes     map[uint64]int32        // chain hash of words → index in ends, 0 where no name ends
	ends      [][]entry
	first     []uint64 // bit set over the hashes of first words
	firstLow  []uint64 // the same, of names that may be written small
	small     bool     // there are such names
	tickers   map[string][]int32
	domains   map[string][]int32
	scratch   sync.Pool
}

const filterBits = 1 << 20

// New builds a Matcher. Mentions give the prospects' ids. What the homework cards
// say of a prospect's place and business helps to tell it from its namesakes.
func New(prospects []data.Prospect, cards ...data.Profile) *Matcher {
	m := &Matcher{
		prospects: prospects,
		nodes:     map[uint64]int32{},
		ends:      make([][]entry, 1),
		first:     make([]uint64, filterBits/64),
		firstLow:  make([]uint64, filterBits/64),
		tickers:   map[string][]int32{},
		domains:   map[string][]int32{},
	}
	for _, c := range cards {
		if m.profiles == nil {
			m.profiles = map[string]data.Profile{}
		}
		m.profiles[c.ProspectID] = c
	}
	m.scratch.New = func() any { return &scratch{} }
	shouting := mostlyShouted(prospects)
	for i, p := range prospects {
		for _, s := range spellings(p) {
			s.shouted = s.shouted || shouting && s.text == strings.ToUpper(s.text)
			m.add(int32(i), s)
		}
		if t := tickerOf(p); t != "" {
			m.tickers[t] = append(m.tickers[t], int32(i))
		}
		if d := strings.ToLower(p.Domain); d != "" {
			m.domains[d] = append(m.domains[d], int32(i))
		}
	}
	return m
}

// mostlyShouted tells whether the prospects come from a file that writes names in
// capitals throughout.
func mostlyShouted(prospects []data.Prospect) bool {
	n := 0
	for _, p := range prospects {
		if p.Name == strings.ToUpper(p.Name) {
			n++
		}
	}
	return 2*n > len(prospects) && n > 4
}

// add puts a spelling into the trie.
func (m *Matcher) add(prospect int32, s spelling) {
	e := newEntry(prospect, s)
	e.listed = tickerOf(m.prospects[prospect]) != ""
	e.article = withArticle(m.prospects[prospect])
	h := uint64(0)
	for i, key := range s.keys {
		k := hashString(key)
		if i == 0 {
			setBit(m.first, k)
			if e.small&1 != 0 {
				setBit(m.firstLow, k)
				m.small = true
			}
		}
		h = chain(h, k)
		if _, known := m.nodes[h]; !known {
			m.nodes[h] = 0
		}
	}
	end := m.nodes[h]
	if end == 0 {
		end = int32(len(m.ends))
		m.ends = append(m.ends, nil)
		m.nodes[h] = end
	}
	m.ends[end] = append(m.ends[end], e)
}

func setBit(bits []uint64, h uint64) {
	h = mix(h)
	bits[h/64] |= 1 << (h % 64)
}

func hasBit(bits []uint64, h uint64) bool {
	h = mix(h)
	return bits[h/64]>>(h%64)&1 != 0
}

// mix picks the bit of a hash in a filter.
func mix(h uint64) uint64 { return (h * 0x9e3779b97f4a7c15) >> 44 }

// scratch holds the slices of one call, to be used again.
type scratch struct {
	title, text []token
	hits        []hit
}

// hit is a place where the words of a name stand in a fitting case.
type hit struct {
	field      data.Field
	i, j       int // words [i, j) of the field
	start, end int // bytes; a legal form that follows is part of it
	legal      string
	entries    []entry
}

// find appends the longest names in a field, left to right, without overlap.
func (m *Matcher) find(field data.Field, s string, words []token, hits []hit) []hit {
	for i := 0; i < len(words); {
		if words[i].kind&(upperFirst|digitFirst|caseless|apostrophe) == 0 && !m.small {
			i++
			continue
		}
		h, found := m.longest(field, s, words, i)
		if !found {
			i++
			continue
		}
		hits = append(hits, h)
		i = h.j
	}
	return hits
}

// longest finds the longest name that begins at word i.
func (m *Matcher) longest(field data.Field, s string, words []token, i int) (hit, bool) {
	t := words[i]
	filter := m.first
	if !t.capital() {
		filter = m.firstLow
		if bare, ok := without(s, t); ok && bare.start > t.start {
			filter = m.first // l'Acme
		}
	}
	if !t.is(apostrophe) && !hasBit(filter, hash(s, t)) {
		return hit{}, false
	}
	var best hit
	m.walk(s, words, i, i, 0, filter, func(j, end int, entries []entry) {
		if j < best.j || j == best.j && end <= best.end {
			return
		}
		start := int(t.start)
		if shorter, ok := without(s, t); ok && shorter.start > t.start {
			start = int(shorter.start)
		}
		if t.is(digitFirst) && insideNumber(s, start) {
			return
		}
		if fit := fitting(entries, s, words[i:j], start, end); len(fit) > 0 {
			best = hit{field: field, i: i, j: j, start: start, end: end, entries: fit}
		}
	})
	if best.j == 0 {
		return best, false
	}
	if best.j == i+1 && exchangeBefore(s, best.end) && (best.end == len(s) || strings.HasPrefix(strings.TrimLeft(s[best.end:], " "), ":") || s[best.end] == ')') {
		return best, false // "(Nasdaq: ABC)" is no news about Nasdaq
	}
	best.addLegal(s, words)
	return best, true
}

// insideNumber tells whether a digit at a place belongs to an amount: "$7.3M".
func insideNumber(s string, at int) bool {
	before := strings.TrimRight(s[max(0, at-4):at], ".,")
	return before != "" && (strings.HasSuffix(before, "$") || strings.HasSuffix(before, "£") || strings.HasSuffix(before, "€") ||
		at > 0 && s[at-1] != ' ' && class[before[len(before)-1]] == 3)
}

// walk follows the trie over the words from k on and reports every name that
// ends. A word with an apostrophe is tried whole and without its "'s".
func (m *Matcher) walk(s string, words []token, i, k int, h uint64, filter []uint64, report func(j, end int, entries []entry)) {
	if k > i && !bridges(s, words[k-1], words[k]) {
		return
	}
	m.step(s, words, i, k, h, hash(s, words[k]), int(words[k].end), true, filter, report)
	if bare, ok := without(s, words[k]); ok {
		m.step(s, words, i, k, h, hash(s, bare), int(bare.end), bare.end == words[k].end, filter, report)
	}
}

func (m *Matcher) step(s string, words []token, i, k int, before, word uint64, end int, goOn bool, filter []uint64, report func(j, end int, entries []entry)) {
	if k == i && !hasBit(filter, word) {
		return
	}
	h := chain(before, word)
	node, known := m.nodes[h]
	if !known {
		return
	}
	if node != 0 {
		report(k+1, end, m.ends[node])
	}
	if goOn && k+1 < len(words) {
		m.walk(s, words, i, k+1, h, nil, report)
	}
}

// bridges tells whether what stands between two words can stand inside a name.
func bridges(s string, a, b token) bool {
	gap := s[a.end:b.start]
	if len(gap) > 6 {
		return false
	}
	for _, r := range gap {
		switch r {
		case ' ', '-', '.', '/', '\'', '’', '®', '™', '!', '+', '|', '‑', '–', '\u00a0', ',':
		default:
			return false
		}
	}
	if strings.Contains(gap, ". ") && a.end-a.start > 4 {
		return false // the end of a sentence
	}
	return true
}

// addLegal extends a hit over the legal form that follows it: "Acme" to "Acme
// Co., Ltd".
func (h *hit) addLegal(s string, words []token) {
	end := h.end // of the last word that was looked at
	for k := h.j; k < len(words); k++ {
		t := words[k]
		gap := s[end:t.start]
		switch gap {
		case " ", ", ", "., ", ". ", "\u00a0":
		default:
			return
		}
		class := legalClass[fold(s[t.start:t.end])]
		if class == "co" && h.entries[0].nature == weak && h.entries[0].legal == "" && fold(s[t.start:t.end]) == "companies" {
			return // "Shell companies"
		}
		if class == "" || hyphenAfter(s, t) && t.end-t.start < 4 || !t.is(upperFirst) && fold(s[t.start:t.end]) != "plc" || shortForm(s, t) {
			if !(t.is(ampersand) && k+1 < len(words) && legalClass[fold(s[words[k+1].start:words[k+1].end])] != "") {
				return
			}
			end = int(t.end)
			continue
		}
		h.legal = class
		end = int(t.end)
		h.j, h.end = k+1, end
	}
}

// shortForm tells whether a legal form of two or three letters is written as an
// ordinary word: "As", "Se", "Spa".
func shortForm(s string, t token) bool {
	w := s[t.start:t.end]
	if len(w) > 3 || t.is(allUpper) || strings.Contains(w, ".") {
		return false
	}
	switch w {
	case "Co", "Inc", "Ltd", "Plc", "plc", "Llc", "Pty", "Pte", "Pvt", "SpA", "Bhd", "Sdn", "Tbk", "Oyj", "ApS", "Srl", "Corp":
		return false
	}
	return true
}

// Candidates returns the sorted ids of all prospects of which a name, ticker or
// domain stands in one of the texts, proved or not.
func (m *Matcher) Candidates(texts ...string) []string {
	var out []string
	for _, s := range texts {
		sc := m.scratch.Get().(*scratch)
		sc.text = scan(s, sc.text)
		sc.hits = m.find(data.FieldText, s, sc.text, sc.hits[:0])
		for _, h := range sc.hits {
			for _, e := range h.entries {
				out = append(out, m.prospects[e.prospect].ID)
			}
		}
		for _, mark := range append(m.tickersIn(s), m.domainsIn(s)...) {
			out = append(out, m.prospects[mark.prospect].ID)
		}
		m.scratch.Put(sc)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
