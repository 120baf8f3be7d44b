package detect

import (
	"strings"
	"testing"

	"callworthy/data"
)

// kept reads an article for some organisations and returns what is kept of one
// type for one of them.
func kept(d *Detector, title, text, org, typ string, orgs ...string) (data.Event, bool) {
	a := data.Article{Title: title, Text: text, PublishedAt: exampleDay}
	for _, e := range d.Detect(a, namesOf(a, append(orgs, org))) {
		if e.Type == typ && e.ProspectID == FoldOrg(org) {
			return e, true
		}
	}
	return data.Event{}, false
}

func TestStatusOfPlansAndRumours(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct{ text, org, typ, want string }{
		{"Halden Paper is considering the sale of its tissue mill.", "Halden Paper", "divestiture", "rumoured"},
		{"Halden Paper is exploring a sale of its tissue mill, people familiar with the matter said.", "Halden Paper", "divestiture", "rumoured"},
		{"Halden Paper is said to be weighing the sale of its tissue mill.", "Halden Paper", "divestiture", "rumoured"},
		{"Halden Paper may sell its tissue unit.", "Halden Paper", "divestiture", "rumoured"},
		{"Halden Paper has reportedly sold its tissue unit.", "Halden Paper", "divestiture", "rumoured"},
		{"Halden Paper is in talks to acquire Moss Board.", "Halden Paper", "acquisition", "rumoured"},
		{"Halden Paper is in talks to acquire Moss Board.", "Moss Board", "acquisition", "rumoured"},
		{"Sources say that Halden Paper will acquire Moss Board.", "Halden Paper", "acquisition", "rumoured"},
		{"Halden Paper has acquired Moss Board, according to people familiar with the matter.", "Halden Paper", "acquisition", "rumoured"},
		{"Halden Paper will acquire Moss Board.", "Halden Paper", "acquisition", "planned"},
		{"Halden Paper has signed a letter of intent to acquire Moss Board.", "Halden Paper", "acquisition", "planned"},
		{"Halden Paper has proposed to acquire Moss Board.", "Halden Paper", "acquisition", "planned"},
		{"Halden Paper agreed to sell its tissue mill to Moss Board.", "Halden Paper", "divestiture", "planned"},
		{"Halden Paper expects to complete the acquisition of Moss Board in June.", "Halden Paper", "acquisition", "planned"},
		{"Halden Paper completed the acquisition of Moss Board.", "Halden Paper", "acquisition", "done"},
		{"Halden Paper announced that it has acquired Moss Board.", "Halden Paper", "acquisition", "done"},
		{"Halden Paper acquired Moss Board in November 2023.", "Halden Paper", "acquisition", "past"},
		{"On February 2, 2024, Halden Paper acquired Moss Board.", "Halden Paper", "acquisition", "past"},
		{"On April 2, 2024, Halden Paper acquired Moss Board.", "Halden Paper", "acquisition", "done"},
		{"Over the past five years, Halden Paper has opened a plant in every region.", "Halden Paper", "expansion", "past"},
	} {
		e, ok := kept(d, "", c.text, c.org, c.typ, "Halden Paper", "Moss Board")
		if !ok || string(e.Status) != c.want {
			t.Errorf("%s of %s: got %q (%v), want %s: %s", c.typ, c.org, e.Status, ok, c.want, c.text)
		}
	}
}

// TestBystandersGetNothing holds that a company which a text only mentions gets no event.
func TestBystandersGetNothing(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct{ name, title, text, org, typ string }{
		{"they, after a bystander", "Brightfen Opens Its Platform to Small Investors",
			"Brightfen lets small investors buy shares of private companies. Many remember Corvo Media. When they went public, the shares doubled.", "Corvo Media", "ipo"},
		{"the company, somebody else's", "Brightfen Opens Its Platform to Small Investors",
			"Brightfen lets small investors buy shares of firms such as Corvo Media. Brightfen checks every firm. The company invests in Tidewell alongside its clients.", "Corvo Media", "investment"},
		{"its, in a text of another", "Tidewell Maps the Seabed", "Tidewell maps the seabed with robots. Unlike Corvo Media, it sells data. Its annual revenue grew to over $95 million in the year.", "Corvo Media", "results"},
		{"former employer", "Tidewell Names Chief Executive", "Tidewell said that former Corvo Media executive Jane Petrie has been appointed CEO.", "Corvo Media", "leadership_hire"},
		{"when clause", "Tidewell Coins Rise", "Tidewell tokens rose. The effect was seen in February when Corvo Media announced record quarterly earnings, taking tokens up 7%.", "Corvo Media", "results"},
		{"like", "", "By partnering with leading broadcasters like Corvo Media, Tidewell reaches new viewers.", "Corvo Media", "partnership"},
		{"such as", "", "Tidewell partners with broadcasters such as Corvo Media and Nova Rail.", "Nova Rail", "partnership"},
		{"an exchange where others list", "Tidewell Announces IPO to Enter Norbourse", "", "Norbourse", "ipo"},
		{"somebody else's event at a fair that bears the name", "Tidewell to Exhibit at Corvo Media Partner Summit", "", "Corvo Media", "appearance"},
		{"a headline that asks", "Why Corvo Media Is Partnering With Tidewell", "", "Corvo Media", "partnership"},
		{"a partner without a name", "Tokens Rise", "Tokens rose on Monday. Markets were calm. Some of the largest banks are collaborating with Corvo Media.", "Corvo Media", "partnership"},
		{"who gives the award", "Corvo Media Awarded Tidewell's Trainer with Instructor Award", "", "Corvo Media", "award"},
		{"who awards a grant", "", "Corvo Media has awarded grants to five local schools.", "Corvo Media", "funding"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if e, ok := kept(d, c.title, c.text, c.org, c.typ, "Corvo Media", "Nova Rail", "Norbourse"); ok && e.Listable {
				t.Errorf("got %s by rule %s (%.2f) from %q", e.Type, e.Rule, e.Confidence, e.Evidence.Quote)
			}
		})
	}
}

func TestMentionsInPassingGetNothing(t *testing.T) {
	d := builtIn(t)
	a := data.Article{Title: "Corvo Media Acquires Tidewell", PublishedAt: exampleDay}
	mentions := namesOf(a, []string{"Corvo Media", "Tidewell"})
	for _, proof := range []string{"channel: watched there", "former: worked there", "product: of it"} {
		mentions[0].Proof = proof
		for _, e := range d.Detect(a, mentions) {
			if e.ProspectID == mentions[0].ProspectID {
				t.Errorf("%s: got %s", proof, e.Type)
			}
		}
	}
}

// TestQuotesBeginWhereAReaderCan holds that evidence begins with a sentence or a clause.
func TestQuotesBeginWhereAReaderCan(t *testing.T) {
	d := builtIn(t)
	long := strings.Repeat("in a market that has seen many changes of owners and of fortunes ", 4)
	for _, c := range []struct{ text, want string }{
		{"* Halden Paper has acquired Moss Board.", "Halden Paper has acquired Moss Board."},
		{"Halden Paper has acquired Moss Board, " + long + ".", "Halden Paper has acquired Moss Board"},
		{"The trade fair was full, " + long + "; Halden Paper has acquired Moss Board.", "Halden Paper has acquired Moss Board."},
	} {
		e, ok := kept(d, "", c.text, "Halden Paper", "acquisition", "Moss Board")
		if !ok || !strings.HasPrefix(e.Evidence.Quote, c.want) {
			t.Errorf("quote %q, want %q…", e.Evidence.Quote, c.want)
		}
	}
}

func TestSlotsAreWholeAndSpeakable(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct{ title, text, typ, slot, want string }{
		{"", "Halden Paper has named Ann Wu Reyes as its new Chief Financial Officer.", "leadership_hire", "title", "Chief Financial Officer"},
		{"", "Halden Paper has named Ann Wu Reyes as its new Chief Financial Officer.", "leadership_hire", "person", "Ann Wu Reyes"},
		{"", "Halden Paper appointed Ann Reyes Vice President of Engineering.", "leadership_hire", "title", "Vice President of Engineering"},
		{"", "Halden Paper appointed Ann Reyes to its board of directors.", "leadership_hire", "title", ""},
		{"Halden Paper Secures $48 Million Investment", "", "funding", "round", ""},
		{"Halden Paper Raises $48 Million in Series B Round", "", "funding", "round", "Series B"},
		{"", "Halden Paper raised $4 million in a seed round.", "funding", "round", "seed round"},
		{"", "Halden Paper received the national award for packaging.", "award", "award", "the national award"},
		{"", "Halden Paper will exhibit at the Nordic Packaging Expo in June.", "appearance", "event", "Nordic Packaging Expo"},
		{"", "Halden Paper aims to cut emissions by 40% by 2030.", "target", "metric", "to cut emissions by 40% by 2030"},
		{"", "Halden Paper reported third-quarter revenue of $1.2 billion.", "results", "metric", "third-quarter revenue of $1.2 billion"},
		{"", "Halden Paper reported higher sales for the second quarter of 2024.", "results", "period", "second quarter of 2024"},
		{"", "Halden Paper has sold its tissue mill to Moss Board.", "divestiture", "asset", "its tissue mill"},
		{"", "Halden Paper opened a new plant in Tampa, Florida.", "expansion", "place", "Tampa, Florida"},
	} {
		e, ok := kept(d, c.title, c.text, "Halden Paper", c.typ, "Moss Board")
		if !ok || e.Slots[c.slot] != c.want {
			t.Errorf("%s: slot %s is %q (%v), want %q: %s%s", c.typ, c.slot, e.Slots[c.slot], ok, c.want, c.title, c.text)
		}
	}
}
