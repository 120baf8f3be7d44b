package enrich

import (
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// opened is a detector that finds an expansion wherever a prospect is mentioned.
type opened struct{}

func (opened) Detect(a data.Article, mentions []data.Mention) []data.Event {
	var out []data.Event
	seen := map[string]bool{}
	for _, m := range mentions {
		if !seen[m.ProspectID] {
			seen[m.ProspectID] = true
			out = append(out, data.Event{ProspectID: m.ProspectID, Type: "expansion",
				Evidence: data.Evidence{Field: m.Field, Start: m.Start, End: m.End, Quote: m.Field.Of(a)[m.Start:m.End]}})
		}
	}
	return out
}

var (
	published = time.Date(2024, 5, 5, 0, 0, 0, 0, time.UTC)
	fetched   = time.Date(2024, 5, 6, 4, 0, 0, 0, time.UTC)
)

func document() data.Document {
	body := `<html><head><title>Page title</title><meta property="article:published_time" content="2024-05-04T10:00:00Z"></head><body>
<article><h1>Zenvo opens</h1><p>` + strings.Repeat("Zenvo opens a plant in Ohio, it said. ", 5) + `</p></article></body></html>`
	return data.Document{ID: "d1", Seq: 7, URL: "https://wire.test/1", Source: "https://wire.test/feed", Title: "Zenvo\n opens", Summary: "Zenvo  opens a plant.",
		PublishedAt: published, FetchedAt: fetched, ContentType: "text/html", Body: []byte(body)}
}

func TestArticle(t *testing.T) {
	r := New(nil, nil)
	full := strings.TrimSpace(strings.Repeat("Zenvo opens a plant in Ohio, it said. ", 5))
	tests := []struct {
		name   string
		change func(*data.Document)
		title  string
		text   string
		at     time.Time
		fails  bool
	}{
		{"page", func(*data.Document) {}, "Zenvo opens", full, published, false},
		{"no page", func(d *data.Document) { d.Body = nil }, "Zenvo opens", "Zenvo opens a plant.", published, false},
		{"unreadable page", func(d *data.Document) { d.Body = []byte("%PDF-1") }, "Zenvo opens", "Zenvo opens a plant.", published, true},
		{"item without title and date", func(d *data.Document) { d.Title, d.PublishedAt = "", time.Time{} }, "Zenvo opens", full, time.Date(2024, 5, 4, 10, 0, 0, 0, time.UTC), false},
		{"page shows less than the feed", func(d *data.Document) { d.Summary = strings.Repeat("More of it. ", 40) }, "Zenvo opens", strings.TrimSpace(strings.Repeat("More of it. ", 40)), published, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := document()
			tt.change(&d)
			a, err := r.Article(d)
			if a.Title != tt.title || a.Text != tt.text || !a.PublishedAt.Equal(tt.at) || (err != nil) != tt.fails {
				t.Errorf("got %q, %q, %v, %v", a.Title, a.Text, a.PublishedAt, err)
			}
			if a.DocumentID != d.ID || a.Seq != d.Seq || a.URL != d.URL || a.Source != d.Source || a.FetchedAt != d.FetchedAt {
				t.Errorf("document fields are lost: %+v", a)
			}
		})
	}
}

func TestRead(t *testing.T) {
	r := New([]data.Prospect{{ID: "p1", Name: "Zenvo"}, {ID: "p2", Name: "Brock"}}, opened{})
	a, err := r.Article(document())
	if err != nil {
		t.Fatal(err)
	}
	mentions, events := r.Read(a)
	if len(mentions) != 6 || len(events) != 1 {
		t.Fatalf("%d mentions, %d events", len(mentions), len(events))
	}
	e := events[0]
	want := data.Event{ID: data.EventID("d1", "p1", "expansion"), ProspectID: "p1", Type: "expansion", DocumentID: "d1", URL: a.URL,
		Source: a.Source, Title: "Zenvo opens", PublishedAt: published, ObservedAt: fetched, Evidence: e.Evidence}
	if e.ID != want.ID || e.DocumentID != want.DocumentID || e.URL != want.URL || e.Source != want.Source || e.Title != want.Title ||
		!e.PublishedAt.Equal(want.PublishedAt) || !e.ObservedAt.Equal(want.ObservedAt) {
		t.Errorf("got %+v\nwant %+v", e, want)
	}
}

func TestNames(t *testing.T) {
	r := New([]data.Prospect{{ID: "p2", Name: "Brock"}, {ID: "p1", Name: "Zenvo"}, {ID: "p3", Name: "Target"}}, nil)
	if got := strings.Join(r.Names("Target sued", "by Zenvo"), " "); got != "p1 p3" {
		t.Errorf("Names = %q", got)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add("T\n t", "S  s\n\n x", "text/html", []byte("<p>Zenvo opens"))
	r := New([]data.Prospect{{ID: "p1", Name: "Zenvo"}}, opened{})
	f.Fuzz(func(t *testing.T, title, summary, contentType string, body []byte) {
		a, _ := r.Article(data.Document{ID: "d", Title: title, Summary: summary, ContentType: contentType, Body: body})
		_, events := r.Read(a)
		for _, e := range events {
			if e.Evidence.Field.Of(a)[e.Evidence.Start:e.Evidence.End] != e.Evidence.Quote {
				t.Fatal("evidence is not verbatim")
			}
		}
	})
}
