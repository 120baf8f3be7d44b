package rank

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

// richPlaybook says all that a playbook can say, and some that it should not.
func richPlaybook(t testing.TB) data.Playbook {
	p := testPlaybookOnce(t)
	p.Offers = slices.Clone(p.Offers)
	for i := range p.Offers {
		o := &p.Offers[i]
		talks := map[string]data.Talk{}
		for id, talk := range o.SpeaksFor {
			talk.Opener = "Congratulations, {contact}! " + talk.Opener
			talk.Voicemails = append([]string{"Great news, {fact}."}, talk.Voicemails...)
			talk.Email = data.Email{Subject: "{company}: {fact}", Body: "Hello {contact},\n\nI am delighted that {fact}.\n\nI read that {fact}. " + talk.Question + "\n\n{seller}"}
			talks[id] = talk
		}
		o.SpeaksFor = talks
		o.Content = []data.Content{
			{Title: "Lines on day one", URL: "https://n.example/1", For: data.ContentFor{Types: []string{"funding", "expansion", "acquisition"}}},
			{Title: "Lines in a pit", URL: "https://n.example/2", For: data.ContentFor{Types: []string{"funding", "layoffs"}, Industries: []string{"Mining"}}},
		}
	}
	return p
}

// richWorld is a random world with news of the market, sites, and contacts from
// everywhere.
func richWorld(t testing.TB, seed uint64) Input {
	in := randomWorld(t, seed)
	d := dice{rand.New(rand.NewPCG(seed, 41))}
	in.Playbook = richPlaybook(t)
	for i := range in.Prospects {
		p := &in.Prospects[i]
		p.Sells, p.Competitors = one(d, [][]string{nil, {"belts"}}), one(d, [][]string{nil, {"Tessen"}})
		p.Contact.Source = one(d, []string{"", "Pitfair attendee list", "company web site"})
		p.Contact.Title = one(d, []string{"", "CFO", "Plant Manager"})
		if d.chance(30) {
			in.Profiles = append(in.Profiles, data.Profile{ProspectID: p.ID, Employees: one(d, []int{0, 7, 200}), Industry: one(d, []string{"", "Deep Mining"}),
				Description: one(d, []string{"", "A telecoms reseller", "Li Wei founded us"})})
		}
	}
	contacts := map[string]string{}
	for _, p := range in.Prospects {
		contacts[p.ID] = p.Contact.Name
	}
	for i := range in.Events {
		if e := &in.Events[i]; e.Type == "funding" && d.chance(40) {
			e.Type, e.Slots["person"], e.Slots["title"] = "leadership_departure", one(d, []string{contacts[e.ProspectID], one(d, people)}), "chief financial officer"
		} else if d.chance(5) {
			e.Evidence.Quote = "Two people died at the plant"
		}
	}
	for i := range d.IntN(12) {
		in.Signals = append(in.Signals, randomSignal(d, i, len(in.Prospects)))
	}
	often := 20
	if d.chance(50) { // few touches, so that not everybody rests
		in.Touches, often = in.Touches[:min(len(in.Touches), 4)], 80
	}
	for i := range in.Touches {
		if len(in.Events) > 0 && d.chance(often) {
			e := in.Events[d.IntN(len(in.Events))]
			in.Touches[i].ProspectID, in.Touches[i].ReasonID = e.ProspectID, storyID(&e)+one(d, []string{"", ":a", ":b"})
		}
		if d.chance(40) {
			in.Touches[i].Note = one(d, []string{"Good. She plans shifts for five sites.", "Only touching base with Jane Doe today.", "Li Wei asked for a price list."})
		}
	}
	for range d.IntN(4) {
		g := dice.IntN(d, max(len(in.Signals), 1))
		if g < len(in.Signals) && len(in.Touches) > 0 {
			in.Touches[d.IntN(len(in.Touches))].ReasonID = in.Signals[g].StoryID + one(d, []string{"", ":a", ":b", ":content-" + data.Fingerprint("https://n.example/1")[:8]})
		}
	}
	return in
}

func randomSignal(d dice, i, prospects int) data.Signal {
	e := randomEvent(d, i, prospects)
	e.ID, e.StoryID, e.URL = fmt.Sprintf("g%d", i), one(d, []string{"m1", "m2", "m3", ""}), fmt.Sprintf("https://m.example/%d", i)
	g := data.Signal{Event: e, Relation: one(d, []data.Relation{"competitor", "competitor", "need", "need", "customer", "regulator", "industry"}),
		About: one(d, append(slices.Clone(worldNames), "Tessen", "")), Term: one(d, []string{"belts", "Tessen"}),
		AboutProspect: one(d, []string{"", "", "p0", "p1"})}
	if g.Relation == data.RelationNeed {
		g.Type = one(d, []string{"rfp", "expansion"})
	}
	if g.Relation == data.RelationRegulator {
		g.Type, g.Slots = "regulatory", map[string]string{"rule": one(d, append(slices.Clone(texts), "tightens rules on noise", ""))}
	}
	return g
}

// eachRichWorld runs a property over some thousand worlds, always the same ones.
func eachRichWorld(t *testing.T, n int, property func(t *testing.T, d dice, in Input)) {
	t.Helper()
	for seed := range uint64(n) {
		property(t, dice{rand.New(rand.NewPCG(seed, 43))}, richWorld(t, seed))
		if t.Failed() {
			t.Fatalf("in world %d", seed)
		}
	}
}

// lines are all that a rep may say or send.
func linesOf(r data.Reason) []string {
	return []string{r.Sentence, r.Opener, r.Question, r.Voicemail, r.WhyItMatters, r.Mail.Subject, r.Mail.Body}
}

func TestTheNeversHoldInEveryWorld(t *testing.T) {
	kinds, seen := map[data.ReasonKind]int{}, map[string]int{}
	eachRichWorld(t, *worlds/2, func(t *testing.T, _ dice, in Input) {
		l := Rank(in)
		holdLaws(t, withMarket(in), l)
		events := map[string]data.Event{}
		for _, e := range withMarket(in).Events {
			events[e.ID] = e
		}
		for _, c := range l.Calls {
			kinds[c.Reason.Kind]++
			neverSaid(t, in, c, events[c.Reason.EventID])
			marketIsOfUse(t, in, c)
			mailKeepsToNotes(t, in, c, seen)
		}
		hiddenInNewFields(t, in, l)
	})
	t.Logf("%v %v", kinds, seen)
	for _, k := range []data.ReasonKind{data.ReasonEvent, data.ReasonMarket, data.ReasonReferral, data.ReasonNextStep, data.ReasonContent} {
		if kinds[k] == 0 {
			t.Errorf("no world had a reason of the kind %s", k)
		}
	}
	for _, what := range []string{"detail", "gone", "told besides", "content"} {
		if seen[what] == 0 {
			t.Errorf("no world had %s", what)
		}
	}
}

// neverSaid: no check-in, no list of people, no congratulation on harm, on being
// bought or on a rumour; no death; no minor news to somebody who may not fit.
func neverSaid(t *testing.T, in Input, c data.Call, e data.Event) {
	t.Helper()
	r := c.Reason
	bare := data.Hurts(r.EventType) || r.Status == data.StatusRumoured || e.Role == "target"
	for _, line := range linesOf(r) {
		if p := data.CheckInPhrase(line) + data.ListPhrase(line); p != "" {
			t.Errorf("%s: %q in %q", c.ProspectID, p, line)
		}
		if p := data.EmptyPhrase(outsideQuotes(line)); p != "" && !strings.Contains(c.Prospect+e.Slots["product"], "Synergy") {
			t.Errorf("%s: %q in %q", c.ProspectID, p, line)
		}
		if p := data.GladPhrase(line); p != "" && bare {
			t.Errorf("%s: %q about %s %s in %q", c.ProspectID, p, r.Status, r.EventType, line)
		}
		if source := c.ContactSource; source != "" && strings.Contains(line, source) {
			t.Errorf("%s: names where the contact is from: %q", c.ProspectID, line)
		}
	}
	if data.Mourns(e.Evidence.Quote) != "" || data.Mourns(e.Title) != "" {
		t.Errorf("%s is called about a death", c.ProspectID)
	}
	if minorTypes[r.EventType] && r.Kind != data.ReasonReferral && (r.Relation != "" || strings.HasPrefix(c.Fit, "unknown")) {
		t.Errorf("%s: minor news: %+v", c.ProspectID, r)
	}
}

// outsideQuotes is a line without what it repeats from a note or a step.
func outsideQuotes(line string) string {
	for {
		before, rest, ok := strings.Cut(line, "“")
		_, after, closed := strings.Cut(rest, "”")
		if !ok || !closed {
			return line
		}
		line = before + after
	}
}

// marketIsOfUse: somebody else's news is neither their trouble nor gossip, names
// whose it is, and is theirs and not the prospect's.
func marketIsOfUse(t *testing.T, in Input, c data.Call) {
	t.Helper()
	r := c.Reason
	i := slices.IndexFunc(in.Signals, func(g data.Signal) bool { return g.ID == r.EventID })
	own := r.Kind == data.ReasonMarket || r.Kind == data.ReasonReferral
	if r.Kind == data.ReasonContent || r.Kind == data.ReasonNextStep {
		return
	}
	if own != (i >= 0) || own != (r.About != "") {
		t.Fatalf("%s: kind %s for event %q of %q", c.ProspectID, r.Kind, r.EventID, r.About)
	}
	if !own {
		return
	}
	g := in.Signals[i]
	referral := g.Relation == data.RelationNeed
	if g.ProspectID != c.ProspectID || foldName(g.About) == foldName(c.Prospect) || referral != (r.Kind == data.ReasonReferral) {
		t.Errorf("%s: %+v", c.ProspectID, g)
	}
	if !referral && g.Relation != data.RelationRegulator && (data.Hurts(g.Type) || g.Status == data.StatusRumoured || g.Type == "leadership_departure") {
		t.Errorf("%s is called to gloat or gossip: %+v", c.ProspectID, g)
	}
}

// mailKeepsToNotes: what a mail says of a conversation stands in its note, and
// nobody who has left is greeted.
func mailKeepsToNotes(t *testing.T, in Input, c data.Call, seen map[string]int) {
	t.Helper()
	r := c.Reason
	if d := r.Mail.Detail; d != "" {
		seen["detail"]++
		if !strings.Contains(r.Mail.Body, d) || !slices.ContainsFunc(in.Touches, func(x data.Touch) bool {
			return x.ProspectID == c.ProspectID && (x.Outcome == data.TouchConversation || x.Outcome == data.TouchMeeting) && strings.Contains(oneLine(x.Note), d)
		}) {
			t.Errorf("%s: nobody noted %q", c.ProspectID, d)
		}
	}
	if strings.Contains(r.ContactNote, "has left") {
		seen["gone"]++
		for _, line := range []string{r.Opener, r.Mail.Body} {
			if strings.Contains(line, "Hello "+c.Contact) || strings.Contains(line, "Congratulations, "+c.Contact) {
				t.Errorf("%s: greets %s, who has left: %q", c.ProspectID, c.Contact, line)
			}
		}
	}
	if len(r.AlreadyTold) > 0 {
		seen["told besides"]++
	}
	if r.Content.URL != "" {
		seen["content"]++
		if !strings.Contains(r.Mail.Body, r.Content.URL) && r.Mail.Body != "" {
			t.Errorf("%s: the mail leaves out %s", c.ProspectID, r.Content.URL)
		}
	}
	if r.Mail.Body != "" && r.Mail.Subject == "" || strings.ContainsAny(r.Mail.Subject, "\n\r") {
		t.Errorf("%s: mail %+v", c.ProspectID, r.Mail)
	}
}

// hiddenInNewFields: who is suppressed stands in none of them.
func hiddenInNewFields(t *testing.T, in Input, l data.List) {
	t.Helper()
	hidden := map[string]bool{}
	for _, h := range l.HeldBack {
		hidden[h.ProspectID] = h.Cause == data.CauseSuppressed
	}
	for _, c := range l.Calls {
		r := c.Reason
		text := strings.Join(slices.Concat(r.AlreadyTold, []string{r.About, r.Mail.Subject, r.Mail.Body, r.Content.Title, r.ContactNote, r.NewContact.Name,
			r.NewContact.Evidence, r.Spelling, c.Fit}), "\n")
		for _, p := range in.Prospects {
			if hidden[p.ID] && (strings.Contains(text, p.Name) || p.Contact.Name != "" && strings.Contains(text, p.Contact.Name)) {
				t.Errorf("the row of %s names %q or its contact, who is suppressed:\n%s", c.ProspectID, p.Name, text)
			}
		}
	}
}

// Whatever the list says is logged as a voicemail, night after night: neither a
// reason nor a sentence, piece or voicemail comes back to the same prospect.
func TestNoBreadcrumbIsLeftTwice(t *testing.T) {
	eachRichWorld(t, 150, func(t *testing.T, _ dice, in Input) {
		in.Touches = nil
		told := map[string]int{}
		for night := range 14 {
			in.Date = worldDay.AddDate(0, 0, night*9)
			in.AsOf = in.Date.Add(4 * 3600e9)
			for _, c := range Rank(in).Calls {
				r := c.Reason
				for _, what := range []string{r.ID, r.Sentence, "voicemail " + r.StoryID + r.Voicemail} {
					key := c.ProspectID + " " + what
					if n, again := told[key]; again && what != "voicemail "+r.StoryID {
						t.Errorf("night %d tells again what night %d told: %s", night, n, key)
					}
					told[key] = night
				}
				in.Touches = append(in.Touches, data.Touch{ID: fmt.Sprintf("n%d-%s", night, c.ProspectID), ProspectID: c.ProspectID,
					At: in.AsOf.Add(6 * 3600e9), Channel: data.ChannelVoicemail, Outcome: data.TouchVoicemail, ReasonID: r.ID})
			}
		}
	})
}

// A conversation spends the story: neither waiting nor rewrites bring it back to
// that contact, only a development, or once a piece to send. No answer spends nothing.
func TestWhatWasTalkedAboutStaysTold(t *testing.T) {
	tried, developed := 0, 0
	eachRichWorld(t, 1500, func(t *testing.T, d dice, in Input) {
		in.Touches = nil
		l := Rank(in)
		if len(l.Calls) == 0 {
			return
		}
		c := l.Calls[0]
		if c.Reason.Relation != "" || c.Reason.EventID == "" {
			return
		}
		outcome := one(d, []data.TouchOutcome{data.TouchConversation, data.TouchNoAnswer})
		in.Touches = []data.Touch{{ID: "t", ProspectID: c.ProspectID, At: in.AsOf.Add(6 * 3600e9), Channel: data.ChannelCall, Outcome: outcome, ReasonID: c.Reason.ID}}
		i := slices.IndexFunc(in.Events, func(e data.Event) bool { return e.ID == c.Reason.EventID })
		again := in.Events[i]
		again.ID, again.DocumentID, again.Novelty, again.StoryID = "rewrite", "rewrite", data.NoveltyEcho, c.Reason.StoryID
		again.PublishedAt, again.ObservedAt = in.AsOf.AddDate(0, 0, 7), in.AsOf.AddDate(0, 0, 7)
		if development := d.chance(30); development {
			again.Novelty = data.NoveltyDevelopment
			developed++
		}
		again.HappenedOn = again.PublishedAt
		in.Events = append(in.Events, again)
		in.Date, in.AsOf = worldDay.AddDate(0, 0, 10), worldDay.AddDate(0, 0, 10).Add(4*3600e9)
		tried++
		for _, c2 := range Rank(in).Calls {
			if c2.ProspectID != c.ProspectID || c2.Reason.StoryID != c.Reason.StoryID {
				continue
			}
			if outcome == data.TouchConversation && again.Novelty == data.NoveltyEcho && c2.Reason.Kind != data.ReasonContent {
				t.Errorf("told in a conversation, and back as %s: %s", c2.Reason.ID, c2.Reason.Sentence)
			}
			if outcome == data.TouchConversation && again.Novelty == data.NoveltyDevelopment && c2.Reason.ID == c.Reason.ID {
				t.Errorf("a development came back as what was told: %s", c2.Reason.ID)
			}
		}
	})
	if tried < 150 || developed < 25 {
		t.Errorf("only %d conversations, %d developments", tried, developed)
	}
}

// A verdict "false" or "wrong_company" takes the story from everybody, for every
// contact and rep, until its line is gone.
func TestAFalseStoryIsNobodysReason(t *testing.T) {
	tried := 0
	eachRichWorld(t, 1500, func(t *testing.T, d dice, in Input) {
		l := Rank(in)
		for _, c := range l.Calls {
			if c.Reason.StoryID == "" {
				continue
			}
			tried++
			with := in
			with.Touches = append(slices.Clone(in.Touches), data.Touch{ID: "v", ProspectID: in.Prospects[d.IntN(len(in.Prospects))].ID, At: in.AsOf.AddDate(0, 0, -1),
				Channel: data.ChannelCall, Outcome: data.TouchNoAnswer, ContactName: "Somebody Else", ReasonID: c.Reason.ID,
				Verdict: one(d, []data.Verdict{data.VerdictFalse, data.VerdictWrongCompany})})
			for _, c2 := range Rank(with).Calls {
				if c2.Reason.StoryID == c.Reason.StoryID {
					t.Errorf("story %s was found false and is told to %s", c.Reason.StoryID, c2.ProspectID)
				}
			}
			return
		}
	})
	if tried < 200 {
		t.Errorf("only %d stories were tried", tried)
	}
}

func TestOrderOfMarketAndSitesChangesNothing(t *testing.T) {
	eachRichWorld(t, 500, func(t *testing.T, d dice, in Input) {
		want := bytesOf(t, Rank(in))
		d.Shuffle(len(in.Signals), func(i, j int) { in.Signals[i], in.Signals[j] = in.Signals[j], in.Signals[i] })
		d.Shuffle(len(in.Profiles), func(i, j int) { in.Profiles[i], in.Profiles[j] = in.Profiles[j], in.Profiles[i] })
		d.Shuffle(len(in.Events), func(i, j int) { in.Events[i], in.Events[j] = in.Events[j], in.Events[i] })
		d.Shuffle(len(in.Touches), func(i, j int) { in.Touches[i], in.Touches[j] = in.Touches[j], in.Touches[i] })
		if got := bytesOf(t, Rank(in)); got != want {
			t.Errorf("want %s\ngot  %s", want, got)
		}
	})
}

func TestSameRoleAndPerson(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"VP Operations", "Vice President of Operations"}: true, {"CFO", "chief financial officer"}: true, {"Plant Manager", "Manager, Plant"}: true,
		{"VP Sales", "VP Operations"}: false, {"", "CFO"}: false, {"Officer", "Officer"}: false, {"Deputy CFO", "CFO"}: false,
	} {
		if sameRole(pair[0], pair[1]) != want {
			t.Errorf("%q: %v", pair, !want)
		}
	}
	for pair, want := range map[[2]string]bool{
		{"Dana M. Whit", "Dr. Dana Whit"}: true, {"Siobhan Kerr", "Siobhán Kerr"}: true, {"Dana Whit", "Dan Whit"}: false, {"", ""}: false, {"Whit", "Dana Whit"}: false,
		{"Siobhan O'Neil", "Siobhán O’Neill"}: true, {"Katherine J. Roe", "Catherine Roe"}: true, {"Katherine Rowe", "Catherine Roe"}: false,
	} {
		if samePerson(pair[0], pair[1]) != want {
			t.Errorf("%q: %v", pair, !want)
		}
	}
}

func TestNearMiss(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		person           bool
	}{
		{"Siobhan Kerr", "says Siobhán Kerr of Acme", "Siobhán Kerr", true},
		{"Siobhan Kerr", "says Siobhan Kerr", "", true},
		{"Siobhan Kerr", "SIOBHAN KERR", "", true},
		{"Catherine Roe", "Katherine Roe’s plan", "Katherine Roe", true},
		{"Catherine Roe", "Katherine Rowe", "", true},
		{"Jon Roe", "Jan Roe", "", true}, // three letters: another name
		{"Macy's", "Macy’s opened", "", false},
		{"Eclair Foods Ltd", "Éclair Foods opened", "Éclair Foods", false},
		{"Acme", "Acne opened", "", false},
		{"Macdonald", "MacDonald opened", "", false},
	} {
		words := writtenWords(c.name)
		if !c.person {
			words = withoutForm(words)
		}
		if got := nearMiss(words, writtenWords(c.text), c.person); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func TestSentencesOfANote(t *testing.T) {
	got := sentencesOf("Has 5.5 seats. Mr. B. Roe asks!\n\nWants one page")
	if want := []string{"Has 5.5 seats.", "Mr.", "B. Roe asks!", "Wants one page"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func FuzzStoryOf(f *testing.F) {
	f.Add("s1:content-0a1b2c3d")
	f.Add("s1:a2")
	f.Add(":")
	f.Fuzz(func(t *testing.T, reason string) {
		if s := storyOf(reason); !strings.HasPrefix(reason, s) || s == "" && reason != "" {
			t.Errorf("%q of %q", s, reason)
		}
	})
}
