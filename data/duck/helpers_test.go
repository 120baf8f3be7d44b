package duck

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"callworthy/data"
)

var (
	nightOne = time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	nightTwo = nightOne.AddDate(0, 0, 1)
)

// sharedDir is a folder for what several tests use; TestMain makes and removes it.
var sharedDir string

// emptyStore is a store without rows: making one takes longer than copying it.
var emptyStore = sync.OnceValues(func() ([]byte, error) {
	path := filepath.Join(sharedDir, "empty.duckdb")
	st, err := Open(context.Background(), path)
	if err != nil {
		return nil, err
	}
	if err := st.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// storePath is where an empty store stands.
func storePath(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "store.duckdb")
	ok(t, os.WriteFile(path, must(emptyStore())(t), 0o644))
	return path
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	st, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// item is a document as a feed brings it.
func item(url, title string) data.Document {
	return data.Document{
		ID: data.DocumentID(url), URL: url, Title: title, Summary: "Summary of " + title, PublishedRaw: "yesterday",
		PublishedAt: nightOne.Add(-24 * time.Hour), FetchedAt: nightOne, Outcome: data.OutcomePending,
	}
}

// polled is what the feed at url brought.
func polled(url string, items ...data.Document) data.Polled {
	for i := range items {
		items[i].Source = url
	}
	return data.Polled{Items: items, State: data.SourceState{
		Source: data.Source{Kind: data.SourceFeed, URL: url}, ETag: `"1"`, LastOutcome: data.OutcomeOK, LastFetchedAt: nightOne, Items: len(items),
	}}
}

// reading is an article that tells of one event for each "prospect type".
func reading(url string, events ...string) Reading {
	id := data.DocumentID(url)
	r := Reading{Article: data.Article{
		DocumentID: id, Seq: 1, URL: url, Source: "https://a.example/feed", Title: "Title of " + url, Text: "Text of " + url,
		Links: []string{"https://b.example/"}, Language: "en", PublishedAt: nightOne.Add(-time.Hour), FetchedAt: nightOne,
	}}
	for _, e := range events {
		prospect, typ, _ := strings.Cut(e, " ")
		r.Mentions = append(r.Mentions, data.Mention{ProspectID: prospect, Field: data.FieldText, Start: 0, End: 4, Proof: "full name"})
		r.Events = append(r.Events, data.Event{
			ProspectID: prospect, Type: typ, Status: data.StatusDone, Role: "target", HappenedOn: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC),
			Confidence: 0.75, Listable: true, Slots: map[string]string{"amount": "$5 million"}, Rule: "r1",
			Evidence: data.Evidence{Field: data.FieldText, Start: 0, End: 4, Quote: "Text"},
		})
	}
	return r
}

// dump is every row of every table with its place in the file: it changes when
// any row is written, even with the values that it had.
func dump(t testing.TB, st *Store) string {
	t.Helper()
	var b strings.Builder
	for _, table := range tables(t, st.s) {
		b.WriteString(table + "\n")
		for _, r := range texts(t, st.s, "SELECT rowid::VARCHAR || ' ' || x::VARCHAR FROM (SELECT rowid, x FROM "+table+" x) ORDER BY rowid") {
			b.WriteString("  " + r + "\n")
		}
	}
	return b.String()
}

func tables(t testing.TB, s *session) []string {
	t.Helper()
	return texts(t, s, "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary ORDER BY ALL")
}

// texts runs a query with one column and gives its values as text.
func texts(t testing.TB, s *session, query string) []string {
	t.Helper()
	rows, err := s.conn.QueryContext(context.Background(), query)
	ok(t, err)
	defer rows.Close()
	var out []string
	for rows.Next() {
		var v any
		ok(t, rows.Scan(&v))
		out = append(out, fmt.Sprint(v))
	}
	ok(t, rows.Err())
	return out
}

// eventsOf are all events of one key.
func eventsOf(t testing.TB, st *Store, key StoryKey) []data.Event {
	t.Helper()
	return must(st.EventsOfKeys(t.Context(), []StoryKey{key}))(t)[key]
}

// latestSeq is the number of the latest document version; 0 in an empty store.
func latestSeq(t testing.TB, st *Store) (n int64) {
	t.Helper()
	ok(t, st.read("read the latest version", func(s *session) (err error) {
		n, err = s.number(t.Context(), "SELECT max(seq) FROM documents")
		return err
	}))
	return n
}
