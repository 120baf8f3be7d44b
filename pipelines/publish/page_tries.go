package publish

import (
	"fmt"
	"strconv"
	"time"

	"callworthy/data"
)

// plot is the attempts as a small picture: a row for each weekday, an hour every
// 18 units, and the window of today as a band.
type plot struct {
	Marks       []plotMark
	X, Y, Width string // of the band; no width: no band
	Key         []plotKey
	Says        string // what the picture shows; the list beside it has the same in words
}

// plotKey tells what the marks of a class stand for, and how many they are.
type plotKey struct {
	Class, Says string
}

// plotMark is one attempt.
type plotMark struct {
	X, Y, Class string
}

// The measures of the picture, in its units. The same for all, so that one grid
// serves the whole page.
const (
	plotLeft, plotTop  = 34, 12
	plotHour, plotDay  = 18, 13
	plotFrom, plotTill = 7, 19 // o'clock; what lies outside is drawn at the edge
)

type plotLabel struct {
	Text       string
	X, Y, Line int
}

func weekRows() []plotLabel {
	var out []plotLabel
	for i := range 7 {
		out = append(out, plotLabel{Text: time.Weekday((i + 1) % 7).String()[:2], Y: plotTop + i*plotDay + 10, Line: plotTop + i*plotDay + plotDay/2})
	}
	return out
}

func weekHours() []plotLabel {
	var out []plotLabel
	for h := plotFrom + 1; h < plotTill; h += 2 {
		out = append(out, plotLabel{Text: fmt.Sprintf("%02d", h), X: plotLeft + (h-plotFrom)*plotHour})
	}
	return out
}

// plotOf draws the attempts of which day and hour are known.
func plotOf(r Row) plot {
	var p plot
	for _, a := range r.Attempts[max(len(r.Attempts)-maxTries, 0):] {
		day, err1 := time.Parse(time.DateOnly, a.Day)
		x, err2 := plotX(a.Clock)
		if err1 != nil || err2 != nil {
			continue
		}
		p.Marks = append(p.Marks, plotMark{X: unit(x), Y: unit(plotY(day) + plotDay/2), Class: plotClass(a.Outcome)})
	}
	if len(p.Marks) == 0 {
		return plot{}
	}
	p.Key = keyOf(p.Marks)
	p.Says = count(len(p.Marks), "try", "tries") + " by weekday and hour: "
	for i, k := range p.Key {
		if i > 0 {
			p.Says += ", "
		}
		p.Says += k.Says
	}
	today, err := time.Parse(time.DateOnly, r.ListDate)
	from, err1 := plotX(r.CallFrom)
	until, err2 := plotX(r.CallUntil)
	if err == nil && err1 == nil && err2 == nil && until > from {
		p.X, p.Y, p.Width = unit(from), unit(plotY(today)), unit(until-from)
		p.Says += "; the band is the window of today, " + r.CallFrom + " to " + r.CallUntil
	}
	return p
}

// plotX is the place of a time HH:MM, within the picture.
func plotX(clock string) (float64, error) {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return 0, err
	}
	hours := float64(t.Hour()) + float64(t.Minute())/60 - plotFrom
	return plotLeft + plotHour*min(max(hours, 0), plotTill-plotFrom), nil
}

func plotY(day time.Time) float64 { return float64(plotTop + weekPlace(day.Weekday())*plotDay) }

// plotClass tells how far a try came: a ring, a grey dot or a black one.
func plotClass(o data.TouchOutcome) string {
	switch o {
	case data.TouchNoAnswer:
		return "ring"
	case data.TouchVoicemail, data.TouchGatekeeper:
		return "half"
	}
	return "dot"
}

// keyOf explains the classes that a picture has, the fullest mark last.
func keyOf(marks []plotMark) []plotKey {
	var out []plotKey
	for _, k := range []plotKey{{"ring", "no answer"}, {"half", "voicemail or gatekeeper"}, {"dot", "answered"}} {
		n := 0
		for _, m := range marks {
			if m.Class == k.Class {
				n++
			}
		}
		if n > 0 {
			out = append(out, plotKey{k.Class, strconv.Itoa(n) + " " + k.Says})
		}
	}
	return out
}

func unit(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }
