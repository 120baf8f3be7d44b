package detect

import "callworthy/data"

// otherSide is how sure the one who is dealt with is, next to the one who acts:
// who is bought in "Acme buys Beta" is hardly less certain than who buys.
const otherSide = 0.9

// shareSides lets both sides of one verb stand and fall together in the types
// that have roles: the target of a sentence whose acquirer is certain is certain.
func (r *reader) shareSides(keys []key, events []data.Event) {
	for i, k := range keys {
		dealt := &r.found[k][0]
		if dealt.role == "" || dealt.place != "O" || dealt.compound() {
			continue
		}
		for j, other := range keys {
			acts := &r.found[other][0]
			if other.typ == k.typ && acts.place == "S" && acts.s == dealt.s && acts.m.anchor == dealt.m.anchor && acts.status == dealt.status {
				events[i].Confidence = max(events[i].Confidence, otherSide*events[j].Confidence)
			}
		}
	}
}

// listable tells whether an event is good enough for a row of the list.
func (r *reader) listable(k key, e data.Event) bool {
	least := listableFrom
	switch {
	case r.art.a.Text == "":
		least = listableHeadlines
	case r.bystander(k.prospect):
		least = listableBystanders
	}
	return e.Status != data.StatusPast && e.Confidence >= least && hasAll(e.Slots, r.found[k][0].p.trigger.Required)
}
