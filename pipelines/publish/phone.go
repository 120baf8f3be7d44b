package publish

import (
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// e164 returns a number as dialers take it, "+441214960140" (ITU-T E.164), and
// its extension. It is empty for a number written without its country: whom such
// a number reaches is a guess.
func e164(phone string) (number, ext string) {
	phone = clip(60, phone)
	if i := strings.IndexFunc(phone, func(r rune) bool { return unicode.IsLetter(r) || r == '#' || r == ';' }); i >= 0 {
		phone, ext = phone[:i], digits(phone[i:])
	}
	phone = strings.TrimSpace(phone)
	if strings.HasPrefix(phone, "00") {
		phone = "+" + phone[2:]
	}
	n, err := phonenumbers.Parse(phone, "")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return "", ""
	}
	if len(ext) > 8 {
		ext = ""
	}
	return phonenumbers.Format(n, phonenumbers.E164), ext
}

// toDial is the number of a row that a dialer may ring, and its extension. That of
// a contact who has left is none: it rings somebody else's desk, or nobody's, and
// whoever is asked for is found through the switchboard.
func toDial(r Row) (number, ext string) {
	if r.ContactLeft {
		return "", ""
	}
	return e164(r.Phone)
}

// noNumber counts the calls that dialer files leave out.
func noNumber(calls []Row) int {
	n := 0
	for _, r := range calls {
		if number, _ := toDial(r); number == "" {
			n++
		}
	}
	return n
}
