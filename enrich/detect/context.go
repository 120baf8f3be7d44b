package detect

import (
	"regexp"
	"strings"

	"callworthy/data"
)

// docKind is what sort of text it is; some sorts give only some types.
type docKind uint8

const (
	news         docKind = iota
	lawAlert             // a law firm looks for shareholders who lost money
	marketAdvert         // a market-research firm sells a report
)

var (
	lawWords = regexp.MustCompile(`(?i)\b(class action|lead plaintiff|securities fraud|shareholder (?:alert|rights)|investigat\w+ (?:claims|potential|on behalf)|investors? (?:who|with losses|that) (?:lost|suffered|purchased)|losses)\b`)
	lawFirm  = regexp.MustCompile(`(?i)\b(law firm|law offices|LLP|P\.C\.|attorneys?)\b`)
	lawCall  = regexp.MustCompile(`(?i)(contact|deadline|lead plaintiff|encourage|remind|recover|no cost|lost money|purchased)`)
	market   = regexp.MustCompile(`(?i)\bmarket (?:size|share|report|research|outlook|analysis|forecast|to (?:reach|grow|hit|surpass|exceed)|worth|is (?:expected|projected)|valued)\b|\bCAGR\b`)
)

// kindOf looks at the title and the first thousand bytes.
func kindOf(art *article) docKind {
	head := art.a.Title + "\n" + art.a.Text[:min(len(art.a.Text), 1200)]
	if holdsFold(head, "investor") && lawWords.MatchString(head) && lawFirm.MatchString(head) && len(lawCall.FindAllString(head, 3)) >= 2 {
		return lawAlert
	}
	if (holdsFold(art.a.Title, "market") || strings.Contains(art.a.Title, "CAGR")) && market.MatchString(art.a.Title) && strings.Contains(head, "%") {
		return marketAdvert
	}
	return news
}

// holdsFold tells whether s holds the word, in lower case or capitalised.
func holdsFold(s, word string) bool {
	return strings.Contains(s, word[1:]) && strings.Contains(strings.ToLower(s), word)
}

// allows tells whether such a text can give events of the type.
func (k docKind) allows(typ string) bool {
	switch k {
	case lawAlert:
		return typ == "legal"
	case marketAdvert:
		return typ == "publication"
	}
	return true
}

// biography tells whether the sentence recounts somebody's career.
func (s *sentence) biography() bool {
	if s.field == data.FieldTitle {
		return false
	}
	for i, t := range s.toks {
		next := ""
		if i+1 < len(s.toks) {
			next = s.toks[i+1].low
		}
		switch {
		case t.low == "previously" && (next == "served" || next == "worked" || next == "held" || next == "led"),
			t.low == "prior" && next == "to" && i+2 < len(s.toks) && (s.toks[i+2].low == "joining" || s.toks[i+2].low == "this" && i == 0),
			t.low == "stints", t.low == "career" && i > 0 && (s.toks[i-1].low == "his" || s.toks[i-1].low == "her" || s.toks[i-1].low == "their"),
			t.low == "positions" && next == "with", t.low == "roles" && next == "at",
			i == 0 && (t.low == "he" || t.low == "she") && (next == "held" || next == "served" || next == "spent" || next == "worked"):
			return true
		}
	}
	return false
}

// countsMany tells whether the words stand in s more than twice.
func countsMany(s string, words ...string) bool {
	n := 0
	for _, w := range words {
		n += strings.Count(s, w)
	}
	return n > 2
}

var lawyers = regexp.MustCompile(`(?i)\b(?:llp|p\.?c\.?|pllc|law|lawyers?|attorneys?|legal)\b`)

// withoutLawyers takes law firms out of the parties of a case: they work on it.
func (r *reader) withoutLawyers(sub subject, m match) (subject, match) {
	var keep []string
	for _, p := range sub.prospects {
		if !r.art.lawFirms[p] {
			keep = append(keep, p)
		}
	}
	sub.prospects = keep
	var objects []objectOrg
	for _, o := range m.objects {
		if !r.art.lawFirms[o.prospect] {
			objects = append(objects, o)
		}
	}
	m.objects = objects
	return sub, m
}

// findLawFirms marks prospects whose name, or the words right after it, say so,
// and the issuer of a text that speaks of its lawyers.
func (art *article) findLawFirms(mentions []data.Mention) {
	if art.issuer != "" && (strings.Contains(art.a.Text, "law firm") || countsMany(art.a.Text, "ttorney", "awyer")) {
		art.lawFirms[art.issuer] = true
	}
	for _, m := range mentions {
		f := m.Field.Of(art.a)
		if m.Start < 0 || m.End > len(f) || m.Start >= m.End {
			continue
		}
		if art.lawFirms[m.ProspectID] {
			continue
		}
		after := f[m.End:min(len(f), m.End+60)]
		if lawyers.MatchString(f[m.Start:min(len(f), m.End+5)]) || strings.Contains(after, "law firm") && strings.HasPrefix(after, ",") {
			art.lawFirms[m.ProspectID] = true
		}
	}
}
