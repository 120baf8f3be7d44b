package duck

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

const (
	feedA = "https://a.example/feed"
	feedB = "https://b.example/feed"
)

func with(d data.Document, change func(*data.Document)) data.Document {
	change(&d)
	return d
}

// latest is all documents in order of arrival, in short.
func latest(t *testing.T, st *Store) string {
	t.Helper()
	var out []string
	for _, d := range must(st.DocumentsAfter(t.Context(), 0, 100))(t) {
		out = append(out, fmt.Sprintf("%d %s %s %s %q %d", d.Seq, d.URL, d.Title, d.Outcome, d.Body, d.Attempts))
	}
	return strings.Join(out, "\n")
}

func TestSavePolled(t *testing.T) {
	one, two := item("u1", "one"), item("u2", "two")
	edited := with(one, func(d *data.Document) { d.Title = "one, edited" })
	for _, c := range []struct {
		name   string
		second data.Polled
		added  int
		want   string
	}{
		{"the same again", polled(feedA, one, two), 0, "1 u1 one pending \"\" 0\n2 u2 two pending \"\" 0"},
		{"edited by its source", polled(feedA, edited), 1, "2 u2 two pending \"\" 0\n3 u1 one, edited pending \"\" 0"},
		{"told otherwise by another source", polled(feedB, edited), 0, "1 u1 one pending \"\" 0\n2 u2 two pending \"\" 0"},
		{"twice in one body", polled(feedA, one, edited), 0, "1 u1 one pending \"\" 0\n2 u2 two pending \"\" 0"},
		{"edited and too old", polled(feedA, with(edited, func(d *data.Document) { d.Outcome = data.OutcomeTooOld })), 1,
			"2 u2 two pending \"\" 0\n3 u1 one, edited too_old \"\" 0"},
		{"new beside known", polled(feedA, one, item("u3", "three")), 1,
			"1 u1 one pending \"\" 0\n2 u2 two pending \"\" 0\n3 u3 three pending \"\" 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, storePath(t))
			if added := must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, one, two), polled(feedB)}))(t); !slices.Equal(added, []int{2, 0}) {
				t.Fatalf("first added %v", added)
			}
			if added := must(st.SavePolled(t.Context(), []data.Polled{c.second}))(t); added[0] != c.added {
				t.Errorf("added %d, want %d", added[0], c.added)
			}
			if got := latest(t, st); got != c.want {
				t.Errorf("documents:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestTwoSourcesInOneLot(t *testing.T) {
	st := open(t, storePath(t))
	other := with(item("u1", "other words"), func(d *data.Document) { d.Summary = "x" })
	added := must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, item("u1", "one")), polled(feedB, other)}))(t)
	if !slices.Equal(added, []int{1, 0}) {
		t.Errorf("added %v", added)
	}
	if d := must(st.DocumentsAfter(t.Context(), 0, 9))(t)[0]; d.Title != "one" || d.Source != feedA {
		t.Errorf("the second source changed it: %+v", d)
	}
}

func TestPages(t *testing.T) {
	ctx := t.Context()
	fetched := func(d data.Document, o data.Outcome, body string) data.Document {
		d.Outcome, d.Body, d.ContentType, d.Attempts = o, []byte(body), "text/html", d.Attempts+1
		if body != "" {
			d.Linked = "https://own.example/" + body
		}
		return d
	}
	for _, c := range []struct {
		name string
		then func(*testing.T, *Store)
		want string
	}{
		{"fetched", func(*testing.T, *Store) {}, `2 u1 one ok "<p>one" 1`},
		{"edited: the old page stays until it is asked for again", func(t *testing.T, st *Store) {
			must(st.SavePolled(ctx, []data.Polled{polled(feedA, item("u1", "edited"))}))(t)
		}, `3 u1 edited pending "<p>one" 0`},
		{"asked again, another page", func(t *testing.T, st *Store) {
			d := must(st.DocumentsAfter(ctx, 0, 1))(t)[0]
			ok(t, st.SavePages(ctx, []data.Document{fetched(d, data.OutcomeOK, "<p>new")}))
		}, `3 u1 one ok "<p>new" 2`},
		{"asked again, timeout: the old page stays", func(t *testing.T, st *Store) {
			ok(t, st.SavePages(ctx, []data.Document{fetched(item("u1", "one"), data.OutcomeTimeout, "")}))
		}, `3 u1 one timeout "<p>one" 1`},
		{"asked again, gone", func(t *testing.T, st *Store) {
			ok(t, st.SavePages(ctx, []data.Document{fetched(item("u1", "one"), data.OutcomeNotFound, "")}))
		}, `3 u1 one not_found "" 1`},
		{"a page with its own title is no edited item", func(t *testing.T, st *Store) {
			d := with(item("u1", "one"), func(d *data.Document) { d.Title = "as the page says" })
			ok(t, st.SavePages(ctx, []data.Document{fetched(d, data.OutcomeOK, "<p>one")}))
			must(st.SavePolled(ctx, []data.Polled{polled(feedA, item("u1", "one"))}))(t)
		}, `3 u1 as the page says ok "<p>one" 1`},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, storePath(t))
			must(st.SavePolled(ctx, []data.Polled{polled(feedA, item("u1", "one"))}))(t)
			ok(t, st.SavePages(ctx, []data.Document{fetched(item("u1", "one"), data.OutcomeOK, "<p>one")}))
			c.then(t, st)
			if got := latest(t, st); got != c.want {
				t.Errorf("documents:\n%s\nwant:\n%s", got, c.want)
			}
			if d := must(st.DocumentsAfter(ctx, 0, 1))(t)[0]; (d.Linked == "") != (len(d.Body) == 0) || !strings.HasSuffix(d.Linked, string(d.Body)) {
				t.Errorf("the page %q goes with the header's address %q", d.Body, d.Linked)
			}
		})
	}
}

func TestBodiesAreKeptOnce(t *testing.T) {
	st := open(t, storePath(t))
	page := []byte(strings.Repeat("<p>the same page ", 100_000))
	var ds []data.Document
	for i := range 3 {
		ds = append(ds, with(item(fmt.Sprint("u", i), "t"), func(d *data.Document) { d.Source, d.Outcome, d.Body = feedA, data.OutcomeOK, page }))
	}
	ok(t, st.SavePages(t.Context(), ds[:2]))
	ok(t, st.SavePages(t.Context(), ds[2:]))
	if got := texts(t, st.s, "SELECT count(*) || ' ' || sum(size) || ' ' || (sum(octet_length(zstd)) < 10000) FROM bodies"); got[0] != "1 1700000 true" {
		t.Errorf("bodies: %s", got)
	}
	for _, d := range must(st.DocumentsAfter(t.Context(), 0, 9))(t) {
		if string(d.Body) != string(page) {
			t.Errorf("%s: another body of %d bytes came back", d.URL, len(d.Body))
		}
	}
}

func TestPendingPages(t *testing.T) {
	at := func(url string, daysAgo int, o data.Outcome, attempts int) data.Document {
		return with(item(url, url), func(d *data.Document) {
			d.PublishedAt, d.Outcome, d.Attempts = nightOne.AddDate(0, 0, -daysAgo), o, attempts
			if daysAgo < 0 {
				d.PublishedAt = time.Time{}
			}
		})
	}
	st := open(t, storePath(t))
	must(st.SavePolled(t.Context(), []data.Polled{polled(feedA,
		at("old", 9, data.OutcomePending, 0), at("undated", -1, data.OutcomePending, 0), at("new", 1, data.OutcomePending, 0),
		at("at the bound", 5, data.OutcomePending, 0), at("failed twice", 2, data.OutcomeTimeout, 2), at("failed thrice", 2, data.OutcomeTimeout, 3),
		at("gone", 2, data.OutcomeNotFound, 1), at("headline", 2, data.OutcomeHeadline, 0), at("read", 2, data.OutcomeOK, 1),
		at("left thrice", 3, data.OutcomePending, 3))}))(t)
	var got []string
	for _, d := range must(st.PendingPages(t.Context(), nightOne.AddDate(0, 0, -5)))(t) {
		got = append(got, d.URL)
	}
	want := []string{"new", "failed twice", "left thrice", "at the bound", "undated"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDocumentsAfter(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	if n := latestSeq(t, st); n != 0 {
		t.Errorf("an empty store is at %d", n)
	}
	first := with(item("u1", "naïve — «title»\x00\xff"), func(d *data.Document) {
		d.PublishedAt, d.Detail = nightOne.In(time.FixedZone("", 7200)).Add(123456789), "detail"
	})
	must(st.SavePolled(ctx, []data.Polled{polled(feedA, first, item("u2", "two"), item("u3", "three"))}))(t)
	must(st.SavePolled(ctx, []data.Polled{polled(feedA, item("u2", "two, edited"))}))(t)
	docs := must(st.DocumentsAfter(ctx, 0, 2))(t)
	want := with(first, func(d *data.Document) {
		d.Source, d.Seq, d.Title = feedA, 1, "naïve — «title»\x00\uFFFD"
		d.Summary = "Summary of " + d.Title
		d.PublishedAt = d.PublishedAt.UTC().Truncate(time.Microsecond)
	})
	if diff := cmp.Diff(want, docs[0]); diff != "" {
		t.Error(diff)
	}
	if len(docs) != 2 || docs[1].URL != "u3" {
		t.Errorf("an older version was given: %+v", docs)
	}
	if docs = must(st.DocumentsAfter(ctx, 3, 2))(t); len(docs) != 1 || docs[0].Title != "two, edited" || docs[0].Seq != 4 {
		t.Errorf("after 3: %+v", docs)
	}
	if n, k := must(st.CountAfter(ctx, 1))(t), latestSeq(t, st); n != 2 || k != 4 {
		t.Errorf("%d documents after 1, latest %d", n, k)
	}
}

func TestSourcesAndRobots(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	p := polled(feedA)
	p.State.Source.Prospect, p.State.LastModified, p.State.BodyHash = "P1", "Tue", "abc"
	p.State.LastDetail, p.State.ConsecutiveFailures = "slow", 3
	never := polled(feedB)
	never.State.LastFetchedAt = time.Time{}
	must(st.SavePolled(ctx, []data.Polled{p, never}))(t)
	want := map[string]data.SourceState{feedA: p.State, feedB: never.State}
	if diff := cmp.Diff(want, must(st.SourceStates(ctx))(t)); diff != "" {
		t.Error(diff)
	}
	a := data.Robots{Host: "https://a.example:443", Status: 200, Body: []byte("User-agent: *"), FetchedAt: nightOne}
	b := data.Robots{Host: "https://b.example:443", FetchedAt: nightOne}
	ok(t, st.SaveRobots(ctx, []data.Robots{b, a}))
	b.Status, b.FetchedAt = 404, nightTwo
	ok(t, st.SaveRobots(ctx, []data.Robots{b}))
	if diff := cmp.Diff([]data.Robots{a, b}, must(st.Robots(ctx))(t)); diff != "" {
		t.Error(diff)
	}
}
