package duck

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"callworthy/data"
)

// saveCards keeps what the pages of prospects' sites say, each page by its
// address in place of what it said before.
func (s *session) saveCards(ctx context.Context, cards []data.Card) error {
	var rows []keyed
	for i := len(cards) - 1; i >= 0; i-- { // of a page that was read twice the last card counts
		c := cards[i]
		card, err := jsonText(c.Profile)
		if err != nil {
			return err
		}
		rows = append(rows, keyed{key: c.URL, vals: row{c.URL, c.Profile.ProspectID, card}})
	}
	_, err := s.replaceChanged(ctx, "site_cards", "source", rows)
	return err
}

// Cards returns what each page of each prospect's site says, by prospect, then
// address.
func (st *Store) Cards(ctx context.Context) (out []data.Card, err error) {
	const q = "SELECT source, card FROM site_cards ORDER BY prospect_id, source"
	err = st.read("read the pages of prospects' sites", func(s *session) error {
		out, err = collect(ctx, s, q, func(r *sql.Rows) (c data.Card, err error) {
			return c, r.Scan(&c.URL, fromJSON{&c.Profile})
		})
		return err
	})
	return out, err
}

// SaveProfiles makes these the homework cards, and no others.
func (st *Store) SaveProfiles(ctx context.Context, profiles []data.Profile) error {
	rows := make([]keyed, len(profiles))
	for i, p := range profiles {
		links, err := jsonText(p.Links)
		if err != nil {
			return err
		}
		sources, err := json.Marshal(p.Sources)
		if err != nil {
			return err
		}
		rows[i] = keyed{key: p.ProspectID, vals: row{p.ProspectID, nullTime(p.ObservedAt), p.Description, p.Address,
			nullNumber(p.Employees), links, p.City, p.Region, p.Country, p.Phone, p.Industry, nullNumber(p.Founded), string(sources)}}
	}
	return st.write(ctx, "save the homework cards", func(s *session) error {
		return s.replaceAll(ctx, "profiles", "prospect_id", rows)
	})
}

// nullNumber stores 0 as NULL.
func nullNumber(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}

const selectProfiles = `SELECT prospect_id, observed_at, description, address, coalesce(employees, 0), links, city, region, country,
       phone, industry, coalesce(founded, 0), sources FROM profiles`

func scanProfile(r *sql.Rows) (p data.Profile, err error) {
	return p, r.Scan(&p.ProspectID, intoTime(&p.ObservedAt), &p.Description, &p.Address, &p.Employees, fromJSON{&p.Links},
		&p.City, &p.Region, &p.Country, &p.Phone, &p.Industry, &p.Founded, fromJSON{&p.Sources})
}

// Profiles returns the homework cards, by prospect.
func (st *Store) Profiles(ctx context.Context) (out []data.Profile, err error) {
	err = st.read("read the homework cards", func(s *session) error {
		out, err = collect(ctx, s, selectProfiles+" ORDER BY prospect_id", scanProfile)
		return err
	})
	return out, err
}

// homeworkOn is the homework card of a prospect; nil when there is none.
func (p *Published) homeworkOn(ctx context.Context, id string) (*data.Profile, error) {
	const q = `SELECT prospect_id, observed_at, description, address, coalesce(employees, 0), links::VARCHAR, city, region, country,
       phone, industry, coalesce(founded, 0), sources::VARCHAR FROM profiles WHERE prospect_id = ?`
	found, err := collect(ctx, p.s, q, scanProfile, id)
	if err != nil {
		return nil, fmt.Errorf("look up the homework on %s: %w", id, err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return &found[0], nil
}
