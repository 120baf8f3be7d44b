package duck

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// columnsOf describes the whole schema of the default database, comments included.
const columnsOf = `SELECT concat_ws(' ', table_name, column_index, column_name, data_type, is_nullable, comment)
FROM duckdb_columns() WHERE database_name = current_database() ORDER BY table_name, column_index`

// TestUpgrade opens stores that were left by every earlier schema. Rows for them
// stand in testdata/upgrade/NNNN.sql, to be run after migration NNNN.
func TestUpgrade(t *testing.T) {
	steps := must(migrations())(t)
	want := texts(t, open(t, filepath.Join(t.TempDir(), "new", "folder", "store.duckdb")).s, columnsOf)
	for n := range len(steps) + 1 {
		t.Run(fmt.Sprintf("from %04d", n), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old.duckdb")
			s := must(openSession(t.Context(), path, storeName, "", path+".tmp"))(t)
			ok(t, migrate(t.Context(), s, steps[:n]))
			if rows, err := os.ReadFile(filepath.Join("testdata", "upgrade", fmt.Sprintf("%04d.sql", n))); err == nil {
				ok(t, s.exec(t.Context(), string(rows)))
			}
			fillTouches(t, s)
			before := rowCounts(t, s)
			ok(t, s.close())

			st := open(t, path)
			if got := texts(t, st.s, columnsOf); !slices.Equal(got, want) {
				t.Errorf("schema after the upgrade:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			after := rowCounts(t, st.s)
			for table, k := range before {
				if table != "schema_migrations" && after[table] != k {
					t.Errorf("%s holds %d rows after the upgrade, %d before", table, after[table], k)
				}
			}
		})
	}
}

// fillTouches puts a call and a prospect into a store of whatever schema: texts are
// empty and numbers 0.
func fillTouches(t *testing.T, s *session) {
	t.Helper()
	for _, table := range tables(t, s) {
		if table != "touches" && table != "prospects" {
			continue
		}
		values := texts(t, s, `SELECT CASE WHEN data_type = 'VARCHAR' THEN $$''$$ WHEN data_type = 'BOOLEAN' THEN 'false'
			WHEN data_type LIKE 'TIMESTAMP%' THEN $$TIMESTAMP '2026-03-10 10:00'$$ WHEN data_type = 'DATE' THEN $$DATE '2026-03-10'$$ ELSE '0' END
			FROM duckdb_columns() WHERE database_name = current_database() AND table_name = '`+table+`' ORDER BY column_index`)
		ok(t, s.exec(t.Context(), "INSERT INTO "+table+" VALUES ("+strings.Join(values, ", ")+")"))
	}
}

func rowCounts(t *testing.T, s *session) map[string]int64 {
	counts := map[string]int64{}
	for _, table := range tables(t, s) {
		counts[table] = must(s.number(t.Context(), "SELECT count(*) FROM "+table))(t)
	}
	return counts
}

func TestUpgradeRefuses(t *testing.T) {
	steps := must(migrations())(t)
	for _, c := range []struct{ name, change, want string }{
		{"a newer schema", "INSERT INTO schema_migrations VALUES (9999, 'from the future', 'x')", "run a newer callworthy"},
		{"an edited migration", "UPDATE schema_migrations SET hash = 'x' WHERE version = 1", "another migration 0001_"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "s.duckdb")
			s := must(openSession(t.Context(), path, storeName, "", path+".tmp"))(t)
			ok(t, migrate(t.Context(), s, steps))
			ok(t, s.exec(t.Context(), c.change))
			ok(t, s.close())
			_, err := Open(t.Context(), path)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("Open: %v, want one line with %q", err, c.want)
			}
		})
	}
}

// TestMigrationIsWhole holds that a step that fails leaves nothing behind.
func TestMigrationIsWhole(t *testing.T) {
	s := must(openSession(t.Context(), filepath.Join(t.TempDir(), "s.duckdb"), storeName, "", ""))(t)
	defer s.close()
	bad := migration{version: 1, name: "bad", sql: "CREATE TABLE a (x INTEGER); CREATE TABLE a (x INTEGER)"}
	if err := migrate(t.Context(), s, []migration{bad}); err == nil {
		t.Fatal("a step that fails was accepted")
	}
	if got := tables(t, s); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
}

// uncommented lists tables, views and columns without a comment.
const uncommented = `SELECT 'table ' || schema_name || '.' || table_name FROM duckdb_tables()
WHERE database_name = current_database() AND coalesce(comment, '') = ''
UNION ALL SELECT 'view ' || schema_name || '.' || view_name FROM duckdb_views()
WHERE database_name = current_database() AND NOT internal AND coalesce(comment, '') = ''
UNION ALL SELECT 'column ' || schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns()
WHERE database_name = current_database() AND NOT internal AND coalesce(comment, '') = ''`

func TestStoreIsCommented(t *testing.T) {
	st := open(t, storePath(t))
	if got := tables(t, st.s); len(got) < 15 {
		t.Fatalf("only %d tables: %v", len(got), got)
	}
	if missing := texts(t, st.s, uncommented); len(missing) > 0 {
		t.Errorf("without comment: %s", strings.Join(missing, ", "))
	}
}
