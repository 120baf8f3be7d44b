package crawl

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// Some programs write the moment of the request into every entry. At least stamped
// entries, and stampedShare of all that a feed has, tell such a moment: it is an odd
// one, as the second of a request is in 299 of 300 cases, while people publish, and
// lift embargoes, at the full fiveMinutes.
const (
	stamped      = 3
	stampedShare = 0.9
	fiveMinutes  = 5 * time.Minute
)

// dating gives the entries of one feed their dates, by these rules:
//
//   - The date of publication counts before that of the last change, and each of
//     them wherever a feed may have it: RSS, Atom, Dublin Core.
//   - A date that cannot be read, lies more than a day ahead of the night or
//     before the Web, is none: the next one of the entry is tried.
//   - Which number of 3/4/2026 is the day, the other dates of the feed tell, or that
//     one reading lies ahead of the night; where neither does, it is no date.
//   - Three or more entries, nine in ten of a feed, of the same odd moment within the
//     last day and a half have no date: it is the moment at which the feed was made.
//     One of full five minutes (07:00) is that of people: several items are published
//     at it, and all of them keep it.
//   - A day in the path of the address (/2019/03/14/) counts where there is no
//     date, or where it is older by more than newerThanPath: pages move and feeds
//     are made anew, and an old story must not look fresh.
type dating struct {
	asOf  time.Time
	order dayFirst
	not   time.Time               // a moment that is no date
	dated map[*gofeed.Item]moment // by entry
}

// moment is a date as written and as read, in UTC; zero where it cannot be.
type moment struct {
	raw string
	at  time.Time
}

const (
	firstYear     = 1990 // before it there was no Web, nor news on it
	newerThanPath = 45 * day
	lately        = 36 * time.Hour
)

func datesOf(entries []entry, asOf time.Time) dating {
	all := make([][]string, len(entries))
	for i, e := range entries {
		all[i] = e.dates()
	}
	d := dating{asOf: asOf, order: orderOf(slices.Concat(all...)), dated: make(map[*gofeed.Item]moment, len(entries))}
	for i, e := range entries {
		d.dated[e.Item] = d.published(all[i])
	}
	if len(entries) >= stamped {
		d.not = d.stamp(entries)
	}
	return d
}

// stamp is the moment of the request that nearly all entries have for a date, or zero.
func (d dating) stamp(entries []entry) time.Time {
	count, most := map[int64]int{}, time.Time{}
	for _, e := range entries {
		if at := d.dated[e.Item].at; !at.IsZero() {
			if count[at.UnixNano()]++; most.IsZero() || count[at.UnixNano()] > count[most.UnixNano()] {
				most = at
			}
		}
	}
	n := count[most.UnixNano()]
	enough := n >= stamped && float64(n) >= stampedShare*float64(len(entries))
	if most.IsZero() || !enough || most.Truncate(fiveMinutes).Equal(most) || d.asOf.Sub(most) >= lately {
		return time.Time{}
	}
	return most
}

// published is the first of an entry's dates that can be read, or else the first.
func (d dating) published(dates []string) (first moment) {
	for _, s := range dates {
		raw := plainText(s, maxRawDate)
		if at, ok := d.read(raw); ok {
			return moment{raw, at}
		}
		if first.raw == "" {
			first.raw = raw
		}
	}
	return first
}

// of is the date of an entry whose page is at address.
func (d dating) of(e entry, address string) (raw string, at time.Time) {
	raw, at = d.dated[e.Item].raw, d.dated[e.Item].at
	if !d.not.IsZero() && at.Equal(d.not) {
		at = time.Time{}
	}
	day, whole := dayInPath(address)
	switch {
	case day.IsZero() || !d.sane(day):
	case at.IsZero() && whole, !at.IsZero() && at.Sub(day) > newerThanPath:
		return raw, day
	}
	return raw, at
}

// read gives what a date can mean, when that is one thing.
func (d dating) read(s string) (time.Time, bool) {
	if d.order != unsure {
		at, ok := feedDate(s, d.order)
		return at, ok && d.sane(at)
	}
	a, okA := feedDate(s, dmy)
	if okA && !strings.ContainsAny(s, "/-") {
		return a, d.sane(a) // nothing to be in doubt of
	}
	b, okB := feedDate(s, mdy)
	okA, okB = okA && d.sane(a), okB && d.sane(b)
	if okA && okB {
		return a, a.Equal(b)
	}
	if okB {
		return b, true
	}
	return a, okA
}

func (d dating) sane(at time.Time) bool {
	return at.Year() >= firstYear && !at.After(d.asOf.Add(day))
}

var pathDay = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2]|[1-9])(?:[/-](0[1-9]|[12]\d|3[01]|[1-9]))?(?:[/-]|$)`)

// dayInPath is the day that the path of a URL names; of a month alone the last
// day, and then it is not whole.
func dayInPath(address string) (at time.Time, whole bool) {
	u, err := url.Parse(address)
	if err != nil {
		return time.Time{}, false
	}
	m := pathDay.FindStringSubmatch(u.Path)
	switch {
	case m == nil:
		return time.Time{}, false
	case m[3] == "":
		return time.Date(number(m[1]), time.Month(number(m[2]))+1, 0, 0, 0, 0, 0, time.UTC), false
	}
	return time.Date(number(m[1]), time.Month(number(m[2])), number(m[3]), 0, 0, 0, 0, time.UTC), true
}

// Where a feed may have the date of an entry beside gofeed's own places: names
// of plain elements, and of Dublin Core's terms.
var (
	publishedNames = []string{"published", "issued", "created", "date", "pubdate", "dateposted", "available"}
	updatedNames   = []string{"updated", "modified", "lastmod", "lastmodified", "lastbuilddate"}
)

// dates are the dates of an entry as written, those of publication first.
func (e entry) dates() []string {
	all := append([]string{e.Published}, named(e.Item, publishedNames)...)
	all = append(append(all, e.Updated), named(e.Item, updatedNames)...)
	return slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// named are the texts of the elements of these names that gofeed keeps aside.
func named(it *gofeed.Item, names []string) (out []string) {
	for _, name := range names {
		for _, prefix := range []string{"dcterms", "dc", "atom"} {
			for _, x := range it.Extensions[prefix][name] {
				out = append(out, x.Value)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(it.Custom)) {
			if strings.EqualFold(key, name) {
				out = append(out, it.Custom[key])
			}
		}
	}
	return out
}
