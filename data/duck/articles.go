package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

const articleColumns = "document_id, seq, url, source, title, text, links, language, published_at, fetched_at"

func scanArticle(r *sql.Rows) (a data.Article, err error) {
	return a, r.Scan(&a.DocumentID, &a.Seq, &a.URL, &a.Source, &a.Title, &a.Text, fromJSON{&a.Links}, &a.Language,
		intoTime(&a.PublishedAt), intoTime(&a.FetchedAt))
}

func articleRow(a data.Article) (row, error) {
	links, err := jsonText(a.Links)
	return row{a.DocumentID, a.Seq, a.URL, a.Source, a.Title, a.Text, links, a.Language,
		nullTime(a.PublishedAt), nullTime(a.FetchedAt)}, err
}

func mentionRow(documentID string, m data.Mention) row {
	return row{documentID, m.ProspectID, string(m.Field), int64(m.Start), int64(m.End), m.Proof}
}

// saveArticles writes the articles and mentions that changed.
func (s *session) saveArticles(ctx context.Context, rs []Reading) error {
	articles := make([]keyed, len(rs))
	mentions := make([][]row, len(rs))
	for i, r := range rs {
		vals, err := articleRow(r.Article)
		if err != nil {
			return err
		}
		articles[i] = keyed{key: r.Article.DocumentID, vals: vals}
		for _, m := range r.Mentions {
			mention := mentionRow(r.Article.DocumentID, m)
			mentions[i] = append(mentions[i], mention)
			articles[i].also = append(articles[i].also, mention...)
		}
	}
	changed, err := s.replaceChanged(ctx, "articles", "document_id", articles)
	if err != nil {
		return err
	}
	var ids []string
	var rows []row
	for i, r := range rs {
		if id := r.Article.DocumentID; changed[id] {
			delete(changed, id)
			ids = append(ids, id)
			rows = append(rows, mentions[i]...)
		}
	}
	if err := s.deleteKeys(ctx, "mentions", "document_id", ids); err != nil {
		return err
	}
	return s.append(ctx, "mentions", rows)
}

const (
	selectArticleIDs   = "SELECT document_id FROM articles WHERE document_id > ? ORDER BY document_id LIMIT ?"
	selectArticlesByID = "SELECT " + articleColumns + " FROM articles WHERE document_id IN (SELECT unnest(?::VARCHAR[])) ORDER BY document_id"
)

// Articles returns up to limit articles with an id after afterID, in the order
// of their ids; the empty id begins.
func (st *Store) Articles(ctx context.Context, afterID string, limit int) (out []data.Article, err error) {
	err = st.read("read articles", func(s *session) error {
		ids, err := collect(ctx, s, selectArticleIDs, func(r *sql.Rows) (id string, err error) { return id, r.Scan(&id) }, afterID, limit)
		if err != nil || len(ids) == 0 {
			return err
		}
		out, err = collect(ctx, s, selectArticlesByID, scanArticle, ids)
		return err
	})
	return out, err
}

// ArticlesByID returns the articles of these documents, in the order of their
// ids; documents that were never read are left out.
func (st *Store) ArticlesByID(ctx context.Context, ids []string) (out []data.Article, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = st.read("read articles", func(s *session) error {
		out, err = collect(ctx, s, selectArticlesByID, scanArticle, ids)
		return err
	})
	return out, err
}

const selectMentioned = `
SELECT document_id FROM mentions WHERE prospect_id IN (SELECT unnest(?::VARCHAR[]))
UNION
SELECT document_id FROM events WHERE prospect_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY document_id`

// MentionedDocuments returns the ids of the documents that name one of these
// prospects, or hold or held an event of theirs.
func (st *Store) MentionedDocuments(ctx context.Context, prospects []string) (ids []string, err error) {
	if len(prospects) == 0 {
		return nil, nil
	}
	err = st.read("read which documents name prospects", func(s *session) error {
		ids, err = collect(ctx, s, selectMentioned, func(r *sql.Rows) (id string, err error) { return id, r.Scan(&id) }, prospects, prospects)
		return err
	})
	return ids, err
}
