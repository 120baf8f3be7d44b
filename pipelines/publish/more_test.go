package publish

import (
	"strings"
	"testing"

	"callworthy/data"
)

// richWorld is the world whose first call has all that a row can show.
func richWorld() Night {
	n := world()
	c := &n.List.Calls[0]
	c.HandedOver = "From Ben Okafor, who tried six times at every part of the day."
	c.ZoneWhy = "from the city"
	c.Attempts = []data.Attempt{
		{Day: "2025-12-19", Clock: "14:20", Rep: "anna", Outcome: data.TouchNoAnswer},
		{Day: "2026-03-09", Clock: "09:04", Rep: "ben", Outcome: data.TouchVoicemail},
	}
	c.Homework = &data.Profile{Description: "Northwind carries food across Germany. It plans 900 tours a day.", Employees: 640, Address: "Am Hafen 1, Berlin",
		Links: []data.ProfileLink{{Kind: "linkedin", URL: "https://linkedin.example/northwind"}, {Kind: "x", URL: "javascript:alert(1)"}}}
	r := &c.Reason
	r.Relation, r.About = data.RelationCompetitor, "Tessen Karton"
	r.Mail = data.Mail{Subject: "Six depots & one rota", Body: "Hello Maria,\n\nsix depots?\n\nFernhill", Detail: "the depot in Halle runs on paper"}
	r.Content = data.Content{Title: "A rota for a new depot", URL: "https://fernhill.example/depot"}
	r.AlreadyTold = []string{"Already told on 12 February (voicemail): the depot in Halle"}
	r.ContactNote = "A story says that Maria Keller has left: “Keller left in March.”"
	r.NewContact = data.NewContact{Name: "Ida Brandt", Title: "Chief Operating Officer", URL: "https://news.example/brandt"}
	r.Spelling = "The source writes Marija Keller."
	n.Report.Rejected = []data.RejectedReport{
		{StoryID: "s9", Prospect: "halden", Verdict: data.VerdictWrongCompany, Rep: "ben", On: "2026-03-30", UsedBy: []string{"anna", "ben"}},
	}
	return n
}

func TestPageShowsAllThatARowHas(t *testing.T) {
	content := mustPage(t, richWorld(), "")
	for _, want := range []string{
		"From Ben Okafor, who tried six times", "from the city", "Fri 19 Dec 2025 14:20, no answer", "Mon 9 Mar 09:04, voicemail (Ben Okafor)",
		">Northwind carries food across Germany.<", "Am Hafen 1, Berlin", `href="https://linkedin.example/northwind"`, "at <bdi>Tessen Karton</bdi>",
		"Six depots &amp; one rota", "?subject=Six%20depots%20%26%20one%20rota&amp;body=Hello%20Maria%2c%0d%0a%0d%0asix", "the depot in Halle runs on paper",
		`href="https://fernhill.example/depot"`, "Already told on 12 February", "Keller left in March", "Ida Brandt", "The source writes Marija Keller.",
		"Taken back", "wrong company; told by <bdi>Anna Berg</bdi>, <bdi>Ben Okafor</bdi>",
	} {
		if !strings.Contains(content, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	if strings.Contains(content, "javascript:") {
		t.Error("a link runs a script")
	}
	table, err := toCSV(newSheet(richWorld()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"email_subject", "Six depots & one rota", "Hello Maria, six depots? Fernhill", "Mon 9 Mar 09:04, voicemail (ben)", "\"Ida Brandt, Chief Operating Officer\""} {
		if !strings.Contains(string(table), want) {
			t.Errorf("the table does not hold %q", want)
		}
	}
}

// What the new fields say of a suppressed prospect is masked too.
func TestNewFieldsNameNobodySuppressed(t *testing.T) {
	n := richWorld()
	const secret = "Zyxwold Hush"
	n.List.HeldBack = append(n.List.HeldBack, data.HeldBack{ProspectID: "zyx", Prospect: secret, Cause: data.CauseSuppressed})
	c := &n.List.Calls[0]
	r := &c.Reason
	for _, text := range []*string{&c.HandedOver, &c.ZoneWhy, &c.FitRule, &r.About, &r.Mail.Subject, &r.Mail.Body, &r.Mail.Detail, &r.Content.Title,
		&r.ContactNote, &r.Spelling, &r.NewContact.Name, &r.NewContact.Title, &r.NewContact.Evidence, &r.AlreadyTold[0], &c.Homework.Description} {
		*text += " and " + secret
	}
	for _, link := range []*string{&r.URL, &r.Source, &r.Content.URL, &r.NewContact.URL} {
		*link = "https://wire.example/2026/zyxwold-hush-wins"
	}
	r.Mail.Body += "\nhttps://wire.example/2026/Zyxwold%20Hush"
	n.Report.Rejected = append(n.Report.Rejected, data.RejectedReport{StoryID: "s8", Prospect: "zyx", Rep: "ben"})
	s := newSheet(n)
	list, err := toJSON(s)
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"calllist.json": string(list), "index.html": mustPage(t, n, "")} {
		if strings.Contains(strings.ToLower(text), "zyxwold") || strings.Contains(text, `"zyx"`) {
			t.Errorf("%s names the suppressed prospect", what)
		}
	}
	if c.Homework.Description == "" || !strings.Contains(n.List.Calls[0].Homework.Description, secret) {
		t.Error("the list itself was changed")
	}
}

func TestNotesNameOutlets(t *testing.T) {
	names := map[string]string{"wire.example": "The Wire", "10.0.0.2": "Food Floor", "other.example": ""}
	for text, want := range map[string]string{
		"According to wire.example of 6 March, x.": "According to The Wire of 6 March, x.",
		"According to news.wire.example, x.":       "According to news.wire.example, x.",
		"The source (10.0.0.2) writes, 10.0.0.21":  "The source (Food Floor) writes, 10.0.0.21",
		"According to other.example, x.":           "According to other.example, x.",
	} {
		if got := withNames(text, names); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}
