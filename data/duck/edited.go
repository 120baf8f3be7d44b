package duck

import (
	"context"
	"database/sql"
	"time"

	"callworthy/data"
)

// said is what the latest version of a document says.
type said struct {
	title, summary string
	publishedAt    time.Time
}

const selectSaid = `
SELECT document_id, title, summary, published_at FROM document_versions WHERE seq IN (SELECT unnest(?::BIGINT[]))`

// readSaid reads what the latest versions say of which an item differs.
func (s *session) readSaid(ctx context.Context, v *versions, ps []data.Polled) error {
	var seqs []int64
	for _, p := range ps {
		for _, d := range p.Items {
			if h, known := v.heads[d.ID]; known && h.itemHash != d.ItemHash() && h.source == p.State.Source.Key() {
				seqs = append(seqs, h.seq)
			}
		}
	}
	v.said = map[string]said{}
	if len(seqs) == 0 {
		return nil
	}
	_, err := collect(ctx, s, selectSaid, func(r *sql.Rows) (id string, err error) {
		var a said
		err = r.Scan(&id, &a.title, &a.summary, intoTime(&a.publishedAt))
		v.said[id] = a
		return id, err
	}, seqs)
	return err
}

// edited gives an item the date that it had before, where its title stands and
// the new date is later: many programs date a story anew when they touch it,
// and an old one must not look fresh. It tells whether the item says anything
// else than before.
func (v *versions) edited(d data.Document) (data.Document, bool) {
	old, known := v.said[d.ID]
	if !known || old.title != d.Title || old.publishedAt.IsZero() || !d.PublishedAt.After(old.publishedAt) {
		return d, true
	}
	d.PublishedAt = old.publishedAt
	return d, old.summary != d.Summary
}
