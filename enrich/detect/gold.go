package detect

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"callworthy/data"
)

// goldLine is one labelled document of a gold file.
type goldLine struct {
	ID        string   `json:"id"`
	Split     string   `json:"split"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Published string   `json:"published"` // 2006-01-02
	Orgs      []string `json:"orgs"`
	Events    []struct {
		Org      string      `json:"org"`
		Type     string      `json:"type"`
		Status   data.Status `json:"status"`
		Role     string      `json:"role"`
		Evidence string      `json:"evidence"`
	} `json:"events"`
}

// longestGoldLine bounds a line of a gold file, in bytes.
const longestGoldLine = 4 << 20

// ReadGold reads labelled documents, one JSON object a line, of one split or of
// all when split is empty. name is the file's, for errors.
func ReadGold(r io.Reader, name, split string) ([]GoldDoc, error) {
	var docs []GoldDoc
	in := bufio.NewScanner(r)
	in.Buffer(nil, longestGoldLine)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		var l goldLine
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			return nil, data.Problems{{File: name, Line: n, Message: "not a labelled document: " + err.Error()}}
		}
		if split == "" || l.Split == split {
			docs = append(docs, l.doc())
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read labelled documents %s: %w", name, err)
	}
	return docs, nil
}

func (l goldLine) doc() GoldDoc {
	published, _ := time.Parse(time.DateOnly, l.Published) // undated where it cannot be read
	d := GoldDoc{ID: l.ID, Orgs: l.Orgs, Article: data.Article{
		DocumentID: data.DocumentID(l.ID), Title: l.Title, Text: l.Text, PublishedAt: published, FetchedAt: published,
	}}
	for _, e := range l.Events {
		d.Events = append(d.Events, GoldEvent{Org: e.Org, Type: e.Type, Role: e.Role, Evidence: e.Evidence, Status: e.Status})
	}
	return d
}
