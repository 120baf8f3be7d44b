package rank

import (
	"testing"

	"callworthy/data"
)

// News of the contact's own is told to the contact as such, or not at all.
func TestToSelf(t *testing.T) {
	w := newWorld(Input{Date: worldDay})
	for _, tt := range []struct {
		kind   string
		status data.Status
		slots  map[string]string
		want   string
	}{
		{"leadership_hire", data.StatusDone, map[string]string{"title": "operations director"}, "you are now operations director at Acme"},
		{"leadership_hire", data.StatusPlanned, map[string]string{"title": "COO"}, "you will become COO at Acme"},
		{"leadership_hire", data.StatusDone, map[string]string{"title": "its chief executive"}, ""},
		{"leadership_hire", data.StatusDone, map[string]string{"title": "Nora Roe as COO"}, ""},
		{"leadership_hire", data.StatusDone, nil, ""},
		{"award", data.StatusDone, map[string]string{"award": "Golden Valve Award"}, "you received the Golden Valve Award"},
		{"award", data.StatusDone, map[string]string{"award": "the Golden Valve Prize"}, "you received the Golden Valve Prize"},
		{"award", data.StatusDone, map[string]string{"award": "Top 40 under 40"}, ""},
		{"award", data.StatusPlanned, map[string]string{"award": "Golden Valve Award"}, ""},
	} {
		slots := withSlots(tt.slots, map[string]string{"person": "Nora Roe"})
		got := w.toSelf(words{company: "Acme", contact: "Nora", slots: slots}, &data.Event{Type: tt.kind, Status: tt.status, Slots: slots})
		if got.fact != tt.want || got.slots["person"] != "" {
			t.Errorf("%s %s %v: %q", tt.kind, tt.status, tt.slots, got.fact)
		}
	}
}
