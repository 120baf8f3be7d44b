package company

import "slices"

// settle tells which prospect a hit means. Of several the one that the article
// proves, else the one whose row has just this name; else none.
func (r *resolution) settle(h hit) (entry, bool) {
	es := h.entries
	if len(es) == 1 {
		return es[0], true
	}
	best := es
	for _, test := range []func(entry) bool{
		func(e entry) bool { return r.marks[e.prospect] != "" },
		func(e entry) bool { return e.rank != shortened || lowest(es) == shortened },
	} {
		if kept := filter(best, test); len(kept) > 0 {
			best = kept
		}
		if onlyOne(best) {
			return best[0], true
		}
	}
	if slices.ContainsFunc(best, func(e entry) bool { return !r.factsOf(e.prospect).bare }) {
		return r.heaviest(best)
	}
	written := h.field.Of(r.page.article)[h.start:h.end]
	for _, test := range []func(entry) bool{
		func(e entry) bool { return e.rank == lowest(es) },
		func(e entry) bool { return r.m.prospects[e.prospect].Name == written }, // "Mt. Gox" and "Mt Gox" are two rows
		func(e entry) bool { return h.legal != "" && e.legal == h.legal },
	} {
		kept := filter(best, test)
		if len(kept) > 0 {
			best = kept
		}
		if onlyOne(best) {
			return best[0], true
		}
	}
	return entry{}, false
}

// heaviest is the entry of the one prospect that the article supports more than all
// others of its name, and enough; none where two could be meant.
func (r *resolution) heaviest(es []entry) (entry, bool) {
	best, points, alone := entry{}, 0, false
	for _, e := range es {
		v := r.weigh(e.prospect)
		switch {
		case v.denied() || v.support < points || v.support < proofEnough:
		case v.support == points && e.prospect != best.prospect:
			alone = false
		case v.support > points:
			best, points, alone = e, v.support, true
		}
	}
	return best, alone
}

func lowest(es []entry) rank {
	low := es[0].rank
	for _, e := range es {
		low = min(low, e.rank)
	}
	return low
}

func filter(es []entry, keep func(entry) bool) []entry {
	var out []entry
	for _, e := range es {
		if keep(e) {
			out = append(out, e)
		}
	}
	return out
}

func onlyOne(es []entry) bool {
	for _, e := range es {
		if e.prospect != es[0].prospect {
			return false
		}
	}
	return true
}
