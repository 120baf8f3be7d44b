package data

import (
	"slices"
	"strings"
	"unicode"
)

// checkInPhrases are what a rep says who has no reason to call. A playbook that
// holds one is refused, and no output holds one either.
var checkInPhrases = []string{
	"checking in", "check in with you", "check in on you", "checking back", "check back in",
	"touching base", "touch base", "touched base",
	"following up", "follow up with you", "follow up on my", "to follow up",
	"circling back", "circle back", "looping back", "loop back",
	"just wanted to", "just calling to", "just a quick call", "just a quick note", "just reaching out",
	"reaching out to see", "reaching out again", "reach out again", "wanted to reconnect", "a quick hello", "any update", "any updates",
	"wanted to see if", "wanted to see how", "see how things are going", "see how you are doing",
	"see if you got my", "did you get my", "did you receive my", "bumping this", "pinging you",
	"pick your brain", "picking your brain", "hope this finds you well", "is now a good time",
}

// emptyWords say nothing. They are the ones that buyers and editors complain of
// most, after D. M. Scott's Gobbledygook Manifesto (2006), which counted them in
// some 388,000 press releases.
var emptyWords = []string{
	"enterprise solution", "enterprise solutions", "innovative solution", "innovative solutions",
	"end to end solution", "end to end solutions", "turnkey solution", "turnkey solutions",
	"solutions provider", "solution provider", "leading provider",
	"synergy", "synergies", "synergistic", "best in class", "best of breed", "world class", "cutting edge", "bleeding edge",
	"state of the art", "industry leading", "market leading", "next generation", "game changer", "game changing",
	"paradigm shift", "value added", "value proposition", "thought leader", "thought leadership", "mission critical",
	"one stop shop", "win win", "move the needle", "low hanging fruit", "holistic", "seamless", "seamlessly",
	"drive value", "drives value", "driving value", "deliver value", "delivers value", "delivering value", "add value", "adds value", "adding value",
	"bring value", "value driven", "groundbreaking", "revolutionary", "unlock value", "leverage our", "leverage your", "digital transformation",
}

// EmptyPhrase returns the first phrase in the text that gives a buyer nothing:
// a check-in phrase ("touching base") or an empty word ("synergies"). It returns
// "" when there is none. Case, hyphens and spacing do not matter.
func EmptyPhrase(text string) string {
	if p := CheckInPhrase(text); p != "" {
		return p
	}
	return firstPhrase(plainWords(text), emptyWords)
}

// CheckInPhrase returns the first check-in phrase in the text, or "".
func CheckInPhrase(text string) string {
	words := plainWords(text)
	if p := firstPhrase(words, checkInPhrases); p != "" {
		return p
	}
	for _, f := range checkInFamilies() {
		if found := f.in(words); len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

// checkInsIn returns every check-in phrase that stands in the words.
func checkInsIn(words string) []string {
	found := phrasesIn(words, checkInPhrases)
	for _, f := range checkInFamilies() {
		for _, p := range f.in(words) {
			part := func(q string) bool {
				return strings.Contains(" "+p+" ", " "+q+" ") || strings.Contains(" "+q+" ", " "+p+" ")
			}
			if !slices.ContainsFunc(found, part) {
				found = append(found, p)
			}
		}
	}
	return found
}

// phrasesIn returns every phrase that stands in the words, without those that
// are part of a longer one found.
func phrasesIn(words string, phrases []string) []string {
	var found []string
	for _, p := range phrases {
		if strings.Contains(words, " "+p+" ") {
			found = append(found, p)
		}
	}
	part := func(p string) bool {
		return slices.ContainsFunc(found, func(q string) bool { return q != p && strings.Contains(" "+q+" ", " "+p+" ") })
	}
	return slices.DeleteFunc(slices.Clone(found), part)
}

func firstPhrase(words string, phrases []string) string {
	for _, p := range phrases {
		if holdsPhrase(words, p) {
			return p
		}
	}
	return ""
}

// holdsPhrase tells whether plain words hold a phrase as whole words.
func holdsPhrase(words, phrase string) bool {
	for {
		i := strings.Index(words, phrase)
		if i < 0 {
			return false
		}
		end := i + len(phrase)
		if i > 0 && words[i-1] == ' ' && end < len(words) && words[end] == ' ' {
			return true
		}
		words = words[i+1:]
	}
}

// plainWords gives the words of a text in lower case, each with one blank
// before and after it. Characters that nobody sees (a soft hyphen, a space of no
// width) may stand inside a word or between two: then the words of the other
// reading follow after a bar.
func plainWords(text string) string {
	words := wordsWithout(text, false)
	if strings.ContainsFunc(text, unseen) {
		words += "|" + wordsWithout(text, true)
	}
	return words
}

// unseen tells whether a character is not shown. The Hangul fillers count as
// letters in Unicode, and show nothing.
func unseen(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case unicode.Is(unicode.Cf, r), r == 0x34f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r >= 0xfe00 && r <= 0xfe0f:
		return true
	}
	return false
}

// wordsWithout writes the words; what is unseen parts them, or is left out.
func wordsWithout(text string, parts bool) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	b.WriteByte(' ')
	gap := true
	for _, r := range text {
		hidden := unseen(r)
		if !hidden && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(unicode.ToLower(r))
			gap = false
			continue
		}
		if r == '\'' || r == '’' || gap || hidden && !parts {
			continue
		}
		b.WriteByte(' ')
		gap = true
	}
	if !gap {
		b.WriteByte(' ')
	}
	return b.String()
}
