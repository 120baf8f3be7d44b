package main

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/mattn/go-runewidth"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/pipelines/publish"
)

type queryCmd struct {
	SQL    string `arg:"" help:"One SELECT over the views: events, call_list, held_back, documents, profiles, runs, sources, calls."`
	Format string `help:"table, csv or json (one array of objects)." enum:"table,csv,json" default:"table"`
}

func (q *queryCmd) Run(ctx context.Context, c *cli, s streams) error {
	db, err := openPublished(ctx, c.Config, "")
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query(ctx, q.SQL)
	if err != nil {
		return usageError(err.Error())
	}
	switch q.Format {
	case "csv":
		return writeCSV(s.out, rows)
	case "json":
		return writeJSON(s.out, rows)
	}
	return writeTable(s.out, rows)
}

// openPublished opens the analysts' copy of the latest night, or of a date.
func openPublished(ctx context.Context, config, date string) (*duck.Published, error) {
	folder, err := publishedFolder(config, date)
	if err != nil {
		return nil, err
	}
	return duck.OpenPublished(ctx, filepath.Join(folder, "callworthy.duckdb"))
}

// publishedFolder is where the latest night, or that of a date, stands.
func publishedFolder(config, date string) (string, error) {
	cfg, problems := data.LoadConfig(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return "", fatal
	}
	if date != "" {
		return publish.On(cfg.Publish, date)
	}
	return publish.Latest(cfg.Publish)
}

func writeCSV(w io.Writer, rows *duck.Rows) error {
	out := csv.NewWriter(w)
	if err := out.Write(rows.Columns); err != nil {
		return err
	}
	for _, r := range rows.Values {
		if err := out.Write(cells(r)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeJSON prints one array of objects with the columns in their order.
func writeJSON(w io.Writer, rows *duck.Rows) error {
	var b strings.Builder
	b.WriteString("[")
	for i, r := range rows.Values {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n{")
		for j, v := range r {
			key, err := json.Marshal(rows.Columns[j])
			if err != nil {
				return err
			}
			value, err := json.Marshal(v)
			if err != nil {
				return fmt.Errorf("column %s: %w", rows.Columns[j], err)
			}
			if j > 0 {
				b.WriteString(",")
			}
			fmt.Fprintf(&b, "%s:%s", key, value)
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// widestCell bounds a column of a table, in terminal cells.
const widestCell = 60

func writeTable(w io.Writer, rows *duck.Rows) error {
	lines := [][]string{rows.Columns}
	for _, r := range rows.Values {
		lines = append(lines, cells(r))
	}
	widths := make([]int, len(rows.Columns))
	for _, line := range lines {
		for i := range line {
			line[i] = runewidth.Truncate(publish.OneLine(line[i]), widestCell, "…")
			widths[i] = max(widths[i], runewidth.StringWidth(line[i]))
		}
	}
	for n, line := range lines {
		for i, cell := range line {
			line[i] = runewidth.FillRight(cell, widths[i])
		}
		fmt.Fprintln(w, strings.TrimRight(strings.Join(line, "  "), " "))
		if n == 0 {
			for i := range widths {
				line[i] = strings.Repeat("─", widths[i])
			}
			fmt.Fprintln(w, strings.Join(line, "  "))
		}
	}
	_, err := fmt.Fprintf(w, "(%d rows)\n", len(rows.Values))
	return err
}

// cells spells out a row for people: NULL is empty, nested values are JSON.
func cells(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case nil:
		case string:
			out[i] = v
		case json.RawMessage:
			out[i] = string(v)
		default:
			b, err := json.Marshal(v)
			if err != nil {
				out[i] = fmt.Sprint(v)
				continue
			}
			out[i] = strings.Trim(string(b), `"`)
		}
	}
	return out
}
