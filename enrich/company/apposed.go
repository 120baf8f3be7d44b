package company

import (
	"regexp"
	"strings"
)

const unbroken = `(?:[a-zà-ÿ][\p{L}\d&-]*,? ){0,3}?` // adjectives before the place: "privately held", "family-owned,"

var (
	basedApposed  = regexp.MustCompile(`^(?:[®™])?(?: \([^)\n]{0,60}\))?(?:,| –| —| -| is| was) (?:an?|the) ` + unbroken + `(\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2})[-‑]based((?: [a-zà-ÿ\d][\p{L}\d&/-]*){1,8})(.*)`)
	nativeApposed = regexp.MustCompile(`^(?:[®™])?(?: \([^)\n]{0,60}\))?(?:,| –| —| -| is| was) (?:an?|the) ` + unbroken + `(\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2})((?: [a-zà-ÿ\d][\p{L}\d&/-]*){1,4})(.*)`)
)

// apposedPlace is the place to which the words after a name assign its bearer: "Pune"
// of "Acme, a Pune-based maker", "India" of "Acme, the Indian company". Empty where a
// part of somebody else follows ("the Indian company's parent"), or the next of a list
// ("the Pune-based maker Bolt"), and for what bears no place ("the Android-based app").
func apposedPlace(rest string) string {
	if m := basedApposed.FindStringSubmatch(rest); m != nil {
		if place := strings.TrimRight(m[1], ".’'-"); !nextInList(m[2], m[3]) && isPlace(place) {
			return place
		}
		return ""
	}
	if m := nativeApposed.FindStringSubmatch(rest); m != nil && !nextInList(m[2], m[3]) && firmFirst(m[2]) {
		return homeOf(strings.TrimRight(m[1], "."))
	}
	return ""
}

// nextInList tells whether a description goes on as that of another: by a genitive, or
// by the name that it describes.
func nextInList(said, after string) bool {
	if strings.HasPrefix(after, "'") || strings.HasPrefix(after, "’") {
		return true
	}
	words := strings.Fields(said)
	last := foldWords(words[len(words)-1])
	r := strings.TrimPrefix(after, " ")
	named := r != after && r != "" && strings.ToLower(r[:1]) != r[:1]
	return named && (orgWords[last] || tradeOf(last) != 0)
}

// firmFirst tells whether words after a country's adjective call somebody a firm before
// anything else: "textile maker", not "subsidiary of the maker".
func firmFirst(said string) bool {
	for _, w := range strings.Fields(said) {
		w = foldWords(w)
		if function[w] || parts[w] {
			return false
		}
		if orgWords[w] {
			return true
		}
	}
	return false
}

// parts are what a firm has in other countries than its own.
var parts = setOf("subsidiary unit arm branch division affiliate operation operations market customer client partner rival subsidiaries")

// homeOf is the country or region that an adjective names; empty for others.
func homeOf(adjective string) string {
	if country := natives[foldWords(adjective)]; country != "" {
		return country
	}
	if r := regionName(adjective); len(adjective) > 3 && r == foldWords(adjective) {
		return adjective
	}
	return ""
}

// isPlace leaves out what "-based" ties to a technique, and areas of which no row tells
// whether its town lies in them.
func isPlace(s string) bool {
	w := foldWords(s)
	if techniques[w] {
		return false
	}
	if regionName(s) != "" || countryCode(s) != "" {
		return true
	}
	words := strings.Fields(w)
	for _, part := range words {
		if wide[part] || strings.HasSuffix(part, "shire") {
			return false
		}
	}
	return len(words) > 0 && (s != strings.ToUpper(s) || len(s) > 4) // "RNA"
}

var (
	techniques = setOf("ai ip ml vr ar it id pc tv dna rna android linux windows java bitcoin ethereum internet web cloud unix python kubernetes")
	wide       = setOf("north south east west northern southern eastern western midlands coast valley area europe asia africa america anglia county counties island isles peninsula region")
)

// natives are the adjectives of countries, with the country's name.
var natives = func() map[string]string {
	out := map[string]string{}
	for _, line := range strings.Fields(`american:United_States us:United_States british:United_Kingdom uk:United_Kingdom canadian:Canada mexican:Mexico brazilian:Brazil
		argentine:Argentina chilean:Chile colombian:Colombia peruvian:Peru german:Germany french:France italian:Italy spanish:Spain portuguese:Portugal dutch:Netherlands
		belgian:Belgium swiss:Switzerland austrian:Austria swedish:Sweden norwegian:Norway danish:Denmark finnish:Finland icelandic:Iceland irish:Ireland polish:Poland
		czech:Czechia hungarian:Hungary romanian:Romania bulgarian:Bulgaria greek:Greece turkish:Turkey russian:Russia ukrainian:Ukraine estonian:Estonia latvian:Latvia
		lithuanian:Lithuania israeli:Israel egyptian:Egypt nigerian:Nigeria kenyan:Kenya south_african:South_Africa ghanaian:Ghana ethiopian:Ethiopia moroccan:Morocco
		saudi:Saudi_Arabia emirati:UAE qatari:Qatar kuwaiti:Kuwait indian:India pakistani:Pakistan bangladeshi:Bangladesh chinese:China taiwanese:Taiwan japanese:Japan
		south_korean:South_Korea korean:Korea singaporean:Singapore malaysian:Malaysia indonesian:Indonesia thai:Thailand vietnamese:Vietnam filipino:Philippines
		philippine:Philippines australian:Australia new_zealand:New_Zealand`) {
		adjective, country, _ := strings.Cut(line, ":")
		out[strings.ReplaceAll(adjective, "_", " ")] = strings.ReplaceAll(country, "_", " ")
	}
	return out
}()
