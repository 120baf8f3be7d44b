package duck

import (
	"context"
	"fmt"

	"callworthy/data"
)

// SaveInputs keeps prospects and contact history as tonight's files have them.
func (st *Store) SaveInputs(ctx context.Context, prospects []data.Prospect, touches []data.Touch) error {
	ps := make([]keyed, len(prospects))
	for i, p := range prospects {
		vals, err := prospectRow(p)
		if err != nil {
			return fmt.Errorf("save the inputs: %w", err)
		}
		ps[i] = keyed{key: p.ID, vals: vals}
	}
	ts := make([]keyed, len(touches))
	for i, t := range touches {
		ts[i] = keyed{key: t.ID, vals: touchRow(t)}
	}
	return st.write(ctx, "save the inputs", func(s *session) error {
		if err := s.replaceAll(ctx, "prospects", "prospect_id", ps); err != nil {
			return err
		}
		return s.replaceAll(ctx, "touches", "touch_id", ts)
	})
}

func prospectRow(p data.Prospect) (row, error) {
	lists := make([]string, 6)
	for i, l := range [][]string{p.Aliases, p.Keywords, p.Sells, p.Competitors, p.Customers, p.Regulators} {
		var err error
		if lists[i], err = jsonText(l); err != nil {
			return nil, err
		}
	}
	c := p.Contact
	return row{p.ID, p.Name, lists[0], p.Domain, p.Ticker, p.Industry, int64(p.Employees), p.City, p.Region, p.Country,
		p.Timezone, p.Owner, c.Name, c.Title, c.Phone, c.Email, nullDay(c.Verified), c.Source, p.DoNotCall,
		lists[1], lists[2], lists[3], p.Notes, lists[4], lists[5]}, nil
}

func touchRow(t data.Touch) row {
	return row{t.ID, t.ProspectID, nullTime(t.At), wallClock(t.At), t.Rep, t.ContactName, string(t.Channel),
		string(t.Outcome), t.ReasonID, string(t.Verdict), t.NextStep, nullDay(t.NextStepDue), t.NextStepOwner, t.Note, t.DayOnly}
}
