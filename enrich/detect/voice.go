package detect

import "strings"

// passive tells whether the verb at i is a past participle after a form of be,
// or before "by".
func passive(s *sentence, i int) bool {
	low := s.toks[i].low
	if len(low) < 3 || low[len(low)-1] == 's' || len(low) > 4 && low[len(low)-3:] == "ing" {
		return false
	}
	if i+1 < len(s.toks) && s.toks[i+1].low == "by" {
		return true
	}
	k := i - 1
	for k >= 0 && isAdverb(s.toks[k].low) && s.toks[k].kind == word {
		k--
	}
	if k < 0 {
		return false
	}
	switch s.toks[k].low {
	case "is", "are", "was", "were", "been", "being", "be", "get", "gets", "got":
		return true
	}
	return false
}

// participle tells whether the pattern names the word itself, not as a form of
// a verb, and so reads it as a passive.
func (p *pattern) participle(low string) bool {
	past, listed := p.elems[0].Words[low]
	return listed && !past
}

// active tells whether a participle that a pattern reads as a passive
// ("Acme Awarded Contract") says what the subject did itself: "Acme has awarded
// grants", "Acme Awarded Beta's trainer".
func active(s *sentence, i int) bool {
	if !strings.HasSuffix(s.toks[i].low, "ed") {
		return false
	}
	k := i - 1
	for k >= 0 && s.toks[k].kind == word && isAdverb(s.toks[k].low) {
		k--
	}
	if k >= 0 && (s.toks[k].low == "has" || s.toks[k].low == "have" || s.toks[k].low == "had") {
		return true
	}
	for k := i + 1; s.headline && s.toks[i].low == "awarded" && k < min(i+5, len(s.toks)); k++ {
		if s.toks[k].low == "'s" {
			return true // "Acme Awarded Beta's Trainer"
		}
	}
	return i+1 < len(s.toks) && s.toks[i+1].kind == org
}

// wondering are the words with which a headline asks or explains instead of reporting.
var wondering = set("why how what what's should could can is are does do did would who where when whether")

// isQuestion tells whether the sentence asks, or is a headline that discusses.
func isQuestion(art *article, s *sentence) bool {
	f := s.field.Of(art.a)
	return f[s.end-1] == '?' || s.n == 0 && len(s.toks) > 0 && wondering[s.toks[0].low]
}
