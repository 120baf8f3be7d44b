package rank

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"callworthy/data"
)

// toldByText is the text's own clause of an event whose slots say nothing: the
// sentence told of the company, else the headline or the sentence to be quoted;
// the zero clause where neither can be said, and where care is needed.
func toldByText(v words, e *data.Event) clause {
	if v.bare || e.Status == data.StatusRumoured {
		return clause{}
	}
	quote := strings.TrimRight(withoutOutlet(oneLine(e.Evidence.Quote)), ". ")
	for _, make := range []func(words, *data.Event, string) string{announcedClause, shortClause} {
		if text := make(v, e, quote); text != "" {
			return clause{text: text}
		}
	}
	if title := strings.TrimRight(withoutOutlet(oneLine(e.Title)), ". "); title != quote && quotable(title) && v.named(title) && sharesWord(v, title, quote) {
		return clause{text: title, quoted: true}
	}
	if text := part(unquoted(quote), maxQuotedRunes); quotable(text) && !strings.HasSuffix(text, "…") { // nobody says what breaks off
		return clause{text: text, quoted: true, body: e.Evidence.Field != data.FieldTitle, vague: true}
	}
	return clause{}
}

// unquoted is a text without the quotation mark with which somebody else's words
// begin or end in it.
func unquoted(text string) string {
	if strings.Count(text, "“")+strings.Count(text, "”")+strings.Count(text, `"`) != 1 {
		return text
	}
	return strings.Trim(text, "“”\"")
}

// quotable tells whether a text can be read out between quotation marks.
func quotable(text string) bool {
	return utf8.RuneCountInString(text) <= maxQuotedRunes && len(strings.Fields(text)) >= 3 && fitToSay(text) && !strings.ContainsAny(text, "{}“”\"|") && !strings.Contains(text, "://")
}

// sharesWord tells whether two texts have a longer word in common beside the
// company's name and words that say little.
func sharesWord(v words, a, b string) bool {
	b, own := foldWords(b), foldWords(strings.Join(v.names, " "))
	for _, w := range strings.Fields(foldWords(a)) {
		if utf8.RuneCountInString(w) > 3 && strings.Contains(b, " "+w+" ") && !strings.Contains(own, " "+w+" ") && !endsThing[w] {
			return true
		}
	}
	return false
}

// announced is how a release brings in what it tells, with how it goes on.
var announced = regexp.MustCompile(`\b(?:announced|announces|said|says|reported|reports|confirmed|confirms|revealed|disclosed)(?: today)?,?(?: that)? (?:it|the company|the Company) (has|will|had|is|plans|intends|expects) (.+)$`)

// announcedClause is what the company says of itself: "Acme has signed …" of
// "Acme, a baker, today announced that it has signed …".
func announcedClause(v words, _ *data.Event, quote string) string {
	m := announced.FindStringSubmatchIndex(quote)
	if m == nil || afterName(strings.Fields(quote), v.names) == 0 {
		return ""
	}
	verb, rest := quote[m[2]:m[3]], part(quote[m[4]:m[5]], maxHeadRunes-utf8.RuneCountInString(v.company)-8)
	return spokenClause(v, verb, rest)
}

// inBrackets is what a text adds in brackets, and apposition what it says of
// the company behind its name: ", a baker of Lyon,".
var (
	inBrackets = regexp.MustCompile(`\s*\([^()]*\)`)
	apposition = regexp.MustCompile(`^, (?:an?|the|one of) [^;:]{3,160}?, `)
)

// shortClause is a sentence that begins with the company's name, without what it
// adds about the company and without what it hangs on at the end.
func shortClause(v words, e *data.Event, quote string) string {
	quote = inBrackets.ReplaceAllString(quote, "")
	fields := strings.Fields(quote)
	n := afterName(fields, v.names)
	if n == 0 || n >= len(fields) || e.Evidence.Field == data.FieldTitle {
		return ""
	}
	rest := strings.Join(fields[n:], " ")
	if strings.HasSuffix(fields[n-1], ",") {
		rest = ", " + rest
		if cut := apposition.FindString(rest); cut != "" {
			rest = rest[len(cut):]
		} else {
			return ""
		}
	}
	verb, rest, ok := strings.Cut(rest, " ")
	if !ok || !finite[verb] && !isVerb(verb) {
		return ""
	}
	if isVerb(verb) && e.Status == data.StatusDone {
		verb = headlineVerbs[verb]
	}
	return spokenClause(v, verb, part(rest, maxHeadRunes-utf8.RuneCountInString(v.company)-utf8.RuneCountInString(verb)-2))
}

// spokenClause puts a clause together; "" when it says too little or is not sober.
func spokenClause(v words, verb, rest string) string {
	if len(strings.Fields(rest)) < 3 || strings.HasSuffix(rest, "…") || strings.ContainsAny(rest, "{}“”\"|?!()") || strings.Contains(rest, "://") || !fitToSay(rest) || selfish(rest) {
		return ""
	}
	return spokenCompany(v.company) + " " + verb + " " + rest
}

// selfish tells whether a clause leans on words that only its sentence explains.
func selfish(rest string) bool {
	first, _, _ := strings.Cut(rest, " ")
	return speaksOfItself(first) || first == "that" || first == "this" || first == "these" || first == "also"
}

// hangs are what a clause can be cut before, the first that leaves enough.
var hangs = regexp.MustCompile(`(?:[;:,] |\s[–—-]\s| (?:which|where|while|after|following|as part of|in order to|enabling|allowing|bringing|making|marking|through|with a view) )`)

// part is a text up to n runes, cut where a further clause begins; where none
// does, it ends with "…".
func part(text string, n int) string {
	text = strings.TrimRight(text, ". ")
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	best := ""
	for _, at := range hangs.FindAllStringIndex(text, -1) {
		head := text[:at[0]]
		if utf8.RuneCountInString(head) > n {
			break
		}
		if len(strings.Fields(head)) >= 4 && !betweenNumbers(text, at[0]) {
			best = head
		}
	}
	if best != "" {
		return best
	}
	return clip(text, n)
}

// betweenNumbers tells of a comma in a date: "May 3, 2024".
func betweenNumbers(text string, at int) bool {
	return at > 0 && at+2 < len(text) && text[at-1] >= '0' && text[at-1] <= '9' && text[at+2] >= '0' && text[at+2] <= '9'
}
