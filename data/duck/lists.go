package duck

import (
	"context"
	"database/sql"
	"fmt"

	"callworthy/data"
)

// SaveList keeps a morning's decision about every prospect in place of what was
// kept for the same date.
func (st *Store) SaveList(ctx context.Context, l data.List) error {
	date := nullDay(l.Date)
	var calls, held []row
	all := row{nullTime(l.AsOf)}
	for _, c := range l.Calls {
		r, err := callRow(date, c)
		if err != nil {
			return fmt.Errorf("save the list: %w", err)
		}
		calls, all = append(calls, r), append(all, r...)
	}
	for _, h := range l.HeldBack {
		r := row{date, h.ProspectID, h.Prospect, string(h.Cause), h.Detail}
		held, all = append(held, r), append(all, r...)
	}
	fingerprint := rowHash(all)
	return st.write(ctx, "save the list", func(s *session) error {
		old, err := s.listFingerprint(ctx, date)
		if err != nil || old == fingerprint {
			return err
		}
		for _, table := range []string{"lists", "call_list", "held_back"} {
			if err := s.exec(ctx, "DELETE FROM "+table+" WHERE list_date = ?::DATE", date); err != nil {
				return err
			}
		}
		if err := s.append(ctx, "call_list", calls); err != nil {
			return err
		}
		if err := s.append(ctx, "held_back", held); err != nil {
			return err
		}
		return s.append(ctx, "lists", []row{{date, nullTime(l.AsOf), fingerprint}})
	})
}

func (s *session) listFingerprint(ctx context.Context, date any) (string, error) {
	found, err := collect(ctx, s, "SELECT fingerprint FROM lists WHERE list_date = ?::DATE", func(r *sql.Rows) (f string, err error) {
		return f, r.Scan(&f)
	}, date)
	if err != nil || len(found) == 0 {
		return "", err
	}
	return found[0], nil
}

func callRow(date any, c data.Call) (row, error) {
	lists := make([]string, 4)
	for i, v := range []any{c.Contributions, c.Told, c.Reason.AlreadyTold, c.Attempts} {
		var err error
		if lists[i], err = jsonText(v); err != nil {
			return nil, err
		}
	}
	homework, err := jsonText(c.Homework)
	r := c.Reason
	return row{date, c.Rep, int64(c.Rank), c.ProspectID, c.Prospect, c.Industry, c.Contact, c.ContactTitle,
		c.ContactSource, c.Phone, c.Email, string(r.Kind), r.ID, r.StoryID, r.Angle, r.Sentence, r.Evidence,
		nullDay(r.EvidenceDate), r.Source, r.URL, r.Title, r.EventID, r.EventType, string(r.Status),
		int64(r.Corroboration), r.Offer, r.WhyItMatters, r.Opener, r.Question, r.Voicemail, r.Tact, c.Score,
		lists[0], nullClock(c.CallFrom), nullClock(c.CallUntil), c.Timezone, c.WhenWhy, c.Fit, lists[1],
		string(r.Relation), r.About, r.Mail.Subject, r.Mail.Body, r.Mail.Detail, r.Content.Title, r.Content.URL, lists[2],
		r.ContactNote, r.NewContact.Name, r.NewContact.Title, r.NewContact.Evidence, r.NewContact.URL, r.Spelling,
		c.FitRule, lists[3], c.HandedOver, c.ZoneWhy, homework}, err
}
