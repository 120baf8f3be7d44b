package detect

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"callworthy/data"
)

// labelledLength is how much of a release the labels of labels/wire-2024.jsonl
// are about, in characters of the text with white space folded.
const labelledLength = 1100

// ownLabel is one line of labels/*.jsonl: labels of texts that stand elsewhere.
type ownLabel struct {
	ID     string   `json:"id"`
	Orgs   []string `json:"orgs"`
	Events []struct {
		Org    string      `json:"org"`
		Type   string      `json:"type"`
		Status data.Status `json:"status"`
		Role   string      `json:"role"`
		At     [3]int      `json:"at"` // field (0 title, 1 text), first and last character of the evidence
	} `json:"events"`
}

// ownDocs reads our own labels: those of releases and headlines, whose texts it
// takes from beside the repository (and leaves out when they are absent), and
// the written examples of a split.
func ownDocs(t testing.TB, split string) []GoldDoc {
	t.Helper()
	var docs []GoldDoc
	if split == "build" {
		releases, headlines := wireTexts(t), headlineTexts(t)
		docs = append(docs, labelled(t, "labels/wire-2024.jsonl", releases)...)
		docs = append(docs, labelled(t, "labels/headlines.jsonl", headlines)...)
	}
	return append(docs, written(t, split)...)
}

// written reads the examples that were written for this repository.
func written(t testing.TB, split string) []GoldDoc {
	t.Helper()
	files, err := filepath.Glob("labels/written/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var docs []GoldDoc
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		more, err := ReadGold(f, name, split)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, more...)
	}
	return docs
}

func labelled(t testing.TB, file string, texts map[string]goldLine) []GoldDoc {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var docs []GoldDoc
	for _, line := range bytes.Split(bytes.TrimSpace(raw), []byte("\n")) {
		var l ownLabel
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		g, ok := texts[l.ID]
		if !ok {
			continue
		}
		g.Orgs = l.Orgs
		d := g.doc()
		fields := [2][]rune{[]rune(g.Title), []rune(g.Text)}
		for _, e := range l.Events {
			d.Events = append(d.Events, GoldEvent{Org: e.Org, Type: e.Type, Role: e.Role, Status: e.Status, Evidence: string(fields[e.At[0]][e.At[1]:e.At[2]])})
		}
		docs = append(docs, d)
	}
	return docs
}

// wireTexts are the releases of 2024, cut as they were when they were labelled.
func wireTexts(t testing.TB) map[string]goldLine {
	t.Helper()
	out := map[string]goldLine{}
	f, err := os.Open("../../../shared/corpora/wire-2024.jsonl.gz")
	if err != nil {
		return out
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, longestGoldLine)
	for in.Scan() {
		var l goldLine
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		l.Published = l.Published[:min(len(l.Published), len("2006-01-02"))]
		text := []rune(strings.Join(strings.Fields(l.Text), " "))
		l.Text = string(text[:min(len(text), labelledLength)])
		out[l.ID] = l
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// headlineTexts are two collections of headlines, by other hands and decades.
func headlineTexts(t testing.TB) map[string]goldLine {
	t.Helper()
	out := map[string]goldLine{}
	for _, c := range []struct{ file, mark, id, title, day string }{
		{"uci-news-aggregator.csv", "uci:", "ID", "TITLE", "2014-04-01"}, {"SEntFiN.csv", "sen:", "S No.", "Title", "2016-01-01"},
	} {
		f, err := os.Open("../../../shared/corpora/headlines/" + c.file)
		if err != nil {
			continue
		}
		in := csv.NewReader(f)
		in.LazyQuotes, in.FieldsPerRecord = true, -1
		header, err := in.Read()
		if err != nil {
			t.Fatal(err)
		}
		for {
			row, err := in.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			l := goldLine{Published: c.day}
			for i, name := range header {
				switch strings.TrimPrefix(name, "\ufeff") {
				case c.id:
					l.ID = c.mark + row[i]
				case c.title:
					l.Title = row[i]
				}
			}
			out[l.ID] = l
		}
		f.Close()
	}
	return out
}
