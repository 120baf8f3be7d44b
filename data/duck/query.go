package duck

import (
	"context"
	"database/sql"
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

// QueryError says what is wrong with a query, in DuckDB's words.
type QueryError struct{ text string }

func (e *QueryError) Error() string { return e.text }

// Query runs one statement that reads and collects its answer. The error is a
// *QueryError when the statement is refused or fails.
func (p *Published) Query(ctx context.Context, query string) (*Rows, error) {
	out := &Rows{}
	err := p.Each(ctx, query, func(columns, types []string) error {
		out.Columns, out.Types = columns, types
		return nil
	}, func(values []any) error {
		out.Values = append(out.Values, values)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Each runs one statement that reads and hands on its answer without collecting
// it: first the names and types of the columns, then row by row the values, as
// Rows describes them. The error is that of head or row as it is, the context's,
// or a *QueryError.
func (p *Published) Each(ctx context.Context, query string, head func(columns, types []string) error, row func(values []any) error) error {
	if err := p.readsOnly(query); err != nil {
		return err
	}
	rows, err := p.s.conn.QueryContext(ctx, query)
	if err != nil {
		return queryTrouble(ctx, err)
	}
	defer rows.Close()
	columns, types, err := headOf(rows)
	if err != nil {
		return err
	}
	if err := head(columns, types); err != nil {
		return err
	}
	for rows.Next() {
		values, err := plainRow(rows, columns, types)
		if err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return queryTrouble(ctx, rows.Err())
}

func headOf(rows *sql.Rows) (columns, types []string, err error) {
	of, err := rows.ColumnTypes()
	if err != nil {
		return nil, nil, err
	}
	for _, t := range of {
		columns, types = append(columns, t.Name()), append(types, t.DatabaseTypeName())
	}
	return columns, types, nil
}

func plainRow(rows *sql.Rows, columns, types []string) ([]any, error) {
	values := make([]any, len(types))
	to := make([]any, len(types))
	for i := range values {
		to[i] = &values[i]
	}
	if err := rows.Scan(to...); err != nil {
		return nil, err
	}
	for i := range values {
		var err error
		if values[i], err = plain(values[i], types[i]); err != nil {
			return nil, fmt.Errorf("column %s: %w", columns[i], err)
		}
	}
	return values, nil
}

// readsOnly refuses everything but one statement that reads.
func (p *Published) readsOnly(query string) error {
	return p.s.conn.Raw(func(c any) error {
		stmt, err := c.(*duckdb.Conn).Prepare(query)
		switch {
		case err != nil && strings.Contains(err.Error(), "multi-statement"):
			return &QueryError{"one statement at a time (a PIVOT names its values with IN)"}
		case err != nil:
			return queryTrouble(context.Background(), err)
		}
		defer stmt.Close()
		kind, err := stmt.(*duckdb.Stmt).StatementType()
		if err != nil {
			return err
		}
		if kind != duckdb.STATEMENT_TYPE_SELECT && kind != duckdb.STATEMENT_TYPE_EXPLAIN {
			return &QueryError{"the published database is read-only: ask with SELECT, DESCRIBE, SHOW or EXPLAIN"}
		}
		if stmt.NumInput() > 0 {
			return &QueryError{"the statement has parameters: write the values into it"}
		}
		return nil
	})
}

// queryTrouble is the context's error where that ended the query. Else it leaves
// DuckDB's message as it is, with its pointer to the place, and drops a stack
// trace.
func queryTrouble(ctx context.Context, err error) error {
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	text, _, _ := strings.Cut(err.Error(), "\n\nStack Trace:")
	return &QueryError{strings.TrimSpace(text)}
}
