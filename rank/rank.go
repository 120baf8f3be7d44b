package rank

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
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
	Profiles []data.Profile
	// Pages tell who leads a prospect, and who was named there and is no longer.
	Pages        []data.WatchedPage
	Touches      []data.Touch
	Suppressions []data.Suppression
	Reps         []data.Rep // in the order of their lines, then ids
	Playbook     data.Playbook
	// Policy are the rules of when and whether; the built-in ones when it is empty.
	Policy   data.Policy
	Triggers []data.Trigger
	// SourceFailed tells, by prospect id, which of its own sources failed and how.
	SourceFailed map[string]string
	// TakenBack is, by prospect id, the latest event that a later text took back.
	TakenBack map[string]data.Event
	// Unread tells that no source at all could be read tonight.
	Unread bool
}

// Rank decides about every prospect: each is in the list's Calls or HeldBack.
func Rank(in Input) data.List {
	w := newWorld(in)
	held := make([]data.HeldBack, 0, len(w.prospects))
	var candidates []*candidate
	var proposals []proposal
	for i, p := range w.prospects {
		c, cause, detail := w.decide(i, p)
		switch {
		case cause == "":
			w.expect(&c)
			candidates = append(candidates, &c)
		case len(c.hands.next) > 0 && handable(cause):
			proposals = append(proposals, proposal{p, c.hands, cause, w.withPromise(p, c.history, cause, detail)})
		default:
			held = append(held, heldBack(p, cause, w.discreet(p, cause, w.withPromise(p, c.history, cause, detail))))
		}
	}
	d := newDesk()
	calls, more := w.pick(d, candidates)
	return data.List{Date: w.date, AsOf: in.AsOf, Reps: w.reps, Calls: calls, HeldBack: merged(held, append(more, w.propose(d, proposals)...))}
}

// merged joins what is in order of the prospects with what is not yet.
func merged(a, b []data.HeldBack) []data.HeldBack {
	slices.SortFunc(b, func(x, y data.HeldBack) int { return cmp.Compare(x.ProspectID, y.ProspectID) })
	if len(b) == 0 {
		return a
	}
	out := make([]data.HeldBack, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].ProspectID < b[0].ProspectID {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// handable tells whether a prospect held back for the cause waits for nothing but
// the next reason.
func handable(cause data.Cause) bool {
	switch cause {
	case data.CauseResting, data.CauseNoReason, data.CauseStale, data.CauseSpent:
		return true
	}
	return false
}

// expect multiplies the worth of news by the chance of telling it in the window.
// What was agreed is owed whatever the chance.
func (w *world) expect(c *candidate) {
	if c.hands.rep.ID == "" {
		c.hands.rep = w.repFor(c)
	}
	rep := c.hands.rep
	if len(c.hands.next) > 0 {
		rep = c.hands.next[0]
	}
	c.window = w.when(c, rep)
	if c.step != nil {
		return
	}
	c.score.times("chance of reaching", share(c.window.chance), "about "+inHundred(c.window.chance)+" in 100 tries reach somebody then")
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
	index    int       // of the prospect
	place    place
	hands    hands
	told     []toldStory
	window   window // for a call by hands.rep, or by the first of hands.next
}

// decide gives the prospect's best reason, or the cause for holding it back.
func (w *world) decide(i int, p *data.Prospect) (c candidate, cause data.Cause, detail string) {
	if why := w.suppressed[i]; why != "" {
		return c, data.CauseSuppressed, why
	}
	c.prospect, c.history, c.index = p, w.hist[i], i
	if why := w.stopped(c.history); why != "" {
		return c, data.CauseStopped, why
	}
	if why := w.twinStopped(i); why != "" {
		return c, data.CauseStopped, why
	}
	if why := c.history.wrongPerson(w.date); why != "" {
		return c, data.CauseWrongPerson, w.insteadOf(p, why)
	}
	c.place = w.placeOf(i)
	step := w.dueStep(c.history)
	if c.hands = w.handsOf(&c); c.hands.stop != "" && step == nil {
		return c, data.CauseStopped, c.hands.stop
	}
	rest := w.resting(i, c.history, step)
	if rest.why != "" && !rest.between {
		return c, data.CauseResting, rest.why
	}
	fits := w.fits(p)
	if rest.why == "" && fits.rejected != "" {
		return c, data.CausePoorFit, fits.rejected
	}
	if step != nil && w.speakableStep(p, step) {
		c.step, c.day, c.fit = step, dayOf(step.At), fits.best()
		c.score = w.stepScore(step)
		return c, "", ""
	}
	return w.decideNews(i, c, fits, rest)
}

// decideNews gives the prospect's best news, unless a rest or closed offices
// forbid to call for it.
func (w *world) decideNews(i int, c candidate, fits fittings, r rest) (candidate, data.Cause, string) {
	bare := c
	if r.why != "" && (fits.rejected != "" || !w.mayBreak(i, r)) {
		return c, data.CauseResting, r.why
	}
	c, cause, detail := w.bestStory(i, c, fits)
	switch {
	case r.why != "" && (cause != "" || !w.strongNews(&c, r)):
		return bare, data.CauseResting, r.why
	case cause != "":
		return bare, cause, detail
	}
	if why := w.closedToday(c.place.region); why != "" {
		return bare, data.CauseResting, why
	}
	return c, "", ""
}

// withPromise adds to the detail what they promised without naming a day, as long as
// somebody may be called there again.
func (w *world) withPromise(p *data.Prospect, h history, cause data.Cause, detail string) string {
	switch cause {
	case data.CauseSuppressed, data.CauseStopped, data.CauseWrongPerson, data.CausePoorFit:
		return detail
	}
	return strings.TrimSpace(detail + " " + w.pending(p, h))
}

// discreet is the detail, unless it names somebody who must not be named.
func (w *world) discreet(p *data.Prospect, cause data.Cause, detail string) string {
	if cause != data.CauseSuppressed && remembered(w.naming, detail, w.namesAnybody) && w.names(w.ownNames(p), detail) {
		return "The details name somebody who must not be named."
	}
	return detail
}

// namesAnybody tells whether a text names somebody suppressed, whoever reads it.
func (w *world) namesAnybody(text string) bool { return w.hidden.in(text, nil, false) }

func heldBack(p *data.Prospect, cause data.Cause, detail string) data.HeldBack {
	return data.HeldBack{ProspectID: p.ID, Prospect: p.Name, Cause: cause, Detail: detail}
}

func itoa(n int) string { return strconv.Itoa(n) }
