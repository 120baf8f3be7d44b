package duck

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

var tonight = data.Run{ID: "0304", AsOf: nightOne, StartedAt: nightOne, EndedAt: nightOne.Add(time.Minute), Status: data.RunDegraded, Listed: 2}

// published is the copy of a store that saw a whole night. It is made once.
func published(t *testing.T) string {
	t.Helper()
	path := filepath.Join(sharedDir, "it's 100% a copy?.duckdb")
	if _, err := os.Stat(path); err != nil {
		publishTo(t, path)
	}
	return path
}

func publishTo(t *testing.T, path string, suppressed ...string) {
	t.Helper()
	st := open(t, storePath(t))
	started(t, st, nightOne)
	wholeNight(t, st, nightOne)
	mine := polled("https://news.example/?q=Acme", item("u9", "Only here"))
	mine.State.Source.Prospect = "P1"
	for _, id := range []string{"P1", "P2"} {
		mine.Watched = append(mine.Watched, data.WatchedPage{Source: "site of " + id, ProspectID: id, Kind: data.PageLeadership, URL: "https://" + id + ".example/us",
			Title: "Us", ReadAt: tonight.AsOf, People: []data.PagePerson{{Name: "Ada Storr", Title: "Chair", Quote: "Ada Storr, Chair"}}})
	}
	must(st.SavePolled(t.Context(), []data.Polled{mine}))(t)
	ok(t, st.PublishCopy(t.Context(), path, suppressed, tonight))
}

func openCopy(t *testing.T, path string) *Published {
	t.Helper()
	p := must(OpenPublished(t.Context(), path))(t)
	t.Cleanup(func() { p.Close() })
	return p
}

// lines are the rows of a query, values separated by spaces.
func lines(t *testing.T, p *Published, query string) []string {
	t.Helper()
	rows := must(p.Query(t.Context(), query))(t)
	var out []string
	for _, r := range rows.Values {
		for i := range r {
			if j, isJSON := r[i].(json.RawMessage); isJSON {
				r[i] = string(j)
			}
		}
		out = append(out, strings.TrimSuffix(fmt.Sprintln(r...), "\n"))
	}
	return out
}

// contract is the columns of each view that others rely on.
var contract = map[string]string{
	"events":    "event_id, story_id, prospect_id, type, status, role, happened_on, observed_at, confidence, listable, evidence, document_id, url, title, slots, novelty, withdrawn_at",
	"call_list": "list_date, rep, rank, prospect_id, prospect, contact, phone, reason_kind, reason_id, story_id, angle, reason, evidence, evidence_date, source, url, event_id, score, call_from, call_until, timezone",
	"held_back": "list_date, prospect_id, prospect, cause, detail",
	"documents": "document_id, url, source, title, published_at, fetched_at, outcome, language",
	"profiles":  "prospect_id, observed_at, description, address, employees, links",
	"runs":      "run_id, as_of, started_at, ended_at, status, documents, events, listed, held_back",
	"sources":   "source, kind, last_outcome, last_fetched_at, items, consecutive_failures",
	"calls":     "*",
	"signals":   "signal_id, story_id, prospect_id, relation, about, term, type, status, evidence, document_id, url, withdrawn_at, withdrawn_why",
}

func TestCopyKeepsTheContract(t *testing.T) {
	path := published(t)
	p := openCopy(t, path)
	for view, columns := range contract {
		if _, err := p.Query(t.Context(), "SELECT "+columns+" FROM "+view); err != nil {
			t.Errorf("%s: %v", view, err)
		}
	}
	types := lines(t, p, `SELECT table_name || '.' || column_name || ' ' || data_type FROM duckdb_columns()
WHERE schema_name = 'main' AND database_name = current_database() AND (data_type IN ('TIME', 'JSON', 'BOOLEAN') OR column_name IN ('list_date', 'confidence', 'observed_at')) ORDER BY ALL`)
	for _, want := range []string{"events.slots JSON", "events.confidence DOUBLE", "events.listable BOOLEAN", "events.observed_at TIMESTAMP",
		"call_list.list_date DATE", "call_list.call_from TIME", "call_list.call_until TIME", "call_list.contributions JSON", "profiles.links JSON"} {
		if !slices.Contains(types, want) {
			t.Errorf("no column %s among %v", want, types)
		}
	}
	if missing := lines(t, p, uncommented); len(missing) > 0 {
		t.Errorf("without comment: %v", missing)
	}
	if got := lines(t, p, "SELECT view_name FROM duckdb_views() WHERE database_name = current_database() AND NOT internal"); len(got) < len(contract) {
		t.Errorf("views: %v", got)
	}
	if got := lines(t, p, "SELECT count(*) FROM duckdb_columns() WHERE data_type = 'BLOB' AND database_name = current_database()"); got[0] != "0" {
		t.Error("raw bodies were published")
	}
}

func TestCopyIsSealed(t *testing.T) {
	path := published(t)
	info := must(os.Stat(path))(t)
	if info.Mode() != 0o444 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := os.Stat(path + ".wal"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a write-ahead log was left beside it: %v", err)
	}
	st := open(t, storePath(t))
	if err := st.PublishCopy(t.Context(), path, nil, tonight); err == nil || !strings.Contains(err.Error(), "exists already") {
		t.Errorf("over a finished copy: %v", err)
	}
	if err := st.PublishCopy(t.Context(), filepath.Join(t.TempDir(), "no", "such", "folder"), nil, tonight); err == nil {
		t.Error("published into no folder")
	}
	ok(t, st.PublishCopy(t.Context(), filepath.Join(t.TempDir(), "again.duckdb"), nil, tonight))
}

// TestCopyUnderAnotherName reads it as an analyst does, attached beside others,
// while a second one has it open.
func TestCopyUnderAnotherName(t *testing.T) {
	path := published(t)
	openCopy(t, path)
	s := must(openSession(t.Context(), filepath.Join(t.TempDir(), "mine.duckdb"), "mine", "", ""))(t)
	defer s.close()
	ok(t, s.exec(t.Context(), "ATTACH "+quote(path)+" AS cw (READ_ONLY)"))
	if got := texts(t, s, "SELECT prospect_id FROM cw.events ORDER BY ALL"); !slices.Equal(got, []string{"P1", "P2"}) {
		t.Errorf("events: %v", got)
	}
}

func TestCopyShows(t *testing.T) {
	p := openCopy(t, published(t))
	for query, want := range map[string]string{
		"SELECT prospect_id, type, slots, happened_on, observed_at, withdrawn_at FROM events WHERE prospect_id = 'P1'":    `P1 funding {"amount":"$5 million"} 2026-03-01 2026-03-04T05:06:07Z <nil>`,
		"SELECT prospect_id, call_from, call_until, contributions, told, evidence_date FROM call_list ORDER BY 1 LIMIT 1": `P1 09:30:00 11:00:00 [{"name":"fit","points":1.5,"why":"<it> fits"}] ["nothing"] 2026-03-04`,
		"SELECT run_id, status, ended_at, listed FROM runs":                                                               "0304 degraded 2026-03-04T05:07:07Z 2",
		"SELECT day_only FROM calls": "true",
		"SELECT keywords, sells, competitors, customers, regulators FROM prospects WHERE prospect_id = 'P1'":                  `["k"] ["s"] ["c"] ["u"] ["r"]`,
		"SELECT at_utc, at_local, next_step_due FROM calls":                                                                   "2026-03-04T05:06:07Z 2026-03-04T06:06:07Z 2026-03-05",
		`SELECT "at" = at_utc FROM calls`:                                                                                     "true",
		"SELECT prospect_id, keywords, aliases FROM prospects ORDER BY 1 LIMIT 1":                                             `P1 ["k"] []`,
		"SELECT url, outcome, language, published_at FROM documents WHERE url = 'u1'":                                         "u1 ok en 2026-03-04T04:06:07Z",
		"SELECT count(*) FROM documents":                                                                                      "3",
		"SELECT string_agg(source, ' ' ORDER BY source) FROM sources":                                                         "https://a.example/feed https://news.example/?q=Acme",
		"SELECT prospect_id, cause FROM held_back":                                                                            "P3 no_reason",
		"SELECT prospect_id, relation, about, term, withdrawn_at FROM signals WHERE prospect_id = 'P1'":                       "P1 competitor Rival rival inc <nil>",
		"SELECT prospect_id, description, employees, links FROM profiles WHERE prospect_id = 'P1'":                            `P1 They make Acme. <nil> [{"kind":"about","url":"https://p1.example/about"}]`,
		"SELECT mail_subject, attempts[0].outcome, homework.prospect_id, new_contact FROM call_list WHERE prospect_id = 'P1'": `Subject "no_answer" "P1" Eve`,
		"SELECT kind, people, posts FROM watched_pages WHERE prospect_id = 'P1'":                                              `leadership [{"name":"Ada Storr","quote":"Ada Storr, Chair","title":"Chair"}] []`,
		"SELECT story_id, part_of FROM story_aliases":                                                                         "S2 S1",
	} {
		if got := lines(t, p, query); len(got) != 1 || got[0] != want {
			t.Errorf("%s\n got %q\nwant %q", query, got, want)
		}
	}
}

// TestSuppressedStandsInHeldBackAlone suppresses a prospect who was listed, has
// events, a contact history, a source of its own and documents that name it.
func TestSuppressedStandsInHeldBackAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "copy.duckdb")
	publishTo(t, path, "P1")
	p := openCopy(t, path)
	for _, v := range views() {
		if v.name == "held_back" {
			continue
		}
		rows := must(p.Query(t.Context(), "FROM "+v.name))(t)
		for _, r := range rows.Values {
			if line := fmt.Sprint(r...); strings.Contains(line, "P1") || strings.Contains(line, "Acme") || strings.Contains(line, "u1") {
				t.Errorf("%s: %s", v.name, line)
			}
		}
		if len(rows.Values) == 0 && v.name != "calls" {
			t.Errorf("%s: nobody else is left", v.name)
		}
	}
	want := []string{"2026-03-04 P1 suppressed", "2026-03-04 P3 no_reason"}
	if diff := cmp.Diff(want, lines(t, p, "SELECT list_date, prospect_id, cause FROM held_back ORDER BY ALL")); diff != "" {
		t.Error(diff)
	}
}

// TestSuppressedInAnothersReason suppresses a company whose news was the reason
// to call somebody else on an earlier morning.
func TestSuppressedInAnothersReason(t *testing.T) {
	st := open(t, storePath(t))
	started(t, st, nightOne)
	r := market("u7", "P1 funding", "P2")
	r.Signals[0].AboutProspect = "P1"
	save(t, st, nightOne, r)
	l := morning()
	l.Calls = l.Calls[1:]
	l.Calls[0].Reason.EventID, l.Calls[0].Reason.About = r.Signals[0].ID, "Acme"
	ok(t, st.SaveList(t.Context(), l))
	path := filepath.Join(t.TempDir(), "copy.duckdb")
	ok(t, st.PublishCopy(t.Context(), path, []string{"P1"}, tonight))
	p := openCopy(t, path)
	for _, q := range []string{"FROM signals", "FROM call_list"} {
		if got := lines(t, p, q); len(got) != 0 {
			t.Errorf("%s: %v", q, got)
		}
	}
	want := []string{"2026-03-04 P2 suppressed", "2026-03-04 P3 no_reason"}
	if diff := cmp.Diff(want, lines(t, p, "SELECT list_date, prospect_id, cause FROM held_back ORDER BY ALL")); diff != "" {
		t.Error(diff)
	}
}

func TestStandingOf(t *testing.T) {
	p := openCopy(t, published(t))
	st := must(p.Standing(t.Context(), "company p1", time.Time{}))(t)
	if len(st.Calls) != 1 || st.HeldBack != nil || len(st.Events) != 1 || st.Calls[0].CallFrom != "09:30" {
		t.Errorf("listed: %+v", st)
	}
	if len(st.Signals) != 1 || st.Signals[0].About != "Rival" || st.Homework == nil || st.Homework.Description != "They make Acme." {
		t.Errorf("signals %+v, homework %+v", st.Signals, st.Homework)
	}
	if c := st.Calls[0]; c.Reason.About != "Rival" || c.HandedOver != "from ann" || len(c.Reason.AlreadyTold) != 1 {
		t.Errorf("row: %+v", c)
	}
	if diff := cmp.Diff(morning().Calls[0].Contributions, st.Calls[0].Contributions); diff != "" {
		t.Error(diff)
	}
	st = must(p.Standing(t.Context(), "P3", nightOne))(t)
	if len(st.Calls) != 0 || st.HeldBack == nil || st.HeldBack.Cause != data.CauseNoReason {
		t.Errorf("held back: %+v", st)
	}
	if _, err := p.Standing(t.Context(), "P1", nightTwo); !errors.Is(err, ErrNoSuchProspect) {
		t.Errorf("on another morning: %v", err)
	}
}
