package rank

import (
	"slices"

	"callworthy/data"
)

// deal is who buys whom, by their folded names.
type deal struct{ buyer, bought string }

// dealsOf are the ways to name the deal that an event of the prospect tells; none
// when it does not say who buys whom.
func dealsOf(p *data.Prospect, e *data.Event) []deal {
	other := foldName(e.Slots["counterparty"])
	if e.Type != "acquisition" || other == "" || e.Role != "acquirer" && e.Role != "target" {
		return nil
	}
	var out []deal
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		d := deal{buyer: foldName(name), bought: other}
		if e.Role == "target" {
			d = deal{buyer: other, bought: d.buyer}
		}
		out = append(out, d)
	}
	return out
}

// closedDeals are the deals of which something live, listable and not stale tells that
// they are done, each with the first that does.
func (w *world) closedDeals() map[deal]*data.Event {
	var out map[deal]*data.Event
	for i := range w.prospects {
		for _, e := range w.events.of(i) {
			if e.Status != data.StatusDone || !e.Listable || e.Type != "acquisition" || daysBetween(dayOf(e.Day()), w.date) > w.staleAfter(w.triggers[e.Type]) {
				continue
			}
			for _, d := range dealsOf(w.prospects[i], e) {
				if out == nil {
					out = map[deal]*data.Event{}
				}
				if first := out[d]; first == nil || compareEvents(e, first) < 0 {
					out[d] = e
				}
			}
		}
	}
	return out
}

// asClosed is an event of a deal that is done by another source's word: the event as
// of what is done, with what tells so. Any other event comes back as it is.
func (w *world) asClosed(p *data.Prospect, e *data.Event) (told, by *data.Event) {
	if len(w.closed) == 0 || e.Status != data.StatusPlanned && e.Status != data.StatusRumoured {
		return e, nil
	}
	for _, d := range dealsOf(p, e) {
		if by := w.closed[d]; by != nil {
			done := *e
			done.Status = data.StatusDone
			return &done, by
		}
	}
	return e, nil
}

// close tells the story's deals that are done as done.
func (w *world) close(s *story, p *data.Prospect, events []*data.Event) []*data.Event {
	if len(w.closed) == 0 || len(s.signals) > 0 {
		return events
	}
	out := slices.Clone(events)
	for i, e := range events {
		told, by := w.asClosed(p, e)
		if out[i] = told; by != nil {
			s.closed = by
		}
	}
	return out
}

// closing is the sentence that says who tells a deal as done where the row's own
// source does not; "" where it does.
func (w *world) closing(s *story) string {
	if s.closed == nil {
		return ""
	}
	by, day := outletOf(s.closed), dayOf(s.closed.PublishedAt)
	if day.IsZero() {
		day = dayOf(s.closed.Day())
	}
	if by == "" || w.names(s.own, by) {
		by = "Another source"
	}
	return clip(by, maxSlotRunes) + " of " + spoken(day, w.date) + " tells it as closed."
}
