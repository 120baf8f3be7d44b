package duck

import (
	"context"
	"errors"
	"fmt"
	"os"

	"callworthy/data"
)

const (
	copyName = "copy"
	copyMode = 0o444
)

// PublishCopy writes the database for analysts to path, which must not exist: a
// DuckDB file of mode 0444 with the views of the public contract, without raw
// bodies. Rows of suppressed prospects stand in held_back alone, also for
// mornings on which they were listed; documents that name nobody else are left
// out. The run is shown as given, since its end is not in the store yet.
func (st *Store) PublishCopy(ctx context.Context, path string, suppressed []string, run data.Run) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("publish the database: %s exists already", path)
	}
	err := st.read("publish the database", func(s *session) error { return s.prepareCopy(ctx, suppressed, run) })
	if err != nil {
		return err
	}
	err = st.use("publish the database", path, func(s *session) error { return s.fillCopy(ctx, path) })
	if err == nil {
		err = explain(path, seal(path))
	}
	if err != nil {
		return errors.Join(err, removeDatabase(path))
	}
	return nil
}

// removeDatabase removes a file that was not finished.
func removeDatabase(path string) error {
	var errs []error
	for _, p := range []string{path, path + ".wal"} {
		if err := os.Remove(p); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// What the views are filled from, beside the store's tables.
const (
	createSuppressed = "CREATE OR REPLACE TEMP TABLE suppressed AS SELECT unnest(?::VARCHAR[]) AS prospect_id"
	createRunsNow    = "CREATE OR REPLACE TEMP TABLE runs_now AS SELECT * FROM runs WHERE run_id <> ?"
	createHidden     = "CREATE OR REPLACE TEMP TABLE hidden_sources AS SELECT source FROM sources SEMI JOIN suppressed USING (prospect_id)"
	createHiddenDocs = `CREATE OR REPLACE TEMP TABLE hidden_documents AS
WITH named AS (SELECT document_id, prospect_id FROM mentions UNION SELECT document_id, prospect_id FROM events)
(SELECT document_id FROM named SEMI JOIN suppressed USING (prospect_id)
 UNION SELECT document_id FROM doubts SEMI JOIN suppressed USING (prospect_id)
 UNION SELECT document_id FROM documents SEMI JOIN hidden_sources USING (source))
EXCEPT SELECT document_id FROM named ANTI JOIN suppressed USING (prospect_id)`
	// Rows of earlier mornings that told of somebody who is suppressed now.
	createHiddenCalls = `CREATE OR REPLACE TEMP TABLE hidden_calls AS
SELECT DISTINCT c.list_date, c.prospect_id FROM call_list c JOIN signals s ON s.event_id = c.event_id
SEMI JOIN suppressed a ON a.prospect_id = s.about_prospect ANTI JOIN suppressed p ON p.prospect_id = c.prospect_id`
	createHeldBackNow = `CREATE OR REPLACE TEMP TABLE held_back_now AS
SELECT list_date, prospect_id, prospect, cause, detail FROM held_back
UNION ALL
SELECT list_date, prospect_id, prospect, ?, 'stood on this list and was suppressed since' FROM call_list SEMI JOIN suppressed USING (prospect_id)
UNION ALL
SELECT list_date, prospect_id, prospect, ?, 'stood on this list, with a reason that names somebody who must not be named' FROM call_list SEMI JOIN hidden_calls USING (list_date, prospect_id)`
)

func (s *session) prepareCopy(ctx context.Context, suppressed []string, run data.Run) error {
	if suppressed == nil {
		suppressed = []string{}
	}
	steps := []struct {
		query string
		args  []any
	}{
		{createSuppressed, []any{suppressed}},
		{createRunsNow, []any{run.ID}},
		{createHidden, nil},
		{createHiddenDocs, nil},
		{createHiddenCalls, nil},
		{createHeldBackNow, []any{string(data.CauseSuppressed), string(data.CauseSuppressed)}},
	}
	for _, step := range steps {
		if err := s.exec(ctx, step.query, step.args...); err != nil {
			return err
		}
	}
	return s.appendTo(ctx, "temp", "runs_now", []row{runRow(run)})
}

// fillCopy writes the tables, and the views and comments on them. For the views the
// file is the default catalogue, so that they name none and hold under whatever
// name an analyst attaches it.
func (s *session) fillCopy(ctx context.Context, path string) (err error) {
	if err := s.exec(ctx, "ATTACH "+quote(path)+" AS "+copyName+" (TYPE duckdb)"); err != nil {
		return err
	}
	defer func() {
		ctx := context.WithoutCancel(ctx)
		err = errors.Join(err, s.exec(ctx, "USE "+storeName), s.exec(ctx, "DETACH "+copyName))
	}()
	if err := s.transaction(ctx, func() error { return s.copyTables(ctx) }); err != nil {
		return err
	}
	if err := s.exec(ctx, "USE "+copyName); err != nil {
		return err
	}
	return s.transaction(ctx, func() error {
		for _, v := range views() {
			if err := s.exec(ctx, v.definition()); err != nil {
				return fmt.Errorf("view %s: %w", v.name, err)
			}
		}
		return nil
	})
}

// copyTables makes what the views are filled from.
func (s *session) copyTables(ctx context.Context) error {
	if err := s.exec(ctx, "CREATE SCHEMA "+copyName+"."+baseSchema); err != nil {
		return err
	}
	for _, v := range views() {
		q := "CREATE TABLE " + copyName + "." + baseSchema + "." + v.name + " AS " + v.storeQuery()
		if err := s.exec(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", v.name, err)
		}
	}
	return nil
}

// seal makes sure that the file is on the disk and that nobody opens it for
// writing: one who did would shut out all other readers.
func seal(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Chmod(path, copyMode)
}
