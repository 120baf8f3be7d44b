package publish

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// dialerColumns are those of <rep>-dialer.csv. There is a file for each rep,
// not one for all, because dialers import a list for whoever dials it: nobody
// should ring a colleague's prospect.
//
// Only phone begins with a plus sign and no apostrophe: dialers want E.164, and
// a spreadsheet makes nothing but a number of it.
var dialerColumns = []column{
	{"phone", func(r Row) string { n, _ := toDial(r); return n }}, // E.164
	{"extension", func(r Row) string { _, ext := toDial(r); return ext }},
	{"first_name", func(r Row) string { first, _ := nameParts(r.Contact); return cell(first) }},
	{"last_name", func(r Row) string { _, last := nameParts(r.Contact); return cell(last) }},
	{"company", func(r Row) string { return cell(r.Prospect) }},
	{"title", func(r Row) string { return cell(r.ContactTitle) }},
	{"email", func(r Row) string { return cell(mailbox(r.Email)) }},
	{"timezone", func(r Row) string { return cell(r.Timezone) }},    // IANA, of call_from and call_until
	{"call_from", func(r Row) string { return cell(r.CallFrom) }},   // HH:MM on list_date, inside the legal hours
	{"call_until", func(r Row) string { return cell(r.CallUntil) }}, // HH:MM on list_date
	{"call_from_utc", func(r Row) string { from, _ := moments(r); return utc(from) }},
	{"call_until_utc", func(r Row) string { _, until := moments(r); return utc(until) }},
	{"priority", func(r Row) string { return strconv.Itoa(r.Rank) }}, // 1 is the first call
	{"reason", func(r Row) string { return cell(r.Sentence) }},
	{"opener", func(r Row) string { return cell(r.Opener) }},
	{"voicemail", func(r Row) string { return cell(r.Voicemail) }},
	{"tact", func(r Row) string { return cell(r.Tact) }},
	{"contact_note", func(r Row) string { return cell(r.ContactNote) }},
	{"url", func(r Row) string { return cell(webLink(r.URL)) }},
	{"prospect_id", func(r Row) string { return cell(r.ProspectID) }}, // as calls.csv takes it back
	{"reason_id", func(r Row) string { return cell(r.Reason.ID) }},    // as calls.csv takes it back
	{"rep", func(r Row) string { return cell(r.Rep) }},
	{"list_date", func(r Row) string { return cell(r.ListDate) }},
}

// toDialer writes the calls of one rep that have a number a dialer can take.
func toDialer(s Sheet, rep string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	line := make([]string, len(dialerColumns))
	for i, c := range dialerColumns {
		line[i] = c.name
	}
	if err := w.Write(line); err != nil {
		return nil, err
	}
	for _, r := range callsOf(s, rep) {
		if number, _ := toDial(r); number == "" {
			continue
		}
		for i, c := range dialerColumns {
			line[i] = c.cell(r)
		}
		if err := w.Write(line); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func callsOf(s Sheet, rep string) []Row {
	var out []Row
	for _, r := range s.Calls {
		if r.Rep == rep {
			out = append(out, r)
		}
	}
	return out
}

// moments are the two ends of a row's window, zero when it has none that can be
// placed.
func moments(r Row) (from, until time.Time) {
	zone, err := time.LoadLocation(r.Timezone)
	if err != nil || r.Timezone == "" {
		return time.Time{}, time.Time{}
	}
	from, err1 := time.ParseInLocation("2006-01-02 15:04", r.ListDate+" "+r.CallFrom, zone)
	until, err2 := time.ParseInLocation("2006-01-02 15:04", r.ListDate+" "+r.CallUntil, zone)
	if err1 != nil || err2 != nil || !until.After(from) {
		return time.Time{}, time.Time{}
	}
	return from, until
}

func utc(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// forms of address that are no first name.
var addresses = map[string]bool{
	"dr": true, "prof": true, "professor": true, "mr": true, "mrs": true, "ms": true, "miss": true, "sir": true, "dame": true,
	"herr": true, "frau": true, "ing": true, "dipl.-ing": true, "mag": true, "m": true, "mme": true, "sig": true, "sra": true,
}

// nameParts cuts a name into the two fields that dialers have: "Dr. Ana de la
// Cruz" is Ana, de la Cruz; "Keller, Maria" is Maria, Keller; 山本 花子 is 花子,
// 山本. A single word is a last name.
func nameParts(name string) (first, last string) {
	name = clip(200, name)
	if before, after, ok := strings.Cut(name, ", "); ok {
		return after, before
	}
	words := strings.Fields(name)
	for len(words) > 1 && addresses[strings.ToLower(strings.TrimSuffix(words[0], "."))] {
		words = words[1:]
	}
	if len(words) < 2 {
		return "", strings.Join(words, " ")
	}
	if familyFirst(words[0]) {
		return strings.Join(words[1:], " "), words[0]
	}
	at := len(words) - 1
	for at > 1 && startsLower(words[at-1]) { // van, de la, bin
		at--
	}
	return strings.Join(words[:at], " "), strings.Join(words[at:], " ")
}

func familyFirst(word string) bool {
	for _, r := range word {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}
	return false
}

func startsLower(word string) bool {
	for _, r := range word {
		return unicode.IsLower(r)
	}
	return false
}
