package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

// head is what the store knows of a document without its texts: a row of
// documents.
type head struct {
	id, source  string
	seq         int64
	itemHash    string
	publishedAt any // for a TIMESTAMP column
	outcome     data.Outcome
	attempts    int
	contentType string
	bodyID      any    // int64, or nil for no body
	linked      string // of the page, like contentType
}

func (h head) row() row {
	return row{h.id, h.source, h.seq, h.itemHash, h.publishedAt, string(h.outcome), int64(h.attempts), h.contentType, h.bodyID, h.linked}
}

const selectHeads = `
SELECT document_id, source, seq, item_hash, published_at, outcome, attempts, content_type, body_id, linked
FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[]))`

// versions collects new document versions until they are written.
type versions struct {
	heads  map[string]head
	stored map[string]bool // documents that have a row
	seq    int64
	rows   []row
	order  []string // documents with new versions
	fresh  map[string]bool
	said   map[string]said // of documents whose item differs from the latest version
}

// versionsOf begins new versions of some documents.
func (s *session) versionsOf(ctx context.Context, ids []string) (*versions, error) {
	v := &versions{heads: map[string]head{}, stored: map[string]bool{}, fresh: map[string]bool{}}
	var err error
	if v.seq, err = s.number(ctx, "SELECT max(seq) FROM document_versions"); err != nil || len(ids) == 0 {
		return v, err
	}
	_, err = collect(ctx, s, selectHeads, func(r *sql.Rows) (h head, err error) {
		err = r.Scan(&h.id, &h.source, &h.seq, &h.itemHash, &h.publishedAt, &h.outcome, &h.attempts, &h.contentType, &h.bodyID, &h.linked)
		v.heads[h.id], v.stored[h.id] = h, true
		return h, err
	}, ids)
	return v, err
}

// add makes d the next version of its document.
func (v *versions) add(d data.Document, h head) {
	v.seq++
	h.id, h.seq = d.ID, v.seq
	h.publishedAt, h.outcome, h.attempts = nullTime(d.PublishedAt), d.Outcome, d.Attempts
	v.heads[d.ID] = h
	if !v.fresh[d.ID] {
		v.fresh[d.ID] = true
		v.order = append(v.order, d.ID)
	}
	v.rows = append(v.rows, row{v.seq, d.ID, d.URL, h.source, d.Title, d.Summary, d.PublishedRaw, h.publishedAt,
		nullTime(d.FetchedAt), string(d.Outcome), d.Detail, int64(d.Attempts), h.contentType, h.itemHash, h.bodyID, h.linked})
}

// saveVersions writes the new versions in their order.
func (s *session) saveVersions(ctx context.Context, v *versions) error {
	var outdated []string
	heads := make([]row, len(v.order))
	for i, id := range v.order {
		heads[i] = v.heads[id].row()
		if v.stored[id] {
			outdated = append(outdated, id)
		}
	}
	if err := s.deleteKeys(ctx, "documents", "document_id", outdated); err != nil {
		return err
	}
	if err := s.append(ctx, "documents", heads); err != nil {
		return err
	}
	return s.append(ctx, "document_versions", v.rows)
}

// SavePolled stores what some sources brought, and returns how many versions
// each of them added. A document that is not known yet gets its first version.
// An item that its own source edited becomes a new version, which carries the
// old page until that is asked for again, and the old date while its title
// stands: a later date alone is no edit. What other sources say of a known
// document makes no version. Within one body the first item of a document counts.
func (st *Store) SavePolled(ctx context.Context, ps []data.Polled) (added []int, err error) {
	added = make([]int, len(ps))
	err = st.write(ctx, "save what the sources brought", func(s *session) error {
		v, err := s.versionsOf(ctx, itemIDs(ps))
		if err != nil {
			return err
		}
		if err := s.readSaid(ctx, v, ps); err != nil {
			return err
		}
		for i, p := range ps {
			added[i] = v.addItems(p)
		}
		if err := s.saveVersions(ctx, v); err != nil {
			return err
		}
		var cards []data.Card
		var watched []data.WatchedPage
		for _, p := range ps {
			cards = append(cards, p.Cards...)
			watched = append(watched, p.Watched...)
		}
		if err := s.saveWatched(ctx, watched); err != nil {
			return err
		}
		if err := s.saveCards(ctx, cards); err != nil {
			return err
		}
		return s.saveSources(ctx, ps)
	})
	if err != nil {
		return nil, err
	}
	return added, nil
}

func (v *versions) addItems(p data.Polled) (added int) {
	key := p.State.Source.Key()
	seen := map[string]bool{}
	for _, d := range p.Items {
		h, known := v.heads[d.ID]
		hash := d.ItemHash()
		if seen[d.ID] || known && (h.source != key || h.itemHash == hash) {
			seen[d.ID] = true
			continue
		}
		seen[d.ID] = true
		d, differs := v.edited(d)
		if !differs {
			continue
		}
		if d.Outcome == "" {
			d.Outcome = data.OutcomePending
		}
		h.source, h.itemHash = key, hash
		v.add(d, h)
		added++
	}
	return added
}

func itemIDs(ps []data.Polled) []string {
	var ids []string
	for _, p := range ps {
		for _, d := range p.Items {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// SavePages stores a version of each document with the page that was asked for.
// Where the page did not come for a passing reason, an older page is kept.
func (st *Store) SavePages(ctx context.Context, ds []data.Document) error {
	if len(ds) == 0 {
		return nil
	}
	return st.write(ctx, "save pages", func(s *session) error {
		ids := make([]string, len(ds))
		var bodies [][]byte
		for i, d := range ds {
			ids[i] = d.ID
			if len(d.Body) > 0 {
				bodies = append(bodies, d.Body)
			}
		}
		v, err := s.versionsOf(ctx, ids)
		if err != nil {
			return err
		}
		bodyIDs, err := s.saveBodies(ctx, bodies)
		if err != nil {
			return err
		}
		for _, d := range ds {
			v.addPage(d, bodyIDs)
		}
		return s.saveVersions(ctx, v)
	})
}

func (v *versions) addPage(d data.Document, bodyIDs map[string]int64) {
	h, known := v.heads[d.ID]
	if !known {
		h.source, h.itemHash = d.Source, d.ItemHash()
	}
	switch {
	case len(d.Body) > 0:
		h.contentType, h.linked, h.bodyID = d.ContentType, d.Linked, bodyIDs[bodyHash(d.Body)]
	case !d.Outcome.Transient():
		h.contentType, h.linked, h.bodyID = d.ContentType, d.Linked, nil
	}
	v.add(d, h)
}
