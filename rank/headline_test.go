package rank

import (
	"testing"
	"time"

	"callworthy/data"
)

func TestHeadline(t *testing.T) {
	v := words{company: "Acme Foods Inc.", names: []string{"Acme Foods Inc.", "Acme"}}
	for quote, want := range map[string]string{
		"Acme Foods opens canning hall in Duluth.":      "Acme Foods opens canning hall in Duluth",
		"Acme Foods, Inc. opens canning hall":           "Acme Foods, Inc. opens canning hall",
		"Acme Launches a Payment Service for Bakers":    "Acme Launches a Payment Service for Bakers",
		"ACME FOODS OPENS CANNING HALL":                 "",
		"Acme Foods to open canning hall in Duluth":     "", // "I read that Acme to open" is no sentence
		"Acme Named Best Baker of the Year":             "",
		"Acme Launches State-of-the-Art Ovens":          "",
		"Acme is proud to open its hall":                "",
		"Acme: a hall in Duluth":                        "",
		"Acme opens hall, says the mayor: we are glad":  "",
		"Duluth gets a canning hall from Acme":          "",
		"Acme, a baker, opens a hall":                   "Acme, a baker, opens a hall",
		"Acme Foods":                                    "",
		"Acme opens a hall with “a view”":               "",
		"Acme Foods opens a hall. It is red.. and blue": "",
	} {
		e := data.Event{Status: data.StatusDone, Evidence: data.Evidence{Quote: quote}}
		if got := headline(v, &e); got != want {
			t.Errorf("%q: %q, want %q", quote, got, want)
		}
		e.Status = data.StatusRumoured
		if got := headline(v, &e); got != "" {
			t.Errorf("a rumour is spoken of as a fact: %q", got)
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
		"a place alone":     {"Acme opens canning hall in Duluth", map[string]string{"place": "Duluth"}, "Acme opens canning hall in Duluth", false},
		"place, no clause":  {"Duluth gets a hall", map[string]string{"place": "Duluth"}, "Acme is growing in Duluth", false},
		"headline in caps":  {"Acme Opens Canning Hall", nil, "Acme Opens Canning Hall", false},
		"nothing but vague": {"They opened somewhere", nil, "Acme is expanding", true},
	} {
		e := data.Event{Status: data.StatusDone, Slots: c.slots, Evidence: data.Evidence{Quote: c.quote}}
		got := w.facts(words{company: "Acme", names: []string{"Acme"}, slots: c.slots}, &e, &trigger)
		if len(got) == 0 || got[0] != (clause{c.want, c.vague}) {
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
