package company

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// page is an article on its way to mentions.
type page struct {
	m       *Matcher
	article data.Article
	title   []token
	text    []token
	whole   string          // title and text
	body    string          // the same in small letters, made when first needed
	small   map[string]bool // words → whether they also stand in small letters
	heads   map[data.Field][]headline
	joined  string          // the whole with "'s" written as "s", made when first needed
	bares   map[string]bool // words → whether they stand there without "'s"
	tags    map[string]bool // words → whether they are cashtags; " crypto" → whether that is the topic
}

// headline tells for a paragraph, by where it ends, whether it is written with
// Capitals On Most Words, so that a capital says nothing.
type headline struct {
	end    int
	is     bool
	shouts bool // its words are in capitals throughout
}

func (p *page) words(f data.Field) []token {
	if f == data.FieldTitle {
		return p.title
	}
	return p.text
}

// everyday tells whether a folded word also stands in small letters in the article.
func (p *page) everyday(word string) bool {
	is, known := p.small[word]
	if !known {
		is = everyday(p.whole, word)
		p.small[word] = is
	}
	return is
}

// lower is the text in small letters.
func (p *page) lower() string {
	if p.body == "" {
		p.body = strings.ToLower(p.whole)
	}
	return p.body
}

// inHeadline tells whether a place stands in a paragraph with capitals throughout.
func (p *page) inHeadline(f data.Field, at int) bool { return p.headline(f, at).is }

// shouted tells whether a place stands in a paragraph in capitals.
func (p *page) shouted(f data.Field, at int) bool { return p.headline(f, at).shouts }

// headline is the paragraph in which a place stands.
func (p *page) headline(f data.Field, at int) headline {
	if p.heads == nil {
		p.heads = map[data.Field][]headline{
			data.FieldTitle: headlines(p.article.Title, p.title, true),
			data.FieldText:  headlines(p.article.Text, p.text, false),
		}
	}
	heads := p.heads[f]
	k := sort.Search(len(heads), func(i int) bool { return at < heads[i].end })
	if k == len(heads) {
		return headline{}
	}
	return heads[k]
}

// headlines judges every paragraph of a field by its longer words. In a body one
// that ends like a sentence is none.
func headlines(s string, words []token, title bool) []headline {
	var out []headline
	k := 0
	for start := 0; start < len(s); {
		end := len(s)
		if i := strings.Index(s[start:], "\n\n"); i >= 0 {
			end = start + i + 2
		}
		capitals, all, loud := 0, 0, 0
		for ; k < len(words) && int(words[k].start) < end; k++ {
			if words[k].end-words[k].start < 4 || words[k].is(caseless) {
				continue
			}
			all++
			if words[k].is(upperFirst) {
				capitals++
			}
			if words[k].is(allUpper) {
				loud++
			}
		}
		sentence := strings.HasSuffix(strings.TrimRight(s[start:end], " \n\"”’)"), ".")
		out = append(out, headline{end, all > 1 && 10*capitals >= 7*all && (title || !sentence), all > 1 && 10*loud >= 7*all})
		start = end
	}
	return out
}

// surroundings is what stands beside a hit.
type surroundings struct {
	clean    bool   // it is not a piece of a longer name
	headline bool   // capitals say nothing here
	opens    bool   // it opens a sentence, so that its own capital says nothing
	surname  bool   // a capitalised word before it makes it a piece of a longer name
	follows  bool   // a capitalised word after it does
	legal    bool   // what follows makes it a longer name with a legal form
	never    bool   // it names something else even where the prospect is named elsewhere
	thing    string // what thing, day or person it names, if so
}

// look judges the words before and after a hit.
func (p *page) look(h hit) surroundings {
	s, words := h.field.Of(p.article), p.words(h.field)
	single := h.entries[0].words == 1
	out := surroundings{clean: true, headline: p.inHeadline(h.field, h.start), opens: opensSentence(s, words, h.i)}
	if houseNumber(s, words, h) {
		out.clean, out.never = false, true
	}
	if h.j < len(words) && joined(s[h.end:words[h.j].start]) {
		next := words[h.j]
		w := strings.ToLower(s[next.start:next.end])
		hyphen := s[h.end:next.start] == "-"
		switch {
		case !next.is(upperFirst):
			out.clean = !(hyphen && single && next.is(digitFirst)) // AES-256
		case venue[fold(w)]:
			out.clean = false
		case single && h.legal == "" && h.entries[0].nature != strong && (hyphen || !out.headline && !role[fold(w)] && !function[w] && !startsAnew(s, words, h)):
			out.clean, out.follows = false, !hyphen
		}
	}
	if e := h.entries[0]; h.legal == "" && (e.nature != strong || borrowed(e.key)) {
		longer, legal := longerName(s, words, h, out.headline)
		out.legal = legal && e.nature != strong
		if longer && (out.legal || !legal) {
			out.clean, out.follows, out.never = false, true, true
		}
	}
	if e := h.entries[0]; e.words > 1 && borrowed(e.key) && h.legal == "" && wider(s, words, h, out.headline) {
		out.clean, out.follows, out.never = false, true, true
	}
	if h.legal == "" && (p.branchAfter(s, words, h, out.headline) || nestedIn(s, words, h) || single && h.entries[0].nature != strong && speaker(s, words, h)) {
		out.clean, out.follows, out.never = false, true, true
	}
	if e := h.entries[0]; (e.nature == weak || everydayFirm(e)) && tailOfLonger(s, words, h, out.headline) {
		out.clean, out.never = false, true
	}
	if p.bareToo(h, h.entries[0].key) || h.entries[0].shouting() && p.shouted(h.field, h.start) {
		out.clean, out.never = false, true
	}
	if single && h.entries[0].nature != strong && h.j < len(words) && strings.TrimSpace(s[h.end:words[h.j].start]) == "&" && h.legal == "" {
		out.clean = false
	}
	if h.j+1 < len(words) && single && h.legal == "" && words[h.j].is(ampersand) && words[h.j+1].is(upperFirst) && !out.headline {
		out.clean = false // Barnes & Noble
	}
	if h.i > 0 && single {
		out.surname = partOfName(s, words, h, out.headline)
		out.clean = out.clean && !out.surname
	}
	if single && (h.inAddress(s) || h.entries[0].company() && h.legal == "" && theThing(s, words, h)) {
		out.clean, out.never = false, true
	}
	if out.thing = p.thingHere(s, words, h, out.headline); out.thing != "" {
		out.clean, out.never = false, true
	}
	if wordHere(s, words, h) || single && amountHere(s, words, h) {
		out.clean, out.never = false, true
	}
	if single && h.legal == "" && (h.entries[0].acronym && (h.entries[0].legal != "" || h.entries[0].listed) && standardAfter(s, words, h) || h.start > 0 && s[h.start-1] == ':' && exchangeBefore(s, h.start-1)) {
		out.clean, out.never = false, true // "AES 256", "(ASX:ADT)"
	}
	if h.legal == "" && beforeState(s, words, h) {
		out.clean, out.never = false, true
	}
	return out
}

// beforeState tells whether a hit is a town, as its state follows: "Dover, DE".
func beforeState(s string, words []token, h hit) bool {
	if h.j == len(words) || s[h.end:words[h.j].start] != ", " {
		return false
	}
	next := words[h.j]
	w := s[next.start:next.end]
	return next.is(allUpper) && states[w] || strings.HasPrefix(s[next.end:], ".") && next.is(upperFirst) && !next.is(initials) && !next.is(allUpper) && regionShort[fold(w)] != "" || next.is(upperFirst) && places[fold(w)] && !strings.HasPrefix(s[next.end:], "-")
}

var states = setOf(`AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
RI SC SD TN TX UT VT VA WA WV WI WY DC ON BC AB QC`)

var (
	roads    = setOf("street avenue road boulevard drive lane highway broadway way court")
	quarters = setOf("n s e w ne nw se sw north south east west")
)

// houseNumber tells whether a name that ends like a street stands in an address:
// "6102 S State Street".
func houseNumber(s string, words []token, h hit) bool {
	if !roads[fold(s[words[h.j-1].start:words[h.j-1].end])] {
		return false
	}
	k := h.i - 1
	if k > 0 && quarters[fold(s[words[k].start:words[k].end])] {
		k--
	}
	return k >= 0 && words[k].is(digitFirst) && len(s[words[k].end:h.start]) < 12
}

// shortOfOther tells whether a hit in brackets abbreviates the words before it,
// which are another organisation's name: "American Psychological Association (APA)".
func shortOfOther(s string, words []token, h hit) bool {
	n := h.end - h.start
	if h.entries[0].legal != "" && expandedAfter(s, h) {
		return true
	}
	if h.start == 0 || s[h.start-1] != '(' || h.end == len(s) || s[h.end] != ')' || h.i < n || h.j-h.i > 1 {
		return false
	}
	initialsOf := ""
	for _, t := range words[max(0, h.i-2*n):h.i] {
		if w := fold(s[t.start:t.end]); w != "" && !function[w] {
			initialsOf += w[:1]
		}
	}
	return strings.HasSuffix(initialsOf, fold(s[h.start:h.end]))
}

// expandedAfter tells whether brackets after a hit spell it out as something that
// is not in its row: "APA (American Psychological Association)".
func expandedAfter(s string, h hit) bool {
	rest, found := strings.CutPrefix(s[h.end:], " (")
	inner, _, closed := strings.Cut(rest, ")")
	if !found || !closed || len(inner) > 90 || !strings.Contains(inner, " ") {
		return false
	}
	initialsOf := ""
	for _, t := range scan(inner, nil) {
		if w := fold(inner[t.start:t.end]); w != "" && !function[w] {
			initialsOf += w[:1]
		}
	}
	return initialsOf == fold(s[h.start:h.end])
}

// startsAnew tells whether the capital after a hit is that of a new line whose
// break was lost: a dateline in capitals, or the name once more.
func startsAnew(s string, words []token, h hit) bool {
	next := words[h.j]
	if next.is(allUpper) && next.end-next.start > 3 && !words[h.j-1].is(allUpper) {
		return true
	}
	return s[next.start:next.end] == s[h.start:h.end]
}

// partOfName tells whether the word before a single word makes a longer name
// with it: "Jim Ford", "Coca-Cola", "Procter & Gamble".
func partOfName(s string, words []token, h hit, inHeadline bool) bool {
	prev := words[h.i-1]
	gap := s[prev.end:h.start]
	if prev.is(initials) && prev.is(upperFirst) && gap == ". " && h.i > 1 && words[h.i-2].is(upperFirst) {
		return true // Mary K. Ford
	}
	if kinship[fold(s[prev.start:prev.end])] && (gap == " " || gap == ", ") {
		return true // his wife, Nike
	}
	if (gap == "\" " || gap == "” ") && h.i > 1 && prev.is(upperFirst) && words[h.i-2].is(upperFirst) && len(s[words[h.i-2].end:prev.start]) < 5 {
		return true // Joseph "Coop" Cooper
	}
	if !joined(gap) && strings.TrimSpace(gap) != "" {
		return false
	}
	if prev.is(ampersand) {
		return h.i > 1 && words[h.i-2].is(upperFirst) && !inHeadline
	}
	w := fold(s[prev.start:prev.end])
	if givenNames[w] && prev.is(upperFirst) {
		return true
	}
	if !prev.is(upperFirst) || inHeadline || h.entries[0].nature == strong && gap != "-" {
		return false
	}
	if _, possessive := without(s, prev); possessive || s[prev.start:prev.end] == s[h.start:h.end] || function[w] || before[w] {
		return false
	}
	return gap == "-" || !opensSentence(s, words, h.i-1) || !common(w)
}

var kinship = setOf("wife husband son daughter sister brother mother father spouse grandson granddaughter fiancée")

// joined tells whether two words stand in one name: nothing but a space or hyphen
// is between them.
func joined(gap string) bool {
	switch gap {
	case " ", "-", "\u00a0", "‑", ". ":
		return gap != ". "
	}
	return false
}

// opensSentence tells whether word i is the first of its sentence, line or quote.
func opensSentence(s string, words []token, i int) bool {
	if i == 0 {
		return true
	}
	for _, r := range s[words[i-1].end:words[i].start] {
		if strings.ContainsRune(".!?:;•*\n“\"–—|>", r) {
			return !words[i-1].is(initials) || r != '.'
		}
	}
	return false
}

// holdsWord tells whether a text in small letters holds the word by itself.
func holdsWord(lower, word string) bool {
	for at := 0; word != ""; {
		k := strings.Index(lower[at:], word)
		if k < 0 {
			return false
		}
		start, end := at+k, at+k+len(word)
		if edge(lower, start, end) {
			return true
		}
		at = start + 1
		for at < len(lower) && lower[at]&0xc0 == 0x80 {
			at++
		}
	}
	return false
}

// everyday tells whether a text holds a word in small letters, outside of
// addresses.
func everyday(s, word string) bool {
	for at := 0; word != ""; {
		k := strings.Index(s[at:], word)
		if k < 0 {
			return false
		}
		start, end := at+k, at+k+len(word)
		if edge(s, start, end) && (start == 0 || !strings.ContainsRune("/.-@_#=:", rune(s[start-1]))) &&
			(end == len(s) || !strings.ContainsRune("/-@_=", rune(s[end]))) && !(end+1 < len(s) && s[end] == '.' && class[s[end+1]] != 0) {
			return true
		}
		at = end
	}
	return false
}

// edge tells whether neither neighbour of s[start:end] continues a word.
func edge(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	return !letterOrDigit(before) && !letterOrDigit(after)
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
