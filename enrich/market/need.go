package market

import (
	"regexp"
	"strings"

	"callworthy/data"
	"callworthy/enrich/text"
)

func split(s string) []string { return strings.Fields(s) }

// sentence is one sentence of an article in words.
type sentence struct {
	field data.Field
	whole string // the field
	span  text.Span
	words []word
}

// mayNeed tells whether texts hold a term that somebody sells and a word of asking.
func (m *Market) mayNeed(texts ...[]word) bool {
	term, asking := false, false
	for _, words := range texts {
		term = term || m.sells.in(words)
		for i := range words {
			if asking = asking || askingStems[words[i].stem] || askingStems[words[i].low]; asking {
				break
			}
		}
	}
	return term && asking
}

// needs finds who asks in an article for what prospects sell.
func (m *Market) needs(a data.Article, mentions []data.Mention) []data.Signal {
	if m.sells.empty() || a.Language != "" && a.Language != "en" {
		return nil
	}
	title, body := fold(a.Title), fold(a.Text)
	if !m.mayNeed(title, body) {
		return nil
	}
	var out []data.Signal
	for _, s := range sentencesOf(a, title, body) {
		hits := m.sells.find(s.words)
		if len(hits) == 0 || !s.open() {
			continue
		}
		for _, ask := range s.asks() {
			for _, hit := range hits {
				out = append(out, m.need(a, mentions, s, ask, hit)...)
			}
		}
	}
	return out
}

// sentencesOf is the title, as one sentence, and those of the text.
func sentencesOf(a data.Article, title, body []word) []sentence {
	out := []sentence{{data.FieldTitle, a.Title, text.Span{Start: 0, End: len(a.Title)}, title}}
	for _, span := range text.Sentences(a.Text) {
		n := 0
		for n < len(body) && body[n].start < span.End {
			n++
		}
		out = append(out, sentence{data.FieldText, a.Text, span, body[:n]})
		body = body[n:]
	}
	return out
}

// open tells whether a sentence can ask for something: it is no question, and
// nothing in it was given or taken back.
func (s sentence) open() bool {
	if len(s.words) == 0 || len(s.words) > 80 || strings.HasSuffix(s.whole[s.span.Start:s.span.End], "?") {
		return false
	}
	switch s.words[0].low {
	case "if", "when", "whether", "how", "why", "what", "who", "where", "unless":
		return false
	}
	for i, w := range s.words {
		if given[w.low] || undone[w.low] || strings.HasSuffix(w.low, "n't") || strings.HasSuffix(w.low, "n’t") ||
			w.low == "longer" && i > 0 && s.words[i-1].low == "no" {
			return false
		}
	}
	return true
}

// gap is what stands between the words i and i+1.
func (s sentence) gap(i int) string { return s.whole[s.words[i].end:s.words[i+1].start] }

// joined tells whether nothing but white space and hyphens stands between the
// words from i to j, commas counting where they are allowed.
func (s sentence) joined(i, j int, commas bool) bool {
	for k := i; k < j; k++ {
		g := strings.Trim(s.gap(k), " -‑\u00a0")
		if g != "" && !(commas && g == ",") && !(k > i && g == "'" || g == "’") && g != "$" && g != "£" && g != "€" {
			return false
		}
	}
	return true
}

// has gives the length of the longest of the phrases at word i, 0 for none.
func (s sentence) has(i int, phrases [][]string) int {
	best := 0
	for _, p := range phrases {
		if len(p) > best && i+len(p) <= len(s.words) && s.same(i, p) {
			best = len(p)
		}
	}
	return best
}

func (s sentence) same(i int, phrase []string) bool {
	for k, w := range phrase {
		if s.words[i+k].low != w || k > 0 && strings.ContainsAny(s.gap(i+k-1), ",.;:()") {
			return false
		}
	}
	return true
}

// need makes the signals of one asking and one term, if they belong together.
func (m *Market) need(a data.Article, mentions []data.Mention, s sentence, k ask, hit found) []data.Signal {
	if hit.i < k.to || !k.reaches(s, hit) || !s.ends(hit, k.kind) {
		return nil
	}
	i, j, ok := m.names.asker(a, mentions, s, k)
	if !ok {
		return nil
	}
	start, end := s.words[i].start, s.words[j-1].end
	name := s.whole[start:end]
	asker := party{key: keyOf(name), name: name, prospect: mentioned(mentions, s.field, start, end)}
	if asker.prospect != "" {
		asker.key = m.parties[asker.prospect].key
	}
	e := data.Event{Type: k.kind.trigger(), Status: k.status, Role: "", Confidence: k.kind.sure(), Listable: true, Rule: "need-" + string(k.kind),
		Slots:    map[string]string{"counterparty": name, "product": s.whole[s.words[hit.i].start:s.words[hit.j-1].end]},
		Evidence: s.quote(start, s.words[hit.j-1].end)}
	if d := deadline.FindStringSubmatch(s.whole[s.span.Start:s.span.End]); d != nil {
		e.Slots["deadline"] = d[1]
	}
	return m.offered(e, asker, hit.phrase)
}

// offered makes a signal for each prospect that sells what is asked for. The
// asker itself and its competitors' customers are no customers of it.
func (m *Market) offered(e data.Event, asker party, p *phrase) []data.Signal {
	var out []data.Signal
	for _, id := range p.prospects {
		seller := m.sellers[id]
		if id == asker.prospect || seller.keys[asker.key] || seller.rivals[asker.key] {
			continue
		}
		e.ProspectID = id
		out = append(out, data.Signal{Event: e, Relation: data.RelationNeed, About: asker.name, Term: p.text, Party: asker.key, AboutProspect: asker.prospect})
	}
	return out
}

// mentioned is the prospect that a place names, if any.
func mentioned(mentions []data.Mention, f data.Field, start, end int) string {
	for _, k := range mentions {
		if k.Field == f && k.Start < end && start < k.End && !strings.Contains(k.Proof, ": ") {
			return k.ProspectID
		}
	}
	return ""
}

// maxQuote is the length in bytes above which a sentence is cut for its quote.
const maxQuote = 400

// quote is the sentence, or as much of a long one as holds from start to end.
func (s sentence) quote(start, end int) data.Evidence {
	from, to := s.span.Start, s.span.End
	if to-from > maxQuote {
		from = start
	}
	if to-from > maxQuote {
		to = end
	}
	return data.Evidence{Field: s.field, Start: from, End: to, Quote: s.whole[from:to]}
}

// deadline finds the day by which bids are due.
var deadline = regexp.MustCompile(`(?i)\b(?:by|before|until|due|deadline of|deadline is|closes on|close on|closing on)\s+((?:[0-9]{1,2}\s)?` +
	`(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s[0-9]{1,2}\b)?(?:,?\s20[0-9]{2})?)`)
