package rank

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

var (
	worldDay   = time.Date(2024, 3, 12, 0, 0, 0, 0, time.UTC)
	worldNames = []string{"Acme", "Bellweather Ltd", "Coral & Sons", "Dunmore Inc.", "Éclair", "Fjord AS", "Macy's", "Hush-Hush", "Ibis", "Acme Inc",
		"Jasper", "Kolibri", "Lumen", "Mantis GmbH", "Nadir", "Opal", "Pylon", "Quill", "Rampart", "Sable", "Tundra", "Umber"}
	people = []string{"Jane Doe", "Ann Roe", "José Núñez", "Siobhán Kerr", "Li Wei", "Eve Foe", "Bo Ek", "Ada Orr", "Cy Lund", "", "", ""}
	texts  = []string{"{company} raised money", "line one\nline two", "\u202eevil\u202c", "{amount}", "touching base", "Synergy Prize", "40 people",
		"<script>alert(1)</script>", "https://spam.example/x", "\x00\x1b[31m", "a very long slot " + fmt.Sprintf("%0300d", 7), "York", "Jane Doe", "Acme"}
	worldCountries = []string{"", "US", "Germany", "France", "Israel", "Atlantis"}
	worldZones     = []string{"", "UTC", "America/New_York", "Asia/Tokyo", "Europe/London", "Nowhere/Else", "Pacific/Kiritimati"}
)

var worlds = flag.Int("worlds", 2000, "how many random worlds the laws are tried in")

// dice draws from lists.
type dice struct{ *rand.Rand }

func one[T any](d dice, of []T) T { return of[d.IntN(len(of))] }

func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

func (d dice) day(back, ahead int) time.Time {
	return worldDay.AddDate(0, 0, ahead-d.IntN(back+ahead)).Add(time.Duration(d.IntN(86400)) * time.Second)
}

// randomWorld is a small world in which everything collides often.
func randomWorld(t testing.TB, seed uint64) Input {
	d := dice{rand.New(rand.NewPCG(seed, 7))}
	in := Input{AsOf: worldDay.Add(4 * time.Hour), Date: worldDay, Triggers: testTriggersOnce(t), Playbook: testPlaybookOnce(t), SourceFailed: map[string]string{}}
	for i := range d.IntN(4) {
		in.Reps = append(in.Reps, data.Rep{ID: fmt.Sprintf("r%d", i), Name: "Rep", Timezone: one(d, worldZones),
			Hours: one(d, []string{"09:00-17:00", "08:00-12:00", "22:00-06:00", "", "bad"}), Capacity: d.IntN(4)})
	}
	for i := range 3 + d.IntN(6) {
		in.Prospects = append(in.Prospects, randomProspect(d, i))
		if d.chance(10) {
			in.SourceFailed[in.Prospects[i].ID] = "https://x.example: timeout"
		}
	}
	for i := range d.IntN(25) {
		in.Events = append(in.Events, randomEvent(d, i, len(in.Prospects)))
	}
	for i := range d.IntN(20) {
		in.Touches = append(in.Touches, randomTouch(d, i, len(in.Prospects)))
	}
	if d.chance(40) {
		chase(d, &in)
	}
	for i := range d.IntN(8) {
		e := randomEvent(d, 100+i, len(in.Prospects))
		in.Signals = append(in.Signals, data.Signal{Event: e, Relation: one(d, []data.Relation{data.RelationCompetitor, data.RelationIndustry, data.RelationNeed}),
			About: one(d, worldNames), Term: one(d, []string{"pumps", "Rival", "mines"})})
	}
	for _, p := range in.Prospects {
		if d.chance(20) {
			in.Profiles = append(in.Profiles, data.Profile{ProspectID: p.ID, ObservedAt: worldDay, Description: one(d, texts), Country: one(d, worldCountries),
				City: one(d, []string{"", "Boston"}), Phone: one(d, []string{"", "+33 1 99 00 12 34"}), Employees: one(d, []int{0, 300})})
		}
	}
	if d.chance(30) {
		in.Policy = randomPolicy(d)
	}
	if d.chance(30) {
		in.Date = worldDay.AddDate(0, 0, d.IntN(7))
		in.AsOf = in.Date.Add(4 * time.Hour)
	}
	for i := range max(d.IntN(5)-3, 0) * 2 {
		in.Suppressions = append(in.Suppressions, randomSuppression(d, i))
	}
	return in
}

// chase adds a prospect whom the reps have tried again and again.
func chase(d dice, in *Input) {
	p := randomProspect(d, len(in.Prospects))
	p.Name, p.Contact, p.DoNotCall, p.Employees = "Chased Roofs", data.Contact{Name: "Max Roe"}, false, 200
	in.Prospects = append(in.Prospects, p)
	at, first := worldDay.AddDate(0, 0, -20-d.IntN(150)), one(d, []string{"r0", "r0", "r1"})
	for i := range 1 + d.IntN(30) {
		t := randomTouch(d, 1000+i, 1)
		t.ProspectID, t.ContactName, t.NextStep, t.NextStepDue = p.ID, one(d, []string{"", "Max Roe", "Max Roe"}), "", time.Time{}
		t.Rep = one(d, []string{"r0", "r0", "r0", "r0", first, first, "R1", "", "gone"})
		if !d.chance(3) {
			t.Outcome = one(d, []data.TouchOutcome{data.TouchNoAnswer, data.TouchVoicemail, data.TouchGatekeeper})
		}
		at = at.AddDate(0, 0, d.IntN(8)).Truncate(24 * time.Hour).Add(time.Duration(8*60+d.IntN(10*60)) * time.Minute)
		t.At = at
		in.Touches = append(in.Touches, t)
	}
	e := randomEvent(d, 500, 1)
	e.ProspectID, e.Type, e.Status, e.Listable, e.WithdrawnAt, e.PublishedAt = p.ID, "funding", data.StatusDone, true, time.Time{}, worldDay.AddDate(0, 0, -d.IntN(9))
	e.Evidence.Quote, e.HappenedOn, e.ObservedAt = "They raised money", time.Time{}, e.PublishedAt
	in.Events = append(in.Events, e)
}

// randomPolicy changes rules that must never be what a law hangs on.
func randomPolicy(d dice) data.Policy {
	p := builtIn()
	p.HandOver.Tries, p.HandOver.Reasons, p.HandOver.Reps = 1+d.IntN(4), d.IntN(3), 1+d.IntN(3)
	p.HandOver.MostTries = p.HandOver.Tries + d.IntN(4)
	p.Rest.Gaps, p.Rest.AnotherWeekday, p.Rest.StrongReason = one(d, [][]int{{1}, {1, 1, 3}, {2, 30}}), d.chance(50), one(d, []float64{0, 0.7, 2})
	p.Rest.StrongReasonGap = 1 + d.IntN(3)
	p.Hours.ClosedDay = one(d, []string{data.ClosedDayList, data.ClosedDayRest})
	p.Reach.ClearlyTries = d.IntN(3)
	p.Rest.OursUndated, p.Rest.TheirsUndated = d.IntN(4), d.IntN(15)
	return p
}

func randomProspect(d dice, i int) data.Prospect {
	return data.Prospect{
		ID: fmt.Sprintf("p%d", i), Name: one(d, worldNames), Domain: one(d, []string{"", "", "", "", "", "acme.example", "bell.co.uk", "coral.example"}),
		Employees: one(d, []int{0, 5, 200, 5000}), Industry: one(d, []string{"", "Banking", "Mining"}), Country: one(d, worldCountries), Region: one(d, []string{"", "", "CA", "TN"}), City: one(d, []string{"", "", "Memphis", "Paris"}),
		Timezone: one(d, worldZones), Owner: one(d, []string{"", "r0", "r1", "nobody"}), DoNotCall: d.chance(1),
		Contact: data.Contact{Name: one(d, people), Phone: one(d, []string{"", "+1 212 555 0101", "030 901820"}), Email: one(d, []string{"", "jane@acme.example"})},
		Line:    i,
	}
}

func randomEvent(d dice, i, prospects int) data.Event {
	e := data.Event{
		ID: fmt.Sprintf("e%d", i), ProspectID: fmt.Sprintf("p%d", d.IntN(prospects+1)), StoryID: one(d, []string{"", "s1", "s2", "s3"}),
		Type:   one(d, []string{"funding", "acquisition", "leadership_hire", "layoffs", "expansion", "award", "financing_action", "unknown_type"}),
		Status: one(d, []data.Status{"done", "done", "planned", "rumoured", "past"}), Role: one(d, []string{"", "acquirer", "target"}),
		Novelty: one(d, []data.Novelty{"new", "new", "development", "echo", ""}), Confidence: d.Float64() * 1.2, Listable: d.chance(80),
		DocumentID: fmt.Sprintf("d%d", d.IntN(6)), URL: fmt.Sprintf("https://%s/%d", one(d, []string{"a.example", "b.example", "acme.example"}), i),
		Slots: map[string]string{}, PublishedAt: d.day(300, 4), ObservedAt: d.day(300, 4),
	}
	e.Evidence.Quote = one(d, append(texts[:2:2], "They raised money", "Acme and Bellweather merged", "Macy’s opened", ""))
	e.Title = one(d, texts)
	for range d.IntN(4) {
		e.Slots[one(d, []string{"amount", "round", "counterparty", "person", "person", "title", "place", "count"})] = one(d, slices.Concat(texts, people))
	}
	if e.Evidence.Quote != "" {
		for _, name := range []string{"amount", "round", "counterparty", "person", "title", "place", "count"} {
			e.Evidence.Quote = strings.TrimSpace(e.Evidence.Quote + " " + e.Slots[name]) // what is said must stand in it
		}
	}
	if d.chance(20) {
		e.PublishedAt = time.Time{}
	}
	if d.chance(20) {
		e.HappenedOn = d.day(600, 30)
	}
	if d.chance(5) {
		e.WithdrawnAt = worldDay
	}
	return e
}

func randomTouch(d dice, i, prospects int) data.Touch {
	t := data.Touch{
		ID: fmt.Sprintf("t%d", i), ProspectID: fmt.Sprintf("p%d", d.IntN(prospects+1)), At: d.day(60, 2).In(time.FixedZone("", d.IntN(20)*3600-10*3600)),
		Rep: one(d, []string{"", "r0", "r1"}), ContactName: one(d, people), Channel: one(d, []data.Channel{"call", "voicemail", "email"}),
		Outcome: one(d, []data.TouchOutcome{"no_answer", "no_answer", "no_answer", "no_answer", "voicemail", "voicemail", "voicemail",
			"voicemail", "gatekeeper", "conversation", "conversation", "conversation", "meeting", "meeting",
			"wrong_person", "left_company", "do_not_call", "not_interested"}),
		ReasonID: one(d, []string{"", "s1", "s1:a", "s2:b", "s1:c", "s1:a2", "s3:z", "s3:", "touch:t1"}),
		Verdict:  one(d, []data.Verdict{"", "", "good", "false", "wrong_company"}), Note: one(d, texts),
	}
	if t.Outcome == data.TouchDoNotCall && d.chance(80) { // one wish stops many rows
		t.Outcome = data.TouchNoAnswer
	}
	if d.chance(15) {
		t.NextStep, t.NextStepDue, t.NextStepOwner = one(d, append(texts, "")), dayOf(d.day(120, 10)), one(d, []string{"us", "them", ""})
		if d.chance(40) {
			t.NextStepDue = time.Time{}
		}
	}
	return t
}

func randomSuppression(d dice, i int) data.Suppression {
	kind := one(d, []string{"domain", "company", "phone", "email", "person"})
	value := map[string][]string{"domain": {"acme.example", "www.bell.co.uk"}, "company": {"ACME", "macys", "Eclair GmbH", "Other"},
		"phone": {"212-555-0101", "+49 30 901820"}, "email": {"JANE@acme.example"}, "person": {"jane doe", "Jose Nunez", "LI WEI"}}[kind]
	s := data.Suppression{Kind: kind, Value: one(d, value), Reason: "asked", Line: i}
	if d.chance(30) {
		s.Until = dayOf(d.day(3, 3))
	}
	return s
}

var (
	cachedTriggers []data.Trigger
	cachedPlaybook *data.Playbook
)

func testTriggersOnce(t testing.TB) []data.Trigger {
	if cachedTriggers == nil {
		cachedTriggers = testTriggers(t)
	}
	return cachedTriggers
}

func testPlaybookOnce(t testing.TB) data.Playbook {
	if cachedPlaybook == nil {
		p := testPlaybook(t)
		cachedPlaybook = &p
	}
	return *cachedPlaybook
}

// eachWorld runs a property over some thousand worlds, always the same ones.
func eachWorld(t *testing.T, n int, property func(t *testing.T, d dice, in Input)) {
	t.Helper()
	for seed := range uint64(n) {
		property(t, dice{rand.New(rand.NewPCG(seed, 99))}, randomWorld(t, seed))
		if t.Failed() {
			t.Fatalf("in world %d", seed)
		}
	}
}

func TestLawsHoldInEveryWorld(t *testing.T) {
	causes, kinds := map[data.Cause]int{}, map[data.ReasonKind]int{}
	eachWorld(t, *worlds, func(t *testing.T, _ dice, in Input) {
		l := Rank(in)
		holdLaws(t, in, l)
		for _, h := range l.HeldBack {
			causes[h.Cause]++
		}
		for _, c := range l.Calls {
			kinds[c.Reason.Kind]++
		}
	})
	t.Logf("held back %v, listed %v", causes, kinds)
	for _, c := range []data.Cause{data.CauseNoReason, data.CauseStale, data.CauseSpent, data.CauseSourceFailed, data.CausePoorFit,
		data.CauseSuppressed, data.CauseResting, data.CauseWrongPerson, data.CauseStopped, data.CauseCapacity, data.CauseHandedOver} {
		if causes[c] == 0 {
			t.Errorf("no world had the cause %s: the worlds prove too little", c)
		}
	}
	for _, k := range []data.ReasonKind{data.ReasonEvent, data.ReasonPerson, data.ReasonNextStep, data.ReasonMarket, data.ReasonReferral} {
		if kinds[k] == 0 {
			t.Errorf("no world had a reason of the kind %s", k)
		}
	}
}

func TestOrderOfInputsChangesNothing(t *testing.T) {
	eachWorld(t, 1500, func(t *testing.T, d dice, in Input) {
		want := bytesOf(t, Rank(in))
		for range 2 {
			d.Shuffle(len(in.Prospects), func(i, j int) { in.Prospects[i], in.Prospects[j] = in.Prospects[j], in.Prospects[i] })
			d.Shuffle(len(in.Events), func(i, j int) { in.Events[i], in.Events[j] = in.Events[j], in.Events[i] })
			d.Shuffle(len(in.Touches), func(i, j int) { in.Touches[i], in.Touches[j] = in.Touches[j], in.Touches[i] })
			d.Shuffle(len(in.Suppressions), func(i, j int) {
				in.Suppressions[i], in.Suppressions[j] = in.Suppressions[j], in.Suppressions[i]
			})
			d.Shuffle(len(in.Signals), func(i, j int) { in.Signals[i], in.Signals[j] = in.Signals[j], in.Signals[i] })
			d.Shuffle(len(in.Profiles), func(i, j int) { in.Profiles[i], in.Profiles[j] = in.Profiles[j], in.Profiles[i] })
			d.Shuffle(len(in.Reps), func(i, j int) { in.Reps[i], in.Reps[j] = in.Reps[j], in.Reps[i] })
			if got := bytesOf(t, Rank(in)); got != want {
				t.Errorf("want %s\ngot  %s", want, got)
			}
		}
	})
}

func bytesOf(t testing.TB, l data.List) string {
	t.Helper()
	type row struct {
		data.Call
		Why data.Reason
	}
	var rows []row
	for _, c := range l.Calls {
		rows = append(rows, row{c, c.Reason})
	}
	out, err := json.Marshal([]any{rows, l.HeldBack, l.Reps})
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// oneReason is a world with a single prospect that has one event and room on the list.
func oneReason(t *testing.T, d dice, in Input) (Input, bool) {
	if len(in.Events) == 0 {
		return in, false
	}
	in.Prospects, in.Events, in.Signals = in.Prospects[:1], in.Events[:1], nil
	in.Events[0].ProspectID = in.Prospects[0].ID
	in.Touches, in.Suppressions, in.Prospects[0].DoNotCall = nil, nil, false
	return in, len(Rank(in).Calls) == 1
}

func TestOlderNeverScoresHigher(t *testing.T) {
	tried := 0
	eachWorld(t, 2500, func(t *testing.T, d dice, in Input) {
		in, ok := oneReason(t, d, in)
		if !ok {
			return
		}
		tried++
		before := Rank(in).Calls[0].Score
		back := 1 + d.IntN(200)
		e := &in.Events[0]
		for _, at := range []*time.Time{&e.HappenedOn, &e.PublishedAt, &e.ObservedAt} {
			if !at.IsZero() {
				*at = at.AddDate(0, 0, -back)
			}
		}
		if l := Rank(in); len(l.Calls) == 1 && l.Calls[0].Score > before {
			t.Errorf("%d days older: %v, before %v", back, l.Calls[0].Score, before)
		}
	})
	if tried < 100 {
		t.Errorf("only %d worlds had one reason", tried)
	}
}

func TestCorroborationNeverLowers(t *testing.T) {
	tried := 0
	eachWorld(t, 2500, func(t *testing.T, d dice, in Input) {
		in, ok := oneReason(t, d, in)
		if !ok {
			return
		}
		tried++
		in.Events[0].StoryID = "s1"
		in.Events[0].Novelty = data.NoveltyNew
		before := Rank(in).Calls[0].Score
		for i := range 1 + d.IntN(9) {
			e := in.Events[0]
			e.ID, e.DocumentID, e.Novelty = fmt.Sprintf("x%d", i), fmt.Sprintf("y%d", i), data.NoveltyEcho
			e.URL, e.Confidence = fmt.Sprintf("https://o%d.example/", d.IntN(12)), d.Float64()
			e.PublishedAt = e.PublishedAt.AddDate(0, 0, d.IntN(3))
			in.Events = append(in.Events, e)
			l := Rank(in)
			if len(l.Calls) != 1 || l.Calls[0].Score < before || l.Calls[0].Reason.Corroboration != i+2 {
				t.Errorf("%d documents: %+v, before %v", i+2, l.Calls, before)
				return
			}
			before = l.Calls[0].Score
		}
	})
	if tried < 100 {
		t.Errorf("only %d worlds had one reason", tried)
	}
}

// A reason is offered until it was heard, and never twice: whatever the list
// says is logged as a voicemail, night after night, until it has nothing left.
func TestNoAngleIsOfferedTwice(t *testing.T) {
	eachWorld(t, 500, func(t *testing.T, _ dice, in Input) {
		in.Touches = nil
		var told []string
		for night := range 12 {
			in.Date = worldDay.AddDate(0, 0, night*30)
			in.AsOf = in.Date.Add(4 * time.Hour)
			for _, c := range Rank(in).Calls {
				key := c.ProspectID + " " + c.Reason.ID
				if slices.Contains(told, key) {
					t.Errorf("night %d: %s again, after %v", night, key, told)
				}
				told = append(told, key)
				in.Touches = append(in.Touches, data.Touch{ID: fmt.Sprintf("n%d-%s", night, c.ProspectID), ProspectID: c.ProspectID,
					At: in.AsOf.Add(6 * time.Hour), Channel: data.ChannelVoicemail, Outcome: data.TouchVoicemail, ReasonID: c.Reason.ID})
			}
		}
	})
}
