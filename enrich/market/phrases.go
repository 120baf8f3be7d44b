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
	var out []word
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
	first map[string][]*phrase // by the stem of the first word, longest first
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

// add notes that a prospect has an entry. What is too general to look for is
// left out.
func (ps *phrases) add(text, prospect string) {
	var stems []string
	for _, w := range fold(text) {
		stems = append(stems, w.stem)
	}
	if len(stems) == 0 || len(stems) == 1 && (tooGeneral[stems[0]] || len(stems[0]) < 3) {
		return
	}
	if ps.first == nil {
		ps.first = map[string][]*phrase{}
	}
	for _, p := range ps.first[stems[0]] {
		if slices.Equal(p.stems, stems) {
			p.prospects = append(p.prospects, prospect)
			return
		}
	}
	ps.first[stems[0]] = append(ps.first[stems[0]], &phrase{text: text, stems: stems, prospects: []string{prospect}})
}

// finish sorts the entries and leaves out those that too many prospects share.
func (ps *phrases) finish() {
	for key, list := range ps.first {
		for _, p := range list {
			slices.Sort(p.prospects)
			p.prospects = slices.Compact(p.prospects)
		}
		list = slices.DeleteFunc(list, func(p *phrase) bool { return len(p.prospects) > maxShared })
		slices.SortStableFunc(list, func(a, b *phrase) int { return len(b.stems) - len(a.stems) })
		if ps.first[key] = list; len(list) == 0 {
			delete(ps.first, key)
		}
	}
}

func (ps *phrases) empty() bool { return len(ps.first) == 0 }

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
		for _, p := range ps.first[words[i].stem] {
			if p.at(words[i:]) {
				out = append(out, found{p, i, i + len(p.stems)})
			}
		}
	}
	return out
}

// in tells whether an entry stands in a text.
func (ps *phrases) in(words []word) bool { return len(ps.find(words)) > 0 }

func (p *phrase) at(words []word) bool {
	if len(words) < len(p.stems) {
		return false
	}
	for k, s := range p.stems {
		if words[k].stem != s {
			return false
		}
	}
	return true
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
