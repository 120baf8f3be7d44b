package company

import "strings"

// branchAfter tells whether the word after a name makes it that of a sister or a
// subsidiary, which has a name and a list of clients of its own: "Acme Securities".
// In a headline some of these words may be its own.
func (p *page) branchAfter(s string, words []token, h hit, headline bool) bool {
	if h.j == len(words) || s[h.end:words[h.j].start] != " " || words[h.j-1].is(apostrophe) {
		return false
	}
	next := words[h.j]
	w := fold(s[next.start:next.end])
	if !next.is(upperFirst) || !branch[w] && !branchProper[w] && w != "direct" || p.ownWord(h, w) {
		return false
	}
	if branch[w] {
		return true
	}
	if w == "direct" && h.j+1 < len(words) && joined(s[next.end:words[h.j+1].start]) {
		return false // "Acme Direct to"
	}
	return !headline && branchProper[w] && (h.entries[0].acronym || h.entries[0].words > 1)
}

// ownWord tells whether a word belongs to the names in the rows of a hit's prospects.
func (p *page) ownWord(h hit, word string) bool {
	for _, e := range h.entries {
		row := p.m.prospects[e.prospect]
		for _, name := range append([]string{row.Name}, row.Aliases...) {
			if strings.Contains(" "+foldWords(name)+" ", " "+word+" ") {
				return true
			}
		}
	}
	return false
}

var (
	branch       = setOf("securities pe insurance assurance videsh")
	branchProper = setOf("capital life direct finance bank foods logistics tech consumer paper tyres tyre prudential retail leasing housing asset")
)

// nestedIn tells whether a bank's or a board's name is the end of a longer one:
// "Bank of Acme" in "State Bank of Acme".
func nestedIn(s string, words []token, h hit) bool {
	if h.i == 0 || h.entries[0].words < 2 || s[words[h.i-1].end:h.start] != " " || !words[h.i-1].is(upperFirst) {
		return false
	}
	first, _, _ := strings.Cut(h.entries[0].key, " ")
	if !nestable[first] {
		return false
	}
	prev := words[h.i-1]
	w := fold(s[prev.start:prev.end])
	_, possessive := without(s, prev)
	return !possessive && (bankLead[w] || !common(w) && !function[w] && !before[w] && !role[w] && !verbal(w))
}

var (
	nestable = setOf("bank university institute bureau board college museum")
	bankLead = setOf("state united reserve central national federal royal commercial first union peoples farmers export industrial standard cooperative")
)

// speaker tells whether a single word is the first name of somebody who is quoted or
// appointed in a headline: "Markets may rise: Acme Miller", "Vale names Acme Miller as chief".
func speaker(s string, words []token, h hit) bool {
	if h.field != "title" || h.i == 0 || h.j == len(words) || s[h.end:words[h.j].start] != " " || !words[h.j].is(upperFirst) {
		return false
	}
	next, prev := words[h.j], words[h.i-1]
	w := fold(s[next.start:next.end])
	if common(w) || role[w] || next.is(allUpper) || next.is(apostrophe) {
		return false
	}
	rest := s[next.end:]
	if strings.HasSuffix(strings.TrimRight(s[:h.start], " "), ":") {
		return rest == "" || rest[0] == ',' || rest[0] == ';'
	}
	return appoints[fold(s[prev.start:prev.end])] && (strings.HasPrefix(rest, " as ") || strings.HasPrefix(rest, " to "))
}

var appoints = setOf("appoints names hires promotes elects taps ropes picks")
