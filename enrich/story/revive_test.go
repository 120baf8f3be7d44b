package story

import (
	"fmt"
	"testing"
	"time"

	"callworthy/data"
)

// TestOnlyADevelopmentRevives: what a rep called false on day 10 comes back by a later
// event that takes it further, told by an outlet that had not told it, and by nothing else.
func TestOnlyADevelopmentRevives(t *testing.T) {
	const rumour = "0|a|rumoured|Acme in talks to buy Beta|counterparty=Beta"
	for _, tt := range []struct {
		name, first, later, outlet string
		revives                    bool
	}{
		{"confirmed", rumour, "14|b|done|Acme has bought Beta|counterparty=Beta", "two", true},
		{"confirmed by who told the rumour", rumour, "14|b|done|Acme has bought Beta|counterparty=Beta", "one", false},
		{"the rumour again", rumour, "14|b|rumoured|Acme in talks to buy Beta, sources say|counterparty=Beta", "two", false},
		{"confirmed before the verdict", rumour, "9|b|done|Acme has bought Beta|counterparty=Beta", "two", false},
		{"closed", "0|a|done|Acme buys Beta|counterparty=Beta", "14|b|done|Acme completes purchase of Beta|counterparty=Beta", "two", true},
		{"a rewrite", "0|a|done|Acme buys Beta|counterparty=Beta", "14|b|done|Acme has bought Beta|counterparty=Beta", "two", false},
		{"corrected subject", "0|a|done|Acme buys Beta|counterparty=Beta", "14|b|done|Acme buys Gamma Foods|counterparty=Gamma Foods", "one", true},
	} {
		for _, known := range []bool{false, true} {
			t.Run(fmt.Sprint(tt.name, ", read before the verdict was logged: ", known), func(t *testing.T) {
				first, later := event("acquisition", tt.first), event("acquisition", tt.later)
				first.URL, later.URL = "https://one.example/a", "https://"+tt.outlet+".example/b"
				mem := Memory{Own: []string{"Acme"}}
				events := mem.Assign([]data.Event{first}).Events
				if known {
					events = mem.Assign(append(events, later)).Events
				} else {
					events = append(events, later)
				}
				id := events[0].StoryID
				mem.False = map[string]time.Time{id: first.PublishedAt.AddDate(0, 0, 10)}
				for range 2 { // the second night changes nothing
					r := mem.Assign(events)
					events = r.Events
					if got := r.Events[1].StoryID != id && r.Aliases[r.Events[1].StoryID] == ""; got != tt.revives {
						t.Fatalf("revives %v, want %v", got, tt.revives)
					}
				}
			})
		}
	}
}

// TestEchoesOfWhatWasRevived join the story that goes on, not the false one.
func TestEchoesOfWhatWasRevived(t *testing.T) {
	first := event("acquisition", "0|a|rumoured|Acme in talks to buy Beta|counterparty=Beta")
	first.URL = "https://one.example/a"
	mem := Memory{Own: []string{"Acme"}}
	events := mem.Assign([]data.Event{first}).Events
	mem.False = map[string]time.Time{events[0].StoryID: first.PublishedAt.AddDate(0, 0, 10)}
	events[0].WithdrawnAt = first.PublishedAt.AddDate(0, 0, 10)
	for i, line := range []string{"14|b|done|Acme has bought Beta|counterparty=Beta", "15|c|done|Beta bought by Acme|counterparty=Beta"} {
		e := event("acquisition", line)
		e.URL = fmt.Sprintf("https://outlet%d.example/", i)
		events = append(events, e)
	}
	r := mem.Assign(events)
	if got := shape(r.Events, r.Aliases); got != "A, B new, B echo" {
		t.Error(got)
	}
}
