package duck

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"callworthy/data"
)

// StoryKey names the events among which stories are formed: those of one
// prospect and one type.
type StoryKey struct {
	ProspectID string
	Type       string
}

func (k StoryKey) compare(o StoryKey) int {
	return cmp.Or(cmp.Compare(k.ProspectID, o.ProspectID), cmp.Compare(k.Type, o.Type))
}

func scanStoryKey(r *sql.Rows) (k StoryKey, err error) { return k, r.Scan(&k.ProspectID, &k.Type) }

// DirtyStories returns the keys whose events changed since their stories were
// assigned, in order.
func (st *Store) DirtyStories(ctx context.Context) (keys []StoryKey, err error) {
	err = st.read("read which stories changed", func(s *session) error {
		keys, err = collect(ctx, s, "SELECT DISTINCT prospect_id, type FROM dirty_stories ORDER BY ALL", scanStoryKey)
		return err
	})
	return keys, err
}

const (
	createKeys         = "CREATE OR REPLACE TEMP TABLE story_keys (prospect_id VARCHAR, type VARCHAR)"
	selectEventsOfKeys = "SELECT " + eventColumns + ` FROM events SEMI JOIN story_keys USING (prospect_id, type)
ORDER BY prospect_id, type, coalesce(published_at, observed_at), document_id`
)

// EventsOfKeys returns all events of each key, live and withdrawn, ordered by
// when they were published (when that is unknown: first seen) and document.
func (st *Store) EventsOfKeys(ctx context.Context, keys []StoryKey) (map[StoryKey][]data.Event, error) {
	rows := make([]row, len(keys))
	for i, k := range keys {
		rows[i] = row{k.ProspectID, k.Type}
	}
	byKey := make(map[StoryKey][]data.Event, len(keys))
	err := st.read("read the events of stories", func(s *session) error {
		if err := s.stage(ctx, createKeys, "story_keys", rows); err != nil {
			return err
		}
		events, err := collect(ctx, s, selectEventsOfKeys, scanEvent)
		for _, e := range events {
			k := StoryKey{e.ProspectID, e.Type}
			byKey[k] = append(byKey[k], e)
		}
		return err
	})
	return byKey, err
}

// stage fills a temporary table.
func (s *session) stage(ctx context.Context, create, table string, rows []row) error {
	if err := s.exec(ctx, create); err != nil {
		return err
	}
	return s.appendTo(ctx, "temp", table, rows)
}

const (
	createAssigned = "CREATE OR REPLACE TEMP TABLE assigned (event_id VARCHAR, story_id VARCHAR, novelty VARCHAR, prospect_id VARCHAR, type VARCHAR)"
	updateStories  = `UPDATE events SET story_id = a.story_id, novelty = a.novelty FROM assigned a
WHERE events.event_id = a.event_id AND (events.story_id <> a.story_id OR events.novelty <> a.novelty)`
	deleteDirty = "DELETE FROM dirty_stories d USING assigned a WHERE d.prospect_id = a.prospect_id AND d.type = a.type"
)

// SaveStories sets story and novelty of these events and keeps the aliases of
// stories that were merged (younger → older). The keys of the events are no
// longer dirty.
func (st *Store) SaveStories(ctx context.Context, events []data.Event, aliases map[string]string) error {
	rows := make([]row, len(events))
	for i, e := range events {
		rows[i] = row{e.ID, e.StoryID, string(e.Novelty), e.ProspectID, e.Type}
	}
	return st.write(ctx, "save stories", func(s *session) error {
		if err := s.stage(ctx, createAssigned, "assigned", rows); err != nil {
			return err
		}
		for _, q := range []string{updateStories, deleteDirty} {
			if err := s.exec(ctx, q); err != nil {
				return err
			}
		}
		return s.saveAliases(ctx, aliases)
	})
}

func (s *session) saveAliases(ctx context.Context, aliases map[string]string) error {
	if len(aliases) == 0 {
		return nil
	}
	old, err := s.aliases(ctx)
	if err != nil {
		return err
	}
	var outdated []string
	var rows []row
	for _, id := range slices.Sorted(maps.Keys(aliases)) {
		if old[id] == aliases[id] {
			continue
		}
		outdated = append(outdated, id)
		rows = append(rows, row{id, aliases[id]})
	}
	if err := s.deleteKeys(ctx, "story_aliases", "story_id", outdated); err != nil {
		return err
	}
	return s.append(ctx, "story_aliases", rows)
}

// StoryAliases tells of each story that was merged which older one it is part of.
func (st *Store) StoryAliases(ctx context.Context) (out map[string]string, err error) {
	err = st.read("read the story aliases", func(s *session) error {
		out, err = s.aliases(ctx)
		return err
	})
	return out, err
}

func (s *session) aliases(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	_, err := collect(ctx, s, "SELECT story_id, part_of FROM story_aliases ORDER BY story_id", func(r *sql.Rows) (id string, err error) {
		var older string
		err = r.Scan(&id, &older)
		out[id] = older
		return id, err
	})
	return out, err
}
