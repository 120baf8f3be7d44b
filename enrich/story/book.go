package story

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"time"

	"callworthy/data"
)

// How much of a memory is looked at, and kept, for one event: what is bounded
// keeps the cost of an event the same, however large the memory grows.
const (
	firstKept = 8    // members of a story that events are compared with: its first
	lastKept  = 16   // and its last
	perSlot   = 64   // stories with one slot word, the latest
	perWord   = 1024 // stories with one word of the text, the latest
	atOnce    = 64   // stories that are looked at where nearness in time may be enough
)

// book holds the stories of one prospect and type while events are assigned.
type book struct {
	wordIDs map[string]int32
	weights []float64 // by word number
	counts  []int32   // texts with the word, by word number
	learned bool      // from so many texts that the weights tell
	own     map[string]bool
	falseAt map[string]time.Time // when a rep called a story false

	stories []*chain
	byID    map[string]int
	bySlot  map[slotWord][]int32 // → stories, rising
	byWord  [][]int32            // word number → stories, rising
	shares  []float64            // by story, while candidates are looked for
	found   []int32              // the same, to be used again
}

type slotWord struct{ slot, word string }

// chain is one story.
type chain struct {
	id               string
	first            *data.Event // the one seen first
	members          []*member   // those that are compared: the first and the last
	size             int
	profile          map[int32]float64 // how many members have the word
	norm             float64           // square of the length of the weighted profile
	earliest, latest time.Time
	done             []takenBack
	falseAt          time.Time // when a rep called it false; zero when nobody did
}

func newBook(own []string) *book {
	b := &book{wordIDs: map[string]int32{}, byID: map[string]int{}, bySlot: map[slotWord][]int32{}, own: map[string]bool{}}
	for _, name := range own {
		for _, w := range wordsOf(name) {
			b.own[w] = true
		}
	}
	return b
}

// number gives words their numbers, sorted. The words of the prospect's own name
// are left out: all its texts have them.
func (b *book) number(words []string) []int32 {
	out := make([]int32, 0, len(words))
	for _, w := range words {
		if b.own[w] {
			continue
		}
		id, known := b.wordIDs[w]
		if !known {
			id = int32(len(b.counts))
			b.wordIDs[w] = id
			b.counts = append(b.counts, 0)
			weight := 1.0
			if common[w] {
				weight = 0.5
			}
			b.weights = append(b.weights, weight)
		}
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

// weigh makes words lighter the more of these texts have them: what is in every
// text of a prospect tells nothing. In a small memory all weigh nearly the same.
func (b *book) weigh(members []*member) {
	for _, m := range members {
		for _, w := range m.words {
			b.counts[w]++
		}
	}
	total := math.Log(float64(len(members)+prior) / 2)
	for w := range b.weights {
		b.weights[w] *= max(0.01, math.Log(float64(len(members)+prior)/float64(b.counts[w]+1))/total)
	}
	b.byWord = make([][]int32, len(b.weights))
	b.learned = len(members) >= learnt
}

// prior is the number of texts that a memory is taken to have beside its own.
const prior = 20

// put adds an event to a story.
func (b *book) put(id string, m *member) {
	i, known := b.byID[id]
	if !known {
		i = len(b.stories)
		b.byID[id] = i
		b.stories = append(b.stories, &chain{id: id, first: m.event, earliest: m.at, falseAt: b.falseAt[id], profile: map[int32]float64{}})
		b.shares = append(b.shares, 0)
	}
	c := b.stories[i]
	if compareSeen(*m.event, *c.first) < 0 {
		c.first = m.event
	}
	if c.size++; m.at.After(c.latest) {
		c.latest = m.at
	}
	if m.at.Before(c.earliest) {
		c.earliest = m.at
	}
	if len(c.members) == firstKept+lastKept {
		c.members = slices.Delete(c.members, firstKept, firstKept+1)
	}
	c.members = append(c.members, m)
	for _, w := range m.words {
		weight := b.weights[w]
		c.norm += weight * weight * (2*c.profile[w] + 1)
		c.profile[w]++
		b.byWord[w] = addStory(b.byWord[w], int32(i), perWord)
	}
	for w := range m.slotWords() {
		b.bySlot[w] = addStory(b.bySlot[w], int32(i), perSlot)
	}
}

// slotWords are the words of the identifying slots, and their short forms.
func (m *member) slotWords() iter.Seq[slotWord] {
	return func(yield func(slotWord) bool) {
		for i, v := range m.slots {
			for _, words := range [][]string{v.words, v.short} {
				for _, w := range words {
					if !yield(slotWord{kinds[m.event.Type].slots[i], w}) {
						return
					}
				}
			}
		}
	}
}

// addStory keeps a list of stories in order, each once, and of too many the latest.
func addStory(list []int32, i int32, most int) []int32 {
	at := len(list)
	if at > 0 && list[at-1] >= i {
		var found bool
		if at, found = slices.BinarySearch(list, i); found {
			return list
		}
	}
	switch {
	case len(list) < most:
		return slices.Insert(list, at, i)
	case at > 0: // the oldest makes room
		copy(list, list[1:at])
		list[at-1] = i
	}
	return list
}

// find returns the story that an event belongs to, else the id of a new one.
func (b *book) find(m *member) string {
	best, bestScore := "", 0.0
	for _, i := range b.candidates(m, leastShare) {
		if c := b.stories[i]; !c.closedTo(m) && !c.revives(m) {
			if s := b.score(c, m); s > bestScore {
				best, bestScore = c.id, s
			}
		}
	}
	if best == "" {
		return StoryID(m.event.ProspectID, m.event.Type, m.event.DocumentID)
	}
	return best
}

// score is how well an event fits a story: as well as the member that it is
// plainly like; else as well as it fits what all members say together, when one
// of them is near enough or the whole is; and not at all when most members speak
// of something else.
func (b *book) score(c *chain, m *member) float64 {
	best, against := 0.0, 0
	for _, other := range c.members {
		s := b.likeness(other, m)
		if s < 0 {
			against++
		}
		best = max(best, s)
	}
	switch {
	case 2*against > len(c.members):
		return 0
	case best >= plainlyAlike:
		return best
	}
	fits := b.fits(c, m)
	whole := against == 0 && (b.learned || c.size >= manyTell) && m.at.Sub(c.latest).Abs() <= days(3) && fits >= fitting
	if best > 0 && (c.size < manyTell || fits >= leastFit) || whole {
		return max(fits, 0.01)
	}
	return 0
}

// From what cosine a text fits a story as a whole, and in what company. Fewer
// than manyTell texts are no whole, unless the memory is so large that the
// weights of its words are worth something.
const (
	fitting  = 0.15 // with no member near
	leastFit = 0.12 // with one
	manyTell = 3    // texts of a story
	learnt   = 100  // texts of a memory
)

// fits is the cosine between the words of an event and those of a story, both
// weighted (Salton's vector space).
func (b *book) fits(c *chain, m *member) float64 {
	var product, length float64
	for _, w := range m.words {
		square := b.weights[w] * b.weights[w]
		product += square * c.profile[w]
		length += square
	}
	if length == 0 || c.norm == 0 {
		return 0
	}
	return product / math.Sqrt(length*c.norm)
}

// merge finds the stories that are one, and names each younger one's older.
func (b *book) merge() map[string]string {
	order := make([]int32, len(b.stories))
	place := make([]int32, len(b.stories)) // in the order in which they were seen
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return compareSeen(*b.stories[x].first, *b.stories[y].first) })
	for p, i := range order {
		place[i] = int32(p)
	}
	older := map[string]string{}
	for p, i := range order {
		c, best := b.stories[i], int32(math.MaxInt32)
		for _, j := range b.near(c) {
			if place[j] < int32(p) && place[j] < best && older[b.stories[j].id] == "" && b.one(b.stories[j], c) {
				best = place[j]
			}
		}
		if best < int32(p) {
			older[c.id] = b.stories[order[best]].id
		}
	}
	return older
}

// near are the stories that may be the same as one, rising.
func (b *book) near(c *chain) []int32 {
	var out []int32
	for _, m := range c.members {
		out = append(out, b.candidates(m, copied)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// one tells whether two stories are the same happening: some members are plainly
// alike and no more of them contradict.
func (b *book) one(x, y *chain) bool {
	if !sameEnd(x, y) || revived(x, y) {
		return false
	}
	alike, against := 0, 0
	for _, m := range x.members {
		for _, n := range y.members {
			switch s := b.likeness(m, n); {
			case s < 0:
				against++
			case s >= plainlyAlike:
				alike++
			}
		}
	}
	return alike > against
}

// sameEnd tells whether neither story was taken back, or both by the same text.
func sameEnd(x, y *chain) bool {
	if len(x.done) == 0 || len(y.done) == 0 {
		return len(x.done) == len(y.done)
	}
	return x.done[0].DocumentID == y.done[0].DocumentID
}

// compareSeen orders events by when they were first seen, which later arrivals
// cannot change.
func compareSeen(a, b data.Event) int {
	return cmp.Or(a.ObservedAt.Compare(b.ObservedAt), byPublication(a, b))
}
