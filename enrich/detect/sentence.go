package detect

import (
	"regexp"
	"sort"
	"strings"

	"callworthy/data"
	"callworthy/enrich/text"
)

// sentence is one sentence of a field, ready to be matched: appositions,
// parentheses and corporate suffixes are left out of its tokens.
type sentence struct {
	field      data.Field
	start, end int
	n          int // 0 for the title, then 1, 2, … in the text
	offset     int // bytes from the beginning of the text proper
	toks       []token
	headline   bool // title case: capitals mean nothing
	orgs       int  // mentions among toks
	opens      opening
	frames     []frame
}

// article is a text prepared for matching.
type article struct {
	a         data.Article
	sents     []*sentence
	issuer    string // prospect that the text is about; empty when it is somebody else
	strong    bool   // title and lead agree on the issuer
	opening   string // prospect that acts in the title
	names     map[string]bool
	inTitle   map[string]bool // prospects named in the title, not in passing
	inLead    map[string]bool // and in the first sentence of the text
	speech    []span
	mentioned map[string]int // prospect → mentions
	lawFirms  map[string]bool
}

type span struct{ start, end int }

// prepare cuts the article into sentences and tokens.
func (d *Detector) prepare(a data.Article, mentions []data.Mention) *article {
	art := &article{a: a, mentioned: map[string]int{}, lawFirms: map[string]bool{}, names: map[string]bool{}, inTitle: map[string]bool{}, inLead: map[string]bool{}}
	titleMarks, textMarks := marksOf(mentions, data.FieldTitle, len(a.Title)), marksOf(mentions, data.FieldText, len(a.Text))
	for _, m := range mentions {
		if !inPassing(m.Proof) {
			art.mentioned[m.ProspectID]++
		}
	}
	if a.Title != "" {
		s := newSentence(a.Title, data.FieldTitle, 0, len(a.Title), titleMarks, nil, d)
		art.sents = append(art.sents, s)
	}
	art.speech = speechOf(a.Text)
	from := datelineEnd(a.Text)
	n := 1
	for _, sp := range text.Sentences(a.Text) {
		if sp.End <= from {
			continue
		}
		start := max(sp.Start, from)
		if n > 1 && isBoilerplate(a.Text[start:sp.End]) {
			break
		}
		s := newSentence(a.Text, data.FieldText, start, sp.End, within(textMarks, start, sp.End), art.speech, d)
		s.n, s.offset = n, start-from
		art.sents = append(art.sents, s)
		n++
	}
	d.cast(art)
	art.findLawFirms(mentions)
	return art
}

// marksOf returns the mentions of a field as non-overlapping marks, longest first at one place.
func marksOf(mentions []data.Mention, f data.Field, size int) []mark {
	var all []mark
	for _, m := range mentions {
		if m.Field == f && m.Start >= 0 && m.Start < m.End && m.End <= size {
			id := m.ProspectID
			if inPassing(m.Proof) {
				id = ""
			}
			all = append(all, mark{m.Start, m.End, id})
		}
	}
	sort.Slice(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.start != b.start {
			return a.start < b.start
		}
		if a.end != b.end {
			return a.end > b.end
		}
		return a.prospect < b.prospect
	})
	out := all[:0]
	for _, m := range all {
		if len(out) == 0 || m.start >= out[len(out)-1].end {
			out = append(out, m)
		}
	}
	return out
}

func within(marks []mark, start, end int) []mark {
	i := sort.Search(len(marks), func(i int) bool { return marks[i].start >= start })
	j := sort.Search(len(marks), func(j int) bool { return marks[j].start >= end })
	return marks[i:j]
}

func newSentence(field string, f data.Field, start, end int, marks []mark, speech []span, d *Detector) *sentence {
	s := &sentence{field: f, start: start, end: end}
	toks := tokenize(field, start, end, marks)
	for i := range toks {
		toks[i].quoted = inSpans(speech, toks[i].start)
	}
	s.headline = isHeadline(toks)
	toks = dropParentheses(toks)
	toks = dropSuffixes(toks)
	s.toks = d.dropAppositions(toks)
	setAside(s.toks)
	for _, t := range s.toks {
		if t.kind == org || t.affiliated != "" {
			s.orgs++
		}
	}
	return s
}

func (s *sentence) has(w string) bool {
	for _, t := range s.toks {
		if t.low == w {
			return true
		}
	}
	return false
}

func inSpans(spans []span, at int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].end > at })
	return i < len(spans) && spans[i].start <= at
}

// isHeadline tells whether nearly all long words are capitalised.
func isHeadline(toks []token) bool {
	long, caps := 0, 0
	for _, t := range toks {
		if t.kind == word && len(t.low) > 3 {
			long++
			if t.cap {
				caps++
			}
		}
	}
	return long >= 2 && caps*10 >= long*7
}

// dropParentheses leaves out (…) and […] of at most 30 tokens, except money.
func dropParentheses(toks []token) []token {
	out := make([]token, 0, len(toks))
	for i := 0; i < len(toks); i++ {
		if toks[i].low == "(" || toks[i].low == "[" {
			if j := closing(toks, i); j > 0 {
				i = j
				continue
			}
		}
		out = append(out, toks[i])
	}
	return out
}

func closing(toks []token, i int) int {
	depth := 0
	for j := i; j < len(toks) && j-i <= 30; j++ {
		switch toks[j].low {
		case "(", "[":
			depth++
		case ")", "]":
			if depth--; depth == 0 {
				return j
			}
		}
	}
	return 0
}

// dropSuffixes leaves out ", Inc." and the like, with the capitalised words
// between an organisation and its suffix, and ® and ™.
func dropSuffixes(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		low := toks[i].low
		if low == "®" || low == "™" || low == "℠" {
			continue
		}
		if len(out) > 0 && out[len(out)-1].kind == org {
			if low == "." && i+1 < len(toks) && abbreviated(out[len(out)-1].low) {
				continue // the stop of "Acme Co."
			}
			if end := suffixEnd(toks, i); end > i {
				out[len(out)-1].end = max(out[len(out)-1].end, toks[end-1].end)
				i = end - 1
				continue
			}
		}
		out = append(out, toks[i])
	}
	return out
}

func abbreviated(name string) bool { return abbreviations[name[strings.LastIndexByte(name, ' ')+1:]] }

// suffixEnd returns the index after "Fuel Cell and Hydrogen, Inc.," when such
// words follow an organisation at i, else i.
func suffixEnd(toks []token, i int) int {
	j := i
	for j < len(toks) && j-i < 6 && toks[j].kind == word && (toks[j].cap || j > i && (toks[j].low == "and" || toks[j].low == "of")) && !corporate[toks[j].low] {
		j++
	}
	comma := j < len(toks) && toks[j].low == ","
	if comma {
		j++
	}
	if j >= len(toks) || toks[j].kind != word || !toks[j].cap || !corporate[toks[j].low] || comma && !suffixOnly[toks[j].low] {
		return i
	}
	for j < len(toks) && toks[j].cap && corporate[toks[j].low] {
		j++
	}
	if j+1 < len(toks) && toks[j].low == "." {
		j++
	}
	if comma && j+1 < len(toks) && toks[j].low == "," && (auxiliaries[toks[j+1].low] || announcing[toks[j+1].low] || isAdverb(toks[j+1].low)) {
		j++
	}
	return j
}

var suffixOnly = set("inc inc. llc llc. ltd ltd. l.p. lp llp plc corp corp. s.a. n.v. pllc p.c. l.l.c. n.a. incorporated limited pbc ag")

// dropAppositions leaves out ", a leading provider of X," between an
// organisation and its verb, and the same between dashes.
func (d *Detector) dropAppositions(toks []token) []token {
	out := make([]token, 0, len(toks))
	for i := 0; i < len(toks); i++ {
		out = append(out, toks[i])
		if !d.mayTakeApposition(toks, i) {
			continue
		}
		if j := d.appositionEnd(toks, i+1); j > 0 {
			if toks[i].kind != org {
				out[len(out)-1].affiliated = firstOrg(toks[i+1 : j])
			}
			i = j
		}
	}
	return out
}

func firstOrg(toks []token) string {
	for _, t := range toks {
		if t.kind == org {
			return t.prospect
		}
	}
	return ""
}

func (d *Detector) mayTakeApposition(toks []token, i int) bool {
	if i+2 >= len(toks) {
		return false
	}
	next := toks[i+1].low
	if next != "," && next != "–" && next != "—" && next != "-" {
		return false
	}
	return toks[i].kind == org || toks[i].kind == word && toks[i].cap
}

// appositionEnd returns the index of the mark that closes the apposition opened
// at i, when a verb follows it; 0 if there is none.
func (d *Detector) appositionEnd(toks []token, i int) int {
	mark := toks[i].low
	first := toks[i+1].low
	relative := first == "which" || first == "who" || first == "whose" || first == "where"
	if first == "and" || first == "&" || auxiliaries[first] || announcing[first] {
		return 0
	}
	for j := i + 2; j < len(toks) && j-i < 45; j++ {
		if !relative && (auxiliaries[toks[j].low] || d.finite(toks[j].low)) && mark == "," && j-i < 3 {
			return 0
		}
		if toks[j].low == ";" || toks[j].low == ":" {
			return 0
		}
		if toks[j].low != mark {
			continue
		}
		k := j + 1
		for k < len(toks) && (isAdverb(toks[k].low) || toks[k].low == ",") {
			k++
		}
		if k < len(toks) && (auxiliaries[toks[k].low] || announcing[toks[k].low] || d.finite(toks[k].low)) {
			return j
		}
	}
	return 0
}

// speechOf finds the quoted passages of at least 40 bytes, each within a paragraph.
func speechOf(s string) []span {
	var out []span
	open, straight := -1, false
	for i, r := range s {
		switch {
		case r == '“' || r == '"' && !straight:
			if open < 0 {
				open = i
			}
			straight = r == '"'
		case r == '”' || r == '"' && straight:
			if open >= 0 && i-open >= 40 {
				out = append(out, span{open, i})
			}
			open, straight = -1, false
		case r == '\n' && strings.HasPrefix(s[i:], "\n\n"):
			if open >= 0 && i-open >= 40 && i-open < 1500 {
				out = append(out, span{open, i})
			}
			open, straight = -1, false
		}
	}
	if open >= 0 && len(s)-open >= 40 && len(s)-open < 1500 {
		out = append(out, span{open, len(s)})
	}
	return out
}

var (
	dateline = regexp.MustCompile(`^[^\n]{0,170}?(?:\)\s*(?:--|–|—|-)|/\s*(?:--|–|—|-)|\d{4},?\s*(?:--|–|—|-)|(?:Jan|Feb|March|Mar|April|Apr|May|June|July|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}[^.\n]{0,40}?(?:--|–|—| - )|\((?:Reuters|AP|AFP|BUSINESS WIRE|GLOBE NEWSWIRE|PRNewswire)[^)]*\)|^[A-Z][A-Z ,.'-]{2,40}(?:[A-Z]?[a-z]{1,7}\.?,? ?)?(?:--|–|—| - |- ))\s*`)
	lead     = regexp.MustCompile(`^--[A-Za-z ]{3,30}--\s*`)
	boiler   = regexp.MustCompile(`^(?i:forward[- ]looking statement|safe harbou?r|cautionary (?:note|statement)|media (?:contact|inquiries|relations)|press contact|investor (?:contact|relations)|contact (?:information|details)|disclaimer|source:|for (?:further|more|additional) information|view source version|note to (?:editors|investors)|to receive sms|###)|^About (?:[A-Z]|the [A-Z]|Us\b)`)
)

// datelineEnd returns where the text proper begins, after the place, date and wire.
func datelineEnd(s string) int {
	from := len(lead.FindString(s))
	head := s[from:min(len(s), from+240)]
	if !strings.ContainsAny(head, "-–—(") {
		return from
	}
	return from + len(dateline.FindString(head))
}

// isBoilerplate tells whether a sentence opens the part of a release that says nothing new.
func isBoilerplate(s string) bool {
	s = strings.TrimLeft(s, "*#- \t")
	return s != "" && strings.IndexByte("fFsScCmMpPiIdDvVnNtTaA#", s[0]) >= 0 && boiler.MatchString(s[:min(len(s), 60)])
}
