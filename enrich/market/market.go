package market

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
	"callworthy/enrich/company"
)

// maxShared is how many prospects may share a term or keyword: what everybody
// sells or cares for is no news for any of them.
const maxShared = 100

// Detector finds what happened to the mentioned companies in an article.
type Detector interface {
	Detect(a data.Article, mentions []data.Mention) []data.Event
}

// Market knows what concerns which prospect. It may be used by any number of
// goroutines.
type Market struct {
	detector  Detector
	rivals    *company.Matcher     // competitors, customers and regulators that are no prospects; nil when there are none
	rivalry   map[string][]tie     // by id of a rival or prospect: whom its news concerns
	regulated bool                 // some row names a regulator
	parties   map[string]*party    // by id of a rival or prospect
	sells     phrases              // what prospects sell
	keywords  phrases              // what they care for
	sellers   map[string]*prospect // by id: those with something to sell
	names     askers
}

// tie is why something concerns a prospect.
type tie struct {
	prospect string // id
	term     string // entry of its column
	relation data.Relation
}

// party is an organisation whose news concerns somebody.
type party struct {
	key      string // folded name
	prospect string // its id when it is one
	name     string
	industry string // in small letters
}

// prospect is what matters of one who sells.
type prospect struct {
	keys   map[string]bool // its folded names
	rivals map[string]bool // those of its competitors
}

// New prepares a Market. A nil Detector finds no news of competitors.
func New(prospects []data.Prospect, d Detector) *Market {
	m := &Market{detector: d, rivalry: map[string][]tie{}, parties: map[string]*party{}, sellers: map[string]*prospect{}, names: newAskers()}
	m.addRivals(prospects)
	for _, p := range prospects {
		for _, term := range p.Sells {
			m.sells.add(term, p.ID)
		}
		for _, word := range p.Keywords {
			m.keywords.add(word, p.ID)
		}
		if len(p.Sells) > 0 {
			m.sellers[p.ID] = &prospect{keys: keysOf(p), rivals: rivalKeys(p)}
		}
	}
	m.sells.finish()
	m.keywords.finish()
	return m
}

// Fingerprint changes when a column changes that decides which signals a
// prospect has.
func Fingerprint(p data.Prospect) string {
	if len(p.Competitors)+len(p.Customers)+len(p.Regulators)+len(p.Sells)+len(p.Keywords) == 0 {
		return ""
	}
	parts := []string{strings.Join(p.Competitors, "\x01"), strings.Join(p.Sells, "\x01"), strings.Join(p.Keywords, "\x01"), p.Industry}
	if len(p.Customers)+len(p.Regulators) > 0 { // as before for rows without them: nothing is read again
		parts = append(parts, strings.Join(p.Customers, "\x01"), strings.Join(p.Regulators, "\x01"))
	}
	return data.Fingerprint(parts...)
}

// Names tells whether an item's title or summary may tell of a competitor or a
// need, without asking for proof: its page is worth a look.
func (m *Market) Names(title, summary string) bool {
	return m.rivals != nil && len(m.rivals.Candidates(title, summary)) > 0 || !m.sells.empty() && m.mayNeed(fold(title), fold(summary))
}

// Concerns tells whether Read may give a signal for an article: it is true for
// every article that does.
func (m *Market) Concerns(a data.Article) bool {
	if m.Names(a.Title, a.Text) {
		return true
	}
	return !m.keywords.empty() && (m.keywords.in(fold(a.Title)) || m.keywords.in(fold(a.Text)))
}

// Read gives the signals of an article, given the prospects that it names and
// what happened to them, by prospect, relation, organisation and type.
func (m *Market) Read(a data.Article, mentions []data.Mention, events []data.Event) []data.Signal {
	others := m.Others(a, mentions)
	events = slices.Concat(events, m.rivalEvents(a, mentions, others))
	out := m.rules(a, slices.Concat(mentions, others))
	out = append(out, m.competitors(a, mentions, events)...)
	out = append(out, m.industry(a, mentions, events)...)
	out = append(out, m.needs(a, mentions)...)
	for i := range out {
		out[i] = completed(out[i], a)
	}
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(x, y data.Signal) bool { return x.ID == y.ID })
}

func compare(x, y data.Signal) int {
	return cmp.Or(strings.Compare(x.ProspectID, y.ProspectID), strings.Compare(string(x.Relation), string(y.Relation)),
		strings.Compare(x.Party, y.Party), strings.Compare(x.Type, y.Type), -cmp.Compare(x.Confidence, y.Confidence))
}

// completed gives a signal its identity and what it takes from its document.
func completed(s data.Signal, a data.Article) data.Signal {
	s.ID = data.SignalID(a.DocumentID, s.ProspectID, s.Relation, s.Party, s.Type)
	s.DocumentID, s.URL, s.Source, s.Title = a.DocumentID, a.URL, a.Source, a.Title
	s.PublishedAt, s.ObservedAt = a.PublishedAt, a.FetchedAt
	return s
}
