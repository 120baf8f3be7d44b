package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

const selectSources = `
SELECT source, title, kind, url, prospect_id, etag, last_modified, body_hash, last_outcome, last_detail,
       last_fetched_at, items, consecutive_failures, moved_to, items_hash, news_at, next_at
FROM sources ORDER BY source`

// SourceStates returns what is remembered of every source, by Source.Key.
func (st *Store) SourceStates(ctx context.Context) (map[string]data.SourceState, error) {
	states := map[string]data.SourceState{}
	err := st.read("read the sources", func(s *session) error {
		_, err := collect(ctx, s, selectSources, func(r *sql.Rows) (key string, err error) {
			var v data.SourceState
			err = r.Scan(&key, &v.Title, &v.Source.Kind, &v.Source.URL, &v.Source.Prospect, &v.ETag, &v.LastModified, &v.BodyHash,
				&v.LastOutcome, &v.LastDetail, intoTime(&v.LastFetchedAt), &v.Items, &v.ConsecutiveFailures,
				&v.MovedTo, &v.ItemsHash, intoTime(&v.NewsAt), intoTime(&v.NextAt))
			states[key] = v
			return key, err
		})
		return err
	})
	return states, err
}

func sourceRow(v data.SourceState) keyed {
	key := v.Source.Key()
	return keyed{key: key, vals: row{key, v.Title, string(v.Source.Kind), v.Source.URL, v.Source.Prospect, v.ETag, v.LastModified,
		v.BodyHash, string(v.LastOutcome), v.LastDetail, nullTime(v.LastFetchedAt), int64(v.Items), int64(v.ConsecutiveFailures),
		v.MovedTo, v.ItemsHash, nullTime(v.NewsAt), nullTime(v.NextAt)}}
}

func (s *session) saveSources(ctx context.Context, ps []data.Polled) error {
	rows := make([]keyed, 0, len(ps))
	for i := len(ps) - 1; i >= 0; i-- { // of a source that was polled twice the last state counts
		rows = append(rows, sourceRow(ps[i].State))
	}
	_, err := s.replaceChanged(ctx, "sources", "source", rows)
	return err
}

const selectRobots = "SELECT host, status, body, fetched_at FROM robots ORDER BY host"

// Robots returns the robots.txt of every host as last seen, by host.
func (st *Store) Robots(ctx context.Context) (out []data.Robots, err error) {
	err = st.read("read robots.txt", func(s *session) error {
		out, err = collect(ctx, s, selectRobots, func(r *sql.Rows) (v data.Robots, err error) {
			return v, r.Scan(&v.Host, &v.Status, &v.Body, intoTime(&v.FetchedAt))
		})
		return err
	})
	return out, err
}

// SaveRobots remembers these hosts' robots.txt and leaves the others as they are.
func (st *Store) SaveRobots(ctx context.Context, robots []data.Robots) error {
	if len(robots) == 0 {
		return nil
	}
	rows := make([]keyed, len(robots))
	for i, v := range robots {
		rows[i] = keyed{key: v.Host, vals: row{v.Host, int64(v.Status), blob(v.Body), nullTime(v.FetchedAt)}}
	}
	return st.write(ctx, "save robots.txt", func(s *session) error {
		_, err := s.replaceChanged(ctx, "robots", "host", rows)
		return err
	})
}
