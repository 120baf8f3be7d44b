package detect

import (
	"strconv"
	"strings"
	"time"

	"callworthy/data"
)

// pastAfter is how long before the text a happening is background: the
// labelling guidelines say about 90 days.
const pastAfter = 92 * 24 * time.Hour

// statusOf says whether the match has happened, will, may, or is history.
func (r *reader) statusOf(s *sentence, p *pattern, m match, c chain) data.Status {
	anchor := s.toks[m.anchor].low
	if !c.planned && anchor != "will" && r.isPast(s, p, m) || r.wellKnown(s, p.trigger.ID) {
		return data.StatusPast
	}
	for _, t := range s.toks[m.anchor:min(len(s.toks), m.end)] {
		c.planned = c.planned || t.low == "will"
	}
	switch {
	case c.doubtful || doubts[anchor] || hearsay(s, max(m.anchor+1, m.end)):
		return data.StatusRumoured
	case p.status != "":
		return p.status
	case c.planned || c.would || c.infinitive || plans[anchor] && !presentActs[p.trigger.ID]:
		return data.StatusPlanned
	case comingSoon[p.trigger.ID] && strings.HasSuffix(anchor, "ing") && (s.n == 0 || m.anchor > 0 && auxiliaries[s.toks[m.anchor-1].low]):
		return data.StatusPlanned
	}
	return data.StatusDone
}

// hearsay tells whether the sentence reports what others say or what is only
// thought of: "people familiar with the matter", "is in talks", "is said to".
func hearsay(s *sentence, end int) bool {
	for i := range s.toks {
		next := ""
		if i+1 < len(s.toks) {
			next = s.toks[i+1].low
		}
		switch low := s.toks[i].low; {
		case low == "reportedly" || low == "rumored" || low == "rumoured" || low == "rumors" || low == "rumours",
			(low == "people" || low == "person" || low == "sources" || low == "source") && (next == "familiar" || next == "close" || next == "with"),
			low == "sources" && (next == "say" || next == "said" || next == "told"), low == "to" && next == "sources":
			return true
		case i >= end || end-i > 20:
		case (low == "talks" || low == "discussions" || low == "negotiations") && i > 0 && (s.toks[i-1].low == "in" || s.toks[i-1].low == "advanced" || s.toks[i-1].low == "early" || s.toks[i-1].low == "exclusive"),
			low == "said" && next == "to" && i > 0 && auxiliaries[s.toks[i-1].low],
			doubts[low] && strings.HasSuffix(low, "ing") && i > 0 && auxiliaries[s.toks[i-1].low]:
			return true
		}
	}
	return false
}

var (
	historyWords = set("previously formerly originally historically ago founded established")
	yearNeutral  = set("results award target milestone publication financing_action ipo") // their sentences name other periods
)

// isPast tells whether words near the anchor put the happening well before the text.
func (r *reader) isPast(s *sentence, p *pattern, m match) bool {
	from, to := max(0, m.anchor-12), min(len(s.toks), m.end+8)
	for i := max(0, m.anchor-3); i < min(len(s.toks), m.anchor+1); i++ {
		if historyWords[s.toks[i].low] && !(s.toks[i].low == "previously" && i+1 < len(s.toks) && strings.HasPrefix(s.toks[i+1].low, "announce")) {
			return true
		}
	}
	for i := m.anchor; i < to; i++ {
		if s.toks[i].low == "ago" {
			return true
		}
	}
	if !yearNeutral[p.trigger.ID] && sumsUp(s) {
		return true
	}
	pub := r.art.a.PublishedAt
	if pub.IsZero() {
		return false
	}
	if i := skipMarks(s); s.field == data.FieldText && dateAt(s, i) > 0 && m.anchor > i {
		if d, _ := r.dateOf(s, i); !d.IsZero() && pub.Sub(d) > pastAfter+31*24*time.Hour {
			return true // an entry of a list of dates
		}
	}
	slack := pastAfter
	if yearNeutral[p.trigger.ID] {
		slack = 500 * 24 * time.Hour
	}
	for i := from; i < to; i++ {
		if last, ok := r.datedBefore(s, i); ok {
			return pub.Sub(last) > slack || !yearNeutral[p.trigger.ID] && r.lastYear(s, i)
		}
	}
	return false
}

// lastYear tells whether "in 2023" stands at i in a text of a later year: what
// could be told by its day is told by its year when it lies back. January still
// looks at the year before.
func (r *reader) lastYear(s *sentence, i int) bool {
	low, pub := s.toks[i].low, r.art.a.PublishedAt
	if low != "in" && low != "during" || i+1 >= len(s.toks) || !isYear(s.toks[i+1]) || pub.IsZero() {
		return false
	}
	y, _ := strconv.Atoi(s.toks[i+1].low)
	return pub.Year() > y && pub.Sub(time.Date(y+1, 1, 1, 0, 0, 0, 0, time.UTC)) > 31*24*time.Hour
}

// wellKnown tells whether the sentence speaks of what readers know already: "a
// widely publicized move", "the historic lawsuit".
func (r *reader) wellKnown(s *sentence, typ string) bool {
	for i := 1; i < len(s.toks); i++ {
		low, before := s.toks[i].low, s.toks[i-1].low
		if (low == "publicized" || low == "publicised") && (before == "widely" || before == "well" || before == "much" || before == "highly") ||
			strings.HasSuffix(low, "-publicized") || strings.HasSuffix(low, "-publicised") {
			return true
		}
	}
	if typ != "legal" || len(s.toks) == 0 {
		return false
	}
	// An apposition is no part of the tokens: "Roe v. Acme, the historic lawsuit, …".
	words := strings.Fields(strings.ToLower(s.field.Of(r.art.a)[s.toks[0].start:s.toks[len(s.toks)-1].end]))
	for i := 0; i+2 < len(words); i++ {
		if words[i] == "the" && (words[i+1] == "historic" || words[i+1] == "infamous" || words[i+1] == "long-running") && cases[strings.Trim(words[i+2], ",.;:")] {
			return true
		}
	}
	return false
}

var cases = set("lawsuit lawsuits case cases suit trial litigation dispute battle")

// sumsUp tells whether the sentence tells what was done over years: "over the
// past three years", "over the past year", "since its founding".
func sumsUp(s *sentence) bool {
	for i := 0; i+3 < len(s.toks); i++ {
		low := s.toks[i].low
		switch {
		case (low == "over" || low == "in" || low == "during" || low == "for" || low == "within") && s.toks[i+1].low == "the" &&
			(s.toks[i+2].low == "past" || s.toks[i+2].low == "last"):
			for k := i + 3; k < min(i+6, len(s.toks)); k++ {
				if low := s.toks[k].low; low == "years" || low == "decade" || low == "decades" || low == "months" && longSpans[s.toks[k-1].low] {
					return true
				}
			}
			if s.toks[i+3].low == "year" && low != "in" {
				return true
			}
		case low == "since" && s.toks[i+1].low == "its" && (strings.HasPrefix(s.toks[i+2].low, "found") || s.toks[i+2].low == "inception" || s.toks[i+2].low == "launch"):
			return true
		}
	}
	return false
}

// longSpans are the numbers of months over which nothing is news.
var longSpans = set("six nine twelve eighteen 6 9 12 18 24 36")

// skipMarks returns the index of the first token that is no bullet or dash.
func skipMarks(s *sentence) int {
	i := 0
	for i < len(s.toks)-1 && s.toks[i].kind == punct {
		i++
	}
	return i
}

// datedBefore reads "in 2019", "since May 2020", "on March 3, 2021" at i: the
// last day that it can mean.
func (r *reader) datedBefore(s *sentence, i int) (time.Time, bool) {
	t := s.toks[i]
	if t.low != "in" && t.low != "since" && t.low != "on" && t.low != "of" && t.low != "during" && t.low != "by" && t.low != "from" && t.low != "early" && t.low != "late" {
		return time.Time{}, false
	}
	if i+1 >= len(s.toks) {
		return time.Time{}, false
	}
	if isYear(s.toks[i+1]) && t.low != "by" {
		y, _ := strconv.Atoi(s.toks[i+1].low)
		return time.Date(y, 12, 31, 0, 0, 0, 0, time.UTC), true
	}
	d, month := r.dateOf(s, i+1)
	if d.IsZero() {
		return time.Time{}, false
	}
	if month {
		d = d.AddDate(0, 1, -1)
	}
	return d, true
}

// dateOf resolves the date written at token i against the day of publication;
// month tells that it names no day.
func (r *reader) dateOf(s *sentence, i int) (day time.Time, month bool) {
	end := dateAt(s, i)
	if end == 0 {
		return time.Time{}, false
	}
	m, d, y := 0, 0, 0
	for _, t := range s.toks[i:end] {
		switch {
		case months[t.low] != 0:
			m = months[t.low]
		case isYear(t):
			y, _ = strconv.Atoi(t.low)
		case t.kind == number && d == 0:
			d, _ = strconv.Atoi(strings.TrimRight(t.low, "stndrh"))
		}
	}
	if y == 0 && end < len(s.toks) && s.toks[end].low == "," && end+1 < len(s.toks) && isYear(s.toks[end+1]) {
		y, _ = strconv.Atoi(s.toks[end+1].low)
	}
	if y == 0 && end < len(s.toks) && s.toks[end].low == "of" && end+1 < len(s.toks) && isYear(s.toks[end+1]) {
		y, _ = strconv.Atoi(s.toks[end+1].low)
	}
	if d > 31 || m == 0 {
		return time.Time{}, false
	}
	if y == 0 {
		if y = r.nearestYear(m); y == 0 {
			return time.Time{}, false
		}
	}
	return time.Date(y, time.Month(m), max(d, 1), 0, 0, 0, 0, time.UTC), d == 0
}

// nearestYear is the year in which month m lies nearest to the publication.
func (r *reader) nearestYear(m int) int {
	pub := r.art.a.PublishedAt
	if pub.IsZero() {
		return 0
	}
	best, bestGap := 0, time.Duration(1<<62)
	for y := pub.Year() - 1; y <= pub.Year()+1; y++ {
		gap := pub.Sub(time.Date(y, time.Month(m), 15, 0, 0, 0, 0, time.UTC)).Abs()
		if gap < bestGap {
			best, bestGap = y, gap
		}
	}
	return best
}

// happenedOn is a day in the sentence of a thing done, not after the text.
func (r *reader) happenedOn(c *candidate) time.Time {
	if c.status == data.StatusRumoured {
		return time.Time{}
	}
	for i := range c.s.toks {
		d, month := r.dateOf(c.s, i)
		if d.IsZero() || month {
			continue
		}
		after := !r.art.a.PublishedAt.IsZero() && d.After(r.art.a.PublishedAt)
		if after == (c.status == data.StatusPlanned) {
			return d
		}
	}
	return time.Time{}
}
