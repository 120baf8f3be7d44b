package text

import (
	"regexp"
	"strings"
)

// Line folds all white space to single spaces.
func Line(s string) string { return strings.Join(strings.Fields(s), " ") }

var paragraphBreak = regexp.MustCompile(`\n[\pZ\s]*\n`)

// Plain folds the white space of a plain text: one space inside a paragraph,
// one blank line between two.
func Plain(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var out []string
	for _, p := range paragraphBreak.Split(s, -1) {
		if p = Line(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, "\n\n")
}
