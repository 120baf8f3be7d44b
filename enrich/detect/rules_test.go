package detect

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

var triggerDir = flag.String("triggers", "", "read the triggers from this folder, not the built-in ones")

// TestRules prints, for whoever works on the patterns of a type, how often each
// of its rules is right on the labelled articles that may be looked at, and the
// labels that no rule finds and the findings that no label has:
//
//	go test ./enrich/detect -run Rules -v -type award -errors 30
//
// One in five articles is kept aside: only its figures are shown.
func TestRules(t *testing.T) {
	if *goldType == "" {
		t.Skip("asked for with -type")
	}
	triggers, problems := data.Triggers()
	if *triggerDir != "" {
		triggers, problems = data.LoadTriggers(*triggerDir)
	}
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, err := New(triggers)
	if err != nil {
		t.Fatal(err)
	}
	d.words = nil // rules alone
	var docs []GoldDoc
	for _, name := range []string{"releases", "headlines", "full"} {
		docs = append(docs, goldDocs(t, name, "build")...)
	}
	docs = append(docs, ownDocs(t, "build")...)
	name := namer(docs)
	var seen, aside ruleTally
	seen.rules, aside.rules = map[string]Tally{}, map[string]Tally{}
	for n, g := range docs {
		tally := &seen
		if n%5 == 4 {
			tally = &aside
		}
		tally.count(d, g, name(g.Article), *goldType)
	}
	seen.print("looked at", *goldErrors)
	aside.print("kept aside", 0)
}

// ruleTally is how the rules of one type do.
type ruleTally struct {
	all           Tally
	rules         map[string]Tally
	missed, wrong []string
}

func (r *ruleTally) count(d *Detector, g GoldDoc, mentions []data.Mention, typ string) {
	gold := map[string]string{}
	for _, e := range g.Events {
		if e.Type == typ && e.Status != data.StatusPast {
			gold[FoldOrg(e.Org)] = e.Evidence
		}
	}
	r.all.FN += len(gold)
	found := map[string]bool{}
	if len(mentions) > 0 {
		read := d.readAll(g.Article, mentions)
		for _, k := range read.keys() {
			cands := read.found[k]
			read.rank(cands)
			if k.typ != typ || cands[0].status == data.StatusPast {
				continue
			}
			found[k.prospect] = true
			_, right := gold[k.prospect]
			if right {
				r.all.TP++
				r.all.FN--
			} else {
				r.all.FP++
				r.wrong = append(r.wrong, fmt.Sprintf("%s by %s | T: %s | Q: %s", k.prospect, cands[0].p.rule, g.Article.Title, read.evidence(&cands[0]).Quote))
			}
			r.credit(cands, right)
		}
	}
	for org, evidence := range gold {
		if !found[org] {
			r.missed = append(r.missed, fmt.Sprintf("%s | T: %s | E: %s", org, g.Article.Title, evidence))
		}
	}
}

// credit counts the event for every rule and place that found it.
func (r *ruleTally) credit(cands []candidate, right bool) {
	rules := map[string]bool{}
	for i := range cands {
		rules[cands[i].p.rule+"/"+cands[i].place] = true
	}
	for rule := range rules {
		t := r.rules[rule]
		if right {
			t.TP++
		} else {
			t.FP++
		}
		r.rules[rule] = t
	}
}

func (r *ruleTally) print(name string, errors int) {
	fmt.Printf("%s: %d labels, found %d, wrong %d, missed %d: precision %.2f recall %.2f\n", name, r.all.TP+r.all.FN, r.all.TP, r.all.FP, r.all.FN, r.all.Precision(), r.all.Recall())
	if errors == 0 {
		return
	}
	for _, rule := range slices.Sorted(maps.Keys(r.rules)) {
		fmt.Printf("  %-40s right %4d wrong %4d  %.2f\n", rule, r.rules[rule].TP, r.rules[rule].FP, r.rules[rule].Precision())
	}
	slices.Sort(r.missed)
	slices.Sort(r.wrong)
	for _, l := range [...]struct {
		name string
		list []string
	}{{"missed", r.missed}, {"wrong", r.wrong}} {
		step := max(1, len(l.list)/errors)
		for i := *goldFrom % step; i < len(l.list); i += step {
			fmt.Fprintln(os.Stdout, l.name, strings.Join(strings.Fields(l.list[i]), " "))
		}
	}
}

var goldFrom = flag.Int("from", 0, "which of the errors to print: another number shows others")
