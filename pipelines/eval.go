package pipelines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"callworthy/data"
	"callworthy/enrich"
	"callworthy/enrich/detect"
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

// Evaluate reads the labelled documents of a file (of one split, or of all when
// split is empty) with every organisation that the labels name as a prospect,
// and scores what is found.
func Evaluate(path, split string, triggers []data.Trigger) (detect.Result, error) {
	docs, err := readGold(path, split)
	if err != nil {
		return detect.Result{}, err
	}
	detector, err := detect.New(triggers)
	if err != nil {
		return detect.Result{}, fmt.Errorf("compile triggers: %w", err)
	}
	reader := enrich.New(orgsAsProspects(docs), detector)
	return detect.Evaluate(docs, func(d detect.GoldDoc) []data.Event {
		_, events := reader.Read(d.Article)
		return events
	}), nil
}

func orgsAsProspects(docs []detect.GoldDoc) []data.Prospect {
	var out []data.Prospect
	seen := map[string]bool{}
	for _, d := range docs {
		for _, org := range d.Orgs {
			id := detect.FoldOrg(org)
			if !seen[id] {
				seen[id] = true
				out = append(out, data.Prospect{ID: id, Name: org})
			}
		}
	}
	return out
}

func readGold(path, split string) ([]detect.GoldDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open labelled documents: %w", err)
	}
	defer f.Close()
	var docs []detect.GoldDoc
	in := bufio.NewScanner(f)
	in.Buffer(nil, longestGoldLine)
	for n := 1; in.Scan(); n++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		var l goldLine
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			return nil, data.Problems{{File: path, Line: n, Message: "not a labelled document: " + err.Error()}}
		}
		if split == "" || l.Split == split {
			docs = append(docs, l.doc())
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read labelled documents %s: %w", path, err)
	}
	return docs, nil
}

func (l goldLine) doc() detect.GoldDoc {
	published, _ := time.Parse(time.DateOnly, l.Published) // undated where it cannot be read
	d := detect.GoldDoc{ID: l.ID, Orgs: l.Orgs, Article: data.Article{
		DocumentID: data.DocumentID(l.ID), Title: l.Title, Text: l.Text, PublishedAt: published, FetchedAt: published,
	}}
	for _, e := range l.Events {
		d.Events = append(d.Events, detect.GoldEvent{Org: e.Org, Type: e.Type, Role: e.Role, Evidence: e.Evidence, Status: e.Status})
	}
	return d
}
