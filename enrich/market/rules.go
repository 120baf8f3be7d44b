package market

import (
	"strings"

	"callworthy/data"
)

// rules finds what regulators do to the rules of others: "The FCA proposes new
// rules on late fees". The regulator's name, the verb and the rule stand in one
// sentence, in this order. Whom a regulator hires or honours is no rule.
func (m *Market) rules(a data.Article, mentions []data.Mention) []data.Signal {
	if !m.regulated || a.Language != "" && a.Language != "en" {
		return nil
	}
	var out []data.Signal
	for _, s := range sentencesOf(a, fold(a.Title), fold(a.Text)) {
		if len(s.words) == 0 || len(s.words) > 80 || strings.HasSuffix(s.whole[s.span.Start:s.span.End], "?") {
			continue
		}
		for _, k := range mentions {
			if k.Field == s.field && s.span.Start <= k.Start && k.End <= s.span.End {
				out = append(out, m.ruled(s, k, mentions)...)
			}
		}
	}
	return out
}

// ruled makes the signals of what the mentioned regulator does in a sentence.
func (m *Market) ruled(s sentence, k data.Mention, mentions []data.Mention) []data.Signal {
	var out []data.Signal
	for _, t := range m.rivalry[k.ProspectID] {
		if t.relation != data.RelationRegulator {
			continue
		}
		from, to, status := s.rule(k.End)
		if to == 0 {
			break
		}
		e := data.Event{ProspectID: k.ProspectID, Type: "regulatory", Status: status, Confidence: ruleSure, Listable: true, Rule: "market-rule",
			Slots:    map[string]string{"rule": s.whole[s.words[from].start:s.words[to-1].end]},
			Evidence: s.quote(k.Start, s.words[to-1].end)}
		if !namedBeside(t.prospect, e, mentions) {
			out = append(out, m.about(e, t, data.RelationRegulator, t.term))
		}
	}
	return out
}

// ruleSure is the estimated share of such rules that are real; a default of this
// project, below that of tenders, which are worded more strictly.
const ruleSure = 0.75

// rule is the verb and the rule after a name that ends at byte end: the words
// [from, to); to is 0 when there is none.
func (s sentence) rule(end int) (from, to int, status data.Status) {
	for from < len(s.words) && s.words[from].start < end {
		from++
	}
	name := from - 1
	verb := from
	for verb < len(s.words) && verb < from+3 && auxiliaries[s.words[verb].low] {
		verb++
	}
	if verb >= len(s.words) || name < 0 || !s.joined(name, verb, false) {
		return 0, 0, ""
	}
	status, ok := ruleVerbs[s.words[verb].low]
	if !ok {
		return 0, 0, ""
	}
	for noun := verb + 1; noun < len(s.words) && noun <= verb+6 && s.joined(noun-1, noun, false) && !breakers[s.words[noun].low]; noun++ {
		if ruleNouns[s.words[noun].stem] {
			if status == data.StatusDone && auxiliaryOfPlan(s.words[from:verb]) {
				status = data.StatusPlanned
			}
			return from, s.ruleEnd(noun), status
		}
	}
	return 0, 0, ""
}

// ruleEnd is the end of what the rule is about: "on late fees".
func (s sentence) ruleEnd(noun int) int {
	end := noun + 1
	if end+1 < len(s.words) && aboutPreps[s.words[end].low] && s.joined(noun, end, false) {
		last := end
		for end < len(s.words) && end < noun+9 && s.joined(end-1, end, false) && !breakers[s.words[end].low] {
			end++
		}
		if end == last+1 {
			end = last // a preposition alone
		}
	}
	return end
}

func auxiliaryOfPlan(words []word) bool { return anyOf(words, planAuxiliaries) }
