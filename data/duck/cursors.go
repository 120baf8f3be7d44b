package duck

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"
)

// readStage names the cursor that SaveReadDone moves.
const readStage = "read"

// Cursor is how far a stage has come and with which rules.
type Cursor struct {
	Seq         int64  // last document version that is done
	Fingerprint string // of the rules
}

// Cursor returns the cursor of a stage; the zero Cursor before its first run.
func (st *Store) Cursor(ctx context.Context, stage string) (c Cursor, err error) {
	err = st.read("read the cursor", func(s *session) error {
		c, err = s.cursor(ctx, stage)
		return err
	})
	return c, err
}

func (s *session) cursor(ctx context.Context, stage string) (Cursor, error) {
	found, err := collect(ctx, s, "SELECT seq, fingerprint FROM cursors WHERE stage = ?", func(r *sql.Rows) (c Cursor, err error) {
		return c, r.Scan(&c.Seq, &c.Fingerprint)
	}, stage)
	if err != nil || len(found) == 0 {
		return Cursor{}, err
	}
	return found[0], nil
}

func (s *session) saveCursor(ctx context.Context, stage string, c Cursor) error {
	old, err := s.cursor(ctx, stage)
	if err != nil || old == c {
		return err
	}
	if err := s.exec(ctx, "DELETE FROM cursors WHERE stage = ?", stage); err != nil {
		return err
	}
	return s.append(ctx, "cursors", []row{{stage, c.Seq, c.Fingerprint}})
}

// ProspectMark is how a prospect was resolved in the last completed reading.
type ProspectMark struct {
	ID          string
	Fingerprint string   // of all that finding it depends on
	Names       []string // that it was looked for by
	Market      string   // fingerprint of all that concerns it without being its own; empty for nothing
}

// ProspectMarks returns the marks of the last completed reading, by prospect.
func (st *Store) ProspectMarks(ctx context.Context) (map[string]ProspectMark, error) {
	marks := map[string]ProspectMark{}
	err := st.read("read how prospects were resolved", func(s *session) error {
		const q = `SELECT p.prospect_id, p.fingerprint, p.names, coalesce(m.fingerprint, '')
FROM prospect_marks p LEFT JOIN market_marks m ON m.prospect_id = p.prospect_id ORDER BY p.prospect_id`
		_, err := collect(ctx, s, q, func(r *sql.Rows) (m ProspectMark, err error) {
			err = r.Scan(&m.ID, &m.Fingerprint, fromJSON{&m.Names}, &m.Market)
			marks[m.ID] = m
			return m, err
		})
		return err
	})
	return marks, err
}

// SaveReadDone replaces all marks and the cursor of reading. Events and signals
// of prospects without a mark are withdrawn at the clock of the run under way.
func (st *Store) SaveReadDone(ctx context.Context, marks []ProspectMark, c Cursor) error {
	rows, ids := make([]keyed, len(marks)), make([]string, len(marks))
	var market []keyed
	for i, m := range marks {
		names, err := jsonText(m.Names)
		if err != nil {
			return fmt.Errorf("save how prospects were resolved: %w", err)
		}
		rows[i] = keyed{key: m.ID, vals: row{m.ID, m.Fingerprint, names}}
		ids[i] = m.ID
		if m.Market != "" {
			market = append(market, keyed{key: m.ID, vals: row{m.ID, m.Market}})
		}
	}
	return st.write(ctx, "save how prospects were resolved", func(s *session) error {
		if err := s.replaceAll(ctx, "prospect_marks", "prospect_id", rows); err != nil {
			return err
		}
		if err := s.replaceAll(ctx, "market_marks", "prospect_id", market); err != nil {
			return err
		}
		if err := s.withdrawOthers(ctx, ids); err != nil {
			return err
		}
		if err := s.withdrawOtherSignals(ctx, ids); err != nil {
			return err
		}
		return s.saveCursor(ctx, readStage, c)
	})
}

// withdrawOthers withdraws the live events of all prospects but these.
func (s *session) withdrawOthers(ctx context.Context, prospects []string) error {
	const others = " WHERE withdrawn_at IS NULL AND prospect_id NOT IN (SELECT unnest(?::VARCHAR[]))"
	keys, err := collect(ctx, s, "SELECT DISTINCT prospect_id, type FROM events"+others, scanStoryKey, prospects)
	if err != nil || len(keys) == 0 {
		return err
	}
	asOf, err := s.clockOfRun(ctx)
	if err != nil {
		return err
	}
	if err := s.exec(ctx, "UPDATE events SET withdrawn_at = ?"+others, asOf, prospects); err != nil {
		return err
	}
	dirty := map[StoryKey]bool{}
	for _, k := range keys {
		dirty[k] = true
	}
	return s.markDirty(ctx, dirty)
}

// clockOfRun is the clock of the run under way.
func (s *session) clockOfRun(ctx context.Context) (time.Time, error) {
	asOf, err := s.clock(ctx)
	if err == nil && asOf.IsZero() {
		err = fmt.Errorf("no run was started")
	}
	return asOf, err
}

func (s *session) markDirty(ctx context.Context, dirty map[StoryKey]bool) error {
	keys := slices.SortedFunc(maps.Keys(dirty), StoryKey.compare)
	rows := make([]row, len(keys))
	for i, k := range keys {
		rows[i] = row{k.ProspectID, k.Type}
	}
	return s.append(ctx, "dirty_stories", rows)
}
