package wording

import "strings"

// Zone is where a sentence stands in its text.
type Zone byte

// The zones.
const (
	Title Zone = 't'
	Lead  Zone = 'l' // the first sentence of the text
	Early Zone = 'e' // the second and third
	Later Zone = 's'
)

// Part is the company's part in the text.
type Part byte

// The parts, the leading first.
const (
	Issuer    Part = 'i' // the text is about it
	Titled    Part = 't' // named in the title
	InLead    Part = 'l' // named in the first sentence
	Bystander Part = 'b'
)

// What stands for names and numbers among the words of a View.
const (
	Self   = "§"
	Other  = "@"
	Number = "#"
	Money  = "$#"
	Name   = "Nn"
)

// View is a sentence as it looks from one company.
type View struct {
	Words  []string // lower case, with Self, Other, Number, Money and Name in their places; without punctuation
	Zone   Zone
	Part   Part
	Opens  byte // who acts first: 's' the company, 'o' another known one, 'f' somebody else, 0 nobody
	Quoted bool // most of it is quoted speech
	Bare   bool // the text is a headline alone
	Deeds  []Deed
}

// Deed is what a clause says that the company does, or what is done to it.
type Deed struct {
	Role                     byte     // 's' it acts, 'p' one of its people does, 't' one of its things, 'o' it stands behind the verb
	Verb                     string   // stem
	Object                   string   // stem of the head of what the verb acts on
	Relation                 string   // preposition before the company behind the verb
	With                     []string // prepositions before other organisations behind the verb
	Passive, Denied, Planned bool
}

// kind is a sort of feature: its name, and what tells its hashes from others'.
type kind struct {
	name string
	seed uint64
}

func kindOf(name string) kind { return kind{name, hashOf(name)} }

var (
	aWord, aStem, aPair, aNear, isAfter, isBefore, isDoing = kindOf("word"), kindOf("stem"), kindOf("pair"), kindOf("near"), kindOf("after"), kindOf("before"), kindOf("does")
	isNext, isLast, isFirst, hasPart, inZone, isNamed      = kindOf("next"), kindOf("last"), kindOf("first"), kindOf("part"), kindOf("zone"), kindOf("named")
	doesOpen, isQuoted, isBare                             = kindOf("opens"), kindOf("quoted"), kindOf("bare")
	aDeed, aRole, anObject, aThing, aCompany, isPlanned    = kindOf("deed"), kindOf("role"), kindOf("object"), kindOf("thing"), kindOf("company"), kindOf("planned")
	stemNamed                                              = map[bool]kind{true: kindOf("stem of a sentence that names it"), false: kindOf("stem of a sentence that does not")}
	stemIn, pairIn                                         = inEach("stem in "), inEach("pair in ")
)

func inEach(name string) map[Zone]kind {
	out := map[Zone]kind{}
	for _, z := range [...]Zone{Title, Lead, Early, Later} {
		out[z] = kindOf(name + string(rune(z)))
	}
	return out
}

// hashOf is the FNV-1a hash of a word.
func hashOf(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// part is a word of a feature with its hash.
type part struct {
	text string
	hash uint64
}

func partOf(s string) part { return part{s, hashOf(s)} }

// feature is one thing that can be seen in a view: a kind with up to two words.
type feature struct {
	kind  kind
	a, b  part
	value float32
}

func (f feature) String() string {
	return strings.TrimSpace(f.kind.name + " " + f.a.text + " " + f.b.text)
}

// hash is the feature's identity (the finalizer is that of splitmix64).
func (f feature) hash() uint64 {
	h := f.kind.seed*0x9e3779b97f4a7c15 ^ f.a.hash*0xbf58476d1ce4e5b9 ^ (f.b.hash*0x94d049bb133111eb)>>1
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// window is how far from the company words are looked at, in content words.
const window = 6

// weightOf is how much a sentence counts among those of a text.
func weightOf(z Zone) float32 {
	switch z {
	case Title:
		return 1
	case Lead:
		return 0.8
	case Early:
		return 0.6
	}
	return 0.5
}

// features hands out what is seen, each thing once for every place.
func (v View) features(see func(feature)) {
	words, stems := make([]part, len(v.Words)), make([]part, len(v.Words))
	named := false
	for i, w := range v.Words {
		named = named || w == Self
		words[i], stems[i] = partOf(w), partOf(Stem(w))
	}
	v.circumstances(named, see)
	inNamed, inThisZone, pairInZone := stemNamed[named], stemIn[v.Zone], pairIn[v.Zone]
	content := make([]part, 0, len(words))
	for i, s := range stems {
		see(feature{aWord, words[i], part{}, 1})
		see(feature{aStem, s, part{}, 1})
		see(feature{inNamed, s, part{}, 1})
		see(feature{inThisZone, s, part{}, 1})
		if i > 0 {
			see(feature{aPair, words[i-1], words[i], 1})
			see(feature{pairInZone, words[i-1], words[i], 1})
		}
		if !little[v.Words[i]] {
			content = append(content, s)
		}
	}
	for i := range content {
		for k := i + 1; k <= i+3 && k < len(content); k++ {
			see(feature{aNear, content[i], content[k], 1})
		}
	}
	around(content, see)
	beside(words, see)
	for _, d := range v.Deeds {
		d.features(see)
	}
}

// features of a deed: the verb with the company's role, and with what it acts on.
func (d Deed) features(see func(feature)) {
	role := string(rune(d.Role))
	if d.Passive {
		role += " passive"
	}
	if d.Denied {
		role += " not"
	}
	verb := partOf(d.Verb)
	see(feature{aDeed, partOf(role + " " + d.Relation), verb, 1})
	see(feature{aRole, partOf(role), verb, 1})
	if d.Object != "" {
		see(feature{anObject, partOf(role + " " + d.Verb), partOf(d.Object), 1})
		see(feature{aThing, partOf(role), partOf(d.Object), 1})
	}
	for _, with := range d.With {
		see(feature{aCompany, partOf(d.Verb), partOf(with), 1})
	}
	if d.Planned {
		see(feature{isPlanned, verb, part{}, 1})
	}
}

// circumstances are features without words.
func (v View) circumstances(named bool, see func(feature)) {
	zone, mine, is := partOf(string(rune(v.Zone))), partOf(string(rune(v.Part))), partOf("0")
	if named {
		is = partOf("1")
	}
	see(feature{hasPart, mine, part{}, 1})
	see(feature{inZone, zone, mine, 1})
	see(feature{isNamed, is, zone, 1})
	see(feature{doesOpen, partOf(string(rune(v.Opens))), part{}, 1})
	if v.Quoted {
		see(feature{isQuoted, part{}, part{}, 1})
	}
	if v.Bare {
		see(feature{isBare, part{}, part{}, 1})
	}
}

// around is the content words after and before the company's first mention.
func around(content []part, see func(feature)) {
	at := -1
	for i, w := range content {
		if w.text == Self {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	for i := at + 1; i < len(content) && i <= at+window; i++ {
		d := i - at - 1
		see(feature{isAfter, content[i], part{}, 1 / (1 + 0.3*float32(d))})
		if d > 0 {
			see(feature{isDoing, content[at+1], content[i], 1})
		}
		if d > 1 {
			see(feature{isDoing, content[at+2], content[i], 1})
		}
	}
	for i := at - 1; i >= 0 && i >= at-window; i-- {
		see(feature{isBefore, content[i], part{}, 1 / (1 + 0.3*float32(at-1-i))})
	}
}

// beside is the very words next to the company.
func beside(words []part, see func(feature)) {
	for p, w := range words {
		if w.text != Self {
			continue
		}
		if p+1 < len(words) {
			see(feature{isNext, words[p+1], part{}, 1})
		}
		if p > 0 {
			see(feature{isLast, words[p-1], part{}, 1})
		} else {
			see(feature{isFirst, part{}, part{}, 1})
		}
		if p > 1 {
			see(feature{isLast, words[p-2], words[p-1], 1})
		}
		return
	}
}

// little words carry no news.
var little = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("the a an of and to in for on with at by from as its our their is are be has have will that this it new 's") {
		m[w] = true
	}
	return m
}()

// endings are cut from a word, the longest first, when four letters stay.
var endings = [...]string{"ations", "ation", "ments", "ings", "ment", "ions", "ing", "ion", "ies", "ied", "ers", "er", "es", "ed", "e", "s", "y"}

// Stem is a word without its ending: "launches", "launched", "launching": "launch".
func Stem(w string) string {
	if w == "" || w[0] < 'a' {
		return w
	}
	for _, e := range endings {
		if strings.HasSuffix(w, e) && len(w)-len(e) >= 4 {
			return w[:len(w)-len(e)]
		}
	}
	return w
}
