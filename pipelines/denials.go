package pipelines

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/enrich/story"
)

// applyDenials adds to why the events that a later text takes back, by event id,
// unless a verdict speaks against their story already. It returns the stories
// of these that reps have told, by id, and keeps the latest event of each
// prospect for its cause.
func (n *night) applyDenials(ctx context.Context, aliases, why map[string]string) (map[string]data.RejectedReport, error) {
	denials, err := n.store.Denials(ctx)
	if err != nil {
		return nil, err
	}
	n.denied = map[string]data.Event{}
	told := n.tellers(aliases)
	out := map[string]data.RejectedReport{}
	keys := slices.SortedFunc(maps.Keys(denials), compareKeys)
	for some := range slices.Chunk(keys, 500) {
		events, err := n.store.EventsOfKeys(ctx, some)
		if err != nil {
			return nil, err
		}
		for _, key := range some {
			r := story.Memory{Own: n.namesOf(key.ProspectID), Denials: denials[key]}.Assign(events[key])
			for _, e := range r.Events {
				d, denied := r.Withdrawn[e.ID]
				if !denied || why[e.StoryID] != "" {
					continue
				}
				id := eldest(e.StoryID, aliases)
				why[e.ID] = whyDenied(d, told[id])
				n.takenBack(e)
				if len(told[id]) > 0 {
					out[id] = deniedReport(id, d, told[id])
				}
			}
		}
	}
	return out, n.applySignalDenials(ctx, aliases, why, told, out)
}

// applySignalDenials does with the news of others what applyDenials does with the
// prospects' own: what happened to one organisation is taken back for everybody whom
// it concerns.
func (n *night) applySignalDenials(ctx context.Context, aliases, why map[string]string, told map[string][]string, out map[string]data.RejectedReport) error {
	denials, err := n.store.DeniedSignals(ctx)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(slices.SortedFunc(maps.Keys(denials), compareSignalKeys), 500) {
		byKey, err := n.store.SignalsOfKeys(ctx, some)
		if err != nil {
			return err
		}
		for _, key := range some {
			assigned, r := signalStories(key, byKey[key], denials[key], nil)
			by := map[string]data.Denial{}
			for _, e := range r.Events {
				if d, denied := r.Withdrawn[e.ID]; denied {
					by[e.DocumentID] = d
				}
			}
			for _, s := range assigned {
				d, denied := by[s.DocumentID]
				if !denied || why[s.StoryID] != "" {
					continue
				}
				id := eldest(s.StoryID, aliases)
				why[s.ID] = whyDenied(d, told[id])
				if _, known := out[id]; !known && len(told[id]) > 0 {
					d.ProspectID = s.ProspectID
					out[id] = deniedReport(id, d, told[id])
				}
			}
		}
	}
	return nil
}

func compareSignalKeys(a, b duck.SignalKey) int {
	return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Party, b.Party), cmp.Compare(a.Type, b.Type))
}

// takenBack keeps the latest event of each prospect that a text took back.
func (n *night) takenBack(e data.Event) {
	if old, known := n.denied[e.ProspectID]; !known || e.Day().After(old.Day()) {
		n.denied[e.ProspectID] = e
	}
}

func compareKeys(a, b duck.StoryKey) int {
	return strings.Compare(a.ProspectID+"\x00"+a.Type, b.ProspectID+"\x00"+b.Type)
}

// tellers are the reps whose calls named a story, sorted, by story.
func (n *night) tellers(aliases map[string]string) map[string][]string {
	out := map[string][]string{}
	for _, t := range resolved(n.Touches, aliases) {
		if id := storyOf(t); id != "" && t.Rep != "" && !t.At.After(n.AsOf) && !slices.Contains(out[id], t.Rep) {
			out[id] = append(out[id], t.Rep)
			slices.Sort(out[id])
		}
	}
	return out
}

// whyDenied is kept with an event: "off, says “…” (2026-03-04, URL); used by ann".
func whyDenied(d data.Denial, usedBy []string) string {
	why := string(d.Kind) + ", says “" + d.Evidence.Quote + "” (" + d.At().Format(time.DateOnly) + ", " + d.URL + ")"
	if len(usedBy) > 0 {
		why += "; used by " + strings.Join(usedBy, ", ")
	}
	return why
}

func deniedReport(id string, d data.Denial, usedBy []string) data.RejectedReport {
	return data.RejectedReport{
		StoryID: id, Prospect: d.ProspectID, On: d.At().Format(time.DateOnly), UsedBy: usedBy,
		Denial: d.Kind, Quote: d.Evidence.Quote, URL: d.URL,
	}
}

// namesOf are the names of a prospect, whose words tell none of its texts from
// another.
func (n *night) namesOf(id string) []string {
	p, known := n.byID[id]
	if !known {
		return nil
	}
	return append([]string{p.Name}, p.Aliases...)
}
