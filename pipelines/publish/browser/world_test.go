package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// morning is the list date of the tests, a Tuesday.
var morning = time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)

var reps = []data.Rep{
	{ID: "anna", Name: "Anna Berg", Timezone: "Europe/Berlin", Hours: "09:00-17:00", Capacity: 80},
	{ID: "ben", Name: "Ben Okafor", Timezone: "Europe/London", Hours: "08:30-17:30", Capacity: 80},
	{ID: "chi", Name: "Chi Nguyen", Timezone: "America/Chicago", Hours: "08:00-16:00", Capacity: 80},
}

// world is a night with n calls, a third for each rep, every cause, and sources
// that failed.
func world(n int) publish.Night {
	night := publish.Night{
		Run: "20260331T033012.123456Z", Seller: data.Seller{Name: "Fernhill Scheduling", Does: "We plan shifts."},
		List:    data.List{Date: morning, AsOf: morning.Add(4 * time.Hour), Reps: reps, HeldBack: heldBack()},
		Report:  report(),
		Figures: func(context.Context, string) data.Figures { return figures() },
	}
	for i := range n {
		night.List.Calls = append(night.List.Calls, aCall(i, n))
	}
	return night
}

// aCall is the i-th of n calls; names, scripts, contacts, kinds and what is told
// vary.
func aCall(i, n int) data.Call {
	company, contact := companies[i%len(companies)], contacts[i%len(contacts)]
	each := max((n+len(reps)-1)/len(reps), 1)
	if i >= len(companies) {
		company = fmt.Sprintf("%s %d", company, i)
	}
	c := data.Call{
		Rep: reps[i/each].ID, Rank: i%each + 1, ProspectID: fmt.Sprintf("p%d", i), Prospect: company, Industry: "Freight and warehousing",
		Contact: contact, ContactTitle: "Chief Operating Officer", ContactSource: "own website, February",
		Phone: "+49 30 5550 142", Email: fmt.Sprintf("contact%d@example.com", i),
		Score: 71.4 - float64(i)/10, CallFrom: "09:30", CallUntil: "11:00", Timezone: "America/Los_Angeles", ZoneWhy: "Time zone from the city.",
		WhenWhy: "Three tries, all after lunch: mornings are still open.", Fit: "fits: logistics, 640 people", FitRule: "logistics, 120 to 2,000 people",
		Told: []string{"12 February, voicemail: the new depot in Halle"}, HandedOver: "From Ben Okafor, who tried 6 times.",
		Contributions: []data.Contribution{{Name: "event_strength", Points: 38, Why: "funding counts 0.9"}, {Name: "fit", Points: 18, Why: "fits Shift planner"}},
		Attempts: []data.Attempt{
			{Day: "2026-03-12", Weekday: "Thu", Clock: "14:10", Rep: "ben", Channel: data.ChannelCall, Outcome: data.TouchNoAnswer},
			{Day: "2026-03-20", Weekday: "Fri", Clock: "15:30", Rep: "ben", Channel: data.ChannelVoicemail, Outcome: data.TouchVoicemail},
		},
		Homework: &data.Profile{
			ProspectID: fmt.Sprintf("p%d", i), Description: "Moves pallets for breweries and dairies between the Baltic and the Alps, with 180 lorries of its own.",
			Address: "Hafenstraße 7, 04159 Leipzig", Employees: 640, Founded: 1931, Links: []data.ProfileLink{{Kind: "linkedin", URL: "https://www.linkedin.com/company/example"}},
			Sources: map[string]data.ProfileSource{"description": {URL: "https://example.com/about", Where: "text of the page"}},
		},
		Reason: reason(i),
	}
	if i%6 == 3 {
		c.Phone, c.Email, c.Told, c.Attempts, c.Homework, c.HandedOver = "", "", nil, nil, nil, ""
	}
	return c
}

var companies = []string{
	"Northwind Logistics", "Halden Klinikgruppe", "شركة بالميرا للتجارة", "Ostsee Werften",
	"Tamworth & Sons Heating, Ventilation and Air Conditioning Services (Midlands) Limited", "株式会社山田製作所",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "חברת הובלות הצפון",
}

var contacts = []string{"Maria Keller", "Dr. Jürgen Weiß", "ليلى حداد", "Piotr Wójcik", "Siobhán O’Rourke", "山田太郎", ""}

var kinds = []data.ReasonKind{data.ReasonEvent, data.ReasonNextStep, data.ReasonPerson, data.ReasonMarket, data.ReasonReferral, data.ReasonContent}

// reason is a reason of every kind in turn, with every text filled.
func reason(i int) data.Reason {
	statuses := []data.Status{data.StatusDone, data.StatusPlanned, data.StatusRumoured}
	types := []string{"funding", "expansion", "acquisition", "leadership_hire", "rfp", "layoffs"}
	r := data.Reason{
		Kind: kinds[i%len(kinds)], ID: fmt.Sprintf("st-%d:amount", i), StoryID: fmt.Sprintf("st-%d", i), Angle: "amount",
		Sentence:     fmt.Sprintf("Reason %d: €40 million are there to open six depots before winter, so six new teams need a shift plan.", i),
		Evidence:     fmt.Sprintf("Quote %d: the group has closed a €40 million Series B led by Alder Capital and will open six depots across Saxony and Bavaria.", i),
		EvidenceDate: morning.AddDate(0, 0, -1-i%9), Source: "https://news.freightpost.example/rss", URL: fmt.Sprintf("https://news.freightpost.example/%d", i),
		Title: "Six depots before winter", EventID: fmt.Sprintf("ev-%d", i), EventType: types[i%len(types)], Status: statuses[i%len(statuses)], Corroboration: 1 + i%3,
		Offer: "Shift planner", Problem: "planning by spreadsheet", WhyItMatters: "Six depots at once means planning some 300 people where nobody has planned before.",
		Opener:   "You are opening six depots before winter. The first thing that breaks is usually the rota, and I have seen how two carriers got around it.",
		Question: "Who will plan the shifts in the new depots, and with what?", Voicemail: "It is about the six depots: one thing that two carriers did.",
		Mail:        data.Mail{Subject: "The six depots", Body: "Good morning,\n\nabout the six depots.\n\nAnna Berg", Detail: "the ward in Ulm runs on paper"},
		Content:     data.Content{Title: "Forty people in three weeks", URL: "https://fernhill.example/forty"},
		AlreadyTold: []string{"Already told on 5 March (voicemail): the depot in Halle"},
	}
	switch i % 6 {
	case 1:
		r.URL = fmt.Sprintf("touch:%d", i)
	case 2:
		r.Tact = "People lose their jobs. No congratulation, no enthusiasm; ask first how the team is doing."
	case 4:
		r.ContactNote, r.NewContact = "A story says that the contact has left.", data.NewContact{Name: "Ines Falk", Title: "Operations", Evidence: "Ines Falk takes over.", URL: "https://example.com/falk"}
	case 5:
		r.Spelling, r.Relation, r.About = "The source writes Siobhán Kerr.", data.RelationCompetitor, "Kornhaus"
	}
	return r
}

var causes = []data.Cause{data.CauseNoReason, data.CauseStale, data.CauseSpent, data.CauseSourceFailed, data.CausePoorFit, data.CauseResting,
	data.CauseWrongPerson, data.CauseHandedOver, data.CauseStopped, data.CauseCapacity}

// heldBack is two prospects for each cause and three that are suppressed.
func heldBack() []data.HeldBack {
	var out []data.HeldBack
	for i, c := range causes {
		for j := range 2 {
			out = append(out, data.HeldBack{ProspectID: fmt.Sprintf("h%d-%d", i, j), Prospect: fmt.Sprintf("Held %d-%d", i, j), Cause: c, Detail: "It is so until Thursday 2 April, the third try in a row."})
		}
	}
	for i := range 3 {
		out = append(out, data.HeldBack{ProspectID: fmt.Sprintf("s%d", i), Prospect: fmt.Sprintf("Secret %d", i), Cause: data.CauseSuppressed})
	}
	return out
}

func report() data.Report {
	return data.Report{
		Degraded: []string{"2 of 9 sources could not be read."},
		Sources: []data.SourceReport{
			{Source: "https://news.freightpost.example/rss", Outcome: data.OutcomeOK, Items: 40},
			{Source: "https://dead.example/feed", Outcome: data.OutcomeTimeout},
		},
		Failures: []data.FailureReport{{What: "source", URL: "https://dead.example/" + strings.Repeat("very/long/path/", 12), Outcome: data.OutcomeTimeout, Detail: "no answer in 20 seconds"}},
		Rejected: []data.RejectedReport{{StoryID: "st-99", Prospect: "p0", Verdict: data.VerdictFalse, Rep: "anna", On: "2026-03-30", UsedBy: []string{"ben"}}},
	}
}

// figures are those of a team with some history.
func figures() data.Figures {
	rate := func(name string, attempts, conversations int) data.Rate {
		share := float64(conversations) / float64(attempts)
		return data.Rate{Name: name, Attempts: attempts, Conversations: conversations, Share: share, Low: share / 2, High: min(1, share*2)}
	}
	line := data.TouchLine{At: morning.Add(-30 * time.Hour), Rep: "anna", ProspectID: "p0", Prospect: companies[6], Outcome: data.TouchConversation}
	f := data.Figures{
		From: morning.AddDate(0, 0, -90), Until: morning, All: rate("", 120, 30), Prospects: 40, Reached: 19, Meetings: 6, Emails: 8, Timeless: 2,
		SameHour: rate("", 20, 2), Varied: rate("", 30, 9), NoReason: 4, WithoutReason: []data.TouchLine{line}, Talks: 20, NoNextStep: 3, WithoutNextStep: []data.TouchLine{line},
		ToldTwice: []data.ToldTwice{{TouchLine: line, Contact: "Maria Keller", ReasonID: "st-1:amount", First: morning.AddDate(0, 0, -9)}},
	}
	for hour := 8; hour < 19; hour++ {
		f.Hours = append(f.Hours, rate(fmt.Sprintf("%02d", hour), 10+hour, hour/3))
		for day := time.Monday; day < time.Saturday; day++ {
			f.Grid = append(f.Grid, data.GridCell{Weekday: day, Hour: hour, Rate: rate("", 9, (hour+int(day))%9)})
		}
	}
	for day := time.Monday; day < time.Saturday; day++ {
		f.Weekdays = append(f.Weekdays, rate(day.String(), 24, 3+int(day)))
	}
	for _, k := range append([]data.ReasonKind{""}, kinds...) {
		f.Kinds = append(f.Kinds, rate(string(k), 17, 4))
	}
	for _, t := range []string{"funding", "leadership_departure", "regulatory"} {
		f.Types = append(f.Types, rate(t, 12, 5))
		f.Verdicts = append(f.Verdicts, data.Precision{Type: t, Verdicts: 9, Good: 5, Weak: 2, Old: 1, False: 1, Right: .9, RightLow: .5, RightHigh: .97, GoodShare: .55, GoodLow: .3, GoodHigh: .8})
	}
	f.AllVerdicts = data.Precision{Verdicts: 27, Good: 15, Weak: 6, Old: 3, False: 3, Right: .9, RightLow: .7, RightHigh: .97, GoodShare: .55, GoodLow: .4, GoodHigh: .7}
	for _, r := range reps {
		f.Reps = append(f.Reps, data.RepRate{Rate: rate(r.ID, 40, 10), UsualHour: 10, UsualShare: .4, Retries: 12, SameHour: 5, Offered: 2, OfferedLow: .5, OfferedHigh: 4, OfferedKnown: true, WithoutReason: 1, Talks: 7, WithoutNextStep: 1})
	}
	return f
}

// published is the folder of a night's files.
func published(t *testing.T, n publish.Night) string {
	t.Helper()
	path, err := publish.Publish(t.Context(), t.TempDir(), 90, n)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Dir(path)
}

// size is how large a file is, in bytes.
func size(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
