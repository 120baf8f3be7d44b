package company

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"callworthy/data"
)

// Matcher finds prospects in texts. Building one takes time in proportion to the
// number of names, looking through a text does not. It may be used by any number
// of goroutines.
type Matcher struct {
	prospects []data.Prospect
	nodes     map[uint64]int32 // chain hash of words → index in ends, 0 where no name ends
	ends      [][]entry
	first     []uint64 // bit set over the hashes of first words
	firstLow  []uint64 // the same, of names that may be written small
	small     bool     // there are such names
	tickers   map[string][]int32
	domains   map[string][]int32
	scratch   sync.Pool
}

// entry is a spelling of one prospect at the end of its path.
type entry struct {
	prospect int32
	key      string // folded words, parted by spaces
	words    int
	exact    string // letters as they must stand; empty when case is free
	small    uint64 // bit i: word i may begin with a small letter
	rank     rank
	nature   nature
	legal    string // legal form that the prospect's name has and the spelling lacks
	comma    bool   // the spelling has one inside
}

// nature tells how much a spelling says by itself.
type nature uint8

const (
	strong nature = iota // several words, or one that is plainly made up
	plain                // one word that may be a surname, a place or part of a longer name
	weak                 // an everyday word, or very short: needs proof
)

const filterBits = 1 << 20

// New builds a Matcher. Mentions give the prospects' ids.
func New(prospects []data.Prospect) *Matcher {
	m := &Matcher{
		prospects: prospects,
		nodes:     map[uint64]int32{},
		ends:      make([][]entry, 1),
		first:     make([]uint64, filterBits/64),
		firstLow:  make([]uint64, filterBits/64),
		tickers:   map[string][]int32{},
		domains:   map[string][]int32{},
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

func newEntry(prospect int32, s spelling) entry {
	e := entry{
		prospect: prospect,
		key:      strings.Join(s.keys, " "),
		words:    len(s.keys),
		rank:     s.rank,
		legal:    s.legal,
		comma:    strings.Contains(s.text, ","),
		nature:   natureOf(s),
	}
	letters := strings.Map(lettersOnly, s.text)
	if len([]rune(letters)) <= 4 && strings.ContainsFunc(letters, unicode.IsUpper) {
		if s.shouted {
			e.nature = weak
		} else {
			e.exact = foldAccents(letters)
		}
	}
	if e.words == 1 && s.words[0].is(allUpper) && !s.shouted && e.nature != strong {
		e.exact = foldAccents(letters)
	}
	shouts := strings.ContainsFunc(s.text, unicode.IsUpper)
	for i, t := range s.words {
		mayBeSmall := !t.capital() && !t.is(ampersand)
		if mayBeSmall && i < 64 && (shouts || e.nature != weak) {
			e.small |= 1 << i
		}
	}
	return e
}

// natureOf judges a spelling by its words.
func natureOf(s spelling) nature {
	letters := len([]rune(strings.Map(lettersOnly, s.text)))
	if len(s.keys) > 1 {
		if letters <= 3 && !strings.ContainsAny(s.text, "0123456789&") {
			return weak
		}
		if allFunction(s.keys) {
			return plain
		}
		return strong
	}
	w := s.text[s.words[0].start:s.words[0].end]
	acronym := s.words[0].is(allUpper) && !s.shouted
	switch {
	case letters <= 2 && !strings.ContainsAny(w, "0123456789"):
		return weak
	case exchanges[s.keys[0]] && s.rank != asWritten: // "Nasdaq" is mostly where others are listed
		return weak
	case common(s.keys[0]) || function[s.keys[0]] || givenNames[s.keys[0]]:
		if innerCapital(w) && !s.shouted && letters > 2 {
			return plain // "OCEAN", "RallyPoint" is no everyday spelling
		}
		return weak
	case acronym && letters > 3 || innerCapital(w) && !s.words[0].is(allUpper) || strings.ContainsAny(w, "0123456789"):
		return strong
	}
	return plain
}

func allFunction(keys []string) bool {
	for _, k := range keys {
		if !function[k] && !common(k) {
			return false
		}
	}
	return len(keys) == 2 && (function[keys[0]] || function[keys[1]])
}

// innerCapital tells whether a word has a capital after its first letter, as "SuperCom".
func innerCapital(w string) bool {
	for i, r := range w {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

func lettersOnly(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}

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
	if strings.HasPrefix(gap, ". ") && a.end-a.start > 4 {
		return false // the end of a sentence
	}
	return true
}

// fitting keeps the entries whose case and punctuation agree with the text.
func fitting(entries []entry, s string, words []token, start, end int) []entry {
	var out []entry
	for _, e := range entries {
		if e.fits(s, words, start, end) {
			out = append(out, e)
		}
	}
	return out
}

func (e entry) fits(s string, words []token, start, end int) bool {
	surface := s[start:end]
	if e.exact != "" && foldAccents(strings.Map(lettersOnly, surface)) != e.exact {
		return false
	}
	if !e.comma && strings.Contains(surface, ",") && e.legal == "" && !commaBeforeLegal(surface) {
		return false
	}
	if !same(surface, e.key) {
		return false
	}
	for k, t := range words {
		if !t.capital() && !t.is(ampersand) && !function[strings.ToLower(s[t.start:t.end])] && (k >= 64 || e.small>>k&1 == 0) {
			if shorter, ok := without(s, t); !ok || !shorter.capital() {
				return false
			}
		}
	}
	return true
}

// commaBeforeLegal tells whether the only comma stands before a legal form.
func commaBeforeLegal(surface string) bool {
	_, after, _ := strings.Cut(surface, ",")
	for _, t := range scan(after, nil) {
		if legalClass[fold(after[t.start:t.end])] == "" {
			return false
		}
	}
	return true
}

// same tells whether a surface folds to an entry's key. Since the trie compares
// hashes, this makes sure that the words are the same.
func same(surface, key string) bool {
	for _, t := range scan(surface, nil) {
		word := fold(surface[t.start:t.end])
		if len(word) > 0 && len(key) > 0 && key[0] == ' ' {
			key = key[1:]
		}
		for _, c := range []byte(word) { // a space inside "a o" is the surface's "ao"
			if len(key) > 0 && key[0] == ' ' {
				key = key[1:]
			}
			if len(key) == 0 || key[0] != c {
				return false
			}
			key = key[1:]
		}
	}
	return key == ""
}

// foldAccents removes accents and keeps case.
func foldAccents(s string) string {
	var b strings.Builder
	for _, r := range s {
		f := fold(string(r))
		if unicode.IsUpper(r) {
			f = strings.ToUpper(f)
		}
		b.WriteString(f)
	}
	return b.String()
}

// addLegal extends a hit over the legal form that follows it: "Acme" to "Acme
// Co., Ltd".
func (h *hit) addLegal(s string, words []token) {
	for k := h.j; k < len(words); k++ {
		t := words[k]
		gap := s[h.end:t.start]
		switch gap {
		case " ", ", ", "., ", ". ", "\u00a0":
		default:
			return
		}
		class := legalClass[fold(s[t.start:t.end])]
		if class == "" || !t.is(upperFirst) && fold(s[t.start:t.end]) != "plc" || shortForm(s, t) {
			if !(t.is(ampersand) && k+1 < len(words) && legalClass[fold(s[words[k+1].start:words[k+1].end])] != "") {
				return
			}
			h.end = int(t.end)
			continue
		}
		h.legal = class
		h.j, h.end = k+1, int(t.end)
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
	case "Co", "Inc", "Ltd", "Plc", "Llc", "Pty", "Pte", "Pvt", "SpA", "Bhd", "Sdn", "Tbk", "Oyj", "ApS", "Srl", "Corp":
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
