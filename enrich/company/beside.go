package company

import (
	"regexp"
	"slices"
	"strings"
)

// calledBefore is what a text calls a name before it stands: "business software
// maker" of "the business software maker Acme". Empty where nothing is.
func calledBefore(s string, start int) string {
	lead := s[max(0, start-60):start]
	if !strings.HasSuffix(lead, " ") {
		return ""
	}
	words := strings.Fields(clause(lead))
	if len(words) == 0 {
		return ""
	}
	last := strings.ToLower(words[len(words)-1])
	if !orgWords[last] && tradeOf(last) == 0 && !strings.Contains(last, "startup") || function[last] {
		return ""
	}
	n := len(words)
	for n > 0 && len(words)-n < 5 {
		w := strings.ToLower(words[n-1])
		if strings.ContainsAny(w[len(w)-1:], ",:;)”\"") || function[w] && w != "and" {
			break
		}
		n--
	}
	return strings.Join(words[n:], " ")
}

// calledAfter is what a text calls a name after it: "the payments firm" of "Acme,
// the payments firm, said", "makes pumps" of "Acme, which makes pumps", "a river" of
// "Acme is a river".
func calledAfter(s string, end int) string {
	rest := s[end:min(len(s), end+160)]
	rest = afterBracket(rest)
	m := apposition.FindStringSubmatch(rest)
	if m == nil {
		return calledAtEnd(rest)
	}
	return m[1]
}

// afterBracket leaves out a bracket that opens a text: " (NYSE: ABC), the maker".
func afterBracket(s string) string {
	if strings.HasPrefix(s, " (") {
		if i := strings.IndexByte(s, ')'); i > 0 {
			return s[i+1:]
		}
	}
	return s
}

var apposition = regexp.MustCompile(`^(?:[®™]|[’']s)?(?:,| –| —| -) (?:also )?((?:an?|the|one of|which (?:makes|sells|provides|offers|operates|runs|builds|issues|owns)|maker of|owner of|operator of|provider of|[a-z]+ (?:maker|company|firm|startup)) [^,.;\n]{2,90})` +
	`|^(?:[’']s)? (?:is|was) ((?:an?|the|toxic|rare)\b[^,.;\n]{0,60})`)

// calledAtEnd is what the end of a sentence calls its subject: ", the carmaker said."
func calledAtEnd(rest string) string {
	m := tagged.FindStringSubmatch(rest)
	if m == nil {
		return ""
	}
	return m[1]
}

var tagged = regexp.MustCompile(`^ [^.;\n]{4,130}, (the [a-z][a-z -]{2,40}) (?:said|announced|reported)\b`)

// symbolBeside are the ticker symbols in the bracket after a name, parted by
// spaces; empty when there is none.
func symbolBeside(s string, end int) string {
	rest := strings.TrimLeft(s[end:min(len(s), end+90)], "., ®™")
	if !strings.HasPrefix(rest, "(") {
		return ""
	}
	inner, _, closed := strings.Cut(rest[1:], ")")
	if !closed || !strings.Contains(inner, ":") {
		return ""
	}
	var out []string
	for i := range len(inner) {
		if inner[i] != ':' || !exchangeBefore(inner, i) {
			continue
		}
		w := strings.TrimLeft(inner[i+1:], " $\u00a0")
		n := 0
		for n < len(w) && (class[w[n]] > 1 || n > 0 && w[n] == '.') {
			n++
		}
		if n > 0 {
			out = append(out, w[:n])
		}
	}
	return strings.Join(out, " ")
}

const capitals = `([A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){0,2})`

var (
	basedBefore = regexp.MustCompile(capitals + `[-‑]based (?:[\p{L}\d&'’-]+ ){0,6}$`)
	ownedBefore = regexp.MustCompile(capitals + `['’]s $`)
	ofAfter     = regexp.MustCompile(`^(?: Inc\.?| Ltd\.?)?,? of (?:the )?` + capitals + `(?:(?:,| and) ` + capitals + `)?`)
	inAfter     = regexp.MustCompile(`^,? (?:in|at) ` + capitals + `(?:, ` + capitals + `)?`)
	seatAfter   = regexp.MustCompile(`^,? ?(?:\([^)]{0,60}\),? ?)?(?:(?:which is|who is|an?|the) [^.;\n]{0,60}?)?(?:based|headquartered|located) (?:in|near|at) ` + capitals + `(?:, ` + capitals + `)?`)
	apposedIn   = regexp.MustCompile(`^, (?:an?|the) [^,.;\n]{2,60}? (?:in|of|from) ` + capitals + `(?:, ` + capitals + `)?`)
)

// placesBeside are the places to which a text assigns a name. For banks, which are
// called by their towns, it is enough that a town follows.
func placesBeside(s string, start, end int, bank bool) []string {
	lead, rest := s[max(0, start-70):start], s[end:min(len(s), end+140)]
	var out []string
	add := func(re *regexp.Regexp, in string) {
		if m := re.FindStringSubmatch(in); m != nil {
			for _, p := range m[1:] {
				if p = strings.TrimRight(p, ".’'-"); p != "" && !months[foldWords(p)] {
					out = append(out, p)
				}
			}
		}
	}
	if strings.Contains(lead, "-based ") || strings.Contains(lead, "‑based ") {
		add(basedBefore, lead)
	}
	if strings.HasSuffix(lead, "'s ") || strings.HasSuffix(lead, "’s ") {
		if m := ownedBefore.FindStringSubmatch(lead); m != nil && (countryCode(m[1]) != "" || regionName(m[1]) != "") {
			out = append(out, m[1])
		}
	}
	if strings.HasPrefix(rest, " of ") || strings.HasPrefix(rest, ", of ") {
		add(ofAfter, rest)
	}
	if bank && (strings.HasPrefix(rest, " in ") || strings.HasPrefix(rest, ", in ")) {
		add(inAfter, rest)
	}
	if strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, " (") {
		add(seatAfter, rest)
		add(apposedIn, rest)
	}
	return out
}

var months = setOf("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday")

// fitting of a place to a prospect's own.
type fit uint8

const (
	unknown fit = iota
	fits
	differs
)

// inCity tells whether a place is a city of the prospect.
func (f *facts) inCity(place string) bool {
	p := foldWords(place)
	return slices.ContainsFunc(f.city, func(c string) bool {
		return p == c || strings.HasPrefix(p, c+" ") || strings.HasSuffix(p, " "+c)
	})
}

// fit compares a place with where the prospect is.
func (f *facts) fit(place string) fit {
	if f.inCity(place) {
		return fits
	}
	p := foldWords(place)
	region, country := regionName(place), countryCode(place)
	switch {
	case slices.Contains(f.around, strings.TrimSuffix(strings.TrimPrefix(p, "county "), " county")):
		return fits // the city's own region or country, whatever the atlas knows of it
	case region != "" && region == f.region, country != "" && country == f.country:
		return fits
	case region != "" && f.region != "":
		return differs
	case region != "" && f.country != "" && regionCountry[region] != f.country, country != "" && f.country != "":
		return differs
	case region == "" && country == "" && len(f.city) > 0 && p != "":
		return differs
	}
	return unknown
}

// foldWords folds every word of a text and joins them by spaces.
func foldWords(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		words[i] = fold(w)
	}
	return strings.Join(words, " ")
}
