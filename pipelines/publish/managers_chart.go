package publish

import (
	"fmt"
	"strconv"
	"time"

	"callworthy/data"
)

// heatMap is weekdays and hours as a table.
type heatMap struct {
	Days []string // heads of the columns, from Monday
	Rows []heatRow
}

// heatRow is one hour; it has a cell for each of the days.
type heatRow struct {
	Hour  string
	Cells []heatCell
}

// heatCell is one weekday and hour: Depth 0 to 5 tells the share, Text the
// numbers. It is zero where nobody was tried.
type heatCell struct {
	Depth       int
	Text, Title string
}

// heatMapOf sorts the cells into rows; it is empty when no attempt has a time.
func heatMapOf(cells []data.GridCell) heatMap {
	var m heatMap
	if len(cells) == 0 {
		return m
	}
	first, last, days := 23, 0, 5
	for _, c := range cells {
		first, last, days = min(first, c.Hour), max(last, c.Hour), max(days, weekPlace(c.Weekday)+1)
	}
	for i := range days {
		m.Days = append(m.Days, time.Weekday((i + 1) % 7).String()[:3])
	}
	for h := first; h <= last; h++ {
		m.Rows = append(m.Rows, heatRow{fmt.Sprintf("%02d–%02d", h, h+1), make([]heatCell, days)})
	}
	for _, c := range cells {
		m.Rows[c.Hour-first].Cells[weekPlace(c.Weekday)] = heatCell{
			Depth: depth(c.Rate), Text: fmt.Sprintf("%d of %d", c.Conversations, c.Attempts),
			Title: percent(c.Share) + " (" + percentRange(c.Low, c.High) + ")",
		}
	}
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
