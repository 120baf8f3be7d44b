package duck

import (
	"context"
	"database/sql"
	"fmt"

	"callworthy/data"
)

const selectStandingSignals = `SELECT signal_id, story_id, relation, about, term, type, status, happened_on, published_at, confidence, listable,
       evidence, url, title, novelty, rule, withdrawn_at, withdrawn_why
FROM signals WHERE prospect_id = ? ORDER BY coalesce(published_at, observed_at) DESC, signal_id`

// standingSignals is the news of others that concerns a prospect.
func (p *Published) standingSignals(ctx context.Context, id string) ([]data.Signal, error) {
	signals, err := collect(ctx, p.s, selectStandingSignals, func(r *sql.Rows) (s data.Signal, err error) {
		s.ProspectID = id
		return s, r.Scan(&s.ID, &s.StoryID, &s.Relation, &s.About, &s.Term, &s.Type, &s.Status, intoTime(&s.HappenedOn),
			intoTime(&s.PublishedAt), &s.Confidence, &s.Listable, &s.Evidence.Quote, &s.URL, &s.Title, &s.Novelty, &s.Rule,
			intoTime(&s.WithdrawnAt), &s.WithdrawnWhy)
	}, id)
	if err != nil {
		return nil, fmt.Errorf("look up the news that concerns %s: %w", id, err)
	}
	return signals, nil
}
