package wording

import (
	"math"
	"slices"
	"sort"
)

// Model scores sentences and whole texts. It is safe for concurrent use.
type Model struct {
	Types []string
	bias  [2][]float64 // by type: of a sentence, of a text
	index *table
	first []uint32 // by feature: its first cell; one more than there are features
	cells []cell
}

// cell is the weight of a feature for one type, of a sentence or (from
// len(Types) on) of a text.
type cell struct {
	typ    uint8
	weight int16 // in steps of scale
}

// scale is the size of one step of a weight: ±8 at most.
const scale = 1.0 / 4096

// fill takes over the weights that are not small.
func (m *Model) fill(sentence, text learnt, prune float64) {
	all := map[uint64]bool{}
	for k, l := range [...]learnt{sentence, text} {
		for h := range l.index {
			all[h] = true
		}
		for t := range m.Types {
			m.bias[k] = append(m.bias[k], math.Round(l.weights[t][0]*1000)/1000)
		}
	}
	hashes := make([]uint64, 0, len(all))
	for h := range all {
		hashes = append(hashes, h)
	}
	slices.Sort(hashes)
	m.index = newTable(len(hashes))
	for _, h := range hashes {
		start := len(m.cells)
		for k, l := range [...]learnt{sentence, text} {
			i, ok := l.index[h]
			for t := range m.Types {
				if ok && math.Abs(l.weights[t][i]) >= prune {
					steps := max(math.MinInt16, min(math.MaxInt16, math.Round(l.weights[t][i]/scale)))
					m.cells = append(m.cells, cell{uint8(k*len(m.Types) + t), int16(steps)})
				}
			}
		}
		if len(m.cells) > start {
			m.index.put(h, uint32(len(m.first)))
			m.first = append(m.first, uint32(start))
		}
	}
	m.first = append(m.first, uint32(len(m.cells)))
}

// Listener hears the sentences of one text, as they look from one company.
type Listener struct {
	m        *Model
	sentence []float64
	text     []float64
	heard    [2][]float32 // by feature: the largest value in the sentence, in the text
	touched  [2][]uint32
}

// Listen starts with no sentence heard. A Listener is for one goroutine; Reset
// makes it ready for another text.
func (m *Model) Listen() *Listener {
	l := &Listener{m: m, heard: [2][]float32{make([]float32, len(m.first)), make([]float32, len(m.first))}}
	l.Reset()
	return l
}

// Reset forgets the text.
func (l *Listener) Reset() {
	l.forget(0)
	l.forget(1)
	l.text = append(l.text[:0], l.m.bias[1]...)
}

func (l *Listener) forget(k int) {
	for _, f := range l.touched[k] {
		l.heard[k][f] = 0
	}
	l.touched[k] = l.touched[k][:0]
}

// Hear returns the sentence's log-odds by type, in the order of Types. They hold
// until the next call.
func (l *Listener) Hear(v View) []float64 {
	l.forget(0)
	l.sentence = append(l.sentence[:0], l.m.bias[0]...)
	weight := weightOf(v.Zone)
	v.features(func(f feature) {
		i, ok := l.m.index.get(f.hash())
		if !ok {
			return
		}
		more, moreOfText := l.raise(0, i, f.value), l.raise(1, i, f.value*weight)
		if more == 0 && moreOfText == 0 {
			return
		}
		for _, c := range l.m.cells[l.m.first[i]:l.m.first[i+1]] {
			if t := int(c.typ); t < len(l.sentence) {
				l.sentence[t] += more * float64(c.weight) * scale
			} else {
				l.text[t-len(l.sentence)] += moreOfText * float64(c.weight) * scale
			}
		}
	})
	return l.sentence
}

// raise notes the value of a feature and returns by how much it exceeds the
// largest before.
func (l *Listener) raise(k int, i uint32, value float32) float64 {
	before := l.heard[k][i]
	if value <= before {
		return 0
	}
	if before == 0 {
		l.touched[k] = append(l.touched[k], i)
	}
	l.heard[k][i] = value
	return float64(value - before)
}

// Whole is the log-odds by type of all that was heard. They hold until Reset.
func (l *Listener) Whole() []float64 { return l.text }

// weight is that of one feature of a sentence for one type.
func (m *Model) weight(f feature, typ int) float64 {
	i, ok := m.index.get(f.hash())
	if !ok {
		return 0
	}
	for _, c := range m.cells[m.first[i]:m.first[i+1]] {
		if int(c.typ) == typ {
			return float64(c.weight) * scale
		}
	}
	return 0
}

// Telling is the index of the word that speaks most for the type, -1 without any.
func (m *Model) Telling(v View, typ string) int {
	t := slices.Index(m.Types, typ)
	best, at := 0.0, -1
	for i, w := range v.Words {
		if w == Self || w == Other || w == Name || w == Number {
			continue
		}
		word, stem := partOf(w), partOf(Stem(w))
		sum := m.weight(feature{aWord, word, part{}, 1}, t)
		for _, k := range [...]kind{aStem, stemNamed[true], stemIn[v.Zone]} {
			sum += m.weight(feature{k, stem, part{}, 1}, t)
		}
		if sum > best {
			best, at = sum, i
		}
	}
	return at
}

// Because names the features of a sentence that speak most for the type, best first.
func (m *Model) Because(v View, typ string, most int) []string {
	t := slices.Index(m.Types, typ)
	weights := map[string]float64{}
	v.features(func(f feature) {
		if w := float64(f.value) * m.weight(f, t); w > 0 {
			weights[f.String()] = max(weights[f.String()], w)
		}
	})
	names := make([]string, 0, len(weights))
	for n := range weights {
		names = append(names, n)
	}
	sort.Slice(names, func(i, j int) bool {
		if weights[names[i]] != weights[names[j]] {
			return weights[names[i]] > weights[names[j]]
		}
		return names[i] < names[j]
	})
	return names[:min(most, len(names))]
}
