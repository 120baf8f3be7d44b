package detect

import "testing"

// "A sold B to C for $M" gives each row its other side: C to A, B to C, C to B; and
// nobody bought A. Nothing else behind "to" is a buyer.
func TestASaleHasTwoSides(t *testing.T) {
	d := builtIn(t)
	names := []string{"Halden Paper", "Moss Board", "Carr Yarns"}
	for _, c := range []struct{ text, org, typ, want string }{
		{"Halden Paper sold Carr Yarns to Moss Board for $40 million.", "Halden Paper", "divestiture", "Moss Board"},
		{"Halden Paper sold Carr Yarns to Moss Board for $40 million.", "Moss Board", "acquisition", "Carr Yarns"},
		{"Halden Paper completed the sale of Carr Yarns to Moss Board for $40 million.", "Halden Paper", "divestiture", "Moss Board"},
		{"Halden Paper completed the sale of Carr Yarns to Moss Board for $40 million.", "Carr Yarns", "acquisition", "Moss Board"},
		{"Halden Paper sold its Carr Yarns business in Leeds to Moss Board, a maker of cartons, for $40 million.", "Halden Paper", "divestiture", "Moss Board"},
		{"Halden Paper has agreed to sell Carr Yarns to the investment firm Moss Board.", "Halden Paper", "divestiture", "Moss Board"},
		{"Halden Paper completed the divestment of its yarns to Penfold Cartons for $40 million.", "Halden Paper", "divestiture", "Penfold Cartons"},
		{"Carr Yarns was sold by Halden Paper to Moss Board for $40 million.", "Carr Yarns", "acquisition", "Moss Board"},
		{"The Carr family has sold Moss Board to Halden Paper for $9 million.", "Halden Paper", "acquisition", "Moss Board"},
		{"Halden Paper sold itself to Moss Board for $40 million.", "Halden Paper", "acquisition", "Moss Board"},

		{"Halden Paper sold Carr Yarns to its managers for $40 million.", "Halden Paper", "divestiture", ""},
		{"Halden Paper sold its tissue mill to a buyer in France for $40 million.", "Halden Paper", "divestiture", ""},
		{"Halden Paper sold its tissue mill to fund growth at Moss Board.", "Halden Paper", "divestiture", ""},
		{"Halden Paper completed the sale of its mill to pay down $9 million of debt to Moss Board.", "Halden Paper", "divestiture", ""},
	} {
		e, ok := kept(d, "", c.text, c.org, c.typ, names...)
		if got := e.Slots["counterparty"]; got != c.want || !ok {
			t.Errorf("%s of %q: %q, want %q", c.org, c.text, got, c.want)
		}
	}
	for _, text := range []string{
		"Halden Paper sold Carr Yarns to Moss Board for $40 million.",
		"Halden Paper sold Carr Yarns to private equity firm Moss Board for $40 million.",
		"Carr Yarns was sold by Halden Paper to Moss Board for $40 million.",
	} {
		if e, ok := kept(d, "", text, "Halden Paper", "acquisition", names...); ok && e.Listable {
			t.Errorf("the seller is %s by %s in %q", e.Role, e.Rule, text)
		}
	}
}
