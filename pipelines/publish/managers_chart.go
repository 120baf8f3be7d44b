package publish

import (
	"fmt"
	"strconv"
	"time"

	"callworthy/data"
)

// heatMap is weekdays and hours as a grid of cells, in units of the picture.
type heatMap struct {
	Width, Height int
	Columns       []mapLabel // weekdays
	Rows          []mapLabel // hours
	Cells         []mapCell
}

type mapLabel struct {
	X, Y int
	Text string
}

// mapCell is one weekday and hour: Depth 0 to 5 tells the share, Text the numbers.
type mapCell struct {
	X, Y, TextX, TextY int
	Depth              int
	Text, Title        string
}

// The measures of the grid.
const (
	mapLeft, mapTop   = 44, 22
	cellWide, cellTal = 56, 26
)

// heatMapOf lays out the cells; it is empty when no attempt has a time.
func heatMapOf(cells []data.GridCell) heatMap {
	var m heatMap
	if len(cells) == 0 {
		return m
	}
	first, last, weekend := 23, 0, 0
	for _, c := range cells {
		first, last = min(first, c.Hour), max(last, c.Hour)
		if place := weekPlace(c.Weekday); place > 4 {
			weekend = max(weekend, place-4)
		}
	}
	for i := range 5 + weekend {
		m.Columns = append(m.Columns, mapLabel{mapLeft + i*cellWide + cellWide/2, 14, time.Weekday((i + 1) % 7).String()[:3]})
	}
	for h := first; h <= last; h++ {
		m.Rows = append(m.Rows, mapLabel{mapLeft - 8, mapTop + (h-first)*cellTal + 18, fmt.Sprintf("%02d", h)})
	}
	for _, c := range cells {
		x, y := mapLeft+weekPlace(c.Weekday)*cellWide, mapTop+(c.Hour-first)*cellTal
		m.Cells = append(m.Cells, mapCell{X: x, Y: y, TextX: x + cellWide/2 - 1, TextY: y + 17, Depth: depth(c.Rate),
			Text:  strconv.Itoa(c.Conversations) + "/" + strconv.Itoa(c.Attempts),
			Title: fmt.Sprintf("%s %02d–%02d: %d of %d, %s (%s)", c.Weekday, c.Hour, c.Hour+1, c.Conversations, c.Attempts, percent(c.Share), percentRange(c.Low, c.High))})
	}
	m.Width, m.Height = mapLeft+len(m.Columns)*cellWide, mapTop+len(m.Rows)*cellTal
	return m
}

// weekPlace counts Monday as 0.
func weekPlace(d time.Weekday) int { return (int(d) + 6) % 7 }

// depth is how dark a cell is: by the lower end of the interval, so that one lucky
// call does not make an hour look like gold.
func depth(r data.Rate) int {
	for i, bound := range []float64{0.001, 0.05, 0.1, 0.2, 0.35} {
		if r.Low < bound {
			return i
		}
	}
	return 5
}

// verdictRow is what reps say of one event type; the parts are hundredths.
type verdictRow struct {
	Label, Verdicts      string
	Good, Fair, Wrong    string // widths of: good; weak and old; wrong company and false
	FairLeft, WrongLeft  string
	Right, RightRange    string
	Counts               string
	Empty                bool
	GoodShare, GoodRange string
}

func verdictOf(p data.Precision) verdictRow {
	v := verdictRow{Label: typeWords(p.Type), Verdicts: count(p.Verdicts, "verdict", "verdicts"), Empty: p.Verdicts == 0}
	if k, ok := kindTexts[p.Type]; ok {
		v.Label = k
	}
	if v.Empty {
		return v
	}
	part := func(n int) string { return strconv.FormatFloat(100*float64(n)/float64(p.Verdicts), 'f', 1, 64) }
	v.Good, v.Fair, v.Wrong = part(p.Good), part(p.Weak+p.Old), part(p.WrongCompany+p.False)
	v.FairLeft, v.WrongLeft = v.Good, part(p.Good+p.Weak+p.Old)
	v.Right, v.RightRange = percent(p.Right), percentRange(p.RightLow, p.RightHigh)
	v.GoodShare, v.GoodRange = percent(p.GoodShare), percentRange(p.GoodLow, p.GoodHigh)
	for _, c := range []struct {
		n    int
		word string
	}{{p.Good, "good"}, {p.Weak, "weak"}, {p.Old, "old"}, {p.WrongCompany, "wrong company"}, {p.False, "false"}} {
		if c.n > 0 {
			v.Counts = joined(v.Counts, fmt.Sprintf("%d %s", c.n, c.word))
		}
	}
	return v
}
