package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ElemKind is what an element of a token pattern stands for.
type ElemKind uint8

// The kinds of elements.
const (
	ElemWord    ElemKind = iota // one of some words or phrases
	ElemSubject                 // S: the subject of the verb that follows
	ElemObjects                 // O: the organisations named here, one or a list
	ElemGap                     // ..N: at most N tokens
	ElemType                    // $money and the like: a typed span
	ElemNot                     // !a|b: the next word is none of these
	ElemPhrase                  // slot:NP, a noun phrase
)

// Elem is one element of a token pattern.
type Elem struct {
	Kind     ElemKind
	Words    map[string]bool     // single words, lower case; true for a past form of an inflected word
	Prefixes []string            // beginnings of words
	Phrases  [][]map[string]bool // sequences of words
	Optional bool
	Max      int    // of a gap, in tokens
	Type     string // money, count, percent, person, title, name, date, year
	Slot     string // where the matched text goes
}

// ElemTypes are the typed spans that a pattern can ask for with $.
var ElemTypes = []string{"money", "count", "percent", "person", "title", "name", "date", "year"}

// ParseFind reads a token pattern: elements separated by blanks.
//
//	S              the subject of what follows; only in the first place
//	O              the organisations named here (a list counts as one)
//	buy|sell       one of these words (case does not matter)
//	buy~           any inflected form: buys, bought, buying
//	invest*        any word with this beginning
//	take~_over     a phrase
//	@name          the words of the file's list of that name
//	word?          may be absent
//	.. ..12        at most 6 (12) tokens
//	!by|for        the next word is none of these
//	$money         a typed span: one of ElemTypes
//	amount:$money  the same, kept as a slot
//	product:NP     the noun phrase here, kept as a slot
func ParseFind(find string, lists map[string]string) ([]Elem, error) {
	var out []Elem
	for i, f := range strings.Fields(find) {
		e, err := parseElem(f, lists)
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", find, err)
		}
		if e.Kind == ElemSubject && i != 0 {
			return nil, fmt.Errorf("pattern %q: S stands only in the first place", find)
		}
		out = append(out, e)
	}
	anchor := AnchorOf(out)
	if anchor < 0 {
		return nil, fmt.Errorf("pattern %q: needs a word, not optional and without *, in the first place or after S", find)
	}
	return out, nil
}

// AnchorOf returns the index of the element whose words start a pattern, -1 if
// there is none.
func AnchorOf(elems []Elem) int {
	for i, e := range elems {
		switch {
		case e.Kind == ElemSubject && i == 0:
		case e.Kind == ElemWord && !e.Optional && len(e.Prefixes) == 0:
			return i
		default:
			return -1
		}
	}
	return -1
}

func parseElem(f string, lists map[string]string) (Elem, error) {
	switch {
	case f == "S":
		return Elem{Kind: ElemSubject}, nil
	case f == "O":
		return Elem{Kind: ElemObjects}, nil
	case strings.HasPrefix(f, ".."):
		return parseGap(f)
	}
	var e Elem
	if slot, rest, ok := strings.Cut(f, ":"); ok {
		if !slices.Contains(knownSlots, slot) {
			return e, fmt.Errorf("unknown slot %q", slot)
		}
		e.Slot, f = slot, rest
	}
	if rest, ok := strings.CutSuffix(f, "?"); ok {
		e.Optional, f = true, rest
	}
	if f == "NP" {
		e.Kind = ElemPhrase
		return e, nil
	}
	if typ, ok := strings.CutPrefix(f, "$"); ok {
		e.Kind, e.Type = ElemType, typ
		if !slices.Contains(ElemTypes, typ) {
			return e, fmt.Errorf("unknown type $%s (known: %s)", typ, strings.Join(ElemTypes, ", "))
		}
		return e, nil
	}
	if rest, ok := strings.CutPrefix(f, "!"); ok {
		e.Kind, f = ElemNot, rest
	}
	return e, addWords(&e, strings.Split(f, "|"), lists, 0)
}

func parseGap(f string) (Elem, error) {
	e := Elem{Kind: ElemGap, Max: 6}
	if n := f[2:]; n != "" {
		max, err := strconv.Atoi(n)
		if err != nil || max < 1 || max > 40 {
			return e, fmt.Errorf("gap %q: the number must lie between 1 and 40", f)
		}
		e.Max = max
	}
	return e, nil
}

// ParseWords reads words separated by blanks (with @lists) into one element.
func ParseWords(words string, lists map[string]string) (Elem, error) {
	e := Elem{Kind: ElemWord}
	return e, addWords(&e, strings.Fields(words), lists, 0)
}

func addWords(e *Elem, words []string, lists map[string]string, depth int) error {
	if e.Words == nil {
		e.Words = map[string]bool{}
	}
	for _, w := range words {
		name, isList := strings.CutPrefix(w, "@")
		list, known := lists[name]
		switch {
		case isList && (!known || depth > 3):
			return fmt.Errorf("unknown word list @%s", name)
		case isList:
			if err := addWords(e, strings.Fields(list), lists, depth+1); err != nil {
				return err
			}
		case w == "" || strings.ContainsAny(w, "$?!:|") || w != strings.ToLower(w):
			return fmt.Errorf("bad word %q (lower case, separated as the notation says)", w)
		case strings.Contains(w, "_"):
			var seq []map[string]bool
			for _, part := range strings.Split(w, "_") {
				seq = append(seq, Inflections(part))
			}
			e.Phrases = append(e.Phrases, seq)
		case strings.HasSuffix(w, "*"):
			e.Prefixes = append(e.Prefixes, strings.TrimSuffix(w, "*"))
		default:
			for form, past := range Inflections(w) {
				e.Words[form] = past
			}
		}
	}
	return nil
}

// ParseGives reads "S", "O", "T" or "S=acquirer O=target" into place → role.
func ParseGives(gives string) (map[string]string, error) {
	out := map[string]string{}
	for _, f := range strings.Fields(gives) {
		place, role, _ := strings.Cut(f, "=")
		if place != "S" && place != "O" && place != "T" {
			return nil, fmt.Errorf("gives: unknown place %q (S, O or T)", place)
		}
		out[place] = role
	}
	if len(out) == 0 {
		out["S"] = ""
	}
	return out, nil
}

// irregular verbs of company news: third person, past forms, -ing.
var irregular = map[string]string{
	"be": "is are was were been being am", "have": "has had having", "do": "does did done doing",
	"buy": "buys bought buying", "win": "wins won winning", "sell": "sells sold selling", "take": "takes took taken taking",
	"get": "gets got gotten getting", "make": "makes made making", "build": "builds built building", "cut": "cuts cutting",
	"shut": "shuts shutting", "lay": "lays laid laying", "choose": "chooses chose chosen choosing", "go": "goes went gone going",
	"bring": "brings brought bringing", "set": "sets setting", "hit": "hits hitting", "lead": "leads led leading",
	"grow": "grows grew grown growing", "rise": "rises rose risen rising", "fall": "falls fell fallen falling",
	"leave": "leaves left leaving", "step": "steps stepped stepping", "speak": "speaks spoke spoken speaking",
	"spin": "spins spun spinning", "sue": "sues sued suing", "pay": "pays paid paying", "see": "sees seen saw seeing",
	"find": "finds found finding", "hold": "holds held holding", "give": "gives gave given giving", "show": "shows showed shown showing",
	"break": "breaks broke broken breaking", "begin": "begins began begun beginning", "become": "becomes became becoming",
	"let": "lets letting", "put": "puts putting", "meet": "meets met meeting", "beat": "beats beaten beating",
	"quit": "quits quitting", "draw": "draws drew drawn drawing", "seek": "seeks sought seeking", "say": "says said saying",
	"steal": "steals stole stolen stealing", "tap": "taps tapped tapping", "ship": "ships shipped shipping",
	"plan": "plans planned planning", "swap": "swaps swapped swapping", "recall": "recalls recalled recalling",
	"debut": "debuts debuted debuting", "refer": "refers referred referring", "welcome": "welcomes welcomed welcoming",
	"slip": "slips slipped slipping", "split": "splits splitting", "default": "defaults defaulted defaulting",
	"run": "runs ran running", "lose": "loses lost losing", "commit": "commits committed committing", "file": "files filed filing",
	"equip": "equips equipped equipping", "submit": "submits submitted submitting", "drop": "drops dropped dropping",
	"eliminate": "eliminates eliminated eliminating", "top": "tops topped topping", "jump": "jumps jumped jumping",
	"offer": "offers offered offering", "enter": "enters entered entering", "deliver": "delivers delivered delivering",
	"open": "opens opened opening", "partner": "partners partnered partnering", "unveil": "unveils unveiled unveiling",
	"appoint": "appoints appointed appointing", "honor": "honors honored honoring", "transfer": "transfers transferred transferring",
	"shed": "sheds shed shedding", "withdraw": "withdraws withdrew withdrawn withdrawing", "swing": "swings swung swinging",
	"sink": "sinks sank sunk sinking", "slide": "slides slid sliding", "come": "comes came coming", "stand": "stands stood standing",
	"keep": "keeps kept keeping", "shrink": "shrinks shrank shrunk shrinking", "strike": "strikes struck striking", "tell": "tells told telling",
	"lend": "lends lent lending", "spend": "spends spent spending", "send": "sends sent sending", "fight": "fights fought fighting",
	"mislead": "misleads misled misleading", "ring": "rings rang rung ringing", "throw": "throws threw thrown throwing",
	"shake": "shakes shook shaken shaking", "sweep": "sweeps swept sweeping", "stick": "sticks stuck sticking", "drive": "drives drove driven driving",
	"tie": "ties tied tying", "die": "dies died dying", "eye": "eyes eyed eyeing", "leap": "leaps leaped leapt leaping", "bid": "bids bidding",
	"teeter": "teeters teetered teetering", "relinquish": "relinquishes relinquished relinquishing",
}

// Inflections returns the forms of a word: of "buy~" buy, buys, bought and
// buying, with true for past forms; of a word without ~ only itself.
func Inflections(w string) map[string]bool {
	base, inflect := strings.CutSuffix(w, "~")
	out := map[string]bool{base: false}
	if !inflect || base == "" {
		return out
	}
	if forms, ok := irregular[base]; ok {
		for _, f := range strings.Fields(forms) {
			out[f] = !strings.HasSuffix(f, "ing") && !strings.HasSuffix(f, "s")
		}
		return out
	}
	stem, last := strings.TrimSuffix(base, "e"), base[len(base)-1:]
	switch {
	case last == "y" && len(base) > 2 && !strings.ContainsAny(base[len(base)-2:len(base)-1], "aeiou"):
		out[base[:len(base)-1]+"ies"], out[base[:len(base)-1]+"ied"] = false, true
		stem = base
	case strings.HasSuffix(base, "s") || strings.HasSuffix(base, "sh") || strings.HasSuffix(base, "ch") || last == "x" || last == "z":
		out[base+"es"], out[base+"ed"] = false, true
	default:
		out[base+"s"], out[stem+"ed"] = false, true
	}
	out[stem+"ing"] = false
	if doubles(base) {
		out[base+last+"ed"], out[base+last+"ing"] = true, false
	}
	return out
}

// doubles tells whether a verb may double its last consonant: admit, admitted.
func doubles(base string) bool {
	if len(base) < 3 {
		return false
	}
	vowel := func(i int) bool { return strings.IndexByte("aeiou", base[i]) >= 0 }
	n := len(base)
	return !vowel(n-1) && strings.IndexByte("wxyshc", base[n-1]) < 0 && vowel(n-2) && !vowel(n-3)
}
