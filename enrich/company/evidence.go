package company

import (
	"slices"
	"strings"

	"callworthy/data"
)

// evidence is what an article says for and against that a name in it means one
// prospect.
type evidence struct {
	support int    // points for it; see the constants
	proof   string // the strongest of them, as a proof
	against int    // points against it
	why     string // the strongest of those, for people
	acts    int    // places where the text tells of a company's affairs beside the name
	things  int    // places where the name is that of a thing or a person
	thing   string // one of them
}

// The points of evidence. What is said of the name itself outweighs what merely
// stands in the text; proofEnough is what an everyday word needs.
const (
	attachedPoints = 3
	nearPoints     = 2
	looserPoints   = 1
	conflictPoints = 2
	proofEnough    = 2
	mostWeighed    = 24 // places of one name that are looked at
)

// denied tells whether what the article says makes the name somebody else's.
func (e evidence) denied() bool {
	if e.against >= conflictPoints && e.against >= e.support {
		return true
	}
	return e.things > 0 && e.things >= e.acts && e.support < proofEnough
}

func (e *evidence) supported(points int, proof string) {
	if points > e.support {
		e.support, e.proof = points, proof
	}
}

func (e *evidence) contradicted(points int, why string) {
	if points > e.against {
		e.against, e.why = points, why
	}
}

// weigh collects the evidence on a prospect from all places where its name stands.
func (r *resolution) weigh(prospect int32) evidence {
	if e, known := r.weighed[prospect]; known {
		return e
	}
	var out evidence
	f := r.factsOf(prospect)
	for i, n := 0, 0; i < len(r.hits) && n < mostWeighed; i++ {
		for _, e := range r.hits[i].entries {
			if e.prospect == prospect {
				r.weighHit(&out, i, r.hits[i], e, f)
				n++
			}
		}
	}
	if out.support < attachedPoints && f.known {
		if points, proof := r.looser(f); points > out.support {
			out.support, out.proof = points, proof
		}
	}
	r.weighed[prospect] = out
	return out
}

// weighHit adds what is said beside one hit.
func (r *resolution) weighHit(out *evidence, i int, h hit, e entry, f *facts) {
	s := h.field.Of(r.page.article)
	if t := r.around[i].thing; t != "" {
		out.things++
		out.thing = t
		return
	}
	if r.around[i].clean {
		if actor(s, r.page.words(h.field), h) {
			out.acts++
		}
	}
	if h.legal != "" && h.legal == e.legal {
		out.supported(nearPoints, proofLegal)
	}
	if symbol := symbolBeside(s, h.end); symbol != "" && f.ticker != "" && !strings.Contains(" "+symbol+" ", " "+f.ticker+" ") {
		out.contradicted(attachedPoints, "another ticker, "+symbol)
	}
	if !f.known {
		return
	}
	var places []string
	if len(f.city)+len(f.around) > 0 || f.region != "" || f.country != "" {
		places = r.placesOf(s, h, e, f)
	}
	elsewhere := !slices.ContainsFunc(places, func(p string) bool { return f.fit(p) == fits }) &&
		slices.ContainsFunc(places, func(p string) bool { return f.fit(p) == differs })
	if f.trades != 0 || len(f.keywords)+len(f.industry) > 0 || e.words == 1 {
		r.weighTrade(out, s, h, e, f, elsewhere)
	}
	out.weighPlaces(f, places)
}

// placesOf are the places that a text gives a hit. Who is apposed to a place that no
// atlas knows may be next to the prospect's town where the text names that.
func (r *resolution) placesOf(s string, h hit, e entry, f *facts) []string {
	places := placesBeside(s, h.start, h.end, tradesIn(e.key)&finance != 0 && e.words > 1)
	p := apposedPlace(s[h.end:min(len(s), h.end+200)])
	if p == "" || regionName(p) == "" && countryCode(p) == "" && !f.inCity(p) && holdsAny(r.page.lower(), f.city) {
		return places
	}
	return append(places, p)
}

// weighPlaces compares the places that a text gives a name with the prospect's. Beside
// the prospect's city, others contradict nothing: what follows it in an address lies
// around it.
func (e *evidence) weighPlaces(f *facts, places []string) {
	if slices.ContainsFunc(places, f.inCity) {
		e.supported(attachedPoints, proofPlace)
		return
	}
	for _, p := range places {
		switch f.fit(p) {
		case fits:
			e.supported(attachedPoints, proofPlace)
		case differs:
			e.contradicted(conflictPoints, "another place, "+p)
		}
	}
}

// weighTrade compares what the text calls the name with what the prospect does. Of
// somebody who is elsewhere, the trade that the name itself tells proves nothing.
func (r *resolution) weighTrade(out *evidence, s string, h hit, e entry, f *facts, elsewhere bool) {
	said := calledBefore(s, h.start) + " " + calledAfter(s, h.end)
	t := tradesIn(said)
	switch {
	case elsewhere && f.trades&t&^tradesIn(e.key) == 0 && (f.trades&t != 0 || f.says(e.key)):
	case f.trades&t != 0, f.says(said):
		out.supported(attachedPoints, proofIndustry)
	case conflict(f.trades, t):
		out.contradicted(conflictPoints, "another business, “"+strings.TrimSpace(said)+"”")
	}
}

// near is the evidence in the sentence of a hit and in the rest of the article.
func (r *resolution) near(h hit, prospect int32) (points int, proof string) {
	f := r.factsOf(prospect)
	points, proof = r.looser(f)
	if here := f.sum(strings.ToLower(sentence(h.field.Of(r.page.article), h.start, h.end))); here > 0 {
		points = max(points, nearPoints)
	}
	return points, proof
}

// looser is what in the article fits a prospect's row without being said of its
// name: contact, place, keywords, industry.
func (r *resolution) looser(f *facts) (points int, proof string) {
	text := r.page.lower()
	points = f.sum(text)
	return points, f.proof(text)
}

// facts are what is known of a prospect that a text may say too.
type facts struct {
	known    bool // anything beyond the name is
	bare     bool // nothing tells it from another of its name
	ticker   string
	contact  string
	city     []string // folded
	region   string   // folded name of a state or region
	country  string   // ISO 3166 code in small letters
	around   []string // folded regions and countries as the row and the card write them
	keywords []string // in small letters
	industry []string // words of it that tell something
	trades   trade
}

// factsOf gathers a prospect's facts from its row and its homework card.
func (r *resolution) factsOf(prospect int32) *facts {
	if f := r.facts[prospect]; f != nil {
		return f
	}
	f := newFacts(r.m.prospects[prospect], r.m.profiles[r.m.prospects[prospect].ID])
	r.facts[prospect] = f
	return f
}

func newFacts(p data.Prospect, card data.Profile) *facts {
	f := &facts{ticker: tickerOf(p)}
	if name := strings.ToLower(p.Contact.Name); strings.Contains(name, " ") {
		f.contact = name
	}
	for _, c := range []string{p.City, card.City} {
		if c = foldWords(c); c != "" {
			f.city = append(f.city, c)
		}
	}
	for _, c := range []string{p.Region, card.Region, p.Country, card.Country} {
		if c = foldWords(c); c != "" {
			f.around = append(f.around, c)
		}
	}
	f.region, f.country = regionName(p.Region), countryCode(p.Country)
	if f.region == "" {
		f.region = regionName(card.Region)
	}
	if f.country == "" {
		f.country = countryCode(card.Country)
	}
	if f.country == "" {
		f.country = regionCountry[f.region]
	}
	for _, k := range p.Keywords {
		if k = strings.ToLower(strings.TrimSpace(k)); len(k) > 3 {
			f.keywords = append(f.keywords, k)
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(p.Industry+" "+card.Industry), func(c rune) bool { return !letterOrDigit(c) }) {
		if len(w) > 4 && !vague[w] {
			f.industry = append(f.industry, w)
		}
	}
	f.trades = tradesIn(p.Industry + " " + strings.Join(p.Keywords, " ") + " " + card.Industry + " " + card.Description)
	f.bare = bareRow(p) && len(f.city) == 0 && f.region == "" && f.industry == nil
	f.known = !f.bare || f.contact != "" || f.trades != 0
	return f
}

// bareRow tells whether a row has nothing that tells it from another of its name.
func bareRow(p data.Prospect) bool {
	return p.Domain == "" && p.Ticker == "" && p.City == "" && p.Industry == "" && p.Region == "" && len(p.Keywords) == 0
}

// says tells whether a text holds a keyword or a telling word of the industry.
func (f *facts) says(s string) bool {
	s = strings.ToLower(s)
	for _, k := range append(f.keywords, f.industry...) {
		if holdsWord(s, k) {
			return true
		}
	}
	return false
}

// sum counts the kinds of facts that a text in small letters holds.
func (f *facts) sum(lower string) int {
	n := 0
	if f.contact != "" && holdsWord(lower, f.contact) {
		n += attachedPoints
	}
	for _, c := range f.city {
		if holdsWord(lower, c) {
			n += looserPoints
			break
		}
	}
	for _, k := range f.keywords {
		if holdsWord(lower, k) {
			n += looserPoints
			break
		}
	}
	for _, w := range f.industry {
		if holdsWord(lower, w) {
			n += looserPoints
			break
		}
	}
	return n
}

// proof names the strongest fact that a text in small letters holds.
func (f *facts) proof(lower string) string {
	switch {
	case f.contact != "" && holdsWord(lower, f.contact):
		return proofContact
	case holdsAny(lower, f.city):
		return proofPlace
	case holdsAny(lower, f.keywords):
		return proofKeyword
	case holdsAny(lower, f.industry):
		return proofIndustry
	}
	return ""
}

func holdsAny(lower string, words []string) bool {
	for _, w := range words {
		if holdsWord(lower, w) {
			return true
		}
	}
	return false
}

// sentence is the sentence or line around [start, end) of a text.
func sentence(s string, start, end int) string {
	from, to := max(0, start-300), min(len(s), end+300)
	lead := clause(s[from:start])
	rest := s[end:to]
	for i := 0; i+1 < len(rest); i++ {
		if rest[i] == '\n' || strings.IndexByte(".!?", rest[i]) >= 0 && rest[i+1] == ' ' && !abbreviated(rest[:i]) {
			rest = rest[:i]
			break
		}
	}
	return s[start-len(lead):end] + rest
}

// actor tells whether a hit does or has what a company does or has: "Acme is
// closing", "Acme's profit", "Acme shares", "the chief executive of Acme".
func actor(s string, words []token, h hit) bool {
	if h.legal != "" {
		return true
	}
	if h.i > 1 && s[words[h.i-1].end:h.start] == " " {
		prev, before := fold(s[words[h.i-1].start:words[h.i-1].end]), fold(s[words[h.i-2].start:words[h.i-2].end])
		if (prev == "of" || prev == "in" || prev == "by" || prev == "at" || prev == "from") && heldOf[before] {
			return true
		}
	}
	if h.j == len(words) || s[h.end:words[h.j].start] != " " {
		return false
	}
	w := fold(s[words[h.j].start:words[h.j].end])
	if words[h.j-1].is(apostrophe) {
		return belongings[w] || h.j+1 < len(words) && belongings[fold(s[words[h.j+1].start:words[h.j+1].end])]
	}
	switch w {
	case "is", "to", "will", "has", "plans", "also", "have":
		if h.j+1 == len(words) {
			return false
		}
		w = fold(s[words[h.j+1].start:words[h.j+1].end])
		return companyVerb[w] || companyVerb[stem(w)]
	}
	return companyVerb[w] || companyVerb[stem(w)] || belongings[w]
}

// stem takes the ending from a verb: "acquiring", "acquires", "acquired" → "acquir".
func stem(w string) string {
	for _, end := range []string{"ing", "es", "ed", "s", "e"} {
		if t, cut := strings.CutSuffix(w, end); cut && len(t) > 2 {
			return t
		}
	}
	return w
}

var (
	// companyVerb are verbs of what companies do; those that end in "e" and their like
	// stand without ending.
	companyVerb = setOf(`announc report launch acquir agre complet nam appoint fil hir open sign rais cut cutt lay laid clos sell sold buy buys buying bought
invest unveil expand partner win wins won sue sued settl post beat miss warn recall oust reloc merg secur join build built restructur divest
introduc publish licens spin outsourc slash shut shutt shutter debut disclos issu`)
	heldOf     = setOf("shares ceo cfo chairman president director founder investors stake customers acquisition purchase takeover acquired owned executive")
	belongings = setOf(`shares stock revenue revenues profit profits earnings ceo cfo coo cto executive executives spokesman spokeswoman spokesperson employees
staff workers headquarters stores shareholders board ipo valuation customers subsidiary chief investors sales quarterly layoffs engineers founder cofounder
app platform software users`)
)
