package story

import (
	"cmp"
	"slices"
)

// candidates are the stories that an event might belong to, rising: those that share a word of an identifying slot, those that have such a
// share of its words, and the latest where nearness in time may be enough.
func (b *book) candidates(m *member, share float64) []int32 {
	out := b.sharing(m, share)
	for w := range m.slotWords() {
		out = append(out, b.bySlot[w]...)
	}
	if share == leastShare && kinds[m.event.Type].once > 0 || len(m.amounts) > 0 {
		for i := max(0, len(b.stories)-atOnce); i < len(b.stories); i++ {
			out = append(out, int32(i))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sharing are the stories that have at least such a share of the weight of an
// event's words. Rare words are asked first: once the words that are left weigh
// too little, they bring no new story.
func (b *book) sharing(m *member, share float64) []int32 {
	words := slices.Clone(m.words)
	slices.SortFunc(words, func(x, y int32) int {
		return cmp.Or(cmp.Compare(len(b.byWord[x]), len(b.byWord[y])), cmp.Compare(x, y))
	})
	var left float64
	for _, w := range words {
		left += b.weights[w]
	}
	enough := left * share
	found := b.found[:0]
	for _, w := range words {
		more := left >= enough && len(found) < mostSharing
		if !more && len(b.byWord[w]) == perWord {
			break // what is left may be in all of them
		}
		left -= b.weights[w]
		found = b.count(w, more, found)
	}
	b.found = found
	var out []int32
	for _, i := range found {
		if b.shares[i]+max(left, 0) >= enough {
			out = append(out, i)
		}
	}
	out = b.mostShared(out)
	out = slices.DeleteFunc(out, func(i int32) bool { return b.hopeless(b.stories[i], m, b.shares[i]+max(left, 0)) })
	for _, i := range found {
		b.shares[i] = 0
	}
	return out
}

// hopeless tells of a story that shares so much weight with an event, that no
// likeness of text or nearness in time can join the two: score need not be asked.
// Those that share a slot word are candidates beside.
func (b *book) hopeless(c *chain, m *member, shared float64) bool {
	if kinds[m.event.Type].once > 0 || len(m.amounts) > 0 {
		return false
	}
	if !m.at.Before(c.earliest.Add(-days(3))) && !m.at.After(c.latest.Add(days(3))) {
		return false
	}
	var title float64
	for _, w := range m.title {
		title += b.weights[w]
	}
	return shared < 0.99*needed(days(4))*title
}

// count adds the weight of a word to the stories that have it, and to those found
// so far the stories that are new, if there may be more.
func (b *book) count(w int32, more bool, found []int32) []int32 {
	for _, i := range b.byWord[w] {
		if b.shares[i] == 0 {
			if !more {
				continue
			}
			found = append(found, i)
		}
		b.shares[i] += b.weights[w]
	}
	return found
}

const (
	leastShare  = 0.15
	mostSharing = 256 // stories with a shared word that are counted
	mostAlike   = 48  // of these, those that are looked at
)

// mostShared keeps the stories that share most.
func (b *book) mostShared(out []int32) []int32 {
	if len(out) <= mostAlike {
		return out
	}
	slices.SortFunc(out, func(x, y int32) int { return cmp.Or(-cmp.Compare(b.shares[x], b.shares[y]), -cmp.Compare(x, y)) })
	return out[:mostAlike]
}
