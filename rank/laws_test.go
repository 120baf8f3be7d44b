package rank

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

// holdLaws checks on a list what must hold on every list.
func holdLaws(t testing.TB, in Input, l data.List) {
	t.Helper()
	everyProspectOnce(t, in, l)
	suppressedUnnamed(t, in, l)
	events := map[string]data.Event{}
	for _, e := range in.Events {
		events[e.ID] = e
	}
	for _, g := range in.Signals {
		events[g.ID] = g.Event
	}
	touches := map[string]data.Touch{}
	for _, touch := range in.Touches {
		touches[touch.ID] = touch
	}
	for _, c := range l.Calls {
		reasonProved(t, in, c, events, touches)
		pointsAddUp(t, c)
		speakable(t, c)
		if c.CallFrom >= c.CallUntil || len(c.CallFrom) != 5 || c.Timezone == "" || c.WhenWhy == "" {
			t.Errorf("%s: window %s-%s %s %q", c.ProspectID, c.CallFrom, c.CallUntil, c.Timezone, c.WhenWhy)
		}
	}
	ranksRun(t, l)
	whenAndWhether(t, in, l)
}

// Law 3: every prospect is on the list or held back with one cause.
func everyProspectOnce(t testing.TB, in Input, l data.List) {
	t.Helper()
	seen := map[string]int{}
	for _, c := range l.Calls {
		seen[c.ProspectID]++
	}
	for _, h := range l.HeldBack {
		seen[h.ProspectID]++
		if h.Cause == "" || strings.TrimSpace(h.Detail) == "" {
			t.Errorf("%s is held back without cause or detail: %+v", h.ProspectID, h)
		}
	}
	for _, p := range in.Prospects {
		if seen[p.ID] != 1 {
			t.Errorf("%s is decided about %d times", p.ID, seen[p.ID])
		}
		delete(seen, p.ID)
	}
	if len(seen) > 0 {
		t.Errorf("nobody knows these: %v", seen)
	}
	if !slices.IsSortedFunc(l.HeldBack, func(a, b data.HeldBack) int { return strings.Compare(a.ProspectID, b.ProspectID) }) {
		t.Error("those held back are not in the order of their ids")
	}
}

// Law 4: who is suppressed is named in that entry of HeldBack alone.
func suppressedUnnamed(t testing.TB, in Input, l data.List) {
	t.Helper()
	hidden := map[string]bool{}
	for _, h := range l.HeldBack {
		if h.Cause == data.CauseSuppressed {
			hidden[h.ProspectID] = true
		}
	}
	var names []string
	for _, p := range in.Prospects {
		if hidden[p.ID] {
			names = append(names, p.Name)
			if p.Contact.Name != "" {
				names = append(names, p.Contact.Name)
			}
		}
	}
	for _, c := range l.Calls {
		text := everyText(c)
		for _, n := range names {
			if strings.Contains(text, n) {
				t.Errorf("the row of %s names %q, who is suppressed:\n%s", c.ProspectID, n, text)
			}
		}
	}
	for _, h := range l.HeldBack {
		for _, n := range names {
			if h.Cause != data.CauseSuppressed && strings.Contains(h.Detail+h.Prospect, n) {
				t.Errorf("the detail of %s names %q, who is suppressed: %s", h.ProspectID, n, h.Detail)
			}
		}
	}
}

func everyText(c data.Call) string {
	r := c.Reason
	texts := slices.Concat([]string{c.Prospect, c.Contact, c.ContactTitle, c.ContactSource, r.Sentence, r.Evidence, r.Title,
		r.URL, r.Source, r.Opener, r.Question, r.Voicemail, r.WhyItMatters, r.Tact, c.WhenWhy, c.Fit, c.FitRule, c.HandedOver, c.ZoneWhy,
		r.About, r.Mail.Subject, r.Mail.Body, r.Mail.Detail, r.ContactNote, r.NewContact.Name, r.NewContact.Title, r.NewContact.Evidence,
		r.NewContact.URL, r.Spelling}, c.Told, r.AlreadyTold)
	for _, a := range c.Attempts {
		texts = append(texts, a.Rep)
	}
	if c.Homework != nil {
		texts = append(texts, c.Homework.Description, c.Homework.Address)
	}
	return strings.Join(texts, "\n")
}

// Laws 1 and 2: a call has a reason, and its quote is that of a live event of
// the prospect or of a touch with it.
func reasonProved(t testing.TB, in Input, c data.Call, events map[string]data.Event, touches map[string]data.Touch) {
	t.Helper()
	r := c.Reason
	if r.Kind == data.ReasonNextStep {
		touch, ok := touches[strings.TrimPrefix(r.URL, "touch:")]
		if !ok || touch.ProspectID != c.ProspectID || r.Evidence == "" || r.Evidence != touch.NextStep && r.Evidence != touch.Note {
			t.Errorf("%s: step %+v is not that of touch %+v", c.ProspectID, r, touch)
		}
		return
	}
	e, ok := events[r.EventID]
	if !ok || e.ProspectID != c.ProspectID || !e.Live() || !e.Listable || e.Status == data.StatusPast || e.Evidence.Quote == "" ||
		r.Evidence != e.Evidence.Quote || r.URL != e.URL || r.StoryID == "" || !strings.HasPrefix(r.ID, r.StoryID+":") {
		t.Errorf("%s: reason %+v is not that of event %+v", c.ProspectID, r, e)
	}
}

func pointsAddUp(t testing.TB, c data.Call) {
	t.Helper()
	sum := 0.0
	for _, term := range c.Contributions {
		sum += term.Points
		if term.Name == "" || term.Why == "" {
			t.Errorf("%s: a contribution without name or why: %+v", c.ProspectID, term)
		}
	}
	if math.Abs(sum-c.Score) > 1e-6 || math.IsNaN(c.Score) {
		t.Errorf("%s: contributions %v, score %v", c.ProspectID, sum, c.Score)
	}
}

// speakable checks that what a rep may read out is one bounded line without
// empty talk, braces or hidden characters.
func speakable(t testing.TB, c data.Call) {
	t.Helper()
	r := c.Reason
	if r.Sentence == "" || utf8.RuneCountInString(r.Sentence) > maxSayRunes {
		t.Errorf("%s: sentence %q", c.ProspectID, r.Sentence)
	}
	for _, line := range []string{r.Sentence, r.Opener, r.Question, r.Voicemail, r.WhyItMatters, r.Tact} {
		if strings.ContainsFunc(line, unicode.IsControl) || strings.ContainsAny(line, "\u202e\u2028") ||
			!strings.Contains(line, "“") && strings.ContainsAny(line, "{}") || utf8.RuneCountInString(line) > maxLineRunes {
			t.Errorf("%s: not a line to speak: %q", c.ProspectID, line)
		}
		if phrase := data.CheckInPhrase(line); phrase != "" {
			t.Errorf("%s: %q in %q", c.ProspectID, phrase, line)
		}
	}
}

// ranksRun checks that each rep's ranks are 1, 2, … with falling scores, no more
// than the rep has room for.
func ranksRun(t testing.TB, l data.List) {
	t.Helper()
	byRep := map[string][]data.Call{}
	for _, c := range l.Calls {
		byRep[c.Rep] = append(byRep[c.Rep], c)
	}
	for _, rep := range l.Reps {
		calls := byRep[rep.ID]
		delete(byRep, rep.ID)
		if len(calls) > capacityOf(rep) {
			t.Errorf("rep %s has %d calls", rep.ID, len(calls))
		}
		for i, c := range calls {
			if c.Rank != i+1 || i > 0 && c.Score > calls[i-1].Score {
				t.Errorf("rep %s: rank %d, score %v after %d calls", rep.ID, c.Rank, c.Score, i)
			}
		}
	}
	if len(byRep) > 0 {
		t.Errorf("calls of nobody: %v", byRep)
	}
}
