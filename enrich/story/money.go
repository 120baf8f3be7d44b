package story

import (
	"regexp"
	"strconv"
	"strings"
)

// money is an amount in one currency, or a count when it has none.
type money struct {
	currency string // one sign for each currency, empty when none is written
	value    float64
}

var amountText = regexp.MustCompile(`(?i)([$€£¥₹]|\b[a-z]{2,3}\$?|)\s*(\d[\d,]*(?:\.\d+)?)\s*-?(thousand|k|million|mln|mn|m|billion|bln|bn|b|trillion|tn|crore|lakh|)\b\s*(dollars|euros?|pounds|kroner|kronor|francs|yen|rupees|)`)

// scales are the words that multiply a number.
var scales = map[string]float64{
	"": 1, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mln": 1e6, "mn": 1e6, "m": 1e6,
	"crore": 1e7, "billion": 1e9, "bln": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
}

// currencies are ways to write one: to its sign.
var currencies = map[string]string{
	"$": "$", "us$": "$", "usd": "$", "dollars": "$", "€": "€", "eur": "€", "euro": "€", "euros": "€", "£": "£", "gbp": "£", "pounds": "£",
	"¥": "¥", "jpy": "¥", "yen": "¥", "₹": "₹", "rs": "₹", "inr": "₹", "rupees": "₹", "c$": "c$", "ca$": "c$", "cad": "c$", "a$": "a$",
	"au$": "a$", "aud": "a$", "chf": "chf", "francs": "chf", "nok": "kr", "sek": "kr", "dkk": "kr", "kroner": "kr", "kronor": "kr", "hk$": "hk$",
	"s$": "s$", "nz$": "nz$",
}

// parseMoney reads the first amount of a slot; the zero money when there is none.
func parseMoney(s string) money {
	m := amountText.FindStringSubmatch(s)
	if m == nil {
		return money{}
	}
	return moneyOf(m)
}

func moneyOf(m []string) money {
	v, err := strconv.ParseFloat(strings.ReplaceAll(m[2], ",", ""), 64)
	if err != nil {
		return money{}
	}
	sign := currencies[strings.ToLower(m[1])]
	if sign == "" {
		sign = currencies[strings.ToLower(m[4])]
	}
	return money{sign, v * scales[strings.ToLower(m[3])]}
}

// namesCurrency is a quick look for any way to write a currency: most texts have
// none, and the expression is slow.
func namesCurrency(text string) bool {
	text = strings.ToLower(text)
	for _, c := range currencyStems {
		if strings.Contains(text, c) {
			return true
		}
	}
	return false
}

// currencyStems are in every key of currencies.
var currencyStems = []string{
	"$", "usd", "dollar", "€", "eur", "£", "gbp", "pound", "¥", "jpy", "yen", "₹", "rs", "inr", "rupee", "cad", "aud", "chf", "franc",
	"nok", "sek", "dkk", "kron",
}

// amountsIn are the sums of money that a text names, at most four.
func amountsIn(text string) []money {
	var out []money
	if !strings.ContainsAny(text, "0123456789") || !namesCurrency(text) {
		return nil
	}
	for _, m := range amountText.FindAllStringSubmatch(text, 8) {
		if a := moneyOf(m); a.currency != "" && a.value > 0 && len(out) < 4 {
			out = append(out, a)
		}
	}
	return out
}

// less tells whether b is more than a, by one per cent and in the same currency.
func (a money) less(b money) bool {
	return a.value > 0 && a.currency == b.currency && b.value > a.value*1.01
}

// same tells whether two amounts are one, but for rounding.
func (a money) same(b money) bool {
	return a.value > 0 && a.currency == b.currency && b.value >= a.value*0.97 && a.value >= b.value*0.97
}

// compareAmounts compares the sums that two texts name: 1 when they share one,
// -1 when both name some and share none, 0 otherwise.
func compareAmounts(x, y []money) int {
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	for _, a := range x {
		for _, b := range y {
			if a.same(b) {
				return 1
			}
		}
	}
	return -1
}
