package story

import (
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// article makes one whose mentions are the places of a name.
func article(title, text, name string, day int) (data.Article, []data.Mention) {
	at := time.Date(2024, 1, 1, 7, 0, 0, 0, time.UTC).AddDate(0, 0, day)
	a := data.Article{DocumentID: "denial", Title: title, Text: text, PublishedAt: at, FetchedAt: at}
	var ms []data.Mention
	for _, f := range []data.Field{data.FieldTitle, data.FieldText} {
		for from := 0; ; {
			i := strings.Index(f.Of(a)[from:], name)
			if i < 0 {
				break
			}
			ms = append(ms, data.Mention{ProspectID: "P1", Field: f, Start: from + i, End: from + i + len(name), Proof: "full name"})
			from += i + len(name)
		}
	}
	return a, ms
}

func TestDenials(t *testing.T) {
	tests := []struct{ title, text, want string }{
		{"Acme denies it is in talks to buy Beta", "", "acquisition denied"},
		{"Acme says it has no plans to cut jobs", "", "hiring denied, layoffs denied"},
		{"Acme calls off merger with Beta", "", "acquisition off"},
		{"Acme-Beta merger collapses", "", "acquisition off"},
		{"Acme and Beta", "The two said on Friday. The merger talks have broken down without a deal.", "acquisition off, contract_win off, supplier_selected off"},
		{"Acme scraps plan for Ohio plant", "", "expansion off"},
		{"Acme shelves IPO as markets slide", "", "ipo off"},
		{"Acme ends partnership with Beta", "", "partnership off"},
		{"Correction: Acme did not raise $5 million", "", "funding corrected"},
		{"Acme pump news", "Acme retracts statement on its takeover of Beta.", "acquisition corrected"},
		{"Acme denies wrongdoing in takeover of Beta", "", ""},
		{"Judge denies motion in merger case of Acme", "", ""},
		{"Acme declined to confirm or deny talks to buy Beta", "", ""},
		{"Acme completes merger", "The agreement could be terminated if the Acme merger fails.", ""},
		{"Acme grows", "Its merger with Beta collapsed in 2019, and Acme went on alone.", ""},
		{"Will Acme scrap its merger?", "", ""},
		{"Gamma calls off merger with Beta", "", ""},
		{"Acme buys Beta", "", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range Denials(article(tt.title, tt.text, "Acme", 0)) {
			got = append(got, d.Type+" "+string(d.Kind))
			if f := d.Evidence; f.Field.Of(data.Article{Title: tt.title, Text: tt.text})[f.Start:f.End] != f.Quote {
				t.Errorf("%q: the quote %q is not verbatim", tt.title, f.Quote)
			}
		}
		if g := strings.Join(got, ", "); g != tt.want {
			t.Errorf("%q %q: got %q, want %q", tt.title, tt.text, g, tt.want)
		}
	}
}

func TestWithdrawnByALaterText(t *testing.T) {
	tests := []struct {
		name, eventType string
		events          []string
		day             int
		title           string
		want            string // documents withdrawn
		stories         string
	}{
		{"the deal collapses", "acquisition", []string{
			"0|a|planned|Acme agrees to buy Beta|counterparty=Beta",
			"2|b|planned|Acme buys Gamma|counterparty=Gamma",
			"31|c|planned|Pump makers Acme and Beta will not merge after all|counterparty=Beta"}, 30, "Acme calls off merger with Beta", "a c", "A new, B new, A echo"},
		{"and comes back", "acquisition", []string{
			"0|a|rumoured|Acme in talks to buy Beta|counterparty=Beta",
			"60|b|planned|Acme agrees to buy Beta|counterparty=Beta"}, 5, "Acme denies talks to buy Beta", "a", "A new, B new"},
		{"confirmed within days", "acquisition", []string{
			"0|a|rumoured|Acme in talks to buy Beta|counterparty=Beta",
			"6|b|planned|Acme agrees to buy Beta|counterparty=Beta"}, 5, "Acme denies talks to buy Beta", "a", "A new, B new"},
		{"another deal", "acquisition", []string{
			"0|a|planned|Acme agrees to buy Beta|counterparty=Beta"}, 30, "Acme calls off merger with Gamma", "", "A new"},
		{"what is closed is not called off", "acquisition", []string{
			"0|a|done|Acme completes takeover of Beta|counterparty=Beta"}, 30, "Acme ends deal to buy Beta", "", "A new"},
		{"nothing named, one story", "layoffs", []string{
			"0|a|rumoured|Acme weighs cuts to its sales jobs|"}, 2, "Acme denies cuts of sales jobs", "a", "A new"},
		{"a person", "leadership_hire", []string{
			"0|a|planned|Acme names Jane Roe as chief|person=Jane Roe",
			"1|b|planned|Acme names John Doe as counsel|person=John Doe"}, 9, "Roe will not join Acme as chief executive", "a", "A new, B new"},
		{"a correction", "funding", []string{
			"0|a|done|Acme raises $50 million from Delta Fund|amount=$50 million;lead=Delta Fund"}, 1, "Correction: Acme did not raise funding from Delta Fund", "a", "A new"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var events []data.Event
			for _, line := range tt.events {
				events = append(events, event(tt.eventType, line))
			}
			var denials []data.Denial
			for _, d := range Denials(article(tt.title, "", "Acme", tt.day)) {
				if d.Type == tt.eventType {
					denials = append(denials, d)
				}
			}
			mem := Memory{Own: []string{"Acme"}, Denials: denials}
			r := mem.Assign(events)
			var gone []string
			for i, e := range r.Events {
				if _, is := r.Withdrawn[e.ID]; is {
					gone = append(gone, e.DocumentID)
					r.Events[i].WithdrawnAt = e.ObservedAt
				}
			}
			if got := strings.Join(gone, " "); got != tt.want {
				t.Errorf("withdrawn %q, want %q", got, tt.want)
			}
			if got := shape(Memory{Own: []string{"Acme"}, Denials: denials}.Assign(events).Events, r.Aliases); got != tt.stories {
				t.Errorf("stories %s, want %s", got, tt.stories)
			}
			again := mem.Assign(r.Events)
			if len(again.Withdrawn) != len(r.Withdrawn) {
				t.Errorf("assigned again: %v, want %v", again.Withdrawn, r.Withdrawn)
			}
		})
	}
}

// What is read out of the words that take something back is no news; what a
// correction tells is.
func TestDenyingWordsAreNoNews(t *testing.T) {
	for _, tt := range []struct{ title, quote, want string }{
		{"Acme calls off merger with Beta", "Acme calls off merger with Beta", "off"},
		{"Acme calls off merger with Beta", "its takeover of Beta has been abandoned", "off"},
		{"Acme denies it is in talks to buy Beta", "Acme denies it is in talks to buy Beta", "denied"},
		{"Correction: Acme did not acquire Beta for $50 million", "Acme acquired Beta for $5 million", ""},
	} {
		e := event("acquisition", "5|denial|done|"+tt.title)
		e.Evidence.Quote = tt.quote
		var denials []data.Denial
		for _, d := range Denials(article(tt.title, "", "Acme", 5)) {
			if d.Type == e.Type {
				denials = append(denials, d)
			}
		}
		r := Memory{Own: []string{"Acme"}, Denials: denials}.Assign([]data.Event{e})
		if got := string(r.Withdrawn[e.ID].Kind); len(denials) != 1 || got != tt.want {
			t.Errorf("%q, %q: %q by %d denials, want %q", tt.title, tt.quote, got, len(denials), tt.want)
		}
	}
}

func FuzzDenials(f *testing.F) {
	f.Add("Acme denies talks", "The deal of Acme is off. It was called off.")
	f.Fuzz(func(t *testing.T, title, text string) {
		a, ms := article(title, text, "Acme", 0)
		for _, d := range Denials(a, ms) {
			if e := d.Evidence; e.Field.Of(a)[e.Start:e.End] != e.Quote {
				t.Fatalf("%+v", e)
			}
		}
	})
}
