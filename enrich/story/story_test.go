package story

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// event makes one: "day|document|status|title|slot=value;slot=value".
func event(eventType, line string) data.Event {
	f := strings.Split(line, "|")
	var day int
	fmt.Sscan(f[0], &day)
	at := time.Date(2024, 1, 1, 7, 0, 0, 0, time.UTC).AddDate(0, 0, day)
	e := data.Event{
		ID: data.EventID(f[1], "P1", eventType), ProspectID: "P1", Type: eventType, Status: data.Status(f[2]), DocumentID: f[1],
		Title: f[3], Evidence: data.Evidence{Quote: f[3]}, PublishedAt: at, ObservedAt: at, Slots: map[string]string{},
	}
	if len(f) > 4 {
		for _, kv := range strings.Split(f[4], ";") {
			k, v, _ := strings.Cut(kv, "=")
			e.Slots[k] = v
		}
	}
	return e
}

// shape writes stories as letters in the order of first appearance, with novelty.
func shape(events []data.Event, aliases map[string]string) string {
	letters := map[string]string{}
	var out []string
	for _, e := range events {
		id := e.StoryID
		if to := aliases[id]; to != "" {
			id = to
		}
		if letters[id] == "" {
			letters[id] = string(rune('A' + len(letters)))
		}
		out = append(out, strings.TrimRight(letters[id]+" "+string(e.Novelty), " "))
	}
	return strings.Join(out, ", ")
}

func TestAssign(t *testing.T) {
	tests := []struct {
		name, eventType string
		events          []string
		want            string
	}{
		{"three outlets", "expansion", []string{
			"0|a|done|Acme opens a second pump factory in Ohio|place=Ohio",
			"1|b|done|Acme Corp. opens second pump factory in Ohio",
			"2|c|done|New factory in Ohio for pump maker Acme|place=Ohio"}, "A new, A echo, A echo"},
		{"rumour confirmed and closed", "acquisition", []string{
			"0|a|rumoured|Acme said to be in talks over Beta|counterparty=Beta",
			"9|b|planned|Acme agrees to buy Beta for $5 million|counterparty=Beta Inc;amount=$5 million",
			"10|c|planned|Pump maker signs takeover agreement|counterparty=Beta",
			"200|d|done|Acme completes takeover|counterparty=Beta Inc."}, "A new, A development, A echo, A development"},
		{"more money", "funding", []string{
			"0|a|done|Acme raises $5 million|amount=$5 million;round=Series A",
			"20|b|done|Acme extends its Series A to $7.5M|amount=$7.5M;round=Series A"}, "A new, A development"},
		{"two rounds a year apart", "funding", []string{
			"0|a|done|Acme raises $5 million|amount=$5 million",
			"370|b|done|Acme raises $9 million|amount=$9 million"}, "A new, B new"},
		{"two rounds in two months", "funding", []string{
			"0|a|done|Acme closes Series A of $5 million|round=Series A",
			"40|b|done|Acme closes Series B of $5 million|round=Series B"}, "A new, B new"},
		{"two hires in one week", "leadership_hire", []string{
			"0|a|done|Acme appoints Jane Roe as chief financial officer|person=Jane Roe;title=chief financial officer",
			"3|b|done|Acme appoints John Doe as chief financial officer|person=John Doe;title=chief financial officer"}, "A new, B new"},
		{"the name follows", "leadership_hire", []string{
			"0|a|done|Acme picks a new finance chief|title=CFO",
			"6|b|done|Acme names Jane Roe|person=Jane Roe;title=CFO"}, "A new, A development"},
		{"two products", "product_launch", []string{
			"0|a|done|Acme launches the Pump 3000 for mines|product=Pump 3000",
			"2|b|done|Acme launches the Drill 9 for mines|product=Drill 9",
			"3|c|done|Pump 3000 by Acme is out|product=Pump 3000"}, "A new, B new, A echo"},
		{"rewrite months later", "partnership", []string{
			"0|a|done|Acme and Beta join forces|counterparty=Beta",
			"300|b|done|How two pump makers work together|counterparty=Beta Inc"}, "A new, A echo"},
		{"quarters", "results", []string{
			"0|a|done|Acme reports first quarter results|period=first quarter",
			"25|b|done|Acme reports second quarter results|period=Q2",
			"26|c|done|Acme results for Q2|period=second quarter"}, "A new, B new, B echo"},
		{"history is no news", "acquisition", []string{
			"0|a|past|Acme, which bought Beta in 2019, grows|counterparty=Beta",
			"1|b|done|Acme buys Beta at last|counterparty=Beta"}, "A echo, A new"},
		{"buyer and bought", "acquisition", []string{
			"0|a|done|Acme bought by Gamma|counterparty=Gamma",
			"1|b|done|Acme buys Beta|counterparty=Beta"}, "A new, B new"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var events []data.Event
			for _, line := range tt.events {
				events = append(events, event(tt.eventType, line))
			}
			if got := shape(Assign(events)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestPublishedStoriesStay(t *testing.T) {
	first := event("acquisition", "5|b|done|Acme buys Beta|counterparty=Beta")
	one, _ := Assign([]data.Event{first})
	earlier := event("acquisition", "1|a|rumoured|Acme wants Beta|counterparty=Beta")
	earlier.ObservedAt = first.ObservedAt.AddDate(0, 0, 3) // it came in late
	both, aliases := Assign(append([]data.Event{earlier}, one...))
	if both[1].StoryID != one[0].StoryID || both[0].StoryID != one[0].StoryID || len(aliases) > 0 {
		t.Errorf("stories %q %q, want %q; aliases %v", both[0].StoryID, both[1].StoryID, one[0].StoryID, aliases)
	}
	if both[0].Novelty != data.NoveltyNew || both[1].Novelty != data.NoveltyDevelopment {
		t.Errorf("novelties %q %q", both[0].Novelty, both[1].Novelty)
	}
}

func TestStoriesThatTurnOutToBeOne(t *testing.T) {
	a := event("acquisition", "0|a|rumoured|Acme in talks with a rival|")
	b := event("acquisition", "70|b|planned|Pump maker Acme signs agreement|counterparty=Beta")
	one, aliases := Assign([]data.Event{a, b})
	if one[0].StoryID == one[1].StoryID || len(aliases) > 0 {
		t.Fatalf("one story from the start: %v", aliases)
	}
	c := event("acquisition", "71|c|planned|Acme in talks with a rival, agreement signed|counterparty=Beta")
	c.StoryID = one[0].StoryID
	two, aliases := Assign(append(one, c))
	want := map[string]string{one[1].StoryID: one[0].StoryID}
	if !reflect.DeepEqual(aliases, want) {
		t.Errorf("aliases %v, want %v", aliases, want)
	}
	for i := range one {
		if two[i].StoryID != one[i].StoryID {
			t.Error("a published story id changed")
		}
	}
	if got := shape(two, aliases); got != "A new, A development, A echo" {
		t.Error(got)
	}
}

func TestWithdrawnEventsSayNothing(t *testing.T) {
	a := event("recall", "0|a|done|Acme recalls its pumps|product=pumps")
	a.StoryID, a.WithdrawnAt = "s1", a.ObservedAt
	b := event("recall", "1|b|done|Acme recalls all pumps|product=pumps")
	got, _ := Assign([]data.Event{b, a})
	if got[0].StoryID != "s1" || got[0].Novelty != "" || got[1].StoryID != "s1" || got[1].Novelty != data.NoveltyNew {
		t.Errorf("%+v", got)
	}
}

func TestOrderOfInputMakesNoDifference(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	names := []string{"Beta", "Gamma Inc", "Delta", ""}
	for range 50 {
		var events []data.Event
		for i := range 12 {
			e := event("acquisition", fmt.Sprintf("%d|d%02d|planned|Acme buys rival number %d of the year|counterparty=%s", rng.IntN(300), i, rng.IntN(3), names[rng.IntN(4)]))
			if rng.IntN(3) == 0 {
				e.StoryID = fmt.Sprint("s", rng.IntN(3))
			}
			events = append(events, e)
		}
		want, wantAliases := Assign(events)
		shuffled := slices.Clone(events)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got, aliases := Assign(shuffled)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(aliases, wantAliases) {
			t.Fatal("another order gives other stories")
		}
		again, _ := Assign(got)
		if !reflect.DeepEqual(again, got) {
			t.Fatal("assigning again changes something")
		}
		for from, to := range aliases {
			if aliases[to] != "" || from == to {
				t.Fatalf("alias chain %s → %s → %s", from, to, aliases[to])
			}
		}
	}
}

func TestParseMoney(t *testing.T) {
	tests := map[string]money{
		"$12 million": {"$", 12e6}, "€62M": {"€", 62e6}, "up to $1.2bn": {"$", 1.2e9}, "Rs 902.96 crore": {"₹", 902.96e7},
		"$1,250,000": {"$", 1.25e6}, "undisclosed": {}, "9m euros": {"€", 9e6}, "14 million dollars": {"$", 14e6}, "1,200": {"", 1200},
	}
	for in, want := range tests {
		if got := parseMoney(in); got.currency != want.currency || got.value < want.value*0.999 || got.value > want.value*1.001 {
			t.Errorf("parseMoney(%q) = %v, want %v", in, got, want)
		}
	}
}

func FuzzAssign(f *testing.F) {
	f.Add("Acme e E buys 3 Beta", "E", "e s", "$1 bn", uint8(3))
	f.Fuzz(func(t *testing.T, title, counterparty, person, amount string, day uint8) {
		for eventType := range kinds {
			a := event(eventType, "0|a|done|x")
			b := event(eventType, fmt.Sprint(day)+"|b|done|y")
			b.Title, b.Evidence.Quote = title, title+counterparty
			for key := range map[string]bool{"counterparty": true, "product": true, "place": true, "period": true} {
				a.Slots[key], b.Slots[key] = counterparty, title
			}
			a.Slots["person"], b.Slots["amount"] = person, amount
			got, _ := Assign([]data.Event{a, b})
			if len(got) != 2 || got[0].StoryID == "" || got[1].StoryID == "" || got[0].Novelty != data.NoveltyNew {
				t.Fatalf("%+v", got)
			}
		}
	})
}

// TestMemoryOfAYear tells a happening again after eleven months and more, in the
// same words and in others.
func TestMemoryOfAYear(t *testing.T) {
	for _, day := range []int{330, 364, 395} {
		events := []data.Event{
			event("acquisition", "0|a|done|Acme buys pump maker Beta|counterparty=Beta"),
			event("acquisition", fmt.Sprint(day)+"|b|done|How a small firm came under the roof of a big one|counterparty=Beta Inc"),
			event("acquisition", fmt.Sprint(day)+"|c|done|Acme buys pump maker Beta"),
		}
		if got := shape(Assign(events)); got != "A new, A echo, A echo" {
			t.Errorf("after %d days: %s", day, got)
		}
	}
}
