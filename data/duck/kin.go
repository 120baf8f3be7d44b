package duck

import (
	"context"
	"database/sql"
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
