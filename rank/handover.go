package rank

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// stint is what one rep has tried with a prospect since anybody was talked to.
type stint struct {
	rep      string // id as logged, folded
	tries    []try
	reasons  int // different ones; a try whose reason was not logged counts as one
	allParts bool
	done     bool      // has done what a rep can do
	since    time.Time // of the try that made it done
}

// hands is who calls a prospect after whom.
type hands struct {
	rep     data.Rep   // who calls; the zero Rep until a row needs one
	next    []data.Rep // who may take over, the first with room does; empty when rep stays
	history string     // what was tried before, for a row or proposal of another rep
	stop    string     // why nobody calls any more, or ""
}

// handsOf tells who calls the prospect: the owner or whoever stands for them,
// until they have done what they can. Then another rep takes over, and when
// enough reps have, the prospect is left alone.
func (w *world) handsOf(c *candidate) hands {
	if !c.history.vainly(w.policy.HandOver.Tries) {
		return hands{} // whoever calls goes on; who that is matters for a row alone
	}
	out := hands{rep: w.repFor(c)}
	tries := w.tries(c.history, w.clockOf(c, out.rep))
	rules := w.policy.HandOver
	if len(tries) < rules.Tries || daysBetween(dayOf(tries[len(tries)-1].at), w.date) > rules.Forget {
		return out
	}
	stints := w.stints(c, out.rep, tries)
	var done, open []stint
	for _, s := range stints {
		if s.done {
			done = append(done, s)
		} else {
			open = append(open, s)
		}
	}
	slices.SortStableFunc(done, func(a, b stint) int { return a.since.Compare(b.since) })
	first := slices.IndexFunc(done, func(s stint) bool { return s.rep == foldRep(out.rep.ID) })
	switch {
	case len(done) >= rules.Reps:
		last := tries[len(tries)-1].at
		out.stop = w.recount(done) + " Left alone until " + spoken(dayOf(last).AddDate(0, 0, rules.Forget+1), w.date) + ", or until there is another contact."
		return out
	case first < 0:
		return out
	}
	if taker, ok := w.taker(open); ok {
		out.rep, out.history = taker, w.recount(done)
	} else if out.next = w.successors(c.prospect, done); len(out.next) > 0 {
		out.history = w.recount(done)
	}
	return out
}

// vainly tells whether at least n touches reached nobody since the last talk.
func (h history) vainly(n int) bool {
	for i := len(h.touches) - 1; i >= 0 && !answered(h.touches[i]) && n > 0; i-- {
		if unanswered(h.touches[i]) {
			n--
		}
	}
	return n <= 0
}

// clockOf is the zone in which the hours of tries count.
func (w *world) clockOf(c *candidate, rep data.Rep) *time.Location {
	if zone := c.place.zone(); zone != nil {
		return zone
	}
	return w.zone(rep.Timezone)
}

func foldRep(id string) string { return strings.ToLower(strings.TrimSpace(id)) }

// stints parts the tries by rep, in the order in which the reps began. Tries of
// nobody count for the one whose prospect it is.
func (w *world) stints(c *candidate, owner data.Rep, tries []try) []stint {
	var out []stint
	for _, t := range tries {
		id := foldRep(t.touch.Rep)
		if id == "" {
			id = foldRep(owner.ID)
		}
		i := slices.IndexFunc(out, func(s stint) bool { return s.rep == id })
		if i < 0 {
			i = len(out)
			out = append(out, stint{rep: id})
		}
		out[i].tries = append(out[i].tries, t)
	}
	for i := range out {
		w.judgeStint(c, &out[i])
	}
	return out
}

// judgeStint finds out whether and when the rep had done what they can.
func (w *world) judgeStint(c *candidate, s *stint) {
	rules, parts := w.policy.HandOver, w.openParts(c, s.rep)
	var reasons []string
	for n, t := range s.tries {
		if id := t.touch.ReasonID; id == "" {
			s.reasons++
		} else if !slices.Contains(reasons, id) {
			reasons = append(reasons, id)
			s.reasons++
		}
		s.allParts = allTried(parts, s.tries[:n+1])
		if n+1 >= rules.Tries && s.allParts && s.reasons >= rules.Reasons || n+1 >= rules.MostTries {
			s.done, s.since = true, t.at
			return
		}
	}
}

// openParts are the parts of the day at which the rep can reach the prospect; all
// of them when that is not known.
func (w *world) openParts(c *candidate, id string) []dayPart {
	open := w.business(c.place.region)
	rep, ok := w.rep(id)
	if zone := c.place.zone(); ok && zone != nil {
		office := w.officeHours(c.place.region)
		if cut := w.cut(office, []span{w.localSpan(hoursOf(rep), w.repZone(rep, zone), zone)}); len(cut) > 0 {
			open = cut
		}
	}
	return w.partsOf(open)
}

func (w *world) repZone(rep data.Rep, otherwise *time.Location) *time.Location {
	if zone := w.zone(rep.Timezone); zone != nil {
		return zone
	}
	return otherwise
}

// taker is the rep among those who took over already who tried last.
func (w *world) taker(open []stint) (data.Rep, bool) {
	var best data.Rep
	var last time.Time
	for _, s := range open {
		if rep, ok := w.rep(s.rep); ok && s.tries[len(s.tries)-1].at.After(last) {
			best, last = rep, s.tries[len(s.tries)-1].at
		}
	}
	return best, best.ID != ""
}

// successors are the reps who have not tried, in an order of the prospect's own.
func (w *world) successors(p *data.Prospect, done []stint) []data.Rep {
	var out []data.Rep
	for _, rep := range w.reps {
		if !slices.ContainsFunc(done, func(s stint) bool { return s.rep == foldRep(rep.ID) }) {
			out = append(out, rep)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Rep) int {
		return cmp.Compare(rendezvous(b.ID, p.ID), rendezvous(a.ID, p.ID))
	})
	return out
}

// rendezvous is the weight of a rep for a prospect (Thaler and Ravishankar, 1998).
func rendezvous(rep, prospect string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(rep + "\x00" + prospect))
	return mix(h.Sum64())
}

// recount tells what was tried, rep by rep.
func (w *world) recount(done []stint) string {
	var out []string
	for _, s := range done {
		out = append(out, w.recountOne(s))
	}
	return strings.Join(out, " ")
}

func (w *world) recountOne(s stint) string {
	first, last := dayOf(s.tries[0].at), dayOf(s.tries[len(s.tries)-1].at)
	perPart, voicemails := make([]int, len(w.policy.Hours.Parts)), 0
	for _, t := range s.tries {
		if t.part >= 0 {
			perPart[t.part]++
		}
		if leftWord(t.touch) {
			voicemails++
		}
	}
	var parts []string
	for i, p := range w.policy.Hours.Parts {
		if perPart[i] > 0 {
			from, until := span{p.From, p.Until}.clock()
			parts = append(parts, itoa(perPart[i])+" between "+from+" and "+until)
		}
	}
	out := w.repName(s.rep) + " tried " + times(len(s.tries)) + " from " + spoken(first, w.date) + " to " + spoken(last, w.date)
	if len(parts) > 0 {
		out += " (" + strings.Join(parts, ", ") + ")"
	}
	if voicemails > 0 {
		out += ", left " + plural(voicemails, "voicemail")
	}
	if n := s.logged(); n > 0 {
		return out + " and brought " + plural(n, "reason") + "; nobody answered."
	}
	return out + "; no reason was logged, and nobody answered."
}

// logged is the number of different reasons that the tries name.
func (s stint) logged() int {
	seen := map[string]bool{}
	for _, t := range s.tries {
		if t.touch.ReasonID != "" {
			seen[t.touch.ReasonID] = true
		}
	}
	return len(seen)
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return itoa(n) + " times"
}

func (w *world) repName(id string) string {
	if rep, ok := w.rep(id); ok && rep.Name != "" {
		return oneLine(rep.Name)
	}
	if id == "" {
		return "Somebody"
	}
	return clip(oneLine(id), 60)
}

// proposal is a prospect who waits for another rep.
type proposal struct {
	prospect *data.Prospect
	hands    hands
	cause    data.Cause // when nobody has room
	detail   string
}

// propose hands prospects over to reps who have room for them, those first who
// come first by id. When nobody has, they stay as they are.
func (w *world) propose(d *desk, proposals []proposal) []data.HeldBack {
	var held []data.HeldBack
	for _, p := range proposals {
		cause, detail := p.cause, p.detail
		if rep, ok := d.withRoom(p.hands.next); ok {
			d.room[rep.ID]++
			cause, detail = data.CauseHandedOver, p.hands.history+" "+oneLine(rep.Name)+" takes over with the next reason."
		}
		held = append(held, heldBack(p.prospect, cause, w.discreet(p.prospect, cause, detail)))
	}
	return held
}

// withRoom is the first of the reps whose list is not full.
func (d *desk) withRoom(reps []data.Rep) (data.Rep, bool) {
	for _, rep := range reps {
		if d.room[rep.ID] < capacityOf(rep) {
			return rep, true
		}
	}
	return data.Rep{}, false
}
