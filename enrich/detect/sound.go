package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sound tells whether a text can be what the slot says: a person
// is no organisation and no post, the other side is no land, a place has a name.
// Better no slot than a wrong one.
func (r *reader) sound(c *candidate, slot, text string) bool {
	switch slot {
	case "person":
		return personal(text) && !r.calledFirm(text)
	case "counterparty":
		words := strings.Fields(strings.ToLower(text))
		return named(text) && !namesLand(text) && !nations[words[len(words)-1]]
	case "place":
		return r.placed(c, text)
	}
	return true
}

// particles stand small inside a person's name.
var particles = set("de da do dos del della di du des la le van von der den ter ten het bin ibn al el y e zu af av mac st")

// firmWords are words of organisations, posts and things, which no person's name has.
var firmWords = set(`exec execs executive executives veteran alum alumni former ex interim co-ceo co-chief bank capital partners partner energy oil gas motors
	motor foods food airlines airways aerospace aviation industries industry systems system labs laboratories pharma pharmaceuticals therapeutics biotech
	biosciences solutions technologies technology networks network software media insurance university college school hospital council ministry department
	agency authority commission association institute foundation resources minerals mining metals gold financial finance investments investment ventures
	equity management consulting services service group holdings company companies corporation international global brands stores retail logistics
	pharmacy medical healthcare health electric power telecom communications entertainment studios pictures games gaming airline railway railroad
	brothers sons associates analytics digital data cloud ai securities trust fund team board committee division unit business news times journal press
	role position announcement appointment`)

// personal tells whether a text can be the name of one person: two to five words
// with capitals, or one after Mr or Dr, none of which belongs to a firm or a post.
func personal(text string) bool {
	words := strings.Fields(text)
	titled := false
	for len(words) > 0 && honorifics[strings.ToLower(words[0])] {
		words, titled = words[1:], true
	}
	if len(words) > 6 || len(words) < 2 && !(titled && len(words) == 1) {
		return false
	}
	for i, w := range words {
		low := strings.ToLower(strings.Trim(w, `.,"“”'‘’()`))
		switch {
		case i > 0 && i < len(words)-1 && particles[low]:
		case !capitalised(w), firmWords[low], corporate[low] && low != "ag" && low != "se" && low != "co", coreTitles[low] && low != "dean", strings.ContainsFunc(w, unicode.IsDigit):
			return false
		}
	}
	return !namesLand(text) && !nations[strings.ToLower(words[0])]
}

func capitalised(w string) bool {
	w = strings.TrimLeft(w, `"“'‘(`)
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(first) || unicode.IsLetter(first) && !unicode.IsLower(first)
}

// calledFirm tells whether the article elsewhere calls the name a firm: with a
// legal form after it, or as the place of somebody's work.
func (r *reader) calledFirm(name string) bool {
	for _, field := range []string{r.art.a.Title, r.art.a.Text} {
		for at := 0; ; {
			i := strings.Index(field[at:], name)
			if i < 0 {
				break
			}
			at += i
			after, _, _ := strings.Cut(strings.TrimLeft(field[at+len(name):min(len(field), at+len(name)+24)], " ,"), " ")
			if legalEndings[strings.ToLower(strings.Trim(after, ".,;:()"))] || strings.HasSuffix(field[:at], " at ") {
				return true
			}
			at += len(name)
		}
	}
	return false
}

var legalEndings = set("inc corp corporation ltd limited llc plc llp gmbh")

// generics are words that say of what sort something is, without a name.
var generics = set(`city country region area world market markets state states county district town village community territory nation continent north south east
	west central downtown northern southern eastern western future process industry sector space company business government public international global
	national local regional rival buyer seller group consortium investors investor board management customers customer partner partners party parties
	phase series class round fiscal year quarter stage part place time support response`)

// named tells whether a capital stands in the text on a word that is no land and
// no mere sort of thing.
func named(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' })
	return slices.ContainsFunc(words, func(w string) bool {
		low := strings.ToLower(strings.Trim(w, ".'’s"))
		return (capitalised(w) || strings.ContainsFunc(w, unicode.IsUpper) || strings.ContainsFunc(w, unicode.IsDigit)) &&
			!generics[low] && !determiners[low] && !nations[low] && !prepositions[low]
	})
}

// placed tells whether a text is the name of a place: a land or city that is
// known, or a name that is no sort of thing; in a headline, where all have
// capitals, one that the text writes as a name too.
func (r *reader) placed(c *candidate, text string) bool {
	switch {
	case namesLand(text):
		return true
	case !named(text):
		return false
	case !c.s.headline || r.art.a.Text == "":
		return true
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' })
	return slices.ContainsFunc(words, func(w string) bool {
		return !determiners[w] && (r.art.names[w] || lands[w]) && !generics[w]
	})
}

// hedges are what can stand before an amount and changes what it says.
var hedges = [][]string{{"up", "to"}, {"as", "much", "as"}, {"more", "than"}, {"less", "than"}, {"at", "least"}, {"in", "excess", "of"}, {"close", "to"},
	{"upwards", "of"}, {"an", "estimated"}, {"about"}, {"around"}, {"approximately"}, {"nearly"}, {"almost"}, {"roughly"}, {"over"}, {"circa"}, {"under"}}

// hedged widens an amount over the words before it that make it less or more:
// "up to $240 million" is not "$240 million".
func hedged(s *sentence, from int) int {
	for _, hedge := range hedges {
		n := len(hedge)
		if from >= n && slices.EqualFunc(s.toks[from-n:from], hedge, func(t token, w string) bool { return t.low == w }) {
			return from - n
		}
	}
	return from
}

// changes are words for a figure that went up or down, which say nothing
// without the figure's name.
var changes = set("increase increases growth rise decline decrease drop fall jump gain reduction improvement surge")

// figured completes a change by what has changed: "9% increase in revenue"; ok is
// false when nobody says what has.
func figured(s *sentence, from, to int) (end int, ok bool) {
	if to <= from {
		return to, false
	}
	for _, t := range s.toks[from:to] {
		if t.kind == word && !changes[t.low] && !sizes[t.low] && !prepositions[t.low] && !magnitudes[t.low] && t.low != "percent" && t.low != "per" && t.low != "cent" && t.low != "a" && t.low != "an" && t.low != "the" {
			return to, true
		}
	}
	if to >= len(s.toks) || s.toks[to].low != "in" && s.toks[to].low != "of" {
		return to, false
	}
	end = to + 1
	for end < len(s.toks) && end-to < 7 && s.toks[end].kind != punct && !prepositions[s.toks[end].low] && !clauseBreaks[s.toks[end].low] && !auxiliaries[s.toks[end].low] && s.toks[end].low != "and" {
		end++
	}
	if end == to+1 || isYear(s.toks[to+1]) || periods[s.toks[end-1].low] || s.toks[to+1].kind == number {
		return to, false
	}
	return end, true
}
