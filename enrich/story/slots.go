package story

import (
	"slices"
	"strings"
)

// value is what a slot says.
type value struct {
	words []string // in their order
	short []string // ways to write it by its first letters: "dot", "usdot"
}

func newValue(key, s string) value {
	v := value{words: slotWords(s)}
	if len(v.words) == 0 {
		return value{}
	}
	switch key {
	case "title":
		v.words = office(v.words)
	case "person", "place", "round", "period":
	default:
		v.short = initials(s)
	}
	return v
}

// initials are the first letters of the last two and more words of a name, with
// its small words and without.
func initials(s string) []string {
	var all, telling []byte
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), notInWord) {
		all = append(all, w[0])
		if !empty[w] {
			telling = append(telling, w[0])
		}
	}
	var out []string
	for _, letters := range []string{string(all), string(telling)} {
		for i := 0; i+2 <= len(letters); i++ {
			out = append(out, letters[i:])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compareSlot compares two values of one slot: 1 when they name the same, -1 when
// they name different things, 0 when that cannot be told.
func compareSlot(key string, x, y value) int {
	if len(x.words) == 0 || len(y.words) == 0 {
		return 0
	}
	switch key {
	case "person":
		return comparePersons(x.words, y.words)
	case "place":
		return comparePlaces(x.words, y.words)
	}
	if sameName(x, y) {
		return 1
	}
	switch key {
	case "round", "period", "exchange", "deadline":
		return -1
	}
	if disjoint(x.words, y.words) || key == "product" && numbersDiffer(x.words, y.words) {
		return -1
	}
	return 0
}

// sameName tells whether two values name the same: all words of one are in the
// other, or one is made of the initials of the other; numbers must not differ.
func sameName(x, y value) bool {
	if len(x.words) > len(y.words) {
		x, y = y, x
	}
	if len(x.words) == 1 && slices.Contains(y.short, x.words[0]) {
		return true
	}
	return within(x.words, y.words) && !numbersDiffer(x.words, y.words)
}

// within tells whether all words of x are in y.
func within(x, y []string) bool {
	for _, w := range x {
		if !slices.Contains(y, w) {
			return false
		}
	}
	return true
}

func disjoint(x, y []string) bool {
	for _, w := range x {
		if slices.Contains(y, w) {
			return false
		}
	}
	return true
}

// numbersDiffer tells whether both hold numbers, and not the same.
func numbersDiffer(x, y []string) bool {
	n, m := numbers(x), numbers(y)
	return len(n) > 0 && len(m) > 0 && !slices.Equal(n, m)
}

// comparePersons compares names of people: one last name, and no first names that
// contradict. A middle initial or a missing first name does not.
func comparePersons(x, y []string) int {
	x, y = withoutHonours(x), withoutHonours(y)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	if x[len(x)-1] != y[len(y)-1] {
		if within(x, y) || within(y, x) {
			return 1
		}
		return -1
	}
	if len(x) > 1 && len(y) > 1 && !strings.HasPrefix(x[0], y[0]) && !strings.HasPrefix(y[0], x[0]) {
		return -1
	}
	return 1
}

func withoutHonours(name []string) []string {
	return slices.DeleteFunc(slices.Clone(name), func(w string) bool { return honours[w] })
}

var honours = setOf("dr mr mrs ms prof professor sir dame phd md jr sr ii iii mba cpa esq")

// comparePlaces compares places: a town with its state is the town, another town
// of the state is not.
func comparePlaces(x, y []string) int {
	if len(x) > len(y) {
		x, y = y, x
	}
	if within(x, y) {
		return 1
	}
	return -1
}

// office writes a title by the usual letters where there are any.
func office(title []string) []string {
	s := strings.Join(title, " ")
	for _, o := range offices {
		s = strings.ReplaceAll(s, o[0], o[1])
	}
	return strings.Fields(s)
}

// offices are stems of titles and what they are short for.
var offices = [][2]string{
	{"chief executiv officer", "ceo"}, {"chief executiv", "ceo"}, {"chief financial officer", "cfo"}, {"financ chief", "cfo"},
	{"chief operat officer", "coo"}, {"chief technology officer", "cto"}, {"chief information officer", "cio"},
	{"chief market officer", "cmo"}, {"chief revenu officer", "cro"}, {"managing director", "md"}, {"vic president", "vp"},
	{"chairman", "chair"}, {"chairwoman", "chair"}, {"chairperson", "chair"},
}
