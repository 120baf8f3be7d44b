package detect

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"callworthy/data"
)

// validate prints precision and recall along the confidence, by source of the labels.
func validate(rows [folds][]row, docs []GoldDoc, sources map[string]string) {
	total := map[string]int{}
	for _, g := range docs {
		for _, e := range g.Events {
			if e.Status != data.StatusPast {
				total[sources[g.ID]]++
				total["all"]++
			}
		}
	}
	guesses := map[string][]guess{}
	for f := range folds {
		w := learn(slices.Concat(without(rows, f)...), *cost)
		for _, r := range rows[f] {
			if source, ok := sources[r.doc]; ok {
				g := guess{sigmoid(w, r.fs), r.right}
				guesses["all"] = append(guesses["all"], g)
				guesses[source] = append(guesses[source], g)
			}
		}
	}
	names := slices.Sorted(maps.Keys(total))
	for _, name := range names {
		fmt.Printf("%-5s %s\n", name, curveOf(guesses[name], total[name]))
	}
}

type guess struct {
	p     float64
	right bool
}

// curveOf shows precision and recall from several confidences on, the recall at
// which nine in ten are right, and how true the confidence is.
func curveOf(all []guess, total int) string {
	slices.SortFunc(all, func(a, b guess) int { return cmp.Compare(b.p, a.p) })
	var out strings.Builder
	best, at88, at90 := 0.0, 0.0, 0.0
	tp := 0
	for n, g := range all {
		if g.right {
			tp++
		}
		p, r := ratio(tp, n+1), ratio(tp, total)
		best = max(best, 2*p*r/(p+r+1e-9))
		if p >= 0.88 {
			at88 = r
		}
		if p >= 0.90 {
			at90 = r
		}
	}
	fmt.Fprintf(&out, "best F1 %.3f, recall at precision 0.88 %.3f, at 0.90 %.3f |", best, at88, at90)
	for _, least := range []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		n, right := 0, 0
		for _, g := range all {
			if g.p >= least {
				n++
				if g.right {
					right++
				}
			}
		}
		fmt.Fprintf(&out, " %.1f: P %.3f R %.3f", least, ratio(right, n), ratio(right, total))
	}
	return out.String()
}
