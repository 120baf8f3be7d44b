package data

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What a rep typed comes back as it was, and no cell of the file begins to reckon.
func TestCallsAreSafeInSpreadsheets(t *testing.T) {
	for _, note := range []string{
		"=HYPERLINK(1)", "two\n=HYPERLINK(1)\n  +1", "a;=1+1", "a; \"=1", "x\n\u00a0=1", "x\n\u00a0\u00a0@y;-1", "call +49 30 1", "\u2212 5", "nothing",
		"x\n\t=1", "x;\u3000＝1",
	} {
		if back := unguarded(guarded(note)); back != note {
			t.Errorf("%q comes back as %q", note, back)
		}
		touch := call("p1", tenPast, TouchConversation)
		touch.Note, touch.NextStep, touch.ContactName = note, oneLine(note), "=cmd|'/c calc'!A0"
		_, text := logTo(t, "", touch)
		rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range rows[1] {
			for _, m := range formula.FindAllStringSubmatch(cell, -1) {
				if !strings.HasPrefix(m[2], guard) {
					t.Errorf("%q is written as %q", note, cell)
				}
			}
		}
		path := filepath.Join(t.TempDir(), "calls.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, problems := LoadTouches(path, twoProspects)
		if len(problems) > 0 || len(got) != 1 || got[0].Note != strings.TrimSpace(note) || got[0].ContactName != touch.ContactName {
			t.Errorf("%q is read as %+v %v", note, got, problems)
		}
	}
}
