package detect

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
)

// Print writes the tables: per type, along the confidence, how true a confidence
// is, which types are taken for which, and the first errors of each sort.
func (res Result) Print(w io.Writer, errors int) {
	types := make([]string, 0, len(res.Types))
	for t := range res.Types {
		types = append(types, t)
	}
	sort.Slice(types, func(i, j int) bool {
		a, b := res.Types[types[i]], res.Types[types[j]]
		if a.TP+a.FN != b.TP+b.FN {
			return a.TP+a.FN > b.TP+b.FN
		}
		return types[i] < types[j]
	})
	for _, typ := range types {
		t := res.Types[typ]
		fmt.Fprintf(w, "%-21s P %.2f  R %.2f  F1 %.2f   right %d wrong %d missed %d\n", typ, t.Precision(), t.Recall(), t.F1(), t.TP, t.FP, t.FN)
	}
	line := func(name string, t Tally) {
		fmt.Fprintf(w, "%-21s P %.3f R %.3f F1 %.3f\n", name, t.Precision(), t.Recall(), t.F1())
	}
	line("listable", res.Micro)
	line("all", res.All)
	for _, c := range curvePoints {
		line("confidence >= "+fmt.Sprint(c), res.Curve[fmt.Sprint(c)])
	}
	res.printBins(w)
	res.printConfused(w)
	fmt.Fprintf(w, "%d documents, macro F1 %.3f, of the right ones: status right %.3f, role right %.3f\n", res.Docs, res.MacroF1(), res.StatusRight, res.RoleRight)
	for i, m := range res.Wrong[:min(errors, len(res.Wrong))] {
		fmt.Fprintf(w, "wrong %d: %.2f %s/%s | %s | %s [%s]\n", i+1, m.Confidence, m.Type, m.Rule, m.Org, m.Text, m.Doc)
	}
	for i, m := range res.Missed[:min(errors, len(res.Missed))] {
		fmt.Fprintf(w, "missed %d: %.2f %s | %s | %s [%s]\n", i+1, m.Confidence, m.Type, m.Org, m.Text, m.Doc)
	}
}

// printBins shows how true events of like confidence are: a confidence means what
// it says when both columns agree.
func (res Result) printBins(w io.Writer) {
	fmt.Fprintln(w, "confidence   events   said   true")
	for i, b := range res.Bins {
		if b.Events > 0 {
			fmt.Fprintf(w, "%.1f to %.1f %8d   %.2f   %.2f\n", float64(i)/10, float64(i+1)/10, b.Events, b.Confidence/float64(b.Events), ratio(b.True, b.Events))
		}
	}
}

// confusions is how many of the most frequent are shown.
const confusions = 12

func (res Result) printConfused(w io.Writer) {
	pairs := slices.SortedFunc(maps.Keys(res.Confused), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(res.Confused[b], res.Confused[a]), cmp.Compare(a[0]+a[1], b[0]+b[1]))
	})
	for _, p := range pairs[:min(confusions, len(pairs))] {
		instead := p[1]
		if instead == "" {
			instead = "nothing"
		}
		fmt.Fprintf(w, "%3d × %s where the label of the organisation says %s\n", res.Confused[p], p[0], instead)
	}
}
