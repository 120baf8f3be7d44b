package company

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
)

// The proofs of a Mention.
const (
	proofName    = "full name"
	proofAlias   = "name without legal form"
	proofLegal   = "legal form after the name"
	proofTicker  = "ticker in the text"
	proofDomain  = "domain in the text"
	proofOwnSite = "its own site"
	proofElse    = "full name elsewhere in the text"
	proofShort   = "short name that the text introduces"
	proofPart    = "short form of a name in the text"

	proofContact  = "contact in the text"
	proofPlace    = "place in the text"
	proofKeyword  = "keyword in the text"
	proofIndustry = "industry in the text"
)

// Mentions finds where an article names prospects, in the order of title and
// text. A name that could mean anything else, or two prospects, counts only with
// proof; what is only a piece of a longer name counts only where the prospect is
// plainly named elsewhere in the article.
func (m *Matcher) Mentions(a data.Article) []data.Mention {
	sc := m.scratch.Get().(*scratch)
	defer m.scratch.Put(sc)
	return m.resolve(a, sc).out
}

// resolve decides for one article which prospects it speaks of.
func (m *Matcher) resolve(a data.Article, sc *scratch) *resolution {
	sc.title, sc.text = scan(a.Title, sc.title), scan(a.Text, sc.text)
	sc.hits = m.find(data.FieldTitle, a.Title, sc.title, sc.hits[:0])
	sc.hits = m.find(data.FieldText, a.Text, sc.text, sc.hits)
	r := newResolution(m, a, sc)
	r.readMarks()
	r.look()
	r.avoid()
	r.decide()
	r.addIntroduced()
	r.addMarked()
	slices.SortFunc(r.out, func(a, b data.Mention) int {
		return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(a.ProspectID, b.ProspectID))
	})
	return r
}

func newResolution(m *Matcher, a data.Article, sc *scratch) *resolution {
	return &resolution{
		m:     m,
		page:  &page{m: m, article: a, title: sc.title, text: sc.text, whole: a.Title + "\n\n" + a.Text, small: map[string]bool{}, bares: map[string]bool{}, tags: map[string]bool{}},
		hits:  sc.hits,
		marks: map[int32]string{},
		found: map[int32]string{},
		void:  map[int32]bool{},

		weighed: map[int32]evidence{},
		facts:   map[int32]*facts{},
	}
}

// resolution decides for one article which prospects it speaks of.
type resolution struct {
	m      *Matcher
	page   *page
	hits   []hit
	around []surroundings
	marks  map[int32]string // prospects whose ticker or domain the article gives → proof
	inText []placedMark
	found  map[int32]string // prospects that are plainly named → proof
	void   map[int32]bool   // prospects whose name here is somebody else's
	out    []data.Mention

	weighed map[int32]evidence // what the article says for and against a prospect, once asked
	facts   map[int32]*facts
}

type placedMark struct {
	mark
	field data.Field
	proof string
}

// readMarks collects tickers and domains.
func (r *resolution) readMarks() {
	note := func(marks []mark, f data.Field, proof string) {
		for _, k := range marks {
			if r.marks[k.prospect] == "" {
				r.marks[k.prospect] = proof
			}
			if f != "" {
				r.inText = append(r.inText, placedMark{k, f, proof})
			}
		}
	}
	a := r.page.article
	for _, f := range []data.Field{data.FieldTitle, data.FieldText} {
		note(r.m.tickersIn(f.Of(a)), f, proofTicker)
		note(r.m.domainsIn(f.Of(a)), f, proofDomain)
	}
	note(r.m.linkedDomains(a), "", proofOwnSite)
}

func (r *resolution) look() {
	r.around = make([]surroundings, len(r.hits))
	for i, h := range r.hits {
		r.around[i] = r.page.look(h)
	}
}

// avoid finds the single words that are somebody else's name here: the short name
// of another organisation, or the surname of a person who is named in full. Other
// proof outweighs that.
func (r *resolution) avoid() {
	longer := map[int32]int{} // how often it is part of a longer name, less how often not
	persons, full := map[int32]int{}, map[int32]bool{}
	other := r.otherLonger()
	subject, tokens, seen := map[int32]bool{}, map[int32]bool{}, map[int32]bool{}
	for i, h := range r.hits {
		e, sure := r.settle(h)
		if !sure || r.marks[e.prospect] != "" {
			continue
		}
		s, words := h.field.Of(r.page.article), r.page.words(h.field)
		seen[e.prospect] = seen[e.prospect] || r.around[i].thing != ""
		subject[e.prospect] = subject[e.prospect] || r.around[i].clean && acts(s, words, h)
		switch {
		case e.words == 1 && h.legal == "" && (tokenHere(s, words, h) || r.cashtag(e) || r.symbolAfter(s, h, e) || r.coinHere(e)):
			tokens[e.prospect] = true
			longer[e.prospect] += len(r.hits)
		case e.words == 1 && h.legal == "" && e.nature != strong && chainAfter(s, words, h):
			tokens[e.prospect] = true
			longer[e.prospect] += 2
		case r.anotherForm(h, e):
			longer[e.prospect] += len(r.hits)
		case h.legal != "" && kin(h.legal, e.legal):
			longer[e.prospect] -= 2 * len(r.hits)
		case e.words > 1 && e.nature == strong && r.around[i].clean:
			longer[e.prospect]--
			full[e.prospect] = true // outweighs a Mrs Acme
		case e.words > 1:
			longer[e.prospect]--
		case e.nature != strong && r.personBefore(h):
			persons[e.prospect] += len(r.hits)
		case (e.rank == stripped || len(e.key) < 4) && shortOfOther(s, words, h):
			longer[e.prospect] += len(r.hits)
		case e.acronym && !r.factsOf(e.prospect).bare && expandedAfter(s, h) && !r.page.ownWord(h, fold(strings.Fields(s[h.end+2:])[0])):
			longer[e.prospect] += len(r.hits)
		case e.nature != strong && r.around[i].surname && !r.around[i].headline:
			longer[e.prospect]++
		case r.around[i].clean:
			longer[e.prospect]--
		}
	}
	for p, n := range persons {
		if !full[p] {
			longer[p] += n
		}
	}
	for p, n := range longer {
		r.void[p] = n > 0 && !(subject[p] && tokens[p])
	}
	for p, is := range other {
		r.void[p] = r.void[p] || is
	}
	for p, thing := range seen {
		if thing || !r.factsOf(p).bare { // else there is nothing to weigh
			r.void[p] = r.void[p] || r.weigh(p).denied()
		}
	}
}

// decide finds the prospects that are plainly named, then takes all their hits.
func (r *resolution) decide() {
	for _, want := range []nature{strong, plain, weak} {
		for i := range r.hits {
			e, proof := r.plainly(i, want)
			if proof != "" && r.found[e.prospect] == "" {
				r.found[e.prospect] = proof
			}
		}
	}
	for i, h := range r.hits {
		e, sure := r.settle(h)
		if !sure || r.found[e.prospect] == "" || !r.counts(i, e) {
			continue
		}
		r.add(h.field, h.start, h.end, e.prospect, r.proofOf(h, e))
	}
}

// plainly tells whether a hit alone shows that the article speaks of a prospect,
// and what proves it. Only names of the wanted nature are looked at.
func (r *resolution) plainly(i int, want nature) (entry, string) {
	h, around := r.hits[i], r.around[i]
	e, sure := r.settle(h)
	if !sure || r.natureHere(h, e) != want || r.void[e.prospect] || r.anotherForm(h, e) {
		return e, ""
	}
	proof := proofName
	if e.rank != asWritten {
		proof = proofAlias
	}
	if r.marks[e.prospect] != "" {
		proof = r.marks[e.prospect]
	}
	switch {
	case !around.clean:
		return e, ""
	case want == strong:
		return e, proof
	case want == plain && !r.toldOf(h, e):
		return e, ""
	case want == plain:
		if around.headline && (r.page.hasBody() || r.page.article.Text != "" && !r.frontsHeadline(h)) && allCommon(strings.Fields(e.key)) && e.words > 1 && e.rank != asWritten && h.legal == "" && r.marks[e.prospect] == "" {
			return e, "" // words that any headline may write with capitals
		}
		if around.headline && r.page.hasBody() && h.legal == "" && r.marks[e.prospect] == "" && !r.frontsHeadline(h) {
			return e, ""
		}
		return e, proof
	}
	return e, r.proofOfWeak(h, e, around)
}

// toldOf tells whether a name that is also a thing or a place stands for a company:
// where more is known of the prospect than its name, the article must say something
// of it, or tell what it does.
func (r *resolution) toldOf(h hit, e entry) bool {
	place := places[e.key] || towns[e.key]
	if e.words > 1 || !alsoThing[e.key] && !place || r.factsOf(e.prospect).bare || h.legal != "" || r.marks[e.prospect] != "" || r.found[e.prospect] != "" {
		return true
	}
	v := r.weigh(e.prospect)
	if v.support >= attachedPoints {
		return true
	}
	return v.acts > 0 && (!place || v.support >= proofEnough)
}

// anotherForm tells whether the legal form after a hit makes it another firm. An
// abbreviation is shared by many: for it the form must be the same.
func (r *resolution) anotherForm(h hit, e entry) bool {
	if h.legal == "" || e.legal == "" || r.marks[e.prospect] != "" {
		return false
	}
	return !kin(h.legal, e.legal) || e.words == 1 && len(e.exact) > 0 && h.legal != e.legal
}

// natureHere is the nature of a name in this text: a single word that also
// stands in it in small letters is an everyday word here, whatever lists say.
func (r *resolution) natureHere(h hit, e entry) nature {
	n := e.nature
	switch {
	case e.rank == shortened && e.words == 1:
		n = weak
	case n == plain && e.small == 0 && (e.exact == "" || e.shouting()) && r.page.everyday(e.key):
		n = weak
	case n != weak && e.words == 1 && e.exact != "" && len(e.exact) < 6 && h.legal == "" && r.page.plural(e.exact):
		n = weak
	}
	return n
}

// hasBody tells whether there is enough text to expect a name of the headline in it.
func (p *page) hasBody() bool { return len(p.article.Text) > 400 }

// frontsHeadline tells whether a name in a headline stands where only a whole
// name can: between its edges, marks and small words.
func (r *resolution) frontsHeadline(h hit) bool {
	s, words := h.field.Of(r.page.article), r.page.words(h.field)
	before := h.i == 0 || !joined(s[words[h.i-1].end:h.start]) || function[fold(s[words[h.i-1].start:words[h.i-1].end])]
	after := h.j == len(words) || !joined(s[h.end:words[h.j].start]) || function[fold(s[words[h.j].start:words[h.j].end])] || common(fold(s[words[h.j].start:words[h.j].end]))
	return before && after
}

// proofOfWeak is what proves that an everyday word is meant as a name.
func (r *resolution) proofOfWeak(h hit, e entry, around surroundings) string {
	switch {
	case r.marks[e.prospect] != "":
		return r.marks[e.prospect]
	case h.legal != "" && (e.legal == "" || e.legal == h.legal) && !(h.legal == "co" && around.headline):
		return proofLegal
	case e.rank == asWritten && e.legal == "" && strings.Contains(e.key, " ") && legalEnd(e.key):
		return proofLegal
	case r.found[e.prospect] != "":
		return proofElse
	case r.weigh(e.prospect).support >= attachedPoints:
		return r.weigh(e.prospect).proof
	case around.headline || around.opens || businessAcronym[e.key]:
		return ""
	case exchanges[e.key] && e.rank != asWritten:
		if s, words := h.field.Of(r.page.article), r.page.words(h.field); !acts(s, words, h) {
			return ""
		}
		return proofAlias
	}
	if points, proof := r.near(h, e.prospect); points >= proofEnough {
		return proof
	}
	return ""
}

// legalEnd tells whether a key ends with a legal form, as "target corp".
func legalEnd(key string) bool {
	return legalClass[key[strings.LastIndexByte(key, ' ')+1:]] != ""
}

// counts tells whether a hit of a prospect that the article plainly names is a
// mention of it.
func (r *resolution) counts(i int, e entry) bool {
	around := r.around[i]
	n := r.natureHere(r.hits[i], e)
	if around.never || r.hits[i].cash(r.page.article) {
		return false
	}
	if h := r.hits[i]; e.words == 1 && h.legal == "" && exchanges[e.key] && e.rank != asWritten && !acts(h.field.Of(r.page.article), r.page.words(h.field), h) {
		return false
	}
	if n == weak && (around.headline || around.opens) && r.found[e.prospect] == proofLegal {
		return around.clean && (r.hits[i].legal != "" || !around.opens || around.headline)
	}
	return around.clean || n == strong && !r.personBefore(r.hits[i])
}

// personBefore tells whether a first name stands before a hit.
func (r *resolution) personBefore(h hit) bool {
	if h.i == 0 || h.entries[0].words > 1 {
		return false
	}
	s, prev := h.field.Of(r.page.article), r.page.words(h.field)[h.i-1]
	gap := s[prev.end:h.start]
	return joined(gap) && givenNames[fold(s[prev.start:prev.end])] || gap == ". " && prev.is(initials) && r.page.look(h).surname
}

func (r *resolution) proofOf(h hit, e entry) string {
	switch {
	case r.marks[e.prospect] != "" && e.nature != strong:
		return r.marks[e.prospect]
	case e.nature == weak:
		return r.found[e.prospect]
	case e.rank == asWritten:
		return proofName
	}
	return proofAlias
}

func (r *resolution) add(f data.Field, start, end int, prospect int32, proof string) {
	r.out = append(r.out, data.Mention{ProspectID: r.m.prospects[prospect].ID, Field: f, Start: start, End: end, Proof: useOf(f.Of(r.page.article), start, end) + proof})
}

// addMarked adds the tickers and domains of prospects that are not named
// otherwise in the article.
func (r *resolution) addMarked() {
	named := map[string]bool{}
	for _, k := range r.out {
		named[k.ProspectID] = true
	}
	owners := map[string]int{}
	for _, k := range r.inText {
		owners[string(k.field)+"\x00"+k.key()]++
	}
	for _, k := range r.inText {
		if !named[r.m.prospects[k.prospect].ID] && owners[string(k.field)+"\x00"+k.key()] == 1 {
			r.add(k.field, k.start, k.end, k.prospect, k.proof)
		}
	}
}
