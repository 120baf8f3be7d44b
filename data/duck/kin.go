package duck

import (
	"context"
	"database/sql"
	"slices"

	"callworthy/data"
)

// selectKin pairs the stories that one document tells of one organisation and type:
// the prospect's own and those that others hear of it. What is news of a prospect is
// theirs in both tables; an organisation that is none goes by its folded name.
const selectKin = `WITH told AS (
	SELECT story_id, document_id, prospect_id AS company, type FROM events WHERE story_id <> ''
	UNION
	SELECT story_id, document_id, CASE WHEN COALESCE(about_prospect, '') <> '' THEN about_prospect ELSE party END, type
	FROM signals WHERE story_id <> '')
SELECT DISTINCT a.story_id, b.story_id
FROM told a JOIN told b USING (document_id, company, type)
WHERE a.story_id <> b.story_id AND a.story_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY ALL`

// KinStories gives, by story, the ids of the other stories that tell of the same
// happening: a document, an organisation and a type that they share. Those that were
// withdrawn count. Ids are as published: see StoryAliases.
func (st *Store) KinStories(ctx context.Context, stories []string) (out map[string][]string, err error) {
	out = map[string][]string{}
	if len(stories) == 0 {
		return out, nil
	}
	err = st.read("read which stories are of one happening", func(s *session) error {
		_, err := collect(ctx, s, selectKin, func(r *sql.Rows) (story string, err error) {
			var kin string
			err = r.Scan(&story, &kin)
			out[story] = append(out[story], kin)
			return story, err
		}, stories)
		return err
	})
	return out, err
}

// selectBesides are the events, and what others hear of them, of the documents that
// tell of some stories.
const selectBesides = `WITH docs AS (
	SELECT document_id FROM events WHERE story_id IN (SELECT unnest(?::VARCHAR[]))
	UNION
	SELECT document_id FROM signals WHERE story_id IN (SELECT unnest(?::VARCHAR[])))
SELECT ` + eventColumns + ` FROM events SEMI JOIN docs USING (document_id) WHERE story_id <> ''
UNION ALL
SELECT ` + eventColumns + ` FROM signals SEMI JOIN docs USING (document_id) WHERE story_id <> ''
ORDER BY ALL`

// DealStories gives, by story, the ids of the other stories that one document tells of
// the same deal, by whatever party: see data.SameDeal. Those that were withdrawn count.
// Ids are as published: see StoryAliases.
func (st *Store) DealStories(ctx context.Context, stories []string) (out map[string][]string, err error) {
	out = map[string][]string{}
	if len(stories) == 0 {
		return out, nil
	}
	err = st.read("read which stories are of one deal", func(s *session) error {
		all, err := collect(ctx, s, selectBesides, scanEvent, stories, stories)
		if err != nil {
			return err
		}
		for i := range all {
			id := all[i].StoryID
			for k := range all {
				other := all[k].StoryID
				if slices.Contains(stories, id) && other != id && data.SameDeal(&all[i], &all[k]) && !slices.Contains(out[id], other) {
					out[id] = append(out[id], other)
				}
			}
		}
		return nil
	})
	return out, err
}
