package duck

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one forward step of the schema.
type migration struct {
	version int
	name    string
	sql     string
	hash    string
}

// migrations reads the embedded steps in order; their numbers have no gaps.
func migrations() ([]migration, error) {
	entries, err := migrationFiles.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, e := range entries {
		b, err := migrationFiles.ReadFile(path.Join("migrations", e.Name()))
		if err != nil {
			return nil, err
		}
		number, name, _ := strings.Cut(strings.TrimSuffix(e.Name(), ".sql"), "_")
		version, err := strconv.Atoi(number)
		if err != nil || version != len(out)+1 {
			return nil, fmt.Errorf("migration %s: its number is not %04d", e.Name(), len(out)+1)
		}
		sum := sha256.Sum256(b)
		out = append(out, migration{version, name, string(b), hex.EncodeToString(sum[:])[:32]})
	}
	return out, nil
}

const createMigrations = `
CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER NOT NULL, name VARCHAR NOT NULL, hash VARCHAR NOT NULL);
COMMENT ON TABLE schema_migrations IS 'steps by which the schema of this file was made, in order';
COMMENT ON COLUMN schema_migrations.version IS 'number of the step, from 1';
COMMENT ON COLUMN schema_migrations.name IS 'what the step does';
COMMENT ON COLUMN schema_migrations.hash IS 'hash of its SQL: a step is never edited after it was released';
`

// migrate applies the steps that the file has not seen, one transaction each.
func migrate(ctx context.Context, s *session, steps []migration) error {
	applied, err := appliedMigrations(ctx, s)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if len(applied) > len(steps) {
		return fmt.Errorf("the store has schema %d and this program knows schema %d: run a newer callworthy, or name another store", len(applied), len(steps))
	}
	for i, m := range applied {
		if m.version != steps[i].version || m.hash != steps[i].hash {
			return fmt.Errorf("the store was made with another migration %04d_%s than this program has: use the program that made it, or name another store", m.version, m.name)
		}
	}
	for _, m := range steps[len(applied):] {
		if err := step(ctx, s, m); err != nil {
			return fmt.Errorf("migration %04d_%s: %w", m.version, m.name, err)
		}
	}
	return nil
}

// step applies a migration in one transaction. DuckDB cannot forbid that a column is
// empty in the transaction that adds it to a table with rows and an index ("Cannot
// create index with outstanding updates"); then the statements are run one by one,
// and nothing but the end of the process within these milliseconds can part them.
func step(ctx context.Context, s *session, m migration) error {
	err := s.transaction(ctx, func() error { return apply(ctx, s, m) })
	if err == nil || !strings.Contains(err.Error(), "outstanding updates") {
		return err
	}
	for _, q := range strings.Split(comments.ReplaceAllString(m.sql, ""), ";\n") {
		if strings.TrimSpace(q) == "" {
			continue
		}
		if err := s.exec(ctx, q); err != nil {
			return err
		}
	}
	return record(ctx, s, m)
}

// comments are the lines of SQL that hold nothing else.
var comments = regexp.MustCompile(`(?m)^--.*\n`)

func apply(ctx context.Context, s *session, m migration) error {
	if err := s.exec(ctx, createMigrations); err != nil {
		return err
	}
	if err := s.exec(ctx, m.sql); err != nil {
		return err
	}
	return record(ctx, s, m)
}

func record(ctx context.Context, s *session, m migration) error {
	return s.exec(ctx, "INSERT INTO schema_migrations VALUES (?, ?, ?)", m.version, m.name, m.hash)
}

func appliedMigrations(ctx context.Context, s *session) ([]migration, error) {
	tables, err := s.number(ctx, "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND table_name = 'schema_migrations'")
	if err != nil || tables == 0 {
		return nil, err
	}
	return collect(ctx, s, "SELECT version, name, hash FROM schema_migrations ORDER BY version", func(r *sql.Rows) (m migration, err error) {
		return m, r.Scan(&m.version, &m.name, &m.hash)
	})
}
