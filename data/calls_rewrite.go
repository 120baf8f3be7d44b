package data

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// widen adds the columns that the touches need and the file lacks. The whole
// file is written anew then, which needs every line to be readable.
func (f *callsFile) widen(touches []Touch) error {
	var missing []string
	for _, t := range touches {
		for name, value := range cellsOf(t) {
			if value != "" && len(f.table.index[name]) == 0 && !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.SortFunc(missing, func(a, b string) int { return columnPlace(a) - columnPlace(b) })
	for _, name := range missing {
		f.table.index[name] = []int{f.table.width}
		f.table.width++
	}
	header := true
	return f.rewrite(func(_ int, fields []string) []string {
		if header {
			header = false
			return append(fields, missing...)
		}
		return append(fields, make([]string, max(f.table.width-len(fields), 0))...)
	})
}

func columnPlace(name string) int {
	return slices.IndexFunc(touchColumns, func(c column) bool { return c.name == name })
}

// drop removes the records of touches that go, and of those whose place others
// take; it tells whether there were any.
func (f *callsFile) drop(goes func(Touch) bool) (bool, error) {
	for _, t := range f.touches {
		if goes != nil && goes(t) {
			f.stale[t.Line] = true
		}
	}
	if len(f.stale) == 0 {
		return false, nil
	}
	return true, f.rewrite(func(line int, fields []string) []string {
		if f.stale[line] {
			return nil
		}
		return fields
	})
}

// rewrite writes every record of the file anew as change returns it; nil leaves
// it out.
func (f *callsFile) rewrite(change func(line int, fields []string) []string) error {
	text, above, b := f.text, 0, bytes.Buffer{}
	if bytes.HasPrefix(f.body, []byte(byteOrderMark)) {
		b.WriteString(byteOrderMark)
	}
	if head := firstLine(text); bytes.HasPrefix(head, []byte("sep=")) {
		b.WriteString(string(head) + f.eol)
		_, text, _ = bytes.Cut(text, []byte("\n"))
		above = 1
	}
	r, w := csv.NewReader(bytes.NewReader(text)), f.writer(&b)
	r.Comma, r.FieldsPerRecord = f.comma, -1
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%s must be written anew for this, and cannot while a line has quotes that do not match: %w", f.path, err)
		}
		line, _ := r.FieldPos(0)
		if fields = change(above+line, fields); fields == nil {
			continue
		}
		if err := w.Write(fields); err != nil {
			return fmt.Errorf("write the calls file: %w", err)
		}
	}
	w.Flush()
	f.body, f.text = b.Bytes(), decodeText(bytes.Clone(b.Bytes()))
	return w.Error()
}

// replaceFile puts a new body in the place of a file: written beside it, synced,
// renamed over it.
func replaceFile(path string, body []byte) error {
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return fmt.Errorf("write the calls file: %w", err)
	}
	_, err = tmp.Write(body)
	err = errors.Join(err, tmp.Chmod(mode), tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write the calls file: %w", err), os.Remove(tmp.Name()))
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return fmt.Errorf("write the calls file: %w", err)
	}
	return errors.Join(dir.Sync(), dir.Close())
}
