package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// spelling tells where a source writes the contact or the company almost as the
// list does, or "".
func (w *world) spelling(p *data.Prospect) string {
	i, found := w.indexOf(p.ID)
	if !found {
		return ""
	}
	own := w.ownNames(p)
	var notes []string
	for _, name := range []string{p.Contact.Name, p.Name} {
		if as, by := w.spelledAs(name, name == p.Contact.Name, w.events.of(i)); as != "" && !w.names(own, as) {
			notes = append(notes, "The source ("+by+") writes “"+as+"”, the list has “"+oneLine(name)+"”.")
		}
	}
	return strings.Join(notes, " ")
}

// spelledAs is the first near-miss of a name in the events' texts, the latest
// event first, and who writes so. A source that also writes the name as the list
// does gives none.
func (w *world) spelledAs(name string, person bool, events []*data.Event) (as, by string) {
	events = slices.Clone(events)
	slices.SortFunc(events, func(a, b *data.Event) int {
		if c := seenOn(b).Compare(seenOn(a)); c != 0 {
			return c
		}
		return compareEvents(a, b)
	})
	words := writtenWords(name)
	if !person {
		words = withoutForm(words)
	}
	if len(words) == 0 || person && len(words) < 2 {
		return "", ""
	}
	for _, e := range events {
		if !e.Listable {
			continue
		}
		texts := []string{e.Evidence.Quote, e.Title}
		if person {
			texts = append(texts, e.Slots["person"])
		}
		for _, text := range texts {
			if as := nearMiss(words, writtenWords(text), person); as != "" {
				return as, outletOf(e)
			}
		}
	}
	return "", ""
}

// writtenWords are the words of a text as written, without what surrounds them.
func writtenWords(text string) []string {
	var out []string
	for _, f := range strings.Fields(oneLine(text)) {
		f = strings.TrimFunc(f, func(r rune) bool { return !wordRune(r) })
		for _, ending := range []string{"'s", "’s"} {
			f = strings.TrimSuffix(f, ending)
		}
		if f != "" {
			out = append(out, f)
		}
	}
	return out
}

func withoutForm(words []string) []string {
	for len(words) > 1 && legalForms[strings.Join(nameWords(words[len(words)-1]), "")] {
		words = words[:len(words)-1]
	}
	return words
}

// nearMiss finds the name written almost the same way in the text: other accents
// or marks, or, of a person with two names and more, one word with one letter more,
// less or other.
func nearMiss(name, text []string, person bool) string {
	found := ""
	for i := 0; i+len(name) <= len(text); i++ {
		at := text[i : i+len(name)]
		switch {
		case sameWritten(name, at):
			return "" // it writes as we do
		case found != "" || !properWords(at):
		case slices.Equal(foldedAll(name), foldedAll(at)):
			if !sameFolding(name, at) {
				found = strings.Join(at, " ")
			}
		case person && almostSpelt(foldedAll(name), foldedAll(at)):
			found = strings.Join(at, " ")
		}
	}
	return found
}

// sameWritten compares without regard to case: titles are set in capitals.
func sameWritten(a, b []string) bool {
	return slices.EqualFunc(a, b, strings.EqualFold)
}

// sameFolding tells whether two names differ in nothing but case and typographic
// apostrophes.
func sameFolding(a, b []string) bool {
	plain := strings.NewReplacer("’", "'", "‘", "'", "–", "-", "‐", "-")
	return slices.EqualFunc(a, b, func(x, y string) bool { return strings.EqualFold(plain.Replace(x), plain.Replace(y)) })
}

func foldedAll(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.Join(nameWords(w), "")
	}
	return out
}

// properWords tells whether every word begins with a capital and some are not all
// capitals.
func properWords(words []string) bool {
	mixed := false
	for _, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) {
			return false
		}
		mixed = mixed || strings.ContainsFunc(w[n:], unicode.IsLower)
	}
	return mixed
}

// almostSpelt tells whether two folded names of two words and more differ in one word,
// of four letters and more, by one letter: then they are one person's.
func almostSpelt(a, b []string) bool {
	if len(a) < 2 || len(a) != len(b) {
		return false
	}
	off := -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if off >= 0 {
			return false
		}
		off = i
	}
	return off >= 0 && min(utf8.RuneCountInString(a[off]), utf8.RuneCountInString(b[off])) >= 4 && oneEdit([]rune(a[off]), []rune(b[off]))
}

// oneEdit tells whether one letter added, left out, changed or swapped with its
// neighbour makes b of a.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return slices.Equal(a[i:], b[i+1:])
	}
	if i == len(a) {
		return false
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
	return slices.Equal(a[i+1:], b[i+1:]) || swapped
}

// companyAs is the prospect's name as its own site spells it, else as the list
// does.
func (w *world) companyAs(p *data.Prospect, s *story) string {
	if p.Domain == "" || s.signal != nil {
		return p.Name
	}
	var site []*data.Event
	for _, e := range s.events {
		if registrable(outletOf(e)) == registrable(p.Domain) {
			site = append(site, e)
		}
	}
	as, _ := w.spelledAs(p.Name, false, site)
	if as == "" || w.names(s.own, as) {
		return p.Name
	}
	return as
}

// unspokenForms are legal forms that nobody says: "Acme, Inc." is called Acme.
var unspokenForms = wordSet("inc incorporated corp corporation ltd limited llc llp lp plc gmbh ag ab asa oyj nv bv srl spa pty pvt aps")

// spokenCompany is a company's name as it is said, without its legal form. One
// that the name cannot do without stays: "Tiffany & Co.", "The Limited". What a list adds in
// brackets goes: "Acme Inc. (Class A)".
func spokenCompany(name string) string {
	if before, bracket, found := strings.Cut(strings.TrimSuffix(name, ")"), " ("); found && strings.HasSuffix(name, ")") && before != "" {
		if name = before; strings.EqualFold(bracket, "the") { // as lists sort it: "Mere Company (The)"
			return "The " + name
		}
	}
	fields := strings.Fields(name)
	for n := len(fields); n > 1; n-- {
		last := strings.Join(nameWords(fields[n-1]), "")
		before := strings.ToLower(fields[n-2])
		if !unspokenForms[last] || strings.Contains(name, "&") || before == "the" || before == "and" {
			break
		}
		fields = fields[:n-1]
		fields[n-2] = strings.TrimRight(fields[n-2], ",")
	}
	return strings.Join(fields, " ")
}
