package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// legalForms are the words that end a company's registered name and say nothing
// about which company it is.
var legalForms = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "co": true, "company": true, "ltd": true,
	"limited": true, "llc": true, "llp": true, "lp": true, "plc": true, "gmbh": true, "mbh": true, "kg": true, "ag": true,
	"sa": true, "sas": true, "sarl": true, "srl": true, "spa": true, "bv": true, "nv": true, "ab": true, "as": true,
	"asa": true, "oy": true, "oyj": true, "aps": true, "pty": true, "pvt": true, "kk": true, "se": true, "sl": true, "ulc": true,
}

// foldName is a company's or person's name without case, accents, punctuation
// and legal form: words separated by single blanks.
func foldName(s string) string {
	words := nameWords(s)
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// joined takes out what joins the parts of a word: "S.A." is "SA".
var joined = strings.NewReplacer(".", "", "'", "", "’", "", "&", " and ")

// nameWords splits a name into folded words.
func nameWords(s string) []string {
	s = foldLetters(joined.Replace(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !wordRune(r) })
}

// foldWords is a text as folded words, each with a blank on both sides, so that
// strings.Contains finds whole words.
func foldWords(s string) string {
	words := strings.FieldsFunc(foldLetters(s), func(r rune) bool { return !wordRune(r) })
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " ") + " "
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// foldLetters lowers the case and takes the accents off.
func foldLetters(s string) string {
	s = strings.ToLower(s)
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// nameFinder finds names in texts, as whole words.
type nameFinder struct {
	longestFrom map[string]int  // first word of names → words of the longest
	written     map[string]bool // names as words with single blanks
	seen        map[string]bool // names as foldName has them
	scripts     []string        // lower-case names in scripts that do not part words
	later       []string        // names to add before the first word is looked at; then there are no others
}

func newNameFinder() *nameFinder {
	return &nameFinder{longestFrom: map[string]int{}, written: map[string]bool{}, seen: map[string]bool{}}
}

// add makes the finder know a name; empty ones are ignored.
func (f *nameFinder) add(name string) {
	folded := foldName(name)
	if folded == "" || f.seen[folded] {
		return
	}
	f.seen[folded] = true
	f.addWords(strings.Split(folded, " "))
	if written, _ := textWords(name); len(written) > 0 { // "Macy's" is "macys" and "macy s"
		f.addWords(written)
	}
	if strings.ContainsFunc(folded, unpartedRune) {
		f.scripts = append(f.scripts, folded)
	}
}

// addLater adds the names that waited for a text that may hold one.
func (f *nameFinder) addLater() {
	if len(f.later) == 0 {
		return
	}
	names := f.later
	*f = *newNameFinder()
	for _, name := range names {
		f.add(name)
	}
}

func (f *nameFinder) addWords(words []string) {
	f.longestFrom[words[0]] = max(f.longestFrom[words[0]], len(words))
	f.written[strings.Join(words, " ")] = true
}

func unpartedRune(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Hangul)
}

// empty tells whether no name is known.
func (f *nameFinder) empty() bool { return f == nil || len(f.seen) == 0 }

// in tells whether the text holds a name that is not part of an own name. A
// single word written small ("target") is no name, unless anyCase.
func (f *nameFinder) in(text string, own *nameFinder, anyCase bool) bool {
	if f.empty() || !f.mayStand(text) {
		return false
	}
	words, capital := textWords(text)
	for i := 0; i < len(words); i++ {
		if n := own.longest(words[i:]); n > 0 {
			i += n - 1
			continue
		}
		n := f.longest(words[i:])
		if n > 1 || n == 1 && (anyCase || capital[i]) {
			return true
		}
	}
	return f.inScripts(text)
}

// mayStand tells, without taking the text apart, whether some word of it begins a
// name. Nearly no text holds one.
func (f *nameFinder) mayStand(text string) bool {
	if !isASCII(text) {
		return true
	}
	word := make([]byte, 0, 64)
	for i := range len(text) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			word = append(word, c)
			continue
		}
		if len(word) > 0 && f.longestFrom[string(word)] > 0 {
			return true
		}
		word = word[:0]
	}
	return len(word) > 0 && f.longestFrom[string(word)] > 0
}

func (f *nameFinder) inScripts(text string) bool {
	if len(f.scripts) == 0 || isASCII(text) {
		return false
	}
	folded := foldLetters(text)
	return slices.ContainsFunc(f.scripts, func(s string) bool { return strings.Contains(folded, s) })
}

// longest is the number of words of the longest name that starts here.
func (f *nameFinder) longest(words []string) int {
	if f == nil {
		return 0
	}
	f.addLater()
	n, most := 0, min(f.longestFrom[words[0]], len(words))
	if most == 0 {
		return 0
	}
	name := make([]byte, 0, 128)
	for i, word := range words[:most] {
		if i > 0 {
			name = append(name, ' ')
		}
		if name = append(name, word...); f.written[string(name)] {
			n = i + 1
		}
	}
	return n
}

// textWords splits a text into folded words at everything that is no letter or
// digit, and tells of each whether it was written with a capital, a digit or a
// letter without case.
func textWords(text string) (words []string, capital []bool) {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !wordRune(r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		words = append(words, foldLetters(w))
		capital = append(capital, !unicode.IsLower(r))
	}
	return words, capital
}
