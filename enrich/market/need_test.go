package market

import (
	"strings"
	"testing"

	"callworthy/data"
)

// sellers sell what the examples ask for, each one thing.
func sellers(terms ...string) []data.Prospect {
	var out []data.Prospect
	for _, t := range terms {
		out = append(out, data.Prospect{ID: t, Name: "Seller of " + t, Sells: []string{t}})
	}
	return out
}

var sold = []string{"conveyor belts", "forklift batteries", "cold storage", "warehouses", "packaging lines", "folding cartons", "warehouse management software",
	"data centre cooling", "school buses", "pallet wrap", "heat pumps"}

// TestNeeds finds who asks for what in sentences written for the purpose. The
// wanted answer is "asker: term, trigger status"; none where nobody asks.
func TestNeeds(t *testing.T) {
	for _, c := range []struct{ title, text, want string }{
		{"", "Halden Freight has issued a tender for 400 forklift batteries.", "Halden Freight: forklift batteries, rfp done"},
		{"", "Leeds City Council has published an invitation to tender for the supply and installation of heat pumps in 40 schools.", "Leeds City Council: heat pumps, rfp done"},
		{"", "On Monday Corvane Dental called for bids to supply folding cartons, a company spokeswoman said.", "Corvane Dental: folding cartons, rfp done"},
		{"", "Northline Transit, which serves the valley, is inviting proposals for school buses by 14 May 2026.", "Northline Transit: school buses, rfp done"},
		{"", "Bids have been invited by the Port of Gdansk for conveyor belts.", "Port of Gdansk: conveyor belts, rfp done"},
		{"", "Brightwater Robotics, Inc. is looking for a supplier of packaging lines.", "Brightwater Robotics, Inc: packaging lines, rfp done"},
		{"", "Brightwater Robotics (NYSE: BRW) is seeking a new conveyor belt supplier.", "Brightwater Robotics: conveyor belts, rfp done"},
		{"", "Quiet Harbour, the shipping line, is in the market for warehouse management software.", "Quiet Harbour: warehouse management software, rfp done"},
		{"", "Halden Freight said it plans to buy 60 new forklift batteries for its depots.", "Halden Freight: forklift batteries, expansion planned"},
		{"", "Halden Freight may buy more forklift batteries this year.", "Halden Freight: forklift batteries, expansion rumoured"},
		{"", "Halden Freight will replace all the conveyor belts in its Hull depot.", "Halden Freight: conveyor belts, expansion planned"},
		{"", "Tessen Karton announced plans to build two warehouses near Lodz.", "Tessen Karton: warehouses, expansion planned"},
		{"", "Tessen Karton intends to open a distribution hub with cold storage next year.", "Tessen Karton: cold storage, expansion planned"},
		{"Halden Freight seeks supplier of pallet wrap", "The haulier Halden Freight spends two million a year.", "Halden Freight: pallet wrap, rfp done"},
		{"Halden Freight Seeks Supplier Of Pallet Wrap", "A document of Halden Freight says so.", "Halden Freight: pallet wrap, rfp done"},

		// Somebody else has it already, or nobody asks.
		{"", "Halden Freight has awarded the tender for forklift batteries to Corvane.", ""},
		{"", "Corvane won Halden Freight's tender for forklift batteries.", ""},
		{"", "Halden Freight has cancelled its tender for forklift batteries.", ""},
		{"", "Halden Freight is not looking for forklift batteries.", ""},
		{"", "Halden Freight is looking for forklift battery technicians.", ""},
		{"", "Halden Freight is seeking approval for its forklift batteries.", ""},
		{"", "Halden Freight is looking for a buyer for its packaging lines.", ""},
		{"", "Halden Freight seeks damages from the maker of its conveyor belts.", ""},
		{"", "Halden Freight plans to build a forklift battery recycling plant.", ""},
		{"", "Halden Freight plans to build forklift batteries in Hull.", ""},
		{"", "Halden Freight plans to buy conveyor belt maker Rollen.", ""},
		{"", "Is Halden Freight looking for forklift batteries?", ""},
		{"", "If Halden Freight needs forklift batteries, it will say so.", ""},
		{"", "Those looking for forklift batteries can call us.", ""},
		{"", "Operators need forklift batteries that last.", ""},
		{"", "The company is looking for a supplier of conveyor belts.", ""},
		{"", "We are looking for a supplier of conveyor belts.", ""},
		{"", "Maria Sorensen is looking for a supplier of conveyor belts.", ""},
		{"", "Poland plans to buy 400 school buses.", ""},
		{"", "The global market needs conveyor belts.", ""},
		{"", "Seller of Conveyor Belts plans to buy more conveyor belts.", ""},
		{"Local Firms Seek Suppliers Of Pallet Wrap", "Many firms look for it.", ""},
	} {
		m := New(sellers(sold...), nil)
		a := data.Article{DocumentID: "d", Title: c.title, Text: c.text, Language: "en"}
		var got []string
		for _, s := range m.Read(a, nil, nil) {
			got = append(got, s.About+": "+s.Term+", "+s.Type+" "+string(s.Status))
			if q := s.Evidence; q.Field.Of(a)[q.Start:q.End] != q.Quote {
				t.Errorf("%s: the quote %q does not stand where it says", c.text, q.Quote)
			}
			if !m.Concerns(a) {
				t.Errorf("%s: a signal of an article that concerns nobody", c.text)
			}
		}
		if g := strings.Join(got, "; "); g != c.want {
			t.Errorf("%s%s\n got %q\nwant %q", c.title, c.text, g, c.want)
		}
	}
}
