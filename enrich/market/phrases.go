package market

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text.
type word struct {
	start, end int    // bytes
	low        string // in small letters
	stem       string // low without a plural ending
	capital    bool
}

// fold splits a text into its words: letters, digits and what joins them.
func fold(s string) []word {
	out := make([]word, 0, len(s)/6+1)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) && r != '&' {
			i += n
			continue
		}
		end := wordEnd(s, i)
		out = append(out, newWord(s, i, end))
		i = end
	}
	return out
}

func newWord(s string, start, end int) word {
	w := word{start: start, end: end, low: strings.ToLower(s[start:end])}
	if cut, ok := strings.CutSuffix(w.low, "'s"); ok {
		w.low = cut
	} else if cut, ok := strings.CutSuffix(w.low, "’s"); ok {
		w.low = cut
	}
	w.stem = singular(w.low)
	first, _ := utf8.DecodeRuneInString(s[start:])
	w.capital = unicode.IsUpper(first) || unicode.IsDigit(first)
	return w
}

// wordEnd is where the word that begins at i ends. Marks inside it ("A&B",
// "two-tier", "U.S") belong to it, those at its end do not.
func wordEnd(s string, i int) int {
	end := i
	for k := i; k < len(s); {
		r, n := utf8.DecodeRuneInString(s[k:])
		switch {
		case isLetter(r) || k == i:
			end = k + n
		case strings.ContainsRune("&'’.", r): // inside a word only
		default:
			return end
		}
		if end < k { // a mark after a mark
			return end
		}
		k += n
	}
	return end
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// singular takes the plural ending from a word.
func singular(w string) string {
	n := len(w)
	switch {
	case n < 4 || !strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "xes"):
		return w[:n-2]
	}
	return w[:n-1]
}

// phrases finds entries of a column in texts. The zero value holds none.
type phrases struct {
	byStems map[string]*phrase // by all their stems
	lengths map[string][]int   // by the stem of the first word: how many words entries have, the most first
}

// phrase is one entry, and who has it.
type phrase struct {
	text      string // as the first prospect writes it
	stems     []string
	prospects []string // ids, sorted
}

// tooGeneral are single words that say nothing of what is wanted.
var tooGeneral = set(`software hardware service solution product equipment system consulting technology tool part material supply
support training machine machinery app application data cloud platform digital energy food water design development engineering
construction manufacturing logistics transport security marketing advertising research management retail health oil gas steel it ai`)

// general tells whether an entry says nothing of what is wanted.
func general(stems []string) bool {
	return len(stems) == 1 && (tooGeneral[stems[0]] || len(stems[0]) < 3)
}

func joinStems(stems []string) string { return strings.Join(stems, " ") }

// add notes that a prospect has an entry. What is too general to look for is
// left out.
func (ps *phrases) add(text, prospect string) {
	var stems []string
	for _, w := range fold(text) {
		stems = append(stems, w.stem)
	}
	if len(stems) == 0 || general(stems) {
		return
	}
	if ps.byStems == nil {
		ps.byStems, ps.lengths = map[string]*phrase{}, map[string][]int{}
	}
	key := joinStems(stems)
	p := ps.byStems[key]
	if p == nil {
		p = &phrase{text: text, stems: stems}
		ps.byStems[key] = p
	}
	p.prospects = append(p.prospects, prospect)
}

// finish sorts the entries and leaves out those that too many prospects share.
func (ps *phrases) finish() {
	for key, p := range ps.byStems {
		slices.Sort(p.prospects)
		if p.prospects = slices.Compact(p.prospects); len(p.prospects) > maxShared {
			delete(ps.byStems, key)
			continue
		}
		if n := len(p.stems); !slices.Contains(ps.lengths[p.stems[0]], n) {
			ps.lengths[p.stems[0]] = append(ps.lengths[p.stems[0]], n)
		}
	}
	for _, lengths := range ps.lengths {
		slices.SortFunc(lengths, func(a, b int) int { return b - a })
	}
}

func (ps *phrases) empty() bool { return len(ps.byStems) == 0 }

// found is an entry at the words [i, j) of a text.
type found struct {
	phrase *phrase
	i, j   int
}

// find gives all entries in a text, in order; of two at one place the longer
// comes first.
func (ps *phrases) find(words []word) []found {
	if ps.empty() {
		return nil
	}
	var out []found
	for i := range words {
		for _, n := range ps.lengths[words[i].stem] {
			if i+n > len(words) {
				continue
			}
			if p := ps.byStems[stemsOf(words[i:i+n])]; p != nil {
				out = append(out, found{p, i, i + n})
			}
		}
	}
	return out
}

// in tells whether an entry stands in a text.
func (ps *phrases) in(words []word) bool { return len(ps.find(words)) > 0 }

func stemsOf(words []word) string {
	if len(words) == 1 {
		return words[0].stem
	}
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = w.stem
	}
	return strings.Join(stems, " ")
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
