package data

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
	"golang.org/x/text/unicode/norm"
)

// countryNames maps folded English names of countries, and what people commonly
// write for them, to their ISO 3166 codes of two letters. The names are those of
// the Unicode CLDR.
var countryNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{
		"great britain": "GB", "britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
		"usa": "US", "united states of america": "US", "america": "US", "u s": "US", "u s a": "US", "us of a": "US",
		"holland": "NL", "the netherlands": "NL", "czech republic": "CZ", "slovak republic": "SK", "republic of ireland": "IE", "eire": "IE",
		"korea": "KR", "republic of korea": "KR", "turkiye": "TR", "russian federation": "RU", "viet nam": "VN", "uae": "AE", "u a e": "AE",
		"hong kong": "HK", "macau": "MO", "macao": "MO", "ivory coast": "CI", "cabo verde": "CV", "eswatini": "SZ", "north macedonia": "MK",
		"burma": "MM", "myanmar": "MM", "palestine": "PS", "congo": "CG", "dr congo": "CD", "people s republic of china": "CN", "prc": "CN",
		"deutschland": "DE", "osterreich": "AT", "schweiz": "CH", "suisse": "CH", "svizzera": "CH", "espana": "ES", "italia": "IT",
		"nederland": "NL", "belgique": "BE", "belgie": "BE", "sverige": "SE", "norge": "NO", "danmark": "DK", "suomi": "FI",
		"polska": "PL", "cesko": "CZ", "ceska republika": "CZ", "magyarorszag": "HU", "brasil": "BR",
	}
	for code, name := range countryCodes() {
		if folded := foldCountry(name); names[folded] == "" {
			names[folded] = code
		}
	}
	return names
})

// countryCodes maps the codes that are in use to the countries' English names.
var countryCodes = sync.OnceValue(func() map[string]string {
	english, codes := display.English.Regions(), map[string]string{}
	for i := range 26 * 26 {
		code := string([]byte{'A' + byte(i/26), 'A' + byte(i%26)})
		r, err := language.ParseRegion(code)
		if err != nil || !r.IsCountry() || code == "EZ" || code == "UN" || r.Canonicalize().String() != code || english.Name(r) == "" {
			continue
		}
		codes[code] = english.Name(r)
	}
	return codes
})

// CountryCode is the ISO 3166 code of two letters of a country written as a code
// of two or three letters or by its English name, and whether there is such a
// country.
func CountryCode(written string) (code string, ok bool) {
	folded := foldCountry(written)
	if code, ok := countryNames()[folded]; ok {
		return code, true
	}
	if len(folded) != 2 && len(folded) != 3 {
		return "", false
	}
	r, err := language.ParseRegion(folded)
	if err != nil || countryCodes()[r.Canonicalize().String()] == "" {
		return "", false
	}
	return r.Canonicalize().String(), true
}

// noCountry says that a text is no country, and which one may be meant.
func noCountry(written string) string {
	const how = ": write its English name or its ISO 3166 code, such as Germany or DE"
	switch folded := foldCountry(written); {
	case folded == "eu" || folded == "europe" || folded == "european union" || folded == "emea" || folded == "dach" || folded == "apac":
		return "\"" + short(written) + "\" is no single country: write each of them, such as DE, AT, CH"
	case len(folded) > 3:
		if near := nearestWord(folded, slices.Sorted(maps.Keys(countryNames()))); near != "" {
			return "\"" + short(written) + "\" is no country that is known; did you mean " + countryCodes()[countryNames()[near]] + " (" + countryNames()[near] + ")?"
		}
	}
	return "\"" + short(written) + "\" is no country that is known" + how
}

// foldCountry writes a name as small words without accents: "St. Vincent & Co"
// is "saint vincent and co". What stands in brackets is left out.
func foldCountry(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(strings.ToLower(s)), " (")
	s = strings.NewReplacer("&", " and ", "st. ", "saint ").Replace(s)
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return strings.TrimSpace(foldPhrase(s))
}
