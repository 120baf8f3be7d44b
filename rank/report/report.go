package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// The bounds of what is said of few.
const (
	EnoughVaried = 20  // varied retries, of all reps, before they are compared with
	EnoughSame   = 5   // same-hour retries of a rep before anything is reckoned from them
	MaxLines     = 100 // calls named one by one; the counts hold all
)

// Input is what the figures are made of.
type Input struct {
	From, Until time.Time // days, both included; zero leaves that end open
	Touches     []data.Touch
	Prospects   []data.Prospect
	Reps        []data.Rep
	Zones       map[string]*time.Location  // by prospect id: their clocks, where these are known
	Told        map[string]data.ToldReason // by reason id, and by story id
	Hidden      map[string]bool            // ids of suppressed prospects
}

// counter gathers the figures.
type counter struct {
	Input
	out       data.Figures
	prospects map[string]*data.Prospect
	tries     []try // of the days asked for
	promises  []data.PromiseLine
	reps      map[string]*repCount
}

// Of makes the figures. The same Input gives the same ones, in any order of its
// slices.
func Of(in Input) data.Figures {
	c := &counter{Input: in, prospects: map[string]*data.Prospect{}, reps: map[string]*repCount{}}
	for i := range in.Prospects {
		c.prospects[in.Prospects[i].ID] = &in.Prospects[i]
	}
	touches := c.visible()
	for len(touches) > 0 {
		n := 1
		for n < len(touches) && touches[n].ProspectID == touches[0].ProspectID {
			n++
		}
		c.prospect(touches[:n])
		touches = touches[n:]
	}
	c.rates()
	c.lines()
	return c.out
}

// visible are the touches that may be counted, by prospect and time.
func (c *counter) visible() []*data.Touch {
	var out []*data.Touch
	for i := range c.Touches {
		t := &c.Touches[i]
		switch {
		case c.Hidden[t.ProspectID]:
			c.out.Hidden++
		default:
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b *data.Touch) int {
		return cmp.Or(cmp.Compare(a.ProspectID, b.ProspectID), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	c.out.From, c.out.Until = c.span(out)
	return out
}

// span is the first and last day that counts.
func (c *counter) span(touches []*data.Touch) (from, until time.Time) {
	from, until = c.From, c.Until
	for _, t := range touches {
		day := dayOf(t.At)
		if c.From.IsZero() && (from.IsZero() || day.Before(from)) {
			from = day
		}
		if c.Until.IsZero() && day.After(until) {
			until = day
		}
	}
	return from, until
}

func dayOf(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// asked tells whether a touch is of the days that were asked for.
func (c *counter) asked(t *data.Touch) bool {
	day := dayOf(t.At)
	return (c.From.IsZero() || !day.Before(c.From)) && (c.Until.IsZero() || !day.After(c.Until))
}

// prospect counts the history of one prospect, oldest first.
func (c *counter) prospect(touches []*data.Touch) {
	tried, reached := false, false
	for _, t := range c.triesOf(touches) {
		if c.asked(t.touch) {
			c.tries = append(c.tries, t)
			tried, reached = true, reached || t.talked
		}
	}
	if tried {
		c.out.Prospects++
	}
	if reached {
		c.out.Reached++
	}
	for _, t := range touches {
		if !c.asked(t) {
			continue
		}
		if t.Channel == data.ChannelEmail && t.Tried() {
			c.out.Emails++
		}
		c.verdict(t)
	}
	c.twice(touches)
	c.promise(touches)
}

// answered tells whether somebody was talked to.
func answered(t *data.Touch) bool {
	return t.Outcome == data.TouchConversation || t.Outcome == data.TouchMeeting || t.Outcome == data.TouchNotInterested
}

// heard tells whether the contact has a word from us: a conversation, a message
// or a mail.
func heard(t *data.Touch) bool {
	return answered(t) || t.Outcome == data.TouchVoicemail ||
		t.Outcome == data.TouchNoAnswer && (t.Channel == data.ChannelVoicemail || t.Channel == data.ChannelEmail)
}

// reason is what the lists told of a reason that a line names.
func (c *counter) reason(id string) data.ToldReason {
	if id == "" {
		return data.ToldReason{}
	}
	if strings.HasPrefix(id, "touch:") {
		return data.ToldReason{Kind: data.ReasonNextStep}
	}
	if r, ok := c.Told[id]; ok {
		return r
	}
	story, _, _ := strings.Cut(id, ":")
	if r, ok := c.Told[story]; ok {
		return r
	}
	return data.ToldReason{Kind: unknownReason}
}

// unknownReason marks a reason that no list told.
const unknownReason = "unknown"
