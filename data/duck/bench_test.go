package duck

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

var benchClock = time.Date(2026, 3, 4, 5, 0, 0, 0, time.UTC)

// news makes n items of one source, each with its own title and summary.
func news(source string, n int) data.Polled {
	p := data.Polled{State: data.SourceState{
		Source: data.Source{Kind: data.SourceFeed, URL: source}, LastOutcome: data.OutcomeOK, LastFetchedAt: benchClock, Items: n,
	}}
	summary := strings.Repeat("The company said on Tuesday that it has raised money. ", 8)
	for i := range n {
		url := fmt.Sprintf("%s/item/%d", source, i)
		p.Items = append(p.Items, data.Document{
			ID: data.DocumentID(url), URL: url, Source: source, Title: fmt.Sprintf("Company %d raises $%d million", i, i%97),
			Summary: fmt.Sprintf("%s %d", summary, i), PublishedAt: benchClock.Add(-time.Duration(i) * time.Minute),
			FetchedAt: benchClock, Outcome: data.OutcomePending,
		})
	}
	return p
}

// wire makes sources of 100 items each.
func wire(documents int) []data.Polled {
	out := make([]data.Polled, documents/100)
	for i := range out {
		out[i] = news(fmt.Sprintf("https://s%d.example", i), 100)
	}
	return out
}

func benchStore(b *testing.B) *Store {
	b.Helper()
	st, err := Open(context.Background(), filepath.Join(b.TempDir(), "store.duckdb"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { st.Close() })
	return st
}

func savePolled(b *testing.B, st *Store, ps []data.Polled) {
	b.Helper()
	for len(ps) > 0 {
		n := min(64, len(ps))
		if _, err := st.SavePolled(context.Background(), ps[:n]); err != nil {
			b.Fatal(err)
		}
		ps = ps[n:]
	}
}

// BenchmarkSavePolled stores documents that are all new, in lots of 64 sources,
// then polls the same again.
func BenchmarkSavePolled(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		ps := wire(n)
		b.Run(fmt.Sprintf("new/%d", n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				st := benchStore(b)
				b.StartTimer()
				savePolled(b, st, ps)
			}
		})
		b.Run(fmt.Sprintf("again/%d", n), func(b *testing.B) {
			st := benchStore(b)
			savePolled(b, st, ps)
			for b.Loop() {
				savePolled(b, st, ps)
			}
		})
	}
}

// readings makes n articles of 3 kB with two events each.
func readings(n int) []Reading {
	body := strings.Repeat("Plain text of an article about a company and its news. ", 55)
	out := make([]Reading, n)
	for i := range out {
		id := data.DocumentID(fmt.Sprint("reading", i))
		r := Reading{Article: data.Article{
			DocumentID: id, Seq: int64(i + 1), URL: "https://a.example/" + id, Source: "https://a.example", Title: fmt.Sprint("Title ", i),
			Text: fmt.Sprint(i, body), PublishedAt: benchClock.Add(-time.Duration(i) * time.Minute), FetchedAt: benchClock,
		}}
		for j := range 2 {
			p := fmt.Sprintf("P%d", (i+j)%3000)
			r.Mentions = append(r.Mentions, data.Mention{ProspectID: p, Field: data.FieldText, Start: j, End: j + 9, Proof: "full name"})
			r.Events = append(r.Events, data.Event{ProspectID: p, Type: []string{"funding", "award"}[j], Status: data.StatusDone, Confidence: 0.9,
				Slots: map[string]string{"amount": "$5 million"}, Evidence: data.Evidence{Field: data.FieldText, Start: 0, End: 9, Quote: "Plain tex"}})
		}
		out[i] = r
	}
	return out
}

func saveReadings(b *testing.B, st *Store, rs []Reading) {
	b.Helper()
	for len(rs) > 0 {
		n := min(200, len(rs))
		if _, err := st.SaveReadings(context.Background(), benchClock, rs[:n], "read", &Cursor{Seq: rs[n-1].Article.Seq}); err != nil {
			b.Fatal(err)
		}
		rs = rs[n:]
	}
}

// BenchmarkSaveReadings stores 10,000 readings with two events each in lots of
// 200, then the same again, then assigns their stories.
func BenchmarkSaveReadings(b *testing.B) {
	ctx := context.Background()
	rs := readings(10_000)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			st := benchStore(b)
			b.StartTimer()
			saveReadings(b, st, rs)
		}
	})
	st := benchStore(b)
	saveReadings(b, st, rs)
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			saveReadings(b, st, rs)
		}
	})
	b.Run("stories", func(b *testing.B) {
		keys, err := st.DirtyStories(ctx)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			var all []data.Event
			byKey, err := st.EventsOfKeys(ctx, keys)
			if err != nil {
				b.Fatal(err)
			}
			for _, k := range keys {
				for _, e := range byKey[k] {
					e.StoryID, e.Novelty = e.ID, data.NoveltyNew
					all = append(all, e)
				}
			}
			if err := st.SaveStories(ctx, all, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("live", func(b *testing.B) {
		for b.Loop() {
			if _, err := st.LiveEvents(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("articles", func(b *testing.B) {
		for b.Loop() {
			for after := ""; ; {
				as, err := st.Articles(ctx, after, 2000)
				if err != nil {
					b.Fatal(err)
				}
				if len(as) == 0 {
					break
				}
				after = as[len(as)-1].DocumentID
			}
		}
	})
	b.Run("publish", func(b *testing.B) {
		for b.Loop() {
			path := filepath.Join(b.TempDir(), fmt.Sprint(rand.Int64()))
			if err := st.PublishCopy(ctx, path, []string{"P1"}, data.Run{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkPages stores pages of 30 kB for 10,000 documents in lots of 128 and
// reads them back in lots of 200.
func BenchmarkPages(b *testing.B) {
	ctx := context.Background()
	st := benchStore(b)
	const n = 10_000
	savePolled(b, st, wire(n))
	pending, err := st.PendingPages(ctx, time.Time{}.AddDate(1, 0, 0))
	if err != nil || len(pending) != n {
		b.Fatal(len(pending), err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	b.Run("save", func(b *testing.B) {
		for b.Loop() {
			for i := 0; i < n; i += 128 {
				ds := pending[i:min(i+128, n)]
				b.StopTimer()
				for j := range ds {
					ds[j].Outcome, ds[j].Body = data.OutcomeOK, page(r)
				}
				b.StartTimer()
				if err := st.SavePages(ctx, ds); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			seq := int64(0)
			for {
				docs, err := st.DocumentsAfter(ctx, seq, 200)
				if err != nil {
					b.Fatal(err)
				}
				if len(docs) == 0 {
					break
				}
				seq = docs[len(docs)-1].Seq
			}
		}
	})
}

// page is 30 kB that compress about as well as HTML does.
func page(r *rand.Rand) []byte {
	var b bytes.Buffer
	for b.Len() < 30_000 {
		fmt.Fprintf(&b, "<p class=\"story-text\">%x %x</p>\n", r.Uint64()>>20, r.Uint32())
	}
	return b.Bytes()
}
