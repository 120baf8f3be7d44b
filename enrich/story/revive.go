package story

import (
	"net/url"
	"slices"
	"strings"

	"callworthy/data"
)

// A rep's verdict "false" says that something did not happen. It ends the story as it
// was told until then, and every rewrite of it, whenever that comes. It cannot speak
// of what nobody had told yet: an event that was published after the verdict, by an
// outlet that had not told the story before, and that takes the story further (from
// rumour to fact, from an agreement to its closing, another amount, a name for an
// office) founds a story of its own. What corrects whom the news is about does so in
// any case: its slots contradict the old ones. "wrong_company" names no such moment:
// the story stays somebody else's, however far it goes.

// revives tells whether an event goes on with a story that a rep had called false.
func (c *chain) revives(m *member) bool {
	if c.falseAt.IsZero() || !m.at.After(c.falseAt) {
		return false
	}
	var before []*data.Event
	for _, other := range c.members {
		if other.at.After(c.falseAt) {
			continue
		}
		if outlet(other.event) == outlet(m.event) {
			return false
		}
		before = append(before, other.event)
	}
	slices.SortFunc(before, func(x, y *data.Event) int { return byPublication(*x, *y) })
	told := telling{slots: map[string]bool{}}
	for _, e := range before {
		told.add(*e)
	}
	return told.begun && told.add(*m.event) == data.NoveltyDevelopment
}

// outlet is the host of an event's page, else its source.
func outlet(e *data.Event) string {
	if u, err := url.Parse(e.URL); err == nil && u.Hostname() != "" {
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return e.Source
}

// afterFalse tells whether an event that has a story came after a rep had called that
// false: whether it goes on with it is looked at again.
func (mem Memory) afterFalse(m *member) bool {
	at, rejected := mem.False[m.event.StoryID]
	return rejected && m.at.After(at)
}

// putBack puts an event back into its story, unless it revives that.
func (b *book) putBack(m *member) {
	if i, known := b.byID[m.event.StoryID]; known && b.stories[i].revives(m) {
		m.event.StoryID = b.find(m)
	}
	b.put(m.event.StoryID, m)
}

// revived tells whether either story goes on with the other.
func revived(x, y *chain) bool {
	return slices.ContainsFunc(y.members, x.revives) || slices.ContainsFunc(x.members, y.revives)
}
