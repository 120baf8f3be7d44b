package publish

import "callworthy/data"

// moved is a prospect that went to another rep: with the place of its row when
// it is on this page.
type moved struct {
	Prospect, Detail, Anchor string
}

// addPending gathers what stands below the calls beside the causes: the steps
// that are owed, who went to whom, and who rests until when.
func (v *pageView) addPending() {
	for _, g := range v.Groups {
		for _, c := range g.Calls {
			if c.Kind == data.ReasonNextStep {
				v.Owed = append(v.Owed, c)
			}
			if c.HandedOver != "" {
				v.Moved = append(v.Moved, moved{c.Prospect, c.HandedOver, c.Anchor})
			}
		}
	}
	for _, h := range sortedByName(v.HeldBack) {
		switch h.Cause {
		case data.CauseHandedOver:
			if len(v.Moved) < maxHeld {
				v.Moved = append(v.Moved, moved{h.Prospect, h.Detail, ""})
			}
		case data.CauseResting:
			v.Resting = append(v.Resting, h)
		}
	}
}
