package rank

import "callworthy/data"

// refused says who withdrew the latest news that was told to the prospect, and
// why, or "" when nobody did or it would be too old by now.
func (w *world) refused(h history) string {
	last, _ := h.last(func(t *data.Touch) bool {
		return t.ReasonID != "" && (t.Verdict == data.VerdictFalse || t.Verdict == data.VerdictWrongCompany)
	})
	if last == nil || daysBetween(dayOf(last.At), w.date) > w.policy.Stale.Days {
		return ""
	}
	why := "false"
	if last.Verdict == data.VerdictWrongCompany {
		why = "wrong company"
	}
	return sentence("Withdrawn on " + spoken(dayOf(last.At), w.date) + ": " + why + ", says " + w.saidBy(last))
}

// saidBy is the name of the rep who logged the touch.
func (w *world) saidBy(t *data.Touch) string {
	if id := foldRep(t.Rep); id != "" {
		return w.repName(id)
	}
	return "a rep"
}
