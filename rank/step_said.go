package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// stepSaid is how the words of a step are said to the contact; nothing when they are
// for the rep alone. A step is logged for colleagues, as a note is.
type stepSaid struct {
	quote  string // the words as logged, in quotation marks
	turned string // "you would send the hours by line": what was logged of the contact as of a third
}

// agreed says who owes the step, and what it is.
func (s stepSaid) agreed(step *data.Touch) string {
	switch {
	case s.turned != "":
		return "we agreed that " + s.turned
	case s.quote != "":
		return owed(step, ": "+s.quote)
	}
	return owed(step, " a next step")
}

// fill makes a line of one of stepVoicemails.
func (s stepSaid) fill(line, what string) string {
	step := ""
	switch {
	case s.turned != "":
		step = ", that " + s.turned
	case s.quote != "":
		step = ": " + s.quote
	}
	return titled(strings.NewReplacer("{what}", what, "{step}", step).Replace(line))
}

// saidStep tells how a step is said to the contact of the name.
func saidStep(step *data.Touch, contact string) stepSaid {
	text := strings.TrimRight(oneLine(step.NextStep), ". ")
	if text == "" || clip(text, 180) != text || strings.ContainsAny(text, "?!“”\"*#@<>{}[]();:|") || !sayable(text, false) || strings.Contains(text, "://") {
		return stepSaid{}
	}
	names := personWords(contact)
	fields := strings.Fields(text)
	if n := leadingName(fields, names); n > 0 {
		if turned := toYou(fields[n:]); turned != "" && !private(turned[len("you "):], names) {
			return stepSaid{turned: turned}
		}
		return stepSaid{}
	}
	if private(text, names) || reports(fields[0]) {
		return stepSaid{}
	}
	return stepSaid{quote: "“" + text + "”"}
}

// leadingName counts the words at the start that are the contact's name.
func leadingName(fields, names []string) int {
	n := 0
	for n < len(fields) && slices.Contains(names, strings.Join(nameWords(fields[n]), "")) && !strings.ContainsAny(fields[n], "'’,") {
		n++
	}
	return n
}

// toYou turns "sends the hours" into "you would send the hours"; "" when the first
// word is not plainly such a verb, or somebody else does it, too.
func toYou(fields []string) string {
	if len(fields) < 2 {
		return ""
	}
	base, known := stepVerbs[fields[0]]
	if !known {
		return ""
	}
	for i, f := range fields[1:] {
		// "sends the hours and calls back": of the second verb nobody knows whether it is one
		if (f == "and" || f == "then" || f == "but" || f == "or") && i+2 < len(fields) && (stepVerbs[fields[i+2]] != "" || reports(fields[i+2])) {
			return ""
		}
	}
	return "you would " + strings.Join(append([]string{base}, fields[1:]...), " ")
}

// reports tells whether a step's first word makes a note of it: "Wants the price".
func reports(word string) bool {
	word = strings.ToLower(word)
	return reporting[word] || stepVerbs[word] != "" || noting[word]
}

// private tells whether a step's text holds what is not for the contact: judgements,
// limits, amounts of money, what we must not do, and words of a third person.
func private(text string, names []string) bool {
	folded := foldWords(text)
	for _, word := range promised {
		folded = strings.ReplaceAll(folded, word, "  ")
	}
	if firstIn(folded, privateWords) >= 0 || firstIn(folded, limitWords) >= 0 || len(moneyIn(text)) > 0 {
		return true
	}
	return slices.ContainsFunc(strings.Fields(text), func(f string) bool {
		w := strings.Join(nameWords(f), "")
		return thirdPerson[w] || slices.Contains(names, w) || bareThousands(f)
	})
}

// bareThousands tells of "40k".
func bareThousands(word string) bool {
	digits := strings.TrimRight(strings.ToLower(word), "km.,")
	return digits != "" && len(digits) < len(word) && strings.Trim(digits, "0123456789.,") == "" && strings.ContainsAny(strings.ToLower(word), "km")
}

// promised are words that a note does not show and a step may hold: what is sent,
// shown or made to somebody.
var promised = spaced("price prices quote offer demo trial call")

// limitWords bound what we would do, or forbid it.
var limitWords = spaced("not don t dont won wont never no nothing without only unless except max maximum min minimum limit limits ceiling floor margin margins " +
	"over above below beyond exceed most least avoid hide mention careful cautious carefully persuade convince nudge chase pressure negotiate haggle bargain " +
	"concession concessions cheaper lower reduce rebate percent lawyer lawsuit complaint")

// noting are verbs with which a note tells what somebody would like.
var noting = wordSet("wants needs likes prefers expects hopes thinks believes knows will would may might can could should must is was are were am")

// stepVerbs are what contacts say that they will do, as one notes it of a third, with
// the verb itself.
var stepVerbs = verbsOf("send share ask bring check confirm forward introduce mail email prepare review show test try talk speak discuss read pass pull collect " +
	"compare count gather give invite join let look meet put ring set sign start tell visit write call come decide deliver fill find get list make " +
	"measure move open order plan provide report return run schedule take think update upload choose explain fetch")

// verbsOf maps the third person to the verb.
func verbsOf(words string) map[string]string {
	out := map[string]string{}
	for _, verb := range strings.Fields(words) {
		third := verb + "s"
		switch {
		case strings.HasSuffix(verb, "y") && !strings.ContainsAny(verb[len(verb)-2:len(verb)-1], "aeiou"):
			third = verb[:len(verb)-1] + "ies"
		case strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ss"), strings.HasSuffix(verb, "x"):
			third = verb + "es"
		}
		out[third] = verb
	}
	return out
}
