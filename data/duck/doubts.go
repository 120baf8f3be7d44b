package duck

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"callworthy/data"
)

// mostDoubts is how many documents with an unproved name are kept for a prospect.
const mostDoubts = 20

const doubtColumns = "prospect_id, document_id, name, why, url, title, published_at"

func scanDoubt(r *sql.Rows) (d data.Doubt, err error) {
	return d, r.Scan(&d.ProspectID, &d.DocumentID, &d.Name, &d.Why, &d.URL, &d.Title, intoTime(&d.PublishedAt))
}

func doubtRow(d data.Doubt) row {
	return row{d.ProspectID, d.DocumentID, d.Name, d.Why, d.URL, d.Title, nullTime(d.PublishedAt)}
}

const selectDoubtsIn = "SELECT " + doubtColumns + ` FROM doubts
WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id, prospect_id`

// saveDoubts keeps the unproved names of these documents in place of those that they
// had before, and of each prospect only the newest.
func (s *session) saveDoubts(ctx context.Context, rs []Reading) error {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = r.Article.DocumentID
	}
	stored, err := collect(ctx, s, selectDoubtsIn, scanDoubt, ids)
	if err != nil {
		return err
	}
	old := map[string][]string{}
	for _, d := range stored {
		old[d.DocumentID] = append(old[d.DocumentID], rowHash(doubtRow(d)))
	}
	var outdated, prospects []string
	var rows []row
	for _, r := range rs {
		var now []string
		var come []row
		for _, d := range r.Doubts {
			come = append(come, doubtRow(d))
			now = append(now, rowHash(come[len(come)-1]))
		}
		slices.Sort(now)
		was := old[r.Article.DocumentID]
		slices.Sort(was)
		if slices.Equal(was, now) {
			continue
		}
		outdated = append(outdated, r.Article.DocumentID)
		rows = append(rows, come...)
		for _, d := range r.Doubts {
			prospects = append(prospects, d.ProspectID)
		}
	}
	if err := s.deleteKeys(ctx, "doubts", "document_id", outdated); err != nil {
		return err
	}
	if err := s.append(ctx, "doubts", rows); err != nil || len(prospects) == 0 {
		return err
	}
	return s.exec(ctx, forgetDoubts, prospects, mostDoubts)
}

const forgetDoubts = `DELETE FROM doubts WHERE rowid IN (
	SELECT rowid FROM doubts WHERE prospect_id IN (SELECT unnest($1::VARCHAR[]))
	QUALIFY row_number() OVER (PARTITION BY prospect_id ORDER BY published_at DESC NULLS LAST, document_id) > $2)`

// standingDoubts are the names of a prospect that were left out, newest first.
func (p *Published) standingDoubts(ctx context.Context, id string) ([]data.Doubt, error) {
	const q = "SELECT " + doubtColumns + " FROM doubts WHERE prospect_id = ? ORDER BY published_at DESC NULLS LAST, document_id"
	found, err := collect(ctx, p.s, q, scanDoubt, id)
	if err != nil {
		return nil, fmt.Errorf("look up the unproved names of %s: %w", id, err)
	}
	return found, nil
}

func doubtsView() view {
	return view{"doubts", "names of prospects in documents that were left out for want of proof that the prospect is meant: the newest twenty documents of each prospect", []column{
		{"prospect_id", "d.prospect_id", "the prospect whose name stands there"},
		{"document_id", "d.document_id", "the document"},
		{"name", "d.name", "the name as it stands in the document"},
		{"why", "d.why", "why it does not count"},
		{"url", "d.url", "URL of the document"},
		{"title", "d.title", "title of the document"},
		{"published_at", "d.published_at", "when the document was published, UTC; NULL when unknown"},
	}, `FROM doubts d ANTI JOIN suppressed p ON p.prospect_id = d.prospect_id ANTI JOIN hidden_documents h ON h.document_id = d.document_id
ORDER BY d.prospect_id, d.document_id`}
}
