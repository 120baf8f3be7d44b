package rank

import (
	"regexp"
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
	// quoted: a headline whose words may be names or not, to be said as a headline;
	// plain is the weaker clause that can be said in its place.
	quoted bool
	body   bool // what is quoted is a sentence of the text
	plain  string
}

// A headline is spoken as a clause up to maxHeadRunes, and quoted up to maxQuotedRunes.
const (
	maxHeadRunes   = 120
	maxQuotedRunes = 140
)

// headline is the quote as one would say it, when it is a clause about the company:
// "Acme Opens Canning Hall in Lyon" is "Acme opened a canning hall in Lyon". Where
// the capitals hide what is a name, it is quoted as a headline.
func headline(v words, e *data.Event) clause {
	if e.Status == data.StatusRumoured || e.Role == "target" {
		return clause{}
	}
	text := withoutOutlet(strings.TrimRight(oneLine(e.Evidence.Quote), ". "))
	if utf8.RuneCountInString(text) > maxHeadRunes && e.Evidence.Field == data.FieldText {
		text = trailing.ReplaceAllString(text, "") // "…, ending three generations of ownership"
	}
	if utf8.RuneCountInString(text) > maxQuotedRunes || strings.ContainsAny(text, ":;|?!…{}\"“”[]()<>") || strings.Contains(text, "..") || strings.Contains(text, "://") {
		return clause{}
	}
	fields := strings.Fields(text)
	n := afterName(fields, v.names)
	if n == 0 {
		return sentenceAbout(v, e, fields)
	}
	if len(fields) < n+2 || !fitToSay(strings.Join(fields[n:], " ")) || strings.HasSuffix(fields[n], ",") && !sentenceCase(fields[n:]) {
		return clause{}
	}
	name, rest := v.spokenName(fields[:n]), fields[n:]
	if !sentenceCase(rest) {
		cased, sure := sentenceCased(rest, evidenceOf(v, e))
		if !sure || !goesOn(cased, e.Status) || dropsIs(cased) || nameTypes[e.Type] && hasLower(text) {
			return clause{text: text, quoted: true}
		}
		rest = cased
	}
	if !goesOn(rest, e.Status) || utf8.RuneCountInString(text) > maxHeadRunes {
		return clause{}
	}
	return clause{text: name + " " + strings.Join(voiced(rest, e.Status), " ")}
}

// titleOf is the headline of the document as one would say it, where the quote
// itself says too little and the headline plainly tells of the same.
func titleOf(v words, e *data.Event) clause {
	title := oneLine(e.Title)
	if title == "" || title == oneLine(e.Evidence.Quote) {
		return clause{}
	}
	told := *e
	told.Evidence = data.Evidence{Field: data.FieldTitle, Quote: title}
	head, shared := headline(v, &told), 0
	quote, own := foldWords(e.Evidence.Quote), foldWords(strings.Join(v.names, " "))
	for _, w := range strings.Fields(foldWords(head.text)) {
		if utf8.RuneCountInString(w) > 3 && strings.Contains(quote, " "+w+" ") && !strings.Contains(own, " "+w+" ") {
			shared++
		}
	}
	if shared < 2 {
		return clause{}
	}
	return head
}

// smallInside writes small the little words inside a name that a headline wrote
// with capitals: "Version 2 of Its Oven".
func smallInside(value string) string {
	fields := strings.Fields(value)
	for i := 1; i < len(fields); i++ {
		if w := strings.ToLower(fields[i]); w != fields[i] && hasLower(fields[i]) && (beforeNames[w] || joins[w] || articles[w]) {
			fields[i] = w
		}
	}
	if out := strings.Join(fields, " "); strings.EqualFold(out, value) {
		return out
	}
	return value
}

// nameTypes are news of things that have names of common words, which a headline
// in capitals does not tell apart.
var nameTypes = map[string]bool{"award": true, "appearance": true, "publication": true, "product_launch": true, "rebrand": true, "partnership": true, "milestone": true}

// fitToSay tells whether a text is sober and speaks from outside.
func fitToSay(text string) bool {
	return data.EmptyPhrase(text) == "" && data.GladPhrase(text) == "" && data.ListPhrase(text) == "" && !boasts(text)
}

// sentenceAbout is a sentence of a text that names the company further on, as a
// clause: "The Roe family has sold Acme's rival to Acme" is "the Roe family has …".
func sentenceAbout(v words, e *data.Event, fields []string) clause {
	if len(fields) < 4 || utf8.RuneCountInString(strings.Join(fields, " ")) > maxQuotedRunes || !sentenceCase(fields) && !ofText(e, fields) || !v.named(strings.Join(fields, " ")) || !fitToSay(strings.Join(fields, " ")) {
		return clause{}
	}
	out, first := slices.Clone(fields), strings.ToLower(fields[0])
	switch {
	case !hasCapital(fields[0]) || leads[first] || strings.HasSuffix(fields[0], ",") || e.Evidence.Field == data.FieldTitle:
		return clause{}
	case articles[first] && leansBack[strings.ToLower(core(fields[1]))] && fields[2] != "of":
		return clause{} // "The completion is part of …": of what, the sentence before says
	case articles[first]:
		out[0] = first
	case writtenSmall(core(first)):
		return clause{}
	}
	if !slices.ContainsFunc(out, func(w string) bool { return finite[w] }) {
		return clause{}
	}
	return clause{text: strings.Join(out, " ")}
}

// ofText tells of a sentence of running text in which names outnumber words.
func ofText(e *data.Event, fields []string) bool {
	small := 0
	for _, f := range fields {
		if word := core(f); utf8.RuneCountInString(word) >= 4 && !hasCapital(word) {
			small++
		}
	}
	return e.Evidence.Field == data.FieldText && small >= 3
}

// leansBack are nouns that with "the" mean what the sentence before told.
var leansBack = wordSet("completion announcement acquisition transaction deal move agreement partnership collaboration project expansion investment launch opening " +
	"news decision plan addition award contract merger round funding financing grant sale event effort initiative")

// leads are first words of sentences that are not about what follows them, or
// that lean on the sentence before.
var leads = wordSet("in on at with after as while although it they he she we this that these those its their there but and also however following by for to " +
	"from when if under over since during according about our my i you both all most")

// finite are verb forms that make a sentence of words.
var finite = wordSet("has have is are was were will had opened launched won signed bought acquired sold built completed expanded added named appointed hired " +
	"closed secured raised selected chose received joined entered began started doubled invested agreed moved plans expects opens buys acquires")

// dropsIs tells of a headline in capitals that leaves out "is": "Acme Named Best Bank".
func dropsIs(rest []string) bool {
	first := strings.Join(nameWords(rest[0]), "")
	return strings.HasSuffix(first, "ed") || strings.HasSuffix(first, "ing")
}

// spokenName is the company's name at the start of a headline without its legal
// form, and as the list writes it where the headline shouts.
func (v words) spokenName(fields []string) string {
	if last := len(fields) - 1; last > 0 && legalForms[strings.Join(nameWords(fields[last]), "")] {
		fields = slices.Clone(fields[:last])
		fields[last-1] = strings.TrimRight(fields[last-1], ",")
	}
	name := strings.Join(fields, " ")
	if !hasLower(name) && hasLower(v.company) && len(name) > 4 {
		return oneLine(v.company)
	}
	return name
}

// withoutOutlet takes from a headline the outlet that a feed hung on it
// ("… - The Paper", "… | Reuters") and the listing of the company's shares.
func withoutOutlet(text string) string {
	text = listing.ReplaceAllString(text, "")
	for _, mark := range []string{" | ", " - ", " – ", " — "} {
		i := strings.LastIndex(text, mark)
		if i <= 0 {
			continue
		}
		tail := strings.Fields(text[i+len(mark):])
		if len(strings.Fields(text[:i])) >= 4 && len(tail) > 0 && len(tail) <= 4 && outletWords(tail) {
			return strings.TrimRight(text[:i], " ,")
		}
	}
	return text
}

// trailing is what a sentence hangs on after a comma.
var trailing = regexp.MustCompile(`, [a-z]+ing [^,]*$`)

// listing is the place in brackets where a company's shares are traded.
var listing = regexp.MustCompile(`(?i)\s*\((?:NYSE|NASDAQ|AMEX|TSX|TSXV|LSE|ASX|OTC|CSE|NSE|BSE|AIM|Euronext|XETRA|FRA|HKEX|SGX)[A-Z ]*:[^()]{1,40}\)`)

// outletWords tells whether words can be an outlet's name: all of them capitals
// or a web address, none of them with a number.
func outletWords(words []string) bool {
	for _, w := range words {
		if small := strings.ToLower(w); hasCapital(w) && !strings.ContainsFunc(w, unicode.IsDigit) || small == "of" || small == "and" || small == "&" || len(words) == 1 && strings.Contains(w, ".") {
			continue
		}
		return false
	}
	return true
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

// goesOn tells whether the words after the name make a clause of it; "to open" is
// one when it tells a plan.
func goesOn(rest []string, status data.Status) bool {
	first := strings.Join(nameWords(rest[0]), "")
	plans := first == "to" && len(rest) > 2 && status == data.StatusPlanned
	return first != "" && (plans || !brokenStarts[first])
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
