package crawl

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// dayFirst tells which number of 3/4/2026 is the day.
type dayFirst int

const (
	unsure dayFirst = iota
	dmy
	mdy
)

var (
	yearFirst    = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[Tt ,]|$)`)
	compactDate  = regexp.MustCompile(`^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?|$)`)
	dayOfYear    = regexp.MustCompile(`^(\d{4})-(\d{3})(?:[Tt ]|$)`)
	slashed      = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]|$)`)
	dayOfMonth   = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?$`)
	clockTime    = regexp.MustCompile(`(?i)(?:^|[T ,])(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:[.,:]\d+)?)?(?: ?([ap])\.?m\b\.?)?`)
	offset       = regexp.MustCompile(`(?:^|[^-\d])([+-])(\d{1,2}):?(\d{2})?(?::\d{2})?$`)
	offsetInside = regexp.MustCompile(` ([+-]\d{4}) `)
	farEast      = regexp.MustCompile(`(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]`)
	epoch        = regexp.MustCompile(`^(\d{10})(\d{3})?$`)
	halfDay      = regexp.MustCompile(`(上午|午前|오전|下午|午後|오후)\s*(\d{1,2}:\d{2}(?::\d{2})?)`)
	vietnamese   = regexp.MustCompile(`(?i)^(\d{1,2})\s*tháng\s*(\d{1,2})[\s,]+(?:năm\s+)?(\d{4})`)
	bracketed    = regexp.MustCompile(`\s*\([^()]*\)\s*$`)
)

// feedDate reads a date as feeds write it, in UTC; false when it is none. Of
// 3/4/2026 the order tells which number is the day.
//
// It reads RFC 822 and 3339 and what stands around them in the wild: names of
// months in the languages of Europe, dates with the month first, years of two
// digits (70 to 99 are of the last century), seconds since 1970. A date without
// a zone, or with one that nobody knows, is taken to be in UTC. One without a
// time is the beginning of its day. What the calendar does not have is no date.
func feedDate(raw string, order dayFirst) (time.Time, bool) {
	if at, ok := standardDate(raw); ok {
		return at, true
	}
	s := strings.Join(strings.Fields(bracketed.ReplaceAllString(clip(raw, maxRawDate), "")), " ")
	s = farEast.ReplaceAllString(s, "$1-$2-$3 ")
	s = halfDay.ReplaceAllStringFunc(s, halfOfDay)
	s = vietnamese.ReplaceAllString(s, "$3-$2-$1")
	if m := epoch.FindStringSubmatch(s); m != nil {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		return time.Unix(n, 0).UTC(), true
	}
	s = strings.TrimSpace(withoutWeekday(s))
	y, m, d, rest, ok := calendarDay(s, order)
	if !ok {
		return time.Time{}, false
	}
	hour, minute, second, zone, ok := clockOf(rest)
	if !ok {
		return time.Time{}, false
	}
	at := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if at.Day() != d || int(at.Month()) != m {
		return time.Time{}, false
	}
	return at.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second - zone), true
}

// halfOfDay writes a time of the Far East as one of English, "下午 3:30" as "3:30 pm".
func halfOfDay(s string) string {
	m := halfDay.FindStringSubmatch(s)
	switch m[1] {
	case "上午", "午前", "오전":
		return " " + m[2] + " am"
	}
	return " " + m[2] + " pm"
}

// standardDate reads the two forms that nearly all feeds write, in UTC.
func standardDate(s string) (time.Time, bool) {
	layout := ""
	switch {
	case len(s) >= len("2006-01-02T15:04:05Z") && s[4] == '-' && s[10] == 'T':
		layout = time.RFC3339
	case len(s) == len(time.RFC1123) && s[3] == ',' && strings.HasSuffix(s, " GMT"):
		layout = "Mon, 02 Jan 2006 15:04:05 GMT"
	case len(s) == len(time.RFC1123Z) && s[3] == ',':
		layout = time.RFC1123Z
	default:
		return time.Time{}, false
	}
	at, err := time.Parse(layout, s)
	if err != nil {
		return time.Time{}, false
	}
	_, ahead := at.Zone()
	return at.UTC().Truncate(time.Second), ahead <= farthest && ahead >= -farthest
}

// farthest is how many seconds a zone is ahead of Greenwich, or behind it, at most.
const farthest = 14 * 60 * 60

// withoutWeekday drops words at the beginning that name no month.
func withoutWeekday(s string) string {
	for {
		s = strings.TrimLeft(s, " ,.")
		end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
		if end <= 0 || monthOf(s[:end]) != 0 {
			return s
		}
		s = s[end:]
	}
}

// calendarDay reads the day at the beginning of s and gives what follows it.
func calendarDay(s string, order dayFirst) (y, m, d int, rest string, ok bool) {
	if f := compactDate.FindStringSubmatch(s); f != nil {
		clock := ""
		if f[4] != "" {
			clock = f[4] + ":" + f[5] + ":" + f[6] + strings.Repeat("0", 2-len(f[6])) + s[len(f[0]):]
		}
		return number(f[1]), number(f[2]), number(f[3]), clock, true
	}
	if f := yearFirst.FindStringSubmatch(s); f != nil && (f[2] != "" || !monthBehind(s[len(f[0]):])) {
		return number(f[1]), orFirst(f[2]), orFirst(f[3]), s[len(strings.TrimRight(f[0], "Tt ,")):], true
	}
	if f := dayOfYear.FindStringSubmatch(s); f != nil {
		at := time.Date(number(f[1]), 1, number(f[2]), 0, 0, 0, 0, time.UTC)
		return at.Year(), int(at.Month()), at.Day(), s[len(f[1])+1+len(f[2]):], at.Year() == number(f[1]) && number(f[2]) > 0
	}
	if f := slashed.FindStringSubmatch(s); f != nil {
		a, b := number(f[1]), number(f[3])
		if f[2] == "." || a > 12 {
			order = dmy
		} else if b > 12 {
			order = mdy
		}
		y = fullYear(f[4])
		if order == mdy {
			a, b = b, a
		}
		return y, b, a, s[len(strings.TrimRight(f[0], "Tt ,")):], true
	}
	return wordyDay(s)
}

// monthBehind tells whether a month is named in what follows a year.
func monthBehind(s string) bool {
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if monthOf(w) != 0 {
			return true
		}
	}
	return false
}

// wordyDay reads "23 Nov 2026", "Nov. 23rd, 2026", "23-Nov-26", "23 de noviembre
// de 2026" and "Nov 23 07:30:00 GMT 2026".
func wordyDay(s string) (y, m, d int, rest string, ok bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '-' || r == '/' })
	whole := slices.ContainsFunc(words, isYear)
	for _, w := range words {
		w = strings.TrimSuffix(w, ".")
		lower := strings.ToLower(strings.Trim(w, "."))
		day := dayOfMonth.FindStringSubmatch(lower)
		switch {
		case (y == 0 || m == 0) && monthOf(lower) != 0: // of two, the first is a day of the week: mar. 24 nov.
			m = monthOf(lower)
		case d == 0 && day != nil:
			d = number(day[1])
		case y == 0 && isYear(w), y == 0 && !whole && m != 0 && len(w) == 2 && isDigits(w):
			y = fullYear(w)
		case lower == "de" || lower == "del" || lower == "of":
		default:
			rest += " " + w
		}
	}
	if loc := offset.FindStringIndex(s); loc != nil { // the sign was taken for a dash
		rest += " " + strings.TrimLeft(s[loc[0]:], " :0123456789")
	} else if m := offsetInside.FindStringSubmatch(s); m != nil { // 07:30:00 -0500 2026
		rest += " " + m[1]
	}
	return y, m, d, rest, y != 0 && m != 0 && d != 0
}

// clockOf reads the time and zone behind a day.
func clockOf(s string) (hour, minute, second int, zone time.Duration, ok bool) {
	f := clockTime.FindStringSubmatchIndex(s)
	if f == nil {
		return 0, 0, 0, 0, true
	}
	part := func(i int) string {
		if f[2*i] < 0 {
			return ""
		}
		return s[f[2*i]:f[2*i+1]]
	}
	hour, minute, second = number(part(1)), number(part(2)), min(number(part(3)), 59) // a leap second is the one before
	if half := strings.ToLower(part(4)); half != "" {
		hour %= 12
		if half == "p" {
			hour += 12
		}
	}
	return hour, minute, second, zoneOf(strings.TrimSpace(s[f[1]:])), hour <= 24 && minute <= 59
}

// zoneOf is how far a zone is ahead of UTC, 0 when that is not known.
func zoneOf(s string) time.Duration {
	if m := offset.FindStringSubmatch(s); m != nil {
		by := time.Duration(number(m[2]))*time.Hour + time.Duration(number(m[3]))*time.Minute
		switch {
		case by > farthest*time.Second:
			return 0
		case m[1] == "-":
			return -by
		}
		return by
	}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if by, known := zones[strings.ToUpper(w)]; known {
			return time.Duration(by * float64(time.Hour))
		}
	}
	return 0
}

// zones are the abbreviations seen in feeds, in hours ahead of UTC. Of those that
// are used twice, the one of more feeds counts: CST is Chicago, IST is India.
var zones = map[string]float64{
	"EST": -5, "EDT": -4, "ET": -5, "CST": -6, "CDT": -5, "CT": -6, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "PT": -8,
	"AKST": -9, "AKDT": -8, "HST": -10, "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5, "BRT": -3, "ART": -3, "CLT": -4, "COT": -5, "PET": -5,
	"WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "MET": 1, "MEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "TRT": 3,
	"SAST": 2, "CAT": 2, "WAT": 1, "EAT": 3, "IDT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "ICT": 7, "WIB": 7,
	"HKT": 8, "SGT": 8, "MYT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}

// months are how names of months begin, in lower case: English, German, French,
// Spanish, Catalan, Italian, Portuguese, Romanian, Dutch, the Scandinavian and the
// Baltic languages, Finnish, Estonian, Polish, Czech, Croatian where it differs from
// these, Turkish, Hungarian, Indonesian, Russian, Ukrainian, Bulgarian and Greek.
var months = [12]string{
	"jan gen ene led sty oca янв ιαν ian tammi jaan sau січ sij ян",
	"feb fév fev lut úno uno šub feb şub фев φεβ helmi veebr vasari лют velj",
	"mar mär mrz maa már bře březn мар μαρ μάρ maalis kov бер ožu",
	"apr avr abr kwi dub nis ápr апр απρ huhti bal кві",
	"may mai maj mag mei máj kvě май мая μαΐ μάι μαι touko geg тра svi",
	"jun juin giu cze červn haz jún июн ιουν ιούν iun kesä juun bir чер юни",
	"jul juil lug lip červenc tem júl июл ιουλ ιούλ iul heinä juul lie юли лип",
	"aug aoû aou ago sie srp ağu авг αυγ αύγ elo rugp сер agu ağu",
	"sep set wrz zář eyl sze сен σεπ syys rugs вер ruj сеп",
	"oct okt ott out paź říj eki окт οκτ loka spa жов",
	"nov lis kas ноя νοε νοέ noi marras lap ное stu лис",
	"dec dez déc dic gru pro ara дек δεκ joulu des det гру",
}

// monthOf is the month that a word names, 0 for none.
func monthOf(word string) int {
	word = strings.ToLower(word)
	best, found := 0, 0
	for i, list := range months {
		for begin := range strings.FieldsSeq(list) {
			if len(begin) > best && strings.HasPrefix(word, begin) {
				best, found = len(begin), i+1
			}
		}
	}
	return found
}

// isYear tells whether a word is a year of four digits.
func isYear(w string) bool {
	return len(w) == 4 && isDigits(w) && number(w) >= 1900 && number(w) < 2200
}

func fullYear(s string) int {
	n := number(s)
	switch {
	case len(s) > 2:
		return n
	case n >= 70:
		return 1900 + n
	}
	return 2000 + n
}

// orFirst is a number, 1 where none is written.
func orFirst(s string) int {
	if s == "" {
		return 1
	}
	return number(s)
}

func number(s string) int { n, _ := strconv.Atoi(s); return n }

func isDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

// orderOf sees from all dates of a feed which number of 3/4/2026 is the day: one
// beyond 12 is no month.
func orderOf(raws []string) dayFirst {
	first, second := false, false
	for _, raw := range raws {
		if _, standard := standardDate(raw); standard {
			continue
		}
		if f := slashed.FindStringSubmatch(strings.TrimSpace(withoutWeekday(raw))); f != nil && f[2] != "." {
			first, second = first || number(f[1]) > 12, second || number(f[3]) > 12
		}
	}
	switch {
	case first && !second:
		return dmy
	case second && !first:
		return mdy
	}
	return unsure
}
