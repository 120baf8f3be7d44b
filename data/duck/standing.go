package duck

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"callworthy/data"
)

// Standing is how a prospect stands on one morning: its calls or the cause that
// holds it back, and all that is known to have happened to it.
type Standing struct {
	Date       time.Time
	ProspectID string
	Prospect   string
	Calls      []data.Call    // empty when held back; more than one never
	HeldBack   *data.HeldBack // nil when on the list
	Events     []data.Event   // newest first, with those that are withdrawn
	Signals    []data.Signal  // news of others that concerns it, newest first, with those that are withdrawn
	Doubts     []data.Doubt   // its name in texts that do not prove that it is meant, newest first, the last twenty
	Homework   *data.Profile  // what its own site says of it; nil when that was not read
}

// ErrNoSuchProspect tells that no morning list knows the prospect.
var ErrNoSuchProspect = errors.New("no such prospect")

// Standing looks a prospect up by id or name, whatever the case. A zero date
// is the latest morning. The events of suppressed prospects are not published,
// so theirs are none. The error is ErrNoSuchProspect when no list has it.
func (p *Published) Standing(ctx context.Context, prospect string, date time.Time) (Standing, error) {
	st, err := p.findProspect(ctx, prospect, date)
	if err != nil {
		return st, err
	}
	if st.Calls, err = p.callsOf(ctx, st); err != nil {
		return st, err
	}
	if st.HeldBack, err = p.heldBack(ctx, st); err != nil {
		return st, err
	}
	if st.Events, err = p.standingEvents(ctx, st.ProspectID); err != nil {
		return st, err
	}
	if st.Signals, err = p.standingSignals(ctx, st.ProspectID); err != nil {
		return st, err
	}
	if st.Doubts, err = p.standingDoubts(ctx, st.ProspectID); err != nil {
		return st, err
	}
	st.Homework, err = p.homeworkOn(ctx, st.ProspectID)
	return st, err
}

const selectProspect = `WITH mornings AS (
	SELECT list_date, prospect_id, prospect FROM call_list
	UNION ALL SELECT list_date, prospect_id, prospect FROM held_back)
SELECT list_date, prospect_id, prospect FROM mornings
WHERE (lower(prospect_id) = lower($1) OR lower(prospect) = lower($1)) AND ($2::DATE IS NULL OR list_date = $2::DATE)
ORDER BY list_date DESC, prospect_id = $1 DESC, prospect_id LIMIT 1`

func (p *Published) findProspect(ctx context.Context, prospect string, date time.Time) (Standing, error) {
	found, err := collect(ctx, p.s, selectProspect, func(r *sql.Rows) (st Standing, err error) {
		return st, r.Scan(&st.Date, &st.ProspectID, &st.Prospect)
	}, prospect, nullDay(date))
	if err != nil {
		return Standing{}, fmt.Errorf("look up the prospect: %w", err)
	}
	if len(found) == 0 {
		return Standing{}, ErrNoSuchProspect
	}
	return found[0], nil
}

const selectCallsOf = `SELECT rep, rank, contact, contact_title, phone, reason_kind, reason_id, story_id, reason, evidence, evidence_date,
	source, url, title, event_type, status, corroboration, offer, why_it_matters, tact, score, contributions::VARCHAR,
	coalesce(left(call_from::VARCHAR, 5), ''), coalesce(left(call_until::VARCHAR, 5), ''), timezone, when_why, fit, told::VARCHAR,
	relation, about, already_told::VARCHAR, contact_note, new_contact, new_contact_title, spelling, handed_over, zone_why
FROM call_list WHERE prospect_id = ? AND list_date = ?::DATE ORDER BY rank`

func (p *Published) callsOf(ctx context.Context, st Standing) ([]data.Call, error) {
	calls, err := collect(ctx, p.s, selectCallsOf, func(r *sql.Rows) (data.Call, error) {
		c := data.Call{ProspectID: st.ProspectID, Prospect: st.Prospect}
		var evidenceDate sql.NullTime
		var contributions, told, alreadyTold string
		err := r.Scan(&c.Rep, &c.Rank, &c.Contact, &c.ContactTitle, &c.Phone, &c.Reason.Kind, &c.Reason.ID, &c.Reason.StoryID,
			&c.Reason.Sentence, &c.Reason.Evidence, &evidenceDate, &c.Reason.Source, &c.Reason.URL, &c.Reason.Title,
			&c.Reason.EventType, &c.Reason.Status, &c.Reason.Corroboration, &c.Reason.Offer, &c.Reason.WhyItMatters, &c.Reason.Tact,
			&c.Score, &contributions, &c.CallFrom, &c.CallUntil, &c.Timezone, &c.WhenWhy, &c.Fit, &told,
			&c.Reason.Relation, &c.Reason.About, &alreadyTold, &c.Reason.ContactNote, &c.Reason.NewContact.Name, &c.Reason.NewContact.Title,
			&c.Reason.Spelling, &c.HandedOver, &c.ZoneWhy)
		if err != nil {
			return c, err
		}
		c.Reason.EvidenceDate = evidenceDate.Time
		return c, errors.Join(json.Unmarshal([]byte(contributions), &c.Contributions), json.Unmarshal([]byte(told), &c.Told),
			json.Unmarshal([]byte(alreadyTold), &c.Reason.AlreadyTold))
	}, st.ProspectID, nullDay(st.Date))
	if err != nil {
		return nil, fmt.Errorf("look up the calls of %s: %w", st.ProspectID, err)
	}
	return calls, nil
}

const selectHeldBack = "SELECT cause, detail FROM held_back WHERE prospect_id = ? AND list_date = ?::DATE"

func (p *Published) heldBack(ctx context.Context, st Standing) (*data.HeldBack, error) {
	found, err := collect(ctx, p.s, selectHeldBack, func(r *sql.Rows) (*data.HeldBack, error) {
		h := &data.HeldBack{ProspectID: st.ProspectID, Prospect: st.Prospect}
		return h, r.Scan(&h.Cause, &h.Detail)
	}, st.ProspectID, nullDay(st.Date))
	if err != nil {
		return nil, fmt.Errorf("look up why %s is held back: %w", st.ProspectID, err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	return found[0], nil
}

const selectStandingEvents = `SELECT event_id, story_id, type, status, role, happened_on, published_at, confidence, listable, evidence, url, title, novelty, rule, withdrawn_at, withdrawn_why
FROM events WHERE prospect_id = ? ORDER BY coalesce(published_at, observed_at) DESC, event_id`

func (p *Published) standingEvents(ctx context.Context, id string) ([]data.Event, error) {
	events, err := collect(ctx, p.s, selectStandingEvents, func(r *sql.Rows) (data.Event, error) {
		e := data.Event{ProspectID: id}
		var happened, published, withdrawn sql.NullTime
		err := r.Scan(&e.ID, &e.StoryID, &e.Type, &e.Status, &e.Role, &happened, &published, &e.Confidence, &e.Listable,
			&e.Evidence.Quote, &e.URL, &e.Title, &e.Novelty, &e.Rule, &withdrawn, &e.WithdrawnWhy)
		e.HappenedOn, e.PublishedAt, e.WithdrawnAt = happened.Time, published.Time, withdrawn.Time
		return e, err
	}, id)
	if err != nil {
		return nil, fmt.Errorf("look up the events of %s: %w", id, err)
	}
	return events, nil
}
