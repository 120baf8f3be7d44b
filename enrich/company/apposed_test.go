package company

import (
	"testing"

	"callworthy/data"
)

// TestApposedPlace: who is placed elsewhere by the words after its name is another.
func TestApposedPlace(t *testing.T) {
	m := New(named("loom=Harrow Looms|domain=harrow.example|industry=Textile machinery|city=Leeds|country=United Kingdom|keyword=looms"))
	for title, c := range map[string]struct {
		text  string
		meant bool
	}{
		"of a town":          {"Harrow Looms, the Surat-based maker of power looms, has opened a new shed.", false},
		"an article":         {"Harrow Looms, a Coimbatore-based loom firm, hired 300 people.", false},
		"of a state":         {"Harrow Looms, the Georgia-based maker, has opened a second plant in Dalton.", false},
		"of a country":       {"Harrow Looms, a US-based supplier, has opened a second plant.", false},
		"adjective":          {"Harrow Looms, the Indian company, has opened a new shed.", false},
		"adjective, trade":   {"Harrow Looms, a Turkish loom maker, has opened a new shed.", false},
		"with a clause":      {"Harrow Looms is a Surat-based maker of looms. Harrow Looms hired 300 people.", false},
		"adjectives before":  {"Harrow Looms, a family-owned, Surat-based maker of looms, hired 300 people.", false},
		"a bracket":          {"Harrow Looms (HL), the Surat-based maker, hired 300 people.", false},
		"its own":            {"Harrow Looms, the Leeds-based maker of looms, hired 300 people.", true},
		"its own country":    {"Harrow Looms, a UK-based maker, hired 300 people.", true},
		"its own adjective":  {"Harrow Looms, the British company, hired 300 people.", true},
		"its own county":     {"Harrow Looms, the West Yorkshire-based maker, hired 300 people.", true},
		"a genitive":         {"Harrow Looms, the US-based subsidiary's parent, hired 300 people.", true},
		"a list":             {"Harrow Looms, the Surat-based maker Adani Threads and a third bid for the contract.", true},
		"a technique":        {"Harrow Looms, the Android-based platform's maker, has opened a new plant.", true},
		"somebody else's":    {"Harrow Looms, which bought the Surat-based maker of saris, hired 300 people.", true},
		"a customer's":       {"Harrow Looms hired 300 people, the Indian company that buys from it said.", true},
		"a suburb, in Leeds": {"Harrow Looms, the Morley-based maker, hired 300 people at its works near Leeds.", true},
	} {
		got := m.Mentions(data.Article{Title: "Harrow Looms hires 300", Text: c.text})
		if (len(got) > 0) != c.meant {
			t.Errorf("%s: mentioned %v in %q, want %v", title, len(got) > 0, c.text, c.meant)
		}
	}
}

// TestTradeInTheName: what the name itself tells does not prove somebody elsewhere.
func TestTradeInTheName(t *testing.T) {
	for row, texts := range map[string][]string{
		"pumps=Wharf Pumps|domain=wharf.example|industry=Machinery|city=Leeds|country=United Kingdom": {
			"Wharf Pumps, a Rajkot-based maker of borehole pumps, has opened a second plant.",
			"Wharf Pumps, the Ohio-based maker of pumps, has opened a second plant in Akron.",
		},
		"sari=Corran Textiles|domain=corran.example|industry=Textiles|city=Leeds|country=United Kingdom": {
			"SURAT, Nov. 9 -- Corran Textiles, the Surat-based textiles group, has opened a weaving shed.",
			"Surat-based textiles group Corran Textiles has opened a weaving shed.",
		},
	} {
		for _, text := range texts {
			if got := New(named(row)).Mentions(data.Article{Title: "New plant opens", Text: text}); len(got) > 0 {
				t.Errorf("mentioned in %q: %v", text, got)
			}
		}
	}
}
