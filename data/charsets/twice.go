package charsets

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Twice undoes UTF-8 that somebody took for Windows-1252 and wrote in UTF-8 again:
// "Ã©tÃ©" becomes "été". What cannot be that stays as it is.
func Twice(s string) string {
	first := strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
	if first < 0 {
		return s
	}
	if r, _ := utf8.DecodeRuneInString(s[first:]); r < 0xc2 || r > 0xf4 { // no first byte of a sequence
		return s
	}
	bytes := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			return s
		}
		bytes = append(bytes, b)
	}
	if !utf8.Valid(bytes) {
		return s
	}
	return string(bytes)
}
