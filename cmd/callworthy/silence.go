package main

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
	"callworthy/rank"
)

// silence is who must not be named by what is printed of the list of a day: by the
// suppressions as they are written now, not only as the night read them. The others
// are prospects that the list names; the file may have lost them since. Those who were
// suppressed before, by id, are left to the list.
func silence(cfg data.Config, day time.Time, others []data.Prospect, before ...map[string]bool) (publish.Silence, error) {
	suppressions, problems := data.LoadSuppressions(cfg.Suppressions)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return publish.Silence{}, fatal
	}
	prospects, _ := data.LoadProspects(cfg.Prospects) // what can be read of it: check says the rest
	known := make(map[string]bool, len(prospects))
	for _, p := range prospects {
		known[p.ID] = true
	}
	for _, p := range others {
		if !known[p.ID] {
			known[p.ID] = true
			prospects = append(prospects, p)
		}
	}
	names := map[string]bool{}
	hidden := slices.DeleteFunc(rank.Suppressed(day, prospects, suppressions), func(p data.Prospect) bool {
		old := slices.ContainsFunc(before, func(ids map[string]bool) bool { return ids[p.ID] })
		if old {
			names[p.Name] = true
		}
		return old
	})
	for _, s := range suppressions {
		named := s.Kind == "company" || s.Kind == "person"
		if named && !names[s.Value] && (s.Until.IsZero() || !day.After(s.Until)) {
			hidden = append(hidden, data.Prospect{Name: s.Value})
		}
	}
	return publish.NewSilence(hidden), nil
}

// silenced is a list as it may be shown now.
func silenced(cfg data.Config, sheet publish.Sheet) (publish.Sheet, error) {
	day, err := time.Parse(time.DateOnly, sheet.ListDate)
	if err != nil {
		return sheet, usageError("the published list has no date: " + publish.OneLine(sheet.ListDate))
	}
	var others []data.Prospect
	for _, r := range sheet.Calls {
		others = append(others, data.Prospect{ID: r.ProspectID, Name: r.Prospect, Contact: data.Contact{Name: r.Contact, Phone: r.Phone, Email: r.Email}})
	}
	for _, h := range sheet.HeldBack {
		others = append(others, data.Prospect{ID: h.ProspectID, Name: h.Prospect})
	}
	s, err := silence(cfg, day, others)
	return s.Sheet(sheet), err
}

// hushed prints rows of a query without those that name somebody who was suppressed
// since the night.
type hushed struct {
	printer
	silence publish.Silence
	left    int // rows that were left out
}

func (p *hushed) row(values []any) error {
	named := func(v any) bool { s, ok := v.(string); return ok && p.silence.Is(s) }
	if slices.ContainsFunc(values, named) {
		p.left++
		return nil
	}
	if p.silence.None() {
		return p.printer.row(values)
	}
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = p.masked(v)
	}
	return p.printer.row(out)
}

// jsonText is a text inside JSON.
var jsonText = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

func (p *hushed) masked(v any) any {
	switch v := v.(type) {
	case string:
		return p.silence.Text(v, "")
	case json.RawMessage:
		return json.RawMessage(jsonText.ReplaceAllFunc(v, func(quoted []byte) []byte {
			text := ""
			if json.Unmarshal(quoted, &text) != nil || p.silence.Text(text, "") == text {
				return quoted
			}
			instead, err := json.Marshal(p.silence.Text(text, ""))
			if err != nil {
				return []byte(`""`)
			}
			return instead
		}))
	}
	return v
}
