package rank

import (
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// whenAndWhether checks on a list what must never happen, with rules of its own:
// nothing here asks the code that decides.
func whenAndWhether(t testing.TB, in Input, l data.List) {
	t.Helper()
	policy := in.Policy
	if len(policy.Hours.Parts) == 0 {
		policy = builtIn()
	}
	prospects := map[string]data.Prospect{}
	for _, p := range in.Prospects {
		if _, twice := prospects[p.ID]; !twice {
			prospects[p.ID] = p
		}
	}
	touches := map[string][]data.Touch{}
	for _, touch := range in.Touches {
		touches[touch.ProspectID] = append(touches[touch.ProspectID], touch)
	}
	for _, of := range touches {
		slices.SortStableFunc(of, func(a, b data.Touch) int { return a.At.Compare(b.At) })
	}
	for _, c := range l.Calls {
		p := prospects[c.ProspectID]
		withinHours(t, policy, p, c, l.Date)
		leftAlone(t, in, policy, p, c, l.Date, touches[p.ID])
		anotherPart(t, policy, p, c, l)
		askersLeftAlone(t, in, prospects, c)
		noDayInvented(t, policy, c, l.Date, touches[p.ID])
		askedForNothing(t, c, touches[p.ID])
		numberFirst(t, p, c)
	}
	withinRoom(t, l)
}

// withinHours: where the zone is known, nobody is rung outside office hours and the
// law; the law forbids some days altogether, but for what was agreed.
func withinHours(t testing.TB, policy data.Policy, p data.Prospect, c data.Call, day time.Time) {
	t.Helper()
	rules := policy.Countries[regionOf(p.Country)]
	law := rules.Legal[day.Weekday()]
	if rules.Legal != nil && len(law) == 0 && c.Reason.Kind != data.ReasonNextStep {
		t.Errorf("%s is rung on a %s, when the law of %s allows none", p.ID, day.Weekday(), p.Country)
	}
	if p.Timezone == "" || c.Timezone != p.Timezone {
		return
	}
	win, _ := data.ParseSpan(c.CallFrom + "-" + c.CallUntil)
	within := func(spans []data.Span) bool {
		return slices.ContainsFunc(spans, func(s data.Span) bool { return win.From >= s.From && win.Until <= s.Until })
	}
	office := policy.Hours.Business
	if len(rules.Business) > 0 {
		office = rules.Business
	}
	if !within(office) && !within(law) {
		t.Errorf("%s is rung from %s to %s, outside of office hours: %s", p.ID, c.CallFrom, c.CallUntil, c.WhenWhy)
	}
	if len(law) > 0 && !within(law) {
		t.Errorf("%s is rung from %s to %s, outside of the law of %s", p.ID, c.CallFrom, c.CallUntil, p.Country)
	}
}

// leftAlone: nobody is called who refused lately, before a date that was named, on
// a day of a try, or after two reps have tried without end.
func leftAlone(t testing.TB, in Input, policy data.Policy, p data.Prospect, c data.Call, day time.Time, touches []data.Touch) {
	t.Helper()
	var talk, dated *data.Touch
	vain := map[string]int{}
	var last time.Time
	for i := range touches {
		touch := &touches[i]
		if touch.At.After(in.AsOf) {
			continue
		}
		if answered(touch) {
			talk, vain, last = touch, map[string]int{}, time.Time{}
		}
		if answered(touch) || !touch.NextStepDue.IsZero() || touch.HasStep() {
			dated = touch
		}
		if unanswered(touch) && touch.Channel == data.ChannelCall && touch.ContactName == p.Contact.Name &&
			touch.At.Sub(last) > time.Hour && !touch.At.Before(day.AddDate(0, 0, -policy.Hours.RememberDays)) {
			vain[strings.ToLower(touch.Rep)]++
			last = touch.At
		}
	}
	if talk != nil && talk.Outcome == data.TouchNotInterested && daysBetween(dayOf(talk.At), day) < policy.Rest.NotInterested {
		t.Errorf("%s said no on %v", p.ID, talk.At)
	}
	if dated != nil && dayOf(dated.NextStepDue).After(day) {
		t.Errorf("%s is called before the date that was named, %v", p.ID, dated.NextStepDue)
	}
	if c.Reason.Kind == data.ReasonNextStep {
		return
	}
	if !last.IsZero() && !dayOf(last).Before(day) {
		t.Errorf("%s was tried today, at %v", p.ID, last)
	}
	delete(vain, "")
	full := 0
	for _, n := range vain {
		if n >= policy.HandOver.MostTries {
			full++
		}
	}
	if full >= policy.HandOver.Reps {
		t.Errorf("%s was tried %v times and is called again", p.ID, vain)
	}
	if rep := strings.ToLower(c.Rep); vain[rep] >= policy.HandOver.MostTries && len(freshReps(in, touches)) > 0 {
		t.Errorf("%s was tried %v times and stays with %s", p.ID, vain, c.Rep)
	}
}

// noDayInvented: a promise for which no day was named has none on the row, is not
// taken up on the day after it was made, and is one that somebody heard.
func noDayInvented(t testing.TB, policy data.Policy, c data.Call, day time.Time, touches []data.Touch) {
	t.Helper()
	i := slices.IndexFunc(touches, func(t data.Touch) bool { return "touch:"+t.ID == c.Reason.URL })
	if c.Reason.Kind != data.ReasonNextStep || i < 0 || !touches[i].NextStepDue.IsZero() {
		return
	}
	step, days := touches[i], policy.Rest.OursUndated
	if step.NextStepOwner == "them" {
		days = policy.Rest.TheirsUndated
	}
	if !strings.HasSuffix(c.Reason.Sentence, ", no day was named.") || strings.Contains(c.Reason.Opener+c.Reason.Mail.Body, " due") {
		t.Errorf("%s: a day for a promise without one: %s %s %s", c.ProspectID, c.Reason.Sentence, c.Reason.Opener, c.Reason.Mail.Body)
	}
	if daysBetween(dayOf(step.At), day) < days || step.NextStep == "" || step.Outcome == data.TouchNoAnswer && step.Channel == data.ChannelCall {
		t.Errorf("%s: taken up at once, or no promise: %+v", c.ProspectID, step)
	}
}

// askedForNothing: who owes a step asks the other side neither for what they need
// first nor for what they would like.
func askedForNothing(t testing.TB, c data.Call, touches []data.Touch) {
	t.Helper()
	i := slices.IndexFunc(touches, func(t data.Touch) bool { return "touch:"+t.ID == c.Reason.URL })
	if c.Reason.Kind != data.ReasonNextStep || i < 0 || touches[i].NextStepOwner == "them" {
		return
	}
	for _, line := range []string{c.Reason.Question, c.Reason.Mail.Body} {
		if strings.Contains(line, "need from us") || strings.Contains(c.Reason.Question, "take off your hands") {
			t.Errorf("%s is asked for something beside our own debt: %s", c.ProspectID, line)
		}
	}
}

// numberFirst: whoever has no telephone number is found one before the hours count.
func numberFirst(t testing.TB, p data.Prospect, c data.Call) {
	t.Helper()
	said := strings.HasPrefix(c.WhenWhy, "No telephone number is known: find one first. ") || strings.HasPrefix(c.WhenWhy, "No number of "+c.Contact+" is known: ")
	if said == (c.Phone != "") || c.Phone != p.Contact.Phone && (c.Contact == p.Contact.Name || c.Phone != "") {
		t.Errorf("%s has the number %q, and the row says %s", p.ID, c.Phone, c.WhenWhy)
	}
}

// freshReps are those who have never touched the prospect.
func freshReps(in Input, touches []data.Touch) []string {
	var out []string
	for _, rep := range in.Reps {
		if !slices.ContainsFunc(touches, func(t data.Touch) bool { return strings.EqualFold(t.Rep, rep.ID) }) {
			out = append(out, rep.ID)
		}
	}
	return out
}

// anotherPart: where the zone is known, a part of the day that was tried is not
// tried again while one of the same stretch of office hours, open to the rep, was not.
func anotherPart(t testing.TB, policy data.Policy, p data.Prospect, c data.Call, l data.List) {
	t.Helper()
	i := slices.IndexFunc(l.Reps, func(r data.Rep) bool { return r.ID == c.Rep })
	if p.Timezone == "" || c.Timezone != p.Timezone || l.Reps[i].Timezone != p.Timezone || l.Reps[i].Hours != "09:00-17:00" || p.Country != "" {
		return
	}
	tried := make([]bool, len(policy.Hours.Parts))
	for _, a := range c.Attempts {
		at, _ := data.ParseSpan(a.Clock + "-23:59")
		for k, part := range policy.Hours.Parts {
			tried[k] = tried[k] || at.From >= part.From && at.From < part.Until
		}
	}
	win, _ := data.ParseSpan(c.CallFrom + "-" + c.CallUntil)
	for k, part := range policy.Hours.Parts {
		if tried[k] && part.From == win.From && slices.Contains(tried, false) {
			t.Errorf("%s was tried at %v and is tried again from %s", p.ID, c.Attempts, c.CallFrom)
		}
	}
}

// askersLeftAlone: whoever asked not to be called is not called through any row of
// the same number, address or domain.
func askersLeftAlone(t testing.TB, in Input, prospects map[string]data.Prospect, c data.Call) {
	t.Helper()
	p := prospects[c.ProspectID]
	for _, touch := range in.Touches {
		asker, ok := prospects[touch.ProspectID]
		if !ok || touch.Outcome != data.TouchDoNotCall {
			continue
		}
		same := asker.ID == p.ID || asker.Domain != "" && registrable(asker.Domain) == registrable(p.Domain)
		if touch.ContactName == "" || touch.ContactName == asker.Contact.Name {
			same = same || asker.Contact.Phone != "" && asker.Contact.Phone == p.Contact.Phone ||
				asker.Contact.Email != "" && asker.Contact.Email == p.Contact.Email
		}
		if same {
			t.Errorf("%s is called, and %s asked not to be", p.ID, asker.ID)
		}
	}
}

// withinRoom: calls and prospects handed over keep within what each rep can do.
func withinRoom(t testing.TB, l data.List) {
	t.Helper()
	room := map[string]int{}
	for _, c := range l.Calls {
		room[c.Rep]++
	}
	free := 0
	for _, rep := range l.Reps {
		free += capacityOf(rep) - room[rep.ID]
	}
	for _, h := range l.HeldBack {
		if h.Cause != data.CauseHandedOver {
			continue
		}
		if free--; !strings.Contains(h.Detail, "takes over") && !strings.Contains(h.Detail, "must not be named") {
			t.Errorf("%s is handed over to nobody: %s", h.ProspectID, h.Detail)
		}
	}
	if free < 0 {
		t.Errorf("more prospects are handed over than there is room for, by %d", -free)
	}
	owed, open := map[string]float64{}, map[string]bool{}
	for _, c := range l.Calls {
		side := c.Rep + c.Contributions[0].Why
		undated := strings.HasSuffix(c.Reason.Sentence, ", no day was named.") && c.Reason.Kind == data.ReasonNextStep
		if open[side] && !undated && c.Reason.Kind == data.ReasonNextStep {
			t.Errorf("a promise without a day comes before the day that was named for %s", c.ProspectID)
		}
		open[side] = open[side] || undated
		if ours := len(c.Contributions) > 0 && strings.HasPrefix(c.Contributions[0].Why, "we owe"); !ours {
			owed[c.Rep] = c.Score
		} else if owed[c.Rep] > 0 {
			t.Errorf("what we owe %s does not come first", c.ProspectID)
		}
	}
}
