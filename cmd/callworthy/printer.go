package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-runewidth"

	"callworthy/pipelines/publish"
)

// printer writes the answer to a query row by row, whatever its length.
type printer interface {
	head(columns, types []string) error
	row(values []any) error
	end() error
}

func newPrinter(w io.Writer, format string) printer {
	switch format {
	case "csv":
		return &csvPrinter{csv.NewWriter(w)}
	case "json":
		return &jsonPrinter{w: w}
	}
	return &tablePrinter{w: w}
}

type csvPrinter struct{ w *csv.Writer }

func (p *csvPrinter) head(columns, _ []string) error { return p.w.Write(columns) }

func (p *csvPrinter) row(values []any) error { return p.w.Write(cells(values)) }

func (p *csvPrinter) end() error {
	p.w.Flush()
	return p.w.Error()
}

// jsonPrinter writes one array of objects with the columns in their order.
type jsonPrinter struct {
	w    io.Writer
	keys []string
	rows int
}

func (p *jsonPrinter) head(columns, _ []string) error {
	for _, c := range columns {
		key, err := json.Marshal(c)
		if err != nil {
			return err
		}
		p.keys = append(p.keys, string(key))
	}
	_, err := io.WriteString(p.w, "[")
	return err
}

func (p *jsonPrinter) row(values []any) error {
	members := make([]string, len(values))
	for i, v := range values {
		value, err := json.Marshal(v)
		if err != nil {
			return fmt.Errorf("column %s: %w", p.keys[i], err)
		}
		members[i] = p.keys[i] + ":" + string(value)
	}
	comma := ","
	if p.rows == 0 {
		comma = ""
	}
	p.rows++
	_, err := fmt.Fprintf(p.w, "%s\n{%s}", comma, strings.Join(members, ","))
	return err
}

func (p *jsonPrinter) end() error {
	_, err := io.WriteString(p.w, "\n]\n")
	return err
}

const (
	widestCell = 60   // bounds a column of a table, in terminal cells
	measured   = 1000 // rows that the widths of a table are taken from
)

// tablePrinter writes for people. Its columns are as wide as their cells in the
// first rows, which it holds until then.
type tablePrinter struct {
	w      io.Writer
	held   [][]string // the head and the first rows; nil once they are written
	widths []int
	rows   int
}

func (p *tablePrinter) head(columns, _ []string) error {
	p.held = [][]string{shortened(columns)}
	return nil
}

func (p *tablePrinter) row(values []any) error {
	p.rows++
	line := shortened(cells(values))
	if p.held == nil {
		return p.line(line)
	}
	p.held = append(p.held, line)
	if p.rows < measured {
		return nil
	}
	return p.release()
}

func (p *tablePrinter) end() error {
	if err := p.release(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.w, "(%s)\n", count(p.rows, "row"))
	return err
}

// release writes what is held.
func (p *tablePrinter) release() error {
	held := p.held
	if p.held = nil; held == nil {
		return nil
	}
	p.widths = make([]int, len(held[0]))
	for _, line := range held {
		for i, cell := range line {
			p.widths[i] = max(p.widths[i], runewidth.StringWidth(cell))
		}
	}
	rule := make([]string, len(p.widths))
	for i, n := range p.widths {
		rule[i] = strings.Repeat("─", n)
	}
	for _, line := range append([][]string{held[0], rule}, held[1:]...) {
		if err := p.line(line); err != nil {
			return err
		}
	}
	return nil
}

func (p *tablePrinter) line(line []string) error {
	for i, cell := range line {
		line[i] = runewidth.FillRight(cell, p.widths[i])
	}
	_, err := fmt.Fprintln(p.w, strings.TrimRight(strings.Join(line, "  "), " "))
	return err
}

func shortened(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = runewidth.Truncate(publish.OneLine(c), widestCell, "…")
	}
	return out
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

// count writes a number with its noun: 1 row, 2 rows.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
