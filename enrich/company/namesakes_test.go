package company

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

// namesakeCase is one text of a file of namesakes.
type namesakeCase struct {
	prospects   []data.Prospect
	title, text string
	want        string // id of the prospect that is meant; empty when none is
}

// loadNamesakes reads a file of texts that mean a prospect and of texts that mean
// somebody of the same name.
func loadNamesakes(tb testing.TB, file string) []namesakeCase {
	f, err := os.Open("testdata/" + file)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []namesakeCase
	var block []string
	var open bool
	for lines := bufio.NewScanner(f); lines.Scan(); {
		line := lines.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			if !open {
				block = nil
			}
			block, open = append(block, strings.TrimSpace(line[1:])), true
		default:
			open = false
			sign, rest, _ := strings.Cut(line, " ")
			c := namesakeCase{prospects: named(block...)}
			c.title, c.text, _ = strings.Cut(rest, " // ")
			if sign[0] == '+' {
				c.want = c.prospects[0].ID
				if len(sign) > 1 {
					c.want = sign[1:]
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// TestNamesakesInContext holds how many of the texts that mean a prospect are
// found, and how few of those that mean another.
func TestNamesakesInContext(t *testing.T) {
	for _, set := range []struct {
		file            string
		recall, trapped float64
	}{
		{"namesakes.txt", 0.95, 0.04},
		{"namesakes_held.txt", 0.95, 0.04},
		{"namesakes_late.txt", 0, 1},
	} {
		meant, found, traps, trapped := 0, 0, 0, 0
		for _, c := range loadNamesakes(t, set.file) {
			got := map[string]string{}
			a := data.Article{Title: c.title, Text: c.text}
			for _, m := range New(c.prospects).Mentions(a) {
				got[m.ProspectID] = m.Proof + " " + m.Field.Of(a)[m.Start:m.End]
			}
			if c.want != "" {
				if meant++; got[c.want] != "" {
					found++
				} else {
					t.Logf("missed %s in %q", c.want, c.title+" // "+c.text)
				}
				delete(got, c.want)
			}
			if c.want == "" || len(c.prospects) > 1 {
				if traps++; len(got) > 0 {
					trapped++
					t.Logf("false %v in %q", got, c.title+" // "+c.text)
				}
			}
		}
		recall, share := float64(found)/float64(meant), float64(trapped)/float64(traps)
		t.Logf("%s: %d of %d meant are found, %.3f; %d of %d namesakes are taken for a prospect, %.3f", set.file, found, meant, recall, trapped, traps, share)
		if recall < set.recall || share > set.trapped {
			t.Errorf("%s: want %.2f and at most %.2f", set.file, set.recall, set.trapped)
		}
	}
}

// verdicts are the matches of the headlines that were read: row and prospect → verdict.
func verdicts(tb testing.TB) map[string]string {
	raw, err := os.ReadFile("testdata/sentfin_verdicts.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Fields(line); len(f) == 3 && f[0] != "#" {
			out[f[0]+" "+f[1]] = f[2]
		}
	}
	return out
}

// TestHeadlinesRead holds what became of the two hundred matches that were read.
func TestHeadlinesRead(t *testing.T) {
	prospects, _ := companyRows(t)
	m, read := New(prospects), verdicts(t)
	had, kept := map[string]int{}, map[string]int{}
	for _, v := range read {
		had[v]++
	}
	for _, row := range loadCSV(t, headlinesDir+"SEntFiN.csv") {
		var ids []string
		for _, k := range m.Mentions(data.Article{Title: row[1]}) {
			ids = append(ids, k.ProspectID)
		}
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			v := read[row[0]+" "+id]
			kept[v]++
			if v != "" && v != "right" && v != "list" {
				t.Logf("%s still: %s in %q", v, id, row[1])
			}
		}
	}
	delete(kept, "")
	falsely, right := func(n map[string]int) int { return n["longer"] + n["tail"] + n["person"] + n["acronym"] + n["place"] }, "right"
	t.Logf("of %d read, %d were truly false, %.3f; %d of those are left, and %d of %d that are right", len(read), falsely(had), float64(falsely(had))/float64(len(read)), falsely(kept), kept[right], had[right])
	if kept[right] < had[right] || falsely(kept) > 24 {
		t.Errorf("kept %v of %v", kept, had)
	}
}
