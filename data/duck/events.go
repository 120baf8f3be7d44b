package duck

import (
	"context"
	"database/sql"
	"time"

	"callworthy/data"
)

const eventColumns = `event_id, story_id, prospect_id, type, status, role, happened_on, observed_at, published_at, confidence,
       listable, slots, evidence_field, evidence_start, evidence_end, evidence, rule, document_id, url, source, title,
       novelty, withdrawn_at, withdrawn_why`

func scanEvent(r *sql.Rows) (e data.Event, err error) { return e, r.Scan(eventTargets(&e)...) }

// eventTargets is where the eventColumns go.
func eventTargets(e *data.Event) []any {
	return []any{&e.ID, &e.StoryID, &e.ProspectID, &e.Type, &e.Status, &e.Role, intoTime(&e.HappenedOn),
		intoTime(&e.ObservedAt), intoTime(&e.PublishedAt), &e.Confidence, &e.Listable, fromJSON{&e.Slots},
		&e.Evidence.Field, &e.Evidence.Start, &e.Evidence.End, &e.Evidence.Quote, &e.Rule, &e.DocumentID, &e.URL,
		&e.Source, &e.Title, &e.Novelty, intoTime(&e.WithdrawnAt), &e.WithdrawnWhy}
}

func eventRow(e data.Event) (row, error) {
	slots, err := jsonText(e.Slots)
	return row{e.ID, e.StoryID, e.ProspectID, e.Type, string(e.Status), e.Role, nullDay(e.HappenedOn),
		nullTime(e.ObservedAt), nullTime(e.PublishedAt), e.Confidence, e.Listable, slots,
		string(e.Evidence.Field), int64(e.Evidence.Start), int64(e.Evidence.End), e.Evidence.Quote, e.Rule, e.DocumentID, e.URL,
		e.Source, e.Title, string(e.Novelty), nullTime(e.WithdrawnAt), e.WithdrawnWhy}, err
}

// Reading is what reading one article gave.
type Reading struct {
	Article  data.Article
	CopyOf   string // document that counts in its stead; then nothing else is told of it
	Mentions []data.Mention
	Events   []data.Event
	Signals  []data.Signal // with their ids
	Denials  []data.Denial // ordered by prospect and type
	Doubts   []data.Doubt  // names that were left out for want of proof
	Cards    []data.Card   // what it says of the prospect on whose site it stands
}

// ReadingCounts says what SaveReadings changed.
type ReadingCounts struct {
	Found     map[string]int // live events that are new or changed, by type
	Withdrawn int            // events that no longer stand
	Signals   int            // live signals that are new or changed
}

// SaveReadings stores what reading some articles gave, and the stage's cursor
// last; a nil cursor stays. Events and signals of these documents that were not
// found again are withdrawn at asOf and kept. One that was known keeps its
// story, the moment when it was first seen, and its withdrawal by a verdict.
// Of a copy, what never came to a story leaves no trace, so that it makes no
// difference which of two copies was read first. Nothing is written where nothing
// changed.
func (st *Store) SaveReadings(ctx context.Context, asOf time.Time, rs []Reading, stage string, c *Cursor) (ReadingCounts, error) {
	var ch changes
	err := st.write(ctx, "save readings", func(s *session) error {
		if err := s.saveArticles(ctx, rs); err != nil {
			return err
		}
		if err := s.saveCopies(ctx, rs); err != nil {
			return err
		}
		known, err := s.eventsIn(ctx, rs)
		if err != nil {
			return err
		}
		ch = changes{asOf: asOf, known: known, dirty: map[StoryKey]bool{}, counts: ReadingCounts{Found: map[string]int{}}}
		for _, r := range rs {
			if err := ch.compare(r); err != nil {
				return err
			}
		}
		if err := s.saveEvents(ctx, &ch); err != nil {
			return err
		}
		if err := s.saveDenials(ctx, rs); err != nil {
			return err
		}
		if err := s.saveDoubts(ctx, rs); err != nil {
			return err
		}
		if ch.counts.Signals, err = s.saveSignals(ctx, asOf, rs); err != nil {
			return err
		}
		var cards []data.Card
		for _, r := range rs {
			cards = append(cards, r.Cards...)
		}
		if err := s.saveCards(ctx, cards); err != nil || c == nil {
			return err
		}
		return s.saveCursor(ctx, stage, *c)
	})
	if err != nil {
		return ReadingCounts{}, err
	}
	return ch.counts, nil
}

const selectEventsIn = "SELECT " + eventColumns + ` FROM events
WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY event_id`

// eventsIn returns the stored events of the documents that were read, by document.
func (s *session) eventsIn(ctx context.Context, rs []Reading) (map[string][]data.Event, error) {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = r.Article.DocumentID
	}
	events, err := collect(ctx, s, selectEventsIn, scanEvent, ids)
	known := map[string][]data.Event{}
	for _, e := range events {
		known[e.DocumentID] = append(known[e.DocumentID], e)
	}
	return known, err
}

// changes is the difference between what is stored and what was read.
type changes struct {
	asOf     time.Time
	known    map[string][]data.Event // by document
	outdated []string                // events whose rows go
	rows     []row                   // event rows that come
	dirty    map[StoryKey]bool
	counts   ReadingCounts
}

// compare adds the difference that one reading makes.
func (ch *changes) compare(r Reading) error {
	old := map[string]data.Event{}
	for _, e := range ch.known[r.Article.DocumentID] {
		old[e.ID] = e
	}
	found := map[string]bool{}
	for _, e := range r.Events {
		e = completed(e, r.Article)
		if found[e.ID] {
			continue
		}
		found[e.ID] = true
		was, known := old[e.ID]
		if known {
			e = remembered(e, was)
		}
		changed, err := ch.put(e, was, known)
		if err != nil {
			return err
		}
		if changed && e.Live() {
			ch.counts.Found[e.Type]++
		}
	}
	for _, was := range ch.known[r.Article.DocumentID] {
		gone, is := lost(was, ch.asOf)
		switch {
		case !is || found[was.ID]:
			continue
		case r.CopyOf != "" && was.StoryID == "":
			ch.forget(was)
			continue
		}
		if _, err := ch.put(gone, was, true); err != nil {
			return err
		}
		if was.Live() {
			ch.counts.Withdrawn++
		}
	}
	return nil
}

// forget drops an event that nobody was told of.
func (ch *changes) forget(was data.Event) {
	ch.outdated = append(ch.outdated, was.ID)
	ch.dirty[StoryKey{was.ProspectID, was.Type}] = true
	ch.counts.Found[was.Type]--
}

// remembered is an event that was found again, with what the store knows of it.
// One that a verdict took back stays withdrawn.
func remembered(e, was data.Event) data.Event {
	e.ObservedAt, e.StoryID, e.Novelty = was.ObservedAt, was.StoryID, was.Novelty
	if was.WithdrawnWhy != "" {
		e.WithdrawnAt, e.WithdrawnWhy = was.WithdrawnAt, was.WithdrawnWhy
	}
	return e
}

// lost is an event that its document no longer tells of: withdrawn, and not to
// come back when a verdict against it is taken back. It tells whether that
// changes anything.
func lost(was data.Event, asOf time.Time) (data.Event, bool) {
	if !was.Live() && was.WithdrawnWhy == "" {
		return was, false
	}
	if was.Live() {
		was.WithdrawnAt = asOf
	}
	was.WithdrawnWhy = ""
	return was, true
}

// put replaces the row of an event unless it would stay the same.
func (ch *changes) put(e, was data.Event, known bool) (changed bool, err error) {
	now, err := eventRow(e)
	if err != nil {
		return false, err
	}
	if known {
		before, err := eventRow(was)
		if err != nil || rowHash(before) == rowHash(now) {
			return false, err
		}
		ch.outdated = append(ch.outdated, e.ID)
	}
	ch.rows = append(ch.rows, now)
	ch.dirty[StoryKey{e.ProspectID, e.Type}] = true
	return true, nil
}

// completed gives an event its identity and what it takes from its document.
func completed(e data.Event, a data.Article) data.Event {
	e.ID = data.EventID(a.DocumentID, e.ProspectID, e.Type)
	e.DocumentID, e.URL, e.Source, e.Title, e.PublishedAt = a.DocumentID, a.URL, a.Source, a.Title, a.PublishedAt
	if e.ObservedAt.IsZero() {
		e.ObservedAt = a.FetchedAt
	}
	e.WithdrawnAt, e.WithdrawnWhy = time.Time{}, ""
	return e
}

func (s *session) saveEvents(ctx context.Context, ch *changes) error {
	if err := s.deleteKeys(ctx, "events", "event_id", ch.outdated); err != nil {
		return err
	}
	if err := s.append(ctx, "events", ch.rows); err != nil {
		return err
	}
	return s.markDirty(ctx, ch.dirty)
}

const selectLive = "SELECT " + eventColumns + ` FROM events WHERE withdrawn_at IS NULL
ORDER BY prospect_id, type, coalesce(published_at, observed_at), document_id`

// LiveEvents returns the events that stand, ordered by prospect, type, time and
// document. Their story ids are as published: see StoryAliases.
func (st *Store) LiveEvents(ctx context.Context) (out []data.Event, err error) {
	err = st.read("read the live events", func(s *session) error {
		out, err = collect(ctx, s, selectLive, scanEvent)
		return err
	})
	return out, err
}
