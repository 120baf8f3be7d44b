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
	r.agree(keys, events)
}

// agree gives both sides of one deal of the text one status: who bought and who
// is to be bought in the same text tell of the same day. That of the side which
// the text tells first holds, unless it is a rumour there and a fact here.
func (r *reader) agree(keys []key, events []data.Event) {
	for i, k := range keys {
		a := &events[i]
		if a.Role != "acquirer" && a.Role != "target" {
			continue
		}
		for j := i + 1; j < len(keys); j++ {
			b := &events[j]
			if keys[j].typ != k.typ || b.Role == a.Role || b.Role != "acquirer" && b.Role != "target" || a.Status == b.Status || !settled[a.Status] || !settled[b.Status] {
				continue
			}
			first, second := &r.found[k][0], &r.found[keys[j]][0]
			if !r.dealsWith(first, keys[j].prospect) && !r.dealsWith(second, k.prospect) {
				continue
			}
			if second.s.n < first.s.n {
				a.Status, a.HappenedOn = b.Status, b.HappenedOn
			} else {
				b.Status, b.HappenedOn = a.Status, a.HappenedOn
			}
		}
	}
}

// settled are the statuses that two sides of one deal may share.
var settled = map[data.Status]bool{data.StatusDone: true, data.StatusPlanned: true}

// dealsWith tells whether the candidate's sentence names the prospect too.
func (r *reader) dealsWith(c *candidate, prospect string) bool {
	for _, t := range c.s.toks {
		if t.kind == org && t.prospect == prospect {
			return true
		}
	}
	return false
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
