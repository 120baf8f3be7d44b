package detect

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/enrich/detect/logistic"
	"callworthy/enrich/detect/wording"
)

var calibrate = flag.Bool("calibrate", false, "learn weights.txt from the build split of the labelled articles")

var cost = flag.Float64("cost", 0.1, "of an error, for the confidence model")

// row is one event with what is known of it.
type row struct {
	k     key
	fs    []feature
	right bool
	doc   string
}

// rowsOf makes one row of each fresh event that the patterns find.
func rowsOf(d *Detector, docs []GoldDoc, name func(data.Article) []data.Mention) []row {
	var rows []row
	for _, g := range docs {
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
				rows = append(rows, row{k, r.features(k, cands, r.slots(k, cands)), gold[k], g.ID})
			}
		}
	}
	return rows
}

// learn fits the confidence model. Features of fewer than three articles are
// left out.
func learn(rows []row, cost float64) map[string]float64 {
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
	index := map[string]int32{}
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if count[name] >= 3 {
			index[name] = int32(len(index))
		}
	}
	in, label := make([]logistic.Row, len(rows)), make([]int8, len(rows))
	for n, r := range rows {
		for _, f := range r.fs {
			if i, ok := index[f.name]; ok {
				in[n].Cols, in[n].Vals = append(in[n].Cols, i), append(in[n].Vals, float32(f.value))
			}
		}
		label[n] = -1
		if r.right {
			label[n] = 1
		}
	}
	w := logistic.Fit(in, label, len(index), cost, 60)
	out := map[string]float64{}
	for name, i := range index {
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

const folds = 5

// TestCalibrate learns wording.model and weights.txt from the build split of
// the labelled articles and our own labels, after cross-validation by article.
// The weights of confidence are learnt from what models of wording say of
// articles that they were not learnt from.
func TestCalibrate(t *testing.T) {
	if !*calibrate {
		t.Skip("asked for with -calibrate")
	}
	d := builtIn(t)
	var docs []GoldDoc
	for _, name := range []string{"releases", "headlines", "full"} {
		docs = append(docs, goldDocs(t, name, "build")...)
	}
	sources := map[string]string{}
	for _, g := range docs {
		sources[g.ID] = "gold"
	}
	for _, g := range ownDocs(t, "build") {
		docs = append(docs, g)
		sources[g.ID] = g.ID[:strings.IndexByte(g.ID, ':')]
	}
	name := namer(docs)
	types := d.typesLearnt()
	var parts [folds][]GoldDoc
	for n, g := range docs {
		parts[n%folds] = append(parts[n%folds], g)
	}
	var sentences, texts [folds][]wording.Sample
	for f := range folds {
		sentences[f], texts[f] = samplesOf(d, parts[f], name)
		for _, list := range [...][]wording.Sample{sentences[f], texts[f]} {
			for i := range list {
				list[i].Group = list[i].Group*folds + f
			}
		}
	}
	examples := triggerExamples(t)
	for n, x := range examples {
		one, whole := x.samples(d, types)
		for i := range one {
			one[i].Group = -n - 2
		}
		for i := range whole {
			whole[i].Group = -n - 2
		}
		sentences[n%folds], texts[n%folds] = append(sentences[n%folds], one...), append(texts[n%folds], whole...)
	}
	var rows [folds][]row
	for f := range folds {
		d.hearWith(wording.Train(slices.Concat(without(sentences, f)...), slices.Concat(without(texts, f)...), types, wording.DefaultSettings))
		rows[f] = rowsOf(d, parts[f], name)
		for n := f; n < len(examples); n += folds {
			rows[f] = append(rows[f], examples[n].rows(d)...)
		}
		fmt.Println("fold", f, len(rows[f]), time.Now().Format(time.TimeOnly))
	}
	validate(rows, docs, sources)
	writeModel(t, "wording.model", wording.Train(slices.Concat(sentences[:]...), slices.Concat(texts[:]...), types, wording.DefaultSettings))
	fmt.Printf("%d sentences of %d texts\n", len(slices.Concat(sentences[:]...)), len(docs))
	writeWeights(t, learn(slices.Concat(rows[:]...), *cost))
}

func writeModel(t *testing.T, name string, m *wording.Model) {
	var file bytes.Buffer
	if err := m.Write(&file); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s: %d bytes\n", name, file.Len())
}

func without[T any](parts [folds]T, f int) []T {
	out := slices.Clone(parts[:])
	return slices.Delete(out, f, f+1)
}

// typesLearnt are the types of the triggers and the roles of some of them.
func (d *Detector) typesLearnt() []string {
	var types []string
	for typ := range d.worded {
		types = append(types, typ)
		for _, role := range roles[typ] {
			types = append(types, typ+"/"+role)
		}
	}
	sort.Strings(types)
	return types
}

func writeWeights(t *testing.T, w map[string]float64) {
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
