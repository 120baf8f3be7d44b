package publish

import (
	"fmt"
	"net/url"
	"slices"

	"callworthy/data"
)

// maxMoved is how many hand-overs are gathered; each stands with its call too.
const maxMoved = 50

// maxNotRead is how many failed hosts the banner names.
const maxNotRead = 4

// hostsOf names the hosts of the sources that failed, each once, with a last word
// on those for whom there is no room.
func hostsOf(failures []data.FailureReport) []string {
	var out []string
	for _, f := range failures {
		u, err := url.Parse(webLink(f.URL))
		if err == nil && u.Hostname() != "" && !slices.Contains(out, u.Hostname()) {
			out = append(out, u.Hostname())
		}
	}
	if more := len(out) - maxNotRead; more > 0 {
		out = append(out[:maxNotRead], fmt.Sprintf("%d more", more))
	}
	return out
}

// RepName is what people call a rep.
func (v pageView) RepName(id string) string { return repName(repNames(v.Reps), id) }

// addPending gathers what stands below the calls beside the causes: the steps
// that are owed, and the calls that another rep made before.
func (v *pageView) addPending() {
	for _, g := range v.Groups {
		for _, c := range g.Calls {
			if c.Kind == data.ReasonNextStep {
				v.Owed = append(v.Owed, c)
			}
			if c.HandedOver != "" && len(v.Moved) < maxMoved {
				v.Moved = append(v.Moved, c)
			}
		}
	}
}
