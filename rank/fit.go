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
	pieces     []pieceRules
}

func (w *world) offerRules(p data.Playbook) []offerRules {
	out := make([]offerRules, len(p.Offers))
	for i := range p.Offers {
		o := &p.Offers[i]
		out[i] = offerRules{offer: o, industries: foldAll(o.Fits.Industries, foldWords), countries: foldAll(o.Fits.Countries, regionOf),
			keywords: foldAll(o.Fits.Keywords, foldWords), unwanted: foldAll(o.Fits.KeywordsUnwanted, foldWords), pieces: pieceRulesOf(o.Content)}
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
	rules *offerRules
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
	k := w.knowledgeOf(p)
	for i := range w.offers {
		j := judgement{}
		w.judge(k, &w.offers[i], &j)
		o := w.offers[i].offer
		if j.broken != "" {
			broken = append(broken, o.Name+": "+j.broken)
			continue
		}
		f := fitting{rules: &w.offers[i], offer: o, known: len(j.unknown) == 0, why: strings.Join(j.holds, ", ")}
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

// Where knowledge of a prospect comes from.
const (
	fromList = "prospects.csv"
	fromSite = "their site"
)

// fact is one thing known of a prospect; text is "" when it is not.
type fact struct{ text, from string }

// shown is the fact on the row of somebody who fits.
func (f fact) shown() string {
	if f.from == fromSite {
		return f.text + " (" + fromSite + ")"
	}
	return f.text
}

// knowledge is what is known of a prospect: by its row in prospects.csv, and
// where that leaves something open by its own site.
type knowledge struct {
	employees         int
	size              fact
	industry, country fact
	listed            string // folded keywords and what they sell
	noted             string // the same with industry and notes
	said              string // folded description of themselves
}

func (w *world) knowledgeOf(p *data.Prospect) knowledge {
	card := w.homework.profiles[p.ID]
	k := knowledge{employees: p.Employees, industry: fact{oneLine(p.Industry), fromList}, country: fact{oneLine(p.Country), fromList}}
	from := fromList
	if card != nil {
		if k.employees <= 0 {
			k.employees, from = card.Employees, fromSite
		}
		if k.industry.text == "" {
			k.industry = fact{clip(oneLine(card.Industry), maxSlotRunes), fromSite}
		}
		if k.country.text == "" {
			k.country = fact{clip(oneLine(card.Country), maxSlotRunes), fromSite}
		}
		k.said = foldWords(card.Description)
	}
	if k.employees > 0 {
		k.size = fact{plural(k.employees, "employee"), from}
	}
	k.listed = foldWords(strings.Join(p.Keywords, " ") + " " + strings.Join(p.Sells, " "))
	k.noted = k.listed + foldWords(p.Industry) + foldWords(p.Notes)
	return k
}

// judgement gathers what the rules of one offer say of one prospect.
type judgement struct {
	broken  string // the first broken rule, with what is known and where from
	unknown []string
	holds   []string
}

// rule notes what one rule says of a fact.
func (j *judgement) rule(name string, f fact, holds bool, broken string) {
	switch {
	case f.text == "":
		j.unknown = append(j.unknown, name+" not known")
	case holds:
		j.holds = append(j.holds, f.shown())
	case j.broken == "":
		j.broken = f.text + " (" + f.from + ")" + broken
	}
}

func (w *world) judge(k knowledge, r *offerRules, j *judgement) {
	f := r.offer.Fits
	if f.EmployeesMin > 0 || f.EmployeesMax > 0 {
		bound := ", fewer than " + itoa(f.EmployeesMin)
		above := f.EmployeesMax > 0 && k.employees > f.EmployeesMax
		if above {
			bound = ", more than " + itoa(f.EmployeesMax)
		}
		j.rule("head count", k.size, k.employees >= f.EmployeesMin && !above, bound)
	}
	if len(r.industries) > 0 {
		w.judgeIndustry(k, r, j)
	}
	if len(r.countries) > 0 {
		j.rule("country", k.country, slices.Contains(r.countries, w.region(k.country.text)),
			" is none of the countries "+strings.Join(f.Countries, ", "))
	}
	if len(r.keywords) > 0 || len(r.unwanted) > 0 {
		judgeKeywords(k, r, j)
	}
}

// judgeIndustry compares by words. A site has its own words for its field, so
// they can show that an industry fits, and not that it does not.
func (w *world) judgeIndustry(k knowledge, r *offerRules, j *judgement) {
	fits := anyShared(w.industry(k.industry.text), r.industries)
	if k.industry.from == fromSite && k.industry.text != "" && !fits {
		j.unknown = append(j.unknown, "industry not known (their site says "+k.industry.text+")")
		return
	}
	j.rule("industry", k.industry, fits, " is none of the industries "+strings.Join(r.offer.Fits.Industries, ", "))
}

// judgeKeywords looks for wanted and unwanted words in all that is known of the
// prospect. Only listed keywords (columns keywords and sells) can show that none
// of the wanted ones applies.
func judgeKeywords(k knowledge, r *offerRules, j *judgement) {
	f := r.offer.Fits
	if i := firstIn(k.noted, r.unwanted); i >= 0 {
		j.rule("", fact{"keyword " + f.KeywordsUnwanted[i], fromList}, false, " is unwanted")
	} else if i := firstIn(k.said, r.unwanted); i >= 0 {
		j.rule("", fact{"keyword " + f.KeywordsUnwanted[i], fromSite}, false, " is unwanted")
	}
	if len(r.keywords) == 0 {
		return
	}
	known := fact{}
	i, n := firstIn(k.noted, r.keywords), firstIn(k.said, r.keywords)
	switch {
	case i >= 0:
		known = fact{"keyword " + f.Keywords[i], fromList}
	case n >= 0:
		known = fact{"keyword " + f.Keywords[n], fromSite}
	case k.listed != "":
		known = fact{"keywords and what they sell", fromList}
	}
	j.rule("keywords", known, i >= 0 || n >= 0, " have none of "+strings.Join(f.Keywords, ", "))
}

// anyShared tells whether one text holds the other as whole words.
func anyShared(text string, of []string) bool {
	for _, s := range of {
		if text != "" && strings.Contains(text, s) || text != "" && strings.Contains(s, text) {
			return true
		}
	}
	return false
}

// firstIn is the place of the first word that the text holds, or -1.
func firstIn(text string, words []string) int {
	return slices.IndexFunc(words, func(s string) bool { return s != "" && strings.Contains(text, s) })
}
