package market

import (
	"fmt"

	"callworthy/data"
)

// Unused are the entries of `sells` and `keywords` that are not looked for, each
// with its line in the file and why.
func Unused(file string, prospects []data.Prospect) data.Problems {
	m := New(prospects, nil)
	var out data.Problems
	for _, p := range prospects {
		for _, column := range []struct {
			name    string
			entries []string
			looked  phrases
		}{{"sells", p.Sells, m.sells}, {"keywords", p.Keywords, m.keywords}} {
			for _, entry := range column.entries {
				if why := column.looked.unused(entry); why != "" {
					out = append(out, data.Problem{File: file, Line: p.Line, Row: true, Message: fmt.Sprintf("%s: %q is not looked for: %s", column.name, entry, why)})
				}
			}
		}
	}
	return out
}

// unused says why an entry is not looked for, or "".
func (ps *phrases) unused(text string) string {
	stems := make([]string, 0, 4)
	for _, w := range fold(text) {
		stems = append(stems, w.stem)
	}
	switch {
	case len(stems) == 0:
		return "it holds no word"
	case general(stems):
		return "it is too general; add a word that tells it from others"
	case ps.byStems[joinStems(stems)] == nil:
		return fmt.Sprintf("more than %d prospects share it", maxShared)
	}
	return ""
}
