package data

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/idna"
)

// parseBool reads a yes or no of a spreadsheet; empty is no.
func parseBool(v string) (bool, error) {
	switch strings.ToLower(v) {
	case "true", "yes", "y", "1", "x", "on", "ja", "oui", "wahr", "vrai":
		return true, nil
	case "", "false", "no", "n", "0", "off", "nein", "non", "falsch", "faux":
		return false, nil
	}
	return false, fmt.Errorf("%q is neither yes nor no", short(v))
}

// dayLayouts are the dates that can be read without guessing.
var dayLayouts = []string{
	time.DateOnly, "2006/01/02", "20060102", "2.1.2006", "2 Jan 2006", "2 January 2006",
	"Jan 2, 2006", "January 2, 2006", "2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04:05", time.RFC3339,
}

// parseDay reads a date as midnight UTC; empty is the zero time.
func parseDay(v string) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	for _, layout := range dayLayouts {
		if t, err := time.Parse(layout, v); err == nil && t.Year() >= 1900 && t.Year() <= 2200 {
			return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no date: write YYYY-MM-DD", short(v))
}

// momentLayouts are local times as people and programs write them.
var momentLayouts = []string{
	"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02T15:04:05",
	"2006/01/02 15:04", "2006/01/02 15:04:05", "2.1.2006 15:04", "2.1.2006 15:04:05",
}

// zoneCache keeps the time zones of one file: loading one takes a tenth of a
// millisecond, and a file names few.
type zoneCache map[string]*time.Location

// zone finds a time zone by its IANA name.
func (c zoneCache) zone(name string) (*time.Location, error) {
	if loc := c[name]; loc != nil {
		return loc, nil
	}
	iana, err := zoneName(name)
	if err != nil {
		return nil, err
	}
	loc, err := time.LoadLocation(iana)
	if err == nil {
		c[name] = loc
	}
	return loc, err
}

// optional reads a zone's IANA name or nothing.
func (c zoneCache) optional(v string) (string, error) {
	if v == "" {
		return "", nil
	}
	loc, err := c.zone(v)
	if err != nil {
		return "", err
	}
	return loc.String(), nil
}

// moment reads RFC 3339, or a local time in the named zone.
func (c zoneCache) moment(v, zone string) (time.Time, error) {
	t, err := c.anyMoment(v, zone)
	if err == nil && (t.Year() < 1900 || t.Year() > 2200) {
		return time.Time{}, fmt.Errorf("the year of %q is out of bounds", short(v))
	}
	return t, err
}

// corrected reads when a line was corrected, as it is written; empty is the zero time.
func (c zoneCache) corrected(v string) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	return c.moment(v, "")
}

func (c zoneCache) anyMoment(v, zone string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05.999Z0700"} {
		if t, err := time.Parse(layout, v); err == nil {
			return t, nil
		}
	}
	for _, layout := range momentLayouts {
		if _, err := time.Parse(layout, v); err != nil {
			continue
		}
		if zone == "" {
			return time.Time{}, fmt.Errorf("%q is a local time: name its zone in the column timezone, or add the offset as in 2026-03-31T14:05:00+02:00", short(v))
		}
		loc, err := c.zone(zone)
		if err != nil {
			return time.Time{}, err
		}
		return time.ParseInLocation(layout, v, loc)
	}
	return time.Time{}, fmt.Errorf("%q is no time: write 2026-03-31T14:05:00+02:00, or 2026-03-31 14:05 and a timezone", short(v))
}

var (
	wholeForm = regexp.MustCompile(`^\d{1,3}(?:[,.'\x{2019}\x{a0}\x{202f} ]\d{3})*(?:\.0+)?\+?$|^\d{1,12}(?:\.0+)?\+?$`)
	rangeForm = regexp.MustCompile(`^(\S+) *(?:-|–|to) *(\S+)$`)
	notDigit  = regexp.MustCompile(`\D`)
	fraction  = regexp.MustCompile(`^(\d+)\.0+$`)
)

// parseCount reads a head count: 1200, "1,200", "1 200", "10,001+", and the
// middle of "51-200". Empty is 0.
func parseCount(v string) (int, error) {
	v = strings.TrimSpace(strings.TrimSuffix(strings.ToLower(v), "employees"))
	if v == "" {
		return 0, nil
	}
	if m := rangeForm.FindStringSubmatch(v); m != nil {
		lo, errLo := parseCount(m[1])
		hi, errHi := parseCount(m[2])
		if errLo == nil && errHi == nil && lo <= hi {
			return (lo + hi) / 2, nil
		}
	} else if wholeForm.MatchString(v) {
		if m := fraction.FindStringSubmatch(v); m != nil && len(m[0])-len(m[1]) != 4 {
			v = m[1]
		}
		n, err := strconv.Atoi(notDigit.ReplaceAllString(v, ""))
		if err == nil && n <= 10_000_000 {
			return n, nil
		}
	}
	return 0, fmt.Errorf("%q is no number of employees", short(v))
}

// splitList splits at semicolons; empty parts and repeats go.
func splitList(v string) []string {
	var out []string
	seen := map[string]bool{}
	for part := range strings.SplitSeq(v, ";") {
		part = oneLine(part)
		if key := strings.ToLower(part); part != "" && !seen[key] {
			seen[key] = true
			out = append(out, part)
		}
	}
	return out
}

// oneLine folds all white space to single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// noValue are the words that people write for "there is none".
var noValue = map[string]bool{"-": true, "--": true, "n/a": true, "na": true, "none": true, "unknown": true, "null": true, "tbd": true}

// normalDomain makes the bare host of a web address: lower case, in ASCII
// (punycode), without scheme, www, port and path. Words for "none" give "".
func normalDomain(v string) (string, error) {
	host := strings.ToLower(strings.TrimSpace(v))
	if noValue[host] || host == "" {
		return "", nil
	}
	if !strings.Contains(host, "//") {
		host = "//" + host
	}
	u, err := url.Parse(host)
	if err != nil {
		return "", fmt.Errorf("%q is no domain", short(v))
	}
	host = strings.TrimSuffix(strings.TrimPrefix(u.Hostname(), "www."), ".")
	ascii, err := idna.Lookup.ToASCII(host)
	if err != nil || !strings.Contains(ascii, ".") || len(ascii) > 253 || strings.Contains(ascii, "..") || strings.ContainsAny(ascii, " _@%") {
		return "", fmt.Errorf("%q is no domain", short(v))
	}
	return ascii, nil
}

// oneWord finds v among the allowed words, whatever its letter case and with
// spaces or hyphens for underscores.
func oneWord(v string, allowed []string) (string, error) {
	folded := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(v))
	for _, a := range allowed {
		if folded == a {
			return a, nil
		}
	}
	return "", fmt.Errorf("%q is none of %s%s", short(v), strings.Join(allowed, ", "), suggestion(folded, allowed))
}
