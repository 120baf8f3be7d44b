package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

// WatchedPages returns what the pages that are watched said when they were last
// read, by source and kind.
func (st *Store) WatchedPages(ctx context.Context) (out []data.WatchedPage, err error) {
	const q = "SELECT source, prospect_id, kind, url, title, read_at, people, posts, gone FROM watched_pages ORDER BY source, kind"
	err = st.read("read the watched pages", func(s *session) error {
		out, err = collect(ctx, s, q, func(r *sql.Rows) (p data.WatchedPage, err error) {
			return p, r.Scan(&p.Source, &p.ProspectID, &p.Kind, &p.URL, &p.Title, intoTime(&p.ReadAt), fromJSON{&p.People}, fromJSON{&p.Posts}, fromJSON{&p.Gone})
		})
		return err
	})
	return out, err
}

func (s *session) saveWatched(ctx context.Context, pages []data.WatchedPage) error {
	var rows []keyed
	for i := len(pages) - 1; i >= 0; i-- { // of a page that was read twice the last reading counts
		p := pages[i]
		key := string(p.Kind) + " " + p.Source
		vals := row{key, p.Source, p.ProspectID, string(p.Kind), p.URL, p.Title, nullTime(p.ReadAt)}
		for _, list := range []any{p.People, p.Posts, p.Gone} {
			j, err := jsonText(list)
			if err != nil {
				return err
			}
			vals = append(vals, j)
		}
		rows = append(rows, keyed{key: key, vals: vals})
	}
	_, err := s.replaceChanged(ctx, "watched_pages", "page", rows)
	return err
}

func watchedView() view {
	return view{"watched_pages", "who leads each prospect and which posts are open, as the pages of its own site said when they were last read; times are TIMESTAMP in UTC", []column{
		{"prospect_id", "prospect_id", "the prospect whose site it is"},
		{"kind", "kind", "leadership or careers"},
		{"url", "url", "address of the page"},
		{"title", "title", "title of the page"},
		{"read_at", "read_at", "clock of the night that read it last, UTC"},
		{"people", asJSON("people", "[]"), "JSON array of who is named: name, title, quote (the line of the page)"},
		{"posts", asJSON("posts", "[]"), "JSON array of open posts: title, function (part of the work)"},
		{"gone", asJSON("gone", "[]"), "JSON array of who was named before and is not any more: name, title, seen_at, missed_at; a warning, not an event"},
	}, "FROM watched_pages ANTI JOIN suppressed USING (prospect_id) ORDER BY prospect_id, kind, url"}
}
