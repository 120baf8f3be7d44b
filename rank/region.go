package rank

import (
	"strings"

	"callworthy/data"
)

// regionOf is the ISO 3166 code of a country as check knows it; what is not known
// comes back folded.
func regionOf(country string) string {
	if code, ok := data.CountryCode(country); ok {
		return code
	}
	return strings.TrimSpace(foldWords(country))
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
