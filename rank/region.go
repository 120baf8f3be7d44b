package rank

import (
	"strings"
	"sync"

	"github.com/nyaruka/phonenumbers"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// regionNames maps the English names of countries to their ISO 3166 codes.
var regionNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{
		"uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
		"usa": "US", "united states of america": "US", "america": "US", "u s": "US", "u s a": "US", "us of a": "US",
		"holland": "NL", "the netherlands": "NL", "czech republic": "CZ", "south korea": "KR", "korea": "KR",
		"turkey": "TR", "russia": "RU", "vietnam": "VN", "uae": "AE", "hong kong": "HK", "macau": "MO", "ivory coast": "CI",
		"deutschland": "DE", "osterreich": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "espana": "ES", "italia": "IT",
		"nederland": "NL", "belgique": "BE", "belgie": "BE", "sverige": "SE", "norge": "NO", "danmark": "DK", "suomi": "FI",
		"polska": "PL", "cesko": "CZ", "ceska republika": "CZ", "magyarorszag": "HU", "brasil": "BR", "turkiye": "TR",
	}
	english := display.English.Regions()
	for code := range phonenumbers.GetSupportedRegions() {
		if r, err := language.ParseRegion(code); err == nil {
			names[strings.TrimSpace(foldWords(english.Name(r)))] = code
		}
	}
	return names
})

// regionOf is the ISO 3166 code of a country written as code or English name;
// what is not known comes back folded.
func regionOf(country string) string {
	folded := strings.TrimSpace(foldWords(country))
	if code, ok := regionNames()[folded]; ok {
		return code
	}
	if len(folded) == 2 || len(folded) == 3 {
		if r, err := language.ParseRegion(folded); err == nil && r.IsCountry() {
			return r.String()
		}
	}
	return folded
}

func (w *world) region(country string) string {
	return remembered(w.regions, country, regionOf)
}

func (w *world) industry(s string) string {
	return remembered(w.industries, s, foldWords)
}

// remembered works something out once for all prospects that share it.
func remembered[K comparable, V any](known map[K]V, key K, work func(K) V) V {
	if v, ok := known[key]; ok {
		return v
	}
	v := work(key)
	known[key] = v
	return v
}
