package story

import (
	"regexp"
	"strconv"
	"strings"
)

// money is an amount in one currency.
type money struct {
	currency string // symbol or code as written, small letters
	value    float64
}

var amountText = regexp.MustCompile(`(?i)([$€£¥₹]|[a-z]{2,3}\$?|)\s*(\d[\d,]*(?:\.\d+)?)\s*-?(thousand|k|million|mln|mn|m|billion|bln|bn|b|trillion|tn|crore|lakh)?\b`)

// scales are the words that multiply a number.
var scales = map[string]float64{
	"": 1, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
	"crore": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}

// parseMoney reads the first amount of a slot; the zero money when there is none.
func parseMoney(s string) money {
	m := amountText.FindStringSubmatch(s)
	if m == nil {
		return money{}
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	if err != nil {
		return money{}
	}
	return money{strings.ToLower(m[1]), v * scales[strings.ToLower(m[3])]}
}

// less tells whether b is more money than a, by one per cent and in the same
// currency.
func (a money) less(b money) bool {
	return a.value > 0 && a.currency == b.currency && b.value > a.value*1.01
}
