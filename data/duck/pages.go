package duck

import (
	"context"
	"database/sql"
	"time"

	"callworthy/data"
)

// maxAttempts is how often the page of a document is asked for when it fails
// for a passing reason.
const maxAttempts = 3

const versionColumns = `v.document_id, v.seq, v.url, v.source, v.title, v.summary, v.published_raw, v.published_at,
       v.fetched_at, v.outcome, v.detail, v.attempts, v.content_type, v.body_id, v.linked`

// scanVersion reads versionColumns; the body is left to be filled in.
func scanVersion(r *sql.Rows) (v version, err error) {
	d := &v.doc
	return v, r.Scan(&d.ID, &d.Seq, &d.URL, &d.Source, &d.Title, &d.Summary, &d.PublishedRaw, intoTime(&d.PublishedAt),
		intoTime(&d.FetchedAt), &d.Outcome, &d.Detail, &d.Attempts, &d.ContentType, &v.bodyID, &d.Linked)
}

type version struct {
	doc    data.Document
	bodyID sql.NullInt64
}

const selectPending = `
SELECT ` + versionColumns + `
FROM documents d JOIN document_versions v ON v.seq = d.seq
WHERE (d.outcome = ? OR d.attempts < ? AND d.outcome IN (SELECT unnest(?::VARCHAR[])))
  AND (d.published_at >= ? OR d.published_at IS NULL)
ORDER BY d.published_at DESC NULLS LAST, d.document_id`

// PendingPages returns the documents whose page is still to be asked for, as
// their latest versions without body: those not asked yet, and those that failed
// for a passing reason fewer than three times. Published on or after notBefore,
// or undated; newest first, the undated last.
func (st *Store) PendingPages(ctx context.Context, notBefore time.Time) (docs []data.Document, err error) {
	err = st.read("read the pending pages", func(s *session) error {
		transient, err := s.transientOutcomes(ctx)
		if err != nil {
			return err
		}
		docs, err = collect(ctx, s, selectPending, func(r *sql.Rows) (data.Document, error) {
			v, err := scanVersion(r)
			return v.doc, err
		}, string(data.OutcomePending), maxAttempts, transient, notBefore.UTC())
		return err
	})
	return docs, err
}

// transientOutcomes are those of the stored outcomes after which another try
// may help.
func (s *session) transientOutcomes(ctx context.Context) ([]string, error) {
	outcomes, err := collect(ctx, s, "SELECT DISTINCT outcome FROM documents", func(r *sql.Rows) (o data.Outcome, err error) {
		return o, r.Scan(&o)
	})
	transient := []string{}
	for _, o := range outcomes {
		if o.Transient() {
			transient = append(transient, string(o))
		}
	}
	return transient, err
}

// CountAfter counts the documents whose latest version comes after seq.
func (st *Store) CountAfter(ctx context.Context, seq int64) (int, error) {
	var n int64
	err := st.read("count new documents", func(s *session) (err error) {
		n, err = s.number(ctx, "SELECT count(*) FROM documents WHERE seq > ?", seq)
		return err
	})
	return int(n), err
}

const selectSeqsAfter = "SELECT seq FROM documents WHERE seq > ? ORDER BY seq LIMIT ?"

// DocumentsAfter returns up to limit documents whose latest version comes after
// seq, as these versions with their bodies, in order of arrival.
func (st *Store) DocumentsAfter(ctx context.Context, seq int64, limit int) (docs []data.Document, err error) {
	err = st.read("read new documents", func(s *session) error {
		seqs, err := collect(ctx, s, selectSeqsAfter, func(r *sql.Rows) (n int64, err error) { return n, r.Scan(&n) }, seq, limit)
		if err != nil || len(seqs) == 0 {
			return err
		}
		docs, err = s.documents(ctx, seqs)
		return err
	})
	return docs, err
}

// documents reads the versions with these rising numbers, bodies filled in.
func (s *session) documents(ctx context.Context, seqs []int64) ([]data.Document, error) {
	const q = "SELECT " + versionColumns + ` FROM document_versions v
WHERE v.seq BETWEEN ? AND ? AND v.seq IN (SELECT unnest(?::BIGINT[])) ORDER BY v.seq`
	found, err := collect(ctx, s, q, scanVersion, seqs[0], seqs[len(seqs)-1], seqs)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, v := range found {
		if v.bodyID.Valid {
			ids = append(ids, v.bodyID.Int64)
		}
	}
	bodies, err := s.bodies(ctx, ids)
	if err != nil {
		return nil, err
	}
	docs := make([]data.Document, len(found))
	for i, v := range found {
		docs[i] = v.doc
		docs[i].Body = bodies[v.bodyID.Int64]
	}
	return docs, nil
}
