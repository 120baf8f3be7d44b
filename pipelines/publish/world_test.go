package publish

import (
	"context"
	"os"
	"time"

	"callworthy/data"
)

// morning is the list date of the tests.
var morning = time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)

func berlin() *time.Location { return time.FixedZone("CEST", 2*3600) }

// world is a believable night: three reps, twelve calls of every kind and
// status, every cause, two failed sources.
func world() Night {
	return Night{
		Run:         "20260331T033012.123456Z",
		Seller:      data.Seller{Name: "Fernhill Scheduling", Does: "We plan shifts for teams that grow faster than their spreadsheets."},
		SourceNames: map[string]string{"https://news.freightpost.example/rss": "Freight Post"},
		List: data.List{
			Date: morning, AsOf: time.Date(2026, 3, 31, 6, 0, 0, 0, berlin()),
			Reps: []data.Rep{
				{ID: "anna", Name: "Anna Berg", Timezone: "Europe/Berlin", Hours: "09:00-17:00", Capacity: 6},
				{ID: "ben", Name: "Ben Okafor", Timezone: "Europe/London", Hours: "08:30-17:30", Capacity: 6},
				{ID: "chi", Name: "Chi Nguyen", Timezone: "America/Chicago", Hours: "08:00-16:00", Capacity: 6},
			},
			Calls: worldCalls(), HeldBack: worldHeldBack(),
		},
		Report: worldReport(),
		Copy: func(_ context.Context, path string) error {
			return os.WriteFile(path, []byte("database of the night"), 0o644)
		},
	}
}

func on(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 0, 0, 0, 0, time.UTC)
}

func contributions(strength, fit, fresh, reach float64) []data.Contribution {
	return []data.Contribution{
		{Name: "event_strength", Points: strength, Why: "funding counts 0.9, told by two documents"},
		{Name: "fit", Points: fit, Why: "fits Shift planner: logistics, 120 to 2,000 people"},
		{Name: "freshness", Points: fresh, Why: "one day old, half-life 30 days"},
		{Name: "reach", Points: reach, Why: "has picked up between 9 and 11 before"},
	}
}

func worldCalls() []data.Call {
	return []data.Call{
		{
			Rep: "anna", Rank: 1, ProspectID: "northwind", Prospect: "Northwind Logistics", Industry: "Freight and warehousing",
			Contact: "Maria Keller", ContactTitle: "Chief Operating Officer", ContactSource: "own website, February", Phone: "+49 30 5550 142", Email: "maria.keller@northwind.example",
			Score: 71.4, Contributions: contributions(38.25, 18.7, 11.15, 3.3), Fit: "fits: logistics, 640 people",
			CallFrom: "09:30", CallUntil: "11:00", Timezone: "Europe/Berlin", WhenWhy: "Three tries, all after lunch: mornings are still open.",
			Told: []string{"12 February, voicemail: the new depot in Halle"},
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-81f0:amount", StoryID: "st-81f0", Angle: "amount",
				Sentence:     "Northwind raised €40 million to open six depots before winter, so six new teams need a shift plan.",
				Evidence:     "Northwind Logistics has closed a €40 million Series B led by Alder Capital and will open six depots across Saxony and Bavaria before winter.",
				EvidenceDate: on(3, 30), Source: "https://news.freightpost.example/rss", URL: "https://news.freightpost.example/2026/03/northwind-series-b",
				Title: "Northwind closes €40m Series B to open six depots", EventID: "ev-1", EventType: "funding", Status: data.StatusDone, Corroboration: 3,
				Offer: "Shift planner", WhyItMatters: "Six depots at once means hiring and planning some 300 people in places where nobody has planned before.",
				Opener:    "You are opening six depots before winter. The first thing that breaks is usually the rota, and I have seen how two carriers got around it.",
				Question:  "Who will plan the shifts in the new depots, and with what?",
				Voicemail: "Maria, it is about the six depots: one thing that two carriers did in their first four weeks. I will try you tomorrow morning.",
			},
		},
		{
			Rep: "anna", Rank: 2, ProspectID: "halden", Prospect: "Halden Klinikgruppe", Industry: "Hospitals",
			Contact: "Dr. Jürgen Weiß", ContactTitle: "Head of Nursing", Phone: "+49 89 5550 177",
			Score: 64, Contributions: contributions(30, 20, 10, 4), CallFrom: "14:00", CallUntil: "15:30", Timezone: "Europe/Berlin", WhenWhy: "Agreed: Tuesday after rounds.",
			Told: []string{"24 March, conversation: the ward in Ulm runs on paper"},
			Reason: data.Reason{
				Kind: data.ReasonNextStep, ID: "touch:7c1:next", Angle: "owed", Sentence: "We promised Dr. Weiß the numbers from the Ulm ward by today.",
				Evidence: "Send him what Ulm saved in the first quarter, he decides with the board on Thursday.", EvidenceDate: on(3, 24), Source: "call history", URL: "touch:7c1",
				Offer: "Shift planner", Opener: "I have the Ulm numbers that you asked for.", Question: "What will the board want to see on Thursday?",
			},
		},
		{
			Rep: "anna", Rank: 3, ProspectID: "brandtner", Prospect: "Brandtner Bäckereien", Industry: "Bakeries, 84 shops",
			Contact: "Lena Brandtner", ContactTitle: "Managing Director", Phone: "+43 1 5550 120", Score: 52.3, Contributions: contributions(26.1, 16.2, 7, 3),
			CallFrom: "08:30", CallUntil: "09:30", Timezone: "Europe/Vienna", WhenWhy: "No try yet; bakers are at their desks early.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-82:what", StoryID: "st-82", Angle: "what", Sentence: "Brandtner is said to be in talks to take over the 31 shops of Kornhaus.",
				Evidence: "Brandtner is in talks to take over the 31 shops of its insolvent rival Kornhaus, two people familiar with the matter said.", EvidenceDate: on(3, 29), Source: "Wirtschaft am Morgen", URL: "https://wam.example/a/3319",
				Title: "Brandtner verhandelt über Kornhaus", EventType: "acquisition", Status: data.StatusRumoured, Corroboration: 1, Offer: "Shift planner",
				WhyItMatters: "Thirty-one shops would come with their own rotas.", Opener: "Much is being written about bakeries changing hands. How do you plan people across shops today?", Question: "What takes longest when a new shop joins?",
				Tact: "This is a rumour. Do not speak of it as a fact, and do not name Kornhaus first.",
			},
		},
		{
			Rep: "anna", Rank: 4, ProspectID: "ostsee", Prospect: "Ostsee Werften", Industry: "Shipyards",
			Contact: "Piotr Wójcik", ContactTitle: "Personnel", Phone: "", Score: 41.05, Contributions: contributions(20.5, 12.3, 6.25, 2),
			CallFrom: "10:00", CallUntil: "12:00", Timezone: "Europe/Berlin", WhenWhy: "Time zone from the region.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-83:who", StoryID: "st-83", Sentence: "Ostsee Werften cuts 120 jobs in Rostock, and the remaining crews must be planned anew.",
				Evidence: "The yard will cut 120 of its 900 jobs in Rostock by June.", EvidenceDate: on(3, 27), Source: "Küstenblatt", URL: "https://kuestenblatt.example/werften", Title: "Werft streicht 120 Stellen",
				EventType: "layoffs", Status: data.StatusPlanned, Corroboration: 2, Offer: "Shift planner", Question: "How do you keep the night shift covered with fewer people?",
				Tact: "People lose their jobs. No congratulation, no enthusiasm; ask first how the team is doing.",
			},
		},
		{
			Rep: "ben", Rank: 1, ProspectID: "kestrel", Prospect: "Kestrel Contact Centres", Industry: "Customer service",
			Contact: "Siobhán O’Rourke", ContactTitle: "Director of Operations", Phone: "+44 20 7946 0158 ext. 12", Email: "siobhan@kestrel.example", Score: 68.75, Contributions: contributions(35, 19.5, 11, 3.25),
			CallFrom: "10:00", CallUntil: "11:30", Timezone: "Europe/London", WhenWhy: "She picked up at ten twice.",
			Reason: data.Reason{
				Kind: data.ReasonPerson, ID: "st-84:who", StoryID: "st-84", Sentence: "Siobhán O’Rourke was made director of operations on Friday.",
				Evidence: "Kestrel has promoted Siobhán O’Rourke to director of operations.", EvidenceDate: on(3, 27), Source: "kestrel.example", URL: "https://kestrel.example/news/new-director", Title: "New director of operations",
				EventType: "leadership_hire", Status: data.StatusDone, Corroboration: 1, Offer: "Forecasting", Opener: "Congratulations on the new post.", Question: "What do you want to be different after a hundred days?",
			},
		},
		{
			Rep: "ben", Rank: 2, ProspectID: "palmyra", Prospect: "شركة بالميرا للتجارة", Industry: "Retail",
			Contact: "ليلى حداد", ContactTitle: "Head of Stores", Phone: "+971 4 555 0133", Score: 55, Contributions: contributions(27, 17, 8, 3),
			CallFrom: "11:00", CallUntil: "13:00", Timezone: "Asia/Dubai", WhenWhy: "Nobody was reached before eleven.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-85:where", StoryID: "st-85", Sentence: "شركة بالميرا opens four stores in Abu Dhabi this summer.",
				Evidence: "تفتتح شركة بالميرا أربعة متاجر في أبوظبي هذا الصيف.", EvidenceDate: on(3, 28), Source: "Gulf Retail", URL: "https://gulfretail.example/4", Title: "بالميرا في أبوظبي",
				EventType: "expansion", Status: data.StatusPlanned, Corroboration: 1, Offer: "Shift planner", Question: "How will the four stores be staffed?",
			},
		},
		{
			Rep: "ben", Rank: 3, ProspectID: "tamworth", Prospect: "Tamworth & Sons Heating, Ventilation and Air Conditioning Services (Midlands) Limited", Industry: "Building services",
			Contact: "Geoff Tamworth", ContactTitle: "Owner", Phone: "0121 496 0140", Score: 47.2, Contributions: contributions(22, 15.2, 7, 3),
			CallFrom: "15:30", CallUntil: "17:00", Timezone: "Europe/London", WhenWhy: "Three tries, all about nine: try late.",
			Reason: data.Reason{
				Kind: data.ReasonReferral, ID: "st-86:buyer", StoryID: "st-86", Sentence: "Coventry council looks for somebody to service 240 boilers, which is what Tamworth does.",
				Evidence: "The council invites tenders for the servicing of 240 boilers; bids close on 30 April.", EvidenceDate: on(3, 30), Source: "Public Tenders", URL: "https://tenders.example/240", Title: "Boiler servicing, Coventry",
				EventType: "rfp", Status: data.StatusDone, Corroboration: 1, Offer: "Route planner", Opener: "I saw a tender that could be yours.", Question: "Could you take on 240 boilers with the crew you have?",
			},
		},
		{
			Rep: "ben", Rank: 4, ProspectID: "oakmont", Prospect: "Oakmont Care", Industry: "Care homes",
			Contact: "", Phone: "+44 161 496 0177", Score: 40, Contributions: contributions(18, 14, 6, 2), CallFrom: "14:00", CallUntil: "16:00", Timezone: "Europe/London", WhenWhy: "After the lunch round.",
			Reason: data.Reason{
				Kind: data.ReasonMarket, ID: "st-87:rule", StoryID: "st-87", Sentence: "From October care homes must prove their staffing for every shift, which Oakmont does on paper.",
				Evidence: "From 1 October homes must be able to show staffing levels for each shift.", EvidenceDate: on(3, 26), Source: "Care Weekly", URL: "https://careweekly.example/rule", Title: "New staffing rule",
				EventType: "regulatory", Status: data.StatusPlanned, Corroboration: 4, Offer: "Shift planner", Question: "How would you show the inspector last Tuesday’s night shift?",
			},
		},
		{
			Rep: "chi", Rank: 1, ProspectID: "bluebird", Prospect: "Bluebird Air Cargo", Industry: "Air freight",
			Contact: "Dolores Ruiz", ContactTitle: "VP Ground Operations", Phone: "+1 (312) 555-0142", Score: 73.9, Contributions: contributions(40, 19.4, 11.2, 3.3),
			CallFrom: "09:00", CallUntil: "10:30", Timezone: "America/Denver", WhenWhy: "Picked up at nine on two of three Tuesdays.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-88:order", StoryID: "st-88", Sentence: "Bluebird won the overnight mail contract for eleven airports, starting on 1 June.",
				Evidence: "Bluebird Air Cargo was awarded the overnight mail contract for eleven airports, worth $210 million over five years.", EvidenceDate: on(3, 30), Source: "Cargo Wire", URL: "https://cargowire.example/bluebird", Title: "Bluebird wins mail contract",
				EventType: "contract_win", Status: data.StatusDone, Corroboration: 5, Offer: "Shift planner", WhyItMatters: "Night crews at eleven airports from one day to the next.",
				Opener: "Eleven airports from 1 June is a lot of night shifts.", Question: "Where do the night crews come from?", Voicemail: "Dolores, about the eleven airports.",
			},
		},
		{
			Rep: "chi", Rank: 2, ProspectID: "yamamoto", Prospect: "山本物流株式会社", Industry: "Logistics",
			Contact: "山本 花子", ContactTitle: "工場長", Phone: "+81 3 5550 0199", Score: 58.1, Contributions: contributions(29, 17.1, 9, 3),
			CallFrom: "09:30", CallUntil: "11:30", Timezone: "Asia/Tokyo", WhenWhy: "Office hours there; your evening before.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-89:place", StoryID: "st-89", Sentence: "山本物流 opens an automated warehouse in Osaka with 200 staff.",
				Evidence: "山本物流株式会社は大阪に自動倉庫を開設し、200人を採用すると発表した。", EvidenceDate: on(3, 28), Source: "物流新聞", URL: "https://butsuryu.example/osaka", Title: "大阪に自動倉庫",
				EventType: "expansion", Status: data.StatusDone, Corroboration: 1, Offer: "Shift planner", Question: "Who plans the 200?",
			},
		},
		{
			Rep: "chi", Rank: 3, ProspectID: "prairie", Prospect: "Prairie Foods", Industry: "Food processing",
			Contact: "Sam Whitehorse", ContactTitle: "Plant Manager", Phone: "+1 402 555 0119", Score: 49.5, Contributions: contributions(24, 15.5, 7, 3), CallFrom: "13:00", CallUntil: "14:30", Timezone: "America/Chicago", WhenWhy: "Between the shifts.",
			Reason: data.Reason{
				Kind: data.ReasonContent, ID: "st-90:guide", StoryID: "st-90", Sentence: "Prairie added a third shift in Omaha last week, and our guide to third shifts answers what they asked in January.",
				Evidence: "Prairie Foods has added a third shift at its Omaha plant.", EvidenceDate: on(3, 24), Source: "Omaha Ledger", URL: "https://omahaledger.example/third-shift", Title: "Third shift for Prairie",
				EventType: "hiring", Status: data.StatusDone, Corroboration: 1, Offer: "Shift planner", Question: "How is the third shift going?",
			},
		},
		{
			Rep: "chi", Rank: 4, ProspectID: "cobalt", Prospect: "Cobalt Rail", Industry: "Rail",
			Contact: "Ann Li", ContactTitle: "Crew Planning", Phone: "+1 816 555 0190", Score: 38, Contributions: contributions(17, 13, 6, 2), CallFrom: "08:30", CallUntil: "09:30", Timezone: "America/Chicago", WhenWhy: "Before the morning meeting.",
			Reason: data.Reason{
				Kind: data.ReasonEvent, ID: "st-91:target", StoryID: "st-91", Sentence: "Cobalt wants to halve its overtime by 2027.",
				Evidence: "We will halve overtime by 2027, the company told investors.", EvidenceDate: on(3, 20), Source: "Rail Desk", URL: "https://raildesk.example/cobalt", Title: "Cobalt sets overtime goal",
				EventType: "target", Status: data.StatusDone, Corroboration: 1, Offer: "Shift planner", Question: "Where does the overtime come from?",
			},
		},
	}
}

func worldHeldBack() []data.HeldBack {
	return []data.HeldBack{
		{ProspectID: "h01", Prospect: "Arden Mills", Cause: data.CauseNoReason, Detail: "9 sources were read, none named Arden Mills in 30 days."},
		{ProspectID: "h02", Prospect: "Birch & Vale", Cause: data.CauseNoReason, Detail: "9 sources were read, one named it without an event."},
		{ProspectID: "h03", Prospect: "Corvid Media", Cause: data.CauseNoReason, Detail: "9 sources were read, none named Corvid Media in 30 days."},
		{ProspectID: "h04", Prospect: "Dovetail Joinery", Cause: data.CauseStale, Detail: "New factory in August 2025, 231 days ago."},
		{ProspectID: "h05", Prospect: "Elm Street Dental", Cause: data.CausePoorFit, Detail: "7 people; Shift planner starts at 50."},
		{ProspectID: "h06", Prospect: "Foxglove Hotels", Cause: data.CauseResting, Detail: "A meeting stands on 2 April."},
		{ProspectID: "h07", Prospect: "Granite Paving", Cause: data.CauseSpent, Detail: "The new quarry was told on 11 March."},
		{ProspectID: "h08", Prospect: "Harrow Textiles", Cause: data.CauseSourceFailed, Detail: "Its own newsroom took too long."},
		{ProspectID: "h09", Prospect: "Ivory Labs", Cause: data.CauseWrongPerson, Detail: "T. Marsh left in February; the successor is not known."},
		{ProspectID: "h10", Prospect: "Juniper Bikes", Cause: data.CauseHandedOver, Detail: "Six tries by Anna Berg; proposed to Ben Okafor."},
		{ProspectID: "h11", Prospect: "Kite & Co", Cause: data.CauseStopped, Detail: "Said on 3 March that there is no need."},
		{ProspectID: "h12", Prospect: "Larkspur Group", Cause: data.CauseCapacity, Detail: "New head of operations; 7th on a list of 6."},
		{ProspectID: "h13", Prospect: "Quietus Holdings", Cause: data.CauseSuppressed, Detail: "company: asked in writing"},
		{ProspectID: "h14", Prospect: "Zephyrine", Cause: data.CauseSuppressed, Detail: "do_not_call"},
	}
}

func worldReport() data.Report {
	return data.Report{
		Run:      data.Run{ID: "20260331T033012.123456Z", AsOf: time.Date(2026, 3, 31, 4, 0, 0, 0, time.UTC), Status: data.RunDegraded, Documents: 212, Events: 31, Listed: 12, HeldBack: 14},
		ListDate: "2026-03-31", Degraded: []string{"2 of 5 sources failed"},
		Sources: []data.SourceReport{
			{Source: "https://news.freightpost.example/rss", Kind: data.SourceFeed, Outcome: data.OutcomeOK, Items: 640, New: 31},
			{Source: "https://cargowire.example/feed", Kind: data.SourceFeed, Outcome: data.OutcomeNotModified, Items: 564},
			{Source: "https://harrow.example/news.xml", Kind: data.SourceFeed, Outcome: data.OutcomeTimeout, Detail: "no answer within 20s"},
			{Source: "https://old.example/rss", Kind: data.SourceFeed, Outcome: data.OutcomeNotFound, Detail: "HTTP 404"},
			{Source: "https://search.example/rss?q=Quietus+Holdings", Kind: data.SourceFeed, Outcome: data.OutcomeOK, Items: 3},
		},
		Failures: []data.FailureReport{
			{What: "source", URL: "https://old.example/rss", Outcome: data.OutcomeNotFound, Detail: "HTTP 404: remove the source or look for its new address"},
			{What: "source", URL: "https://harrow.example/news.xml", Outcome: data.OutcomeTimeout, Detail: "no answer within 20s"},
			{What: "page", URL: "https://wam.example/a/1", Outcome: data.OutcomeRefused},
		},
		Causes: map[data.Cause]int{data.CauseSuppressed: 2},
	}
}
