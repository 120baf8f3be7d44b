package pipelines

import (
	"context"
	"slices"
	"strings"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/enrich"
	"callworthy/enrich/company"
	"callworthy/enrich/detect"
	"callworthy/enrich/filing"
	"callworthy/enrich/market"
	"callworthy/enrich/story"
	"callworthy/enrich/watch"
)

// readingPlan is what the read stage has to do.
type readingPlan struct {
	cursor duck.Cursor         // where new documents begin
	marks  []duck.ProspectMark // how prospects are resolved now
	again  []string            // documents that are read again from the store, by id
	done   duck.Cursor         // saved with the marks when they are read
}

// planReading compares rules and prospects with those of the last completed
// reading. Other text extraction: every document is read again from its raw
// body. Other triggers: every document that names a prospect. Other prospects:
// every document that names them, by their old names or the new ones. Other
// competitors, wares or keywords: every document that may tell of them.
func (n *night) planReading(ctx context.Context) (readingPlan, error) {
	cursor, err := n.store.Cursor(ctx, readStage)
	if err != nil {
		return readingPlan{}, err
	}
	old, err := n.store.ProspectMarks(ctx)
	if err != nil {
		return readingPlan{}, err
	}
	plan := readingPlan{cursor: cursor, marks: n.prospectMarks()}
	extraction, rules := enrich.ExtractorVersion(), n.rulesFingerprint()
	wasExtraction, wasRules, _ := strings.Cut(cursor.Fingerprint, " ")
	if cursor.Seq > 0 && wasExtraction != extraction {
		plan.cursor.Seq = 0
	}
	plan.cursor.Fingerprint = extraction + " " + rules
	plan.done = plan.cursor
	if plan.cursor.Seq == 0 {
		return plan, nil
	}
	plan.again, err = n.concerned(ctx, changesSince(old, plan.marks, wasRules != rules), old)
	return plan, err
}

// changes are what is other than in the last completed reading.
type changes struct {
	named  []string // prospects that are new, gone or resolved otherwise; sorted ids
	market []string // prospects whom other news concerns than before; sorted ids
	rules  bool     // how news is found
}

// concerned finds the documents that changes concern.
func (n *night) concerned(ctx context.Context, c changes, old map[string]duck.ProspectMark) ([]string, error) {
	ask := slices.Concat(c.named, c.market, n.market.Rivals(c.market))
	if c.rules {
		for id := range old {
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 {
		return nil, nil
	}
	slices.Sort(ask)
	ids, err := n.store.MentionedDocuments(ctx, slices.Compact(ask))
	if err != nil {
		return ids, err
	}
	found, err := n.articlesThat(ctx, n.concern(c, old))
	ids = append(ids, found...)
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// concern tells of an article whether it may name changed prospects or tell
// what concerns them; nil when a look through all articles can find nothing.
func (n *night) concern(c changes, old map[string]duck.ProspectMark) func(data.Article) bool {
	var tests []func(data.Article) bool
	if ps := n.asTheyWereAndAre(c.named, old); len(ps) > 0 {
		finder := enrich.New(ps, nil)
		tests = append(tests, func(a data.Article) bool { return len(finder.Names(a.Title, a.Text)) > 0 })
	}
	switch ps := n.prospectsWith(c.market); {
	case c.rules:
		tests = append(tests, n.market.Concerns)
	case len(ps) > 0:
		tests = append(tests, market.New(ps, nil).Concerns)
	}
	if len(tests) == 0 {
		return nil
	}
	return func(a data.Article) bool {
		return slices.ContainsFunc(tests, func(test func(data.Article) bool) bool { return test(a) })
	}
}

// prospectsWith are the prospects of these sorted ids.
func (n *night) prospectsWith(ids []string) []data.Prospect {
	var out []data.Prospect
	for _, p := range n.Prospects {
		if _, found := slices.BinarySearch(ids, p.ID); found {
			out = append(out, p)
		}
	}
	return out
}

// asTheyWereAndAre are these prospects under their names of now and those of
// the last reading: a name that is gone may have stood in the way of a namesake.
func (n *night) asTheyWereAndAre(ids []string, old map[string]duck.ProspectMark) []data.Prospect {
	out := n.prospectsWith(ids)
	for _, id := range ids {
		if names := old[id].Names; len(names) > 0 {
			out = append(out, data.Prospect{ID: id, Name: names[0], Aliases: names[1:]})
		}
	}
	return out
}

// articlesThat looks through all stored articles; a nil test finds none.
func (n *night) articlesThat(ctx context.Context, test func(data.Article) bool) ([]string, error) {
	if test == nil {
		return nil, nil
	}
	var out []string
	for after := ""; ; {
		articles, err := n.store.Articles(ctx, after, 10*readBatch)
		if err != nil || len(articles) == 0 {
			return out, err
		}
		hits, err := parallel(ctx, articles, test)
		if err != nil {
			return nil, err
		}
		for i, a := range articles {
			if hits[i] {
				out = append(out, a.DocumentID)
			}
			after = a.DocumentID
		}
	}
}

// readAgain reads stored articles anew, then remembers rules and prospects. Cut
// short, it is done again as a whole on the next night: the outcome is the same.
func (n *night) readAgain(ctx context.Context, plan readingPlan) error {
	for ids := range slices.Chunk(plan.again, readBatch) {
		if err := n.readStored(ctx, ids); err != nil {
			return err
		}
		n.did(len(ids))
	}
	return n.store.SaveReadDone(context.WithoutCancel(ctx), plan.marks, plan.done)
}

func (n *night) prospectMarks() []duck.ProspectMark {
	marks := make([]duck.ProspectMark, len(n.Prospects))
	for i, p := range n.Prospects {
		marks[i] = duck.ProspectMark{ID: p.ID, Fingerprint: enrich.ProspectFingerprint(p, n.cards[p.ID]), Names: enrich.NamesOf(p), Market: market.Fingerprint(p)}
	}
	return marks
}

// changesSince compares how prospects were resolved with how they are now.
func changesSince(old map[string]duck.ProspectMark, now []duck.ProspectMark, rules bool) changes {
	c := changes{rules: rules}
	seen := map[string]bool{}
	for _, m := range now {
		seen[m.ID] = true
		was, known := old[m.ID]
		if !known || was.Fingerprint != m.Fingerprint {
			c.named = append(c.named, m.ID)
		}
		if was.Market != m.Market {
			c.market = append(c.market, m.ID)
		}
	}
	for id := range old {
		if !seen[id] {
			c.named = append(c.named, id)
		}
	}
	slices.Sort(c.named)
	slices.Sort(c.market)
	return c
}

// rulesFingerprint changes when company resolution, the detector, what is news of
// the market, what takes news back, or any trigger changes.
func (n *night) rulesFingerprint() string {
	parts := []string{detect.Fingerprint(), company.Version, market.Version, story.Version, watch.Version, filing.Version}
	for _, t := range n.Triggers {
		parts = append(parts, t.ID+"="+t.Fingerprint())
	}
	return data.Fingerprint(parts...)
}
