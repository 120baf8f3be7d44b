package rank

import (
	"fmt"
	"math"

	"callworthy/data"
)

// tally is a score with what each term added to it.
type tally struct {
	total float64 // rounded to 4 decimals
	terms []data.Contribution
}

// times multiplies the score so far; the term is what that changes.
func (t *tally) times(name string, factor float64, why string) {
	t.reach(name, t.total*factor, why)
}

// plus adds points.
func (t *tally) plus(name string, points float64, why string) {
	t.reach(name, t.total+points, why)
}

func (t *tally) reach(name string, total float64, why string) {
	total = round4(total)
	t.terms = append(t.terms, data.Contribution{Name: name, Points: round4(total - t.total), Why: why})
	t.total = total
}

func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

// storyScore is the product of the package comment.
func (w *world) storyScore(s *story) tally {
	t := tally{terms: make([]data.Contribution, 0, 8)}
	use, weight := w.weights(), defaultWeight
	if s.trigger != nil {
		weight = share(s.trigger.Weight)
	}
	if own, ok := use.Types[s.lead.Type]; ok {
		weight = share(own)
	}
	age := max(daysBetween(s.day, w.date), 0)
	t.plus("event strength", 100*weight, fmt.Sprintf("%s: strength %s of 1", w.typeName(s.lead.Type), decimal(weight)))
	if s.signal != nil {
		t.times("market", share(use.Relations[s.signal.Relation]), relationWhy(s.signal.Relation))
	}
	t.times("fit", fitFactor(s.fit, use), s.fit.String())
	t.times("freshness", math.Exp2(-float64(age)/halfLife(s.trigger)), freshWhy(age, halfLife(s.trigger)))
	confidence := share(s.lead.Confidence)
	t.times("confidence", confidence, fmt.Sprintf("about %.0f in 100 such finds are true", 100*confidence))
	t.times("corroboration", corroborated(s.outlets, use), "told by "+plural(s.outlets, "outlet"))
	t.times("status", statusFactor(s.lead.Status, use), statusWhy(s.lead.Status))
	w.novelty(&t, s, use)
	return t
}

// novelty takes off for what the contact has heard of the story.
func (w *world) novelty(t *tally, s *story, use data.Weights) {
	switch {
	case s.piece != nil:
		t.times("novelty", share(use.Content), "all of it is told, and a piece that fits is new")
	case s.left > 0:
		t.times("novelty", math.Pow(share(use.Breadcrumb), float64(s.left)), plural(s.left, "breadcrumb")+" of it left before")
	}
}

func fitFactor(f fitting, use data.Weights) float64 {
	if f.known {
		return 1
	}
	return share(use.FitUnknown)
}

func relationWhy(r data.Relation) string {
	switch r {
	case data.RelationNeed:
		return "somebody asks for what they sell"
	case data.RelationIndustry:
		return "news of their field, not their own"
	}
	return "news of a " + string(r) + ", not their own"
}

func freshWhy(age int, half float64) string {
	return fmt.Sprintf("%s old; such news is worth half after %s days", plural(age, "day"), decimal(half))
}

// corroborated is 1 for one outlet, and grows with the logarithm.
func corroborated(outlets int, use data.Weights) float64 {
	return 1 + share(use.Corroboration)*math.Log2(float64(min(max(outlets, 1), maxOutlets)))
}

func statusFactor(s data.Status, use data.Weights) float64 {
	switch s {
	case data.StatusPlanned:
		return share(use.Planned)
	case data.StatusRumoured:
		return share(use.Rumoured)
	}
	return 1
}

func statusWhy(s data.Status) string {
	switch s {
	case data.StatusPlanned:
		return "planned, not done yet"
	case data.StatusRumoured:
		return "a rumour"
	}
	return "has happened"
}

// share bounds x to 0..1; what is no number is 0.
func share(x float64) float64 {
	if !(x > 0) {
		return 0
	}
	return min(x, 1)
}

// decimal writes a number without useless zeros.
func decimal(x float64) string { return fmt.Sprintf("%.4g", x) }

// stepScore puts agreed steps before all news, ours before theirs, those of a day
// that has come before promises without one, the longest waiting first. Waiting
// brings back at most half of what a promise without a day lacks, so that it never
// passes a day that was named.
func (w *world) stepScore(step *data.Touch) tally {
	t, owed := tally{}, w.policy.Owed
	late := daysBetween(w.stepDay(step), w.date)
	points, why := owed.Theirs, "they owe a step that is due"
	if !step.Theirs() {
		points, why = owed.Ours, "we owe them a step that is due"
	}
	overdue, most := plural(late, "day")+" past its date", owed.Overdue
	t.plus("owed next step", points, why)
	if step.Undated() {
		t.plus("no day named", -owed.Undated, "a step whose day has come goes first")
		overdue, most = plural(daysBetween(dayOf(step.At), w.date), "day")+" old", owed.Undated/2
	}
	t.plus("overdue", most*(1-math.Exp2(-float64(late)/owed.HalfLife)), overdue)
	return t
}
