package rank

import (
	"testing"

	"callworthy/data"
)

// Names and things are spoken as people do, not as lists and headlines write them.
func TestSpokenAsPeopleDo(t *testing.T) {
	for written, want := range map[string]string{"Mere Company (The)": "The Mere Company", "Carden Inc. (Class A)": "Carden", "Vale (UK) Pumps": "Vale (UK) Pumps", "Pell & Co.": "Pell & Co."} {
		if got := spokenCompany(written); got != want {
			t.Errorf("%q is called %q, want %q", written, got, want)
		}
	}
	for _, c := range []struct{ slot, written, want string }{
		{"counterparty", "Baking Specialist Tessen", "Tessen"}, {"counterparty", "Oven Maker Vale Pumps", "Vale Pumps"}, {"counterparty", "The Leader", "The Leader"}, {"counterparty", "Tessen", "Tessen"},
		{"product", "Fully Operational Hybrid Power System", ""}, {"product", "Tessen Oven System", "Tessen Oven System"}, {"product", "a hybrid power system", "a hybrid power system"},
	} {
		if got := spokenSlot(c.slot, c.written); got != c.want {
			t.Errorf("%s %q is spoken as %q, want %q", c.slot, c.written, got, c.want)
		}
	}
}

// An aside on somebody departing, and a price cut, are no news of the day.
func TestAsidesAreNoNews(t *testing.T) {
	for _, c := range []struct {
		typ, quote, product string
		status              data.Status
		want                bool
	}{
		{"leadership_departure", "Ek, also the departing chairman of Acme, was proposed elsewhere", "", data.StatusDone, true},
		{"leadership_departure", "Ek, the chairman of Acme, has left", "", data.StatusDone, false},
		{"leadership_departure", "The outgoing chairman of Acme will leave in May", "", data.StatusPlanned, false},
		{"product_launch", "Acme launched its spring promotion", "its spring promotion", data.StatusDone, true},
		{"product_launch", "Acme launched its spring oven", "its spring oven", data.StatusDone, false},
	} {
		e := data.Event{Type: c.typ, Status: c.status, PublishedAt: worldDay, Evidence: data.Evidence{Quote: c.quote}, Slots: map[string]string{"product": c.product}}
		if got := recalls(&e); got != c.want {
			t.Errorf("%q: %v", c.quote, got)
		}
	}
}

// What leans on the sentence before is no clause, and what breaks off is not quoted aloud.
func TestNothingSpokenLeansBackOrBreaksOff(t *testing.T) {
	v := words{company: "Acme", names: []string{"Acme"}}
	for quote, want := range map[string]string{
		"The completion is part of the growth of Acme in Ohio and it has begun in May":                                                                               "",
		"The completion of the mill in Ohio has doubled what Acme bakes in a day":                                                                                    "the completion of the mill in Ohio has doubled what Acme bakes in a day",
		"Bo Ek joins us on the air with test results from the collaboration and a very long list of ovens and vans and mills and lines and people in Ohio with Acme": "",
	} {
		e := data.Event{Status: data.StatusDone, Evidence: data.Evidence{Field: data.FieldText, Quote: quote}}
		if got := headline(v, &e); got.text != want {
			t.Errorf("%q: %+v", quote, got)
		}
		if got := toldByText(v, &e); want == "" && len(quote) > maxQuotedRunes && got.text != "" {
			t.Errorf("%q is said: %+v", quote, got)
		}
	}
}
