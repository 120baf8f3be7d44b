package detect

import (
	"strings"

	"callworthy/data"
)

// opening is who acts in the first clause of a sentence.
type opening struct {
	prospect string // the acting prospect
	foreign  bool   // somebody acts, and it is no prospect
	named    bool   // that somebody has a name
	spoken   bool   // somebody says something
}

// passing are the beginnings of a proof that tell that a name is no sign of
// the company itself: a channel ("on YouTube"), a former employer, a product
// of it that somebody else uses.
var passing = []string{"channel:", "former:", "product:"}

// inPassing tells whether a mention gives its prospect nothing.
func inPassing(proof string) bool {
	for _, p := range passing {
		if strings.HasPrefix(proof, p) {
			return true
		}
	}
	return false
}

// cast decides who the text is about: the prospect that "the company" means
// (the one that acts in the lead, else in the title), and those that are named
// where it matters. A foreign subject of the lead means nobody.
func (d *Detector) cast(art *article) {
	for _, s := range art.sents {
		art.collectNames(s)
	}
	for _, s := range art.sents {
		s.opens = d.openingOf(art, s)
		for _, t := range s.toks {
			if t.kind == org && t.prospect != "" && s.n == 0 {
				art.inTitle[t.prospect] = true
			} else if t.kind == org && t.prospect != "" && s.n == 1 {
				art.inLead[t.prospect] = true
			}
		}
	}
	var title, lead opening
	for _, s := range art.sents {
		switch {
		case s.n == 0:
			title = s.opens
		case s.n == 1 && !s.opens.spoken, s.n == 2 && lead == (opening{}) && title.prospect == "":
			lead = s.opens
		}
	}
	art.opening = title.prospect
	switch {
	case lead.prospect != "":
		art.issuer = lead.prospect
	case title.prospect != "" && !lead.named:
		art.issuer = title.prospect
	}
	art.strong = art.issuer != "" && (art.inTitle[art.issuer] || art.a.Title == "")
}

// collectNames remembers capitalised words of running text that do not open a sentence.
func (art *article) collectNames(s *sentence) {
	if s.headline {
		return
	}
	if len(s.toks) > 1 && s.n == 1 && s.toks[0].kind == word && !notNames[s.toks[0].low] && art.titled(s.toks[0].low) {
		art.names[s.toks[0].low] = true // "Acme Opens …": "Acme opens …"
	}
	for i, t := range s.toks {
		if i > 0 && t.kind == word && t.cap && len(t.low) > 1 && s.toks[i-1].kind != punct && !titleWords[t.low] && months[t.low] == 0 && !dayWords[t.low] {
			art.names[t.low] = true
		}
	}
}

// titled tells whether the title begins with the word.
func (art *article) titled(low string) bool {
	t := art.sents[0]
	return t.n == 0 && len(t.toks) > 0 && t.toks[0].kind == word && t.toks[0].low == low
}

// openingOf reads a sentence from its beginning to its first verb.
func (d *Detector) openingOf(art *article, s *sentence) opening {
	named := false
	from := pastOpeningPhrase(s)
	for i := from; i < len(s.toks) && i < from+30; i++ {
		t := s.toks[i]
		before := ""
		if i > 0 {
			before = s.toks[i-1].low
		}
		switch {
		case t.kind == org && prepositions[before] && before != "like" && !(i > 1 && proxies[s.toks[i-2].low]):
			continue
		case t.kind == org:
			return opening{prospect: t.prospect, foreign: t.prospect == "", named: true}
		case clauseBreaks[t.low] && i > from:
			return opening{foreign: named, named: named}
		case d.isVerb(s, i, from):
			return opening{foreign: true, named: named, spoken: speaking[t.low]}
		case t.kind == word && (art.names[t.low] && t.cap || t.cap && i > from && !s.headline):
			named = true
		}
	}
	return opening{foreign: named, named: named}
}

var speaking = forms("say~ said add~ comment~ explain~ state~ note~ remark~ continue~ conclude~")

// isVerb tells whether the word at i is surely the verb of an opening clause.
func (d *Detector) isVerb(s *sentence, i, from int) bool {
	t := s.toks[i]
	if t.kind != word || i == from || t.cap && !s.headline {
		return false
	}
	return auxiliaries[t.low] && t.low != "may" || d.finite(t.low) || announcing[t.low] && t.low != "that" && !pronouns[t.low] && !polite[t.low] || speaking[t.low]
}

// introducing words open a phrase before the subject, besides the prepositions.
var introducing = set("unlike besides beyond despite given building today recently")

// pastOpeningPhrase returns the index after "In a move to grow," and "As …,".
func pastOpeningPhrase(s *sentence) int {
	i := skipMarks(s)
	if i >= len(s.toks) || !prepositions[s.toks[i].low] && !clauseBreaks[s.toks[i].low] && !introducing[s.toks[i].low] {
		return i
	}
	for k := i + 1; k < len(s.toks)-1 && k-i < 30; k++ {
		if s.toks[k].low == "," && !(s.toks[k-1].kind == number && s.toks[k+1].kind == number) {
			return k + 1
		}
	}
	return i
}

// meant is the prospect that "the company", "we" or "it" stands for in the
// sentence: the subject of the sentence before it, else the issuer, unless
// somebody else came between.
func (r *reader) meant(s *sentence) (prospect string, sure float64) {
	if s.field == data.FieldTitle {
		return "", 0
	}
	issuer := r.art.issuer
	at := s.n
	if r.art.sents[0].n == 1 {
		at--
	}
	for k, back := at-1, 0; k >= 0 && back < 4; k, back = k-1, back+1 {
		o := r.art.sents[k].opens
		switch {
		case r.art.sents[k].n == 0:
			return issuer, 0.8
		case o.prospect != "" && o.prospect == issuer:
			return issuer, 0.85
		case o.prospect != "" && back == 0:
			return o.prospect, 0.55
		case (o.prospect != "" || o.foreign && o.named && !o.spoken) && !r.art.strong:
			return "", 0
		case o.foreign && o.named && !o.spoken && back == 0:
			return issuer, 0.65
		}
	}
	return issuer, 0.8
}

// bystander tells whether the text merely mentions the prospect: it neither
// acts in the lead nor stands in title or lead.
func (r *reader) bystander(prospect string) bool {
	return prospect != r.art.issuer && !r.art.inTitle[prospect] && !r.art.inLead[prospect]
}

// setAside takes the prospect from mentions that are about the past of a
// person ("former Acme executive Ann Lee") and marks examples ("exchanges like
// Acme and Beta").
func setAside(toks []token) {
	for i := range toks {
		if toks[i].kind != org {
			continue
		}
		if formerly(toks, i) {
			toks[i].prospect = ""
		}
		toks[i].example = exampleAt(toks, i)
	}
}

var (
	once      = set("former formerly ex ex- one-time onetime ex-")
	occupants = set(`executive executives engineer engineers employee employees veteran veterans researcher researchers analyst analysts trader traders
		ceo cfo coo cto cmo president vp director manager chief chairman head partner banker star player host lead leader alum alumni alumnus founder scientist`)
)

// formerly tells whether the organisation at i is where somebody used to work.
func formerly(toks []token, i int) bool {
	for k := i - 1; k >= 0 && i-k <= 3; k-- {
		if toks[k].kind == punct || prepositions[toks[k].low] && toks[k].low != "at" && toks[k].low != "of" {
			return false
		}
		if once[toks[k].low] {
			for j := i + 1; j < len(toks) && j-i <= 4; j++ {
				if occupants[toks[j].low] || titleWords[toks[j].low] {
					return true
				}
			}
			for j := k + 1; j < i; j++ {
				if occupants[toks[j].low] || titleWords[toks[j].low] {
					return true
				}
			}
		}
	}
	return i > 0 && (toks[i-1].low == "ex" || toks[i-1].low == "ex-" || toks[i-1].low == "formerly" || toks[i-1].low == "-" && i > 1 && toks[i-2].low == "ex")
}

// exampleAt tells whether the organisation at i stands in a list after "like"
// or "such as".
func exampleAt(toks []token, i int) bool {
	for k := i - 1; k >= 0 && i-k < 14; k-- {
		t := toks[k]
		switch {
		case t.low == "like", t.low == "as" && k > 0 && toks[k-1].low == "such":
			return true
		case t.kind == org || t.kind == word && t.cap || t.low == "," || t.low == "and" || t.low == "&" || t.low == "or" || t.low == "the" || t.low == "'s":
		default:
			return false
		}
	}
	return false
}

// onlyMentioned tells whether a match gives its prospect nothing, because the
// text only mentions it: as the reader's example, as the place where shares
// are listed, as background ("when Acme announced …"), or through a pronoun or
// a topic that can hardly be a bystander.
func (r *reader) onlyMentioned(s *sentence, p *pattern, m match, sub subject, prospect, place string, at int) bool {
	named := s.toks[at].kind == org && s.toks[at].prospect == prospect
	switch {
	case named && s.toks[at].example && p.trigger.ID != "investment":
		return true
	case p.trigger.ID == "ipo" && named && listedOn(s, at),
		p.trigger.ID == "appearance" && named && place != "S" && r.inEventName(s, p, at):
		return true
	case named && place != "O" && contrasted(s, at) && prospect != r.art.issuer:
		return true
	case !r.bystander(prospect):
		return false
	case place == "O" && named && ownThings(s, at), r.datedEarly(s), place == "O" && p.trigger.ID == "partnership" && p.subject && r.unnamed(s, m.anchor):
		return true
	case sub.issuer:
		return place != "S" || s.headline
	case place == "T":
		return sub.kind != "first" || s.opens.prospect != prospect
	}
	return r.inBackground(s, m.anchor)
}

// contrasted tells whether the organisation at i is named only to be compared
// with: "unlike Acme, which launched …".
func contrasted(s *sentence, i int) bool {
	for i > 0 && (s.toks[i-1].low == "the" || s.toks[i-1].low == "rival" || s.toks[i-1].low == "competitor") {
		i--
	}
	if i == 0 {
		return false
	}
	switch before := s.toks[i-1].low; before {
	case "unlike", "versus":
		return true
	case "to", "with":
		return i > 1 && (s.toks[i-2].low == "similar" || s.toks[i-2].low == "compared" || s.toks[i-2].low == "contrast" || s.toks[i-2].low == "opposed")
	}
	return false
}

// listedOn tells whether the organisation at i is where shares are traded.
func listedOn(s *sentence, i int) bool {
	if i > 0 && s.toks[i-1].low == "the" {
		i--
	}
	return i > 0 && (s.toks[i-1].low == "on" || s.toks[i-1].low == "to" || s.toks[i-1].low == "enter" || s.toks[i-1].low == "at" || s.toks[i-1].low == "via" || s.toks[i-1].low == "from")
}

var asides = set("when as after since while because where if although though whereas which whose following before")

// inBackground tells whether the anchor stands in a clause that only explains:
// "on the day when Acme announced …".
func (r *reader) inBackground(s *sentence, anchor int) bool {
	for k := anchor - 1; k >= 0 && anchor-k < 15; k-- {
		switch low := s.toks[k].low; {
		case low == ";" || low == ":" || low == "," && k+1 < anchor && anchor-k > 1 && !asides[s.toks[k+1].low] && s.toks[k+1].kind != word:
			return false
		case asides[low] && !(low == "as" && k > 0 && (s.toks[k-1].low == "such" || s.toks[k-1].low == "well")):
			return true
		}
	}
	return false
}

// inEventName tells whether the organisation at i is only part of the name of
// an event that others attend: "at the Acme Partner Summit".
func (r *reader) inEventName(s *sentence, p *pattern, i int) bool {
	for k := i - 1; k >= 0 && i-k <= 4; k-- {
		if hosts[s.toks[k].low] {
			return false
		}
	}
	for k := i + 1; k < len(s.toks) && k-i <= 7; k++ {
		t := s.toks[k]
		if wordAt(s, eventWords, k) > 0 {
			return t.cap || k == i+1
		}
		if t.kind != number && !(t.kind == word && t.cap) && t.low != "'s" && t.low != "&" && t.low != "and" && t.low != "|" && t.low != "®" {
			return false
		}
	}
	return false
}

var (
	hosts      = set("by from with of host hosts hosted hosting")
	eventWords = &data.Elem{Kind: data.ElemWord, Words: set(`conference summit expo webinar exhibition convention symposium symposia forum congress gala
		festival fair show roadshow workshop meeting week awards hackathon live booth days tour`)}
)

// ownThings tells whether the organisation at i only names a sort of things:
// "charges Acme devices".
func ownThings(s *sentence, i int) bool {
	if i+1 >= len(s.toks) || s.headline {
		return false
	}
	t := s.toks[i+1]
	return t.kind == word && !t.cap && strings.HasSuffix(t.low, "s") && !proxies[t.low] && !auxiliaries[t.low] && !announcing[t.low] && !prepositions[t.low] && !isAdverb(t.low)
}

// datedEarly tells whether a sentence opens with a time well before the text:
// "In 2023, Acme and Beta reported …".
func (r *reader) datedEarly(s *sentence) bool {
	pub := r.art.a.PublishedAt
	if pub.IsZero() || s.n == 0 {
		return false
	}
	last, ok := r.datedBefore(s, skipMarks(s))
	return ok && (pub.Sub(last) > pastAfter || r.lastYear(s, skipMarks(s)))
}

// unnamed tells whether the subject of the verb is a common noun: "some banks
// are working with Acme".
func (r *reader) unnamed(s *sentence, anchor int) bool {
	j, _ := r.walkChain(s, anchor)
	if j < 0 || s.headline {
		return false
	}
	t := s.toks[j]
	return t.kind == word && !t.cap && !pronouns[t.low] && !standIns[t.low] && strings.HasSuffix(t.low, "s") && nameBefore(s, j) > j
}
