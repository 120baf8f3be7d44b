package logistic

import (
	"math"
	"math/rand/v2"
	"testing"
)

// drawn are rows whose odds follow known weights: a constant, two that matter
// and one that does not.
func drawn(n int) ([]Row, []int8, []float64) {
	truth := []float64{-1, 2, -1.5, 0}
	r := rand.New(rand.NewPCG(7, 7))
	rows, labels := make([]Row, n), make([]int8, n)
	for i := range rows {
		rows[i] = Row{Cols: []int32{0}, Vals: []float32{1}}
		for c := int32(1); c < 4; c++ {
			rows[i].Cols, rows[i].Vals = append(rows[i].Cols, c), append(rows[i].Vals, float32(r.NormFloat64()))
		}
		labels[i] = -1
		if r.Float64() < 1/(1+math.Exp(-rows[i].Dot(truth))) {
			labels[i] = 1
		}
	}
	return rows, labels, truth
}

func TestFitFindsTheWeightsThatMadeTheRows(t *testing.T) {
	rows, labels, truth := drawn(20000)
	for i, w := range Fit(rows, labels, 4, 10, 30) {
		if math.Abs(w-truth[i]) > 0.1 {
			t.Errorf("weight %d is %.2f, want about %.2f", i, w, truth[i])
		}
	}
}

func TestFitMeetsTheOptimum(t *testing.T) {
	rows, labels, _ := drawn(500)
	const cost = 0.3
	w := Fit(rows, labels, 4, cost, 200)
	for c := range w { // the gradient of ½|w|² + cost·Σ log(1+exp(-y w·x)) is zero
		g := w[c]
		for i := range rows {
			y := float64(labels[i])
			g -= cost * y * float64(rows[i].Vals[c]) / (1 + math.Exp(y*rows[i].Dot(w)))
		}
		if math.Abs(g) > 1e-3 {
			t.Errorf("gradient of weight %d is %g", c, g)
		}
	}
}

func TestFitPassesOverUnlabelledRows(t *testing.T) {
	rows, labels, _ := drawn(300)
	without := Fit(rows[:200], labels[:200], 4, 1, 50)
	some := append([]int8(nil), labels...)
	for i := 200; i < 300; i++ {
		some[i] = 0
	}
	for i, w := range Fit(rows, some, 4, 1, 50) {
		if math.Abs(w-without[i]) > 1e-6 {
			t.Errorf("weight %d: %g with unlabelled rows, %g without", i, w, without[i])
		}
	}
}
