package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"callworthy/data"
)

// lines names the calls that somebody should look at.
func (c *counter) lines() {
	slices.SortFunc(c.tries, func(a, b try) int {
		return cmp.Or(b.touch.At.Compare(a.touch.At), cmp.Compare(a.touch.ProspectID, b.touch.ProspectID), cmp.Compare(a.touch.ID, b.touch.ID))
	})
	c.out.WithoutReason, c.out.WithoutNextStep = []data.TouchLine{}, []data.TouchLine{}
	for _, t := range c.tries {
		r := c.rep(t.touch.Rep)
		if t.touch.ReasonID == "" {
			r.WithoutReason++
			c.out.NoReason++
			c.out.WithoutReason = c.line(c.out.WithoutReason, t.touch)
		}
		if t.touch.Outcome != data.TouchConversation {
			continue
		}
		r.Talks++
		c.out.Talks++
		if !t.step {
			r.WithoutNextStep++
			c.out.NoNextStep++
			c.out.WithoutNextStep = c.line(c.out.WithoutNextStep, t.touch)
		}
	}
	c.out.Reps = c.repRates()
	c.openPromises()
	c.verdicts()
	if c.out.ToldTwice == nil {
		c.out.ToldTwice = []data.ToldTwice{}
	}
	slices.SortStableFunc(c.out.ToldTwice, func(a, b data.ToldTwice) int { return b.At.Compare(a.At) })
}

// promise notes the promise without a day that a history leaves open: the latest
// step, with nobody talked to since, and no mail sent that keeps it.
func (c *counter) promise(touches []*data.Touch) {
	for i := len(touches) - 1; i >= 0; i-- {
		t := touches[i]
		kept := slices.ContainsFunc(touches[i:], func(later *data.Touch) bool { return later.Keeps(t) })
		if t.Undated() && !kept && c.asked(t) {
			c.promises = append(c.promises, data.PromiseLine{TouchLine: c.touchLine(t), NextStep: t.NextStep, Owner: t.NextStepOwner})
		}
		if t.HasStep() || answered(t) {
			return
		}
	}
}

// openPromises orders them: ours before theirs, the oldest first.
func (c *counter) openPromises() {
	theirs := func(l data.PromiseLine) int {
		if l.Owner == "them" {
			return 1
		}
		return 0
	}
	slices.SortFunc(c.promises, func(a, b data.PromiseLine) int {
		return cmp.Or(theirs(a)-theirs(b), a.At.Compare(b.At), cmp.Compare(a.ProspectID, b.ProspectID))
	})
	c.out.Promises = len(c.promises)
	c.out.OpenPromises = append([]data.PromiseLine{}, c.promises[:min(len(c.promises), MaxLines)]...)
}

func (c *counter) line(to []data.TouchLine, t *data.Touch) []data.TouchLine {
	if len(to) == MaxLines {
		return to
	}
	return append(to, c.touchLine(t))
}

func (c *counter) touchLine(t *data.Touch) data.TouchLine {
	name := t.ProspectID
	if p := c.prospects[t.ProspectID]; p != nil {
		name = p.Name
	}
	return data.TouchLine{At: t.At, Rep: t.Rep, ProspectID: t.ProspectID, Prospect: name, Outcome: t.Outcome}
}

// telling is a story's part that a touch told.
type telling struct {
	story, angle string
	chapter      int
}

// tellingOf reads a reason id: story and angle, as in "81f0:b2", where the number
// is the chapter. A bare story is its first angle. Of a step each way to say it counts,
// and a talk about it spends none of the others: what was agreed is taken up until done.
func tellingOf(reason string) (telling, bool) {
	if reason == "" {
		return telling{}, false
	}
	if step := data.StepOf(reason); step != "" {
		return telling{story: reason, angle: "step", chapter: 1}, true
	}
	story, angle, _ := strings.Cut(reason, ":")
	if angle == "" {
		angle = "a"
	}
	letters := strings.TrimRight(angle, "0123456789")
	chapter, err := strconv.Atoi(angle[len(letters):])
	if err != nil {
		chapter = 1
	}
	return telling{story, letters, chapter}, true
}

// twice finds what one contact heard a second time: the same angle of a story, or
// anything more of it by voice after a conversation about it, unless the story
// went on. A mail after a conversation may come back to it.
func (c *counter) twice(touches []*data.Touch) {
	var before []*data.Touch
	for _, t := range touches {
		now, ok := tellingOf(t.ReasonID)
		if !ok || !heard(t) {
			continue
		}
		for _, b := range before {
			was, _ := tellingOf(b.ReasonID)
			again := was == now || answered(b) && was.story == now.story && was.chapter >= now.chapter
			mail := t.Channel == data.ChannelEmail && (answered(b) || data.StepOf(t.ReasonID) != "") // it keeps what was agreed
			if b.At.Add(oneTry).After(t.At) || !again || !sameContact(b, t) || mail {
				continue
			}
			if c.asked(t) {
				c.out.ToldTwice = append(c.out.ToldTwice, data.ToldTwice{TouchLine: c.touchLine(t), Contact: t.ContactName, ReasonID: t.ReasonID, First: b.At})
			}
			break
		}
		before = append(before, t)
	}
}

func sameContact(a, b *data.Touch) bool {
	return a.ContactName == "" || b.ContactName == "" || strings.EqualFold(a.ContactName, b.ContactName)
}

// verdict counts what a rep says of a reason; AllVerdicts holds the sum, Verdicts
// the types by name until verdicts orders them.
func (c *counter) verdict(t *data.Touch) {
	if t.Verdict == "" {
		return
	}
	told := c.reason(t.ReasonID)
	name := told.EventType
	if name == "" {
		name = string(told.Kind)
	}
	if name == "" {
		name = unknownReason
	}
	i := slices.IndexFunc(c.out.Verdicts, func(p data.Precision) bool { return p.Type == name })
	if i < 0 {
		i = len(c.out.Verdicts)
		c.out.Verdicts = append(c.out.Verdicts, data.Precision{Type: name})
	}
	for _, p := range []*data.Precision{&c.out.Verdicts[i], &c.out.AllVerdicts} {
		p.Verdicts++
		switch t.Verdict {
		case data.VerdictGood:
			p.Good++
		case data.VerdictWeak:
			p.Weak++
		case data.VerdictOld:
			p.Old++
		case data.VerdictWrongCompany:
			p.WrongCompany++
		case data.VerdictFalse:
			p.False++
		}
	}
}

// verdicts fills in the shares, and puts the types with most verdicts first.
func (c *counter) verdicts() {
	fill := func(p *data.Precision) {
		right := p.Good + p.Weak + p.Old
		if p.Verdicts > 0 {
			p.Right, p.GoodShare = float64(right)/float64(p.Verdicts), float64(p.Good)/float64(p.Verdicts)
		}
		p.RightLow, p.RightHigh = Wilson(right, p.Verdicts)
		p.GoodLow, p.GoodHigh = Wilson(p.Good, p.Verdicts)
	}
	if c.out.Verdicts == nil {
		c.out.Verdicts = []data.Precision{}
	}
	for i := range c.out.Verdicts {
		fill(&c.out.Verdicts[i])
	}
	fill(&c.out.AllVerdicts)
	slices.SortFunc(c.out.Verdicts, func(a, b data.Precision) int {
		return cmp.Or(cmp.Compare(b.Verdicts, a.Verdicts), cmp.Compare(a.Type, b.Type))
	})
}
