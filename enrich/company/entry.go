package company

import (
	"strings"
	"unicode"
)

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
	acronym  bool   // one word in capitals; written otherwise it may be any word
	listed   bool   // the row has a ticker
	article  bool   // the row's name has "The"
}

// nature tells how much a spelling says by itself.
type nature uint8

const (
	strong nature = iota // several words, or one that is plainly made up
	plain                // one word that may be a surname, a place or part of a longer name
	weak                 // an everyday word, or very short: needs proof
)

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
	e.acronym = e.words == 1 && s.words[0].is(allUpper) && !s.shouted
	if len([]rune(letters)) <= 4 && strings.ContainsFunc(letters, unicode.IsUpper) {
		if s.shouted {
			e.nature = weak
		} else {
			e.exact = foldAccents(letters)
		}
	}
	if e.words == 1 && s.words[0].is(allUpper) && !s.shouted && e.nature != strong && len(letters) <= longAcronym {
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

// shouting tells whether a name is an everyday word in capitals: "FIRST".
func (e entry) shouting() bool {
	return e.exact != "" && e.words == 1 && (common(e.key) || function[e.key] || givenNames[e.key])
}

// longAcronym is the length in letters beyond which a word in capitals is a name
// that the row shouts: "BLACKBERRY Ltd".
const longAcronym = 7

// natureOf judges a spelling by its words.
func natureOf(s spelling) nature {
	letters := len([]rune(strings.Map(lettersOnly, s.text)))
	if len(s.keys) > 1 {
		if letters <= 3 && !strings.ContainsAny(s.text, "0123456789&") {
			return weak
		}
		if allCommon(s.keys) && s.rank == shortened {
			return weak
		}
		if allFunction(s.keys) || allCommon(s.keys) && len(s.keys) == 2 {
			return plain
		}
		return strong
	}
	w := s.text[s.words[0].start:s.words[0].end]
	acronym := s.words[0].is(allUpper) && !s.shouted
	switch {
	case businessAcronym[s.keys[0]]:
		return weak
	case letters <= 2 && !strings.ContainsAny(w, "0123456789") && !(letters == 2 && acronym && s.rank == asWritten && !twoLetters[s.keys[0]]):
		return weak
	case exchanges[s.keys[0]] && s.rank != asWritten: // "Nasdaq" is mostly where others are listed
		return weak
	case common(s.keys[0]) || function[s.keys[0]] || givenNames[s.keys[0]]:
		if innerCapital(w) && !s.shouted && letters > 2 && !(acronym && s.rank == stripped) {
			return plain // "OCEAN", "RallyPoint" is no everyday spelling
		}
		return weak
	case acronym && letters > 3 && (letters <= longAcronym || s.rank == asWritten) || innerCapital(w) && !s.words[0].is(allUpper) || strings.ContainsAny(w, "0123456789"):
		return strong
	}
	return plain
}

// businessAcronym are abbreviations that business news writes as words.
var businessAcronym = setOf(`ai nft ev etf ipo api gps led esg dna rna usa ceo cfo cto cio hr pr it iot erp crm saas esop dao defi dex
nfts llm gpu cpu vr ar xr seo ppe tv hd uhd pc pcb faq usd eur gbp btc eth sol usdt roi kpi sdk sms vpn usb rfid lng`)

// twoLetters are abbreviations of two letters that any text may hold: of places,
// posts, units and things. Another pair of capitals that is a row's whole name,
// "GM", is a name.
var twoLetters = setOf(`us uk eu un ae sa nz hk pe vc vp md phd ma mba ip qa ux ui id ok am pm mr ms dr st vs no ad bc ce ft mm cm km kg lb oz hz
pt jr sr ii iv vi ix xi op ep dj mc ps fc sc cv rv uv ac dc os ml js db kw mw gw tb gb mb kb ph co lp sp bn mn tn cr rs rm sg kr jp cn ir ry mp pi
al ak az ar ca ct de fl ga hi ia il ks ky la me mi mo mt ne nv nh nj nm ny nc nd oh or pa ri sd tx ut va wa wv wi wy`)

func allCommon(keys []string) bool {
	for _, k := range keys {
		if !common(k) {
			return false
		}
	}
	return true
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

// fitting keeps the entries whose case and punctuation agree with the text.
func fitting(entries []entry, s string, words []token, start, end int) []entry {
	var out []entry
	for _, e := range entries {
		if e.fits(s, words, start, end) {
			if e.acronym && e.nature == strong && !words[0].is(allUpper) {
				e.nature = plain
			}
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
