package rank

import (
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// tailDigits is how many last digits two numbers must share to be compared.
const tailDigits = 6

// phoneDigits are the digits of a number without its extension and without the
// 00 of an international prefix.
func phoneDigits(s string) string {
	s = strings.ToLower(s)
	if i := strings.IndexAny(s, "x;#"); i > 0 { // extension: "x12", "ext. 12", ";ext=12", "#12"
		s = strings.TrimRight(s[:i], "e ")
	}
	digits := make([]byte, 0, 16)
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits = append(digits, s[i])
		}
	}
	return strings.TrimPrefix(string(digits), "00")
}

func phoneTail(digits string) string {
	if len(digits) < tailDigits {
		return digits
	}
	return digits[len(digits)-tailDigits:]
}

// samePhone tells whether two numbers reach the same line: the same digits, or
// the same E.164 number when those written without a country are read as of the
// region. Without a region the national part decides: better one call too few.
func samePhone(a, b, region string) bool {
	da, db := phoneDigits(a), phoneDigits(b)
	if da == "" || db == "" {
		return false
	}
	if da == db {
		return true
	}
	na, nb := parsePhone(a, region), parsePhone(b, region)
	switch {
	case na != nil && nb != nil:
		return na.GetCountryCode() == nb.GetCountryCode() && na.GetNationalNumber() == nb.GetNationalNumber()
	case na != nil:
		return nationalIs(na, db)
	case nb != nil:
		return nationalIs(nb, da)
	}
	return strings.TrimLeft(da, "0") == strings.TrimLeft(db, "0")
}

// nationalIs compares with a number of an unknown country.
func nationalIs(n *phonenumbers.PhoneNumber, digits string) bool {
	return phonenumbers.GetNationalSignificantNumber(n) == strings.TrimLeft(digits, "0")
}

func parsePhone(s, region string) *phonenumbers.PhoneNumber {
	if len(region) != 2 {
		region = ""
	}
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "00") {
		s = "+" + s[2:]
	}
	n, err := phonenumbers.Parse(s, region)
	if err != nil {
		return nil
	}
	return n
}
