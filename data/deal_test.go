package data

import "testing"

func TestSameDeal(t *testing.T) {
	at := func(doc, typ string, field Field, start, end int, other, quote string) *Event {
		return &Event{DocumentID: doc, Type: typ, Slots: map[string]string{"counterparty": other}, Evidence: Evidence{Field: field, Start: start, End: end, Quote: quote}}
	}
	buyer := at("d", "acquisition", FieldTitle, 0, 20, "Bolt", "Acme buys Bolt")
	for name, c := range map[string]struct {
		of   *Event
		want bool
	}{
		"the target in the same sentence": {at("d", "acquisition", FieldTitle, 5, 20, "Acme", "Acme buys Bolt"), true},
		"the seller":                      {at("d", "divestiture", FieldTitle, 0, 20, "", "Acme buys Bolt"), true},
		"the target in another sentence":  {at("d", "acquisition", FieldText, 40, 80, "Acme", "Bolt was bought by Acme"), true},
		"another deal":                    {at("d", "acquisition", FieldText, 90, 120, "Corr", "Dunn bought Corr"), false},
		"another document":                {at("e", "acquisition", FieldTitle, 0, 20, "Acme", "Acme buys Bolt"), false},
		"another kind of deal":            {at("d", "partnership", FieldTitle, 0, 20, "Acme", "Acme buys Bolt"), false},
		"no deal":                         {at("d", "layoffs", FieldTitle, 0, 20, "", "Acme buys Bolt"), false},
	} {
		if SameDeal(buyer, c.of) != c.want || SameDeal(c.of, buyer) != c.want {
			t.Errorf("%s: want %v", name, c.want)
		}
	}
}
