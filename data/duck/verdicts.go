package duck

import (
	"context"
	"time"
)

// What ApplyVerdicts does to the tables of events and signals. A row whose
// withdrawal has a reason was taken back by a verdict.
const (
	createRejected = "CREATE OR REPLACE TEMP TABLE rejected (id VARCHAR, why VARCHAR)"
	rejectable     = " WHERE withdrawn_at IS NULL AND (story_id IN (SELECT id FROM rejected) OR event_id IN (SELECT id FROM rejected))"
	liftable       = " WHERE withdrawn_why <> '' AND story_id NOT IN (SELECT id FROM rejected) AND event_id NOT IN (SELECT id FROM rejected)"
)

// VerdictCounts says what ApplyVerdicts changed, in events and signals.
type VerdictCounts struct {
	Withdrawn int // rows taken back
	Restored  int // rows whose verdict is gone
}

// ApplyVerdicts withdraws, at asOf, the live events and signals of the stories
// that a rep called false or somebody else's, and keeps why; stories that no
// verdict speaks against any more stand again, unless their document no longer
// tells of them. why is by story id, aliases spelled out, or by the id of an event
// that a later text took back and whose story is not in it. What changed has to
// be assigned to stories anew.
func (st *Store) ApplyVerdicts(ctx context.Context, asOf time.Time, why map[string]string) (n VerdictCounts, err error) {
	var rows []row
	for id, w := range why {
		rows = append(rows, row{id, w})
	}
	err = st.write(ctx, "apply the verdicts of reps", func(s *session) error {
		if err := s.stage(ctx, createRejected, "rejected", rows); err != nil {
			return err
		}
		if err := s.dirtyByVerdict(ctx); err != nil {
			return err
		}
		for _, table := range []string{"events", "signals"} {
			if err := s.applyVerdicts(ctx, table, asOf, &n); err != nil {
				return err
			}
		}
		return nil
	})
	return n, err
}

// dirtyByVerdict marks the stories whose events and signals are about to change.
func (s *session) dirtyByVerdict(ctx context.Context) error {
	for _, where := range []string{rejectable, liftable} {
		events, err := collect(ctx, s, "SELECT DISTINCT prospect_id, type FROM events"+where, scanStoryKey)
		if err != nil {
			return err
		}
		signals, err := collect(ctx, s, "SELECT DISTINCT relation, party, type FROM signals"+where, scanSignalKey)
		if err != nil {
			return err
		}
		stories, others := map[StoryKey]bool{}, map[SignalKey]bool{}
		for _, k := range events {
			stories[k] = true
		}
		for _, k := range signals {
			others[k] = true
		}
		if err := s.markDirty(ctx, stories); err != nil {
			return err
		}
		if err := s.markDirtySignals(ctx, others); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) applyVerdicts(ctx context.Context, table string, asOf time.Time, n *VerdictCounts) error {
	for _, c := range []struct {
		where string
		count *int
	}{{rejectable, &n.Withdrawn}, {liftable, &n.Restored}} {
		k, err := s.number(ctx, "SELECT count(*) FROM "+table+c.where)
		if err != nil {
			return err
		}
		*c.count += int(k)
	}
	if err := s.exec(ctx, "UPDATE "+table+" SET withdrawn_at = NULL, withdrawn_why = ''"+liftable); err != nil {
		return err
	}
	for _, id := range []string{"story_id", "event_id"} {
		from := " FROM rejected r WHERE " + table + "." + id + " = r.id"
		if err := s.exec(ctx, "UPDATE "+table+" SET withdrawn_at = ?, withdrawn_why = r.why"+from+" AND withdrawn_at IS NULL", nullTime(asOf)); err != nil {
			return err
		}
		if err := s.exec(ctx, "UPDATE "+table+" SET withdrawn_why = r.why"+from+" AND withdrawn_why <> '' AND withdrawn_why <> r.why"); err != nil {
			return err
		}
	}
	return nil
}
