package rank

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// smallText are words that news writes small but at the start of a sentence:
// those of which nine in ten are written so in the sentences of some 9,000 press
// releases, and the words of plants and trades.
//
//go:embed headline_words.txt
var smallText string

var smallWords = wordSet(smallText)

func wordSet(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

// writtenSmall tells whether a word, in small letters, is a common one, or a
// plain form of one.
func writtenSmall(w string) bool {
	if smallWords[w] || things[w] || plainVerbs[w] || isVerb(w) || endsThing[w] || determiners[w] {
		return true
	}
	for _, ending := range []string{"s", "es", "ed", "d", "ing", "er", "ers", "ly"} {
		stem, cut := strings.CutSuffix(w, ending)
		if cut && utf8.RuneCountInString(stem) > 3 && (smallWords[stem] || ending == "ing" && smallWords[stem+"e"]) {
			return true
		}
	}
	return false
}

// alwaysNames are written with a capital wherever they stand, though they, or
// forms of them, can be common words.
var alwaysNames = wordSet("january february march april may june july august september october november december " +
	"monday tuesday wednesday thursday friday saturday sunday european american british german french indian chinese japanese " +
	"canadian australian african asian swiss dutch swedish italian spanish irish scottish welsh korean nordic baltic english christmas easter")

// beforeNames are words after which a run of capitals is somebody's or a place's name.
var beforeNames = wordSet("in at near with from by to for of on as into via")

// placesLikeWords are places that are spelled like words: after "in" nobody can tell.
var placesLikeWords = wordSet("reading mobile nice bath orange hull cork split buffalo phoenix deal wells sandwich bend superior grove champaign normal")

// bodies are the last words of the names of institutions, which keep their capitals.
var bodies = wordSet("institute university college bank group association council department ministry authority foundation society agency board " +
	"commission partners holdings fund trust club alliance consortium federation union")

// evidence is how the texts around a headline write its words, and the names of
// several words, folded, that stand in it: "Dairies" in "Pell Dairies" is no common word.
type evidence struct {
	small, names map[string]bool
	whole        [][]string
}

// nameAt is the number of words of a whole name at the start of the words, else 0.
func (ev evidence) nameAt(fields []string) int {
	longest := 0
	for _, name := range ev.whole {
		if n := len(name); n > longest && n <= len(fields) && slices.Equal(name, foldedAll(fields[:n])) {
			longest = n
		}
	}
	return longest
}

// evidenceOf gathers the casing of a story's other sentences, of what the list
// says of the prospect, and of the slots that hold names.
func evidenceOf(v words, e *data.Event) evidence {
	ev := evidence{small: map[string]bool{}, names: map[string]bool{}}
	for _, text := range v.texts {
		fields := strings.Fields(oneLine(text))
		if !sentenceCase(fields) {
			continue
		}
		for i, f := range fields {
			switch word := core(f); {
			case word == "" || i == 0:
			case hasCapital(word):
				ev.names[strings.ToLower(word)] = true
			default:
				ev.small[word] = true
			}
		}
	}
	for _, name := range []string{"person", "place", "counterparty", "lead", "exchange"} {
		if whole := foldedAll(withoutForm(writtenWords(e.Slots[name]))); len(whole) > 1 {
			ev.whole = append(ev.whole, whole)
		}
		for _, f := range strings.Fields(e.Slots[name]) {
			if w := core(f); hasCapital(w) && !smallWords[strings.ToLower(w)] {
				ev.names[strings.ToLower(w)] = true
			}
		}
	}
	for _, name := range append(slices.Clone(v.places), v.contact, v.about) {
		for _, f := range strings.Fields(name) {
			ev.names[strings.ToLower(core(f))] = true
		}
	}
	return ev
}

// core is a word without the marks around it and without its possessive ending.
func core(f string) string {
	f = strings.TrimFunc(f, func(r rune) bool { return !wordRune(r) })
	return strings.TrimSuffix(strings.TrimSuffix(f, "'s"), "’s")
}

// sentenceCased writes the words of a headline as a sentence does; sure is false
// when a word could be a name or not.
func sentenceCased(fields []string, ev evidence) (out []string, sure bool) {
	shouted := !hasLower(strings.Join(fields, " "))
	out = slices.Clone(fields)
	for i := 0; i < len(fields); i++ {
		word := core(fields[i])
		small := strings.ToLower(word)
		switch {
		case word == "" || !hasCapital(word) && !shouted:
		case !shouted && ev.nameAt(fields[i:]) > 0:
			i += ev.nameAt(fields[i:]) - 1
		case shouted:
			if ev.names[small] && !smallWords[small] {
				out[i] = strings.Replace(fields[i], word, titled(small), 1)
			} else if keepsLetters(word) && strings.ContainsFunc(word, unicode.IsDigit) {
				continue
			} else if !writtenSmall(small) {
				return nil, false
			} else {
				out[i] = strings.ToLower(fields[i])
			}
		case i > 0 && beforeNames[strings.ToLower(core(fields[i-1]))] && nameRun(fields[i:], ev) > 0:
			i += nameRun(fields[i:], ev) - 1
		case i > 0 && (strings.EqualFold(fields[i-1], "in") || strings.EqualFold(fields[i-1], "at")) && placesLikeWords[small]:
			return nil, false
		case keepsLetters(word) || alwaysNames[small] || ev.names[small] && !ev.small[small]:
		case i+1 < len(fields) && unicode.IsDigit(rune(fields[i+1][0])) && !beforeNames[small] && !joins[small] && !isVerb(small) && !plainVerbs[small]:
			return nil, false // "Fortune 500" is a name, "Phase 2" may be none
		case ev.small[small] || smallParts(small):
			out[i] = strings.Replace(fields[i], word, small, 1)
		default:
			return nil, false
		}
	}
	return out, true
}

// nameRun is the number of words of a name at the start of the words: a run of
// capitals whose first word, or all of whose ending, says that it is one; 0 when
// none stands there.
func nameRun(fields []string, ev evidence) int {
	n := 0
	for n < len(fields) && hasCapital(core(fields[n])) && !beforeNames[strings.ToLower(core(fields[n]))] && !joins[strings.ToLower(core(fields[n]))] {
		n++
		if strings.HasSuffix(fields[n-1], ",") {
			break
		}
	}
	if n == 0 {
		return 0
	}
	first, last := strings.ToLower(core(fields[0])), strings.ToLower(core(fields[n-1]))
	if ev.names[first] && !ev.small[first] || !smallParts(first) && !keepsLetters(core(fields[0])) || n > 1 && bodies[last] {
		return n
	}
	return 0
}

// joins are words that end a run of capitals in a headline.
var joins = wordSet("and or the a an its their after amid as following over under while using through")

// smallParts tells whether all parts of a word with hyphens are common words.
func smallParts(w string) bool {
	for _, part := range strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' }) {
		if !writtenSmall(part) && !startsWithDigit(part) {
			return false
		}
	}
	return w != ""
}

// keepsLetters tells of a word whose letters are its own in any case: an
// abbreviation, a brand with a capital inside, or a number.
func keepsLetters(w string) bool {
	_, size := utf8.DecodeRuneInString(w)
	return strings.ContainsFunc(w[size:], unicode.IsUpper) && !strings.Contains(w, "-") || strings.ContainsFunc(w, unicode.IsDigit)
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "$€£¥"))
	return unicode.IsDigit(r)
}

func titled(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
