package publish

import "callworthy/data"

// maxMoved is how many hand-overs are gathered; each stands with its call too.
const maxMoved = 50

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
