package rank

import (
	"cmp"
	"slices"
	"strings"

	"callworthy/data"
)

// pick gives every rep the best candidates that the day has room for, one for
// each company, and holds the others back.
func (w *world) pick(d *desk, candidates []*candidate) (calls []data.Call, held []data.HeldBack) {
	slices.SortFunc(candidates, compareCandidates)
	perRep := map[string][]data.Call{}
	for _, c := range candidates {
		rep := c.hands.rep
		if next, ok := d.withRoom(c.hands.next); ok {
			rep = next
		} else if len(c.hands.next) > 0 {
			rep = c.hands.next[0]
		}
		if other := d.taken(c.prospect); other != nil {
			held = append(held, heldBack(c.prospect, data.CauseResting,
				"The same company is called today through "+oneLine(other.Name)+" ("+other.ID+"): one call a company and day."))
			continue
		}
		if d.room[rep.ID] >= capacityOf(rep) {
			held = append(held, heldBack(c.prospect, data.CauseCapacity, fullList(rep, c)))
			continue
		}
		d.take(c.prospect, rep)
		perRep[rep.ID] = append(perRep[rep.ID], w.call(c, rep, d.room[rep.ID]))
	}
	for _, rep := range w.reps {
		calls = append(calls, perRep[rep.ID]...)
	}
	return calls, held
}

// compareCandidates puts the best first: score; then what is owed, the oldest promise
// first; then the newest evidence; then id.
func compareCandidates(a, b *candidate) int {
	if c := cmp.Compare(b.score.total, a.score.total); c != 0 {
		return c
	}
	switch {
	case a.step != nil && b.step != nil:
		return cmp.Or(a.day.Compare(b.day), cmp.Compare(a.prospect.ID, b.prospect.ID))
	case a.step != nil:
		return -1
	case b.step != nil:
		return 1
	}
	return cmp.Or(b.day.Compare(a.day), cmp.Compare(a.prospect.ID, b.prospect.ID))
}

func capacityOf(rep data.Rep) int {
	if rep.Capacity <= 0 {
		return defaultCapacity
	}
	return rep.Capacity
}

func fullList(rep data.Rep, c *candidate) string {
	return "The list of " + rep.Name + " is full: " + plural(capacityOf(rep), "better reason") + " than this one, which scores " + decimal(c.score.total) + "."
}

func newDesk() *desk {
	return &desk{room: map[string]int{}, byDomain: map[string]*data.Prospect{}, byName: map[string][]*data.Prospect{}}
}

// desk remembers what is on the list so far.
type desk struct {
	room     map[string]int // calls by rep
	byDomain map[string]*data.Prospect
	byName   map[string][]*data.Prospect
}

// taken is the prospect of the same company that is on the list: one with the
// same domain, or the same name where not both domains are known.
func (d *desk) taken(p *data.Prospect) *data.Prospect {
	if p.Domain != "" {
		if other := d.byDomain[registrable(p.Domain)]; other != nil {
			return other
		}
	}
	for _, other := range d.byName[foldName(p.Name)] {
		if p.Domain == "" || other.Domain == "" {
			return other
		}
	}
	return nil
}

func (d *desk) take(p *data.Prospect, rep data.Rep) {
	d.room[rep.ID]++
	if p.Domain != "" {
		d.byDomain[registrable(p.Domain)] = p
	}
	if name := foldName(p.Name); name != "" {
		d.byName[name] = append(d.byName[name], p)
	}
}

// repFor is who calls: the owner, else who touched the prospect last, else the
// rep whose hash with the prospect's id is the highest.
func (w *world) repFor(c *candidate) data.Rep {
	if rep, ok := w.rep(c.prospect.Owner); ok {
		return rep
	}
	for i := len(c.history.touches) - 1; i >= 0; i-- {
		if rep, ok := w.rep(c.history.touches[i].Rep); ok && c.history.touches[i].Tried() {
			return rep
		}
	}
	best, highest := w.reps[0], uint64(0)
	for _, rep := range w.reps {
		if v := rendezvous(rep.ID, c.prospect.ID); v > highest {
			best, highest = rep, v
		}
	}
	return best
}

// mix spreads the bits of a hash, as the finisher of SplitMix64 does: FNV leaves
// those of similar texts alike.
func mix(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func (w *world) rep(id string) (data.Rep, bool) {
	id = strings.TrimSpace(id)
	if id == "" {
		return data.Rep{}, false
	}
	for _, rep := range w.reps {
		if strings.EqualFold(rep.ID, id) {
			return rep, true
		}
	}
	return data.Rep{}, false
}

// call makes the row of a candidate.
func (w *world) call(c *candidate, rep data.Rep, rank int) data.Call {
	listed := c.prospect
	c = toPromisee(c)
	p, win, own := c.prospect, c.window, w.ownNames(c.prospect)
	if len(c.hands.next) > 0 && rep.ID != c.hands.next[0].ID {
		win = w.when(c, rep)
	}
	from, until := win.clock()
	call := data.Call{
		Rep: rep.ID, Rank: rank, ProspectID: p.ID, Prospect: p.Name, Industry: w.unless(own, p.Industry),
		Contact: p.Contact.Name, ContactTitle: w.unless(own, p.Contact.Title), ContactSource: w.unless(own, p.Contact.Source),
		Phone: p.Contact.Phone, Email: w.mailbox(p),
		Reason: w.reason(c), Score: c.score.total, Contributions: c.score.terms,
		CallFrom: from, CallUntil: until, Timezone: win.zone, WhenWhy: firstTheNumber(p, p != listed, win.why),
		Fit: w.unless(own, c.fit.String()), FitRule: w.unless(own, c.fit.why), Told: w.told(c, own),
		Attempts: w.attempts(w.tries(c.history, w.zone(win.zone)), own), HandedOver: w.unless(own, c.hands.history),
		ZoneWhy: w.unless(own, c.place.why(w.clockOwner(p, rep)+win.zone)), Homework: w.shownCard(p, own),
	}
	if p != listed && call.Reason.ContactNote == "" {
		call.Reason.ContactNote = noteOfPromisee(listed, p.Contact.Name)
	}
	return call
}

// firstTheNumber says before the hours that there is no number to ring at them; whose,
// when the list has another person's.
func firstTheNumber(p *data.Prospect, promisee bool, why string) string {
	if strings.ContainsAny(p.Contact.Phone, "0123456789") {
		return why
	}
	if promisee {
		return "No number of " + p.Contact.Name + " is known: ask the switchboard for them. " + why
	}
	return "No telephone number is known: find one first. " + why
}

// why says where the time zone is known from, empty when the row names it; or whose
// times they are, as given, where it is not known.
func (p place) why(times string) string {
	switch {
	case len(p.zones) == 0:
		return "Their time zone is unknown: times are " + times + "."
	case !p.known():
		return "Their time zone is one of " + itoa(len(p.zones)) + " (" + p.how + "): times are " + times + "."
	case p.how == "":
		return ""
	}
	return "The time zone is that of " + p.how + "."
}

// shownCard is the prospect's homework card, unless it names somebody who must
// not be named.
func (w *world) shownCard(p *data.Prospect, own *nameFinder) *data.Profile {
	card := w.homework.profiles[p.ID]
	if card == nil {
		return nil
	}
	for _, text := range []string{card.Description, card.Address, card.City, card.Industry} {
		if w.names(own, text) {
			return nil
		}
	}
	for _, link := range card.Links {
		if w.hidden.in(link.URL, own, true) {
			return nil
		}
	}
	for _, source := range card.Sources {
		if w.names(own, source.Quote) {
			return nil
		}
	}
	return card
}

// told lists what was said before, to whom, the latest first.
func (w *world) told(c *candidate, own *nameFinder) []string {
	var angles []angle
	if c.story != nil {
		angles = w.angles(c.prospect, c.story)
	}
	var out []string
	promise := c.history.liveStep()
	for i := len(c.history.touches) - 1; i >= 0 && len(out) < maxTold; i-- {
		t := c.history.touches[i]
		if !answered(t) && !leftWord(t) {
			continue
		}
		text := clip(oneLine(t.Note), 160)
		if c.story != nil && t.ReasonID != "" {
			if a, chapter, ok := angleOf(t.ReasonID, c.story.id); ok && a < len(angles) && (chapter == c.story.chapter || chapter == 0 && c.story.chapter == 1) {
				text = angles[a].sentence
			}
		}
		if t == promise && t != c.step && t.Undated() {
			text = strings.TrimSpace(text + " " + w.promised(c.prospect, t) + ".")
		}
		whom := ""
		if t.ContactName != "" {
			whom = " (" + oneLine(t.ContactName) + ")"
		}
		if text != "" && !w.names(own, text+whom) {
			out = append(out, spoken(dayOf(t.At), w.date)+", "+touchWord(t)+whom+": "+text)
		}
	}
	return out
}
