package rank

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"callworthy/data"
)

// Input is all that a morning's decision depends on.
type Input struct {
	AsOf time.Time // the night's clock: contacts after it have not happened yet
	Date time.Time // the list's day
	// Prospects, each with an id of its own.
	Prospects []data.Prospect
	// Events that stand, with their story ids resolved.
	Events []data.Event
	// Signals that stand: news of somebody else that concerns a prospect.
	Signals []data.Signal
	// Profiles are the homework cards, at most one for each prospect.
	Profiles     []data.Profile
	Touches      []data.Touch
	Suppressions []data.Suppression
	Reps         []data.Rep // in the order of their lines, then ids
	Playbook     data.Playbook
	// Policy are the rules of when and whether; the built-in ones when it is empty.
	Policy   data.Policy
	Triggers []data.Trigger
	// SourceFailed tells, by prospect id, which of its own sources failed and how.
	SourceFailed map[string]string
	// Unread tells that no source at all could be read tonight.
	Unread bool
}

// Rank decides about every prospect: each is in the list's Calls or HeldBack.
func Rank(in Input) data.List {
	w := newWorld(in)
	var held []data.HeldBack
	var candidates []candidate
	for i, p := range w.prospects {
		c, cause, detail := w.decide(i, p)
		if cause != "" {
			held = append(held, heldBack(p, cause, w.discreet(p, cause, detail)))
			continue
		}
		candidates = append(candidates, c)
	}
	calls, rest := w.pick(candidates)
	held = append(held, rest...)
	slices.SortFunc(held, func(a, b data.HeldBack) int { return cmp.Compare(a.ProspectID, b.ProspectID) })
	return data.List{Date: w.date, AsOf: in.AsOf, Reps: w.reps, Calls: calls, HeldBack: held}
}

// candidate is a prospect with a reason, before companies and capacities count.
type candidate struct {
	prospect *data.Prospect
	history  history
	fit      fitting
	story    *story      // nil when the reason is a step
	angle    int         // of the story
	step     *data.Touch // nil when the reason is a story
	score    tally
	day      time.Time // of the evidence
}

// decide gives the prospect's best reason, or the cause for holding it back.
func (w *world) decide(i int, p *data.Prospect) (c candidate, cause data.Cause, detail string) {
	if why := w.suppressed[i]; why != "" {
		return c, data.CauseSuppressed, why
	}
	c.prospect, c.history = p, w.historyOf(i)
	if why := c.history.stopped(w.date); why != "" {
		return c, data.CauseStopped, why
	}
	if why := c.history.wrongPerson(w.date); why != "" {
		return c, data.CauseWrongPerson, why
	}
	step := c.history.dueStep(w.date)
	if why := c.history.resting(w.date, step); why != "" {
		return c, data.CauseResting, why
	}
	fits := w.fits(p)
	if fits.rejected != "" {
		return c, data.CausePoorFit, fits.rejected
	}
	if step != nil && w.speakableStep(p, step) {
		c.step, c.day, c.fit = step, dayOf(step.At), fits.best()
		c.score = w.stepScore(step)
		return c, "", ""
	}
	return w.bestStory(i, c, fits)
}

// discreet is the detail, unless it names somebody who must not be named.
func (w *world) discreet(p *data.Prospect, cause data.Cause, detail string) string {
	if cause != data.CauseSuppressed && w.hidden.in(detail, nil, false) && w.names(w.ownNames(p), detail) {
		return "The details name somebody who must not be named."
	}
	return detail
}

func heldBack(p *data.Prospect, cause data.Cause, detail string) data.HeldBack {
	return data.HeldBack{ProspectID: p.ID, Prospect: p.Name, Cause: cause, Detail: detail}
}

func itoa(n int) string { return strconv.Itoa(n) }
