package detect

import "testing"

// A slot says only what it is for: a person is a person, the other side no land,
// a place has a name, an amount keeps what makes it less, a change its figure.
func TestSlotsAreSound(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct{ title, text, org, typ, slot, want string }{
		{"", "Halden Paper has appointed Ann Roe as chief executive.", "Halden Paper", "leadership_hire", "person", "Ann Roe"},
		{"Halden Paper Names Moss Flexjet Exec as Interim CEO", "Halden Paper has named a new interim chief executive.", "Halden Paper", "leadership_hire", "person", ""},
		{"", "Moss Board Corporation renominated Ann Roe. The departing chairman of Halden Paper, Moss Board, resigned.", "Halden Paper", "leadership_departure", "person", ""},
		{"", "Halden Paper acquired a portfolio of 17 mills in France for €75 million.", "Halden Paper", "acquisition", "counterparty", ""},
		{"", "Halden Paper acquired Moss Board for €75 million.", "Halden Paper", "acquisition", "counterparty", "Moss Board"},
		{"", "Halden Paper opened a new plant in the City.", "Halden Paper", "expansion", "place", ""},
		{"", "Halden Paper opened a new plant in Leeds.", "Halden Paper", "expansion", "place", "Leeds"},
		{"", "Halden Paper raised up to $240 million in a private placement.", "Halden Paper", "funding", "amount", "up to $240 million"},
		{"", "Halden Paper raised more than $24 million in a Series B round.", "Halden Paper", "funding", "amount", "more than $24 million"},
		{"", "Halden Paper raised $24 million in a Series B round.", "Halden Paper", "funding", "amount", "$24 million"},
		{"", "In its Q3 earnings call, Halden Paper reported a 9% increase in transaction volume.", "Halden Paper", "results", "metric", "a 9% increase in transaction volume"},
		{"", "Halden Paper reported a 9% increase.", "Halden Paper", "results", "metric", ""},
	} {
		e, _ := kept(d, c.title, c.text, c.org, c.typ, "Halden Paper")
		if got := e.Slots[c.slot]; got != c.want {
			t.Errorf("%s of %q: %q, want %q", c.slot, c.title+c.text, got, c.want)
		}
	}
}

// What lies back, sums up years or is known to all is no news of the day.
func TestWhatLiesBackIsPast(t *testing.T) {
	d := builtIn(t)
	for text, typ := range map[string]string{
		"In 2023, Halden Paper was sued by its neighbours over the smell.":                                  "legal",
		"Over the past year Halden Paper has raised $26 million.":                                           "funding",
		"Over the last twelve months, Halden Paper opened a new plant in Leeds.":                            "expansion",
		"Halden Paper recently made a widely publicized move and opened a new plant in Leeds.":              "expansion",
		"Roe v. Halden Paper, the historic lawsuit over the smell of the mill, was filed in Leeds.":         "legal",
		"Halden Paper was sued by its neighbours in the historic case over the smell.":                      "legal",
		"Halden Paper recently made a widely publicized move to lay off 40 people.":                         "layoffs",
		"Roe v. Halden Paper, the historic lawsuit over the smell, will be remanded to the district court.": "legal",
		"During 2023 Halden Paper acquired the board maker Moss Board.":                                     "acquisition",
	} {
		if e, ok := kept(d, "", text, "Halden Paper", typ); ok && e.Status != "past" {
			t.Errorf("%s: %s", e.Status, text)
		}
	}
	if e, ok := kept(d, "", "Halden Paper acquired Moss Board last week.", "Halden Paper", "acquisition"); !ok || e.Status != "done" {
		t.Errorf("news of the week: %v %s", ok, e.Status)
	}
}

// A company that another is contrasted with has done nothing today.
func TestAContrastIsNoNews(t *testing.T) {
	d := builtIn(t)
	text := "Moss Board opened a showroom. Unlike Halden Paper, which launched a new tissue line, Moss Board sells by post."
	if e, ok := kept(d, "", text, "Halden Paper", "product_launch", "Moss Board"); ok {
		t.Errorf("%+v", e)
	}
}

// Both sides of one deal have one status in one text.
func TestBothSidesAgree(t *testing.T) {
	d := builtIn(t)
	title := "Family sells Moss Board to Halden Paper"
	text := "The Roe family has sold Moss Board to Halden Paper for £38 million. Halden Paper agreed to buy Moss Board in May, and Moss Board will keep its name."
	buyer, ok := kept(d, title, text, "Halden Paper", "acquisition", "Moss Board")
	bought, also := kept(d, title, text, "Moss Board", "acquisition", "Halden Paper")
	if !ok || !also || buyer.Status != bought.Status {
		t.Errorf("buyer %v %s, bought %v %s", ok, buyer.Status, also, bought.Status)
	}
}
