package story

import (
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// member is an event made ready for comparison.
type member struct {
	event   *data.Event
	at      time.Time
	role    string
	title   []int32 // numbers of the words that carry meaning, sorted
	words   []int32 // of title and quote
	slots   []value // of the kind, in its order
	amounts []money
	means   string // how money comes in, where that is told: "loan", "grant"
	numbers []string
}

func published(e data.Event) time.Time {
	if e.PublishedAt.IsZero() {
		return e.ObservedAt
	}
	return e.PublishedAt
}

func (b *book) newMember(e *data.Event) *member {
	m := &member{event: e, at: published(*e), role: e.Role}
	title, quote := e.Title, e.Evidence.Quote
	m.title = b.number(wordsOf(title))
	m.words = m.title
	text := title
	if quote != "" && !strings.Contains(title, quote) {
		text = title + " " + quote
		m.words = b.number(wordsOf(text))
	}
	if keys := kinds[e.Type].slots; len(keys) > 0 {
		m.slots = make([]value, len(keys))
		for i, key := range keys {
			m.slots[i] = newValue(key, e.Slots[key])
		}
	}
	m.amounts = amountsIn(e.Slots["amount"] + " " + text)
	if e.Type == "funding" {
		m.means = meansIn(text)
	}
	m.numbers = years(text)
	return m
}

// means are ways in which money comes in, each with words for it. Two ways are
// two happenings.
var means = []struct{ name, words string }{
	{"loan", "credit facility|loan|debt financing|term loan|credit line|line of credit|notes offering|bonds|mortgage"},
	{"grant", "grant |grants|subsid"},
	{"offering", "public offering|at-the-market|registered direct"},
	{"round", "series a|series b|series c|series d|series e|seed|pre-seed|funding round|venture"},
}

func meansIn(text string) string {
	text = strings.ToLower(text)
	for _, m := range means {
		for words := range strings.SplitSeq(m.words, "|") {
			if strings.Contains(text, words) {
				return m.name
			}
		}
	}
	return ""
}

// years are the years that a text names, sorted.
func years(text string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(text, notInWord) {
		if len(w) == 4 && (w[:2] == "20" || w[:2] == "19") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9' {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// likeness tells how plainly two events are one happening: 0 when nothing says
// so, 1 and more when it is plain, negative when they are plainly two.
func (b *book) likeness(x, y *member) float64 {
	gap := x.at.Sub(y.at).Abs()
	if gap > longMemory || x.role != y.role && x.role != "" && y.role != "" {
		return 0
	}
	k := kinds[x.event.Type]
	text := max(b.shared(x.title, y.title), b.shared(x.words, y.words))
	slot, verdict := agree(k, x, y)
	if text >= verbatim && (gap <= memory || !k.again && gap <= longMemory) && !otherYears(x, y) {
		return 2 + text
	}
	if verdict < 0 || k.again && otherYears(x, y) || gap > memory && numbersApart(x, y) {
		return -1
	}
	amounts := compareAmounts(x.amounts, y.amounts)
	switch {
	case verdict > 0 && (gap <= memory || k.long && slot == 0 || text >= 0.35 && !k.again):
		return 1 + text
	case gap > memory && k.again:
		return 0
	case text >= copied:
		return 1 + text
	case x.means != y.means && x.means != "" && y.means != "":
		return -1
	case amounts > 0 && gap <= days(21):
		return 1 + text
	case amounts < 0 && (!k.grows || farApart(x.amounts, y.amounts)) && text < 0.6:
		return -1
	case text >= needed(gap):
		return text
	case gap <= k.once && (amounts >= 0 || k.grows):
		return 0.1
	}
	return 0
}

// agree compares the identifying slots: 1 when they agree, -1 when the first that
// both events have differs, 0 when that cannot be told; and which slot decided.
func agree(k kind, x, y *member) (slot, verdict int) {
	for i, key := range k.slots {
		switch v := compareSlot(key, x.slots[i], y.slots[i]); {
		case v > 0:
			return i, 1
		case v < 0:
			return i, -1
		}
	}
	return 0, 0
}

// otherYears tells whether both texts name years, and none is the same.
func otherYears(x, y *member) bool {
	return len(x.numbers) > 0 && len(y.numbers) > 0 && disjoint(x.numbers, y.numbers)
}

// numbersApart tells whether a slot of both holds numbers, and not the same: the
// awards of two years.
func numbersApart(x, y *member) bool {
	for i, v := range x.slots {
		if numbersDiffer(v.words, y.slots[i].words) {
			return true
		}
	}
	return otherYears(x, y)
}

// farApart tells whether no amount of one is near one of the other: another order
// of magnitude is no raise.
func farApart(x, y []money) bool {
	for _, a := range x {
		for _, b := range y {
			if a.currency != b.currency || a.value <= 4*b.value && b.value <= 4*a.value {
				return false
			}
		}
	}
	return true
}

// shared is the weight of the words that two sorted lists have in common, as a
// share of the weight of all their words (Jaccard 1901, weighted). One word
// says nothing.
func (b *book) shared(x, y []int32) float64 {
	var common, all float64
	n := 0
	i, j := 0, 0
	for i < len(x) && j < len(y) {
		switch {
		case x[i] == y[j]:
			common += b.weights[x[i]]
			n++
			i++
			j++
		case x[i] < y[j]:
			all += b.weights[x[i]]
			i++
		default:
			all += b.weights[y[j]]
			j++
		}
	}
	for ; i < len(x); i++ {
		all += b.weights[x[i]]
	}
	for ; j < len(y); j++ {
		all += b.weights[y[j]]
	}
	if n < 2 {
		return 0
	}
	return common / (common + all)
}
