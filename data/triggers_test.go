package data

import "testing"

func TestTriggersAreSound(t *testing.T) {
	ts, problems := Triggers()
	for _, p := range problems {
		t.Error(p)
	}
	if len(ts) != 29 {
		t.Errorf("got %d triggers, want 29", len(ts))
	}
}
