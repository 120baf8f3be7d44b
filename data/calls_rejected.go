package data

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// The last column of a file of rejected rows, and how each of its values begins.
const (
	rejectedColumn = "why_not_logged"
	rejectedMark   = "not logged: "
)

// rejects are the rows of an import that cannot be used, and the text to find
// them in.
type rejects struct {
	text  []byte // decoded
	comma rune
	above int              // lines above the text
	why   map[int][]string // by line
}

// RejectedFile is where the rows of an import wait that could not be used:
// beside the calls file, as NAME.rejected.csv.
func RejectedFile(calls, file string) string {
	name := filepath.Base(file)
	name = strings.TrimSuffix(strings.TrimSuffix(name, filepath.Ext(name)), ".rejected")
	return filepath.Join(filepath.Dir(calls), name+".rejected.csv")
}

// KeepRejected writes the rows that cannot be used, and those of the lines in
// also, to a file in the columns of the import with the reason in a last one. To
// be mended and imported again: then the file keeps what is still rejected, and
// goes when nothing is. Rows that wait there from another import stay. It returns
// the file and how many rows of this import it holds.
func (im Import) KeepRejected(ctx context.Context, calls, file string, also map[int]string) (path string, n int, err error) {
	why := map[int]string{}
	for line, reasons := range im.rejects.why {
		why[line] = strings.Join(reasons, "; ")
	}
	for line, reason := range also {
		why[line] = reason
	}
	path = RejectedFile(calls, file)
	again := sameFile(path, file)
	if len(why) == 0 && !again {
		return path, 0, nil
	}
	unlock, err := lockFile(ctx, calls)
	if err != nil {
		return path, 0, err
	}
	defer unlock()
	header, rows := im.rejects.rows(why)
	if len(rows) == 0 {
		return path, 0, os.Remove(path) // mended, and logged
	}
	if !again {
		if path, rows, err = waiting(path, im.rejects.comma, header, rows); err != nil {
			return path, 0, err
		}
	}
	return path, len(why), writeRejected(path, im.rejects.comma, append([][]string{header}, rows...))
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// rows are the header and the rows of these lines, each with its reason.
func (r rejects) rows(why map[int]string) (header []string, rows [][]string) {
	found := map[int][]string{}
	t := &table{}
	t.records(r.text, r.comma, r.above, func(rec record) {
		if header == nil {
			header = rec.fields
		} else if why[rec.line] != "" {
			found[rec.line] = rec.fields
		}
	})
	for _, line := range sortedInts(why) {
		fields, ok := found[line]
		if !ok {
			fields = r.looseFields(line)
		}
		rows = append(rows, append(withoutReason(fields), rejectedMark+why[line]))
	}
	return append(withoutReason(header), rejectedColumn), rows
}

func sortedInts[V any](m map[int]V) []int {
	out := make([]int, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// withoutReason leaves out what an earlier rejection added. A row that has fewer
// fields than the header stays so, that nobody takes it for mended.
func withoutReason(fields []string) []string {
	if n := len(fields) - 1; n >= 0 && (fields[n] == rejectedColumn || strings.HasPrefix(fields[n], rejectedMark)) {
		return slices.Clip(fields[:n])
	}
	return slices.Clip(fields)
}

// looseFields reads a line whose quotes do not match as well as that goes.
func (r rejects) looseFields(line int) []string {
	text := r.text
	for range line - 1 - r.above {
		_, text, _ = bytes.Cut(text, []byte("\n"))
	}
	c := csv.NewReader(bytes.NewReader(firstLine(text)))
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = r.comma, true, -1
	fields, err := c.Read()
	if err != nil {
		return []string{string(firstLine(text))}
	}
	return fields
}

// waiting joins the rows with those that wait in the file already. One with other
// columns is left alone: another name is found.
func waiting(path string, comma rune, header []string, rows [][]string) (string, [][]string, error) {
	base := strings.TrimSuffix(path, ".rejected.csv")
	for i := 2; ; i++ {
		body, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, rows, nil
		}
		if err != nil {
			return path, nil, fmt.Errorf("read what was rejected before: %w", err)
		}
		old, readable := allRecords(body, comma)
		if readable && len(old) > 0 && slices.Equal(old[0], header) {
			return path, mergeRows(old[1:], rows), nil
		}
		path = fmt.Sprintf("%s-%d.rejected.csv", base, i)
	}
}

func allRecords(body []byte, comma rune) (out [][]string, ok bool) {
	_, err := parseRecords(decodeText(body), comma, 0, func(r record) { out = append(out, r.fields) })
	return out, err == nil
}

// mergeRows adds those rows that are not there.
func mergeRows(old, rows [][]string) [][]string {
	key := func(fields []string) string { return strings.Join(withoutReason(fields), "\x00") }
	have := map[string]bool{}
	for _, r := range old {
		have[key(r)] = true
	}
	for _, r := range rows {
		if !have[key(r)] {
			old = append(old, r)
		}
	}
	return old
}

// writeRejected replaces the file, with the mark that tells spreadsheets of UTF-8
// where that is needed.
func writeRejected(path string, comma rune, rows [][]string) error {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(rows); err != nil {
		return fmt.Errorf("write the rejected rows: %w", err)
	}
	body := b.Bytes()
	if bytes.ContainsFunc(body, func(r rune) bool { return r > unicode.MaxASCII }) {
		body = append([]byte(byteOrderMark), body...)
	}
	return replaceFile(path, body)
}
