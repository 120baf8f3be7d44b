package market

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"callworthy/data"
	"callworthy/enrich/company"
)

// rivalID begins the ids of competitors, customers and regulators that are no
// prospects.
const rivalID = data.PartyPrefix

// addRivals finds out which competitors, customers and regulators are prospects
// themselves, and prepares the search for the others. All ways of writing one
// company are one.
func (m *Market) addRivals(prospects []data.Prospect) {
	byKey := map[string][]rivalEntry{}
	for _, p := range prospects {
		for _, e := range othersOf(p) {
			if key := keyOf(e.name); key != "" {
				byKey[key] = append(byKey[key], e)
				m.regulated = m.regulated || e.relation == data.RelationRegulator
			}
		}
	}
	if len(byKey) == 0 {
		m.addProspects(prospects)
		return
	}
	owners := prospectsCalled(byKey, prospects)
	var others []data.Prospect
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		id := rivalID + key
		known := owners[key]
		if known != nil {
			id = known.ID
		}
		for _, e := range byKey[key] {
			if t := (tie{e.prospect, e.name, e.relation}); e.prospect != id && !slices.Contains(m.rivalry[id], t) {
				m.rivalry[id] = append(m.rivalry[id], t)
			}
		}
		if known == nil {
			rival := asProspect(id, byKey[key])
			m.parties[id] = &party{key: key, name: rival.Name}
			others = append(others, rival)
		}
	}
	m.addProspects(prospects)
	if len(others) > 0 {
		m.rivals = company.New(others)
	}
}

// rivalEntry is one entry of the columns `competitors`, `customers` and `regulators`.
type rivalEntry struct {
	name, prospect string
	relation       data.Relation
}

// othersOf are the organisations that a prospect's row names.
func othersOf(p data.Prospect) []rivalEntry {
	var out []rivalEntry
	for _, column := range []struct {
		names    []string
		relation data.Relation
	}{{p.Competitors, data.RelationCompetitor}, {p.Customers, data.RelationCustomer}, {p.Regulators, data.RelationRegulator}} {
		for _, name := range column.names {
			out = append(out, rivalEntry{name, p.ID, column.relation})
		}
	}
	return out
}

// addProspects makes a party of every prospect: its news may be its industry's.
func (m *Market) addProspects(prospects []data.Prospect) {
	for _, p := range prospects {
		m.parties[p.ID] = &party{key: keyOf(p.Name), prospect: p.ID, name: p.Name, industry: strings.ToLower(strings.TrimSpace(p.Industry))}
	}
}

// asProspect is what a competitor is looked for by: all the ways to write it.
func asProspect(id string, entries []rivalEntry) data.Prospect {
	var names []string
	for _, e := range entries {
		names = append(names, e.name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(-cmp.Compare(len(a), len(b)), strings.Compare(a, b)) })
	names = slices.Compact(names)
	return data.Prospect{ID: id, Name: names[0], Aliases: names[1:]}
}

// prospectsCalled finds the prospects that competitors are, by folded name; of
// two the first by id.
func prospectsCalled(byKey map[string][]rivalEntry, prospects []data.Prospect) map[string]*data.Prospect {
	owners := map[string]*data.Prospect{}
	for i := range prospects {
		p := &prospects[i]
		for key := range keysOf(*p) {
			if _, wanted := byKey[key]; wanted && (owners[key] == nil || p.ID < owners[key].ID) {
				owners[key] = p
			}
		}
	}
	return owners
}

// keyOf is the shortest way to write a company's name, folded: the same for
// "Acme Inc." and "Acme".
func keyOf(name string) string {
	best := ""
	for _, n := range company.NamesOf(data.Prospect{Name: name}) {
		if n = strings.ToLower(n); best == "" || len(n) < len(best) || len(n) == len(best) && n < best {
			best = n
		}
	}
	return best
}

// keysOf are the folded names of a prospect.
func keysOf(p data.Prospect) map[string]bool {
	out := map[string]bool{}
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		if key := keyOf(n); key != "" {
			out[key] = true
		}
	}
	return out
}

func rivalKeys(p data.Prospect) map[string]bool {
	out := map[string]bool{}
	for _, n := range p.Competitors {
		out[keyOf(n)] = true
	}
	return out
}

// Rivals are the sorted ids of the prospects that are competitors, customers or
// regulators of one of these.
func (m *Market) Rivals(ids []string) []string {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var out []string
	for id, ties := range m.rivalry {
		if m.parties[id].prospect != "" && slices.ContainsFunc(ties, func(t tie) bool { return wanted[t.prospect] }) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// Others are the mentions of competitors, customers and regulators that are no
// prospects, but for those inside the name of a prospect. Their ids begin with
// data.PartyPrefix.
func (m *Market) Others(a data.Article, mentions []data.Mention) []data.Mention {
	if m.rivals == nil {
		return nil
	}
	var found []data.Mention
	for _, r := range m.rivals.Mentions(a) {
		if !slices.ContainsFunc(mentions, func(p data.Mention) bool { return overlap(p, r) }) {
			found = append(found, r)
		}
	}
	return found
}

// rivalEvents finds what happened to the others that an article names. The
// prospects that it names are known to the detector too, so that nobody inherits
// their news.
func (m *Market) rivalEvents(a data.Article, mentions, others []data.Mention) []data.Event {
	if len(others) == 0 || m.detector == nil {
		return nil
	}
	all := slices.Concat(mentions, others)
	slices.SortStableFunc(all, func(x, y data.Mention) int {
		return cmp.Or(-strings.Compare(string(x.Field), string(y.Field)), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	events := m.detector.Detect(a, all)
	return slices.DeleteFunc(events, func(e data.Event) bool { return !strings.HasPrefix(e.ProspectID, rivalID) })
}

func overlap(x, y data.Mention) bool {
	return x.Field == y.Field && x.Start < y.End && y.Start < x.End
}

// competitors are the events of competitors and customers, for each prospect that
// they concern. A prospect that is named beside them knows of it. What happens to
// a regulator itself concerns nobody; its rules do.
func (m *Market) competitors(a data.Article, mentions []data.Mention, events []data.Event) []data.Signal {
	var out []data.Signal
	for _, e := range events {
		for _, t := range m.rivalry[e.ProspectID] {
			if t.relation != data.RelationRegulator && !namedBeside(t.prospect, e, mentions) {
				out = append(out, m.about(e, t, t.relation, t.term))
			}
		}
	}
	return out
}

// industry are the events of other prospects and of competitors whose quote
// holds a keyword of a prospect. A single word is a keyword of many fields: it
// counts for news of the prospect's own industry alone.
func (m *Market) industry(a data.Article, mentions []data.Mention, events []data.Event) []data.Signal {
	if m.keywords.empty() {
		return nil
	}
	var out []data.Signal
	for _, e := range events {
		p := m.parties[e.ProspectID]
		for _, hit := range m.keywords.find(fold(e.Evidence.Quote)) {
			for _, id := range hit.phrase.prospects {
				rival := slices.ContainsFunc(m.rivalry[e.ProspectID], func(t tie) bool { return t.prospect == id })
				own := p.industry != "" && p.industry == m.parties[id].industry
				if id == e.ProspectID || rival || namedBeside(id, e, mentions) || len(hit.phrase.stems) == 1 && !own {
					continue
				}
				out = append(out, m.about(e, tie{id, hit.phrase.text, data.RelationIndustry}, data.RelationIndustry, p.name))
			}
		}
	}
	return out
}

// about makes a signal of an event.
func (m *Market) about(e data.Event, t tie, r data.Relation, name string) data.Signal {
	p := m.parties[e.ProspectID]
	e.ProspectID = t.prospect
	return data.Signal{Event: e, Relation: r, About: name, Term: t.term, Party: p.key, AboutProspect: p.prospect}
}

// namedBeside tells whether an article names a prospect in its title or in the
// quote of an event.
func namedBeside(prospect string, e data.Event, mentions []data.Mention) bool {
	return slices.ContainsFunc(mentions, func(k data.Mention) bool {
		return k.ProspectID == prospect &&
			(k.Field == data.FieldTitle || k.Field == e.Evidence.Field && k.Start < e.Evidence.End && e.Evidence.Start < k.End)
	})
}
