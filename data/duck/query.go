package duck

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/duckdb/duckdb-go/v2"
)

// Published is an open copy for analysts. It can be read and nothing else: no
// writing, no other files, no network, no settings.
type Published struct{ s *session }

// OpenPublished opens the copy at path.
func OpenPublished(ctx context.Context, path string) (*Published, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, explain(path, fmt.Errorf("open the published database: %w", err))
	}
	// The copy's own folder may be read-only.
	spill := filepath.Join(os.TempDir(), fmt.Sprintf("callworthy-query-%d", os.Getpid()))
	s, err := openSession(ctx, path, "callworthy", ", READ_ONLY", spill)
	if err != nil {
		return nil, explain(path, fmt.Errorf("open the published database: %w", err))
	}
	for _, q := range []string{"SET enable_external_access = false", "SET lock_configuration = true"} {
		if err := s.exec(ctx, q); err != nil {
			return nil, errors.Join(fmt.Errorf("open the published database: %w", err), s.close())
		}
	}
	return &Published{s}, nil
}

// Close closes the copy.
func (p *Published) Close() error { return p.s.close() }

// Rows is the answer to a query. Values holds nil, bool, int64, uint64, float64,
// string, json.Number (exact digits of DECIMAL and of whole numbers beyond 64
// bits) and json.RawMessage (LIST, STRUCT, MAP and JSON); each marshals to JSON
// as it is. Times are text: RFC 3339 for TIMESTAMP (UTC), 2006-01-02 for DATE,
// 15:04:05 for TIME. Floats that JSON cannot express are text; a BLOB is text
// in hexadecimal digits.
type Rows struct {
	Columns []string
	Types   []string // DuckDB's names, as in "VARCHAR" and "DECIMAL(18,3)"
	Values  [][]any
}

// Query runs one statement that reads. Others are refused.
func (p *Published) Query(ctx context.Context, query string) (*Rows, error) {
	if err := p.readsOnly(query); err != nil {
		return nil, err
	}
	rows, err := p.s.conn.QueryContext(ctx, query)
	if err != nil {
		return nil, trimmed(err)
	}
	defer rows.Close()
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	out := &Rows{}
	for _, t := range types {
		out.Columns = append(out.Columns, t.Name())
		out.Types = append(out.Types, t.DatabaseTypeName())
	}
	for rows.Next() {
		vals := make([]any, len(types))
		to := make([]any, len(types))
		for i := range vals {
			to[i] = &vals[i]
		}
		if err := rows.Scan(to...); err != nil {
			return nil, err
		}
		for i := range vals {
			if vals[i], err = plain(vals[i], out.Types[i]); err != nil {
				return nil, fmt.Errorf("column %s: %w", out.Columns[i], err)
			}
		}
		out.Values = append(out.Values, vals)
	}
	return out, trimmed(rows.Err())
}

// readsOnly refuses everything but one statement that reads.
func (p *Published) readsOnly(query string) error {
	return p.s.conn.Raw(func(c any) error {
		stmt, err := c.(*duckdb.Conn).Prepare(query)
		switch {
		case err != nil && strings.Contains(err.Error(), "multi-statement"):
			return errors.New("one statement at a time (a PIVOT names its values with IN)")
		case err != nil:
			return trimmed(err)
		}
		defer stmt.Close()
		kind, err := stmt.(*duckdb.Stmt).StatementType()
		if err != nil {
			return err
		}
		if kind != duckdb.STATEMENT_TYPE_SELECT && kind != duckdb.STATEMENT_TYPE_EXPLAIN {
			return errors.New("the published database is read-only: ask with SELECT, DESCRIBE, SHOW or EXPLAIN")
		}
		if stmt.NumInput() > 0 {
			return errors.New("the statement has parameters: write the values into it")
		}
		return nil
	})
}

// trimmed leaves DuckDB's message as it is, with its pointer to the place, and
// drops a stack trace.
func trimmed(err error) error {
	if err == nil {
		return nil
	}
	text, _, _ := strings.Cut(err.Error(), "\n\nStack Trace:")
	return errors.New(strings.TrimSpace(text))
}
