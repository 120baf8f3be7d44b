package rank

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/nyaruka/phonenumbers"

	"callworthy/data"
)

//go:embed zones.tsv
var zonesTable string

// place is where a prospect is, as far as clocks go.
type place struct {
	region string           // ISO 3166 code, or the folded country as written
	zones  []*time.Location // one when the time zone is known; several when one of them holds; none when unknown
	how    string           // where the zone is known from; empty when the row names it
}

func (p place) known() bool { return len(p.zones) == 1 }

// zoneBook is the table of time zones, ready to look into.
type zoneBook struct {
	countries map[string][]string            // code → zones
	regions   map[string]map[string][]string // code → folded name → zones
	cities    map[string]map[string][]string
}

var zones = sync.OnceValue(func() zoneBook {
	b := zoneBook{countries: map[string][]string{}, regions: map[string]map[string][]string{}, cities: map[string]map[string][]string{}}
	for line := range strings.Lines(zonesTable) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 4 {
			continue
		}
		names, found := map[string]map[string][]string{}, strings.Fields(f[3])
		switch f[1] {
		case "country":
			b.countries[f[0]] = found
			continue
		case "region":
			names = b.regions
		case "city":
			names = b.cities
		}
		if names[f[0]] == nil {
			names[f[0]] = map[string][]string{}
		}
		for _, name := range strings.Split(f[2], "|") {
			names[f[0]][foldWords(name)] = found
		}
	}
	return b
})

// address is what a row says of where a prospect is.
type address struct{ timezone, country, region, city string }

// placeOf tells where the prospect is: by its time zone, else by region and city,
// else by the number's prefix, else by a country with one zone.
func (w *world) placeOf(i int) place {
	at, phone := w.addressOf(i)
	found := remembered(w.places, at, w.placeAt)
	if found.known() || phone == "" {
		return found
	}
	return w.placeByPhone(found, phone)
}

// Zones are the time zones of the prospects where they are known on a day, by id:
// those by which its list says when to call. Profiles are their homework cards.
func Zones(day time.Time, prospects []data.Prospect, profiles []data.Profile) map[string]*time.Location {
	in := Input{Prospects: prospects, Profiles: profiles}
	w := &world{in: in, date: dayOf(day), prospects: sortedProspects(prospects), homework: newHomework(in), zones: map[string]*time.Location{},
		regions: map[string]string{}, places: map[address]place{}, phones: map[string]place{}}
	out := make(map[string]*time.Location, len(prospects))
	for i, p := range w.prospects {
		if at := w.placeOf(i); at.known() {
			out[p.ID] = at.zones[0]
		}
	}
	return out
}

// addressOf is the prospect's address; what the row leaves out is taken from its
// homework card.
func (w *world) addressOf(i int) (at address, phone string) {
	p := w.prospects[i]
	at, phone = address{p.Timezone, p.Country, p.Region, p.City}, p.Contact.Phone
	card := w.homework.profiles[p.ID]
	if card == nil || p.Timezone != "" {
		return at, phone
	}
	if at.country == "" || w.region(at.country) == w.region(card.Country) {
		if at.country == "" {
			at.country = card.Country
		}
		if at.region == "" && at.city == "" {
			at.region, at.city = card.Region, card.City
		}
	}
	if phone == "" {
		phone = card.Phone
	}
	return at, phone
}

// placeAt tells what an address says.
func (w *world) placeAt(at address) place {
	out := place{region: w.region(at.country)}
	if loc := w.zone(at.timezone); loc != nil {
		out.zones = []*time.Location{loc}
		if out.region == "" {
			out.region = regionOfZone(at.timezone)
		}
		return out
	}
	book := zones()
	at = parted(book, at)
	if out.region == "" {
		out.region = w.region(at.country)
	}
	region, city := foldWords(at.region), foldWords(at.city)
	if out.region == "" {
		out.region = onlyCountry(book, region, city)
	}
	byRegion, byCity := book.regions[out.region][region], book.cities[out.region][city]
	names := book.countries[out.region]
	out.how = oneLine(at.country)
	if len(byRegion) > 0 {
		names, out.how = byRegion, oneLine(at.region)
	}
	if len(names) != 1 && len(byCity) == 1 && (len(byRegion) == 0 || slices.Contains(byRegion, byCity[0])) {
		names, out.how = byCity, oneLine(at.city)
	}
	out.zones = w.locations(names)
	return out
}

// parted takes a city that is written as an address, "Appleton, Wisconsin, USA",
// apart: what the row says in its own columns counts before it.
func parted(book zoneBook, at address) address {
	city, rest, found := strings.Cut(at.city, ",")
	if !found {
		return at
	}
	at.city = city
	parts := strings.Split(rest, ",")
	if at.country == "" && isNation(book, parts) {
		at.country, parts = strings.TrimSpace(parts[len(parts)-1]), parts[:len(parts)-1]
	}
	for _, part := range parts {
		if _, known := book.regions[regionOf(at.country)][foldWords(part)]; at.region == "" && (known || at.country == "") {
			at.region = strings.TrimSpace(part)
		}
	}
	return at
}

// isNation tells whether the last part of an address is a country. Alone after a
// city, two letters are more often a state (Canada is no San Francisco, CA), and
// so is the name of both (Georgia).
func isNation(book zoneBook, parts []string) bool {
	last := strings.TrimSpace(parts[len(parts)-1])
	code, ok := data.CountryCode(last)
	if !ok || len(parts) > 1 {
		return ok
	}
	_, state := book.regions["US"][foldWords(last)]
	return !state && (len(last) > 2 || code == "US" || code == "GB")
}

// onlyCountry is the only country with such a region or city, or "". Short names
// are codes, which many countries use.
func onlyCountry(book zoneBook, region, city string) string {
	var found []string
	for _, look := range []struct {
		in   map[string]map[string][]string
		name string
	}{{book.regions, region}, {book.cities, city}} {
		if len(look.name) < len(" xxx ") || look.name == region && len(region) <= len(" xxxx ") {
			continue
		}
		for code, names := range look.in {
			if _, ok := names[look.name]; ok && !slices.Contains(found, code) {
				found = append(found, code)
			}
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// regionOfZone is the country of a time zone that belongs to one alone, or "".
func regionOfZone(name string) string { return zoneCountries()[name] }

var zoneCountries = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	note := func(code string, names []string) {
		for _, name := range names {
			if other, ok := out[name]; ok && other != code {
				code = ""
			}
			out[name] = code
		}
	}
	book := zones()
	for code, names := range book.countries {
		note(code, names)
	}
	for _, kind := range []map[string]map[string][]string{book.regions, book.cities} {
		for code, places := range kind {
			for _, names := range places {
				note(code, names)
			}
		}
	}
	return out
})

// locations loads zones, and keeps one of those that have the same time on the
// list's day.
func (w *world) locations(names []string) []*time.Location {
	var out []*time.Location
	for _, name := range names {
		loc := w.zone(name)
		if loc != nil && !slices.ContainsFunc(out, func(o *time.Location) bool { return w.sameTime(o, loc) }) {
			out = append(out, loc)
		}
	}
	return out
}

func (w *world) sameTime(a, b *time.Location) bool {
	noon := w.date.Add(12 * time.Hour)
	_, x := noon.In(a).Zone()
	_, y := noon.In(b).Zone()
	return x == y
}

// placeByPhone narrows a place by the prefix of the contact's number, when the
// two agree.
func (w *world) placeByPhone(found place, phone string) place {
	said := w.phonePlace(phone, found.region)
	if len(said.zones) == 0 || len(said.zones) > 1 && len(found.zones) > 0 {
		return found
	}
	if found.region != "" && len(found.zones) == 0 && said.region != "" && said.region != found.region {
		return found
	}
	for _, loc := range found.zones {
		if w.sameTime(loc, said.zones[0]) {
			said.region = found.region
			return said
		}
	}
	if len(found.zones) > 0 {
		return found
	}
	if found.region != "" {
		said.region = found.region
	}
	return said
}

// phoneDigitsKept are those that tell a number's area anywhere.
const phoneDigitsKept = 8

// phonePlace tells where a number is, by its first digits. Numbers without a
// country are read as of the region.
func (w *world) phonePlace(phone, region string) place {
	trimmed := strings.TrimSpace(phone)
	digits := phoneDigits(trimmed)
	if !strings.HasPrefix(trimmed, "+") && !strings.HasPrefix(trimmed, "00") {
		n := parsePhone(trimmed, region)
		if n == nil || len(region) != 2 {
			return place{}
		}
		digits = phoneDigits(phonenumbers.Format(n, phonenumbers.E164))
	}
	return remembered(w.phones, digits[:min(len(digits), phoneDigitsKept)], w.prefixPlace)
}

func (w *world) prefixPlace(prefix string) place {
	names, err := phonenumbers.GetTimezonesForPrefix(prefix)
	if err != nil {
		return place{}
	}
	out := place{zones: w.locations(names), how: "the number (+" + prefix[:min(4, len(prefix))] + "…)"}
	home := callingCountry(prefix)
	for i, name := range names {
		if code := regionOfZone(name); i == 0 || code == out.region {
			out.region = code
		} else {
			out.region = home
			break
		}
	}
	// Guernsey has London's time: the country's own name for it is the one people know.
	if own := zones().countries[home]; len(out.zones) == 1 && out.region == home && len(own) == 1 {
		if loc := w.zone(own[0]); loc != nil && w.sameTime(loc, out.zones[0]) {
			out.zones = []*time.Location{loc}
		}
	}
	return out
}

// callingCountry is the main country of a number's calling code, or "".
func callingCountry(digits string) string {
	for n := 1; n <= min(3, len(digits)); n++ {
		code, err := strconv.Atoi(digits[:n])
		if err != nil {
			return ""
		}
		if region := phonenumbers.GetRegionCodeForCountryCode(code); len(region) == 2 && region != phonenumbers.UNKNOWN_REGION {
			return region
		}
	}
	return ""
}

// zone is the time zone, nil unless it is known.
func (p place) zone() *time.Location {
	if !p.known() {
		return nil
	}
	return p.zones[0]
}
