package data

import (
	"regexp"
	"strings"
)

// guard stands before what a spreadsheet would reckon out: a no-break space, which
// no spreadsheet skips and which nobody sees.
const guard = "\u00a0"

// Where a spreadsheet takes a text for a formula: at the start of a cell, of a line,
// and after a semicolon, which parts cells in much of Europe; white space and
// quotation marks before it do not count (CWE-1236). The page that reps log on
// guards its file by the same rule.
const (
	blankOrQuote = `[\t\v\f\r \x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}"]*`
	formulaSign  = `[=+\-@\t＝＋－＠﹢﹣﹦﹫−]`
)

var (
	formula        = regexp.MustCompile(`(^|[\n;])(` + blankOrQuote + formulaSign + `)`)
	guardedFormula = regexp.MustCompile(`(^|[\n;])` + guard + `(` + blankOrQuote + formulaSign + `)`)
)

// guarded is a text that no spreadsheet takes for a formula.
func guarded(text string) string {
	if !strings.ContainsAny(text, "=+-@\t＝＋－＠﹢﹣﹦﹫−") {
		return text
	}
	return formula.ReplaceAllString(text, "${1}"+guard+"${2}")
}

// unguarded is the text as it was before guarded.
func unguarded(text string) string {
	if !strings.Contains(text, guard) {
		return text
	}
	return guardedFormula.ReplaceAllString(text, "${1}${2}")
}
