package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

const denialColumns = `document_id, prospect_id, type, kind, evidence_field, evidence_start, evidence_end, evidence, url, title, published_at, observed_at`

func scanDenial(r *sql.Rows) (d data.Denial, err error) {
	return d, r.Scan(denialTargets(&d)...)
}

// denialTargets are where the columns of a denial go.
func denialTargets(d *data.Denial) []any {
	return []any{&d.DocumentID, &d.ProspectID, &d.Type, &d.Kind, &d.Evidence.Field, &d.Evidence.Start, &d.Evidence.End,
		&d.Evidence.Quote, &d.URL, &d.Title, intoTime(&d.PublishedAt), intoTime(&d.ObservedAt)}
}

func denialRow(d data.Denial) row {
	return row{d.DocumentID, d.ProspectID, d.Type, string(d.Kind), string(d.Evidence.Field), int64(d.Evidence.Start), int64(d.Evidence.End),
		d.Evidence.Quote, d.URL, d.Title, nullTime(d.PublishedAt), nullTime(d.ObservedAt)}
}

const selectDenialsIn = "SELECT " + denialColumns + ` FROM denials
WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id, prospect_id, type`

// saveDenials keeps what these documents take back now, in place of what they
// took back before, and marks the stories that this may change. One that was
// known keeps the moment when it was first seen.
func (s *session) saveDenials(ctx context.Context, rs []Reading) error {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = r.Article.DocumentID
	}
	stored, err := collect(ctx, s, selectDenialsIn, scanDenial, ids)
	if err != nil {
		return err
	}
	old := map[string][]data.Denial{}
	for _, d := range stored {
		old[d.DocumentID] = append(old[d.DocumentID], d)
	}
	var outdated []string
	var rows []row
	dirty := map[StoryKey]bool{}
	for _, r := range rs {
		was := old[r.Article.DocumentID]
		now := firstSeen(r.Denials, was)
		if sameDenials(was, now) {
			continue
		}
		outdated = append(outdated, r.Article.DocumentID)
		for _, d := range now {
			rows = append(rows, denialRow(d))
		}
		for _, d := range append(now, was...) {
			dirty[StoryKey{d.ProspectID, d.Type}] = true
		}
	}
	if len(outdated) == 0 {
		return nil
	}
	if err := s.deleteKeys(ctx, "denials", "document_id", outdated); err != nil {
		return err
	}
	if err := s.append(ctx, "denials", rows); err != nil {
		return err
	}
	if err := s.markKnown(ctx, dirty); err != nil {
		return err
	}
	return s.markDenied(ctx, dirty)
}

// firstSeen are denials with the moment at which each was first seen.
func firstSeen(now, was []data.Denial) []data.Denial {
	out := append([]data.Denial(nil), now...)
	for i := range out {
		for _, w := range was {
			if w.ProspectID == out[i].ProspectID && w.Type == out[i].Type {
				out[i].ObservedAt = w.ObservedAt
			}
		}
	}
	return out
}

func sameDenials(x, y []data.Denial) bool {
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if rowHash(denialRow(x[i])) != rowHash(denialRow(y[i])) {
			return false
		}
	}
	return true
}

// markKnown marks those of these keys that have events.
func (s *session) markKnown(ctx context.Context, keys map[StoryKey]bool) error {
	known := map[StoryKey]bool{}
	for k := range keys {
		n, err := s.number(ctx, "SELECT count(*) FROM (SELECT 1 FROM events WHERE prospect_id = ? AND type = ? LIMIT 1)", k.ProspectID, k.Type)
		if err != nil {
			return err
		}
		if n > 0 {
			known[k] = true
		}
	}
	return s.markDirty(ctx, known)
}

const selectDenials = "SELECT " + denialColumns + ` FROM denials SEMI JOIN events USING (prospect_id, type)
ORDER BY prospect_id, type, coalesce(published_at, observed_at), document_id`

// Denials returns all that texts take back of stories that are known, by the
// prospect and type of these.
func (st *Store) Denials(ctx context.Context) (map[StoryKey][]data.Denial, error) {
	out := map[StoryKey][]data.Denial{}
	err := st.read("read the denials", func(s *session) error {
		denials, err := collect(ctx, s, selectDenials, scanDenial)
		for _, d := range denials {
			k := StoryKey{d.ProspectID, d.Type}
			out[k] = append(out[k], d)
		}
		return err
	})
	return out, err
}
