package data

import (
	"testing"
	"time"
)

func TestSlips(t *testing.T) {
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	cfg := Config{Prospects: "p.csv", Calls: "c.csv", Reps: []Rep{{ID: "ann", Name: "Ann Reed"}, {ID: "bo", Name: "Bo"}}}
	prospects := []Prospect{
		{Line: 2, Contact: Contact{Email: "ann.example.com", Phone: "12-34"}},
		{Line: 3, Contact: Contact{Email: "a@b.example", Phone: "+1 (937) 555-0142"}},
		{Line: 4, Contact: Contact{Email: "n/a", Phone: "-"}},
		{Line: 5},
	}
	touches := []Touch{
		{Line: 2, At: now.Add(-time.Hour), Rep: "Ann Reed (ann@seller.example)"}, {Line: 3, At: now.Add(time.Hour), Rep: "BO"},
		{Line: 4, At: now, Rep: "zed"}, {Line: 5, At: now, Rep: "Zed"}, {Line: 6, At: now},
	}
	got := append(Slips(cfg, prospects, touches, now), StrangeReps(cfg, touches)...)
	want := `p.csv:2: contact_email: "ann.example.com" has no @
p.csv:2: contact_phone: "12-34" has fewer than 5 digits
c.csv:3: at: 2026-03-02T10:00:00Z lies in the future: a call is logged when it is over
c.csv:4: rep "zed" is none of the reps in callworthy.yaml`
	if got.Error() != want || len(got.Fatal()) > 0 {
		t.Errorf("got\n%s\nwant\n%s", got.Error(), want)
	}
	if got := StrangeReps(Config{Reps: cfg.Reps[:1]}, touches); got != nil {
		t.Error(got)
	}
}
