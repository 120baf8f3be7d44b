package duck

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

// market is a reading whose first event concerns other prospects too, as news
// of their competitor "Rival".
func market(url, event string, concerned ...string) Reading {
	r := reading(url, event)
	for _, p := range concerned {
		e := completed(r.Events[0], r.Article)
		e.ProspectID = p
		e.ID = data.SignalID(e.DocumentID, p, data.RelationCompetitor, "rival", e.Type)
		r.Signals = append(r.Signals, data.Signal{Event: e, Relation: data.RelationCompetitor, About: "Rival", Term: "rival inc", Party: "rival"})
	}
	return r
}

// assignSignals gives the signals of every dirty key one story.
func assignSignals(t *testing.T, st *Store) {
	t.Helper()
	keys := must(st.DirtySignals(t.Context()))(t)
	for k, list := range must(st.SignalsOfKeys(t.Context(), keys))(t) {
		for i := range list {
			list[i].StoryID, list[i].Novelty = "story of "+k.Party+" "+k.Type, data.NoveltyNew
		}
		ok(t, st.SaveSignalStories(t.Context(), list, nil))
	}
}

// concerned is the live signals as "prospect relation about type", in order.
func concerned(t *testing.T, st *Store) string {
	t.Helper()
	var out []string
	for _, s := range must(st.LiveSignals(t.Context()))(t) {
		out = append(out, strings.Join([]string{s.ProspectID, string(s.Relation), s.About, s.Type}, " "))
	}
	return strings.Join(out, ", ")
}

func TestSignalsComeBack(t *testing.T) {
	st := open(t, storePath(t))
	r := market("u1", "P9 funding", "P1", "P2")
	counts := save(t, st, nightOne, r)
	if counts.Signals != 2 {
		t.Errorf("counts: %+v", counts)
	}
	if diff := cmp.Diff(r.Signals, must(st.LiveSignals(t.Context()))(t)); diff != "" {
		t.Error(diff)
	}
	assignSignals(t, st)
	if keys := must(st.DirtySignals(t.Context()))(t); len(keys) != 0 {
		t.Errorf("still dirty: %v", keys)
	}
	if ids := must(st.MentionedDocuments(t.Context(), []string{"P2"}))(t); len(ids) != 1 {
		t.Errorf("documents that concern P2: %v", ids)
	}
}

// TestSignalsOfAnotherReading withdraws what is not found again, and brings it
// back with its story.
func TestSignalsOfAnotherReading(t *testing.T) {
	st := open(t, storePath(t))
	save(t, st, nightOne, market("u1", "P9 funding", "P1", "P2"))
	assignSignals(t, st)
	save(t, st, nightTwo, market("u1", "P9 funding", "P1"))
	if got := concerned(t, st); got != "P1 competitor Rival funding" {
		t.Errorf("after the second reading: %s", got)
	}
	save(t, st, nightTwo.Add(24*time.Hour), market("u1", "P9 funding", "P1", "P2"))
	for _, s := range must(st.LiveSignals(t.Context()))(t) {
		if s.StoryID != "story of rival funding" || !s.ObservedAt.Equal(nightOne) {
			t.Errorf("%s came back as story %q, seen %v", s.ProspectID, s.StoryID, s.ObservedAt)
		}
	}
	started(t, st, nightTwo)
	ok(t, st.SaveReadDone(t.Context(), []ProspectMark{{ID: "P1"}}, Cursor{1, "f"}))
	if got := concerned(t, st); got != "P1 competitor Rival funding" {
		t.Errorf("after P2 has gone: %s", got)
	}
}

// TestVerdicts takes a story back, keeps it back while its document is read
// again, and lets it stand again when the verdict is gone.
func TestVerdicts(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	both := market("u1", "P1 funding", "P2")
	save(t, st, nightOne, both, reading("u2", "P1 award"))
	assign(t, st)
	assignSignals(t, st)
	story := eventsOf(t, st, StoryKey{"P1", "funding"})[0].StoryID
	verdict := map[string]string{story: "false, says ann", "story of rival funding": "wrong_company, says ben"}
	standingNow := func(when, events, signals string) {
		t.Helper()
		if got := standing(t, st); got != events {
			t.Errorf("%s: events %q, want %q", when, got, events)
		}
		if got := concerned(t, st); got != signals {
			t.Errorf("%s: signals %q, want %q", when, got, signals)
		}
	}
	if n := must(st.ApplyVerdicts(ctx, nightTwo, verdict))(t); n != (VerdictCounts{Withdrawn: 2}) {
		t.Errorf("counts %+v", n)
	}
	standingNow("with verdicts", "P1 award", "")
	if e := eventsOf(t, st, StoryKey{"P1", "funding"})[0]; !e.WithdrawnAt.Equal(nightTwo) || e.WithdrawnWhy != "false, says ann" {
		t.Errorf("withdrawn %v, %q", e.WithdrawnAt, e.WithdrawnWhy)
	}
	if keys := must(st.DirtyStories(ctx))(t); len(keys) != 1 {
		t.Errorf("stories to be assigned anew: %v", keys)
	}
	before := dump(t, st)
	must(st.ApplyVerdicts(ctx, nightTwo.Add(time.Hour), verdict))(t)
	if got := dump(t, st); got != before {
		t.Error("applying the verdicts again wrote something")
	}
	if n := save(t, st, nightTwo, both); n.Found["funding"] != 0 || n.Signals != 0 {
		t.Errorf("found again: %+v", n)
	}
	standingNow("read again", "P1 award", "")
	if n := must(st.ApplyVerdicts(ctx, nightTwo, nil))(t); n != (VerdictCounts{Restored: 2}) {
		t.Errorf("counts %+v", n)
	}
	standingNow("without verdicts", "P1 award, P1 funding", "P2 competitor Rival funding")
}

// TestVerdictOnWhatIsGone does not bring back what its document has ceased to
// tell of.
func TestVerdictOnWhatIsGone(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	save(t, st, nightOne, market("u1", "P1 funding", "P2"))
	assign(t, st)
	assignSignals(t, st)
	story := eventsOf(t, st, StoryKey{"P1", "funding"})[0].StoryID
	must(st.ApplyVerdicts(ctx, nightOne, map[string]string{story: "false", "story of rival funding": "false"}))(t)
	save(t, st, nightTwo, reading("u1"))
	must(st.ApplyVerdicts(ctx, nightTwo, nil))(t)
	if got := standing(t, st) + concerned(t, st); got != "" {
		t.Errorf("live: %s", got)
	}
}

func profiles() []data.Profile {
	return []data.Profile{
		{ProspectID: "P1", ObservedAt: nightOne, Description: "They make Acme.", Links: []data.ProfileLink{{Kind: "about", URL: "https://p1.example/about"}},
			Sources: map[string]data.ProfileSource{"description": {URL: "https://p1.example/", Where: "description of the page", Quote: "They make Acme."}}},
		{ProspectID: "P2", ObservedAt: nightOne, Address: "1 High Street, Leeds", City: "Leeds", Country: "GB", Employees: 250, Founded: 1987, Phone: "+44", Industry: "Dairy", Region: "Yorkshire"},
	}
}

func TestProfilesComeBack(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	ok(t, st.SaveProfiles(ctx, profiles()))
	if diff := cmp.Diff(profiles(), must(st.Profiles(ctx))(t)); diff != "" {
		t.Error(diff)
	}
	ok(t, st.SaveProfiles(ctx, profiles()[:1]))
	if got := must(st.Profiles(ctx))(t); len(got) != 1 {
		t.Errorf("after one has gone: %+v", got)
	}
	home := polled("https://p1.example/")
	home.Cards = []data.Card{{URL: "https://p1.example/", Profile: profiles()[0]}}
	must(st.SavePolled(ctx, []data.Polled{home}))(t)
	home.Cards[0].Profile.Description = "They make more."
	must(st.SavePolled(ctx, []data.Polled{home}))(t)
	if diff := cmp.Diff(home.Cards, must(st.Cards(ctx))(t)); diff != "" {
		t.Error(diff)
	}
}
