package detect

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"callworthy/data"
	"callworthy/enrich/detect/wording"
)

// version changes when the engine changes what it finds.
const version = "7"

// Fingerprint changes when the engine or its confidence table does.
func Fingerprint() string {
	return data.Fingerprint(version, weightsFile, string(wordingFile))
}

// Detector finds events. It is safe for concurrent use.
type Detector struct {
	byWord    map[string][]*pattern // anchor word → patterns
	verbs     map[string]bool       // forms of anchor verbs that are surely verbs
	actions   map[string]bool       // all forms of anchor verbs
	weights   map[string]float64    // of the confidence model
	words     *wording.Model        // nil before it was learnt
	listeners *sync.Pool            // of *wording.Listener
	worded    map[string]*pattern   // by type: the rule of events that wording alone tells
	typeAt    map[string]int        // by type: its index in words
}

// pattern is one compiled token pattern.
type pattern struct {
	trigger    *data.Trigger
	rule       string
	order      int
	elems      []data.Elem // from the anchor on
	subject    bool        // begins with S
	gives      map[string]string
	kinds      map[string]bool
	status     data.Status
	with       *data.Elem
	without    *data.Elem
	title      string
	sure       float64
	inflecting bool // the anchor is a verb
}

// New compiles the triggers.
func New(triggers []data.Trigger) (*Detector, error) {
	d := &Detector{byWord: map[string][]*pattern{}, verbs: map[string]bool{}, actions: map[string]bool{}, worded: map[string]*pattern{}, typeAt: map[string]int{}}
	var err error
	if d.weights, err = parseWeights(weightsFile); err != nil {
		return nil, err
	}
	order := 0
	for i := range triggers {
		t := &triggers[i]
		d.worded[t.ID] = &pattern{trigger: t, rule: "worded", order: 1 << 30, kinds: set("org"), sure: wordedSure, elems: []data.Elem{{}}}
		for _, p := range t.Patterns {
			for _, find := range p.Find {
				c, err := compile(t, p, find)
				if err != nil {
					return nil, fmt.Errorf("trigger %s, rule %s: %w", t.ID, p.Rule, err)
				}
				c.order = order
				order++
				d.add(c)
			}
		}
	}
	if err := d.loadWording(); err != nil {
		return nil, err
	}
	return d, nil
}

func compile(t *data.Trigger, p data.Pattern, find string) (*pattern, error) {
	elems, err := data.ParseFind(find, t.Words)
	if err != nil {
		return nil, err
	}
	c := &pattern{trigger: t, rule: p.Rule, status: p.Status, title: p.Title, sure: p.Sure, kinds: set(p.Kinds)}
	if len(c.kinds) == 0 {
		c.kinds = set("org")
	}
	if c.sure == 0 {
		c.sure = 0.8
	}
	if c.gives, err = data.ParseGives(p.Gives); err != nil {
		return nil, err
	}
	if c.with, err = optionalWords(p.With, t.Words); err != nil {
		return nil, err
	}
	if c.without, err = optionalWords(p.Without, t.Words); err != nil {
		return nil, err
	}
	anchor := data.AnchorOf(elems)
	c.subject, c.elems = anchor == 1, elems[anchor:]
	return c, nil
}

func optionalWords(words string, lists map[string]string) (*data.Elem, error) {
	if words == "" {
		return nil, nil
	}
	e, err := data.ParseWords(words, lists)
	return &e, err
}

// add puts the pattern into the index under each first word of its anchor.
func (d *Detector) add(c *pattern) {
	anchor := c.elems[0]
	firsts := map[string]bool{}
	for w, past := range anchor.Words {
		firsts[w] = true
		c.inflecting = c.inflecting || past
	}
	for w, past := range anchor.Words {
		if c.subject && c.inflecting {
			d.actions[w] = true
		}
		if c.subject && c.inflecting && (past || w[len(w)-1] == 's') && !auxiliaries[w] {
			d.verbs[w] = true
		}
	}
	for _, seq := range anchor.Phrases {
		for w, past := range seq[0] {
			firsts[w] = true
			if past && c.subject && !auxiliaries[w] {
				d.verbs[w] = true
			}
		}
	}
	for w := range firsts {
		d.byWord[w] = append(d.byWord[w], c)
	}
}

// finite tells whether the word is surely a verb of some pattern.
func (d *Detector) finite(low string) bool { return d.verbs[low] }

// reader reads one article.
type reader struct {
	d     *Detector
	art   *article
	found map[key][]candidate
	kind  docKind
	types map[string]int // prospect → types with candidates
	words map[string]*worded
	// strict keeps only slots that are sound. The model was fitted on whether
	// anything stood in a slot, so its features are read before.
	strict bool
}

type key struct{ prospect, typ string }

// candidate is one match that gives an event to one prospect.
type candidate struct {
	p          *pattern
	s          *sentence
	m          match
	sub        subject
	at         int // token of the prospect
	place      string
	role       string
	status     data.Status
	indirect   bool
	background bool // in a clause with when, as, after and the like
	score      float64
}

// Detect returns the events of the article for the prospects that the mentions
// name, at most one for each prospect and type, in the order of prospect and
// type. It fills what the text says: neither ids nor anything about the document.
func (d *Detector) Detect(a data.Article, mentions []data.Mention) []data.Event {
	if len(mentions) == 0 {
		return nil
	}
	r := d.readAll(a, mentions)
	return r.events()
}

// readAll collects all candidates.
func (d *Detector) readAll(a data.Article, mentions []data.Mention) *reader {
	r := &reader{d: d, art: d.prepare(a, mentions), found: map[key][]candidate{}, types: map[string]int{}, words: map[string]*worded{}}
	r.kind = kindOf(r.art)
	for _, s := range r.art.sents {
		if s.orgs > 0 || r.art.issuer != "" {
			r.read(s)
		}
	}
	r.listen()
	for k := range r.found {
		r.types[k.prospect]++
	}
	return r
}

// read tries all patterns whose anchor stands in the sentence.
func (r *reader) read(s *sentence) {
	for i := range s.toks {
		if s.toks[i].kind == org {
			continue
		}
		for _, p := range r.d.byWord[s.toks[i].low] {
			r.try(s, p, i)
		}
	}
}

// try matches one pattern with its anchor at token i.
func (r *reader) try(s *sentence, p *pattern, i int) {
	if p.title == "only" && s.n != 0 || p.title == "never" && s.n == 0 || !r.kind.allows(p.trigger.ID) {
		return
	}
	m := match{anchor: i}
	if !r.run(s, p.elems, i, &m) {
		return
	}
	if p.with != nil && !contains(s, p.with) || p.without != nil && contains(s, p.without) {
		return
	}
	if p.subject && (p.inflecting && passive(s, i) || p.participle(s.toks[i].low) && active(s, i)) {
		return
	}
	sub, c := r.clauseOf(s, p, i)
	if p.subject && (len(sub.prospects) == 0 || !p.kinds[sub.kind]) {
		if _, gives := p.gives["O"]; !gives || i == 0 {
			return
		}
		sub = subject{} // somebody who is no prospect does it to one
	}
	if i+1 < len(s.toks) && (s.toks[i+1].low == "not" || s.toks[i+1].low == "never") {
		return // "is not insolvent"
	}
	if c.denied || isQuestion(r.art, s) || s.biography() || p.trigger.ID == "hiring" && (s.has("employs") || s.has("employing")) {
		return // who employs people need not hire any
	}
	if p.trigger.ID == "legal" {
		sub, m = r.withoutLawyers(sub, m)
	}
	r.give(s, p, m, sub, c)
}

// clauseOf returns subject and verb chain; patterns without S have none.
func (r *reader) clauseOf(s *sentence, p *pattern, i int) (subject, chain) {
	if !p.subject {
		_, c := r.walkChain(s, i)
		for k := max(0, i-6); k < i; k++ {
			c.denied = c.denied || denying[s.toks[k].low]
		}
		return subject{}, c
	}
	return r.subjectOf(s, i, 0)
}

// give adds a candidate for each prospect at the places that the pattern names.
func (r *reader) give(s *sentence, p *pattern, m match, sub subject, c chain) {
	status := r.statusOf(s, p, m, c)
	if p.trigger.ID == "results" && status != data.StatusDone && status != data.StatusPast {
		return // the date of results is a financing action
	}
	add := func(prospect, place string, at int) {
		if prospect == "" || r.onlyMentioned(s, p, m, sub, prospect, place, at) {
			return
		}
		cand := candidate{p: p, s: s, m: m, sub: sub, at: at, place: place, role: p.gives[place], status: status, indirect: sub.indirect, background: r.inBackground(s, m.anchor)}
		k := key{prospect, p.trigger.ID}
		r.found[k] = append(r.found[k], cand)
	}
	if _, ok := p.gives["S"]; ok && !r.sellerBought(s, p, m) {
		for _, prospect := range sub.prospects {
			if !m.names(prospect) {
				add(prospect, "S", sub.at)
			}
		}
	}
	if _, ok := p.gives["T"]; ok {
		t := r.topicOf(s, m)
		asSubject := subject{kind: t.how, issuer: t.how == "issuer" || t.how == "nearby"}
		if t.prospect != "" && !r.onlyMentioned(s, p, m, asSubject, t.prospect, "T", t.at) && !(p.trigger.ID == "legal" && r.art.lawFirms[t.prospect]) && !m.names(t.prospect) {
			r.found[key{t.prospect, p.trigger.ID}] = append(r.found[key{t.prospect, p.trigger.ID}],
				candidate{p: p, s: s, m: m, sub: subject{kind: t.how, sure: t.sure, at: t.at}, at: t.at, place: "T", role: p.gives["T"], status: status, background: r.inBackground(s, m.anchor)})
		}
	}
	if _, ok := p.gives["O"]; ok && !sellerBuys(s, p, m) {
		for _, o := range m.objects {
			if !sub.names(o.prospect) {
				add(o.prospect, "O", o.at)
			}
		}
	}
}

func (m match) names(prospect string) bool {
	for _, o := range m.objects {
		if o.prospect == prospect {
			return true
		}
	}
	return false
}

func (s subject) names(prospect string) bool {
	for _, p := range s.prospects {
		if p == prospect {
			return true
		}
	}
	return false
}

// keys lists what was found, in order.
func (r *reader) keys() []key {
	keys := make([]key, 0, len(r.found))
	for k := range r.found {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i].prospect != keys[j].prospect {
			return keys[i].prospect < keys[j].prospect
		}
		return keys[i].typ < keys[j].typ
	})
	return keys
}

// events makes one event of all candidates for a prospect and type.
func (r *reader) events() []data.Event {
	var out []data.Event
	keys := r.keys()
	for _, k := range keys {
		out = append(out, r.event(k, r.found[k]))
	}
	r.shareSides(keys, out)
	for i, k := range keys {
		out[i].Listable = r.listable(k, out[i])
	}
	return slices.DeleteFunc(out, func(e data.Event) bool { return e.Confidence < leastConfidence })
}

// event is told by the best candidate.
func (r *reader) event(k key, cands []candidate) data.Event {
	r.rank(cands)
	best := cands[0]
	e := data.Event{ProspectID: k.prospect, Type: k.typ, Status: best.status, Role: best.role, Rule: best.p.rule,
		Confidence: r.d.confidence(r.features(k, cands, r.slots(k, cands))), Evidence: r.evidence(&best)}
	r.strict = true
	e.Slots = r.slots(k, cands)
	r.strict = false
	for i := 1; e.Role == "" && i < len(cands) && cands[i].status == best.status; i++ {
		e.Role = cands[i].role
	}
	if best.place == "W" {
		v, _ := r.art.view(best.s, k.prospect)
		e.Rule += ": " + strings.Join(r.d.words.Because(v, k.typ, 3), ", ")
	}
	e.HappenedOn = r.happenedOn(&best)
	return e
}

// rank puts the best candidate first.
func (r *reader) rank(cands []candidate) {
	for i := range cands {
		cands[i].score = r.score(&cands[i])
	}
	sort.SliceStable(cands, func(i, j int) bool { return better(&cands[i], &cands[j]) })
}

// better orders candidates: fresh before past, then by score, then by place.
func better(a, b *candidate) bool {
	if (a.status == data.StatusPast) != (b.status == data.StatusPast) {
		return b.status == data.StatusPast
	}
	if a.score != b.score {
		return a.score > b.score
	}
	if a.s.n != b.s.n {
		return a.s.n < b.s.n
	}
	return a.p.order < b.p.order
}

func hasAll(slots map[string]string, required []string) bool {
	for _, s := range required {
		if slots[s] == "" {
			return false
		}
	}
	return true
}
