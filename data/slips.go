package data

import (
	"fmt"
	"strings"
	"time"
)

// minPhoneDigits are fewer than any number has that can be called from outside.
const minPhoneDigits = 5

// Slips are what looks like a slip of the pen in rows that are used as they
// stand: an e-mail address without @, a phone number too short to dial, a country
// that is none, a call that lies in the future.
func Slips(cfg Config, prospects []Prospect, touches []Touch, now time.Time) Problems {
	var out Problems
	say := func(file string, line int, format string, args ...any) {
		out = append(out, Problem{File: file, Line: line, Row: true, Message: fmt.Sprintf(format, args...)})
	}
	for _, p := range prospects {
		c := p.Contact
		if _, ok := CountryCode(p.Country); !ok && p.Country != "" && !noValue[strings.ToLower(p.Country)] {
			say(cfg.Prospects, p.Line, "country: %s", noCountry(p.Country))
		}
		if email := strings.ToLower(c.Email); email != "" && !noValue[email] && !strings.Contains(email, "@") {
			say(cfg.Prospects, p.Line, "contact_email: %q has no @", short(c.Email))
		}
		if phone := strings.ToLower(c.Phone); phone != "" && !noValue[phone] && len(notDigit.ReplaceAllString(phone, "")) < minPhoneDigits {
			say(cfg.Prospects, p.Line, "contact_phone: %q has fewer than %d digits", short(c.Phone), minPhoneDigits)
		}
	}
	for _, t := range touches {
		if t.At.After(now) {
			say(cfg.Calls, t.Line, "at: %s lies in the future: a call is logged when it is over", t.At.Format(time.RFC3339))
		}
	}
	return out
}

// StrangeReps names those in the history who are none of several reps, once
// each. That need not be a mistake: reps leave, and their calls stay.
func StrangeReps(cfg Config, touches []Touch) Problems {
	if len(cfg.Reps) < 2 {
		return nil // a single rep made all calls
	}
	known := map[string]bool{"": true}
	for _, r := range cfg.Reps {
		known[strings.ToLower(r.ID)] = true
	}
	var out Problems
	for _, t := range touches {
		if id := strings.ToLower(findRep(cfg.Reps, t.Rep)); !known[id] {
			known[id] = true
			out = append(out, Problem{File: cfg.Calls, Line: t.Line, Row: true,
				Message: fmt.Sprintf("rep %q is none of the reps in callworthy.yaml", short(t.Rep))})
		}
	}
	return out
}
