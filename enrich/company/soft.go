package company

import (
	"strconv"
	"strings"

	"callworthy/data"
)

// key names the place of a mark.
func (k placedMark) key() string { return strconv.Itoa(k.start) + "-" + strconv.Itoa(k.end) }

// soft is what in the article fits a prospect's row, beyond its name: contact,
// place, keywords, industry. Empty when nothing does.
func (r *resolution) soft(prospect int32) string {
	proof, known := r.softs[prospect]
	if !known {
		proof = r.page.fits(r.m.prospects[prospect])
		r.softs[prospect] = proof
	}
	return proof
}

// fits looks for what a prospect's row says in the article.
func (page *page) fits(p data.Prospect) string {
	text := page.lower()
	if name := strings.ToLower(p.Contact.Name); strings.Contains(name, " ") && holdsWord(text, name) {
		return "contact in the text"
	}
	if p.City != "" && holdsWord(page.whole, p.City) {
		return "place in the text"
	}
	for _, k := range p.Keywords {
		if k = strings.ToLower(strings.TrimSpace(k)); len(k) > 3 && holdsWord(text, k) {
			return "keyword in the text"
		}
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(p.Industry), func(c rune) bool { return !letterOrDigit(c) }) {
		if len(w) > 4 && !vague[w] && holdsWord(text, w) {
			return "industry in the text"
		}
	}
	return ""
}

// vague are words of industry names that say nothing.
var vague = setOf(`services service products product other general diversified industry industries related systems equipment
goods company companies solutions management business commercial consumer international global group holdings technology
technologies and public private information professional support based sector materials energy health care staples discretionary financials utilities estate real data digital food market markets`)
