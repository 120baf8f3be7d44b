package rank

import (
	"regexp"
	"slices"
	"strings"
)

// money finds sums with their currency or their millions: "$40 million", "€1.5bn",
// "40 million dollars", "EUR 12,000".
var money = regexp.MustCompile(`(?i)(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|aud|cad|inr|sek|nok|dkk|pln|rs\.?)) ?\d[\d.,]*(?: ?(?:million|billion|trillion|crore|lakh|mn|bn|[mbk])\b)?` +
	`|\b\d[\d.,]*[ -]?(?:million|billion|trillion|crore|lakh|bn|mn)\b`)

var moneyWords = strings.NewReplacer("million", "m", "mn", "m", "billion", "b", "bn", "b", "trillion", "t", " ", "", "-", "", ",", "")

// moneyIn are the sums of the texts, each written in one way, sorted: "40m".
func moneyIn(texts ...string) []string {
	var out []string
	for _, text := range texts {
		for _, sum := range money.FindAllString(text, -1) {
			sum = moneyWords.Replace(strings.ToLower(strings.TrimRight(sum, ".,")))
			if i := strings.IndexAny(sum, "0123456789"); i >= 0 {
				out = append(out, strings.TrimRight(sum[i:], "."))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
