package wording

import (
	"runtime"
	"slices"
	"sync"

	"callworthy/enrich/detect/logistic"
)

// Sample is a sentence, or a whole text as its sentences, with the types that it
// tells of.
type Sample struct {
	Views   []View
	Tells   []string // types that the sentence proves of the company
	Unknown []string // types that are true of the company, but may be proved elsewhere: not learnt from
	Group   int      // samples of one text share a group, which is never split
}

// Settings of Train. The zero value is not useful; see DefaultSettings.
type Settings struct {
	Cost   float64 // weight of one error against the size of the weights (C of Fan et al., LIBLINEAR, 2008)
	Rounds int     // passes over the samples
	Least  int     // texts that must show a feature
	Prune  float64 // smallest weight that is kept
}

// DefaultSettings are those of the shipped model, found by cross-validation.
var DefaultSettings = Settings{Cost: 0.3, Rounds: 10, Least: 3, Prune: 0.03}

// Train learns a model from sentences and from whole texts: for each type a logistic regression with L2 penalty,
// in a fixed order: the same samples give the same model.
func Train(sentences, texts []Sample, types []string, s Settings) *Model {
	m := &Model{Types: types}
	ofSentence, ofText := train(sentences, false, types, s), train(texts, true, types, s)
	m.fill(ofSentence, ofText, s.Prune)
	return m
}

// learnt are the weights by feature and type; constants stand under 0.
type learnt struct {
	index   map[uint64]int32
	weights [][]float64 // by type, then feature
}

func train(samples []Sample, whole bool, types []string, s Settings) learnt {
	index := vocabulary(samples, s.Least)
	rows := make([]logistic.Row, len(samples))
	parallel(len(samples), func(i int) { rows[i] = numbers(samples[i].Views, whole, index) })
	weights := make([][]float64, len(types))
	parallel(len(types), func(t int) { weights[t] = regress(rows, samples, types[t], len(index), s) })
	return learnt{index, weights}
}

// vocabulary numbers the features that enough texts show; 0 is the constant.
func vocabulary(samples []Sample, least int) map[uint64]int32 {
	count, last := map[uint64]int32{}, map[uint64]int32{}
	for _, s := range samples {
		for _, v := range s.Views {
			v.features(func(f feature) {
				if h := f.hash(); last[h] != int32(s.Group+1) {
					last[h] = int32(s.Group + 1)
					count[h]++
				}
			})
		}
	}
	var kept []uint64
	for h, n := range count {
		if int(n) >= least {
			kept = append(kept, h)
		}
	}
	slices.Sort(kept)
	index := make(map[uint64]int32, len(kept))
	for i, h := range kept {
		index[h] = int32(i + 1)
	}
	return index
}

// numbers gives each feature of the views its largest value.
func numbers(views []View, whole bool, index map[uint64]int32) logistic.Row {
	values := map[int32]float32{0: 1}
	for _, v := range views {
		weight := float32(1)
		if whole {
			weight = weightOf(v.Zone)
		}
		v.features(func(f feature) {
			if i, ok := index[f.hash()]; ok {
				values[i] = max(values[i], f.value*weight)
			}
		})
	}
	r := logistic.Row{Cols: make([]int32, 0, len(values)), Vals: make([]float32, 0, len(values))}
	for i := range values {
		r.Cols = append(r.Cols, i)
	}
	slices.Sort(r.Cols)
	for _, i := range r.Cols {
		r.Vals = append(r.Vals, values[i])
	}
	return r
}

// regress returns the weights of one type, the constant first.
func regress(rows []logistic.Row, samples []Sample, typ string, features int, s Settings) []float64 {
	label := make([]int8, len(rows))
	positives := 0
	for i := range rows {
		switch {
		case slices.Contains(samples[i].Tells, typ):
			label[i] = 1
			positives++
		case !slices.Contains(samples[i].Unknown, typ):
			label[i] = -1
		}
	}
	if positives < 3 {
		w := make([]float64, features+1)
		w[0] = never
		return w
	}
	return logistic.Fit(rows, label, features+1, s.Cost, s.Rounds)
}

// never is the log-odds of a type that nothing was learnt of.
const never = -8.0

// parallel runs do(0) … do(n-1) on all cores.
func parallel(n int, do func(int)) {
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range next {
				do(i)
			}
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
}
