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
// every document that names them, by their old names or the new ones.
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
	changed := changedProspects(old, plan.marks)
	plan.again, err = n.concerned(ctx, changed, old, wasRules != rules)
	return plan, err
}

// concerned finds the documents that changed prospects or rules concern.
func (n *night) concerned(ctx context.Context, changed []string, old map[string]duck.ProspectMark, rules bool) ([]string, error) {
	ask := changed
	if rules {
		for id := range old {
			ask = append(ask, id)
		}
		slices.Sort(ask)
	}
	if len(ask) == 0 {
		return nil, nil
	}
	ids, err := n.store.MentionedDocuments(ctx, slices.Compact(ask))
	if err != nil || len(changed) == 0 {
		return ids, err
	}
	named, err := n.articlesNaming(ctx, n.asTheyWereAndAre(changed, old))
	ids = append(ids, named...)
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// asTheyWereAndAre are these prospects under their names of now and those of
// the last reading: a name that is gone may have stood in the way of a namesake.
func (n *night) asTheyWereAndAre(ids []string, old map[string]duck.ProspectMark) []data.Prospect {
	var out []data.Prospect
	for _, p := range n.Prospects {
		if _, found := slices.BinarySearch(ids, p.ID); found {
			out = append(out, p)
		}
	}
	for _, id := range ids {
		if names := old[id].Names; len(names) > 0 {
			out = append(out, data.Prospect{ID: id, Name: names[0], Aliases: names[1:]})
		}
	}
	return out
}

// articlesNaming looks through all stored articles for these prospects.
func (n *night) articlesNaming(ctx context.Context, prospects []data.Prospect) ([]string, error) {
	if len(prospects) == 0 {
		return nil, nil
	}
	finder := enrich.New(prospects, nil)
	var out []string
	for after := ""; ; {
		articles, err := n.store.Articles(ctx, after, 10*readBatch)
		if err != nil || len(articles) == 0 {
			return out, err
		}
		hits, err := parallel(ctx, articles, func(a data.Article) bool { return len(finder.Names(a.Title, a.Text)) > 0 })
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
		articles, err := n.store.ArticlesByID(ctx, ids)
		if err != nil {
			return err
		}
		readings, err := parallel(ctx, articles, n.readArticle)
		if err != nil {
			return err
		}
		if err := n.saveReadings(ctx, readings, nil); err != nil {
			return err
		}
	}
	return n.store.SaveReadDone(context.WithoutCancel(ctx), plan.marks, plan.done)
}

func (n *night) prospectMarks() []duck.ProspectMark {
	marks := make([]duck.ProspectMark, len(n.Prospects))
	for i, p := range n.Prospects {
		marks[i] = duck.ProspectMark{ID: p.ID, Fingerprint: enrich.ProspectFingerprint(p), Names: enrich.NamesOf(p)}
	}
	return marks
}

// changedProspects returns the sorted ids of prospects that are new, gone or
// resolved otherwise than before.
func changedProspects(old map[string]duck.ProspectMark, now []duck.ProspectMark) []string {
	var changed []string
	seen := map[string]bool{}
	for _, m := range now {
		seen[m.ID] = true
		if was, known := old[m.ID]; !known || was.Fingerprint != m.Fingerprint {
			changed = append(changed, m.ID)
		}
	}
	for id := range old {
		if !seen[id] {
			changed = append(changed, id)
		}
	}
	slices.Sort(changed)
	return changed
}

// rulesFingerprint changes when company resolution, the detector or any trigger
// changes.
func (n *night) rulesFingerprint() string {
	parts := []string{detect.Fingerprint(), company.Version}
	for _, t := range n.Triggers {
		parts = append(parts, t.ID+"="+t.Fingerprint())
	}
	return data.Fingerprint(parts...)
}
