package duck

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// nullMark stores a mark, and none as NULL.
func nullMark(m int64) any {
	if m == 0 {
		return nil
	}
	return m
}

// Copies returns the documents that were read as copies, each with the one that
// counts in its stead.
func (st *Store) Copies(ctx context.Context) (out map[string]string, err error) {
	err = st.read("read the copies", func(s *session) error {
		out, err = s.copies(ctx, "")
		return err
	})
	return out, err
}

func (s *session) copies(ctx context.Context, where string, args ...any) (map[string]string, error) {
	out := map[string]string{}
	_, err := collect(ctx, s, "SELECT document_id, copy_of FROM copies"+where, func(r *sql.Rows) (id string, err error) {
		var of string
		err = r.Scan(&id, &of)
		out[id] = of
		return id, err
	}, args...)
	return out, err
}

// saveCopies keeps which of these documents were read as copies.
func (s *session) saveCopies(ctx context.Context, rs []Reading) error {
	ids := make([]string, len(rs))
	for i, r := range rs {
		ids[i] = r.Article.DocumentID
	}
	old, err := s.copies(ctx, " WHERE document_id IN (SELECT unnest(?::VARCHAR[]))", ids)
	if err != nil {
		return err
	}
	var outdated []string
	var rows []row
	for _, r := range rs {
		id := r.Article.DocumentID
		of, known := old[id]
		if of == r.CopyOf {
			continue
		}
		if known {
			outdated = append(outdated, id)
		}
		if r.CopyOf != "" {
			rows = append(rows, row{id, r.CopyOf})
		}
	}
	if err := s.deleteKeys(ctx, "copies", "document_id", outdated); err != nil {
		return err
	}
	return s.append(ctx, "copies", rows)
}

// selectMarked gives the articles that share a mark with another one, once for
// each such mark: 0 for says, 1 for titled, 2 for reads.
const selectMarked = `WITH marks AS (
	SELECT document_id, url, canonical, unnest([says, titled, reads]) AS mark, unnest([0, 1, 2]) AS kind FROM articles),
shared AS (SELECT mark FROM marks WHERE mark IS NOT NULL GROUP BY mark HAVING count(*) > 1),
marked AS (SELECT * FROM marks SEMI JOIN shared USING (mark)),
seen AS (SELECT document_id, min(fetched_at) AS first_at FROM document_versions
	WHERE document_id IN (SELECT document_id FROM marked) GROUP BY document_id)
SELECT m.document_id, m.url, m.canonical, m.mark, m.kind, s.first_at FROM marked m JOIN seen s USING (document_id) ORDER BY ALL`

// marked is an article with a mark that others have too.
type marked struct {
	id, url, canonical string
	mark               int64
	kind               int
	firstAt            time.Time
}

// FindCopies compares all articles, and returns the documents that say what
// another one says, each with the one that counts:
//
//   - Documents of one site with the same title and text are one, and those whose
//     page gives the same address of their own site as its own, with the same title
//     or text. The one that an earlier night saw counts; of one night that whose
//     address is the page's own, then https, then the one without a query, then
//     the shortest.
//   - A page that gives an address of another site as its own, with title or text
//     of a document of that site which does so itself, is a copy of that; it
//     never counts in its stead.
func (st *Store) FindCopies(ctx context.Context) (out map[string]string, err error) {
	err = st.read("look for copies", func(s *session) error {
		rows, err := collect(ctx, s, selectMarked, func(r *sql.Rows) (m marked, err error) {
			return m, r.Scan(&m.id, &m.url, &m.canonical, &m.mark, &m.kind, intoTime(&m.firstAt))
		})
		out = copiesAmong(rows)
		return err
	})
	return out, err
}

func copiesAmong(rows []marked) map[string]string {
	groups, byMark := families{}, map[int64][]marked{}
	for _, m := range rows {
		byMark[m.mark] = append(byMark[m.mark], m)
		groups.add(m)
	}
	marks := slices.Sorted(maps.Keys(byMark))
	type claim struct{ copy, of string }
	var claims []claim
	for _, k := range marks {
		var home string
		for _, m := range byMark[k] { // in the order of their ids
			if m.kind == 0 || !m.foreign() {
				if home == "" {
					home = m.id
				}
				groups.join(home, m.id)
			}
		}
		for _, m := range byMark[k] {
			if m.kind != 0 && m.foreign() && home != "" {
				claims = append(claims, claim{m.id, home})
			}
		}
	}
	for _, c := range claims {
		groups.stepBack(c.copy, c.of)
	}
	return groups.copies()
}

func (m marked) foreign() bool { return data.Article{URL: m.url, Canonical: m.canonical}.Foreign() }

// families are documents that say the same, by id: each leads to a better one,
// and the best to nobody.
type families map[string]*relative

type relative struct {
	marked
	to *relative
}

func (f families) add(m marked) {
	if f[m.id] == nil {
		f[m.id] = &relative{marked: m}
	}
}

func (r *relative) best() *relative {
	for r.to != nil {
		r = r.to
	}
	return r
}

// join makes two documents, and what is one with them, one.
func (f families) join(x, y string) {
	a, b := f[x].best(), f[y].best()
	switch {
	case a == b:
	case a.before(b) < 0:
		b.to = a
	default:
		a.to = b
	}
}

// stepBack puts a document, and what is one with it, behind another.
func (f families) stepBack(x, behind string) {
	if a, b := f[x].best(), f[behind].best(); a != b {
		a.to = b
	}
}

// before orders documents that say the same by which of them counts.
func (r *relative) before(o *relative) int {
	own := func(r *relative) int { return flag(r.canonical != "") }
	plain := func(r *relative) int { return flag(!strings.HasPrefix(r.url, "https:")) }
	asks := func(r *relative) int { return flag(strings.Contains(r.url, "?")) }
	return cmp.Or(r.firstAt.Compare(o.firstAt), cmp.Compare(own(r), own(o)), cmp.Compare(plain(r), plain(o)), cmp.Compare(asks(r), asks(o)),
		cmp.Compare(len(r.url), len(o.url)), strings.Compare(r.id, o.id))
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (f families) copies() map[string]string {
	out := map[string]string{}
	for id, r := range f {
		if of := r.best().id; of != id {
			out[id] = of
		}
	}
	return out
}
