package duck

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQueryValues(t *testing.T) {
	p := openCopy(t, published(t))
	for expr, want := range map[string]string{
		"NULL":                          `null`,
		"true":                          `true`,
		"42::TINYINT":                   `42`,
		"18446744073709551615::UBIGINT": `18446744073709551615`,
		"170141183460469231731687303715884105727":      `170141183460469231731687303715884105727`,
		"sum(x) FROM range(3) t(x)":                    `3`,
		"1.50::DECIMAL(10,2)":                          `1.50`,
		"-0.05::DECIMAL(10,2)":                         `-0.05`,
		"0.1::DOUBLE":                                  `0.1`,
		"'NaN'::DOUBLE":                                `"NaN"`,
		"'infinity'::FLOAT":                            `"+Inf"`,
		"DATE '2026-03-04'":                            `"2026-03-04"`,
		"TIME '08:30:00'":                              `"08:30:00"`,
		"TIME '08:30:00.25'":                           `"08:30:00.25"`,
		"TIMESTAMP '2026-03-04 05:06:07.5'":            `"2026-03-04T05:06:07.5Z"`,
		"TIMESTAMPTZ '2026-03-04 05:06:07+02'":         `"2026-03-04T03:06:07Z"`,
		"[1, NULL]":                                    `[1,null]`,
		"[DATE '2026-03-04']":                          `["2026-03-04"]`,
		"{'b': 1, 'a': [2.5]}":                         `{"a":[2.5],"b":1}`,
		"MAP {'k': 1.5::DECIMAL(3,1)}":                 `{"k":1.5}`,
		`'{"a": "<b>", "n": null}'::JSON`:              `{"a":"<b>","n":null}`,
		"'[]'::JSON":                                   `[]`,
		"NULL::JSON":                                   `null`,
		"'\\xAA'::BLOB":                                `"aa"`,
		"'00000000-0000-0000-0000-00000000abcd'::UUID": `"00000000-0000-0000-0000-00000000abcd"`,
		"INTERVAL 3 DAY":                               `"0 months 3 days 0s"`,
		"'x'::ENUM ('x', 'y')":                         `"x"`,
		"repeat('é', 2)":                               `"éé"`,
	} {
		rows, err := p.Query(t.Context(), "SELECT "+expr)
		if err != nil {
			t.Errorf("%s: %v", expr, err)
			continue
		}
		if len(rows.Types) != 1 || len(rows.Columns) != 1 {
			t.Errorf("%s: %d columns, %d types", expr, len(rows.Columns), len(rows.Types))
		}
		got, err := json.Marshal(rows.Values[0][0])
		if err != nil {
			t.Errorf("%s: %v", expr, err)
		}
		// json.Marshal escapes < and > of raw values too; undo it to compare.
		if text := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">").Replace(string(got)); text != want {
			t.Errorf("%s is %s, want %s", expr, text, want)
		}
	}
}

func TestQueryReads(t *testing.T) {
	p := openCopy(t, published(t))
	for _, q := range []string{"FROM events", "WITH e AS (FROM events) SELECT count(*) FROM e;", "DESCRIBE events", "SHOW TABLES", "SUMMARIZE events",
		"EXPLAIN SELECT 1", "VALUES (1)", "SELECT 1 -- done", "PIVOT events ON type IN ('funding') USING count(*)"} {
		if _, err := p.Query(t.Context(), q); err != nil {
			t.Errorf("%s: %v", q, err)
		}
	}
}

func TestQueryRefuses(t *testing.T) {
	path := published(t)
	before := lines(t, openCopy(t, path), "SELECT count(*) FROM events")
	p := openCopy(t, path)
	target := filepath.Join(t.TempDir(), "out")
	const readOnly = "read-only"
	for q, want := range map[string]string{
		"":                           "empty query",
		"selec 1":                    "syntax error",
		"SELECT nothing FROM events": "nothing",
		"SELECT 1; SELECT 2":         "one statement at a time",
		"SELECT 1; DROP VIEW events": "one statement at a time",
		"SELECT ?":                   "parameters",
		"DELETE FROM base.events":    readOnly,
		"INSERT INTO base.story_aliases VALUES ('a', 'b')": readOnly,
		"DROP VIEW events":                                    readOnly,
		"CREATE TABLE memory.main.t (x INT)":                  readOnly,
		"CREATE TEMP TABLE t (x INT)":                         readOnly,
		"COPY events TO " + quote(target):                     "disabled",
		"ATTACH " + quote(target):                             readOnly,
		"INSTALL httpfs":                                      readOnly,
		"LOAD parquet":                                        readOnly,
		"SET memory_limit = '9GB'":                            readOnly,
		"PRAGMA enable_profiling":                             readOnly,
		"USE memory":                                          readOnly,
		"CHECKPOINT":                                          readOnly,
		"CALL pragma_version()":                               readOnly,
		"SELECT * FROM read_text('/etc/hostname')":            "disabled",
		"SELECT * FROM read_csv('https://example.com/a.csv')": "disabled",
		"EXPLAIN ANALYZE COPY events TO " + quote(target):     "disabled",
		"EXPLAIN ANALYZE DELETE FROM base.events":             "read-only",
	} {
		_, err := p.Query(t.Context(), q)
		if err == nil || !strings.Contains(err.Error(), want) || !errors.As(err, new(*QueryError)) {
			t.Errorf("%q: %T %v, want a QueryError with %q", q, err, err, want)
		}
	}
	if diff := cmp.Diff(before, lines(t, p, "SELECT count(*) FROM events")); diff != "" {
		t.Error(diff)
	}
}

func TestEachEndsEarly(t *testing.T) {
	p := openCopy(t, published(t))
	full, rows := errors.New("the pipe is closed"), 0
	head := func(columns, types []string) error { return nil }
	err := p.Each(t.Context(), "FROM range(1000000)", head, func([]any) error {
		rows++
		return full
	})
	if err != full || rows != 1 {
		t.Errorf("%d rows, then %v", rows, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = p.Each(ctx, "FROM range(1000000)", head, func([]any) error {
		cancel()
		return nil
	})
	if err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}
