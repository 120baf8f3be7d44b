package publish

import (
	"math"
	"sort"
	"strconv"

	"callworthy/data"
)

// scoreLine is one contribution as the pages show it.
type scoreLine struct{ Name, Why, Points string }

// scoreTable rounds contributions so that what is shown adds up to the shown
// total: each is rounded down, and the units that are missing go to those that
// lost most (largest remainder).
func scoreTable(cs []data.Contribution, score float64) (lines []scoreLine, total string) {
	decimals, unit := 1, 10.0
	if math.Abs(score) < 10 {
		decimals, unit = 2, 100.0
	}
	shown := math.Round(score * unit)
	units := make([]float64, len(cs))
	order := make([]int, len(cs))
	missing := shown
	for i, c := range cs {
		units[i] = math.Floor(c.Points*unit + 1e-9)
		order[i] = i
		missing -= units[i]
	}
	sort.SliceStable(order, func(a, b int) bool {
		return cs[order[a]].Points*unit-units[order[a]] > cs[order[b]].Points*unit-units[order[b]]
	})
	for k := 0; k < len(order) && float64(k) < missing && missing <= float64(len(order)); k++ {
		units[order[k]]++
	}
	for i, c := range cs {
		lines = append(lines, scoreLine{clip(60, words(c.Name)), clip(200, c.Why), points(units[i]/unit, decimals)})
	}
	return lines, points(shown/unit, decimals)
}

// points formats with a true minus sign, which aligns with the digits.
func points(v float64, decimals int) string {
	if v < 0 {
		return "−" + strconv.FormatFloat(-v, 'f', decimals, 64)
	}
	return strconv.FormatFloat(v+0, 'f', decimals, 64)
}
