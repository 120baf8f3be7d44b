package filing

import (
	"strings"
	"testing"

	"callworthy/data"
)

const page = "https://www.sec.gov/Archives/edgar/data/1000002/000100000226000031/0001000002-26-000031-index.htm"

// TestEvents makes events of the captions that mean one thing, each with a quote.
func TestEvents(t *testing.T) {
	for name, c := range map[string]struct{ title, text, want string }{
		"a breach":        {"ACME INC (ACM): Form 8-K", "Item 1.05: Material Cybersecurity Incidents Item 9.01: Financial Statements and Exhibits", "data_breach=Item 1.05: Material Cybersecurity Incidents"},
		"two":             {"ACME INC (ACM): Form 8-K", "Item 1.03: Bankruptcy or Receivership\n\nItem 2.02: Results of Operations and Financial Condition", "distress=Item 1.03: Bankruptcy or Receivership results=Item 2.02: Results of Operations and Financial Condition"},
		"many meanings":   {"ACME INC (ACM): Form 8-K", "Item 5.02: Departure of Directors or Certain Officers; Election of Directors", ""},
		"an amendment":    {"ACME INC (ACM): Form 8-K/A", "Item 2.02: Results of Operations and Financial Condition", ""},
		"nothing of this": {"ACME INC (ACM): Form 8-K", "Item 2.02 is not applicable", ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := data.Article{DocumentID: "d", URL: page, Title: c.title, Text: c.text}
			mentions, events := Events(data.Prospect{ID: "P1", Name: "Acme"}, a)
			var got []string
			for _, e := range events {
				got = append(got, e.Type+"="+e.Evidence.Quote)
				if e.Evidence.Quote != a.Text[e.Evidence.Start:e.Evidence.End] || e.ProspectID != "P1" {
					t.Errorf("%+v", e)
				}
			}
			if s := strings.Join(got, " "); s != c.want || (len(mentions) == 1) != (c.want != "") {
				t.Errorf("got %q, %d mentions; want %q", s, len(mentions), c.want)
			}
		})
	}
	for name, want := range map[string]bool{
		"ACME ROBOTICS INC /DE/|Acme Robotics, Inc.": true, "META PLATFORMS, INC.|Meta": true, "WALT DISNEY CO|The Walt Disney Company": true,
		"INTERNATIONAL BUSINESS MACHINES CORP|TICK": true, "Salt Mining Corp|Salt & Sons": false, "ACMEGEN INC|Acme": false, "ACME INC|": false,
	} {
		filer, prospect, _ := strings.Cut(name, "|")
		if got := isFiler(data.Prospect{Name: prospect}, filer, "TICK"); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !Is(page) || Is("https://www.sec.gov/Archives/edgar/data/1/2/a.htm") {
		t.Error("the page of a filing is not known")
	}
}
