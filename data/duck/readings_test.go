package duck

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"callworthy/data"
)

func save(t *testing.T, st *Store, asOf time.Time, rs ...Reading) ReadingCounts {
	t.Helper()
	return must(st.SaveReadings(t.Context(), asOf, rs, "read", nil))(t)
}

func started(t *testing.T, st *Store, asOf time.Time) {
	t.Helper()
	ok(t, st.StartRun(t.Context(), data.Run{ID: asOf.Format("0102"), AsOf: asOf, StartedAt: asOf, Status: data.RunRunning}))
}

// standing is the live events as "prospect type", in order.
func standing(t *testing.T, st *Store) string {
	t.Helper()
	var out []string
	for _, e := range must(st.LiveEvents(t.Context()))(t) {
		out = append(out, e.ProspectID+" "+e.Type)
	}
	return strings.Join(out, ", ")
}

func TestReadingComesBack(t *testing.T) {
	st := open(t, storePath(t))
	r := reading("u1", "P1 funding", "P2 award")
	r.Events[1].HappenedOn, r.Events[1].Slots, r.Events[1].Role = time.Time{}, nil, ""
	counts := save(t, st, nightOne, r)
	if diff := cmp.Diff(ReadingCounts{Found: map[string]int{"funding": 1, "award": 1}}, counts); diff != "" {
		t.Error(diff)
	}
	a := r.Article
	for i := range r.Events {
		e := &r.Events[i]
		e.ID = data.EventID(a.DocumentID, e.ProspectID, e.Type)
		e.DocumentID, e.URL, e.Source, e.Title = a.DocumentID, a.URL, a.Source, a.Title
		e.PublishedAt, e.ObservedAt = a.PublishedAt, a.FetchedAt
	}
	if diff := cmp.Diff(r.Events, must(st.LiveEvents(t.Context()))(t)); diff != "" {
		t.Error(diff)
	}
	bare := Reading{Article: data.Article{DocumentID: "z", FetchedAt: nightOne}}
	save(t, st, nightOne, bare)
	for what, got := range map[string][]data.Article{
		"Articles":     must(st.Articles(t.Context(), "", 9))(t),
		"ArticlesByID": must(st.ArticlesByID(t.Context(), []string{"z", "unknown", a.DocumentID}))(t),
	} {
		if diff := cmp.Diff([]data.Article{a, bare.Article}, got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if got := must(st.Articles(t.Context(), a.DocumentID, 9))(t); len(got) != 1 || got[0].DocumentID != "z" {
		t.Errorf("articles after the first: %+v", got)
	}
}

func TestReadAgain(t *testing.T) {
	both := reading("u1", "P1 funding", "P2 award")
	changed := reading("u1", "P1 funding", "P2 award")
	changed.Events[0].Confidence = 0.5
	retitled := reading("u1", "P1 funding", "P2 award")
	retitled.Article.Title = "Another title"
	for _, c := range []struct {
		name  string
		again Reading
		want  ReadingCounts
		live  string
		dirty []StoryKey
	}{
		{"the same", both, ReadingCounts{}, "P1 funding, P2 award", nil},
		{"one is gone", reading("u1", "P1 funding"), ReadingCounts{Withdrawn: 1}, "P1 funding", []StoryKey{{"P2", "award"}}},
		{"one is new", reading("u1", "P1 funding", "P2 award", "P3 ipo"), ReadingCounts{Found: map[string]int{"ipo": 1}},
			"P1 funding, P2 award, P3 ipo", []StoryKey{{"P3", "ipo"}}},
		{"one says something else", changed, ReadingCounts{Found: map[string]int{"funding": 1}}, "P1 funding, P2 award", []StoryKey{{"P1", "funding"}}},
		{"another title", retitled, ReadingCounts{Found: map[string]int{"funding": 1, "award": 1}},
			"P1 funding, P2 award", []StoryKey{{"P1", "funding"}, {"P2", "award"}}},
		{"another document", reading("u2", "P1 funding"), ReadingCounts{Found: map[string]int{"funding": 1}},
			"P1 funding, P1 funding, P2 award", []StoryKey{{"P1", "funding"}}},
		{"the same event twice", reading("u1", "P1 funding", "P1 funding", "P2 award"), ReadingCounts{}, "P1 funding, P2 award", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, storePath(t))
			save(t, st, nightOne, both)
			assign(t, st)
			got := save(t, st, nightTwo, c.again)
			if diff := cmp.Diff(c.want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("counts: %s", diff)
			}
			if live := standing(t, st); live != c.live {
				t.Errorf("live: %s, want %s", live, c.live)
			}
			if diff := cmp.Diff(c.dirty, must(st.DirtyStories(t.Context()))(t)); diff != "" {
				t.Errorf("dirty: %s", diff)
			}
		})
	}
}

// assign gives every event of a dirty key a story of its own.
func assign(t *testing.T, st *Store) {
	t.Helper()
	var all []data.Event
	for _, k := range must(st.DirtyStories(t.Context()))(t) {
		for _, e := range eventsOf(t, st, k) {
			e.StoryID, e.Novelty = "story-"+e.ID, data.NoveltyNew
			all = append(all, e)
		}
	}
	ok(t, st.SaveStories(t.Context(), all, nil))
}

func TestWithdrawnAndFoundAgain(t *testing.T) {
	st := open(t, storePath(t))
	save(t, st, nightOne, reading("u1", "P1 funding"))
	assign(t, st)
	save(t, st, nightTwo, reading("u1"))
	key := StoryKey{"P1", "funding"}
	if e := eventsOf(t, st, key)[0]; !e.WithdrawnAt.Equal(nightTwo) {
		t.Errorf("withdrawn at %v", e.WithdrawnAt)
	}
	again := reading("u1", "P1 funding")
	again.Article.FetchedAt = nightTwo
	save(t, st, nightTwo.AddDate(0, 0, 1), again)
	e := eventsOf(t, st, key)[0]
	if !e.Live() || !e.ObservedAt.Equal(nightOne) || e.StoryID != "story-"+e.ID || e.Novelty != data.NoveltyNew {
		t.Errorf("found again: %+v", e)
	}
}

func TestMentionedDocuments(t *testing.T) {
	st := open(t, storePath(t))
	named := reading("u2", "P2 award")
	named.Events = nil
	save(t, st, nightOne, reading("u1", "P1 funding"), named, reading("u3", "P3 ipo"))
	gone := reading("u1")
	save(t, st, nightTwo, gone)
	want := []string{data.DocumentID("u1"), data.DocumentID("u2")}
	slices.Sort(want)
	if diff := cmp.Diff(want, must(st.MentionedDocuments(t.Context(), []string{"P1", "P2", "P9"}))(t)); diff != "" {
		t.Error(diff)
	}
}

func TestReadDone(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	started(t, st, nightOne)
	save(t, st, nightOne, reading("u1", "P1 funding", "P2 award"))
	marks := []ProspectMark{{"P1", "f1", []string{"Acme", "Acme Inc"}, ""}, {"P2", "f2", nil, "m2"}}
	ok(t, st.SaveReadDone(ctx, marks, Cursor{7, "rules"}))
	assign(t, st)
	want := map[string]ProspectMark{"P1": marks[0], "P2": marks[1]}
	if diff := cmp.Diff(want, must(st.ProspectMarks(ctx))(t)); diff != "" {
		t.Error(diff)
	}
	started(t, st, nightTwo)
	ok(t, st.SaveReadDone(ctx, marks[:1], Cursor{8, "rules"}))
	if got := standing(t, st); got != "P1 funding" {
		t.Errorf("live: %s", got)
	}
	if e := eventsOf(t, st, StoryKey{"P2", "award"})[0]; !e.WithdrawnAt.Equal(nightTwo) {
		t.Errorf("withdrawn at %v", e.WithdrawnAt)
	}
	if diff := cmp.Diff([]StoryKey{{"P2", "award"}}, must(st.DirtyStories(ctx))(t)); diff != "" {
		t.Error(diff)
	}
	if c := must(st.Cursor(ctx, "read"))(t); c != (Cursor{8, "rules"}) {
		t.Errorf("cursor %+v", c)
	}
}

func TestCursorGoesWithItsReadings(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	if c := must(st.Cursor(ctx, "read"))(t); c != (Cursor{}) {
		t.Errorf("before the first run: %+v", c)
	}
	must(st.SaveReadings(ctx, nightOne, []Reading{reading("u1", "P1 ipo")}, "read", &Cursor{3, "f"}))(t)
	if _, err := st.s.conn.ExecContext(ctx, "DROP TABLE cursors"); err != nil {
		t.Fatal(err)
	}
	if _, err := st.SaveReadings(ctx, nightOne, []Reading{reading("u2", "P2 ipo")}, "read", &Cursor{4, "f"}); err == nil {
		t.Fatal("saved without its cursor")
	}
	if got := standing(t, st); got != "P1 ipo" {
		t.Errorf("half of a transaction stayed: %s", got)
	}
}

func TestStories(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	early, late, undated := reading("early", "P1 funding"), reading("late", "P1 funding"), reading("undated", "P1 funding", "P2 ipo")
	early.Article.PublishedAt = nightOne.AddDate(0, 0, -3)
	undated.Article.PublishedAt = time.Time{}
	save(t, st, nightOne, late, undated, early)
	keys := must(st.DirtyStories(ctx))(t)
	byKey := must(st.EventsOfKeys(ctx, keys))(t)
	if got := slices.SortedFunc(maps.Keys(byKey), StoryKey.compare); !slices.Equal(got, keys) {
		t.Errorf("keys %v, want %v", got, keys)
	}
	events := eventsOf(t, st, keys[0])
	if diff := cmp.Diff(byKey[keys[0]], events); diff != "" {
		t.Error(diff)
	}
	var urls []string
	for i := range events {
		urls = append(urls, events[i].URL)
		events[i].StoryID, events[i].Novelty = "S1", data.NoveltyEcho
	}
	if !slices.Equal(urls, []string{"early", "late", "undated"}) {
		t.Errorf("order: %v", urls)
	}
	ok(t, st.SaveStories(ctx, events, map[string]string{"S2": "S1", "S3": "S2"}))
	ok(t, st.SaveStories(ctx, nil, map[string]string{"S3": "S1"}))
	if diff := cmp.Diff(events, eventsOf(t, st, keys[0])); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]StoryKey{{"P2", "ipo"}}, must(st.DirtyStories(ctx))(t)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"S2": "S1", "S3": "S1"}, must(st.StoryAliases(ctx))(t)); diff != "" {
		t.Error(diff)
	}
}

// wholeNight writes with every method of the store.
func wholeNight(t *testing.T, st *Store, asOf time.Time) {
	t.Helper()
	ctx := t.Context()
	feed := polled(feedA, item("u1", "one"), item("u2", "two"))
	feed.Cards = []data.Card{{URL: "u1", Profile: data.Profile{ProspectID: "P1", ObservedAt: nightOne, Description: "They make Acme."}}}
	must(st.SavePolled(ctx, []data.Polled{feed}))(t)
	ok(t, st.SaveRobots(ctx, []data.Robots{{Host: "https://a.example:443", Status: 404, FetchedAt: nightOne}}))
	for _, d := range must(st.PendingPages(ctx, time.Time{}.AddDate(1, 0, 0)))(t) {
		d.Outcome, d.Body, d.Attempts = data.OutcomeOK, []byte("<p>"+d.Title), 1
		ok(t, st.SavePages(ctx, []data.Document{d}))
	}
	c := Cursor{latestSeq(t, st), "f"}
	rs := []Reading{reading("u1", "P1 funding"), market("u2", "P2 ipo", "P1", "P2")}
	rs[0].Doubts, rs[1].Doubts = []data.Doubt{doubt(rs[0], "P2")}, []data.Doubt{doubt(rs[1], "P1"), doubt(rs[1], "P2")}
	must(st.SaveReadings(ctx, asOf, rs, "read", &c))(t)
	ok(t, st.SaveReadDone(ctx, []ProspectMark{{"P1", "f", []string{"Acme"}, "m"}, {"P2", "f", nil, ""}}, c))
	assign(t, st)
	assignSignals(t, st)
	must(st.ApplyVerdicts(ctx, asOf, nil))(t)
	ok(t, st.SaveStories(ctx, must(st.LiveEvents(ctx))(t), map[string]string{"S2": "S1"}))
	ok(t, st.SaveProfiles(ctx, profiles()))
	ok(t, st.SaveInputs(ctx, []data.Prospect{{ID: "P1", Name: "Acme", Keywords: []string{"k"}, Sells: []string{"s"}, Competitors: []string{"c"}, Customers: []string{"u"},
		Regulators: []string{"r"}, Contact: data.Contact{Verified: nightOne}}, {ID: "P2"}},
		[]data.Touch{{ID: "t1", DayOnly: true, ProspectID: "P1", At: nightOne.In(time.FixedZone("", 3600)), NextStepDue: nightTwo}}))
	ok(t, st.SaveList(ctx, morning()))
}

// morning lists P1, which is suppressed later, and P2, and holds P3 back.
func morning() data.List {
	call := func(id string) data.Call {
		return data.Call{Rep: "r1", Rank: 1, ProspectID: id, Prospect: "Company " + id, Score: 1.5, CallFrom: "09:30", CallUntil: "11:00", Timezone: "Europe/Paris",
			Contributions: []data.Contribution{{Name: "fit", Points: 1.5, Why: "<it> fits"}}, Told: []string{"nothing"},
			HandedOver: "from ann", Homework: &data.Profile{ProspectID: id},
			Attempts: []data.Attempt{{Day: "2026-03-01", Weekday: "Sun", Clock: "09:00", Rep: "ann", Channel: data.ChannelCall, Outcome: data.TouchNoAnswer}},
			Reason: data.Reason{About: "Rival", Mail: data.Mail{Subject: "Subject"}, AlreadyTold: []string{"Already told"}, NewContact: data.NewContact{Name: "Eve"},
				Kind: data.ReasonEvent, ID: "S1:a", StoryID: "S1", Sentence: "They raised money.", Evidence: "Text", EvidenceDate: nightOne, Corroboration: 2}}
	}
	return data.List{Date: time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC), AsOf: nightOne, Calls: []data.Call{call("P1"), call("P2")},
		HeldBack: []data.HeldBack{{ProspectID: "P3", Prospect: "Company P3", Cause: data.CauseNoReason, Detail: "nothing happened"}}}
}

// TestAgainChangesNothing runs a finished night again: no row may be written.
func TestAgainChangesNothing(t *testing.T) {
	st := open(t, storePath(t))
	started(t, st, nightOne)
	wholeNight(t, st, nightOne)
	before := dump(t, st)
	wholeNight(t, st, nightTwo)
	if diff := cmp.Diff(strings.Split(before, "\n"), strings.Split(dump(t, st), "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestInputsAndListAreReplaced(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	wholeNightInputs := func(names ...string) {
		var ps []data.Prospect
		for i, n := range names {
			ps = append(ps, data.Prospect{ID: fmt.Sprint("P", i+1), Name: n})
		}
		ok(t, st.SaveInputs(ctx, ps, nil))
	}
	wholeNightInputs("one", "two", "three")
	wholeNightInputs("one", "2")
	if got := texts(t, st.s, "SELECT prospect_id || name FROM prospects ORDER BY ALL"); !slices.Equal(got, []string{"P1one", "P22"}) {
		t.Errorf("prospects: %v", got)
	}
	l := morning()
	ok(t, st.SaveList(ctx, l))
	other := morning()
	other.Date = other.Date.AddDate(0, 0, 1)
	ok(t, st.SaveList(ctx, other))
	l.Calls = l.Calls[1:]
	ok(t, st.SaveList(ctx, l))
	if got := texts(t, st.s, "SELECT list_date::VARCHAR || ' ' || prospect_id FROM call_list ORDER BY ALL"); !slices.Equal(got,
		[]string{"2026-03-04 P2", "2026-03-05 P1", "2026-03-05 P2"}) {
		t.Errorf("calls: %v", got)
	}
}

func TestRuns(t *testing.T) {
	ctx := t.Context()
	st := open(t, storePath(t))
	started(t, st, nightOne)
	started(t, st, nightTwo)
	ok(t, st.FinishRun(ctx, data.Run{ID: "0305", AsOf: nightTwo, StartedAt: nightTwo, EndedAt: nightTwo.Add(time.Minute), Status: data.RunComplete, Listed: 4}))
	if got := texts(t, st.s, "SELECT concat_ws(' ', run_id, status, listed, ended_at) FROM runs ORDER BY run_id"); !slices.Equal(got,
		[]string{"0304 interrupted 0", "0305 complete 4 2026-03-05 05:07:07"}) {
		t.Errorf("runs: %v", got)
	}
}
