package story

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"callworthy/data"
)

// Assign groups the events of one prospect and one type into stories. Events
// that have a StoryID keep it for ever; every other event joins the story that it
// belongs to or founds one, in the order of publication. Stories that turn out to
// be one are reported as aliases: the younger's id → the id of the one that was
// seen first. The order of the input makes no difference; the events come back in
// the order of publication, then document id.
func Assign(events []data.Event) (assigned []data.Event, aliases map[string]string) {
	assigned = slices.Clone(events)
	slices.SortFunc(assigned, byPublication)
	var b book
	for i := range assigned {
		if assigned[i].StoryID != "" {
			b.put(assigned[i].StoryID, newMember(&assigned[i]))
		}
	}
	for i := range assigned {
		if e := &assigned[i]; e.StoryID == "" {
			m := newMember(e)
			e.StoryID = b.find(m)
			b.put(e.StoryID, m)
		}
	}
	aliases = b.merge()
	setNovelty(assigned, aliases)
	return assigned, aliases
}

// StoryID is the identity of a story: prospect, type and the document that founds it.
func StoryID(prospectID, eventType, documentID string) string {
	return data.EventID(documentID, prospectID, "story of "+eventType)
}

func byPublication(a, b data.Event) int {
	return cmp.Or(published(a).Compare(published(b)), strings.Compare(a.DocumentID, b.DocumentID), strings.Compare(a.ID, b.ID))
}

// book holds the stories while events are assigned.
type book struct {
	ids     []string // in the order in which they came up
	members map[string][]member
}

func (b *book) put(id string, m member) {
	if b.members == nil {
		b.members = map[string][]member{}
	}
	if b.members[id] == nil {
		b.ids = append(b.ids, id)
	}
	b.members[id] = append(b.members[id], m)
}

// find returns the story that an event belongs to, else the id of a new one.
func (b *book) find(m member) string {
	best, bestScore := "", 0.0
	for _, id := range b.ids {
		if s := b.score(id, m); s > bestScore {
			best, bestScore = id, s
		}
	}
	if best == "" {
		return StoryID(m.event.ProspectID, m.event.Type, m.event.DocumentID)
	}
	return best
}

// score is how well an event fits a story: as well as the member that it is most
// like, and not at all when most members speak of something else.
func (b *book) score(id string, m member) float64 {
	best, against := 0.0, 0
	for _, other := range b.members[id] {
		s := likeness(other, m)
		if s < 0 {
			against++
		}
		best = max(best, s)
	}
	if 2*against > len(b.members[id]) {
		return 0
	}
	return best
}

// merge finds the stories that are one, and names each younger one's older.
func (b *book) merge() map[string]string {
	ids := slices.Clone(b.ids)
	slices.SortFunc(ids, func(x, y string) int { return compareSeen(b.firstSeen(x), b.firstSeen(y)) })
	older := map[string]string{}
	for i, id := range ids {
		for _, before := range ids[:i] {
			if older[before] == "" && b.one(before, id) {
				older[id] = before
				break
			}
		}
	}
	return older
}

// one tells whether two stories are the same happening: some members are plainly
// alike and no more of them contradict.
func (b *book) one(x, y string) bool {
	alike, against := 0, 0
	for _, m := range b.members[x] {
		for _, n := range b.members[y] {
			switch s := likeness(m, n); {
			case s < 0:
				against++
			case s >= plainlyAlike:
				alike++
			}
		}
	}
	return alike > against
}

func (b *book) firstSeen(id string) data.Event {
	first := *b.members[id][0].event
	for _, m := range b.members[id][1:] {
		if compareSeen(*m.event, first) < 0 {
			first = *m.event
		}
	}
	return first
}

// compareSeen orders events by when they were first seen, which later arrivals
// cannot change.
func compareSeen(a, b data.Event) int {
	return cmp.Or(a.ObservedAt.Compare(b.ObservedAt), byPublication(a, b))
}

// setNovelty tells for every event whether its story says something new by it.
func setNovelty(events []data.Event, aliases map[string]string) {
	told := map[string]*telling{}
	for i := range events {
		e := &events[i]
		e.Novelty = ""
		if !e.Live() {
			continue
		}
		id := cmp.Or(aliases[e.StoryID], e.StoryID)
		if told[id] == nil {
			told[id] = &telling{slots: map[string]bool{}}
		}
		e.Novelty = told[id].add(*e)
	}
}

// telling is what a story has said so far.
type telling struct {
	begun  bool
	status data.Status // the furthest
	day    string      // on which it got there
	amount money
	slots  map[string]bool
}

// progress orders the statuses from rumour to fact.
var progress = map[data.Status]int{data.StatusRumoured: 1, data.StatusPlanned: 2, data.StatusDone: 3}

// add tells what an event adds to its story: everything, a development (it went
// from rumour to fact, more money, a name for the office), or nothing.
func (t *telling) add(e data.Event) data.Novelty {
	if e.Status == data.StatusPast {
		return data.NoveltyEcho
	}
	novelty := data.NoveltyEcho
	amount, day := parseMoney(e.Slots["amount"]), published(e).Format("2006-01-02")
	switch {
	case !t.begun:
		novelty = data.NoveltyNew
	case progress[e.Status] > progress[t.status] && (t.status == data.StatusRumoured || day > t.day):
		novelty = data.NoveltyDevelopment
	case t.amount.less(amount) && day > t.day:
		novelty = data.NoveltyDevelopment
	case strings.HasPrefix(e.Type, "leadership_") && e.Slots["person"] != "" && !t.slots["person"] && day > t.day:
		novelty = data.NoveltyDevelopment
	}
	t.begun = true
	if progress[e.Status] > progress[t.status] || novelty != data.NoveltyEcho {
		t.day = day
	}
	if progress[e.Status] > progress[t.status] {
		t.status = e.Status
	}
	if t.amount.value == 0 || t.amount.less(amount) {
		t.amount = amount
	}
	for key := range maps.Keys(e.Slots) {
		t.slots[key] = t.slots[key] || e.Slots[key] != ""
	}
	return novelty
}
