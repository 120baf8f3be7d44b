package rank

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine folds white space and drops what does not show: control characters,
// and marks that hide or turn text around.
func oneLine(s string) string {
	if !strings.ContainsFunc(s, invisible) && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case invisible(r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// invisible runes have no place in a line that is shown or spoken. The joiners
// U+200C and U+200D stay: some scripts are written with them.
func invisible(r rune) bool {
	if r == 0x200c || r == 0x200d {
		return false
	}
	return r != ' ' && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co) || unicode.IsSpace(r) || r == utf8.RuneError)
}

// clip cuts a text to n runes at a word's end.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	if i := strings.LastIndexByte(string(r), ' '); i > len(string(r))/2 {
		return strings.TrimRight(string(r)[:i], " ,;:") + "…"
	}
	return string(r) + "…"
}

// sentence makes one line that ends with a full stop.
func sentence(s string) string {
	s = clip(oneLine(s), maxLineRunes)
	if s == "" || strings.ContainsRune(".!?…", lastRune(s)) {
		return s
	}
	return s + "."
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
