package report

import (
	"strings"
	"time"

	"callworthy/data"
)

// try is one attempt at a conversation.
type try struct {
	touch   *data.Touch
	talked  bool
	meeting bool
	local   time.Time // on the prospect's clock
	timed   bool      // the time of day is known
	retry   bool      // after a try that nobody answered
	same    bool      // a retry within an hour of the last one's time of day
	step    bool      // it ended with a next step
}

// oneTry is the time within which a second line is still the same attempt.
const oneTry = 15 * time.Minute

// triesOf are the attempts of one prospect's history.
func (c *counter) triesOf(touches []*data.Touch) []try {
	var out []try
	for _, t := range touches {
		if t.Channel == data.ChannelEmail || !t.Tried() {
			continue
		}
		now := c.try(t)
		if n := len(out); n > 0 && now.timed && out[n-1].timed && t.At.Sub(out[n-1].touch.At) < oneTry {
			out[n-1].join(now)
			continue
		}
		if n := len(out); n > 0 && !out[n-1].talked && out[n-1].timed && now.timed {
			now.retry, now.same = true, nearHour(out[n-1].local, now.local)
		}
		out = append(out, now)
	}
	return out
}

func (c *counter) try(t *data.Touch) try {
	local := t.At
	if z := c.Zones[t.ProspectID]; z != nil {
		local = t.At.In(z)
	}
	return try{touch: t, talked: answered(t), meeting: t.Outcome == data.TouchMeeting, local: local,
		step: t.HasStep() || strings.TrimSpace(t.NextStep) != "", timed: !t.DayOnly && (t.At.Hour() != 0 || t.At.Minute() != 0 || t.At.Second() != 0)}
}

// join adds a second line of the same attempt: the better end and the named
// reason count.
func (t *try) join(other try) {
	if other.talked && !t.talked || t.touch.ReasonID == "" && other.touch.ReasonID != "" && t.talked == other.talked {
		t.touch = other.touch
	}
	t.talked, t.meeting, t.step = t.talked || other.talked, t.meeting || other.meeting, t.step || other.step
}

// nearHour tells whether two times of day are at most an hour apart.
func nearHour(a, b time.Time) bool {
	apart := a.Hour()*60 + a.Minute() - b.Hour()*60 - b.Minute()
	if apart < 0 {
		apart = -apart
	}
	return min(apart, 24*60-apart) <= 60
}
