package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Span is a piece of a text, in byte offsets: text[Start:End].
type Span struct {
	Start, End int
}

// Sentences splits a text into its sentences, in order, without the white space
// around them. Every other character is in exactly one span. A blank line or a
// bullet standing alone always ends a sentence; a full stop does unless it
// belongs to an abbreviation, an initial or a number.
func Sentences(s string) []Span {
	var out []Span
	start := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end, next := i+size, i+size
		cut := false
		switch {
		case r == '\n':
			next, cut = blankLine(s, i)
			end = i
		case isBullet(s, i, size):
			end, next, cut = i, i, true
		case isFullStop(r):
			end, cut = stopEnds(s, i, size, start)
			next = end
		}
		if cut {
			out = appendSpan(out, s, start, end)
			start = next
			if next == i {
				next = i + size
			}
		}
		i = next
	}
	return appendSpan(out, s, start, len(s))
}

// appendSpan adds s[start:end] without the white space around it, if anything is left.
func appendSpan(out []Span, s string, start, end int) []Span {
	piece := s[start:end]
	trimmed := strings.TrimLeftFunc(piece, unicode.IsSpace)
	start += len(piece) - len(trimmed)
	trimmed = strings.TrimRightFunc(trimmed, unicode.IsSpace)
	if trimmed == "" {
		return out
	}
	return append(out, Span{start, start + len(trimmed)})
}

// blankLine tells whether the line feed at i begins a blank line, and where the
// white space after it ends.
func blankLine(s string, i int) (next int, blank bool) {
	feeds := 0
	for next = i; next < len(s); {
		r, size := utf8.DecodeRuneInString(s[next:])
		if !unicode.IsSpace(r) {
			break
		}
		if r == '\n' {
			feeds++
		}
		next += size
	}
	return next, feeds > 1
}

// isBullet tells whether the character at i is a list mark with white space on both sides.
func isBullet(s string, i, size int) bool {
	switch s[i : i+size] {
	case "*", "•", "●", "▪", "■", "◦", "‣":
	default:
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return i > 0 && unicode.IsSpace(before) && unicode.IsSpace(after)
}

func isFullStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？':
		return true
	}
	return false
}

// stopEnds tells whether the full stop at i ends a sentence that began at
// start, and where the sentence ends: after further stops and closing quotes.
func stopEnds(s string, i, size, start int) (end int, ends bool) {
	end = i + size
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !isFullStop(r) && !isCloser(r) {
			break
		}
		end += n
	}
	if r, _ := utf8.DecodeRuneInString(s[i:]); r >= '。' {
		return end, true
	}
	after, _ := utf8.DecodeRuneInString(s[end:])
	if end < len(s) && !unicode.IsSpace(after) {
		return end, false
	}
	next := nextWord(s, end)
	if next == "" {
		return end, true
	}
	first, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(first) {
		return end, false
	}
	if s[i] != '.' {
		return end, !afterBrand[strings.ToLower(next)]
	}
	if end > i+1 && s[i+1] != '.' && !endsWithInitials(s[start:i]) {
		return end, true // a closing quote or bracket after the stop
	}
	return end, !abbreviates(lastWord(s[start:i]), next)
}

// endsWithInitials tells whether the text before a stop looks like "U.S" or "(Yahoo Inc".
func endsWithInitials(before string) bool {
	w := lastWord(before)
	return strings.Contains(w, ".") || mayEnd[strings.ToLower(w)]
}

func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '»', ')', ']', '›':
		return true
	}
	return false
}

// nextWord is the first word after i, without opening quotes and brackets.
func nextWord(s string, i int) string {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if isWord(r) {
			break
		}
		i += n
	}
	end := i
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !isWord(r) {
			break
		}
		end += n
	}
	return s[i:end]
}

// lastWord is the run of letters, digits and inner stops at the end of a text.
func lastWord(s string) string {
	i := len(s)
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' {
			break
		}
		i -= n
	}
	return s[i:]
}

// abbreviates tells whether a full stop after word belongs to it, given the
// capitalised word or number that follows.
func abbreviates(word, next string) bool {
	lower := strings.ToLower(word)
	switch {
	case word == "" || word == lower && !writtenSmall[lower] && !strings.Contains(word, ".") && lower != "no":
		return false
	case neverEnds[lower]:
		return true
	case lower == "no" || lower == "nos" || lower == "art" || lower == "sec" || lower == "fig":
		return unicode.IsDigit(rune(next[0]))
	case mayEnd[lower] || strings.Contains(word, "."):
		return !opensSentence[next]
	}
	r, n := utf8.DecodeRuneInString(word)
	return n == len(word) && unicode.IsUpper(r) && !opensSentence[next] // an initial
}
