package rank

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"callworthy/data"
)

// world is an Input made ready for questions: sorted, and joined by prospect.
type world struct {
	in         Input
	date       time.Time
	prospects  []*data.Prospect // by id, each id once
	touches    groups[data.Touch]
	events     groups[data.Event]
	triggers   map[string]*data.Trigger
	reps       []data.Rep
	domains    []string // by prospect: the registrable one
	suppressed []string // by prospect: why, or ""
	hidden     *nameFinder
	offers     []offerRules
	homework   homework
	zones      map[string]*time.Location
	industries map[string]string // folded once
	regions    map[string]string // countries, folded once
	naming     map[string]bool   // details of those held back that name somebody suppressed
	places     map[address]place
	phones     map[string]place // by first digits
	hist       []history        // by prospect
	policy     data.Policy
	remember   time.Time // tries before it tell nothing
	reach      reach
	asked      askers
	closed     map[deal]*data.Event // deals that a source tells as done
}

func newWorld(in Input) *world {
	w := &world{in: in, date: dayOf(in.Date), zones: map[string]*time.Location{},
		industries: map[string]string{}, regions: map[string]string{}, places: map[address]place{}, naming: map[string]bool{}, phones: map[string]place{},
		policy: in.Policy}
	if in.Date.IsZero() {
		w.date = dayOf(in.AsOf)
	}
	if len(w.policy.Hours.Parts) == 0 {
		w.policy = builtIn()
	}
	w.remember = w.date.AddDate(0, 0, -w.policy.Hours.RememberDays)
	w.prospects = sortedProspects(in.Prospects)
	index := make(map[string]int32, len(w.prospects))
	for i, p := range w.prospects {
		index[p.ID] = int32(i)
	}
	w.touches = group(in.Touches, len(w.prospects), func(t *data.Touch) int32 {
		return indexOf(index, t.ProspectID, w.happened(t))
	})
	w.events = group(in.Events, len(w.prospects), func(e *data.Event) int32 {
		return indexOf(index, e.ProspectID, e.Live())
	})
	w.triggers = make(map[string]*data.Trigger, len(in.Triggers))
	for i := range in.Triggers {
		w.triggers[in.Triggers[i].ID] = &in.Triggers[i]
	}
	w.reps = sortedReps(in.Reps)
	w.offers, w.homework = w.offerRules(in.Playbook), newHomework(in)
	w.closed = w.closedDeals()
	w.suppress()
	w.hist = w.histories()
	w.asked = w.askersOf(in)
	w.learn()
	return w
}

// builtIn is the built-in policy, read once.
var builtIn = sync.OnceValue(data.DefaultPolicy)

// happened tells whether the touch lies before the night's clock. A wish not to
// be called counts whatever its date says.
func (w *world) happened(t *data.Touch) bool {
	return w.in.AsOf.IsZero() || !t.At.After(w.in.AsOf) || t.Outcome == data.TouchDoNotCall
}

func indexOf(index map[string]int32, id string, wanted bool) int32 {
	if !wanted {
		return -1
	}
	if i, ok := index[id]; ok {
		return i
	}
	return -1
}

// sortedProspects orders by id. Of prospects with one id the first by line and
// name stays; the loader refuses them.
func sortedProspects(in []data.Prospect) []*data.Prospect {
	out := make([]*data.Prospect, len(in))
	for i := range in {
		out[i] = &in[i]
	}
	slices.SortStableFunc(out, func(a, b *data.Prospect) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Name, b.Name))
	})
	return slices.CompactFunc(out, func(a, b *data.Prospect) bool { return a.ID == b.ID })
}

// sortedReps orders by line, then id. Without any, one rep owns everybody.
func sortedReps(in []data.Rep) []data.Rep {
	if len(in) == 0 {
		return []data.Rep{{ID: "rep", Name: "Everyone", Timezone: "UTC", Hours: data.DefaultHours, Capacity: defaultCapacity}}
	}
	out := slices.Clone(in)
	slices.SortStableFunc(out, func(a, b data.Rep) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(out, func(a, b data.Rep) bool { return a.ID == b.ID })
}

// groups holds items by prospect, without copying them.
type groups[T any] struct {
	items []*T
	start []int32 // of each prospect's items; one more than there are prospects
}

// of gives the items of prospect i.
func (g groups[T]) of(i int) []*T { return g.items[g.start[i]:g.start[i+1]:g.start[i+1]] }

// group sorts items into n groups; those whose key is negative are left out.
func group[T any](items []T, n int, key func(*T) int32) groups[T] {
	keys := make([]int32, len(items))
	g := groups[T]{start: make([]int32, n+1)}
	for i := range items {
		keys[i] = key(&items[i])
		if keys[i] >= 0 {
			g.start[keys[i]+1]++
		}
	}
	for i := range n {
		g.start[i+1] += g.start[i]
	}
	g.items = make([]*T, g.start[n])
	next := slices.Clone(g.start)
	for i := range items {
		if k := keys[i]; k >= 0 {
			g.items[next[k]] = &items[i]
			next[k]++
		}
	}
	return g
}
