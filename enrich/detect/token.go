package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind of a token.
type kind uint8

const (
	word   kind = iota // letters, digits mixed in, hyphens inside
	number             // digits with separators, currency sign and magnitude letter
	punct              // one character
	org                // a mention of a prospect, whole
)

// token is a piece of a field. Offsets are bytes in the field.
type token struct {
	start, end int
	low        string // lower case; "'s" for every possessive
	kind       kind
	cap        bool   // begins with an upper-case letter or digit
	prospect   string // id, of an org
	quoted     bool   // in quoted speech
	example    bool   // an org named as one of many: "exchanges like Acme"
	affiliated string // prospect of the apposition left out after this word: "Ann Lee, CEO of Acme,"
}

// mark is a mention ready for the tokenizer: non-overlapping, in order.
type mark struct {
	start, end int
	prospect   string
}

// tokenize splits field[from:to]; marks become one token each.
func tokenize(field string, from, to int, marks []mark) []token {
	out := make([]token, 0, (to-from)/5+4)
	for i := from; i < to; {
		for len(marks) > 0 && (marks[0].start < i || marks[0].end > to) {
			marks = marks[1:]
		}
		if len(marks) > 0 && marks[0].start == i {
			m := marks[0]
			out = append(out, token{start: i, end: m.end, low: strings.ToLower(field[i:m.end]), kind: org, cap: true, prospect: m.prospect})
			i = m.end
			continue
		}
		limit := to
		if len(marks) > 0 {
			limit = marks[0].start
		}
		r, n := utf8.DecodeRuneInString(field[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		t := scan(field, i, limit, r, n)
		out = append(out, t)
		i = t.end
	}
	return out
}

// scan reads the token at i, not beyond limit.
func scan(field string, i, limit int, r rune, n int) token {
	if end, ok := possessive(field, i, limit); ok {
		return token{start: i, end: end, low: "'s", kind: punct}
	}
	switch {
	case unicode.IsDigit(r) || currencyAhead(field[i:limit]):
		end := i + n
		for end < limit && numberByte(field, end, limit) {
			_, m := utf8.DecodeRuneInString(field[end:])
			end += m
		}
		return token{start: i, end: end, low: strings.ToLower(field[i:end]), kind: number, cap: true}
	case unicode.IsLetter(r):
		end := wordEnd(field, i+n, limit)
		return token{start: i, end: end, low: strings.ToLower(field[i:end]), kind: word, cap: unicode.IsUpper(r)}
	}
	return token{start: i, end: min(i+n, limit), low: field[i:min(i+n, limit)], kind: punct}
}

// possessive recognises 's and ’s, and ’ right after a word that ends in s.
func possessive(field string, i, limit int) (end int, ok bool) {
	r, n := utf8.DecodeRuneInString(field[i:])
	if r != '\'' && r != '’' {
		return 0, false
	}
	j := i + n
	if j < limit && (field[j] == 's' || field[j] == 'S') {
		after, _ := utf8.DecodeRuneInString(field[j+1:])
		if j+1 == len(field) || !unicode.IsLetter(after) {
			return j + 1, true
		}
	}
	if i > 0 && (field[i-1] == 's' || field[i-1] == 'S') && j < limit && field[j] == ' ' {
		return j, true
	}
	return 0, false
}

// currencyAhead tells whether s begins with $5, US$5, €5, £5 or the like.
func currencyAhead(s string) bool {
	i := 0
	for i < len(s) && i < 3 && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	if r != '$' && r != '€' && r != '£' && r != '¥' && r != '₹' {
		return false
	}
	rest := strings.TrimPrefix(s[i+n:], " ")
	return rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

func numberByte(field string, i, limit int) bool {
	r, n := utf8.DecodeRuneInString(field[i:])
	switch {
	case unicode.IsDigit(r) || unicode.IsLetter(r) || r == '%' || r == '$' || r == '€' || r == '£' || r == '¥' || r == '₹':
		return true
	case r == '.' || r == ',' || r == '-' || r == '/' || r == ' ' && strings.ContainsAny(field[i-1:i], "$€£"):
		next, _ := utf8.DecodeRuneInString(field[min(i+n, limit):limit])
		return i+n < limit && (unicode.IsDigit(next) || r == '-' && unicode.IsLetter(next))
	}
	return false
}

// wordEnd finds the end of a word that has begun: inner hyphens, stops,
// ampersands and apostrophes belong to it, a possessive does not.
func wordEnd(field string, i, limit int) int {
	for i < limit {
		r, n := utf8.DecodeRuneInString(field[i:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			i += n
			continue
		}
		if _, ok := possessive(field, i, limit); ok {
			return i
		}
		if r != '-' && r != '.' && r != '&' && r != '\'' && r != '’' && r != '+' && r != '_' && r != '@' && r != '‑' {
			return i
		}
		next, _ := utf8.DecodeRuneInString(field[min(i+n, limit):limit])
		if i+n >= limit || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			if r == '.' && endsAbbreviation(field, i) {
				return i + n
			}
			return i
		}
		i += n
	}
	return i
}

// endsAbbreviation tells whether the stop at i ends something like U.S. or Inc.
func endsAbbreviation(field string, i int) bool {
	start := i
	for start > 0 && field[start-1] != ' ' && field[start-1] != '\n' && i-start < 8 {
		start--
	}
	w := field[start:i]
	if strings.Contains(w, ".") && len(w) <= 5 {
		return true
	}
	return abbreviations[strings.ToLower(w)]
}

var abbreviations = set("inc corp ltd co llc plc mr mrs ms dr prof st jr sr vs jan feb mar apr jun jul aug sep sept oct nov dec no bros cos intl")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[strings.ReplaceAll(w, "_", " ")] = true
	}
	return out
}
