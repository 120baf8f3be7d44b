package market

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"callworthy/data"
)

// askers tells named organisations from other subjects.
type askers struct {
	regions map[string]bool // names of countries, in small letters
	given   map[string]bool // first names
	org     map[string]bool // words of organisations' names
	no      map[string]bool // words that no name of an organisation holds
	lead    map[string]bool // words before a name that begin a sentence
}

func newAskers() askers {
	n := askers{regions: map[string]bool{}, given: set(givenNames), org: set(orgWords), no: set(noOrg), lead: set(leading)}
	english := display.English.Regions()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if r, err := language.ParseRegion(string(a) + string(b)); err == nil && r.IsCountry() {
				n.regions[strings.ToLower(english.Name(r))] = true
			}
		}
	}
	for _, r := range []string{"uk", "us", "u.s", "usa", "eu", "britain", "england", "scotland", "wales", "america", "europe", "asia", "africa"} {
		n.regions[r] = true
	}
	return n
}

// asker finds the named organisation that asks: the words [i, j).
func (n askers) asker(a data.Article, mentions []data.Mention, s sentence, k ask) (i, j int, ok bool) {
	if k.by > 0 {
		i, j = s.nameAfter(k.by)
		return i, j, i < j && n.isOrganisation(a, mentions, s, i, j)
	}
	last, ok := n.subjectEnd(s, k.from)
	if !ok {
		return 0, 0, false
	}
	i, j = n.nameBefore(s, last)
	return i, j, i < j && n.isOrganisation(a, mentions, s, i, j)
}

// subjectEnd is the last word of the subject of the verb at word from: over
// auxiliaries, appositions and brackets, and through "it" to who said so.
func (n askers) subjectEnd(s sentence, from int) (int, bool) {
	k := from - 1
	for k >= 0 && skipped[s.words[k].low] {
		if !s.joined(k, k+1, false) {
			return 0, false
		}
		k--
	}
	if k < 0 {
		return 0, false
	}
	if w := s.words[k].low; (w == "which" || w == "who") && k > 0 && strings.TrimSpace(s.gap(k-1)) == "," {
		return k - 1, true
	}
	if pronouns[s.words[k].low] || generic[s.words[k].low] && k > 0 && s.words[k-1].low == "the" {
		return s.speaker(k)
	}
	switch g := strings.TrimSpace(s.gap(k)); {
	case g == "":
		return k, true
	case g == ")" || g == "),":
		return s.before(k, "(")
	case g == ",":
		return s.before(k, ",")
	case g == "." && legal[s.words[k].low]:
		return k, true
	}
	return 0, false
}

// before is the word in front of the last mark before word k, at most fifteen
// words away.
func (s sentence) before(k int, mark string) (int, bool) {
	for b := k - 1; b >= 0 && b > k-15; b-- {
		if g := s.gap(b); strings.Contains(g, mark) && !legal[s.words[b+1].low] {
			return b, true
		} else if mark == "," && strings.ContainsAny(g, ";:") {
			return 0, false
		}
	}
	return 0, false
}

// speaker is the last word of who said what "it", at word k, does.
func (s sentence) speaker(k int) (int, bool) {
	for b := k - 1; b > 0 && b > k-12; b-- {
		if sayers[s.words[b].low] {
			if g := strings.TrimSpace(s.gap(b - 1)); g == "" || g == "." {
				return b - 1, s.words[b-1].capital
			}
			return 0, false
		}
	}
	return 0, false
}

var legal = set("inc llc ltd corp co plc lp llp gmbh ag sa nv bv ab oy spa srl")

// inName are the small words inside names.
var inName = set("of and for de the & la du")

// nameBefore is the run of capitalised words that ends with word last.
func (n askers) nameBefore(s sentence, last int) (i, j int) {
	j = last + 1
	i = j
	for i > 0 && j-i < 8 {
		w := s.words[i-1]
		if i < j && !s.inside(i-1) || !w.capital && !(i < j && inName[w.low]) {
			break
		}
		if i < j && possessive(s.whole[w.start:w.end]) {
			break
		}
		i--
	}
	for i < j && (inName[s.words[i].low] || n.lead[s.words[i].low] || !s.words[i].capital) {
		i++
	}
	return i, j
}

// nameAfter is the run of capitalised words that begins at word i.
func (s sentence) nameAfter(i int) (int, int) {
	if i < len(s.words) && s.words[i].low == "the" {
		i++
	}
	j := i
	for j < len(s.words) && j-i < 8 && (s.words[j].capital || j > i && inName[s.words[j].low]) && (j == i || s.inside(j-1)) {
		j++
	}
	for j > i && !s.words[j-1].capital {
		j--
	}
	return i, j
}

// inside tells whether the gap after word k can stand inside a name.
func (s sentence) inside(k int) bool {
	g := s.gap(k)
	return g == " " || g == "-" || g == "\u00a0" || strings.TrimSpace(g) == "," && legal[s.words[k+1].low] || g == ". " && len(s.words[k].low) == 1
}

func possessive(w string) bool { return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s") }

// isOrganisation tells whether the words [i, j) name an organisation: a prospect,
// or what no person, place or common noun is called.
func (n askers) isOrganisation(a data.Article, mentions []data.Mention, s sentence, i, j int) bool {
	words := s.words[i:j]
	start, end := words[0].start, words[len(words)-1].end
	if mentioned(mentions, s.field, start, end) != "" {
		return true
	}
	name := s.whole[start:end]
	if possessive(name) || len(name) > 80 || n.regions[strings.ToLower(name)] || anyOf(words, n.no) {
		return false
	}
	hasOrg := false
	for _, w := range words {
		hasOrg = hasOrg || n.org[w.stem] || legal[w.low]
	}
	if len(words) <= 3 && !hasOrg && (n.given[words[0].low] || len(words) > 1 && len(words[0].low) == 1) {
		return false
	}
	if !strings.ContainsFunc(name, unicode.IsLower) && len(words) > 3 {
		return false // a shouted line
	}
	if s.titled() {
		return hasOrg && len(words) > 1 && strings.Contains(a.Text, name) || namedInText(a.Text, name)
	}
	if len(words) == 1 {
		return !hasOrg && (shaped(name) || namedInText(a.Text, name))
	}
	return true
}

// titled tells whether a sentence is a headline with Capitals On Most Words.
func (s sentence) titled() bool {
	capital, long := 0, 0
	for _, w := range s.words {
		if len(w.low) > 3 {
			long++
			if w.capital {
				capital++
			}
		}
	}
	return s.field == data.FieldTitle && 3*capital > 2*long
}

// shaped tells whether a single word looks like a name wherever it stands:
// "IKEA", "SuperCom".
func shaped(name string) bool {
	capitals := 0
	for _, r := range name {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

// namedInText tells whether a text has a name in the middle of a sentence, and
// never in small letters.
func namedInText(text, name string) bool {
	lower := strings.ToLower(name)
	if lower != name && containsWord(text, lower) {
		return false
	}
	for rest, at := text, 0; ; {
		k := strings.Index(rest[at:], name)
		if k < 0 {
			return false
		}
		k += at
		before := strings.TrimRight(rest[:k], " ")
		if before != "" && len(before) < k && unicode.IsLower(rune(before[len(before)-1])) && wholeWord(rest, k, k+len(name)) {
			return true
		}
		at = k + len(name)
	}
}

func containsWord(text, word string) bool {
	for at := 0; ; {
		k := strings.Index(text[at:], word)
		if k < 0 {
			return false
		}
		if k += at; wholeWord(text, k, k+len(word)) {
			return true
		}
		at = k + len(word)
	}
}

func wholeWord(s string, start, end int) bool {
	letter := func(c byte) bool {
		return c >= 0x80 || c == '_' || unicode.IsLetter(rune(c)) || unicode.IsDigit(rune(c))
	}
	return (start == 0 || !letter(s[start-1])) && (end == len(s) || !letter(s[end]))
}
