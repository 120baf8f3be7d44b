package rank

import (
	"time"

	"callworthy/data"
)

// counts are tries by phone and how many reached somebody, by part of the day;
// the last counts all, at whatever time.
type counts [data.MaxDayParts + 1]struct{ tries, reached int32 }

const allDay = data.MaxDayParts

func (c *counts) add(part int, reached bool) {
	for _, i := range []int{part, allDay} {
		if i < 0 {
			continue
		}
		c[i].tries++
		if reached {
			c[i].reached++
		}
	}
}

// chances are the shares of tries that reach somebody, by part of the day; the
// last is that of the whole day.
type chances [data.MaxDayParts + 1]float64

// segment is a group of prospects who keep the same hours.
type segment struct{ industry, region string }

// reach is what the history tells about when people answer.
type reach struct {
	prior    chances
	all      chances
	counts   counts
	segments map[segment]*counts
}

// learn counts the tries of all prospects. Where the time zone is not known, a try
// tells nothing about the part of the day.
func (w *world) learn() {
	w.reach = reach{prior: w.priorChances(), segments: map[segment]*counts{}}
	for i := range w.prospects {
		touches := w.hist[i].touches
		if len(touches) == 0 {
			continue
		}
		pl := w.placeOf(i)
		seg := w.segmentOf(i, pl)
		own := w.reach.segments[seg]
		if own == nil {
			own = &counts{}
			w.reach.segments[seg] = own
		}
		w.count(own, touches, pl.zone())
	}
	for _, c := range w.reach.segments {
		for i := range c {
			w.reach.counts[i].tries += c[i].tries
			w.reach.counts[i].reached += c[i].reached
		}
	}
	w.reach.all = w.reach.prior.learn(&w.reach.counts, w.policy.Reach.PriorTries)
}

func (w *world) segmentOf(i int, pl place) segment {
	return segment{w.industry(w.prospects[i].Industry), pl.region}
}

// count adds the tries by phone among touches in order. A call and its voicemail
// are one.
func (w *world) count(to *counts, touches []*data.Touch, zone *time.Location) {
	var before time.Time
	for _, t := range touches {
		reached := reachedSomebody(t)
		if t.Channel == data.ChannelEmail || !reached && !unanswered(t) || w.forgotten(t) {
			continue
		}
		if !before.IsZero() && t.At.Sub(before) < sameTry && !reached {
			continue
		}
		before = t.At
		part := -1
		if zone != nil && !t.DayOnly {
			part = w.partAt(t.At.In(zone))
		}
		to.add(part, reached)
	}
}

// reachedSomebody tells whether the person asked for came to the phone.
func reachedSomebody(t *data.Touch) bool { return answered(t) || t.Outcome == data.TouchDoNotCall }

// priorChances are the policy's, and their mean over the hours.
func (w *world) priorChances() (c chances) {
	sum, minutes := 0.0, 0.0
	for i, p := range w.policy.Hours.Parts {
		c[i] = p.Answered
		sum += p.Answered * float64(p.Until-p.From)
		minutes += float64(p.Until - p.From)
	}
	c[allDay] = sum / minutes
	return c
}

// learn moves the chances of a wider group towards what a narrower one shows: the
// mean of a beta-binomial whose prior is worth so many tries. A part of the day is
// as much better than the whole day as in the wider group, until it shows itself.
func (c chances) learn(seen *counts, worth float64) chances {
	out := c
	out[allDay] = shrink(c[allDay], seen[allDay].tries, seen[allDay].reached, worth)
	for i := range allDay {
		if c[i] > 0 {
			out[i] = shrink(min(out[allDay]*c[i]/c[allDay], 1), seen[i].tries, seen[i].reached, worth)
		}
	}
	return out
}

func shrink(mean float64, tries, reached int32, worth float64) float64 {
	return (float64(reached) + worth*mean) / (float64(tries) + worth)
}

// chancesOf are those of one prospect, in the zone.
func (w *world) chancesOf(i int, pl place) chances {
	out := w.reach.all
	if seg := w.reach.segments[w.segmentOf(i, pl)]; seg != nil {
		out = out.learn(seg, w.policy.Reach.AllTries)
	}
	var own counts
	w.count(&own, w.hist[i].present(), pl.zone())
	return out.learn(&own, w.policy.Reach.SegmentTries)
}

// over is the chance in a window: that of its parts, by their minutes.
func (w *world) over(c chances, s span) float64 {
	sum, minutes := 0.0, 0
	for i, p := range w.policy.Hours.Parts {
		if m := (span{p.From, p.Until}).and(s).minutes(); m > 0 {
			sum += c[i] * float64(m)
			minutes += m
		}
	}
	if minutes == 0 {
		return c[allDay]
	}
	return sum / float64(minutes)
}
