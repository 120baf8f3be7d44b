package rank

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
)

// maxGriefs is how many pieces of hurting news a row names beside its reason.
const maxGriefs = 2

// griefs are the fresh news that hurts the prospect beside a story: known, still
// standing, of another story and within its half-life; insolvency first, then a
// death, then the latest.
func (w *world) griefs(p *data.Prospect, but *story) []*data.Event {
	i, found := w.indexOf(p.ID)
	if !found {
		return nil
	}
	var out []*data.Event
	own, seen := w.ownNames(p), map[string]bool{}
	for _, e := range w.events.of(i) {
		if but != nil && storyID(e) == but.id || seen[storyID(e)] || !w.grieves(p, e) || w.namesHidden(own, e) {
			continue
		}
		seen[storyID(e)] = true
		out = append(out, e)
	}
	slices.SortStableFunc(out, func(a, b *data.Event) int {
		return cmp.Or(cmp.Compare(gravity(a), gravity(b)), dayOf(b.Day()).Compare(dayOf(a.Day())), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), maxGriefs)]
}

// grieves tells whether an event is fresh news that hurts the prospect.
func (w *world) grieves(p *data.Prospect, e *data.Event) bool {
	if !e.Listable || e.Status == data.StatusPast || strings.TrimSpace(e.Evidence.Quote) == "" || w.homework.rejected[storyID(e)] != "" {
		return false
	}
	day := dayOf(e.Day())
	if day.IsZero() || daysBetween(w.date, day) > futureDays || float64(daysBetween(day, w.date)) > halfLife(w.triggers[e.Type]) {
		return false
	}
	return (data.Hurts(e.Type) || mourns(p, e)) && !recalls(e)
}

func gravity(e *data.Event) int {
	switch {
	case e.Type == "distress":
		return 0
	case !data.Hurts(e.Type):
		return 1 // a death
	}
	return 2
}

// griefNote warns of what hurts the prospect beside the reason: what it is, and how
// the news of its type is met.
func (w *world) griefNote(p *data.Prospect, e *data.Event) string {
	told := w.newsNamed(e)
	if t := w.triggers[e.Type]; t != nil && data.Hurts(e.Type) {
		s := &story{id: storyID(e), own: w.ownNames(p), trigger: t, events: []*data.Event{e}}
		if fact := w.factsOf(w.wordsFor(p, s, e), s, e)[0]; fact.text != "" && !fact.quoted {
			told = strings.TrimSuffix(dated(fact.text, e, w.date), ".")
		}
	}
	how := "Somebody there is mourned: be brief and sober, and offer another week."
	if data.Hurts(e.Type) && !mourns(p, e) {
		if how = ""; w.triggers[e.Type] != nil {
			how = oneLine(w.triggers[e.Type].Tact)
		}
	}
	return strings.TrimSpace("Beside it: " + strings.TrimRight(told, ".") + ". " + how)
}

// troubled tells why nobody calls a prospect with other news: it is fresh in the news
// as insolvent or close to it, and no offer that fits speaks for that.
func (w *world) troubled(c *candidate, fits fittings) string {
	if c.story.lead.Type == "distress" {
		return ""
	}
	for _, e := range w.events.of(c.index) {
		if e.Type != "distress" || e.Status == data.StatusRumoured || !w.grieves(c.prospect, e) || w.namesHidden(c.story.own, e) {
			continue
		}
		if fit, _ := talkFor(e.Type, fits); fit.offer == nil {
			return "No offer that fits speaks for such news, and no other news is told beside it: " + w.newsNamed(e) + "."
		}
	}
	return ""
}
