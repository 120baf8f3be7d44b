package rank

import (
	"time"

	"callworthy/data"
)

// Suppressed are the prospects whom the suppressions keep from being named on a day,
// in order of id: those that a row names, and those that share name, domain or contact
// with one of them. It is the rule of the night, for what is printed between nights.
func Suppressed(day time.Time, prospects []data.Prospect, suppressions []data.Suppression) []data.Prospect {
	w := &world{in: Input{Suppressions: suppressions}, date: dayOf(day), prospects: sortedProspects(prospects), regions: map[string]string{}}
	w.suppress()
	var out []data.Prospect
	for i, p := range w.prospects {
		if w.suppressed[i] != "" {
			out = append(out, *p)
		}
	}
	return out
}
