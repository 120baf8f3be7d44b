package pipelines

import (
	"context"
	"maps"
	"slices"
)

// settleCopies finds the documents that say what another one says, and reads
// again those that are copies now and were not, or the other way round: news is
// told once, and not corroborated by itself. It runs when all is read, so that
// the order of arrival makes no difference.
func (n *night) settleCopies(ctx context.Context) error {
	now, err := n.store.FindCopies(ctx)
	if err != nil {
		return err
	}
	var changed []string
	for id := range now {
		if n.copies[id] != now[id] {
			changed = append(changed, id)
		}
	}
	for id := range maps.Keys(n.copies) {
		if now[id] == "" {
			changed = append(changed, id)
		}
	}
	slices.Sort(changed)
	n.copies = now
	return n.readStored(ctx, changed)
}

// readStored reads some stored articles anew.
func (n *night) readStored(ctx context.Context, ids []string) error {
	for some := range slices.Chunk(ids, readBatch) {
		articles, err := n.store.ArticlesByID(ctx, some)
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
	return nil
}
