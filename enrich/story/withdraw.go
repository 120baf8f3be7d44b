package story

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

const (
	lastEchoes = 3 * 24 * time.Hour // after a denial, outlets still tell what it took back
	settled    = 7 * 24 * time.Hour // what has been done for so long is not meant by a denial
)

// denial is a Denial made ready for comparison.
type denial struct {
	data.Denial
	at    time.Time
	words []string // of title and quote, as slotWords
	text  []int32
}

// takenBack is a denial that hit a story, and how far the story was then.
type takenBack struct {
	denial
	stage int
}

func (b *book) denials(all []data.Denial) []denial {
	out := make([]denial, 0, len(all))
	for _, d := range all {
		text := d.Title + " " + d.Evidence.Quote
		out = append(out, denial{Denial: d, at: d.At(), words: slotWords(text), text: b.known(wordsOf(text))})
	}
	slices.SortFunc(out, func(x, y denial) int {
		return cmp.Or(x.at.Compare(y.at), strings.Compare(x.DocumentID, y.DocumentID))
	})
	return out
}

// known are the numbers of the words that some event has, sorted.
func (b *book) known(words []string) []int32 {
	var out []int32
	for _, w := range words {
		if id, known := b.wordIDs[w]; known && !b.own[w] {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

// takeBack marks the story that a denial speaks against: the one whose
// identifying slot it names, else the only one whose words it shares.
func (b *book) takeBack(d denial) {
	var named, alike []*chain
	for _, i := range b.spokenOf(d) {
		c := b.stories[i]
		if gap := d.at.Sub(c.latest); gap > longMemory || !c.open(d) {
			continue
		}
		switch v := c.namedBy(d); {
		case v > 0:
			named = append(named, c)
		case v == 0 && b.alike(c, d):
			alike = append(alike, c)
		}
	}
	if len(named) == 0 && len(alike) == 1 {
		named = alike
	}
	for _, c := range named {
		c.done = append(c.done, takenBack{d, c.stageAt(d.at)})
	}
}

// spokenOf are the stories that a denial might speak against, rising: those that
// share a word of an identifying slot or of the text.
func (b *book) spokenOf(d denial) []int32 {
	var out []int32
	for _, w := range d.words {
		for _, key := range kinds[d.Type].slots {
			out = append(out, b.bySlot[slotWord{key, w}]...)
		}
	}
	for _, w := range d.text {
		out = append(out, b.byWord[w]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// open tells whether a story has something that the denial can take back.
func (c *chain) open(d denial) bool {
	for _, m := range c.members {
		if m.at.After(d.at) || m.event.Status == data.StatusPast {
			continue
		}
		if d.Kind == data.DenialDenied && m.event.Status == data.StatusDone && d.at.Sub(m.at) > settled {
			return false
		}
		if d.Kind == data.DenialOff && stageOf(*m.event) == stageClosed {
			return false
		}
		return true
	}
	return false
}

// namedBy compares the identifying slots of a story with what a denial says: 1
// when it names one, -1 when the story has some and the denial names none, 0
// when the story has none.
func (c *chain) namedBy(d denial) int {
	has := false
	for _, m := range c.members {
		for i, key := range kinds[m.event.Type].slots {
			name := m.slots[i].words
			if len(name) == 0 || m.at.After(d.at) || unnamed[key] {
				continue
			}
			has = true
			if named(key, name, d.words) {
				return 1
			}
		}
	}
	if has {
		return -1
	}
	return 0
}

// unnamed are the slots whose words do not name a happening by themselves.
var unnamed = setOf("title period deadline metric count round")

// named tells whether a text names what a slot holds: the last name of a person,
// the town of a place, the first two words of another name.
func named(key string, name, text []string) bool {
	switch key {
	case "person":
		if name = withoutHonours(name); len(name) == 0 {
			return false
		}
		return slices.Contains(text, name[len(name)-1])
	case "place":
		return slices.Contains(text, name[0])
	}
	name = name[:min(2, len(name))]
	return within(name, text) || slices.Contains(text, name[0]) && len(name[0]) > 3 && !common[name[0]]
}

// alike tells whether a denial is near a story in time and shares words with it.
func (b *book) alike(c *chain, d denial) bool {
	if d.at.Sub(c.latest) > memory {
		return false
	}
	for _, m := range c.members {
		common := 0
		for _, w := range m.words {
			if _, found := slices.BinarySearch(d.text, w); found {
				common++
			}
		}
		if common >= 2 {
			return true
		}
	}
	return false
}

// stageAt is how far a story was at a time.
func (c *chain) stageAt(at time.Time) int {
	stage := 0
	for _, m := range c.members {
		if !m.at.After(at) {
			stage = max(stage, stageOf(*m.event))
		}
	}
	return stage
}

// closedTo tells whether a story was taken back and an event goes on after all.
func (c *chain) closedTo(m *member) bool {
	return slices.ContainsFunc(c.done, func(t takenBack) bool { return t.goesOn(m) })
}

// goesOn tells whether an event tells that a story went on after it was taken
// back: later than its last echoes, or further than it had come.
func (t takenBack) goesOn(m *member) bool {
	if m.event.DocumentID == t.DocumentID {
		return false
	}
	return m.at.After(t.at.Add(lastEchoes)) || m.at.After(t.at) && stageOf(*m.event) > t.stage
}

// withdrawn are the events that denials take back, each with the first denial:
// those of the stories that they hit, and what was read out of the denying words.
func (b *book) withdrawn(members []*member, denials []data.Denial) map[string]data.Denial {
	out := map[string]data.Denial{}
	own := map[string]data.Denial{}
	for _, d := range denials {
		own[d.DocumentID] = d
	}
	for _, m := range members {
		if d, denies := own[m.event.DocumentID]; denies && saysSo(d, m.event.Evidence.Quote) {
			out[m.event.ID] = d
		}
		c := b.stories[b.byID[m.event.StoryID]]
		for _, t := range c.done {
			if _, known := out[m.event.ID]; !known && !t.goesOn(m) && !t.corrects(m) {
				out[m.event.ID] = t.Denial
			}
		}
	}
	return out
}

// saysSo tells whether a quote of the text that takes something back does so. What
// a correction says is so for once.
func saysSo(d data.Denial, quote string) bool {
	return d.Kind != data.DenialCorrected && (quote == d.Evidence.Quote || (&denialReader{}).kindOf(quote) != "")
}

// corrects tells whether an event stands although its story was corrected: it is
// what the correction itself tells.
func (t takenBack) corrects(m *member) bool {
	return t.Kind == data.DenialCorrected && m.event.DocumentID == t.DocumentID
}
