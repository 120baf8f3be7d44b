// Package logistic turns rows of numbered features, each right or wrong, into
// the weights of a logistic regression with L2 penalty.
package logistic

import (
	"math"
	"math/rand/v2"
)

// Row is one example as numbers. The caller adds a constant where it wants one.
type Row struct {
	Cols []int32
	Vals []float32
}

// Fit returns a weight for each of n features, by dual coordinate descent (Yu,
// Huang and Lin, Dual coordinate descent methods for logistic regression and
// maximum entropy models, 2011, algorithm 5) in a fixed order: the same rows
// give the same weights. label is 1 for right, -1 for wrong and 0 for rows that
// are passed over. cost is the weight of one error against the size of the
// weights, the C of LIBLINEAR; rounds are passes over the rows.
func Fit(rows []Row, label []int8, n int, cost float64, rounds int) []float64 {
	w := make([]float64, n)
	f := fitting{rows: rows, w: w, cost: cost, alpha: make([][2]float64, len(rows)), norm: make([]float64, len(rows))}
	var use []int
	low := min(0.001*cost, 1e-8)
	for i := range rows {
		if label[i] == 0 {
			continue
		}
		use = append(use, i)
		for _, v := range rows[i].Vals {
			f.norm[i] += float64(v) * float64(v)
		}
		f.alpha[i] = [2]float64{low, cost - low}
		rows[i].add(w, float64(label[i])*low)
	}
	order := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		order.Shuffle(len(use), func(i, j int) { use[i], use[j] = use[j], use[i] })
		for _, i := range use {
			f.step(i, float64(label[i]))
		}
	}
	return w
}

type fitting struct {
	rows  []Row
	w     []float64
	cost  float64
	alpha [][2]float64 // the two dual variables of each row
	norm  []float64    // squared length of each row
}

// step solves for the dual variables of one row by Newton's method.
func (f *fitting) step(i int, sign float64) {
	alpha, norm := &f.alpha[i], f.norm[i]
	b := sign * f.rows[i].Dot(f.w)
	first, second, side := 0, 1, 1.0
	if 0.5*norm*(alpha[1]-alpha[0])+b < 0 {
		first, second, side = 1, 0, -1
	}
	old := alpha[first]
	z := old
	if f.cost-z < 0.5*f.cost {
		z *= 0.1
	}
	slope := func() float64 { return norm*(z-old) + side*b + math.Log(z/(f.cost-z)) }
	g := slope()
	for n := 0; n < 50 && math.Abs(g) > 1e-6; n++ {
		next := z - g/(norm+f.cost/(f.cost-z)/z)
		if next <= 0 {
			z *= 0.1
		} else {
			z = min(next, f.cost*(1-1e-12))
		}
		g = slope()
	}
	alpha[first], alpha[second] = z, f.cost-z
	f.rows[i].add(f.w, side*(z-old)*sign)
}

// Dot is the log-odds of the row.
func (r *Row) Dot(w []float64) float64 {
	sum := 0.0
	for k, i := range r.Cols {
		sum += w[i] * float64(r.Vals[k])
	}
	return sum
}

func (r *Row) add(w []float64, by float64) {
	for k, i := range r.Cols {
		w[i] += by * float64(r.Vals[k])
	}
}
