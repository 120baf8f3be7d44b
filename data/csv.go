package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// The bounds of a CSV file that a person wrote.
const (
	maxCSVBytes   = 512 << 20
	maxFieldBytes = 32 << 10
	maxBadRows    = 1000 // more than these are counted, not listed
	maxResumes    = 100  // unclosed quotes after which reading goes on
)

// table is a CSV file with known columns. Its rows are asked for by column
// name, and what is wrong with them is gathered in problems.
type table struct {
	file     string
	problems Problems
	columns  []column
	index    map[string][]int // column → fields of a record, the preferred first
	width    int              // fields of the header
	lines    int              // of the text: no fewer than records
	bad      int
	zones    zoneCache
	kept     *rejects // takes the rows that cannot be used; nil when nobody wants them
}

// column is one column of the contract.
type column struct {
	name     string
	required bool
	also     []string // headers of other programs, in order of preference
}

// record is one row with the line on which it begins.
type record struct {
	line   int
	fields []string
}

// openTable reads a CSV file whole and calls row for each of its records. The
// returned table holds the problems.
func openTable(path, missing string, columns []column, row func(*table, record)) *table {
	t := &table{file: path, columns: columns}
	info, err := os.Stat(path)
	if err == nil && info.Size() > maxCSVBytes {
		t.fatal(0, "is larger than %d MiB", maxCSVBytes>>20)
		return t
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.problems = append(t.problems, unreadable(path, err, missing))
		return t
	}
	t.read(body, row)
	return t
}

// read parses the text of the file.
func (t *table) read(body []byte, row func(*table, record)) {
	text := decodeText(body)
	if i := bytes.IndexByte(text, 0); i >= 0 {
		t.fatal(1+bytes.Count(text[:i], []byte("\n")), "holds a NUL byte: this is no CSV text")
		return
	}
	skipped, comma := 0, separator(firstLine(text))
	if sep, ok := bytes.CutPrefix(firstLine(text), []byte("sep=")); ok && len(sep) == 1 {
		comma, skipped = rune(sep[0]), 1
		text = text[min(len("sep=?\n"), len(text)):]
	}
	if t.kept != nil {
		t.kept.text, t.kept.comma, t.kept.above = text, comma, skipped
	}
	header := false
	t.zones, t.lines = zoneCache{}, 1+bytes.Count(text, []byte("\n"))
	t.records(text, comma, skipped, func(r record) {
		switch {
		case !header:
			header = true
			t.header(r)
		case t.index != nil && !r.blank():
			t.row(r, row)
		}
	})
	if !header {
		t.fatal(1, "is empty: the first line must name the columns (%s)", strings.Join(t.names(), ", "))
	}
	if t.bad > maxBadRows {
		t.rowProblem(0, "%d more rows cannot be used", t.bad-maxBadRows)
	}
}

// row hands on a record that has as many fields as the header.
func (t *table) row(r record, row func(*table, record)) {
	if len(r.fields) != t.width {
		t.badRow(r.line, "the row has %d fields, the header %d: put quotes around a value that holds the separator", len(r.fields), t.width)
		return
	}
	for _, f := range r.fields {
		if len(f) > maxFieldBytes {
			t.badRow(r.line, "a value is longer than %d KiB", maxFieldBytes>>10)
			return
		}
	}
	row(t, r)
}

// records calls yield for every record. One that cannot be parsed is reported,
// and reading goes on in the line after it began: an unclosed quote costs one
// row, not all that follow.
func (t *table) records(text []byte, comma rune, line int, yield func(record)) {
	for resumes := 0; ; resumes++ {
		at, err := parseRecords(text, comma, line, yield)
		if err == nil {
			return
		}
		t.badRow(at, "%s", csvTrouble(err))
		if resumes == maxResumes {
			t.fatal(at, "more than %d rows have quotes that do not match: this is no CSV file", maxResumes)
			return
		}
		for ; line < at && len(text) > 0; line++ {
			_, text, _ = bytes.Cut(text, []byte("\n"))
		}
	}
}

// parseRecords yields records until the end or the first error, for which it
// returns the line on which the broken record begins. before is the number of
// lines above the text.
func parseRecords(text []byte, comma rune, before int, yield func(record)) (int, error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.FieldsPerRecord = comma, -1
	for {
		fields, err := r.Read()
		var pe *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return 0, nil
		case errors.As(err, &pe):
			return before + pe.StartLine, pe.Err
		case err != nil:
			return before, err
		}
		line, _ := r.FieldPos(0)
		yield(record{before + line, fields})
	}
}

func csvTrouble(err error) string {
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		return `a quote " stands inside a value: put the value in quotes and double the inner ones`
	case errors.Is(err, csv.ErrQuote):
		return `a quote " is not closed, or text follows a closing quote`
	}
	return fmt.Sprintf("cannot be read: %v", err)
}

// header finds the known columns, and reports those that are missing, stand
// twice, or look like a slip of the pen.
func (t *table) header(r record) {
	folded := make([]string, len(r.fields))
	for i, h := range r.fields {
		folded[i] = foldHeader(h)
	}
	t.index, t.width = map[string][]int{}, len(r.fields)
	used := make([]bool, len(folded))
	for _, c := range t.columns {
		for _, want := range append([]string{c.name}, c.also...) {
			for i, h := range folded {
				if h != "" && !used[i] && h == foldHeader(want) {
					t.index[c.name] = append(t.index[c.name], i)
					used[i] = true
				}
			}
		}
	}
	t.checkHeader(r, folded, used)
}

func (t *table) checkHeader(r record, folded []string, used []bool) {
	var missing, absent []string
	for _, c := range t.columns {
		if len(t.index[c.name]) == 0 {
			absent = append(absent, c.name)
			if c.required {
				missing = append(missing, c.name)
			}
		}
	}
	for i, h := range folded {
		for j := range i {
			if h != "" && used[i] && folded[j] == h {
				t.fatal(r.line, "column %q stands twice", r.fields[i])
			}
		}
		if near := nearestColumn(h, absent); !used[i] && near != "" {
			t.rowProblem(r.line, "column %q is not read; did you mean %s?", short(r.fields[i]), near)
		}
	}
	for _, name := range missing {
		t.fatal(r.line, "column %s is missing; the columns are %s", name, strings.Join(t.names(), ", "))
	}
	if len(missing) > 0 {
		t.index = nil
	}
}

// nearestColumn is stricter than nearestWord: files of other programs hold
// columns that merely resemble ours.
func nearestColumn(header string, names []string) string {
	near := nearestWord(header, names)
	if d := editDistance(header, foldHeader(near)); near == "" || len(header) < 4 || d > 2 || d == 2 && len(header) < 8 {
		return ""
	}
	return near
}

// foldHeader makes "Account_Name", "account name" and "AccountName" equal.
func foldHeader(h string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" _-./()\t\u00a0\ufeff", r) {
			return -1
		}
		return r
	}, strings.ToLower(strings.TrimSpace(h)))
}

func (t *table) names() []string {
	out := make([]string, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.name
	}
	return out
}

// get returns the row's value of a column without surrounding space: the first
// that is not empty among the headers that mean it.
func (t *table) get(r record, column string) string {
	for _, i := range t.index[column] {
		if v := strings.TrimSpace(r.fields[i]); v != "" {
			return v
		}
	}
	return ""
}

func (t *table) fatal(line int, format string, args ...any) {
	t.problems = append(t.problems, Problem{File: t.file, Line: line, Message: fmt.Sprintf(format, args...)})
}

func (t *table) rowProblem(line int, format string, args ...any) {
	t.problems = append(t.problems, Problem{File: t.file, Line: line, Message: fmt.Sprintf(format, args...), Row: true})
}

// badRow reports a row that is skipped.
func (t *table) badRow(line int, format string, args ...any) {
	if t.bad++; t.bad <= maxBadRows {
		t.rowProblem(line, format, args...)
	}
	t.reject(line, format, args...)
}

// badRecord reports all that is wrong with a row that is skipped.
func (t *table) badRecord(line int, errs []error) {
	for i, err := range errs {
		switch {
		case i == 0:
			t.badRow(line, "%v", err)
		case t.bad <= maxBadRows:
			t.rowProblem(line, "%v", err)
			t.reject(line, "%v", err)
		default:
			t.reject(line, "%v", err)
		}
	}
}

// reject remembers a row that cannot be used, where somebody keeps those.
func (t *table) reject(line int, format string, args ...any) {
	if t.kept != nil {
		t.kept.why[line] = append(t.kept.why[line], fmt.Sprintf(format, args...))
	}
}

func (r record) blank() bool {
	for _, f := range r.fields {
		if strings.TrimSpace(f) != "" {
			return false
		}
	}
	return true
}

func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

// separator is the one that stands most often in the header outside quotes;
// comma wins a draw.
func separator(header []byte) rune {
	count, quoted := map[rune]int{}, false
	for _, r := range string(header) {
		if r == '"' {
			quoted = !quoted
		} else if !quoted {
			count[r]++
		}
	}
	best := ','
	for _, r := range ";\t|" {
		if count[r] > count[best] {
			best = r
		}
	}
	return best
}
