package data

import "strings"

// suggestion ends a message with the known word nearest to the one written, or
// with nothing when none is near.
func suggestion(word string, known []string) string {
	if k := nearestWord(word, known); k != "" {
		return "; did you mean " + k + "?"
	}
	return ""
}

// nearestWord returns the known word within a third of the written one's length
// (at least one, at most three edits), the first of equals, or "".
func nearestWord(word string, known []string) string {
	word = strings.ToLower(strings.TrimSpace(word))
	if len(word) > 64 {
		return ""
	}
	best, limit := "", min(max(len(word)/3, 1), 3)+1
	for _, k := range known {
		if d := editDistance(word, strings.ToLower(k)); d < limit {
			best, limit = k, d
		}
	}
	return best
}

// editDistance counts the letters to insert, delete, replace or swap with the
// neighbour that turn a into b (optimal string alignment).
func editDistance(a, b string) int {
	prev2, prev := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, row
	}
	return prev[len(b)]
}
