package detect

import (
	"fmt"
	"sort"
	"strings"

	"callworthy/data"
)

// GoldDoc is a labelled article: the organisations that it names and the events
// that a careful reader finds.
type GoldDoc struct {
	ID      string
	Article data.Article
	Orgs    []string
	Events  []GoldEvent
}

// GoldEvent is one label. Org stands in for the prospect.
type GoldEvent struct {
	Org, Type, Role, Evidence string
	Status                    data.Status
}

// triple is the unit of scoring.
type triple struct{ doc, org, typ string }

// Tally counts right, wrong and missed.
type Tally struct{ TP, FP, FN int }

// Precision is the share of the found that is right, 0 when nothing was found.
func (t Tally) Precision() float64 { return ratio(t.TP, t.TP+t.FP) }

// Recall is the share of the labelled that was found.
func (t Tally) Recall() float64 { return ratio(t.TP, t.TP+t.FN) }

// F1 is the harmonic mean of both.
func (t Tally) F1() float64 { return ratio(2*t.TP, 2*t.TP+t.FP+t.FN) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Result is how well a reader does on labelled articles.
type Result struct {
	Docs        int
	Micro       Tally // listable events
	All         Tally // whatever the confidence
	Types       map[string]Tally
	Curve       map[string]Tally  // by least confidence: "0.5" …
	Bins        [10]Bin           // all fresh events by confidence: 0 to 0.1, …
	Confused    map[[2]string]int // wrong listable events: type found, and type labelled at the same organisation ("" for none)
	StatusRight float64
	RoleRight   float64
	Wrong       []Miss // most confident first
	Missed      []Miss
}

// Bin is how true the events of like confidence are.
type Bin struct {
	Events, True int
	Confidence   float64 // sum
}

// Miss is one error.
type Miss struct {
	Doc, Org, Type, Rule, Text string
	Confidence                 float64
}

var curvePoints = []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95}

// Evaluate reads every article and scores (document, organisation, type)
// triples against the labels. Labels and events of status past do not count.
// The events' ProspectID must be the organisation's name as labelled, folded by FoldOrg.
func Evaluate(docs []GoldDoc, read func(GoldDoc) []data.Event) Result {
	res := Result{Docs: len(docs), Types: map[string]Tally{}, Curve: map[string]Tally{}, Confused: map[[2]string]int{}}
	status, roles, rolesRight := 0, 0, 0
	for _, d := range docs {
		gold := map[triple]GoldEvent{}
		for _, e := range d.Events {
			if e.Status != data.StatusPast {
				gold[triple{d.ID, FoldOrg(e.Org), e.Type}] = e
			}
		}
		found := map[triple]float64{}
		listed := map[triple]bool{}
		for _, e := range read(d) {
			if e.Status == data.StatusPast {
				continue
			}
			k := triple{d.ID, e.ProspectID, e.Type}
			found[k] = e.Confidence
			g, right := gold[k]
			res.bin(e.Confidence, right)
			if !e.Listable {
				continue
			}
			listed[k] = true
			if !right {
				res.confuse(k, gold)
				res.Wrong = append(res.Wrong, Miss{d.ID, e.ProspectID, e.Type, e.Rule, e.Evidence.Quote, e.Confidence})
				continue
			}
			if g.Status == e.Status {
				status++
			}
			if g.Role != "" {
				roles++
				if g.Role == e.Role {
					rolesRight++
				}
			}
		}
		res.count(d, gold, found, listed)
	}
	res.StatusRight, res.RoleRight = ratio(status, res.Micro.TP), ratio(rolesRight, roles)
	sort.SliceStable(res.Wrong, func(i, j int) bool { return res.Wrong[i].Confidence > res.Wrong[j].Confidence })
	return res
}

func (res *Result) bin(confidence float64, right bool) {
	b := &res.Bins[min(9, int(confidence*10))]
	b.Events++
	b.Confidence += confidence
	if right {
		b.True++
	}
}

// confuse notes which labels the organisation of a wrong event has instead.
func (res *Result) confuse(k triple, gold map[triple]GoldEvent) {
	alone := true
	for g := range gold {
		if g.org == k.org && g.doc == k.doc {
			res.Confused[[2]string{k.typ, g.typ}]++
			alone = false
		}
	}
	if alone {
		res.Confused[[2]string{k.typ, ""}]++
	}
}

func (res *Result) count(d GoldDoc, gold map[triple]GoldEvent, found map[triple]float64, listed map[triple]bool) {
	for _, least := range curvePoints {
		t := res.Curve[fmt.Sprint(least)]
		for k, c := range found {
			if c >= least {
				tallyFound(&t, gold, k)
			}
		}
		t.FN += len(gold)
		res.Curve[fmt.Sprint(least)] = t
	}
	for k := range found {
		tallyFound(&res.All, gold, k)
	}
	res.All.FN += len(gold)
	for k := range listed {
		tallyFound(&res.Micro, gold, k)
		t := res.Types[k.typ]
		tallyFound(&t, gold, k)
		res.Types[k.typ] = t
	}
	res.Micro.FN += len(gold)
	for _, k := range sortedTriples(gold) {
		t := res.Types[k.typ]
		t.FN++
		res.Types[k.typ] = t
		if !listed[k] {
			res.Missed = append(res.Missed, Miss{d.ID, k.org, k.typ, "", gold[k].Evidence, found[k]})
		}
	}
}

// tallyFound counts a found triple; a right one takes back the miss that is
// counted for every label.
func tallyFound(t *Tally, gold map[triple]GoldEvent, k triple) {
	if _, ok := gold[k]; ok {
		t.TP++
		t.FN--
	} else {
		t.FP++
	}
}

func sortedTriples(m map[triple]GoldEvent) []triple {
	out := make([]triple, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].org+"|"+out[i].typ < out[j].org+"|"+out[j].typ })
	return out
}

// FoldOrg is the form in which organisations are compared: lower case, single blanks.
func FoldOrg(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }

// MacroF1 is the mean F1 over the types with at least five labels.
func (res Result) MacroF1() float64 {
	sum, n := 0.0, 0
	for _, t := range res.Types {
		if t.TP+t.FN >= 5 {
			sum += t.F1()
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
