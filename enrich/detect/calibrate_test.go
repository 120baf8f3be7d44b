package detect

import (
	"flag"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"
	"testing"

	"callworthy/data"
)

var calibrate = flag.Bool("calibrate", false, "learn weights.txt from the build split of the labelled articles")

// row is one event with what is known of it.
type row struct {
	fs    []feature
	right bool
	fold  int
	doc   string
}

// rowsOf makes one row of each fresh event that the patterns find.
func rowsOf(d *Detector, docs []GoldDoc) []row {
	var rows []row
	name := namer(docs)
	for n, g := range docs {
		gold := map[key]bool{}
		for _, e := range g.Events {
			if e.Status != data.StatusPast {
				gold[key{FoldOrg(e.Org), e.Type}] = true
			}
		}
		mentions := name(g.Article)
		if len(mentions) == 0 {
			continue
		}
		r := d.readAll(g.Article, mentions)
		for _, k := range r.keys() {
			cands := r.found[k]
			r.rank(cands)
			if cands[0].status != data.StatusPast {
				rows = append(rows, row{r.features(k, cands), gold[k], n % 5, g.ID})
			}
		}
	}
	return rows
}

// exampleRows makes rows of the triggers' own examples: they speak for types
// that the labelled articles hardly have. Fold -1 is never held out.
func exampleRows(d *Detector) []row {
	var rows []row
	triggers, _ := data.Triggers()
	for _, tr := range triggers {
		for n, list := range [][]data.Example{tr.Examples.Positive, tr.Examples.Negative} {
			for _, x := range list {
				a := exampleArticle(x)
				r := d.readAll(a, namesOf(a, []string{x.Org}))
				k := key{FoldOrg(x.Org), tr.ID}
				if cands := r.found[k]; len(cands) > 0 {
					if r.rank(cands); cands[0].status != data.StatusPast {
						rows = append(rows, row{fs: r.features(k, cands), right: n == 0, fold: -1, doc: x.Title + x.Text})
					}
				}
			}
		}
	}
	return rows
}

// learn fits a logistic model with L2 penalty by adaptive gradient steps, in a
// fixed order: the same rows give the same weights. Features of fewer than
// three articles are left out, and words of fewer than six: no name may stay.
func learn(rows []row, penalty float64) map[string]float64 {
	count := map[string]int{}
	last := map[string]string{}
	for _, r := range rows {
		for _, f := range r.fs {
			if last[f.name] != r.doc {
				count[f.name]++
				last[f.name] = r.doc
			}
		}
	}
	var names []string
	for name, n := range count {
		if n >= 3 && (n >= 6 || !strings.HasPrefix(name, "wl:") && !strings.HasPrefix(name, "wr:")) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	index := map[string]int{}
	for i, name := range names {
		index[name] = i
	}
	type cell struct {
		i int
		v float64
	}
	data := make([][]cell, len(rows))
	for n, r := range rows {
		for _, f := range r.fs {
			if i, ok := index[f.name]; ok {
				data[n] = append(data[n], cell{i, f.value})
			}
		}
	}
	w, sq := make([]float64, len(names)), make([]float64, len(names))
	for epoch := 0; epoch < 300; epoch++ {
		grad := make([]float64, len(names))
		for n, cells := range data {
			sum := 0.0
			for _, c := range cells {
				sum += w[c.i] * c.v
			}
			miss := 1 / (1 + math.Exp(-sum))
			if rows[n].right {
				miss--
			}
			for _, c := range cells {
				grad[c.i] += miss * c.v
			}
		}
		for i, g := range grad {
			if names[i] != "bias" {
				g += penalty * w[i]
			}
			g /= float64(len(rows))
			sq[i] += g * g
			w[i] -= 0.1 * g / (math.Sqrt(sq[i]) + 1e-9)
		}
	}
	out := map[string]float64{}
	for i, name := range names {
		out[name] = w[i]
	}
	return out
}

func sigmoid(w map[string]float64, fs []feature) float64 {
	sum := 0.0
	for _, f := range fs {
		sum += w[f.name] * f.value
	}
	return 1 / (1 + math.Exp(-sum))
}

// TestCalibrate writes weights.txt, after cross-validation by article.
func TestCalibrate(t *testing.T) {
	if !*calibrate {
		t.Skip("asked for with -calibrate")
	}
	d := builtIn(t)
	var rows []row
	total := 0
	for _, name := range []string{"releases", "headlines", "full"} {
		docs := goldDocs(t, name, "build")
		rows = append(rows, rowsOf(d, docs)...)
		for _, g := range docs {
			for _, e := range g.Events {
				if e.Status != data.StatusPast {
					total++
				}
			}
		}
	}
	rows = append(rows, exampleRows(d)...)
	for _, penalty := range []float64{1, 1.5} {
		crossValidate(rows, total, penalty)
	}
	w := learn(rows, 2)
	var lines []string
	for name, v := range w {
		if math.Abs(v) >= 0.005 {
			lines = append(lines, fmt.Sprintf("%s %.3f", strings.ReplaceAll(name, " ", "_"), v))
		}
	}
	sort.Strings(lines)
	head := "# Weights of the confidence model, see confidence.go: made by go test ./enrich/detect -run Calibrate -calibrate\n"
	if err := os.WriteFile("weights.txt", []byte(head+strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
}

func crossValidate(rows []row, total int, penalty float64) {
	type guess struct {
		p     float64
		right bool
	}
	var all []guess
	for fold := 0; fold < 5; fold++ {
		var train []row
		for _, r := range rows {
			if r.fold != fold {
				train = append(train, r)
			}
		}
		w := learn(train, penalty)
		for _, r := range rows {
			if r.fold == fold {
				all = append(all, guess{sigmoid(w, r.fs), r.right})
			}
		}
	}
	fmt.Printf("penalty %.1f:", penalty)
	for _, least := range []float64{0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		var tl Tally
		tl.FN = total
		for _, g := range all {
			if g.p >= least && g.right {
				tl.TP++
				tl.FN--
			} else if g.p >= least {
				tl.FP++
			}
		}
		fmt.Printf("  %.1f: P %.3f R %.3f", least, tl.Precision(), tl.Recall())
	}
	fmt.Println()
}
