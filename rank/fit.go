package rank

import (
	"slices"
	"strings"

	"callworthy/data"
)

// offerRules is an offer with its fit rules folded for comparison.
type offerRules struct {
	offer      *data.Offer
	industries []string
	countries  []string
	keywords   []string
	unwanted   []string
}

func (w *world) offerRules(p data.Playbook) []offerRules {
	out := make([]offerRules, len(p.Offers))
	for i := range p.Offers {
		o := &p.Offers[i]
		out[i] = offerRules{offer: o, industries: foldAll(o.Fits.Industries, foldWords), countries: foldAll(o.Fits.Countries, regionOf),
			keywords: foldAll(o.Fits.Keywords, foldWords), unwanted: foldAll(o.Fits.KeywordsUnwanted, foldWords)}
	}
	return out
}

func foldAll(in []string, fold func(string) string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = fold(s)
	}
	return out
}

// fitting is how one offer suits one prospect.
type fitting struct {
	offer *data.Offer // nil when no offer was needed
	known bool        // every rule could be judged and holds
	why   string      // the rules that could not be judged, or those that hold
}

// String is the fit as shown on the row.
func (f fitting) String() string {
	word := "unknown"
	if f.known {
		word = "fits"
	}
	if f.why == "" {
		return word
	}
	return word + ": " + f.why
}

func (f fitting) factor() float64 {
	if f.known {
		return 1
	}
	return fitUnknownFactor
}

// fittings are the offers that a prospect breaks no rule of, in playbook order.
type fittings struct {
	offers   []fitting
	rejected string // the broken rules when every offer has one
}

// best is the first offer known to fit, else the first.
func (f fittings) best() fitting {
	for _, o := range f.offers {
		if o.known {
			return o
		}
	}
	if len(f.offers) == 0 {
		return fitting{}
	}
	return f.offers[0]
}

func (w *world) fits(p *data.Prospect) fittings {
	var out fittings
	var broken []string
	for i := range w.offers {
		j := judgement{}
		w.judge(p, &w.offers[i], &j)
		o := w.offers[i].offer
		if j.broken != "" {
			broken = append(broken, o.Name+": "+j.broken)
			continue
		}
		f := fitting{offer: o, known: len(j.unknown) == 0, why: strings.Join(j.holds, ", ")}
		if !f.known {
			f.why = strings.Join(j.unknown, ", ")
		}
		out.offers = append(out.offers, f)
	}
	if len(out.offers) == 0 && len(broken) > 0 {
		out.rejected = sentence(strings.Join(broken, "; "))
	}
	return out
}

// judgement gathers what the rules of one offer say of one prospect.
type judgement struct {
	broken  string // the first broken rule
	unknown []string
	holds   []string
}

// rule notes what one rule says; value is what is known of the prospect.
func (j *judgement) rule(name, value string, holds bool, broken string) {
	switch {
	case value == "":
		j.unknown = append(j.unknown, name+" not known")
	case holds:
		j.holds = append(j.holds, value)
	case j.broken == "":
		j.broken = value + broken
	}
}

func (w *world) judge(p *data.Prospect, r *offerRules, j *judgement) {
	f := r.offer.Fits
	if f.EmployeesMin > 0 || f.EmployeesMax > 0 {
		size, bound := "", ", fewer than "+itoa(f.EmployeesMin)
		if p.Employees > 0 {
			size = plural(p.Employees, "employee")
		}
		above := f.EmployeesMax > 0 && p.Employees > f.EmployeesMax
		if above {
			bound = ", more than " + itoa(f.EmployeesMax)
		}
		j.rule("head count", size, p.Employees >= f.EmployeesMin && !above, bound)
	}
	if len(r.industries) > 0 {
		j.rule("industry", oneLine(p.Industry), anyShared(w.industry(p.Industry), r.industries),
			" is none of the industries "+strings.Join(f.Industries, ", "))
	}
	if len(r.countries) > 0 {
		j.rule("country", oneLine(p.Country), slices.Contains(r.countries, w.region(p.Country)),
			" is none of the countries "+strings.Join(f.Countries, ", "))
	}
	if len(r.keywords) > 0 || len(r.unwanted) > 0 {
		w.judgeKeywords(p, r, j)
	}
}

// judgeKeywords looks for wanted and unwanted words in all that is known of the
// prospect. Only listed keywords (columns keywords and sells) can show that none
// of the wanted ones applies.
func (w *world) judgeKeywords(p *data.Prospect, r *offerRules, j *judgement) {
	listed := foldWords(strings.Join(p.Keywords, " ") + " " + strings.Join(p.Sells, " "))
	known := listed + foldWords(p.Industry) + foldWords(p.Notes)
	if i := firstIn(known, r.unwanted); i >= 0 {
		j.rule("", "keyword "+r.offer.Fits.KeywordsUnwanted[i], false, " is unwanted")
	}
	if len(r.keywords) == 0 {
		return
	}
	value, i := "", firstIn(known, r.keywords)
	switch {
	case i >= 0:
		value = "keyword " + r.offer.Fits.Keywords[i]
	case listed != "":
		value = "none"
	}
	j.rule("keywords", value, i >= 0, " of the keywords "+strings.Join(r.offer.Fits.Keywords, ", "))
}

// anyShared tells whether one text holds the other as whole words.
func anyShared(text string, of []string) bool {
	for _, s := range of {
		if strings.Contains(text, s) || strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// firstIn is the place of the first word that the text holds, or -1.
func firstIn(text string, words []string) int {
	return slices.IndexFunc(words, func(s string) bool { return s != "" && strings.Contains(text, s) })
}
