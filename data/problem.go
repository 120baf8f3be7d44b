package data

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong in a file that a person wrote: where, what, and
// what to do about it.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"` // 1-based; 0 when the whole file is meant
	Message string `json:"message"`
	// Row tells that only this row is unusable: it is skipped, the rest go on.
	// Without it the night does not start.
	Row bool `json:"row,omitempty"`
}

// String gives the problem as compilers do: file:line: message.
func (p Problem) String() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	}
	return p.File + ": " + p.Message
}

// Problems is what loading found wrong, in file order.
type Problems []Problem

// Error joins the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Fatal returns those that must be mended before a night can start.
func (ps Problems) Fatal() Problems {
	var out Problems
	for _, p := range ps {
		if !p.Row {
			out = append(out, p)
		}
	}
	return out
}
