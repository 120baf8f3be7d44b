package company

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"callworthy/data"
)

// spelling is one way in which a prospect may be named in a text.
type spelling struct {
	text  string // as written, without what makes no difference
	words []token
	keys  []string // folded words
	rank  rank
	legal string // legal form that the written name has and this spelling lacks
	// shouted tells that the whole row is in capitals, "GAP INC", so that they say nothing.
	shouted bool
}

// rank tells how close a spelling is to what the prospect's row says. Of two
// prospects that could be meant, the one with the lower rank is.
type rank uint8

const (
	asWritten rank = iota // name or alias
	stripped              // without legal form
	shortened             // without "Holdings" or "Group"
)

// NamesOf returns the names by which a prospect is looked for, sorted, each once.
func NamesOf(p data.Prospect) []string {
	var out []string
	for _, s := range spellings(p) {
		out = append(out, s.text)
	}
	if p.Domain != "" {
		out = append(out, p.Domain)
	}
	if t := tickerOf(p); t != "" {
		out = append(out, t)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Fingerprint changes when any field changes that decides where a prospect is
// found: its names, and what proves that a name means it, in its row or on its
// homework card.
func Fingerprint(p data.Prospect, card data.Profile) string {
	h := sha256.New()
	for _, list := range [][]string{{p.Name}, p.Aliases, {p.Domain, p.Ticker, p.Industry, p.City, p.Contact.Name}, p.Keywords} {
		for _, s := range list {
			h.Write([]byte(s + "\x00"))
		}
		h.Write([]byte{1})
	}
	f := newFacts(p, card)
	for _, s := range append(f.city, f.region, f.country, strings.Join(f.around, "\x01"), strings.Join(f.industry, " "), strconv.Itoa(int(f.trades))) {
		h.Write([]byte(s + "\x00"))
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// spellings are all ways to write a prospect's name and aliases, in a fixed order.
func spellings(p data.Prospect) []spelling {
	var out []spelling
	seen := map[string]bool{}
	add := func(s spelling) {
		key := strings.Join(s.keys, " ")
		if len(s.keys) > 0 && !seen[key] && strings.ContainsFunc(key, unicode.IsLetter) {
			seen[key] = true
			out = append(out, s)
		}
	}
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		for _, part := range bracketless(name) {
			spellingsOf(part, add)
		}
	}
	return out
}

// bracketless splits "Name (NM)" into the name and, where it is an abbreviation
// and no class of shares, what the brackets hold.
func bracketless(name string) []string {
	before, rest, found := strings.Cut(name, "(")
	if !found || strings.TrimSpace(before) == "" {
		return []string{name}
	}
	inner, after, _ := strings.Cut(rest, ")")
	out := []string{strings.TrimSpace(before + " " + after)}
	if inner = strings.TrimSpace(inner); inner == strings.ToUpper(inner) && abbreviates(inner, strings.TrimPrefix(before, "The ")) {
		out = append(out, inner)
	}
	return out
}

// spellingsOf adds the spellings of one name: as written, without "The", with
// initials apart and together, without its legal form, without "Group".
func spellingsOf(name string, add func(spelling)) {
	s := newSpelling(name)
	if len(s.keys) > 1 && s.keys[0] == "the" {
		s = s.cut(1, len(s.keys))
	}
	if len(s.keys) == 0 {
		return
	}
	add(s)
	addApart(s, add)
	n := s.withoutLegal()
	if n == 0 {
		return
	}
	short := s.cut(0, n)
	if n < len(s.keys) {
		short.rank, short.legal = stripped, legalClass[s.keys[n]]
		add(short)
		addApart(short, add)
	}
	if n > 1 && groupWord[short.keys[n-1]] {
		group := short.cut(0, n-1)
		group.rank = shortened
		add(group)
	}
}

// addApart adds the spelling with the letters of "AO" apart, as in "A O Smith",
// when the name itself is written with initials.
func addApart(s spelling, add func(spelling)) {
	var words []token
	for _, t := range s.words {
		if !t.is(initials) || t.end-t.start == 1 {
			words = append(words, t)
			continue
		}
		for i := t.start; i < t.end; i++ {
			if class[s.text[i]] != 0 {
				words = append(words, token{i, i + 1, initials | upperFirst})
			}
		}
	}
	if len(words) == len(s.words) {
		return
	}
	s.words = words
	s.keys = keysOf(s.text, words)
	add(s)
}

func newSpelling(name string) spelling {
	name = strings.Join(strings.Fields(strings.Map(dropMarks, name)), " ")
	words := joinSpaced(name, scan(name, nil))
	s := spelling{text: name, words: words, keys: keysOf(name, words)}
	s.shouted = name == strings.ToUpper(name) && s.withoutLegal() < len(words)
	return s
}

// joinSpaced joins single capitals that only a space parts: "A O Smith".
func joinSpaced(s string, in []token) []token {
	var out []token
	for _, t := range in {
		if n := len(out); n > 0 && t.is(initials) && t.is(upperFirst) && out[n-1].is(initials) && s[out[n-1].end:t.start] == " " {
			out[n-1].end, out[n-1].kind = t.end, out[n-1].kind|allUpper
			continue
		}
		out = append(out, t)
	}
	return out
}

func dropMarks(r rune) rune {
	switch r {
	case '®', '™', '©', '℠':
		return -1
	}
	return r
}

func keysOf(s string, words []token) []string {
	keys := make([]string, len(words))
	for i, t := range words {
		keys[i] = fold(s[t.start:t.end])
	}
	return keys
}

// cut keeps the words i to j.
func (s spelling) cut(i, j int) spelling {
	from, to := s.words[i].start, s.words[j-1].end
	words := make([]token, j-i)
	for k, t := range s.words[i:j] {
		words[k] = t.at(t.start - from)
	}
	s.text, s.words, s.keys = s.text[from:to], words, s.keys[i:j]
	return s
}

// withoutLegal is the number of words that remain without the legal form at the
// end: 0 when the name is nothing but legal forms.
func (s spelling) withoutLegal() int {
	n := len(s.keys)
	for n > 0 && (legalClass[s.keys[n-1]] != "" || n < len(s.keys) && (s.keys[n-1] == "and" || s.keys[n-1] == "private")) {
		n--
	}
	return n
}

// legalClass names the family of a legal form. Two forms of one family are the
// same to a journalist; a firm is not both of different families.
var legalClass = func() map[string]string {
	out := map[string]string{}
	for _, family := range []string{
		"inc incorporated", "corp corporation", "co company cos companies", "llc pllc", "lp llp lllp", "pc pbc",
		"ltd limited plc pty pte pvt bhd berhad sdn cic dac proprietary unlimited",
		"gmbh ag mbh kg kgaa ohg ug gbr se",
		"sa sas sasu sarl eurl snc sca",
		"spa srl sapa",
		"nv bv vof cv",
		"ab", "as asa", "aps", "oy oyj abp", "ehf",
		"sl slu sau sab sapi cv", "ltda eireli", "kk gk", "ooo oao zao pao jsc pjsc ojsc cjsc",
		"doo", "fzco fze fzllc dmcc", "kft zrt nyrt", "sro spzoo", "tbk",
	} {
		words := strings.Fields(family)
		for _, w := range words {
			if out[w] == "" {
				out[w] = words[0]
			}
		}
	}
	return out
}()

// kin tells whether journalists mix up two legal forms: those of the United
// States, or the same one. An unknown form is kin to all.
func kin(a, b string) bool {
	american := func(c string) bool {
		return c == "inc" || c == "corp" || c == "co" || c == "llc" || c == "lp" || c == "pc"
	}
	return a == "" || b == "" || a == b || american(a) && american(b)
}

// groupWord are words at the end of a name that a text often leaves out.
var groupWord = setOf("holdings holding group")

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// withArticle tells whether a prospect's name has "The": "Mosaic Company (The)".
func withArticle(p data.Prospect) bool {
	for _, w := range strings.Fields(p.Name) {
		if strings.EqualFold(strings.Trim(w, "()"), "the") {
			return true
		}
	}
	return false
}

// tickerOf is a prospect's ticker without its exchange, in capitals.
func tickerOf(p data.Prospect) string {
	t := strings.ToUpper(strings.TrimSpace(p.Ticker))
	if i := strings.LastIndex(t, ":"); i >= 0 {
		t = strings.TrimSpace(t[i+1:])
	}
	return t
}
