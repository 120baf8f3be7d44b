package detect

import (
	"bytes"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"callworthy/data"
	"callworthy/enrich/detect/wording"
)

const (
	wordedFrom = -2.5 // log-odds from which wording alone makes a candidate
	wordedSure = 0.5  // what it starts from
	unheard    = -8.0 // log-odds where no sentence speaks of the prospect
	deepest    = 25   // the last sentence that is looked at
	issuerOnly = 10   // the last that may speak of the issuer without naming it
)

// wordingFile is the model of wording, made together with weights.txt.
//
//go:embed wording.model
var wordingFile []byte

// hearWith makes the detector use a model of wording.
func (d *Detector) hearWith(m *wording.Model) {
	d.words = m
	d.listeners = &sync.Pool{New: func() any { return m.Listen() }}
	for t, typ := range m.Types {
		d.typeAt[typ] = t
	}
}

// loadWording reads the model that was shipped; there is none before it was learnt.
func (d *Detector) loadWording() error {
	if len(wordingFile) == 0 {
		return nil
	}
	m, err := wording.Read(bytes.NewReader(wordingFile))
	if err != nil {
		return fmt.Errorf("wording.model: %w", err)
	}
	d.hearWith(m)
	return nil
}

// worded is how much the sentences of a text are worded like news of each type
// about one prospect: the largest log-odds in the title, the lead and the rest.
type worded struct {
	title, lead, rest []float64
	text              []float64   // of the whole text
	best              []*sentence // by type
}

// max is the largest log-odds of a type.
func (w *worded) max(typ int) float64 { return max(w.title[typ], w.lead[typ], w.rest[typ]) }

// top is the type with the largest log-odds.
func (w *worded) top() float64 {
	top := unheard
	for t := range w.title {
		top = max(top, w.max(t))
	}
	return top
}

// view is the sentence as it looks from the prospect, with the token of each word.
func (art *article) view(s *sentence, prospect string) (wording.View, []int) {
	v := wording.View{Zone: zoneOf(s), Part: art.partOf(prospect), Bare: art.a.Text == "", Words: make([]string, 0, len(s.toks))}
	at := make([]int, 0, len(s.toks))
	quoted := 0
	for i, t := range s.toks {
		if t.quoted {
			quoted++
		}
		if w := art.wordFor(s, t, prospect); w != "" {
			v.Words = append(v.Words, w)
			at = append(at, i)
		}
	}
	v.Quoted = quoted*2 > len(s.toks)
	v.Deeds = s.deeds(prospect)
	switch {
	case s.opens.prospect == prospect:
		v.Opens = 's'
	case s.opens.prospect != "":
		v.Opens = 'o'
	case s.opens.foreign:
		v.Opens = 'f'
	}
	return v, at
}

// classNouns are words of names that say what sort of thing is named: they are
// heard, while the rest of the name is not.
var classNouns = set(`award awards prize prizes medal medals trophy honour honor honours ranking rankings list index hall fame grant fellowship
	conference summit expo exhibition convention congress forum symposium festival fair webinar week day show
	report study survey paper review yearbook guide court district tribunal commission authority agency administration department ministry
	fund series round exchange nasdaq chapter act plant factory store center centre office headquarters campus hub
	officer president director chief executive chairman chairwoman chair vice manager partner board counsel head`)

func (art *article) wordFor(s *sentence, t token, prospect string) string {
	switch {
	case t.kind == org && t.prospect == prospect:
		return wording.Self
	case t.kind == org:
		return wording.Other
	case t.kind == number && hasCurrency(t.low):
		return wording.Money
	case t.kind == number:
		return wording.Number
	case t.kind == punct && t.low != "?" && t.low != ":" && t.low != "%":
		return ""
	case t.kind == word && t.cap && !s.headline && art.names[t.low] && !classNouns[t.low]:
		return wording.Name
	}
	return t.low
}

func zoneOf(s *sentence) wording.Zone {
	switch {
	case s.n == 0:
		return wording.Title
	case s.n == 1:
		return wording.Lead
	case s.n < 4:
		return wording.Early
	}
	return wording.Later
}

func (art *article) partOf(prospect string) wording.Part {
	switch {
	case prospect == art.issuer:
		return wording.Issuer
	case art.inTitle[prospect]:
		return wording.Titled
	case art.inLead[prospect]:
		return wording.InLead
	}
	return wording.Bystander
}

// concerns tells whether the sentence may tell something of the prospect.
func (art *article) concerns(s *sentence, prospect string) bool {
	return s.n <= deepest && (s.n == 0 || prospect == art.issuer && s.n <= issuerOnly || s.names(prospect))
}

func (s *sentence) names(prospect string) bool {
	for _, t := range s.toks {
		if t.kind == org && t.prospect == prospect {
			return true
		}
	}
	return false
}

// prospects lists those that the text mentions, in order.
func (art *article) prospects() []string {
	return slices.Sorted(maps.Keys(art.mentioned))
}

// listen scores all sentences for all prospects and adds candidates of types
// that no pattern found.
func (r *reader) listen() {
	if r.d.words == nil {
		return
	}
	l := r.d.listeners.Get().(*wording.Listener)
	defer r.d.listeners.Put(l)
	r.frame()
	for _, p := range r.art.prospects() {
		w := r.hear(l, p)
		r.words[p] = w
		for t, typ := range r.d.words.Types {
			if strings.Contains(typ, "/") {
				continue // a role
			}
			k := key{p, typ}
			if len(r.found[k]) == 0 && max(w.max(t), w.text[t]) >= wordedFrom && w.best[t] != nil {
				r.addWorded(k, w.best[t])
			}
		}
	}
}

// frame finds the frames of the sentences that may be listened to.
func (r *reader) frame() {
	for _, s := range r.art.sents {
		if s.n <= issuerOnly || s.orgs > 0 && s.n <= deepest {
			s.frames = r.framesOf(s)
		}
	}
}

// hear scores the sentences that may tell something of the prospect.
func (r *reader) hear(l *wording.Listener, prospect string) *worded {
	l.Reset()
	n := len(r.d.words.Types)
	w := &worded{title: filled(n), lead: filled(n), rest: filled(n), best: make([]*sentence, n)}
	best := filled(n)
	for _, s := range r.art.sents {
		if !r.art.concerns(s, prospect) {
			continue
		}
		v, _ := r.art.view(s, prospect)
		scores := l.Hear(v)
		part := w.rest
		switch s.n {
		case 0:
			part = w.title
		case 1:
			part = w.lead
		}
		for t, x := range scores {
			part[t] = max(part[t], x)
			if x > best[t] {
				best[t], w.best[t] = x, s
			}
		}
	}
	w.text = slices.Clone(l.Whole())
	return w
}

// ahead is how much more the text is worded like the type for the prospect than
// for the best of the others, between -4 and 4; false when it is alone.
func (r *reader) ahead(prospect string, typ int) (float64, bool) {
	others := unheard
	for p, w := range r.words {
		if p != prospect {
			others = max(others, w.text[typ]+w.max(typ))
		}
	}
	w := r.words[prospect]
	return max(-4, min(4, (w.text[typ]+w.max(typ)-others)/2)), len(r.words) > 1
}

func filled(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = unheard
	}
	return out
}

// addWorded makes a candidate of the sentence that is worded most like the type.
func (r *reader) addWorded(k key, s *sentence) {
	p := r.d.worded[k.typ]
	if p == nil || !r.kind.allows(k.typ) || isQuestion(r.art, s) || s.biography() || k.typ == "legal" && r.art.lawFirms[k.prospect] {
		return
	}
	v, tokens := r.art.view(s, k.prospect)
	i := r.d.words.Telling(v, k.typ)
	if i < 0 || k.typ == "acquisition" && r.onlySells(s, k.prospect) {
		return
	}
	c := candidate{p: p, s: s, m: match{anchor: tokens[i], end: tokens[i] + 1}, at: tokens[i], place: "W",
		sub: subject{kind: "words", sure: 1, at: tokens[i], issuer: true}}
	for n, t := range s.toks {
		if t.kind == org && t.prospect == k.prospect {
			c.at, c.sub.at, c.sub.issuer = n, n, false
			break
		}
	}
	if s.toks[c.at].example || s.toks[c.at].kind == org && contrasted(s, c.at) && k.prospect != r.art.issuer {
		return
	}
	_, chain := r.walkChain(s, c.m.anchor)
	if chain.denied {
		return
	}
	c.status = r.statusOf(s, p, c.m, chain)
	c.role = r.d.roleIn(v, k.typ)
	c.background = r.inBackground(s, c.m.anchor)
	if k.typ == "results" && c.status == data.StatusPlanned {
		return
	}
	r.found[k] = append(r.found[k], c)
}

// wording tells the model of confidence what was heard.
func (r *reader) wording(k key, best *candidate) []feature {
	w := r.words[k.prospect]
	t, known := r.d.typeAt[k.typ]
	if w == nil || !known {
		return nil // a type that a user added
	}
	most := min(w.max(t), 5)
	fs := []feature{{"words", most}, {"words:" + k.typ, most / 2}, {"words_title", min(w.title[t], 5)}, {"words_lead", min(w.lead[t], 5)},
		{"words_rest", min(w.rest[t], 5)}, {"words_gap", w.top() - w.max(t)},
		{"text", min(w.text[t], 5)}, {"text:" + k.typ, min(w.text[t], 5) / 2}, {"both", min(most, w.text[t])}}
	if lead, ok := r.ahead(k.prospect, t); ok {
		fs = append(fs, feature{"ahead", lead}, feature{"ahead:" + k.typ, lead / 2})
	}
	if w.top() == w.max(t) {
		fs = append(fs, feature{"words_top", 1})
	}
	if r.art.a.Text == "" {
		fs = append(fs, feature{"headline_words", most}, feature{"headline_text", min(w.text[t], 5)})
	}
	if r.bystander(k.prospect) {
		fs = append(fs, feature{"bystander_words", most}, feature{"bystander_text", min(w.text[t], 5)})
	}
	if best.place == "W" {
		fs = append(fs, feature{"words_only", most}, feature{"text_only", min(w.text[t], 5)}, feature{"words_only:" + k.typ, 1})
	}
	return fs
}

// roles are told by wording too, as types of their own.
var roles = map[string][]string{"acquisition": {"acquirer", "target", "merger"}}

// roleIn is the role that the view is worded most like, empty for types without.
func (d *Detector) roleIn(v wording.View, typ string) string {
	best, role := unheard, ""
	l := d.listeners.Get().(*wording.Listener)
	defer d.listeners.Put(l)
	l.Reset()
	scores := l.Hear(v)
	for _, name := range roles[typ] {
		if t, ok := d.typeAt[typ+"/"+name]; ok && scores[t] > best {
			best, role = scores[t], name
		}
	}
	return role
}
