package rank

import (
	"slices"
	"time"

	"callworthy/data"
)

// try is one attempt to ring the present contact that nobody answered.
type try struct {
	touch *data.Touch
	at    time.Time // in the zone asked for
	part  int       // of the day, or -1
}

func (t try) minute() int { return t.at.Hour()*60 + t.at.Minute() }

// sameTry is how near a call and its voicemail lie.
const sameTry = 15 * time.Minute

// tries gives the attempts since the last talk that still tell something, oldest
// first, in the zone, or in that of each touch when it is nil.
func (w *world) tries(h history, zone *time.Location) []try {
	var out []try
	_, talk := h.last(answered)
	for _, t := range h.touches[talk+1:] {
		if !unanswered(t) || t.Channel == data.ChannelEmail || !h.withContact(t) || w.forgotten(t) {
			continue
		}
		if len(out) > 0 && t.At.Sub(out[len(out)-1].touch.At) < sameTry {
			continue
		}
		at, part := t.At, -1
		if !t.DayOnly {
			if zone != nil {
				at = at.In(zone)
			}
			part = w.partAt(at)
		}
		out = append(out, try{t, at, part})
	}
	return out
}

// timed are the tries of which the hour is known.
func timed(tries []try) []try {
	return slices.DeleteFunc(slices.Clone(tries), func(t try) bool { return t.touch.DayOnly })
}

func (w *world) forgotten(t *data.Touch) bool {
	return t.At.Before(w.remember) || t.At.After(w.date.Add(48*time.Hour))
}

// partAt is the part of the day at a time, or -1.
func (w *world) partAt(at time.Time) int {
	hour, minute, _ := at.Clock()
	return w.partOf(hour*60 + minute)
}

func (w *world) partOf(minute int) int {
	for i, p := range w.policy.Hours.Parts {
		if minute >= p.From && minute < p.Until {
			return i
		}
	}
	return -1
}

func (w *world) allPartsTried(tries []try) bool {
	var tried [data.MaxDayParts]bool
	n := 0
	for _, t := range tries {
		if t.part >= 0 && !tried[t.part] {
			tried[t.part] = true
			n++
		}
	}
	return n == len(w.policy.Hours.Parts)
}

// attempts are the tries as the row shows them.
func (w *world) attempts(tries []try, own *nameFinder) []data.Attempt {
	out := make([]data.Attempt, 0, len(tries))
	for _, t := range tries {
		clock := t.at.Format("15:04")
		if t.touch.DayOnly {
			clock = ""
		}
		out = append(out, data.Attempt{Day: t.at.Format(time.DateOnly), Weekday: t.at.Format("Mon"), Clock: clock,
			Rep: w.unless(own, oneLine(t.touch.Rep)), Channel: t.touch.Channel, Outcome: t.touch.Outcome})
	}
	return out
}
