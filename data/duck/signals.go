package duck

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"time"

	"callworthy/data"
)

const signalColumns = eventColumns + ", relation, about, term, party, about_prospect"

func scanSignal(r *sql.Rows) (s data.Signal, err error) {
	return s, r.Scan(append(eventTargets(&s.Event), &s.Relation, &s.About, &s.Term, &s.Party, &s.AboutProspect)...)
}

func signalRow(s data.Signal) (row, error) {
	r, err := eventRow(s.Event)
	return append(r, string(s.Relation), s.About, s.Term, s.Party, s.AboutProspect), err
}

// SignalKey names the signals among which stories are formed: those of one
// relation, organisation and type, whomever they concern.
type SignalKey struct {
	Relation data.Relation
	Party    string
	Type     string
}

func keyOf(s data.Signal) SignalKey { return SignalKey{s.Relation, s.Party, s.Type} }

func (k SignalKey) compare(o SignalKey) int {
	return cmp.Or(cmp.Compare(k.Relation, o.Relation), cmp.Compare(k.Party, o.Party), cmp.Compare(k.Type, o.Type))
}

func scanSignalKey(r *sql.Rows) (k SignalKey, err error) {
	return k, r.Scan(&k.Relation, &k.Party, &k.Type)
}

// signalChanges is the difference between the signals that are stored and those
// that were read.
type signalChanges struct {
	asOf     time.Time
	outdated []string
	rows     []row
	dirty    map[SignalKey]bool
	found    int // live ones that are new or changed
}

const selectSignalsIn = "SELECT " + signalColumns + ` FROM signals
WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY event_id`

// saveSignals writes the signals of some readings that changed, as saveEvents
// does with events, and counts those that are new or changed.
func (s *session) saveSignals(ctx context.Context, asOf time.Time, rs []Reading) (int, error) {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = r.Article.DocumentID
	}
	stored, err := collect(ctx, s, selectSignalsIn, scanSignal, ids)
	if err != nil {
		return 0, err
	}
	known := map[string][]data.Signal{}
	for _, x := range stored {
		known[x.DocumentID] = append(known[x.DocumentID], x)
	}
	ch := signalChanges{asOf: asOf, dirty: map[SignalKey]bool{}}
	for _, r := range rs {
		if err := ch.compare(r, known[r.Article.DocumentID]); err != nil {
			return 0, err
		}
	}
	if err := s.deleteKeys(ctx, "signals", "event_id", ch.outdated); err != nil {
		return 0, err
	}
	if err := s.append(ctx, "signals", ch.rows); err != nil {
		return 0, err
	}
	return ch.found, s.markDirtySignals(ctx, ch.dirty)
}

// compare adds the difference that one reading makes.
func (ch *signalChanges) compare(r Reading, stored []data.Signal) error {
	old := map[string]data.Signal{}
	for _, x := range stored {
		old[x.ID] = x
	}
	found := map[string]bool{}
	for _, x := range r.Signals {
		if found[x.ID] {
			continue
		}
		found[x.ID] = true
		was, known := old[x.ID]
		x.WithdrawnAt, x.WithdrawnWhy = time.Time{}, ""
		if known {
			x.Event = remembered(x.Event, was.Event)
		}
		changed, err := ch.put(x, was, known)
		if err != nil {
			return err
		}
		if changed && x.Live() {
			ch.found++
		}
	}
	for _, was := range stored {
		if gone, is := lost(was.Event, ch.asOf); is && !found[was.ID] {
			if r.CopyOf != "" && was.StoryID == "" { // nobody was told of it
				ch.outdated, ch.found = append(ch.outdated, was.ID), ch.found-1
				ch.dirty[keyOf(was)] = true
				continue
			}
			x := was
			x.Event = gone
			if _, err := ch.put(x, was, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// put replaces the row of a signal unless it would stay the same.
func (ch *signalChanges) put(x, was data.Signal, known bool) (changed bool, err error) {
	now, err := signalRow(x)
	if err != nil {
		return false, err
	}
	if known {
		before, err := signalRow(was)
		if err != nil || rowHash(before) == rowHash(now) {
			return false, err
		}
		ch.outdated = append(ch.outdated, x.ID)
	}
	ch.rows = append(ch.rows, now)
	ch.dirty[keyOf(x)] = true
	return true, nil
}

func (s *session) markDirtySignals(ctx context.Context, dirty map[SignalKey]bool) error {
	keys := slices.SortedFunc(maps.Keys(dirty), SignalKey.compare)
	rows := make([]row, len(keys))
	for i, k := range keys {
		rows[i] = row{string(k.Relation), k.Party, k.Type}
	}
	return s.append(ctx, "dirty_signals", rows)
}

// DirtySignals returns the keys whose signals changed since their stories were
// assigned, in order.
func (st *Store) DirtySignals(ctx context.Context) (keys []SignalKey, err error) {
	err = st.read("read which signals changed", func(s *session) error {
		keys, err = collect(ctx, s, "SELECT DISTINCT relation, party, type FROM dirty_signals ORDER BY ALL", scanSignalKey)
		return err
	})
	return keys, err
}

const (
	createSignalKeys    = "CREATE OR REPLACE TEMP TABLE signal_keys (relation VARCHAR, party VARCHAR, type VARCHAR)"
	selectSignalsOfKeys = "SELECT " + signalColumns + ` FROM signals SEMI JOIN signal_keys USING (relation, party, type)
ORDER BY relation, party, type, coalesce(published_at, observed_at), document_id, prospect_id`
)

// SignalsOfKeys returns all signals of each key, live and withdrawn, in order of
// publication, document and prospect.
func (st *Store) SignalsOfKeys(ctx context.Context, keys []SignalKey) (map[SignalKey][]data.Signal, error) {
	rows := make([]row, len(keys))
	for i, k := range keys {
		rows[i] = row{string(k.Relation), k.Party, k.Type}
	}
	byKey := make(map[SignalKey][]data.Signal, len(keys))
	err := st.read("read the signals of stories", func(s *session) error {
		if err := s.stage(ctx, createSignalKeys, "signal_keys", rows); err != nil {
			return err
		}
		signals, err := collect(ctx, s, selectSignalsOfKeys, scanSignal)
		for _, x := range signals {
			byKey[keyOf(x)] = append(byKey[keyOf(x)], x)
		}
		return err
	})
	return byKey, err
}

const (
	createAssignedSignals = `CREATE OR REPLACE TEMP TABLE assigned_signals
(event_id VARCHAR, story_id VARCHAR, novelty VARCHAR, relation VARCHAR, party VARCHAR, type VARCHAR)`
	updateSignalStories = `UPDATE signals SET story_id = a.story_id, novelty = a.novelty FROM assigned_signals a
WHERE signals.event_id = a.event_id AND (signals.story_id <> a.story_id OR signals.novelty <> a.novelty)`
	deleteDirtySignals = `DELETE FROM dirty_signals d USING assigned_signals a
WHERE d.relation = a.relation AND d.party = a.party AND d.type = a.type`
)

// SaveSignalStories sets story and novelty of these signals and keeps the
// aliases of stories that were merged. Their keys are no longer dirty.
func (st *Store) SaveSignalStories(ctx context.Context, signals []data.Signal, aliases map[string]string) error {
	rows := make([]row, len(signals))
	for i, x := range signals {
		rows[i] = row{x.ID, x.StoryID, string(x.Novelty), string(x.Relation), x.Party, x.Type}
	}
	return st.write(ctx, "save the stories of signals", func(s *session) error {
		if err := s.stage(ctx, createAssignedSignals, "assigned_signals", rows); err != nil {
			return err
		}
		for _, q := range []string{updateSignalStories, deleteDirtySignals} {
			if err := s.exec(ctx, q); err != nil {
				return err
			}
		}
		return s.saveAliases(ctx, aliases)
	})
}

const selectLiveSignals = "SELECT " + signalColumns + ` FROM signals WHERE withdrawn_at IS NULL
ORDER BY prospect_id, relation, party, type, coalesce(published_at, observed_at), document_id`

// LiveSignals returns the signals that stand, ordered by prospect, relation,
// organisation, type, time and document.
func (st *Store) LiveSignals(ctx context.Context) (out []data.Signal, err error) {
	err = st.read("read the live signals", func(s *session) error {
		out, err = collect(ctx, s, selectLiveSignals, scanSignal)
		return err
	})
	return out, err
}

// withdrawOtherSignals withdraws the live signals of all prospects but these.
func (s *session) withdrawOtherSignals(ctx context.Context, prospects []string) error {
	const others = " WHERE withdrawn_at IS NULL AND prospect_id NOT IN (SELECT unnest(?::VARCHAR[]))"
	keys, err := collect(ctx, s, "SELECT DISTINCT relation, party, type FROM signals"+others, scanSignalKey, prospects)
	if err != nil || len(keys) == 0 {
		return err
	}
	asOf, err := s.clockOfRun(ctx)
	if err != nil {
		return err
	}
	if err := s.exec(ctx, "UPDATE signals SET withdrawn_at = ?"+others, asOf, prospects); err != nil {
		return err
	}
	dirty := map[SignalKey]bool{}
	for _, k := range keys {
		dirty[k] = true
	}
	return s.markDirtySignals(ctx, dirty)
}
