package company

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// token is a word of a text: letters and digits with the apostrophes inside it,
// initials ("J. B.", "U.S") joined to one, "&" by itself, and every character of
// scripts that are written without spaces.
type token struct {
	start, end int32
	kind       kind
}

type kind uint8

const (
	upperFirst kind = 1 << iota // begins with a capital
	allUpper                    // two letters or more, all of them capitals
	digitFirst
	caseless // no letter of it has case: "7", "株"
	foreign  // holds characters beyond ASCII
	apostrophe
	initials // a single letter, or several joined
	ampersand
)

func (t token) is(k kind) bool { return t.kind&k != 0 }

// capital tells whether a token may begin a name.
func (t token) capital() bool { return t.kind&(upperFirst|digitFirst|caseless) != 0 }

// scan cuts a text into tokens, reusing the slice.
func scan(s string, out []token) []token {
	out = out[:0]
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case class[c] != 0:
				t := word(s, i)
				i = int(t.end)
				out = join(s, out, t)
			case c == '&':
				out = append(out, token{int32(i), int32(i + 1), ampersand | caseless})
				i++
			default:
				i++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case spaceless(r):
			out = append(out, token{int32(i), int32(i + n), caseless | foreign})
			i += n
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			t := word(s, i)
			i = int(t.end)
			out = join(s, out, t)
		default:
			i += n
		}
	}
	return out
}

// class is 1 for lower-case letters of ASCII, 2 for capitals, 3 for digits.
var class = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = 1
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[c] = 2
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = 3
	}
	return t
}()

// word reads the word that begins at i.
func word(s string, i int) token {
	t := token{start: int32(i)}
	letters, upper, lower := 0, 0, 0
	first := true
	for i < len(s) {
		n, cl := 1, class[s[i]]
		if s[i] >= utf8.RuneSelf {
			var c rune
			c, n = utf8.DecodeRuneInString(s[i:])
			cl = classOf(c)
		}
		if cl == 0 {
			if gap := apostropheAt(s, i); gap > 0 && !first && i+gap < len(s) && isLetterAt(s, i+gap) {
				t.kind |= apostrophe
				i += gap
				continue
			}
			break
		}
		if n > 1 {
			t.kind |= foreign
		}
		switch cl {
		case 1:
			lower++
		case 2:
			upper++
			if first {
				t.kind |= upperFirst
			}
		case 3:
			if first {
				t.kind |= digitFirst
			}
		}
		if cl != 3 {
			letters++
		}
		first = false
		i += n
	}
	t.end = int32(i)
	if upper+lower == 0 {
		t.kind |= caseless
	}
	if upper > 1 && lower == 0 {
		t.kind |= allUpper
	}
	if letters == 1 && utf8.RuneCountInString(s[t.start:t.end]) == 1 {
		t.kind |= initials
	}
	return t
}

// classOf is class for the characters beyond ASCII; 4 for letters without case.
func classOf(c rune) uint8 {
	switch {
	case spaceless(c):
		return 0
	case unicode.IsUpper(c):
		return 2
	case unicode.IsLower(c):
		return 1
	case unicode.IsDigit(c):
		return 3
	case unicode.IsLetter(c) || unicode.Is(unicode.Mn, c):
		return 4
	}
	return 0
}

func spaceless(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

func isLetterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) && !spaceless(r)
}

// apostropheAt is the size in bytes of the apostrophe at i, 0 when there is none.
func apostropheAt(s string, i int) int {
	switch {
	case s[i] == '\'':
		return 1
	case strings.HasPrefix(s[i:], "’"), strings.HasPrefix(s[i:], "‘"):
		return len("’")
	}
	return 0
}

// join appends a token, or makes it one with the initial before it.
func join(s string, out []token, t token) []token {
	if n := len(out); n > 0 && t.is(initials) && out[n-1].is(initials) {
		last := &out[n-1]
		switch s[last.end:t.start] {
		case ".", "/":
			last.end, last.kind = t.end, last.kind|t.kind&foreign|allUpper
			return out
		case ". ":
			if t.is(upperFirst) && last.is(upperFirst) {
				last.end, last.kind = t.end, last.kind|t.kind&foreign|allUpper
				return out
			}
		}
	}
	return append(out, t)
}

const (
	hashBasis = 14695981039346656037 // FNV-1a, 64 bit
	hashPrime = 1099511628211
)

// hash is the hash of a token's folded letters and digits.
func hash(s string, t token) uint64 {
	if t.is(ampersand) {
		return hashString("and")
	}
	if t.is(foreign) {
		return hashString(fold(s[t.start:t.end]))
	}
	h := uint64(hashBasis)
	for i := t.start; i < t.end; i++ {
		c := s[i]
		switch class[c] {
		case 0:
			continue
		case 2:
			c |= 0x20
		}
		h = (h ^ uint64(c)) * hashPrime
	}
	return h
}

func hashString(s string) uint64 {
	h := uint64(hashBasis)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return h
}

// chain is the hash of a sequence of tokens: of those before and one more.
func chain(before, next uint64) uint64 {
	h := before*0x9e3779b97f4a7c15 ^ next
	return h ^ h>>29
}

// fold writes a word in small letters without accents and punctuation.
func fold(s string) string {
	if s == "&" {
		return "and"
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch r {
		case 'ß':
			b.WriteString("ss")
		case 'æ':
			b.WriteString("ae")
		case 'œ':
			b.WriteString("oe")
		case 'ø':
			b.WriteByte('o')
		case 'ł':
			b.WriteByte('l')
		case 'đ', 'ð':
			b.WriteByte('d')
		case 'ı':
			b.WriteByte('i')
		case 'þ':
			b.WriteString("th")
		default:
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// without is a token without an apostrophe and what follows or precedes it:
// "Acme" of "Acme's" and of "l'Acme". ok tells whether there is such a form.
func without(s string, t token) (token, bool) {
	if !t.is(apostrophe) {
		return t, false
	}
	w := s[t.start:t.end]
	for _, mark := range []string{"'", "’", "‘"} {
		i := strings.LastIndex(w, mark)
		if i < 0 {
			continue
		}
		after := w[i+len(mark):]
		switch {
		case strings.EqualFold(after, "s"):
			return word(w[:i], 0).at(t.start), true
		case i == 1 && strings.ContainsRune("dlDL", rune(w[0])):
			return word(after, 0).at(t.start + int32(i+len(mark))), true
		}
	}
	return t, false
}

// at moves a token.
func (t token) at(start int32) token {
	t.end += start - t.start
	t.start = start
	return t
}
