package publish

import (
	"cmp"
	"slices"
	"time"

	"callworthy/data"
)

// slotLengths are how long a call may take in the calendar. The longest at which
// all calls of a rep find room is taken, else the last.
var slotLengths = []time.Duration{15 * time.Minute, 10 * time.Minute, 5 * time.Minute}

// interval is a stretch of time; the zero interval is none.
type interval struct{ From, Until time.Time }

func (i interval) long() time.Duration { return i.Until.Sub(i.From) }

// and is what two intervals share.
func (i interval) and(o interval) interval {
	if o.From.After(i.From) {
		i.From = o.From
	}
	if o.Until.Before(i.Until) {
		i.Until = o.Until
	}
	if !i.From.Before(i.Until) {
		return interval{}
	}
	return i
}

// slotsOf gives each row a stretch of the day, or none: calls one after another,
// each whole inside its own window and the rep's hours, none over another, and
// at every moment the best-ranked call that leaves room for all the others.
// Where not all find room, those ranked worst go without. Rows are in the order
// of their rank.
func slotsOf(rows []Row, rep Rep) []interval {
	open, wanted := make([]interval, len(rows)), 0
	for i, r := range rows {
		open[i] = openFor(r, rep)
		if open[i].long() >= slotLengths[len(slotLengths)-1] {
			wanted++
		}
	}
	out := make([]interval, len(rows))
	for _, long := range slotLengths {
		at := layOut(open, long)
		for i := range out {
			out[i] = interval{}
			if n, ok := at[i]; ok {
				from := time.Unix(n*int64(long/time.Second), 0).UTC()
				out[i] = interval{from, from.Add(long)}
			}
		}
		if len(at) == wanted {
			break
		}
	}
	return out
}

// openFor is the part of a row's window that lies in the rep's hours.
func openFor(r Row, rep Rep) interval {
	from, until := moments(r)
	window := interval{from, until}
	zone, err := time.LoadLocation(rep.Timezone)
	if from.IsZero() || err != nil || rep.Timezone == "" {
		return window
	}
	best := interval{}
	for days := -1; days <= 1; days++ {
		if got := window.and(hoursOn(rep, from.In(zone).AddDate(0, 0, days))); got.long() > best.long() {
			best = got
		}
	}
	return best
}

// hoursOn are the rep's hours of the day on which a moment lies.
func hoursOn(rep Rep, day time.Time) interval {
	span, ok := data.ParseSpan(rep.Hours)
	if !ok || span.From == span.Until {
		span, _ = data.ParseSpan(data.DefaultHours)
	}
	if span.Until < span.From { // past midnight
		span.Until += 24 * 60
	}
	y, m, d := day.Date()
	at := func(minute int) time.Time { return time.Date(y, m, d, minute/60, minute%60, 0, 0, day.Location()) }
	return interval{at(span.From), at(span.Until)}
}

// task is a call that may stand at any slot from first to last. Slots are
// numbered from the epoch, so that they begin at full quarters of the hour.
type task struct {
	row         int
	first, last int64
}

// layOut gives rows a slot number.
func layOut(open []interval, long time.Duration) map[int]int64 {
	step := int64(long / time.Second)
	var tasks []task
	for i, o := range open {
		if o.long() < long {
			continue
		}
		t := task{i, (o.From.Unix() + step - 1) / step, o.Until.Unix()/step - 1}
		if t.first <= t.last && roomFor(append(slices.Clone(tasks), t), 0) {
			tasks = append(tasks, t)
		}
	}
	at := map[int]int64{}
	for now := int64(0); len(tasks) > 0; now++ {
		now = max(now, earliest(tasks))
		i := slices.IndexFunc(tasks, func(t task) bool {
			return t.first <= now && roomFor(slices.DeleteFunc(slices.Clone(tasks), func(o task) bool { return o == t }), now+1)
		})
		at[tasks[i].row] = now // there is always one: the one that must be over first
		tasks = slices.Delete(tasks, i, i+1)
	}
	return at
}

func earliest(tasks []task) int64 {
	return slices.MinFunc(tasks, func(a, b task) int { return cmp.Compare(a.first, b.first) }).first
}

// roomFor tells whether all tasks find a slot from now on: each in the order of
// their ends takes the first free one, which fails only where more tasks must
// lie in a stretch than it has slots.
func roomFor(tasks []task, now int64) bool {
	slices.SortStableFunc(tasks, func(a, b task) int { return cmp.Compare(a.last, b.last) })
	taken := map[int64]bool{}
	for _, t := range tasks {
		at := max(t.first, now)
		for taken[at] {
			at++
		}
		if at > t.last {
			return false
		}
		taken[at] = true
	}
	return true
}
