package publish

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

func TestSheetIsFlatCompleteAndReadBack(t *testing.T) {
	first, err := toJSON(newSheet(world()))
	if err != nil {
		t.Fatal(err)
	}
	var raw struct {
		ListDate   string           `json:"list_date"`
		AsOf       string           `json:"as_of"`
		Reps       []map[string]any `json:"reps"`
		Calls      []map[string]any `json:"calls"`
		HeldBack   []map[string]any `json:"held_back"`
		Suppressed int              `json:"suppressed"`
	}
	if err := json.Unmarshal(first, &raw); err != nil {
		t.Fatal(err)
	}
	if raw.ListDate != "2026-03-31" || raw.AsOf != "2026-03-31T06:00:00+02:00" || raw.Suppressed != 2 || len(raw.HeldBack) != 12 || len(raw.Reps) != 3 {
		t.Errorf("head of the list: %+v", raw)
	}
	contract := strings.Split("list_date rep rank prospect_id prospect contact phone reason_kind reason_id story_id angle reason "+
		"evidence evidence_date source url event_id score call_from call_until timezone", " ")
	for _, name := range contract {
		if _, ok := raw.Calls[0][name]; !ok {
			t.Errorf("calls have no %s", name)
		}
	}
	if got := raw.Calls[0]["evidence_date"]; got != "2026-03-30" {
		t.Errorf("evidence_date %v", got)
	}
	path := filepath.Join(t.TempDir(), "calllist.json")
	if err := os.WriteFile(path, first, 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := ReadSheet(path)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := toJSON(s); string(again) != string(first) {
		t.Error("reading and writing changed the list:\n" + cmp.Diff(string(first), string(again)))
	}
}

// TestSameListSameBytes: what the run did on the way must not show.
func TestSameListSameBytes(t *testing.T) {
	a, b := world(), world()
	b.Run, b.Report.Run.ID = "20260331T040000.000000Z", "20260331T040000.000000Z"
	b.Report.Documents, b.Report.Sources[0].New, b.Report.Sources[0].Outcome = 0, 0, data.OutcomeNotModified
	da, db := t.TempDir(), t.TempDir()
	mustPublish(t, da, 1, a)
	mustPublish(t, db, 1, b)
	for _, name := range []string{"index.html", "anna.html", "calllist.csv", "calllist.json", "calllist.xlsx", "calllist.md", "anna.ics", "anna-dialer.csv"} {
		x, _ := os.ReadFile(filepath.Join(da, "latest", name))
		y, _ := os.ReadFile(filepath.Join(db, "latest", name))
		if len(x) == 0 || string(x) != string(y) {
			t.Errorf("%s differs:\n%s", name, cmp.Diff(string(x), string(y)))
		}
	}
}

func TestSuppressedAreNamedNowhere(t *testing.T) {
	n := world()
	n.List.Calls[0].Reason.Evidence = "Northwind left its partner Zephyrine for ZEPHYRINE’s rival."
	n.List.Calls[0].Reason.Sentence = "Northwind left Zephyrine."
	n.List.Calls[0].Told = []string{"12 February: the deal with Quietus Holdings"}
	n.List.HeldBack[0].Detail = "merged with Zephyrine"
	n.Report.Failures = append(n.Report.Failures,
		data.FailureReport{What: "source", URL: "https://zephyrine.example/rss", Outcome: data.OutcomeTimeout, Detail: "zephyrine.example: no answer"},
		data.FailureReport{What: "source", URL: "https://qh.example/rss", Outcome: data.OutcomeTimeout, Prospect: "h13"})
	n.Report.Skipped = data.Problems{{File: "prospects.csv", Line: 4, Message: "Zephyrine: unknown time zone", Row: true}}
	dir := t.TempDir()
	mustPublish(t, dir, 1, n)
	for _, name := range names(t, filepath.Join(dir, "latest")) {
		content, err := os.ReadFile(filepath.Join(dir, "latest", name))
		if err != nil {
			t.Fatal(err)
		}
		for _, who := range []string{"zephyrine", "quietus", "qh.example", "h13", "h14"} {
			if strings.Contains(strings.ToLower(readable(t, name, content)), who) {
				t.Errorf("%s names %s", name, who)
			}
		}
	}
	s, _ := ReadSheet(filepath.Join(dir, "latest", "calllist.json"))
	if got, want := s.Calls[0].Evidence, "Northwind left its partner [suppressed] for [suppressed]’s rival."; got != want {
		t.Errorf("evidence %q, want %q", got, want)
	}
}

func TestMaskingSparesOtherNames(t *testing.T) {
	h := newHush(data.List{HeldBack: []data.HeldBack{{ProspectID: "d", Prospect: "Delta", Cause: data.CauseSuppressed}}})
	for text, want := range map[string]string{
		"Delta Air Lines bought Delta.":  "Delta Air Lines bought [suppressed].",
		"The Deltamax delta is not it.":  "The Deltamax delta is not it.",
		"DELTA, Delta-based and Deltas.": "[suppressed], [suppressed]-based and Deltas.",
	} {
		if got := h.text(text, "Delta Air Lines"); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestAnAddressMayNameItsOwnProspect(t *testing.T) {
	h := newHush(data.List{HeldBack: []data.HeldBack{{ProspectID: "d", Prospect: "Delta", Cause: data.CauseSuppressed}}})
	const link = "https://wire.example/delta-air-wins"
	if h.link(link, "Delta Air") != link || h.link(link, "Other Air") != "" || h.link("touch:1", "Delta Air") != "touch:1" {
		t.Errorf("%q and %q", h.link(link, "Delta Air"), h.link(link, "Other Air"))
	}
	if got := h.text("See "+link+" and https://deltamax.example/ now", "Other"); got != "See [suppressed] and https://deltamax.example/ now" {
		t.Error(got)
	}
}

// Names as long as books are held back too, and the page is made all the same.
func TestLongNamesAreOrderedByWhatShows(t *testing.T) {
	long := strings.Repeat("Ā", 1_000_000)
	var held []HeldBack
	for i := range 400 {
		held = append(held, HeldBack{Prospect: long[:len(long)-2*i], ProspectID: fmt.Sprint(i)})
	}
	held = append(held, HeldBack{Prospect: "acme"}, HeldBack{Prospect: "Abc"})
	start := time.Now()
	got := sortedByName(held)
	if spent := time.Since(start); spent > 200*time.Millisecond {
		t.Errorf("took %v", spent)
	}
	if got[0].Prospect != "Abc" || got[1].Prospect != "acme" || got[2].ProspectID != "0" {
		t.Errorf("%s, %s", got[0].Prospect, got[1].Prospect)
	}
}

func TestCSV(t *testing.T) {
	n := world()
	n.List.Calls[0].Prospect = "=HYPERLINK(\"http://evil.example\")"
	b, err := toCSV(newSheet(n))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil || len(rows) != 13 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	want := "list_date,rep,rank,prospect_id,prospect,contact,phone,reason_kind,reason_id,story_id,angle,reason,evidence,evidence_date,source,url,event_id,score,call_from,call_until,timezone,contact_title,"
	if got := strings.Join(rows[0], ","); !strings.HasPrefix(got, want) {
		t.Errorf("header %s", got)
	}
	at := map[string]string{}
	for i, name := range rows[0] {
		at[name] = rows[1][i]
	}
	for name, want := range map[string]string{
		"prospect": "'=HYPERLINK(\"http://evil.example\")", "phone": "'+49 30 5550 142", "phone_link": "tel:+49305550142",
		"rank": "1", "score": "71.4", "event_type": "funding", "contact_title": "Chief Operating Officer",
	} {
		if at[name] != want {
			t.Errorf("%s is %q, want %q", name, at[name], want)
		}
	}
}

func TestCellsAreNoFormulas(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1 2": "'+1 2", "-cmd": "'-cmd", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'=1", "\r=1": "'=1", " \n =1": "'=1",
		"\u00a0=1": "'=1", "\u3000＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "﹦1": "'﹦1", "−1": "'−1",
		"\u200b=1": "'=1", "\u200d=1": "'\u200d=1", "\ufeff=1": "'=1", "\x00=1": "'=1", "\u202e=1": "'=1", "\u0301=1": "'\u0301=1",
		"a;=1": "a;'=1", "a; \"@x": "a; \"'@x", "plain": "plain", "a=1": "a=1", "": "", "B&Q – \"x\"": "B&Q – \"x\"", "\xff=": "\ufffd=",
	} {
		if got := cell(in); got != want {
			t.Errorf("cell(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzCell(f *testing.F) {
	for _, s := range []string{"=1", " +1", "\u200b@x", "a;-1", "\xff", "é́́"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c := cell(s)
		if startsFormula(c) || strings.ContainsAny(c, "\t\r\n\x00") || inner.MatchString(c) {
			t.Errorf("cell(%q) = %q", s, c)
		}
		if again := OneLine(OneLine(s)); again != OneLine(s) {
			t.Errorf("OneLine(%q) is not stable: %q, %q", s, OneLine(s), again)
		}
	})
}

func TestPageNames(t *testing.T) {
	pages := newPageNames()
	seen := map[string]bool{}
	for _, id := range []string{"anna", "Anna", "index", "../etc/passwd", "a/b", "", "Zoë", ".", strings.Repeat("x", 300), "con:aux", "report"} {
		name := pages.of(id)
		if seen[strings.ToLower(name)] || strings.ContainsAny(name, "/\\: ") || strings.HasPrefix(name, ".") || len(name) > 80 || name == "index.html" {
			t.Errorf("page of %q is %q", id, name)
		}
		seen[strings.ToLower(name)] = true
	}
	if !seen["anna.html"] {
		t.Errorf("a harmless id lost its name: %v", seen)
	}
}

func TestScoreTableAddsUp(t *testing.T) {
	for _, c := range []struct {
		points []float64
		score  float64
		want   string
	}{
		{[]float64{38.25, 18.7, 11.15, 3.3}, 71.4, "38.3 18.7 11.1 3.3 = 71.4"},
		{[]float64{1.0 / 3, 1.0 / 3, 1.0 / 3}, 1, "0.34 0.33 0.33 = 1.00"},
		{[]float64{12.06, -2.04}, 10.02, "12.1 −2.1 = 10.0"},
		{nil, 0, "= 0.00"},
	} {
		var cs []data.Contribution
		for _, p := range c.points {
			cs = append(cs, data.Contribution{Points: p})
		}
		lines, total := scoreTable(cs, c.score)
		got := ""
		for _, l := range lines {
			got += l.Points + " "
		}
		if got += "= " + total; got != c.want {
			t.Errorf("%v: %s, want %s", c.points, got, c.want)
		}
	}
}
