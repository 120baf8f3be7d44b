package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// clause is a fact as a clause: "Acme opened a plant in Lyon".
type clause struct {
	text  string
	vague bool // it names nothing but the company: "Acme launched something new"
}

// maxHeadRunes bounds a headline that is spoken as a clause.
const maxHeadRunes = 120

// headline is the quote when it can be spoken as a clause about the company, as
// "Acme opens a canning hall in Lyon" can; else "".
func headline(v words, e *data.Event) string {
	if e.Status == data.StatusRumoured || e.Role == "target" {
		return ""
	}
	text := strings.TrimRight(oneLine(e.Evidence.Quote), ". ")
	if utf8.RuneCountInString(text) > maxHeadRunes || strings.ContainsAny(text, ":;|?!…{}\"“”[]()<>") || strings.Contains(text, "..") || strings.Contains(text, "://") {
		return ""
	}
	fields := strings.Fields(text)
	n := afterName(fields, v.names)
	if n == 0 || len(fields) < n+2 || !goesOn(fields[n:]) {
		return ""
	}
	rest := strings.Join(fields[n:], " ")
	if data.EmptyPhrase(rest) != "" || data.GladPhrase(rest) != "" || data.ListPhrase(rest) != "" || boasts(rest) {
		return ""
	}
	return text
}

// afterName is the number of words that one of the names takes at the start of
// the text, with its legal form; 0 when none stands there.
func afterName(fields, names []string) int {
	longest := 0
	for _, name := range names {
		words := foldedAll(withoutForm(writtenWords(name)))
		n := len(words)
		if n == 0 || n > len(fields) || !slices.Equal(words, foldedAll(fields[:n])) {
			continue
		}
		if n < len(fields) && legalForms[strings.Join(nameWords(fields[n]), "")] {
			n++
		}
		longest = max(longest, n)
	}
	return longest
}

// brokenStarts are words after a name with which a headline is no clause.
var brokenStarts = map[string]bool{
	"to": true, "and": true, "in": true, "at": true, "as": true, "with": true, "by": true, "vs": true, "set": true, "for": true, "of": true, "on": true,
	"from": true, "chosen": true, "now": true, "new": true, "among": true, "part": true, "ceo": true, "cfo": true, "chief": true, "president": true,
}

// goesOn tells whether the words after the name make a clause of it. Headlines set
// in capitals drop "is": "Acme Named Best Bank".
func goesOn(rest []string) bool {
	first := strings.Join(nameWords(rest[0]), "")
	if first == "" || brokenStarts[first] || strings.HasSuffix(rest[0], ",") {
		return false
	}
	if !hasLower(strings.Join(rest, " ")) {
		return false
	}
	return sentenceCase(rest) || !strings.HasSuffix(first, "ed") && !strings.HasSuffix(first, "ing")
}

func hasLower(s string) bool { return strings.ContainsFunc(s, unicode.IsLower) }

// sentenceCase tells whether most longer words are written small, as in a sentence.
func sentenceCase(words []string) bool {
	long, small := 0, 0
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); utf8.RuneCountInString(w) >= 4 && unicode.IsLetter(r) {
			long++
			if unicode.IsLower(r) {
				small++
			}
		}
	}
	return 2*small >= long
}

// ownVoice are words with which a company speaks of itself.
var ownVoice = []string{" we ", " our ", " us ", " i ", " my ", " you ", " your ", " proud ", " proudly ", " pleased ", " happy ", " announced today ", " today announced "}

// boasts tells whether a text speaks in its company's own voice.
func boasts(text string) bool { return firstIn(foldWords(text), ownVoice) >= 0 }

// describing are the words with which a headline describes a thing instead of
// naming it: "New Platform" is no name that can be spoken.
var describing = map[string]bool{
	"new": true, "latest": true, "innovative": true, "pioneering": true, "successful": true, "exclusive": true, "advanced": true, "unique": true,
	"exciting": true, "revolutionary": true, "groundbreaking": true, "enhanced": true, "improved": true, "upcoming": true, "official": true,
	"expanded": true, "additional": true, "first": true, "major": true, "powerful": true, "comprehensive": true,
}

// describes tells whether a slot's value is a description in capitals.
func describes(value string) bool {
	first, _, _ := strings.Cut(value, " ")
	return hasCapital(first) && describing[strings.Join(nameWords(first), "")]
}

func hasCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// brokenOff tells of a thing whose noun is missing: "a premium", "the new".
func brokenOff(value string) bool {
	fields := strings.Fields(strings.ToLower(value))
	return len(fields) == 2 && articles[fields[0]] && (describing[fields[1]] || fields[1] == "premium" || fields[1] == "next")
}

var articles = map[string]bool{"a": true, "an": true, "the": true, "its": true}

// speaksOfItself tells of a slot that is a pronoun or begins with one: "I'm".
func speaksOfItself(value string) bool {
	first, _, _ := strings.Cut(strings.ToLower(value), " ")
	first, _, cut := strings.Cut(strings.ReplaceAll(first, "’", "'"), "'")
	switch first {
	case "i", "we", "you", "they", "he", "she", "it":
		return cut || first == strings.ToLower(value)
	}
	return false
}
