package rank

import (
	"testing"

	"callworthy/data"
)

// A deal that is false is so for all its parties; one that was another company's may
// be true of the rest.
func TestFalseDealOfAllParties(t *testing.T) {
	event := func(prospect, story, eventType string, start, end int) data.Event {
		return data.Event{ID: story, StoryID: story, ProspectID: prospect, Type: eventType, DocumentID: "d",
			Evidence: data.Evidence{Field: data.FieldTitle, Start: start, End: end}}
	}
	for verdict, all := range map[data.Verdict]bool{data.VerdictFalse: true, data.VerdictWrongCompany: false, data.VerdictWeak: false} {
		in := Input{
			AsOf: worldDay,
			Events: []data.Event{event("buyer", "s1", "acquisition", 0, 30), event("target", "s2", "acquisition", 5, 30),
				event("seller", "s3", "divestiture", 0, 30), event("third", "s4", "acquisition", 40, 60), event("fourth", "s5", "layoffs", 0, 30)},
			Signals: []data.Signal{{Event: event("rival", "s6", "acquisition", 0, 30), About: "Target", AboutProspect: "target"}},
			Touches: []data.Touch{{ProspectID: "target", At: worldDay.AddDate(0, 0, -1), ReasonID: "s2:a", Verdict: verdict}},
		}
		got := rejectedStories(in)
		for _, story := range []string{"s1", "s3"} {
			if (got[story] != "") != all {
				t.Errorf("%s: %s is %q", verdict, story, got[story])
			}
		}
		if got["s4"] != "" || got["s5"] != "" {
			t.Errorf("%s: another deal, or no deal, is withdrawn: %v", verdict, got)
		}
		if rival := got["s6"] != ""; rival != (verdict != data.VerdictWeak) {
			t.Errorf("%s: the market's word is withdrawn: %v", verdict, rival)
		}
	}
}
