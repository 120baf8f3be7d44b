package data

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// LoadPolicy reads policy.yaml strictly, over the built-in rules: what is not
// understood is a Problem with its line. An empty path gives the built-in ones.
func LoadPolicy(path string) (Policy, Problems) {
	p := DefaultPolicy()
	if path == "" {
		return p, nil
	}
	p.File = path
	body, err := os.ReadFile(path)
	if err != nil {
		return p, Problems{unreadable(path, err, "it says when and whether prospects are rung; mend `policy` in callworthy.yaml, or leave it out")}
	}
	return p, parsePolicy(path, body, &p)
}

// parsePolicy reads the text of a policy that stands at path into p.
func parsePolicy(path string, body []byte, p *Policy) Problems {
	r := &policyReader{yamlReader{file: path}}
	if root := r.document(body); root != nil {
		r.policy(root, p)
	}
	r.sort()
	return r.problems
}

// policyReader reads the parts of a policy.
type policyReader struct{ yamlReader }

func (r *policyReader) policy(root *node, p *Policy) {
	r.mapping(root, "the policy", []field{
		{"hours", func(n *node) { r.officeHours(n, &p.Hours) }},
		{"reach", func(n *node) { r.reach(n, &p.Reach) }},
		{"rest", func(n *node) { r.rest(n, &p.Rest) }},
		{"hand_over", func(n *node) { r.handOver(n, &p.HandOver) }},
		{"stale", func(n *node) { r.stale(n, &p.Stale) }},
		{"owed", func(n *node) { r.owed(n, &p.Owed) }},
		{"countries", func(n *node) { r.countries(n, p) }},
	})
	switch o := p.Owed; {
	case len(r.problems) > 0:
	case o.Ours <= o.Theirs+o.Overdue:
		r.fatal(root.Line, "owed: ours (%v) must be more than theirs and overdue together (%v): what we owe comes first", o.Ours, o.Theirs+o.Overdue)
	case o.Ours-o.Undated <= o.Theirs+o.Overdue:
		r.fatal(root.Line, "owed: ours less undated (%v) must be more than theirs and overdue together (%v): what we owe comes first", o.Ours-o.Undated, o.Theirs+o.Overdue)
	}
}

func (r *policyReader) officeHours(n *node, h *HoursRules) {
	r.mapping(n, "hours", []field{
		{"business", func(n *node) { r.spans(n, &h.Business) }},
		{"days", func(n *node) { r.days(n, n.Value, &h.Days) }},
		{"closed_day", func(n *node) { r.oneOf(n, []string{ClosedDayList, ClosedDayRest}, &h.ClosedDay) }},
		{"parts", func(n *node) { r.parts(n, &h.Parts) }},
		{"least_minutes", func(n *node) { r.integer(n, 1, 240, &h.LeastMinutes) }},
		{"remember_days", func(n *node) { r.integer(n, 1, 3650, &h.RememberDays) }},
	})
}

func (r *policyReader) parts(n *node, to *[]DayPart) {
	var out []DayPart
	r.list(n, "parts", func(n *node) {
		part := DayPart{Answered: math.NaN()}
		seen := r.mapping(n, "a part of the day", []field{
			{"hours", func(n *node) { r.span(n, &part.Span) }},
			{"answered", func(n *node) { r.number(n, 0.001, 0.999, &part.Answered) }},
		})
		if !seen["hours"] || !seen["answered"] {
			r.fatal(n.Line, "a part of the day needs hours and answered: the share of tries that reach somebody")
			return
		}
		out = append(out, part)
	})
	if len(out) == 0 || len(out) > MaxDayParts {
		r.fatal(n.Line, "parts: from 1 to %d parts of the day are needed", MaxDayParts)
		return
	}
	spans := make([]Span, len(out))
	for i, part := range out {
		spans[i] = part.Span
	}
	if !follow(spans) {
		r.fatal(n.Line, "parts must follow each other: one begins before the one above it ends")
		return
	}
	*to = out
}

// MaxDayParts is how many parts of the day a policy can have.
const MaxDayParts = 8

func (r *policyReader) reach(n *node, to *ReachRules) {
	r.mapping(n, "reach", []field{
		{"prior_tries", func(n *node) { r.number(n, 1, 1e6, &to.PriorTries) }},
		{"all_tries", func(n *node) { r.number(n, 1, 1e6, &to.AllTries) }},
		{"segment_tries", func(n *node) { r.number(n, 1, 1e6, &to.SegmentTries) }},
		{"clearly_more", func(n *node) { r.number(n, 1, 100, &to.ClearlyMore) }},
		{"clearly_tries", func(n *node) { r.integer(n, 0, 1_000_000, &to.ClearlyTries) }},
		{"same_weekday", func(n *node) { r.number(n, 0, 1, &to.SameWeekday) }},
	})
}

func (r *policyReader) rest(n *node, to *RestRules) {
	r.mapping(n, "rest", []field{
		{"gaps", func(n *node) { r.gaps(n, &to.Gaps) }},
		{"another_weekday", func(n *node) { r.boolean(n, &to.AnotherWeekday) }},
		{"conversation", func(n *node) { r.integer(n, 0, 365, &to.Conversation) }},
		{"meeting", func(n *node) { r.integer(n, 0, 365, &to.Meeting) }},
		{"not_interested", func(n *node) { r.integer(n, 1, 3650, &to.NotInterested) }},
		{"strong_reason", func(n *node) { r.number(n, 0, 10, &to.StrongReason) }},
		{"strong_reason_gap", func(n *node) { r.integer(n, 0, 365, &to.StrongReasonGap) }},
		{"step_forgotten", func(n *node) { r.integer(n, 1, 3650, &to.StepForgotten) }},
		{"promise_without_date", func(n *node) { r.integer(n, 0, 365, &to.OursUndated) }},
		{"their_promise_without_date", func(n *node) { r.integer(n, 0, 365, &to.TheirsUndated) }},
	})
}

// gaps reads growing numbers of working days.
func (r *policyReader) gaps(n *node, to *[]int) {
	var out []int
	r.list(n, "gaps", func(n *node) {
		days := -1
		if r.integer(n, 1, 365, &days); days < 0 {
			return
		}
		if len(out) > 0 && days < out[len(out)-1] {
			r.fatal(n.Line, "gaps must grow: %d stands after %d", days, out[len(out)-1])
			return
		}
		out = append(out, days)
	})
	if len(out) == 0 {
		r.fatal(n.Line, "gaps: at least one number of working days is needed")
		return
	}
	*to = out
}

func (r *policyReader) handOver(n *node, to *HandOverRules) {
	r.mapping(n, "hand_over", []field{
		{"tries", func(n *node) { r.integer(n, 1, 1000, &to.Tries) }},
		{"reasons", func(n *node) { r.integer(n, 0, 100, &to.Reasons) }},
		{"most_tries", func(n *node) { r.integer(n, 1, 1000, &to.MostTries) }},
		{"reps", func(n *node) { r.integer(n, 1, 100, &to.Reps) }},
		{"forget", func(n *node) { r.integer(n, 1, 3650, &to.Forget) }},
	})
	if to.MostTries < to.Tries {
		r.fatal(n.Line, "hand_over: most_tries %d is below tries %d", to.MostTries, to.Tries)
	}
}

func (r *policyReader) stale(n *node, to *StaleRules) {
	r.mapping(n, "stale", []field{
		{"half_lives", func(n *node) { r.number(n, 0.1, 100, &to.HalfLives) }},
		{"days", func(n *node) { r.integer(n, 1, 3650, &to.Days) }},
	})
}

func (r *policyReader) owed(n *node, to *OwedRules) {
	r.mapping(n, "owed", []field{
		{"ours", func(n *node) { r.number(n, 0, 1e6, &to.Ours) }},
		{"theirs", func(n *node) { r.number(n, 0, 1e6, &to.Theirs) }},
		{"overdue", func(n *node) { r.number(n, 0, 1e6, &to.Overdue) }},
		{"half_life", func(n *node) { r.number(n, 0.1, 3650, &to.HalfLife) }},
		{"undated", func(n *node) { r.number(n, 0.01, 1e6, &to.Undated) }},
	})
}

// countries reads the countries' rules; each replaces the built-in one.
func (r *policyReader) countries(n *node, p *Policy) {
	if n.Kind != mappingNode {
		r.fatal(n.Line, "countries must be a mapping of country codes to rules, not %s", kindName(n))
		return
	}
	all := map[string]CountryRules{}
	for code, rules := range p.Countries {
		all[code] = rules
	}
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolve(n.Content[i+1])
		switch {
		case !countryForm.MatchString(key.Value):
			r.fatal(key.Line, "country %q: write the code of two capital letters (ISO 3166), such as DE or US", short(key.Value))
		case lines[key.Value] > 0:
			r.fatal(key.Line, "%s stands in countries twice, first in line %d", key.Value, lines[key.Value])
		default:
			lines[key.Value] = key.Line
			all[key.Value] = r.country(key.Value, value)
			if code, ok := CountryCode(key.Value); !ok {
				r.row(key.Line, "country %s", noCountry(key.Value))
			} else if code != key.Value {
				r.row(key.Line, "country %s: its code is %s, so these rules hold for nobody", key.Value, code)
			}
		}
	}
	p.Countries = all
}

var countryForm = regexp.MustCompile(`^[A-Z]{2}$`)

func (r *policyReader) country(code string, n *node) (c CountryRules) {
	seen := r.mapping(n, code, []field{
		{"days", func(n *node) { r.days(n, n.Value, &c.Days) }},
		{"business", func(n *node) { r.spans(n, &c.Business) }},
		{"legal", func(n *node) { r.legal(n, &c.Legal) }},
		{"source", func(n *node) { r.line(n, maxTalkBytes, &c.Source) }},
	})
	if seen["legal"] && !seen["source"] {
		r.fatal(n.Line, "%s: legal hours need their source: the law that says so", code)
	}
	return c
}

// legal reads hours by days of the week: {mon-fri: 09:00-20:00, sat: 09:00-17:00}.
func (r *policyReader) legal(n *node, to *map[time.Weekday][]Span) {
	if n.Kind != mappingNode {
		r.fatal(n.Line, "legal must be a mapping of days to hours, not %s", kindName(n))
		return
	}
	out := map[time.Weekday][]Span{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], resolve(n.Content[i+1])
		var days Weekdays
		var spans []Span
		if !r.days(key, key.Value, &days) || !r.spans(value, &spans) {
			continue
		}
		for day, on := range days {
			switch _, twice := out[time.Weekday(day)]; {
			case on && twice:
				r.fatal(key.Line, "legal names %s twice", time.Weekday(day))
			case on:
				out[time.Weekday(day)] = spans
			}
		}
	}
	*to = out
}

// spans reads one span of the day or a list of them, in order.
func (r *policyReader) spans(n *node, to *[]Span) bool {
	var out []Span
	before := len(r.problems)
	read := func(n *node) {
		var s Span
		if r.span(n, &s) {
			out = append(out, s)
		}
	}
	if n.Kind == yaml.ScalarNode {
		read(n)
	} else {
		r.list(n, "the hours", read)
	}
	switch {
	case len(r.problems) > before:
		return false
	case len(out) == 0:
		r.fatal(n.Line, "the hours are empty: write them as 09:00-17:00")
		return false
	case !follow(out):
		r.fatal(n.Line, "the hours overlap or are not in order")
		return false
	}
	*to = out
	return true
}

// follow tells whether each span begins after the one before has ended.
func follow(spans []Span) bool {
	for i := range spans[1:] {
		if spans[i+1].From < spans[i].Until {
			return false
		}
	}
	return true
}

func (r *policyReader) span(n *node, to *Span) bool {
	var text string
	if r.hours(n, &text); text == "" {
		return false
	}
	*to, _ = ParseSpan(text)
	return true
}

// ParseSpan reads hours as HH:MM-HH:MM; ok is false when they are not.
func ParseSpan(s string) (span Span, ok bool) {
	a, b, _ := strings.Cut(s, "-")
	from, err1 := time.Parse("15:04", strings.TrimSpace(a))
	until, err2 := time.Parse("15:04", strings.TrimSpace(b))
	if err1 != nil || err2 != nil {
		return Span{}, false
	}
	return Span{from.Hour()*60 + from.Minute(), until.Hour()*60 + until.Minute()}, true
}

var dayNames = []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}

// days reads "mon-fri", "sun-thu" or "sat" as days of the week.
func (r *policyReader) days(n *node, text string, to *Weekdays) bool {
	a, b, ranged := strings.Cut(strings.ToLower(strings.TrimSpace(text)), "-")
	if !ranged {
		b = a
	}
	from, until := slices.Index(dayNames, strings.TrimSpace(a)), slices.Index(dayNames, strings.TrimSpace(b))
	if n.Kind != yaml.ScalarNode || from < 0 || until < 0 {
		r.fatal(n.Line, "expected days of the week such as mon-fri or sat, not %s", kindName(n))
		return false
	}
	var out Weekdays
	for day := from; ; day = (day + 1) % 7 {
		if out[day] = true; day == until {
			break
		}
	}
	*to = out
	return true
}

// decimal writes a bound as people do: 1000000, 0.5.
func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// number reads a decimal number from lo to hi.
func (y *yamlReader) number(n *node, lo, hi float64, to *float64) {
	v, err := strconv.ParseFloat(strings.ReplaceAll(n.Value, "_", ""), 64)
	switch {
	case n.Kind != yaml.ScalarNode || err != nil || math.IsNaN(v):
		y.fatal(n.Line, "expected a number, not %s", kindName(n))
	case v < lo || v > hi:
		y.fatal(n.Line, "%s: %s is out of bounds: from %s to %s", y.key, n.Value, decimal(lo), decimal(hi))
	default:
		*to = v
	}
}

// String names the days as a policy does: "mon, tue".
func (d Weekdays) String() string {
	var names []string
	for day, on := range d {
		if on {
			names = append(names, dayNames[day])
		}
	}
	return strings.Join(names, ", ")
}
