package story

import (
	"slices"
	"strings"
	"unicode"
)

// wordsOf are the words of a text that carry meaning, folded, sorted, each once.
func wordsOf(s string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(apostrophes.Replace(s)), notInWord) {
		if !empty[w] {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// apostrophes joins what stands around them: "McDonald's" is "McDonalds", and
// "U.S." one word.
var apostrophes = strings.NewReplacer("'s", "", "’s", "", "'", "", "’", "", "U.S.", "us", "U.K.", "uk", "E.U.", "eu")

// slotWords are the words of a slot value, in their order, with quarters as "q1".
func slotWords(s string) []string {
	s = quarters.Replace(strings.ToLower(apostrophes.Replace(s)))
	var out []string
	for w := range strings.FieldsFuncSeq(s, notInWord) {
		if len(w) == 1 || !empty[w] {
			out = append(out, stem(w))
		}
	}
	return out
}

var quarters = strings.NewReplacer("first quarter", "q1", "second quarter", "q2", "third quarter", "q3", "fourth quarter", "q4",
	"first-quarter", "q1", "second-quarter", "q2", "third-quarter", "q3", "fourth-quarter", "q4", "fiscal", "", "full year", "year", "full-year", "year")

// stem cuts the commonest endings, so that "acquires" and "acquired" are one word.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if short, cut := strings.CutSuffix(w, end); cut && len(short) > 3 {
			return strings.TrimSuffix(short, "e")
		}
	}
	if len(w) > 3 {
		return strings.TrimSuffix(w, "e")
	}
	return w
}

// numbers are the words of a list that hold a digit, sorted.
func numbers(words []string) []string {
	var out []string
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return out
}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// empty are words that say nothing about which happening it is.
var empty = setOf(`a an the and or of in on at by for to from with into as is are was were be been has have had
	its it their his her this that these those will would can may could should new today announces announced announce says said
	say inc corp corporation co company ltd limited llc plc ag sa gmbh ab nv t i you your we our my he she they not no but
	how why what when where who which after before about over up out more than off all one do does did get gets got via per
	report reports reported update video watch`)

// common are stems that tell the type of a happening rather than which of its
// type it is: two takeovers share them.
var common = stems(`acquire buy purchase deal takeover merger agreement raise raises raising fund funding round series million billion
	launch unveil release introduce product name names appoint hire join chief executive officer ceo cfo president director
	open opens plan plans expand expansion plant factory facility office job jobs cut cuts layoff worker employee staff
	partner partnership contract win wins award awarded order sue sued lawsuit court quarter results profit sales share shares
	stock year month week first group global world market business service industry firm leader leading`)

func stems(words string) map[string]bool {
	out := map[string]bool{}
	for w := range setOf(words) {
		out[stem(w)] = true
	}
	return out
}
