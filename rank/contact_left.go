package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// flagFrom is how sure news must be to flag a contact, which is less than a row needs: a
// flag accuses nobody, it shows the quote and makes the rep look before they greet. It
// is the weakest rule that reads a departure; below that stand guesses.
const flagFrom = 0.4

// flags tells whether news is sure enough to speak of the contact: good for a row, or for a
// flag when its quote names them.
func (w *world) flags(p *data.Prospect, e *data.Event) bool {
	return e.Listable || e.Confidence >= flagFrom && e.Status != data.StatusPast && len(namedAt(tokensOf(e.Evidence.Quote), p.Contact.Name)) > 0
}

// goneBy tells whether news says that the contact gives up the role, and how surely: as
// their own departure, as somebody's who takes over from them, or in an aside.
func goneBy(p *data.Prospect, e *data.Event) data.Status {
	if samePerson(e.Slots["person"], p.Contact.Name) {
		if e.Type == "leadership_departure" {
			return e.Status
		}
		return ""
	}
	tokens := tokensOf(e.Evidence.Quote)
	for _, at := range namedAt(tokens, p.Contact.Name) {
		switch {
		case leftAside(tokens[at+len(withoutInitials(p.Contact.Name)):]):
			return data.StatusDone
		case takenOver(tokens[:at]):
			return e.Status
		}
	}
	return ""
}

// token is a word of a quote as written and folded, and whether a mark ends it.
type token struct {
	folded string
	ends   bool
}

// tokensOf are the words of a text without the titles and initials of persons. Whose
// something is, is another word than who.
func tokensOf(text string) []token {
	var out []token
	for _, f := range strings.Fields(oneLine(text)) {
		bare := strings.TrimRight(f, ",.;:!?)”\"")
		word := strings.Join(nameWords(bare), "")
		if word != "" && len(personWords(word)) > 0 {
			out = append(out, token{word, bare != f})
		}
	}
	return out
}

// namedAt are the places at which a text names a person in full, also when it spells
// them almost so.
func namedAt(tokens []token, name string) []int {
	words := withoutInitials(name)
	if len(words) < 2 {
		return nil
	}
	var out []int
	for i := 0; i+len(words) <= len(tokens); i++ {
		at := make([]string, len(words))
		for k := range words {
			at[k] = tokens[i+k].folded
		}
		if slices.Equal(at, words) || almostSpelt(at, words) {
			out = append(out, i)
		}
	}
	return out
}

// takenOver tells whether what stands before a name makes its bearer the one who gives
// way: "succeeding", "takes over from plant director", "after the retirement of".
func takenOver(before []token) bool {
	for n := len(before); n > 0; n-- {
		last := before[n-1]
		switch {
		case last.ends:
			return false
		case roleParts[last.folded] || ofPredecessors[last.folded]:
			continue
		}
		phrase := last.folded
		if !takeOver[phrase] && n > 1 && !before[n-2].ends {
			phrase = before[n-2].folded + " " + phrase
		}
		return takeOver[phrase] && !denied(before[:n-1])
	}
	return false
}

// denied tells whether the words just before are of a negation.
func denied(before []token) bool {
	return slices.ContainsFunc(before[max(0, len(before)-3):], func(t token) bool { return negations[t.folded] })
}

// leftAside tells whether what follows a name is "who has left" or the like.
func leftAside(after []token) bool {
	if len(after) < 2 || after[0].folded != "who" {
		return false
	}
	after = after[1:]
	for len(after) > 1 && asideWords[after[0].folded] {
		after = after[1:]
	}
	first, next := after[0], ""
	if len(after) > 1 {
		next = after[1].folded
	}
	switch first.folded {
	case "retired", "resigned", "departed", "died":
		return true
	case "stepped", "stood":
		return next == "down"
	case "left": // and not another company
		return first.ends || next == "" || leftIt[next]
	}
	return false
}

var (
	takeOver = map[string]bool{"succeed": true, "succeeds": true, "succeeding": true, "succeeded": true, "replace": true, "replaces": true, "replacing": true,
		"replaced": true, "over from": true, "successor to": true, "replacement for": true, "place of": true, "departure of": true, "retirement of": true,
		"resignation of": true, "death of": true, "exit of": true}
	ofPredecessors = wordSet("outgoing departing retiring former late longtime founder founding the its their our as")
	negations      = wordSet("not never without cannot wont denies denied")
	asideWords     = wordSet("has had have recently just already")
	leftIt         = wordSet("the in last this on earlier after for to at its a")
)

// roleParts are words of titles that tell of what somebody is the head, and the heads.
var roleParts = wordSet("plant factory site works mill warehouse operations operating production manufacturing supply chain logistics quality purchasing " +
	"procurement commercial sales marketing finance financial technical technology information digital engineering product customer managing executive " +
	"regional general deputy vice senior assistant associate country human resources safety maintenance facilities transport fleet retail national area " +
	"divisional programme program project planning strategy chief " +
	"director manager officer president head ceo coo cfo cto boss leader supervisor")

// fullTitle is an event's title as its quote writes it: "plant director" where a slot
// holds "director". Words of the company's name are none of a title.
func fullTitle(p *data.Prospect, e *data.Event) string {
	title := oneLine(e.Slots["title"])
	words, company := strings.Fields(title), nameWords(p.Name+" "+strings.Join(p.Aliases, " "))
	fields := strings.Fields(oneLine(e.Evidence.Quote))
	for i := 1; len(words) > 0 && i+len(words) <= len(fields); i++ {
		if !slices.EqualFunc(words, fields[i:i+len(words)], func(a, b string) bool { return foldName(a) == foldName(b) }) {
			continue
		}
		from := i
		for from > 0 && roleParts[strings.ToLower(fields[from-1])] && !slices.Contains(company, strings.ToLower(fields[from-1])) {
			from--
		}
		return oneLine(strings.Join(append(slices.Clone(fields[from:i]), title), " "))
	}
	return title
}

// titledSlots are the event's slots with the title in full.
func titledSlots(p *data.Prospect, e *data.Event) map[string]string {
	if full := fullTitle(p, e); full != oneLine(e.Slots["title"]) {
		return withSlots(e.Slots, map[string]string{"title": full})
	}
	return e.Slots
}
