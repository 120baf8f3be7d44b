package story

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"callworthy/data"
)

const (
	memory       = 60 * 24 * time.Hour  // after its last member a story takes no other by likeness alone
	longMemory   = 400 * 24 * time.Hour // the same, where the identifying slot agrees
	nearSame     = 0.55                 // share of words from which two titles or quotes tell the same
	copied       = 0.85                 // share from which one is a copy, whatever the slots say
	plainlyAlike = 1.0                  // likeness that is enough to make two stories one
)

// kind says what identifies a happening of one event type.
type kind struct {
	slots []string      // that identify it, the first that both have decides
	once  time.Duration // two of them within this time are one, unless their slots differ
	long  bool          // the agreement of its slots counts for more than a year
}

// kinds are the event types. Those that are not listed have no identifying slot.
var kinds = map[string]kind{
	"funding":              {slots: []string{"round"}, once: days(45)},
	"ipo":                  {slots: []string{"exchange"}, once: days(200), long: true},
	"acquisition":          {slots: []string{"counterparty"}, long: true},
	"divestiture":          {slots: []string{"asset", "counterparty"}, long: true},
	"investment":           {slots: []string{"counterparty"}, long: true},
	"leadership_hire":      {slots: []string{"person", "title"}, long: true},
	"leadership_departure": {slots: []string{"person", "title"}, long: true},
	"hiring":               {slots: []string{"place", "count"}},
	"layoffs":              {slots: []string{"place"}, once: days(21)},
	"expansion":            {slots: []string{"place"}},
	"closure":              {slots: []string{"place"}},
	"product_launch":       {slots: []string{"product"}, long: true},
	"partnership":          {slots: []string{"counterparty"}, long: true},
	"contract_win":         {slots: []string{"counterparty"}},
	"supplier_selected":    {slots: []string{"product", "counterparty"}, long: true},
	"award":                {slots: []string{"award"}},
	"results":              {slots: []string{"period"}, once: days(30)},
	"target":               {slots: []string{"metric", "deadline"}},
	"legal":                {slots: []string{"counterparty"}, long: true},
	"regulatory":           {slots: []string{"body"}},
	"distress":             {once: days(60)},
	"data_breach":          {once: days(60)},
	"recall":               {slots: []string{"product"}, long: true},
	"rfp":                  {slots: []string{"deadline"}},
	"rebrand":              {once: days(60)},
	"appearance":           {slots: []string{"event"}},
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// member is an event made ready for comparison.
type member struct {
	event *data.Event
	at    time.Time
	title []string // sorted words that carry meaning
	words []string // of title and quote
	slots map[string][]string
}

func newMember(e *data.Event) member {
	m := member{event: e, at: published(*e), title: wordsOf(e.Title), words: wordsOf(e.Title + " " + e.Evidence.Quote), slots: map[string][]string{}}
	for _, key := range kinds[e.Type].slots {
		if w := slotWords(e.Slots[key]); len(w) > 0 {
			m.slots[key] = w
		}
	}
	return m
}

func published(e data.Event) time.Time {
	if e.PublishedAt.IsZero() {
		return e.ObservedAt
	}
	return e.PublishedAt
}

// likeness tells how plainly two events are one happening: 0 when nothing says
// so, 1 and more when it is plain, negative when they are plainly two.
func likeness(a, b member) float64 {
	gap := a.at.Sub(b.at).Abs()
	if gap > longMemory || a.event.Role != b.event.Role && a.event.Role != "" && b.event.Role != "" {
		return 0
	}
	k := kinds[a.event.Type]
	text := max(shared(a.title, b.title), shared(a.words, b.words))
	verdict := agree(k, a, b)
	switch {
	case text >= copied && gap <= memory:
		return 2 + text
	case verdict < 0 || otherNumbers(a, b) && gap > memory:
		return -1
	case verdict > 0 && (gap <= memory || k.long):
		return 1 + text
	case gap > memory:
		return 0
	case text >= nearSame:
		return text
	case gap <= k.once && verdict == 0:
		return 0.1
	}
	return 0
}

// agree compares the identifying slots: 1 when they agree, -1 when the first that
// both events have differs, 0 when that cannot be told.
func agree(k kind, a, b member) int {
	for i, key := range k.slots {
		x, y := a.slots[key], b.slots[key]
		switch {
		case len(x) == 0 || len(y) == 0:
			continue
		case sameName(x, y):
			return 1
		case i == 0 && (key == "person" || key == "round" || key == "period" || !overlap(x, y)):
			return -1
		}
		return 0
	}
	return 0
}

// overlap tells whether two sorted lists have a word in common.
func overlap(x, y []string) bool {
	for _, w := range x {
		if _, found := slices.BinarySearch(y, w); found {
			return true
		}
	}
	return false
}

// sameName tells whether two slot values name the same: all words of one, but for
// legal forms and numbers, are in the other.
func sameName(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, w := range x {
		if _, found := slices.BinarySearch(y, w); !found {
			return false
		}
	}
	return slices.Equal(numbers(x), numbers(y)) || len(numbers(x)) == 0
}

// otherNumbers tells whether both slot values hold numbers, and not the same: the
// awards of two years.
func otherNumbers(a, b member) bool {
	for key, x := range a.slots {
		if n, m := numbers(x), numbers(b.slots[key]); len(n) > 0 && len(m) > 0 && !slices.Equal(n, m) {
			return true
		}
	}
	return false
}

func numbers(words []string) []string {
	var out []string
	for _, w := range words {
		if w[0] >= '0' && w[0] <= '9' {
			out = append(out, w)
		}
	}
	return out
}

// shared is the share of words that two sorted lists have in common (Jaccard). A
// handful of words says nothing.
func shared(x, y []string) float64 {
	common := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch strings.Compare(x[i], y[j]) {
		case 0:
			common++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	if common < 3 {
		return 0
	}
	return float64(common) / float64(len(x)+len(y)-common)
}

// wordsOf are the words of a text that carry meaning, folded, sorted, each once.
func wordsOf(s string) []string {
	var out []string
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if !empty[w] {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// slotWords are the words of a slot value, with quarters as "q1".
func slotWords(s string) []string {
	s = quarters.Replace(strings.ToLower(s))
	var out []string
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) == 1 || !empty[w] {
			out = append(out, stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

var quarters = strings.NewReplacer("first quarter", "q1", "second quarter", "q2", "third quarter", "q3", "fourth quarter", "q4",
	"first-quarter", "q1", "second-quarter", "q2", "third-quarter", "q3", "fourth-quarter", "q4", "fiscal", "", "full year", "year", "full-year", "year")

// stem cuts the commonest endings, so that "acquires" and "acquired" are one word.
func stem(w string) string {
	for _, end := range []string{"ing", "ed", "es", "s"} {
		if short, cut := strings.CutSuffix(w, end); cut && len(short) > 3 {
			return strings.TrimSuffix(short, "e")
		}
	}
	if len(w) > 3 {
		return strings.TrimSuffix(w, "e")
	}
	return w
}

// empty are words that say nothing about which happening it is.
var empty = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`a an the and or of in on at by for to from with into as is are was were be been has have had
		its it their his her this that these those will would can may new today announces announced announce says said inc corp
		corporation co company ltd limited llc plc ag sa gmbh s t`) {
		out[w] = true
	}
	return out
}()
