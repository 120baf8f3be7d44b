package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// Memory is what is known beside the events of one prospect and type.
type Memory struct {
	// Own are names of the organisation that the events are about. Their words
	// are in all its texts and tell none from another.
	Own []string
	// Denials are texts that take back what events told, see Denials.
	Denials []data.Denial
	// False tells of each story that a rep called false when that was.
	False map[string]time.Time
}

// Result is what assigning events to stories gives.
type Result struct {
	Events    []data.Event           // in the order of publication, then document id
	Aliases   map[string]string      // stories that turned out to be one: the younger's id → the one's seen first
	Withdrawn map[string]data.Denial // by event id: what a later text took back
}

// Assign groups the events of one prospect and one type into stories, with
// nothing else known. See Memory.Assign.
func Assign(events []data.Event) (assigned []data.Event, aliases map[string]string) {
	r := Memory{}.Assign(events)
	return r.Events, r.Aliases
}

// Assign groups the events of one prospect and one type into stories. Events
// that have a StoryID keep it for ever, but for those that go on with a story which a
// rep had called false (see revives); every other event joins the story that it
// belongs to or founds one, in the order of publication. A story that a denial
// took back takes no later events but its last echoes: what goes on after all
// is news. The order of the input makes no difference.
func (mem Memory) Assign(events []data.Event) Result {
	r := Result{Events: slices.Clone(events)}
	slices.SortFunc(r.Events, byPublication)
	b, members := mem.assign(r.Events)
	r.Aliases = b.merge()
	r.Withdrawn = b.withdrawn(members, mem.Denials)
	setNovelty(r.Events, r.Aliases)
	return r
}

// assign gives sorted events their stories, and returns these and the events as
// they were compared.
func (mem Memory) assign(events []data.Event) (*book, []*member) {
	b := newBook(mem.Own)
	members := make([]*member, len(events))
	for i := range events {
		members[i] = b.newMember(&events[i])
	}
	b.weigh(members)
	b.falseAt = mem.False
	for _, m := range members {
		if m.event.StoryID != "" && !mem.afterFalse(m) {
			b.put(m.event.StoryID, m)
		}
	}
	for _, m := range members {
		if mem.afterFalse(m) {
			b.putBack(m)
		}
	}
	denials := b.denials(mem.Denials)
	for _, m := range members {
		for len(denials) > 0 && denials[0].at.Before(m.at) {
			b.takeBack(denials[0])
			denials = denials[1:]
		}
		if m.event.StoryID == "" {
			m.event.StoryID = b.find(m)
			b.put(m.event.StoryID, m)
		}
	}
	for _, d := range denials {
		b.takeBack(d)
	}
	return b, members
}

// StoryID is the identity of a story: prospect, type and the document that founds it.
func StoryID(prospectID, eventType, documentID string) string {
	return data.EventID(documentID, prospectID, "story of "+eventType)
}

func byPublication(a, b data.Event) int {
	return cmp.Or(published(a).Compare(published(b)), strings.Compare(a.DocumentID, b.DocumentID), strings.Compare(a.ID, b.ID))
}
