package rank

import (
	"testing"
	"time"

	"callworthy/data"
)

// A headline is told as a sentence where it is sure which of its words are names.
func TestHeadline(t *testing.T) {
	v := words{company: "Acme Foods Inc.", names: []string{"Acme Foods Inc.", "Acme"}, places: []string{"Duluth"}}
	for quote, want := range map[string]string{
		"Acme Foods opens canning hall in Duluth.":                  "Acme Foods opened a canning hall in Duluth",
		"Acme Foods, Inc. opens canning hall":                       "Acme Foods opened a canning hall",
		"Acme Foods has opened a hall":                              "Acme Foods has opened a hall",
		"Acme Opens Second Moulding Hall in Duluth":                 "Acme opened a second moulding hall in Duluth",
		"Acme Opens First European Plant at Benton Harbor":          "Acme opened its first European plant at Benton Harbor",
		"Acme Opens £18 Million Chilled Hall and Hires 40 Workers":  "Acme opened an £18 million chilled hall and hired 40 workers",
		"Acme Wins Order for Canning Line from Kraft Foods Group":   "Acme won an order for a canning line from Kraft Foods Group",
		"Acme Opens AI Hub in London - The Duluth Paper":            "Acme opened an AI hub in London",
		"Acme Foods (NYSE: ACME) Opens Hall in May | Reuters":       "Acme Foods opened a hall in May",
		"ACME FOODS OPENS CANNING HALL IN DULUTH":                   "Acme Foods Inc. opened a canning hall in Duluth",
		"Acme, a baker, opens a hall":                               "Acme, a baker, opens a hall",
		"The Roe family has sold its ovens to Acme for $4 million.": "the Roe family has sold its ovens to Acme for $4 million",
	} {
		e := data.Event{Status: data.StatusDone, Evidence: data.Evidence{Quote: quote}}
		if got := headline(v, &e); got != (clause{text: want}) {
			t.Errorf("%q: %+v, want %q", quote, got, want)
		}
		e.Status = data.StatusRumoured
		if got := headline(v, &e); got != (clause{}) {
			t.Errorf("a rumour is spoken of as a fact: %+v", got)
		}
	}
	plan := data.Event{Status: data.StatusPlanned, Evidence: data.Evidence{Quote: "Acme To Build $65 Million Carton Plant in Duluth"}}
	if got := headline(v, &plan); got.text != "Acme plans to build a $65 million carton plant in Duluth" {
		t.Errorf("%+v", got)
	}
}

// What may be a name stays a headline, and is said as one.
func TestAnUnsureHeadlineIsQuoted(t *testing.T) {
	v := words{company: "Acme Foods", names: []string{"Acme Foods", "Acme"}}
	for quote, of := range map[string]string{
		"Acme Buys Zorvan Ovens": "acquisition", "Acme Named Best Baker of the Year": "award", "Acme Launches Smart Oven Care": "product_launch",
		"ACME FOODS BUYS ZORVAN OVENS": "acquisition", "Acme Opens Plant in Deal": "expansion",
	} {
		e := data.Event{Type: of, Status: data.StatusDone, Evidence: data.Evidence{Quote: quote}}
		if got := headline(v, &e); got != (clause{text: quote, quoted: true}) {
			t.Errorf("%q: %+v", quote, got)
		}
	}
	v.fact, v.quoted = "Acme Buys Zorvan Ovens", true
	for template, want := range map[string]string{
		"Today I read that {fact}. And you?": "Today I saw the headline “Acme Buys Zorvan Ovens”. And you?", "Since {fact}, what is new?": "",
	} {
		if got, _ := v.fill(template); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if v.plain = "Acme bought something"; true {
		if got, _ := v.fill("Since {fact}, what is new?"); got != "Since Acme bought something, what is new?" {
			t.Error(got)
		}
	}
}

// What is no clause about the company is not made one.
func TestNoHeadline(t *testing.T) {
	v := words{company: "Acme Foods", names: []string{"Acme Foods", "Acme"}}
	for _, quote := range []string{"Acme Foods to open canning hall in Duluth", "Acme is proud to open its hall", "Acme: a hall in Duluth",
		"Acme opens hall, says the mayor: we are glad", "Duluth gets a canning hall from Acme", "Acme Foods", "Acme opens a hall with “a view”",
		"Acme Foods opens a hall. It is red.. and blue", "Acme Launches State-of-the-Art Ovens", "It has opened a hall, Acme says", "In Duluth, Acme has opened a hall"} {
		e := data.Event{Status: data.StatusDone, Evidence: data.Evidence{Quote: quote}}
		if got := headline(v, &e); got != (clause{}) {
			t.Errorf("%q: %+v", quote, got)
		}
	}
}

func TestADescriptionIsNoName(t *testing.T) {
	for value, want := range map[string]string{"New Platform": "", "Latest Initiative": "", "new ovens": "new ovens", "Newton 3": "Newton 3", "the New Bun": "the New Bun"} {
		if got := spokenSlot("product", value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
	if got := spokenSlot("amount", "$48 Million"); got != "$48 million" {
		t.Errorf("%q", got)
	}
}

// Facts prefer what names something; a headline says more than a vague clause,
// and a vague clause is told with its quote.
func TestFactsAreConcrete(t *testing.T) {
	w := &world{date: worldDay}
	trigger := data.Trigger{ID: "expansion", Sentences: map[string][]string{"done": {"{company} opened a site worth {amount}", "{company} is growing in {place}", "{company} is expanding"}}}
	for name, c := range map[string]struct {
		quote string
		slots map[string]string
		want  string
		vague bool
	}{
		"a slot":            {"Acme opens hall in Duluth", map[string]string{"amount": "$4 million"}, "Acme opened a site worth $4 million", false},
		"a place alone":     {"Acme opens canning hall in Duluth", map[string]string{"place": "Duluth"}, "Acme opened a canning hall in Duluth", false},
		"place, no clause":  {"Duluth gets a hall", map[string]string{"place": "Duluth"}, "Acme is growing in Duluth", false},
		"headline in caps":  {"Acme Opens Canning Hall", nil, "Acme opened a canning hall", false},
		"nothing but vague": {"They opened somewhere", nil, "They opened somewhere", true},
	} {
		e := data.Event{Status: data.StatusDone, Slots: c.slots, Evidence: data.Evidence{Quote: c.quote}}
		got := w.facts(words{company: "Acme", names: []string{"Acme"}, slots: c.slots}, &e, &trigger)
		if len(got) == 0 || got[0] != (clause{text: c.want, vague: c.vague, quoted: c.vague, body: c.vague}) {
			t.Errorf("%s: %+v, want %q", name, got, c.want)
		}
	}
	e := data.Event{Evidence: data.Evidence{Quote: "They opened a hall in Duluth"}}
	if got := withQuote("Acme is expanding", &e); got != "Acme is expanding: “They opened a hall in Duluth”" {
		t.Errorf("%q", got)
	}
}

// A sentence that looks back is background, and a slot without its noun is none.
func TestWhatIsNoNews(t *testing.T) {
	day := time.Date(2024, 9, 3, 8, 0, 0, 0, time.UTC)
	for quote, want := range map[string]bool{
		"In July, Acme submitted an application.": true, "Finally, in March 2024 when reporting, Acme lost money": true, "In late 2023 Acme grew": false,
		"In August, Acme opened a plant": false, "In September Acme will open a plant": false, "In 2019 Acme began": false, "In November, Acme got a patent": true,
		"Last year Acme opened a plant": true, "In": false, "In ": false, "In May Acme": true, "Acme opened a plant in July": false,
	} {
		if got := recalls(&data.Event{PublishedAt: day, Evidence: data.Evidence{Quote: quote}}); got != want {
			t.Errorf("%q: %v", quote, got)
		}
	}
	for value, want := range map[string]string{"a premium": "", "a premium line": "a premium line", "I'm": "", "it": "", "We’re": "", "IT service": "IT service", "It Works": "It Works"} {
		if got := spokenSlot("product", value); got != want {
			t.Errorf("%q: %q", value, got)
		}
	}
}
