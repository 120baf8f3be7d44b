package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"time"

	"callworthy/data"
)

// repCount is what one rep did, while it is counted.
type repCount struct {
	data.RepRate
	hours     [24]int
	sameTalks int
}

func (c *counter) rep(id string) *repCount {
	if c.reps[id] == nil {
		c.reps[id] = &repCount{RepRate: data.RepRate{Rate: data.Rate{Name: id}, UsualHour: -1}}
	}
	return c.reps[id]
}

// tally counts attempts by some name.
type tally map[string]*data.Rate

func (t tally) add(name string, talked bool) {
	if t[name] == nil {
		t[name] = &data.Rate{Name: name}
	}
	addTo(t[name], talked)
}

func addTo(r *data.Rate, talked bool) {
	r.Attempts++
	if talked {
		r.Conversations++
	}
}

// byAttempts are the rates, most attempts first.
func (t tally) byAttempts() []data.Rate {
	out := []data.Rate{}
	for _, name := range slices.Sorted(maps.Keys(t)) {
		out = append(out, finished(*t[name]))
	}
	slices.SortStableFunc(out, func(a, b data.Rate) int { return cmp.Compare(b.Attempts, a.Attempts) })
	return out
}

// finished fills in share and interval.
func finished(r data.Rate) data.Rate {
	if r.Attempts > 0 {
		r.Share = float64(r.Conversations) / float64(r.Attempts)
	}
	r.Low, r.High = Wilson(r.Conversations, r.Attempts)
	return r
}

// Wilson is the interval in which a share lies 95 times in a hundred when k of n
// were counted; 0 to 1 when n is 0.
func Wilson(k, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959963984540054
	hits, all := float64(k), float64(n)
	middle := (hits + z*z/2) / (all + z*z)
	reach := z * math.Sqrt(hits*(all-hits)/all+z*z/4) / (all + z*z)
	return max(0, middle-reach), min(1, middle+reach)
}

// rates counts the attempts in every way.
func (c *counter) rates() {
	kinds, types := tally{}, tally{}
	hours, days := map[int]*data.Rate{}, map[time.Weekday]*data.Rate{}
	grid := map[[2]int]*data.Rate{}
	for _, t := range c.tries {
		addTo(&c.out.All, t.talked)
		if t.meeting {
			c.out.Meetings++
		}
		told := c.reason(t.touch.ReasonID)
		kinds.add(string(told.Kind), t.talked)
		if told.EventType != "" {
			types.add(told.EventType, t.talked)
		}
		day := t.local.Weekday()
		if !t.timed {
			day = t.touch.At.Weekday()
			c.out.Timeless++
		}
		addTo(at(days, day), t.talked)
		if t.timed {
			addTo(at(hours, t.local.Hour()), t.talked)
			addTo(at(grid, [2]int{int(day), t.local.Hour()}), t.talked)
		}
		c.habit(t)
	}
	c.out.All = finished(c.out.All)
	c.out.Kinds, c.out.Types = kinds.byAttempts(), types.byAttempts()
	c.out.Hours, c.out.Weekdays, c.out.Grid = hourRates(hours), dayRates(days), gridCells(grid)
	c.out.SameHour, c.out.Varied = finished(c.out.SameHour), finished(c.out.Varied)
}

// at is the counter of a key, made when it is asked for first.
func at[K comparable](m map[K]*data.Rate, key K) *data.Rate {
	if m[key] == nil {
		m[key] = &data.Rate{}
	}
	return m[key]
}

// hourRates are the hours from the first to the last with attempts.
func hourRates(m map[int]*data.Rate) []data.Rate {
	out := []data.Rate{}
	if len(m) == 0 {
		return out
	}
	keys := slices.Sorted(maps.Keys(m))
	for h := keys[0]; h <= keys[len(keys)-1]; h++ {
		r := *at(m, h)
		r.Name = fmt.Sprintf("%02d", h)
		out = append(out, finished(r))
	}
	return out
}

// week is the days in the order of the working week.
var week = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}

func dayRates(m map[time.Weekday]*data.Rate) []data.Rate {
	out := []data.Rate{}
	for _, d := range week {
		if m[d] == nil && (len(m) == 0 || d == time.Saturday || d == time.Sunday) {
			continue
		}
		r := *at(m, d)
		r.Name = d.String()
		out = append(out, finished(r))
	}
	return out
}

func gridCells(m map[[2]int]*data.Rate) []data.GridCell {
	out := []data.GridCell{}
	for _, d := range week {
		for h := range 24 {
			if r := m[[2]int{int(d), h}]; r != nil {
				r.Name = fmt.Sprintf("%s %02d", d, h)
				out = append(out, data.GridCell{Weekday: d, Hour: h, Rate: finished(*r)})
			}
		}
	}
	return out
}

// habit counts an attempt for its rep.
func (c *counter) habit(t try) {
	r := c.rep(t.touch.Rep)
	addTo(&r.Rate, t.talked)
	if t.timed {
		r.hours[t.local.Hour()]++
	}
	switch {
	case t.retry && t.same:
		r.Retries++
		r.SameHour++
		if t.talked {
			r.sameTalks++
		}
		addTo(&c.out.SameHour, t.talked)
	case t.retry:
		r.Retries++
		addTo(&c.out.Varied, t.talked)
	}
}

// repRates are the reps in the order of the configuration, then those who are
// named by calls alone.
func (c *counter) repRates() []data.RepRate {
	out := []data.RepRate{}
	take := func(id string) {
		if r := c.reps[id]; r != nil {
			out = append(out, c.finishedRep(r))
			delete(c.reps, id)
		}
	}
	for _, r := range c.Reps {
		take(r.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(c.reps)) {
		take(id)
	}
	return out
}

func (c *counter) finishedRep(r *repCount) data.RepRate {
	r.Rate = finished(r.Rate)
	timed, most := 0, 0
	for h, n := range r.hours {
		if timed += n; n > most {
			most, r.UsualHour = n, h
		}
	}
	if timed > 0 {
		r.UsualShare = float64(most) / float64(timed)
	}
	if r.OfferedKnown = c.out.Varied.Attempts >= EnoughVaried && r.SameHour >= EnoughSame; r.OfferedKnown {
		n, had := float64(r.SameHour), float64(r.sameTalks)
		r.Offered, r.OfferedLow, r.OfferedHigh = n*c.out.Varied.Share-had, n*c.out.Varied.Low-had, n*c.out.Varied.High-had
	}
	return r.RepRate
}
