package company

import (
	"slices"
	"strings"
	"unicode"

	"callworthy/data"
)

// nickname is a short name that a text gives to a prospect.
type nickname struct {
	text     string // as written
	words    int
	prospect int32
	proof    string
	from     int // byte of the text from which on it holds
}

// addIntroduced adds the mentions by names that the text itself introduces:
// "Communication Service for the Deaf (CSD)", "Gilat Satellite Networks Ltd.
// (“Gilat” or the “Company”)", and by the first word of a name of several.
func (r *resolution) addIntroduced() {
	byText := map[string]nickname{}
	for _, n := range r.nicknames() {
		if old, known := byText[n.text]; known && old.prospect != n.prospect {
			n.prospect = -1 // two prospects, one short name
		}
		byText[n.text] = n
	}
	if len(byText) == 0 {
		return
	}
	taken := map[data.Field][]data.Mention{}
	for _, k := range r.out {
		taken[k.Field] = append(taken[k.Field], k)
	}
	for _, f := range []data.Field{data.FieldTitle, data.FieldText} {
		r.addNicknames(f, byText, taken[f])
	}
}

// addNicknames finds the short names in one field, outside the mentions taken.
func (r *resolution) addNicknames(f data.Field, byText map[string]nickname, taken []data.Mention) {
	s, words := f.Of(r.page.article), r.page.words(f)
	slices.SortFunc(taken, func(a, b data.Mention) int { return a.Start - b.Start })
	for i := 0; i < len(words); i++ {
		t := words[i]
		if bare, ok := without(s, t); ok {
			t = bare
		}
		if !t.capital() {
			continue
		}
		for j := i; j < len(words) && j < i+4; j++ {
			end := int(words[j].end)
			if j == i {
				end = int(t.end)
			}
			n, known := byText[s[t.start:end]]
			if !known || n.prospect < 0 || f == data.FieldText && int(t.start) < n.from || overlaps(taken, int(t.start), end) {
				continue
			}
			h := hit{field: f, i: i, j: j + 1, start: int(t.start), end: end, entries: []entry{{prospect: n.prospect, words: n.words, nature: plain}}}
			if around := r.page.look(h); around.clean && !(around.headline && n.proof == proofPart && !r.frontsHeadline(h)) {
				r.add(f, int(t.start), end, n.prospect, n.proof)
				i = j
				break
			}
		}
	}
}

func overlaps(sorted []data.Mention, start, end int) bool {
	k, _ := slices.BinarySearchFunc(sorted, start, func(m data.Mention, at int) int {
		if m.End <= at {
			return -1
		}
		return 1
	})
	return k < len(sorted) && sorted[k].Start < end
}

// nicknames collects the short names, in the order of the text.
func (r *resolution) nicknames() []nickname {
	var out []nickname
	seen := map[int32]bool{}
	for _, h := range r.hits {
		e, sure := r.settle(h)
		if !sure || r.found[e.prospect] == "" {
			continue
		}
		s := h.field.Of(r.page.article)
		from := 0
		if h.field == data.FieldText {
			from = h.end
		}
		for _, name := range introducedAfter(s, h.start, h.end) {
			out = append(out, nickname{name, len(scan(name, nil)), e.prospect, proofShort, from})
		}
		if !seen[e.prospect] && e.words > 1 {
			seen[e.prospect] = true
			if part, ok := r.firstWord(h); ok {
				out = append(out, nickname{part, 1, e.prospect, proofPart, from})
			}
		}
	}
	return out
}

// firstWord is the first word of a longer name, when the text can only mean the
// company by it: no everyday word, no first name, and no person of that name.
func (r *resolution) firstWord(h hit) (string, bool) {
	s, t := h.field.Of(r.page.article), r.page.words(h.field)[h.i]
	w := s[t.start:t.end]
	key := fold(w)
	if len(key) < 4 || t.is(initials) || t.is(digitFirst) || t.is(apostrophe) || !t.is(upperFirst) {
		return "", false
	}
	if common(key) || givenNames[key] || before[key] || places[key] || groupWord[key] {
		return "", false
	}
	if _, other := r.m.nodes[chain(0, hashString(key))]; other && r.m.nodes[chain(0, hashString(key))] != 0 {
		return "", false // some prospect has just this name
	}
	return w, !r.surnameHere(w)
}

// surnameHere tells whether the text has a person of that name: a first name or
// a title before it.
func (r *resolution) surnameHere(w string) bool {
	text := r.page.whole
	for at := 0; ; {
		k := strings.Index(text[at:], " "+w)
		if k < 0 {
			return false
		}
		at += k + 1
		before := strings.TrimRight(text[:at-1], ".")
		last := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
		if f := fold(last); givenNames[f] || titles[f] {
			return true
		}
	}
}

var titles = setOf("mr mrs ms dr prof sir dame lord lady judge justice senator")

// places are first words of company names that are places.
var places = setOf(`africa alabama alaska america americas arizona arkansas asia atlanta australia austria bahamas baltimore beijing
belgium berlin boston brazil britain brooklyn california calgary canada carolina charlotte chicago chile china cincinnati cleveland
colombia colorado columbia columbus connecticut dakota dallas delaware denmark denver detroit dublin egypt england europe finland
florida france georgia germany greece hawaii houston idaho illinois india indiana indianapolis indonesia iowa ireland israel italy
jacksonville japan kansas kentucky korea london louisiana maine malaysia manhattan maryland massachusetts melbourne memphis mexico miami
michigan milwaukee minneapolis minnesota mississippi missouri montana montreal nashville nebraska netherlands nevada nigeria norway oakland
ohio oklahoma ontario oregon orlando ottawa paris pennsylvania philadelphia philippines phoenix pittsburgh poland portland quebec
queensland russia sacramento scotland seattle shanghai singapore spain sweden switzerland sydney taiwan tampa tennessee texas tokyo
toronto tucson turkey utah vancouver vermont vietnam virginia wales washington wisconsin wyoming zurich`)

// introducedAfter returns the short names in the brackets that follow a name.
func introducedAfter(s string, start, end int) []string {
	rest := strings.TrimLeft(s[end:], ".,® ™")
	if !strings.HasPrefix(rest, "(") || len(s[end:])-len(rest) > 6 {
		return nil
	}
	inner, _, closed := strings.Cut(rest[1:], ")")
	if !closed || len(inner) > 120 || strings.Contains(inner, "\n") {
		return nil
	}
	if quoted := quotedIn(inner); len(quoted) > 0 {
		return quoted
	}
	inner = strings.TrimSpace(inner)
	if strings.ContainsAny(inner, ":; ,/") || !abbreviates(inner, s[start:end]) {
		return nil
	}
	return []string{inner}
}

// quotedIn returns the quoted names in a text that are no generic words.
func quotedIn(s string) []string {
	var out []string
	for {
		i := strings.IndexAny(s, "“\"‘")
		if i < 0 {
			return out
		}
		s = strings.TrimLeft(s[i:], "“\"‘")
		k := strings.IndexAny(s, "”\"’")
		if k < 0 {
			return out
		}
		name := strings.TrimSpace(s[:k])
		s = strings.TrimLeft(s[k:], "”\"’")
		words := strings.Fields(name)
		if len(words) == 0 || len(words) > 4 || generic[strings.TrimSuffix(fold(words[len(words)-1]), "s")] || generic[fold(words[len(words)-1])] || fold(words[0]) == "the" || !startsUpper(name) {
			continue
		}
		out = append(out, name)
	}
}

func startsUpper(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return false
}

// abbreviates tells whether an abbreviation in capitals is made of letters of the
// name in their order, beginning with its first.
func abbreviates(abbr, name string) bool {
	if len(abbr) < 2 || len(abbr) > 10 || abbr == strings.ToLower(abbr) {
		return false
	}
	have, want := fold(name), fold(abbr)
	if want == "" || have == "" || have[0] != want[0] {
		return false
	}
	initialsOf := ""
	for _, t := range scan(name, nil) {
		if w := fold(name[t.start:t.end]); w != "" {
			initialsOf += w[:1]
		}
	}
	return subsequence(want, have) && (len(want) <= 3 || subsequence(want[:2], initialsOf) || strings.HasPrefix(have, want))
}

func subsequence(want, have string) bool {
	for i := 0; i < len(have) && want != ""; i++ {
		if have[i] == want[0] {
			want = want[1:]
		}
	}
	return want == ""
}
