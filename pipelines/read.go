package pipelines

import (
	"context"
	"maps"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"callworthy/crawl"
	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/enrich/filing"
	"callworthy/enrich/story"
	"callworthy/enrich/watch"
)

// readBatch is how many documents are read between two transactions.
const readBatch = 200

// readStage names the cursor of reading in the store.
const readStage = "read"

// read turns document versions into articles, mentions, events and signals, and
// these into stories. First it reads again what a changed rule or prospect concerns,
// then what is new.
func (n *night) read(ctx context.Context) error {
	plan, err := n.planReading(ctx)
	if err != nil {
		return err
	}
	if n.copies, err = n.store.Copies(ctx); err != nil {
		return err
	}
	fresh, err := n.store.CountAfter(ctx, plan.cursor.Seq)
	if err != nil {
		return err
	}
	n.start(len(plan.again) + fresh)
	if err = n.readAgain(ctx, plan); err == nil {
		err = n.readNew(ctx, plan.cursor)
	}
	if err == nil || cutByDeadline(ctx, err) { // what was read until then counts
		ctx := context.WithoutCancel(ctx)
		if err := n.settleCopies(ctx); err != nil {
			return err
		}
		if err := n.settleStories(ctx); err != nil {
			return err
		}
	}
	return err
}

// readNew reads the document versions after the cursor, lot by lot.
func (n *night) readNew(ctx context.Context, c duck.Cursor) error {
	for {
		docs, err := n.store.DocumentsAfter(ctx, c.Seq, readBatch)
		if err != nil || len(docs) == 0 {
			return err
		}
		readings, err := parallel(ctx, docs, n.readDocument)
		if err != nil {
			return err
		}
		c.Seq = docs[len(docs)-1].Seq
		if err := n.saveReadings(ctx, readings, &c); err != nil {
			return err
		}
		n.did(len(readings))
	}
}

// readDocument makes a stored document readable and reads it.
func (n *night) readDocument(d data.Document) duck.Reading {
	article, err := n.reader.Article(d)
	if err != nil {
		n.Log.Debug("page not readable, its headline counts", "url", d.URL, "error", err)
	}
	article.Canonical = crawl.CanonicalLink(d.Body, d.URL, d.Linked)
	r := n.readArticle(article)
	r.Cards = n.newsCard(d)
	return r
}

// readArticle finds what an article tells; nothing in a copy.
func (n *night) readArticle(a data.Article) duck.Reading {
	if of := n.copies[a.DocumentID]; of != "" {
		return duck.Reading{Article: a, CopyOf: of}
	}
	if watch.KindOf(a.URL) != "" {
		mentions, events := n.readLines(a)
		return duck.Reading{Article: a, Mentions: mentions, Events: events}
	}
	if filing.Is(a.URL) {
		mentions, events := n.readFiling(a)
		return duck.Reading{Article: a, Mentions: mentions, Events: events}
	}
	mentions, events, doubts := n.reader.ReadFully(a)
	denials := slices.Concat(story.Denials(a, n.market.Others(a, mentions)), story.Denials(a, mentions)) // in order of their ids
	return duck.Reading{
		Article: a, Mentions: mentions, Events: events, Signals: n.market.Read(a, mentions, events), Denials: denials, Doubts: doubts,
	}
}

// saveReadings commits a lot with its cursor (nil where the cursor stays).
func (n *night) saveReadings(ctx context.Context, rs []duck.Reading, c *duck.Cursor) error {
	counts, err := n.store.SaveReadings(context.WithoutCancel(ctx), n.AsOf, rs, readStage, c)
	if err != nil {
		return err
	}
	for t, k := range counts.Found {
		n.report.Found[t] += k
		n.report.Events += k
	}
	n.report.Withdrawn += counts.Withdrawn
	n.report.Signals += counts.Signals
	n.checkpoint(readStage)
	return nil
}

// settleStories assigns what changed to stories, applies the verdicts of reps to
// them, and assigns what that changed. It runs after all reading of the night,
// so the order of arrival makes no difference.
func (n *night) settleStories(ctx context.Context) error {
	for again := true; again; {
		if err := n.assignStories(ctx); err != nil {
			return err
		}
		if err := n.assignSignals(ctx); err != nil {
			return err
		}
		var err error
		if again, err = n.applyVerdicts(ctx); err != nil {
			return err
		}
	}
	return nil
}

// assignStories groups the events that changed into stories.
func (n *night) assignStories(ctx context.Context) error {
	keys, err := n.store.DirtyStories(ctx)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return nil
	}
	denials, err := n.store.Denials(ctx)
	if err != nil {
		return err
	}
	untrue, err := n.disbelieved(ctx)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(keys, 500) {
		if err := n.assignSome(ctx, some, denials, untrue); err != nil {
			return err
		}
	}
	return nil
}

func (n *night) assignSome(ctx context.Context, keys []duck.StoryKey, denials map[duck.StoryKey][]data.Denial, untrue map[string]time.Time) error {
	events, err := n.store.EventsOfKeys(ctx, keys)
	if err != nil {
		return err
	}
	results, err := parallel(ctx, keys, func(key duck.StoryKey) story.Result {
		return story.Memory{Own: n.namesOf(key.ProspectID), Denials: denials[key], False: untrue}.Assign(events[key])
	})
	if err != nil {
		return err
	}
	var all []data.Event
	aliases := map[string]string{}
	for _, r := range results {
		all = append(all, r.Events...)
		maps.Copy(aliases, r.Aliases)
	}
	if err := n.store.SaveStories(context.WithoutCancel(ctx), all, aliases); err != nil {
		return err
	}
	n.checkpoint("stories")
	return nil
}

// parallel maps f over the values on all cores and keeps their order.
func parallel[A, B any](ctx context.Context, in []A, f func(A) B) ([]B, error) {
	out := make([]B, len(in))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i := range in {
		g.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			out[i] = f(in[i])
			return nil
		})
	}
	return out, g.Wait()
}
