package enrich

import (
	"fmt"

	"callworthy/data"
	"callworthy/enrich/company"
	"callworthy/enrich/text"
)

// Detector finds what happened to the mentioned prospects in an article. Its
// events need no ID and nothing about the document: the Reader fills these in.
type Detector interface {
	Detect(a data.Article, mentions []data.Mention) []data.Event
}

// Reader reads documents for a fixed set of prospects.
type Reader struct {
	companies *company.Matcher
	detector  Detector
}

// New prepares a Reader. A nil Detector finds no events.
// Homework cards help to tell prospects from their namesakes.
func New(prospects []data.Prospect, d Detector, cards ...data.Profile) *Reader {
	return &Reader{companies: company.New(prospects, cards...), detector: d}
}

// ExtractorVersion changes whenever the same body gives another article text.
func ExtractorVersion() string { return text.Version }

// NamesOf returns the names by which a prospect is looked for, sorted.
func NamesOf(p data.Prospect) []string { return company.NamesOf(p) }

// ProspectFingerprint changes when any field changes that decides where a
// prospect is found, in its row or on its homework card.
func ProspectFingerprint(p data.Prospect, card data.Profile) string {
	return company.Fingerprint(p, card)
}

// Names returns the sorted ids of all prospects that could be meant by a name
// in a feed item, without asking for proof: their pages are worth a look.
func (r *Reader) Names(title, summary string) []string {
	return r.companies.Candidates(title, summary)
}

// Article makes a document readable: the article text of its page, else its
// summary. There is always an article; the error says why the page gave none.
func (r *Reader) Article(d data.Document) (data.Article, error) {
	a := data.Article{
		DocumentID:  d.ID,
		Seq:         d.Seq,
		URL:         d.URL,
		Source:      d.Source,
		Title:       text.Line(d.Title),
		Text:        text.Plain(d.Summary),
		PublishedAt: d.PublishedAt.UTC(),
		FetchedAt:   d.FetchedAt,
	}
	if len(d.Body) == 0 {
		return a, nil
	}
	page, err := text.Read(text.Source{Body: d.Body, ContentType: d.ContentType, URL: d.URL, FetchedAt: d.FetchedAt})
	if err != nil {
		return a, fmt.Errorf("read page %s: %w", d.URL, err)
	}
	join(&a, page)
	return a, nil
}

// join adds what the page says to what the feed item said. The item's title and
// date win; its summary only when the page shows less, as behind a paywall.
func join(a *data.Article, page text.Page) {
	if a.Title == "" {
		a.Title = page.Title
	}
	if a.PublishedAt.IsZero() {
		a.PublishedAt = page.PublishedAt
	}
	a.Language = page.Language
	if len(page.Text) < len(a.Text) {
		return
	}
	a.Text, a.Links = page.Text, page.Links
}

// Read finds the prospects that an article speaks of and what happened to them.
func (r *Reader) Read(a data.Article) ([]data.Mention, []data.Event) {
	mentions := r.companies.Mentions(a)
	return mentions, r.events(a, mentions)
}

// ReadFully does what Read does and tells which names were left out for want of
// proof that a prospect is meant.
func (r *Reader) ReadFully(a data.Article) ([]data.Mention, []data.Event, []data.Doubt) {
	mentions, doubts := r.companies.Resolve(a)
	return mentions, r.events(a, mentions), doubts
}

func (r *Reader) events(a data.Article, mentions []data.Mention) []data.Event {
	if r.detector == nil || len(mentions) == 0 {
		return nil
	}
	events := r.detector.Detect(a, mentions)
	for i := range events {
		e := &events[i]
		e.ID = data.EventID(a.DocumentID, e.ProspectID, e.Type)
		e.DocumentID, e.URL, e.Source, e.Title = a.DocumentID, a.URL, a.Source, a.Title
		e.PublishedAt, e.ObservedAt = a.PublishedAt, a.FetchedAt
	}
	return events
}
