package company

import (
	"strings"

	"callworthy/data"
)

// eventWord are words that end the name of an event, agency or journal. After a
// name of everyday words they make another name of it, "Waste Management
// Symposia"; after a name proper it is the company's own event.
var eventWord = setOf(`symposium symposia conference congress summit expo forum awards index indices festival gala
administration bureau journal gazette herald county township prize fellow fellowship scholarship scholar`)

// longerName tells whether the capitals after a hit go on to a word that makes
// them the name of something else, and whether that word is a legal form. In a
// headline a verb ends the run.
func longerName(s string, words []token, h hit, headline bool) (longer, legal bool) {
	end := h.end
	for k := h.j; k < len(words) && k < h.j+4; k++ {
		t := words[k]
		bare, _ := without(s, t)
		w, gap := fold(s[bare.start:bare.end]), s[end:t.start]
		isLegal := legalClass[w] != "" && t.is(upperFirst) && !shortForm(s, t) && !hyphenAfter(s, t)
		if !joined(gap) && gap != " & " && !(isLegal && gap == ", ") {
			return false, false
		}
		switch {
		case isLegal:
			return k > h.j, k > h.j
		case w == "national" && k+1 < len(words) && fold(s[words[k+1].start:words[k+1].end]) == "association":
			return false, false // the legal form of banks
		case t.is(upperFirst) && (venue[w] || eventWord[w] && borrowed(h.entries[0].key)):
			return true, false
		case t.is(upperFirst) && w == "open" && k > h.j && !headline:
			return true, false // the Acme Phoenix Open
		case t.is(ampersand) || k > h.j && (w == "of" || w == "for" || w == "and"):
		case !t.is(upperFirst) || function[w] || role[w] || headline && verbal(w):
			return false, false
		}
		end = int(t.end)
	}
	return false, false
}

// wider tells whether the words beside a name of everyday words make it a longer
// one: "Mid-Acme Bank", "Acme Bank & Trust", "Acme Bank Alaska".
func wider(s string, words []token, h hit, headline bool) bool {
	if h.i > 0 && s[words[h.i-1].end:h.start] == "-" {
		return true
	}
	if h.j == len(words) {
		return false
	}
	next, gap := words[h.j], s[h.end:words[h.j].start]
	if gap == " " && next.is(ampersand) {
		return h.j+1 < len(words) && trustWord[fold(s[words[h.j+1].start:words[h.j+1].end])]
	}
	w := fold(s[next.start:next.end])
	return gap == " " && !headline && next.is(upperFirst) && !next.is(allUpper) && (regionCountry[w] != "" || countries[w] != "" || places[w] || trustWord[w])
}

var trustWord = setOf("trust bancorp bancshares corporation")

// borrowed tells whether a name is made of everyday words or is a person's, so that
// others use it too.
func borrowed(key string) bool {
	words := strings.Fields(key)
	return allCommon(words) || givenNames[words[0]]
}

// verbal tells whether a word of a headline may be its verb.
func verbal(w string) bool {
	return strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing")
}

func hyphenAfter(s string, t token) bool { return int(t.end) < len(s) && s[t.end] == '-' }

// standardAfter tells whether a number that is no year, share or amount follows an
// abbreviation, which is then a standard or a series: "AES 256".
func standardAfter(s string, words []token, h hit) bool {
	if h.j == len(words) || s[h.end:words[h.j].start] != " " {
		return false
	}
	next := words[h.j]
	w := s[next.start:next.end]
	year := len(w) == 4 && (w[:2] == "19" || w[:2] == "20")
	share := int(next.end) < len(s) && s[next.end] == '%'
	return next.is(digitFirst) && next.is(caseless) && !year && !share
}

// amountHere tells whether a name such as "3M" is a number: "over 3M", "3M ETH".
func amountHere(s string, words []token, h hit) bool {
	if !words[h.i].is(digitFirst) || h.end-h.start > 4 {
		return false
	}
	if h.i > 0 && amountWord[strings.ToLower(s[words[h.i-1].start:words[h.i-1].end])] {
		return true
	}
	return h.j < len(words) && cryptoSymbol[fold(s[words[h.j].start:words[h.j].end])]
}

var amountWord = setOf("over nearly about almost than exceeding surpassing under roughly approximately around")

// wordHere tells whether what follows a hit makes it an ordinary word: "Buckle up",
// "Lithium-ion", "Music Licensing companies".
func wordHere(s string, words []token, h hit) bool {
	if h.legal != "" || h.j == len(words) || h.entries[0].nature == strong {
		return false
	}
	w := s[words[h.j].start:words[h.j].end]
	switch s[h.end:words[h.j].start] {
	case "-":
		return material[w]
	case " ":
		return h.entries[0].words > 1 && (h.entries[0].legal != "" || h.entries[0].listed) && kinds[w] || h.field == data.FieldText && opensSentence(s, words, h.i) && particle[w]
	}
	return false
}

var (
	material = setOf("ion free rich type grade plated coated")
	particle = setOf("up down off out")
	kinds    = setOf("companies firms providers services advisors agencies platforms")
)

// everydayFirm tells whether a name is one word, or everyday words, with a legal
// form: "Bancorp, Inc.", "Global Technologies Ltd".
func everydayFirm(e entry) bool {
	i := strings.LastIndexByte(e.key, ' ')
	return i > 0 && legalEnd(e.key) && (e.words == 2 || allCommon(strings.Fields(e.key[:i])))
}

// tailOfLonger tells whether the word before a hit that carries a legal form
// belongs to the name too: "Silver Corp" of "Regency Silver Corp".
func tailOfLonger(s string, words []token, h hit, headline bool) bool {
	if h.i == 0 || h.legal == "" && !legalEnd(h.entries[0].key) {
		return false
	}
	prev := words[h.i-1]
	w := fold(s[prev.start:prev.end])
	_, possessive := without(s, prev)
	if common(w) && (headline || opensSentence(s, words, h.i-1)) {
		return false // "Sell Acme Ltd"
	}
	return s[prev.end:h.start] == " " && prev.is(upperFirst) && !possessive && !function[w] && !before[w] && !role[w] && !verbal(w)
}

// inAddress tells whether a hit is a piece of a web address's path or of a handle:
// "social.test/Acme_News".
func (h hit) inAddress(s string) bool {
	if h.end < len(s) && s[h.end] == '_' || h.start > 0 && s[h.start-1] == '_' {
		return true
	}
	if h.start == 0 || s[h.start-1] != '/' && s[h.start-1] != '=' && s[h.start-1] != '-' {
		return false
	}
	lead := s[max(0, h.start-80):h.start]
	lead = lead[strings.LastIndexAny(lead, " \n\t(")+1:]
	return strings.Contains(lead, "://") || strings.HasPrefix(lead, "www.") || strings.Contains(lead, ".com/")
}

// theThing tells whether an article before a hit and an edge after it make it the
// name of a thing, as no company is called: "the Amazon,", "the Brazilian Amazon".
func theThing(s string, words []token, h hit) bool {
	if h.i == 0 || words[h.j-1].is(apostrophe) {
		return false
	}
	k := h.i - 1
	if prev := words[k]; k > 0 && prev.is(upperFirst) && before[fold(s[prev.start:prev.end])] && s[prev.end:h.start] == " " {
		k--
	}
	if s[words[k].start:words[k].end] != "the" || s[words[k].end:words[k+1].start] != " " {
		return false
	}
	if h.j == len(words) {
		return true
	}
	next := words[h.j]
	gap := s[h.end:next.start]
	if strings.ToLower(s[next.start:next.end]) == "of" && gap == " " {
		return false // the Acme of the skies
	}
	return gap != " (" && (!joined(gap) || function[strings.ToLower(s[next.start:next.end])])
}

// company tells whether a name's row is plainly that of a company without article.
func (e entry) company() bool {
	return e.nature == plain && !e.article && (!e.acronym || e.legal != "") && (e.legal != "" || e.listed)
}

// plural tells whether an article uses an acronym as an everyday word: "NFTs",
// "an NFT".
func (p *page) plural(acronym string) bool {
	return p.everyday(acronym + "s")
}

// bareToo tells whether a hit with "'s" that stands for a name without apostrophe
// is the possessive of another word, which the article holds by itself: "Anderson's".
func (p *page) bareToo(h hit, key string) bool {
	t := p.words(h.field)[h.j-1]
	if h.legal != "" || !t.is(apostrophe) || int(t.end) != h.end {
		return false
	}
	s := h.field.Of(p.article)
	bare, ok := without(s, t)
	return ok && strings.HasSuffix(key, fold(s[t.start:t.end])) && p.bare(s[bare.start:bare.end])
}

// bare tells whether a word stands in the article without "'s".
func (p *page) bare(word string) bool {
	is, known := p.bares[word]
	if !known {
		if p.joined == "" {
			p.joined = apostrophes.Replace(p.whole)
		}
		is = everyday(p.joined, word)
		p.bares[word] = is
	}
	return is
}

// apostrophes writes possessives as one word.
var apostrophes = strings.NewReplacer("'s", "s", "’s", "s")

// otherLonger tells for the prospects with a one-word name whether the body writes
// it only as the beginning of longer names, or introduces a longer name with legal
// form first: then it stands for that one.
func (r *resolution) otherLonger() map[int32]bool {
	alone, longer, out := map[int32]int{}, map[int32]int{}, map[int32]bool{}
	begun := map[string]int32{} // first word of a prospect's longer name → prospect
	for i, h := range r.hits {
		e, sure := r.settle(h)
		around := r.around[i]
		if !sure || e.words > 1 || h.legal != "" || e.nature == strong || e.exact != "" || e.legal == "" && !common(e.key) && r.factsOf(e.prospect).bare || r.marks[e.prospect] != "" {
			if sure && (e.words > 1 || h.legal != "") {
				alone[e.prospect]++
				first, _, _ := strings.Cut(e.key, " ")
				begun[first] = e.prospect
			}
			continue
		}
		other, isBegun := begun[e.key]
		switch {
		case isBegun && other != e.prospect && alone[e.prospect] == 0:
			out[e.prospect] = true
		case around.surname && !around.headline && alone[e.prospect] == 0 && h.field == data.FieldText:
			out[e.prospect] = true
		case around.legal && alone[e.prospect] == 0 && e.legal != "":
			out[e.prospect] = true
		case h.field == data.FieldText && around.follows:
			longer[e.prospect]++
		case around.clean && (h.field == data.FieldText && !around.headline || r.standsAlone(h)):
			alone[e.prospect]++
		}
	}
	for p, n := range longer {
		out[p] = out[p] || n > 0 && alone[p] == 0
	}
	for p := range r.twiceLonger() {
		out[p] = out[p] || r.weigh(p).acts == 0 && r.weigh(p).support < proofEnough
	}
	return out
}

// twiceLonger are the prospects of which more is known than their one-word names
// and whose names stand before the same capitalised word in headline and text.
func (r *resolution) twiceLonger() map[int32]bool {
	out, before := map[int32]bool{}, map[string]bool{}
	for _, h := range r.hits {
		e := h.entries[0]
		if e.words > 1 || h.legal != "" || e.nature == strong || r.factsOf(e.prospect).bare {
			continue
		}
		s, words := h.field.Of(r.page.article), r.page.words(h.field)
		if h.j == len(words) || s[h.end:words[h.j].start] != " " || !words[h.j].is(upperFirst) {
			continue
		}
		next := fold(s[words[h.j].start:words[h.j].end])
		if h.field == data.FieldTitle {
			before[e.key+" "+next] = true
		} else if before[e.key+" "+next] && !role[next] {
			out[e.prospect] = true
		}
	}
	return out
}

// standsAlone tells whether a hit in a headline ends before an edge, a mark or a
// small word, so that it cannot be the beginning of a longer name.
func (r *resolution) standsAlone(h hit) bool {
	s, words := h.field.Of(r.page.article), r.page.words(h.field)
	return h.j == len(words) || !joined(s[h.end:words[h.j].start]) || function[fold(s[words[h.j].start:words[h.j].end])]
}

// acts tells whether a verb of saying or doing follows a hit. An exchange is where
// others are listed, unless it acts.
func acts(s string, words []token, h hit) bool {
	if h.j == len(words) || s[h.end:words[h.j].start] != " " {
		return false
	}
	w := strings.ToLower(s[words[h.j].start:words[h.j].end])
	return actVerb[w] || actVerb[strings.TrimSuffix(w, "s")]
}

var actVerb = setOf(`said announced reported launched acquired agreed completed named appointed operate announce say report launch acquire appoint
filed hired reports opened signed expects expect plans will has`)
