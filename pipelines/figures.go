package pipelines

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/pipelines/publish"
	"callworthy/rank"
	"callworthy/rank/report"
)

// FigureDays is how many days the figures look back when nobody says otherwise.
const FigureDays = 90

// Figures makes the managers' figures of the days from from to until (zero: the
// FigureDays up to the latest list or call). What the calls were about is read
// from the latest published copy, never from the store; without one, reasons
// have no kind.
func Figures(ctx context.Context, in Inputs, from, until time.Time) (data.Figures, error) {
	t := told{reasons: map[string]data.ToldReason{}, hidden: map[string]bool{}}
	if folder, err := publish.Latest(in.Config.Publish); err == nil {
		if err := t.read(ctx, filepath.Join(folder, "callworthy.duckdb"), in.Touches); err != nil {
			return data.Figures{}, err
		}
	}
	if until.IsZero() {
		until = t.date
		for _, touch := range in.Touches {
			if d := day(touch.At); d.After(until) {
				until = d
			}
		}
	}
	if from.IsZero() && !until.IsZero() {
		from = until.AddDate(0, 0, -FigureDays)
	}
	day := until
	if !t.date.IsZero() && t.date.Before(day) {
		day = t.date
	}
	for _, p := range rank.Suppressed(day, in.Prospects, in.Suppressions) {
		t.hidden[p.ID] = true // since the latest list, perhaps
	}
	return t.figures(in, from, until), nil
}

// figures makes the night's own figures from tonight's copy at path, and from
// tonight's list of who is suppressed. A copy that cannot be read costs the kinds
// of reasons, not the night.
func (n *night) figures(ctx context.Context, path string) data.Figures {
	t := told{reasons: map[string]data.ToldReason{}, hidden: map[string]bool{}}
	if err := t.read(ctx, path, n.Touches); err != nil {
		n.Log.Warn("what was told could not be read, so the managers' page knows no kinds of reasons", "error", err)
	}
	for _, id := range suppressed(n.list) {
		t.hidden[id] = true
	}
	return t.figures(n.Inputs, n.list.Date.AddDate(0, 0, -FigureDays), n.list.Date)
}

// told is what the published lists told.
type told struct {
	reasons map[string]data.ToldReason // by reason id and by story
	hidden  map[string]bool
	date    time.Time      // of the latest list
	cards   []data.Profile // addresses of the homework cards
}

func (t told) figures(in Inputs, from, until time.Time) data.Figures {
	zones := rank.Zones(until, in.Prospects, t.cards)
	return report.Of(report.Input{From: from, Until: until, Touches: ofProspects(in), Prospects: in.Prospects, Reps: in.Config.Reps, Zones: zones,
		Told: t.reasons, Hidden: t.hidden})
}

// ofProspects are the touches whose prospect is still in the file: of the others,
// wishes not to be called alone are kept.
func ofProspects(in Inputs) []data.Touch {
	known := map[string]bool{}
	for _, p := range in.Prospects {
		known[p.ID] = true
	}
	out := make([]data.Touch, 0, len(in.Touches))
	for _, t := range in.Touches {
		if known[t.ProspectID] {
			out = append(out, t)
		}
	}
	return out
}

// read takes from a published copy what the touches need.
func (t *told) read(ctx context.Context, path string, touches []data.Touch) error {
	wanted := map[string]bool{}
	for _, touch := range touches {
		story, _, _ := strings.Cut(touch.ReasonID, ":")
		wanted[touch.ReasonID], wanted[story] = true, true
	}
	db, err := duck.OpenPublished(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	keep := func(key any, r data.ToldReason) {
		if id := fmt.Sprint(key); wanted[id] && id != "" {
			if _, known := t.reasons[id]; !known {
				t.reasons[id] = r
			}
		}
	}
	head := func([]string, []string) error { return nil }
	for _, q := range []struct {
		sql string
		row func([]any) error
	}{
		{"SELECT DISTINCT reason_id, story_id, reason_kind, event_type FROM call_list ORDER BY ALL", func(v []any) error {
			r := data.ToldReason{Kind: data.ReasonKind(fmt.Sprint(v[2])), EventType: fmt.Sprint(v[3])}
			keep(v[0], r)
			if r.Kind != data.ReasonContent { // a piece sent along is not what its story is
				keep(v[1], r)
			}
			return nil
		}},
		{"SELECT DISTINCT story_id, type FROM events ORDER BY ALL", func(v []any) error {
			keep(v[0], data.ToldReason{Kind: data.ReasonEvent, EventType: fmt.Sprint(v[1])})
			return nil
		}},
		{"SELECT prospect_id, country, region, city, phone FROM profiles ORDER BY ALL", func(v []any) error {
			t.cards = append(t.cards, data.Profile{ProspectID: fmt.Sprint(v[0]), Country: fmt.Sprint(v[1]), Region: fmt.Sprint(v[2]), City: fmt.Sprint(v[3]),
				Phone: fmt.Sprint(v[4])})
			return nil
		}},
		{"SELECT prospect_id, list_date FROM held_back WHERE cause = 'suppressed' AND list_date = (SELECT max(list_date) FROM held_back)", func(v []any) error {
			t.hidden[fmt.Sprint(v[0])] = true
			return nil
		}},
		{"SELECT max(list_date) FROM (SELECT list_date FROM held_back UNION ALL SELECT list_date FROM call_list)", func(v []any) error {
			t.date, _ = time.Parse(time.DateOnly, fmt.Sprint(v[0])) // NULL before the first list
			return nil
		}},
	} {
		if err := db.Each(ctx, q.sql, head, q.row); err != nil {
			return fmt.Errorf("read what was told: %w", err)
		}
	}
	return nil
}
