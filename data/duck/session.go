package duck

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/klauspost/compress/zstd"
)

// Settings of every database that this package opens. Extensions are never
// downloaded: json, icu and parquet are linked in.
const (
	threads     = 2
	memoryLimit = "1GB"
)

// session is one connection to one DuckDB instance. The file is attached under
// a fixed name, so that its path may hold any character.
type session struct {
	db   *sql.DB
	conn *sql.Conn
	enc  *zstd.Encoder // of bodies
	dec  *zstd.Decoder
}

// openSession starts DuckDB in memory and attaches the file at path as name,
// with options such as ", READ_ONLY". The type is named because DuckDB would
// attach a CSV file as well, as a database of its own.
//
// What does not fit into memory goes to the folder spill, which DuckDB makes
// when it is needed and removes at the end.
func openSession(ctx context.Context, path, name, options, spill string) (*session, error) {
	dsn := fmt.Sprintf("?threads=%d&memory_limit=%s&autoinstall_known_extensions=false&autoload_known_extensions=false", threads, memoryLimit)
	connector, err := duckdb.NewConnector(dsn, nil)
	if err != nil {
		return nil, fmt.Errorf("start DuckDB: %w", err)
	}
	s := &session{db: sql.OpenDB(connector)}
	if s.enc, err = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1)); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	if s.dec, err = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1)); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	if s.conn, err = s.db.Conn(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("start DuckDB: %w", err), s.db.Close())
	}
	for _, q := range []string{
		"SET TimeZone = 'UTC'",
		"SET temp_directory = " + quote(spill),
		"ATTACH " + quote(path) + " AS " + name + " (TYPE duckdb" + options + ")",
		"USE " + name,
	} {
		if err := s.exec(ctx, q); err != nil {
			return nil, errors.Join(err, s.close())
		}
	}
	return s, nil
}

func (s *session) close() error {
	s.dec.Close()
	return errors.Join(s.conn.Close(), s.db.Close())
}

func (s *session) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.conn.ExecContext(ctx, query, args...)
	return err
}

// transaction runs f and commits what it did, or nothing of it.
func (s *session) transaction(ctx context.Context, f func() error) error {
	if err := s.exec(ctx, "BEGIN"); err != nil {
		return err
	}
	if err := f(); err != nil {
		return errors.Join(err, s.rollback(ctx))
	}
	if err := s.exec(ctx, "COMMIT"); err != nil {
		return errors.Join(err, s.rollback(ctx))
	}
	return nil
}

// rollback gives up the transaction. A failed commit has already done so.
func (s *session) rollback(ctx context.Context) error {
	err := s.exec(context.WithoutCancel(ctx), "ROLLBACK")
	if err != nil && strings.Contains(err.Error(), "no transaction is active") {
		return nil
	}
	return err
}

// row is the values of one table row, in the table's order of columns.
type row []driver.Value

// append adds rows to the end of a table of the attached file.
func (s *session) append(ctx context.Context, table string, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	return s.appendTo(ctx, storeName, table, rows)
}

func (s *session) appendTo(ctx context.Context, catalog, table string, rows []row) error {
	err := s.conn.Raw(func(c any) (err error) {
		a, err := duckdb.NewAppender(c.(driver.Conn), catalog, "main", table)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, a.CloseWithCancel(ctx)) }()
		for _, r := range rows {
			if err := a.AppendRow(valid(r)...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("append to %s: %w", table, err)
	}
	return nil
}

// valid is the row as DuckDB takes it: texts are UTF-8.
func valid(r row) row {
	for i, v := range r {
		if s, ok := v.(string); ok && !utf8.ValidString(s) {
			r = slices.Clone(r)
			r[i] = strings.ToValidUTF8(s, "\uFFFD")
		}
	}
	return r
}

// collect runs a query and scans each of its rows.
func collect[T any](ctx context.Context, s *session, query string, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	rows, err := s.conn.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// number runs a query that gives one whole number.
func (s *session) number(ctx context.Context, query string, args ...any) (int64, error) {
	var n sql.NullInt64
	err := s.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n.Int64, err
}

// deleteKeys removes the rows whose key is one of keys.
func (s *session) deleteKeys(ctx context.Context, table, column string, keys []string) error {
	if len(keys) == 0 {
		return nil
	}
	return s.exec(ctx, "DELETE FROM "+table+" WHERE "+column+" IN (SELECT unnest(?::VARCHAR[]))", keys)
}

// keyed is a row of a table with one text key. Its hash, which tells whether
// the row changed, is the last column of the table.
type keyed struct {
	key  string
	vals row
	also row // what is kept elsewhere and changes with the row
}

// replaceChanged writes those rows that are new or differ from what is stored
// under their key, and returns the keys of these. Of rows with the same key the
// first counts.
func (s *session) replaceChanged(ctx context.Context, table, column string, rows []keyed) (map[string]bool, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	keys := make([]string, len(rows))
	for i, r := range rows {
		keys[i] = r.key
	}
	stored, err := s.hashes(ctx, table, column, " WHERE "+column+" IN (SELECT unnest(?::VARCHAR[]))", keys)
	if err != nil {
		return nil, err
	}
	return s.writeChanged(ctx, table, column, stored, rows)
}

// replaceAll makes the table hold these rows and no others.
func (s *session) replaceAll(ctx context.Context, table, column string, rows []keyed) error {
	stored, err := s.hashes(ctx, table, column, "")
	if err != nil {
		return err
	}
	kept := make(map[string]bool, len(rows))
	for _, r := range rows {
		kept[r.key] = true
	}
	var gone []string
	for key := range stored {
		if !kept[key] {
			gone = append(gone, key)
		}
	}
	if err := s.deleteKeys(ctx, table, column, gone); err != nil {
		return err
	}
	_, err = s.writeChanged(ctx, table, column, stored, rows)
	return err
}

func (s *session) hashes(ctx context.Context, table, column, where string, args ...any) (map[string]string, error) {
	pairs, err := collect(ctx, s, "SELECT "+column+", row_hash FROM "+table+where, func(r *sql.Rows) (p [2]string, err error) {
		return p, r.Scan(&p[0], &p[1])
	}, args...)
	out := make(map[string]string, len(pairs))
	for _, p := range pairs {
		out[p[0]] = p[1]
	}
	return out, err
}

func (s *session) writeChanged(ctx context.Context, table, column string, stored map[string]string, rows []keyed) (map[string]bool, error) {
	changed := map[string]bool{}
	seen := map[string]bool{}
	var fresh []row
	var outdated []string
	for _, r := range rows {
		hash := rowHash(append(slices.Clip(r.vals), r.also...))
		old, known := stored[r.key]
		if seen[r.key] || known && old == hash {
			seen[r.key] = true
			continue
		}
		seen[r.key], changed[r.key] = true, true
		fresh = append(fresh, append(r.vals, hash))
		if known {
			outdated = append(outdated, r.key)
		}
	}
	if err := s.deleteKeys(ctx, table, column, outdated); err != nil {
		return nil, err
	}
	return changed, s.append(ctx, table, fresh)
}
