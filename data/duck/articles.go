package duck

import (
	"context"
	"database/sql"

	"callworthy/data"
)

const articleColumns = "document_id, seq, url, source, title, text_id, links, language, published_at, fetched_at, canonical"

// article is a stored article; its text is left to be filled in.
type article struct {
	data.Article
	textID sql.NullInt64
}

func scanArticle(r *sql.Rows) (a article, err error) {
	return a, r.Scan(&a.DocumentID, &a.Seq, &a.URL, &a.Source, &a.Title, &a.textID, fromJSON{&a.Links}, &a.Language,
		intoTime(&a.PublishedAt), intoTime(&a.FetchedAt), &a.Canonical)
}

func articleRow(a data.Article, textID any) (row, error) {
	links, err := jsonText(a.Links)
	m := a.Marks()
	return row{a.DocumentID, a.Seq, a.URL, a.Source, a.Title, textID, links, a.Language,
		nullTime(a.PublishedAt), nullTime(a.FetchedAt), a.Canonical, nullMark(m.Says), nullMark(m.Titled), nullMark(m.Reads)}, err
}

func mentionRow(documentID string, m data.Mention) row {
	return row{documentID, m.ProspectID, string(m.Field), int64(m.Start), int64(m.End), m.Proof}
}

// saveArticles writes the articles and mentions that changed.
func (s *session) saveArticles(ctx context.Context, rs []Reading) error {
	texts, err := s.saveTexts(ctx, rs)
	if err != nil {
		return err
	}
	articles := make([]keyed, len(rs))
	mentions := make([][]row, len(rs))
	for i, r := range rs {
		vals, err := articleRow(r.Article, texts[i])
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

// saveTexts keeps the articles' texts and returns their numbers; nil for none.
func (s *session) saveTexts(ctx context.Context, rs []Reading) ([]any, error) {
	var texts [][]byte
	for _, r := range rs {
		if r.Article.Text != "" {
			texts = append(texts, []byte(r.Article.Text))
		}
	}
	byHash, err := s.saveBodies(ctx, texts)
	if err != nil {
		return nil, err
	}
	ids := make([]any, len(rs))
	for i, r := range rs {
		if r.Article.Text != "" {
			ids[i] = byHash[bodyHash([]byte(r.Article.Text))]
		}
	}
	return ids, nil
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
		out, err = s.articles(ctx, ids)
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
		out, err = s.articles(ctx, ids)
		return err
	})
	return out, err
}

// articles reads some articles, texts filled in, in the order of their ids.
func (s *session) articles(ctx context.Context, ids []string) ([]data.Article, error) {
	found, err := collect(ctx, s, selectArticlesByID, scanArticle, ids)
	if err != nil {
		return nil, err
	}
	var textIDs []int64
	for _, a := range found {
		if a.textID.Valid {
			textIDs = append(textIDs, a.textID.Int64)
		}
	}
	texts, err := s.bodies(ctx, textIDs)
	if err != nil {
		return nil, err
	}
	out := make([]data.Article, len(found))
	for i, a := range found {
		out[i] = a.Article
		out[i].Text = string(texts[a.textID.Int64])
	}
	return out, nil
}

const selectMentioned = `
SELECT document_id FROM mentions WHERE prospect_id IN (SELECT unnest(?::VARCHAR[]))
UNION
SELECT document_id FROM events WHERE prospect_id IN (SELECT unnest(?::VARCHAR[]))
UNION
SELECT document_id FROM signals WHERE prospect_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY document_id`

// MentionedDocuments returns the ids of the documents that name one of these
// prospects, hold or held an event of theirs, or news that concerns them.
func (st *Store) MentionedDocuments(ctx context.Context, prospects []string) (ids []string, err error) {
	if len(prospects) == 0 {
		return nil, nil
	}
	err = st.read("read which documents name prospects", func(s *session) error {
		ids, err = collect(ctx, s, selectMentioned, func(r *sql.Rows) (id string, err error) { return id, r.Scan(&id) }, prospects, prospects, prospects)
		return err
	})
	return ids, err
}
