package data

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ids joins the ids that were read.
func ids(ps []Prospect) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.ID)
	}
	return strings.Join(out, " ")
}

func TestLoadProspectsNamesEachMistake(t *testing.T) {
	tests := []struct{ file, ids, want string }{
		{"empty", "", "1: is empty: the first line must name the columns (id, name, aliases, "},
		{"nul", "", "2: holds a NUL byte: this is no CSV text"},
		{"no-name", "", "1: column name is missing; the columns are id, name, aliases, "},
		{"column-twice", "1", `1: column "Name" stands twice`},
		{"typo", "1", `1: column "timezon" is not read; did you mean timezone?`},
		{"header-only", "", " holds no prospect that can be used"},
		{"id-twice", "1 2", `4: id "1" was used before in line 2: every prospect needs its own`},
		{"fields", "1 3", "3: the row has 4 fields, the header 3: put quotes around a value that holds the separator"},
		{"quote", "2 3", `2: a quote " is not closed, or text follows a closing quote`},
		{"bare-quote", "2", `2: a quote " stands inside a value: put the value in quotes and double the inner ones`},
		{"after-quote", "2", `2: a quote " is not closed, or text follows a closing quote`},
		{"no-id", "2", "2: the row has no id"},
		{"nameless", "2", `2: prospect "1" has no name`},
		{"employees", "2", `2: employees: "lots" is no number of employees`},
		{"zone", "3", `2: timezone: unknown time zone "Europe/Berln": write an IANA name such as Europe/Berlin or America/Chicago`},
		{"date", "2", `2: contact_verified: "3/4/2026" is no date: write YYYY-MM-DD`},
		{"bool", "2", `2: do_not_call: "perhaps" is neither yes nor no`},
		{"domain", "2", `2: domain: "not a domain" is no domain`},
		{"lines", "1 3", `6: employees: "many" is no number of employees`},
		{"control", "2", `2: id or name of "1" hold control characters`},
	}
	for _, tt := range tests {
		file := "testdata/csv/prospects-" + tt.file + ".csv"
		got, problems := LoadProspects(file)
		if ids(got) != tt.ids {
			t.Errorf("%s: read %q, want %q", tt.file, ids(got), tt.ids)
		}
		if len(problems) == 0 || !strings.HasPrefix(problems[0].String(), file+":"+tt.want) {
			t.Errorf("%s: got %v\nwant %s", tt.file, problems, tt.want)
		}
		if fatal := len(problems.Fatal()) > 0; fatal != (tt.ids == "" || tt.file == "id-twice" || tt.file == "column-twice") {
			t.Errorf("%s: fatal is %v", tt.file, fatal)
		}
	}
}

func TestLoadProspectsNamesAllThatIsWrongWithARow(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.csv")
	body := "id,name,employees,timezone,do_not_call,contact_verified\n1,A,lots,Mars/Base,perhaps,soon\n2,B,,,,\n"
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	got, problems := LoadProspects(file)
	if ids(got) != "2" || len(problems) != 4 || len(problems.Fatal()) > 0 {
		t.Fatal(got, problems)
	}
	for i, column := range []string{"employees", "timezone", "contact_verified", "do_not_call"} {
		if !strings.HasPrefix(problems[i].String(), file+":2: "+column+": ") {
			t.Errorf("%s: %v", column, problems[i])
		}
	}
}

func TestARejectedRowHidesNoIDThatStandsTwice(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.csv")
	body := "id,name,employees\n1,A,5\n1,B,lots\n2,C,many\n2,D,7\n"
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	got, problems := LoadProspects(file)
	if ids(got) != "1 2" || len(problems) != 4 || len(problems.Fatal()) > 0 {
		t.Fatal(got, problems)
	}
	for i, want := range []string{":3: employees: ", `:3: id "1" was used before in line 2`, ":4: employees: ", `:5: id "2" was used before in line 4`} {
		if !strings.Contains(problems[i].String(), want) {
			t.Errorf("%s: %v", want, problems[i])
		}
	}
}

func TestLoadTouchesNamesAllThatIsWrongWithARow(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.csv")
	body := "prospect_id,at,timezone,channel,outcome,verdict,next_step_due\n,noon,UTC,fax,answered,great,soon\np1,2026-03-02 09:15,UTC,,,,\n"
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	_, problems := LoadTouches(file, twoProspects)
	wants := []string{":2: the row has no prospect_id", ":2: at: ", ":2: channel: ", ":2: outcome: ", ":2: verdict: ", ":2: next_step_due: ", ":3: the row has no outcome: one of "}
	if len(problems) != len(wants) || len(problems.Fatal()) > 0 {
		t.Fatal(problems)
	}
	for i, want := range wants {
		if !strings.Contains(problems[i].String(), want) {
			t.Errorf("%s: %v", want, problems[i])
		}
	}
}

func TestLoadProspectsDialects(t *testing.T) {
	for _, file := range []string{"semicolon-1252", "tab-utf16", "utf16be", "bom", "mixed", "mac"} {
		got, problems := LoadProspects("testdata/csv/dialect-" + file + ".csv")
		if len(problems) > 0 || len(got) == 0 || !strings.HasPrefix(got[0].Name, "Müller & Söhne") || got[0].City != "Köln" {
			t.Errorf("%s: %+v %v", file, got, problems)
		}
		if file == "mixed" && got[1].Name+got[1].City != "SørenÅrhus" {
			t.Errorf("%+v", got[1])
		}
	}
}

func TestLoadProspectsOfCRMs(t *testing.T) {
	got, problems := LoadProspects("testdata/csv/salesforce.csv")
	want := []Prospect{{
		ID: "001A0000001abcD", Name: "Brine & Barrel Foods, Inc.", Domain: "brine-barrel.example", Ticker: "BBFI", Industry: "Food & Beverage",
		Employees: 1250, City: "Dayton", Region: "OH", Country: "United States", Owner: "Ann Example",
		Contact: Contact{Phone: "(937) 555-0142"}, Line: 2,
	}}
	if d := cmp.Diff(want, got); d != "" || len(problems) > 0 {
		t.Error(d, problems)
	}
	got, problems = LoadProspects("testdata/csv/hubspot.csv")
	want = []Prospect{{
		ID: "901", Name: "Müller & Söhne", Domain: "xn--mller-kva.example", Industry: "MACHINERY", Employees: 125, City: "Köln",
		Region: "NRW", Country: "Germany", Timezone: "Europe/Berlin", Owner: "Bo Example (bo@seller.example)",
		Contact: Contact{Phone: "+49 30 23125 014"}, Line: 2,
	}}
	if d := cmp.Diff(want, got); d != "" || len(problems) > 0 {
		t.Error(d, problems)
	}
}

func TestMissingFiles(t *testing.T) {
	_, problems := LoadProspects("testdata/none.csv")
	if len(problems.Fatal()) != 1 || !strings.Contains(problems.Error(), "none.csv: there is no such file") {
		t.Error(problems)
	}
	if touches, problems := LoadTouches("", nil); touches != nil || problems != nil {
		t.Error("an empty path is no history", problems)
	}
	if _, problems := LoadTouches("testdata/none.csv", nil); len(problems.Fatal()) != 1 {
		t.Error(problems)
	}
	if ss, problems := LoadSuppressions(""); ss != nil || problems != nil {
		t.Error("an empty path is nobody", problems)
	}
}

var twoProspects = []Prospect{{ID: "p1"}, {ID: "p2"}}

func TestLoadTouches(t *testing.T) {
	got, problems := LoadTouches("testdata/csv/calls.csv", twoProspects)
	if len(problems) > 0 || len(got) != 3 {
		t.Fatal(len(got), problems)
	}
	first := got[0]
	if !first.At.Equal(time.Date(2026, 3, 1, 21, 0, 0, 0, time.UTC)) || first.Line != 3 {
		t.Errorf("order or time: %+v", first)
	}
	want := Touch{
		ID: first.ID, ProspectID: "p2", At: first.At, Rep: "bo", ContactName: "Mo", Channel: ChannelCall, Outcome: TouchConversation,
		ReasonID: "s1:price", Verdict: VerdictWrongCompany, NextStep: "send the plan", NextStepDue: time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC),
		NextStepOwner: "us", Note: "likes tea", Line: 3,
	}
	if d := cmp.Diff(want, first); d != "" || len(first.ID) != 16 {
		t.Error(d)
	}
	// A winter evening in New York is the next morning in London: order is by instant.
	if got[1].At.UTC().Format(time.RFC3339) != "2026-03-02T04:30:30Z" || got[2].At.UTC().Format(time.RFC3339) != "2026-03-02T09:15:00Z" {
		t.Errorf("%v %v", got[1].At, got[2].At)
	}
	if zone := got[1].At.Location().String(); zone != "America/New_York" {
		t.Errorf("the touch lost its zone: %s", zone)
	}
}

func TestLoadTouchesOfUnknownProspects(t *testing.T) {
	got, problems := LoadTouches("testdata/csv/calls-unknown.csv", twoProspects)
	want := "testdata/csv/calls-unknown.csv:2: prospect \"p9\" is not in the prospects file (2 touches here); did you mean p1?\n" +
		"testdata/csv/calls-unknown.csv:3: prospect \"pp1\" is not in the prospects file (1 touch here); did you mean p1?"
	if len(got) > 0 || problems.Error() != want || len(problems.Fatal()) > 0 {
		t.Errorf("%d read\n%v\nwant\n%s", len(got), problems, want)
	}
}

func TestLoadTouchesWithManyUnknown(t *testing.T) {
	file := filepath.Join(t.TempDir(), "calls.csv")
	body := "prospect_id,at,outcome\n"
	for i := range maxUnknown + 7 {
		body += fmt.Sprintf("x%d,2026-03-02T09:15:00Z,no_answer\n", i)
	}
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	_, problems := LoadTouches(file, twoProspects)
	if len(problems) != maxUnknown+1 || !strings.Contains(problems[0].Message, "7 more prospects") {
		t.Errorf("%d problems, the first: %v", len(problems), problems[0])
	}
	if _, problems := LoadTouches(file, nil); len(problems) > 0 {
		t.Errorf("without any prospect: %v", problems)
	}
}

func TestLoadTouchesNamesEachMistake(t *testing.T) {
	got, problems := LoadTouches("testdata/csv/calls-bad.csv", twoProspects)
	if len(got) > 0 || len(problems.Fatal()) > 0 {
		t.Errorf("%d read, %d fatal", len(got), len(problems.Fatal()))
	}
	wants := []string{
		`2: at: "2026-03-02 09:15" is a local time: name its zone in the column timezone`,
		`3: at: "2026-03-02 9h" is no time: write 2026-03-31T14:05:00+02:00, or 2026-03-31 14:05 and a timezone`,
		`4: at: unknown time zone "Mars/Base"`,
		`5: channel: "fax" is none of call, voicemail, email`,
		`6: outcome: "noanswer" is none of no_answer, voicemail, gatekeeper, conversation, meeting, wrong_person, left_company, do_not_call, not_interested; did you mean no_answer?`,
		`7: the row has no outcome: one of no_answer, `,
		`8: verdict: "great" is none of good, weak, old, wrong_company, false`,
		`9: next_step_due: "soon" is no date: write YYYY-MM-DD`,
		`10: next_step_owner: "me" is none of us, them`,
		`11: the row has no prospect_id`,
		`12: at: the year of "1026-03-02 09:15" is out of bounds`,
	}
	for i, want := range wants {
		if i >= len(problems) || !strings.HasPrefix(problems[i].String(), "testdata/csv/calls-bad.csv:"+want) {
			t.Errorf("problem %d is not %q:\n%v", i, want, problems)
			break
		}
	}
	if _, problems := LoadTouches("testdata/csv/calls-no-at.csv", twoProspects); len(problems.Fatal()) != 1 {
		t.Error(problems)
	}
}

func TestLoadSuppressions(t *testing.T) {
	got, problems := LoadSuppressions("testdata/csv/suppressions.csv")
	want := []Suppression{
		{Kind: "domain", Value: "salt.example", Reason: "asked", Line: 2},
		{Kind: "company", Value: "Salt & Sons", Reason: "customer", Until: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), Line: 3},
		{Kind: "phone", Value: "+44 20 7946 0001", Line: 4},
		{Kind: "person", Value: "Jo Doe", Line: 5},
		{Kind: "email", Value: "jo@salt.example", Line: 6},
	}
	if d := cmp.Diff(want, got); d != "" || len(problems) > 0 {
		t.Error(d, problems)
	}
}

func TestLoadSuppressionsNamesEachMistake(t *testing.T) {
	file := "testdata/csv/suppressions-bad.csv"
	got, problems := LoadSuppressions(file)
	want := file + `:2: kind: "domian" is none of domain, company, phone, email, person; did you mean domain?; until then the value counts for every kind that it can be of` + "\n" +
		file + `:3: value: "salt" is no domain; until then the value counts for every kind that it can be of` + "\n" +
		file + ":4: a suppression needs a kind (domain, company, phone, email, person) and a value\n" +
		file + `:5: until: "soon" is no date: write YYYY-MM-DD; until then the suppression holds for ever` + "\n" +
		file + `:6: value: "main office" is no phone number; until then the value counts for every kind that it can be of` + "\n" +
		file + `:7: value: "@salt.example" is no e-mail address (kind domain is for all of a company's); until then the value counts for every kind that it can be of`
	if problems.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", problems, want)
	}
	held := []Suppression{
		{Kind: "domain", Value: "salt.example", Line: 2}, {Kind: "company", Value: "salt.example", Line: 2}, {Kind: "person", Value: "salt.example", Line: 2},
		{Kind: "company", Value: "salt", Line: 3}, {Kind: "person", Value: "salt", Line: 3}, {Kind: "company", Value: "Salt", Line: 5},
		{Kind: "company", Value: "main office", Reason: "asked", Line: 6}, {Kind: "person", Value: "main office", Reason: "asked", Line: 6},
		{Kind: "domain", Value: "salt.example", Reason: "asked", Line: 7}, {Kind: "company", Value: "@salt.example", Reason: "asked", Line: 7}, {Kind: "person", Value: "@salt.example", Reason: "asked", Line: 7},
	}
	if d := cmp.Diff(held, got); d != "" {
		t.Error(d)
	}
}

func TestParseCount(t *testing.T) {
	for v, want := range map[string]int{
		"": 0, "7": 7, "1200": 1200, "1,200": 1200, "1.200": 1200, "1 200": 1200, "1'200": 1200, "10,001+": 10001,
		"51-200": 125, "1,001 - 5,000": 3000, "250 employees": 250, "300.0": 300, "12,345,678": -1, "-5": -1, "1,20": -1, "1e6": -1, "99999999999": -1,
	} {
		got, err := parseCount(v)
		if (err != nil) != (want < 0) || err == nil && got != want {
			t.Errorf("%q: %d %v, want %d", v, got, err, want)
		}
	}
}

func TestNormalDomain(t *testing.T) {
	for v, want := range map[string]string{
		"": "", "N/A": "", "Example.COM": "example.com", "www.example.com": "example.com", "https://www.example.com:8080/a?b#c": "example.com",
		"example.com/about": "example.com", "müller.example": "xn--mller-kva.example", "shop.example.co.uk.": "shop.example.co.uk",
		"localhost": "!", "two words.example": "!", "jo@example.com": "example.com", "http://": "!", "a..b": "!",
	} {
		got, err := normalDomain(v)
		if (err != nil) != (want == "!") || err == nil && got != want {
			t.Errorf("%q: %q %v, want %q", v, got, err, want)
		}
	}
}

func TestManyBrokenRowsEndInTime(t *testing.T) {
	file := filepath.Join(t.TempDir(), "p.csv")
	body := "id,name\n" + strings.Repeat("1,\"open\n", 20_000)
	if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	started := time.Now()
	_, problems := LoadProspects(file)
	if len(problems.Fatal()) != 1 || time.Since(started) > 5*time.Second {
		t.Errorf("%v after %v", problems.Fatal(), time.Since(started))
	}
}

func FuzzCSV(f *testing.F) {
	files, _ := filepath.Glob("testdata/csv/*.csv")
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		lines := 2 + strings.Count(string(body), "\n") + strings.Count(string(body), "\r")
		prospects := &prospectLoader{lines: map[string]int{}, rejected: map[int]bool{}}
		touches := &touchLoader{known: map[string]bool{"p1": true}, seen: map[string]bool{}, unknown: map[string][]int{}}
		for _, read := range []struct {
			columns []column
			row     func(*table, record)
		}{{prospectColumns, prospects.row}, {touchColumns, touches.row}} {
			tab := &table{file: "f.csv", columns: read.columns}
			tab.read(body, read.row)
			for _, p := range tab.problems {
				if p.Line < 0 || p.Line > lines || p.Message == "" {
					t.Errorf("bad problem %+v in %d lines", p, lines)
				}
			}
		}
		for _, p := range prospects.prospects {
			if p.ID == "" || p.Name == "" || p.Line < 2 || p.Line > lines {
				t.Errorf("bad prospect %+v", p)
			}
		}
		for _, touch := range touches.touches {
			if touch.At.IsZero() || touch.Outcome == "" || touch.ID == "" {
				t.Errorf("bad touch %+v", touch)
			}
		}
	})
}

// TestWishesOutliveRows: who asked not to be called is known also when their row
// has gone or has another id now.
func TestWishesOutliveRows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "calls.csv")
	lines := "prospect_id,at,contact_name,outcome\nP1,2026-03-01T10:00:00Z,Jo Marsh,no_answer\nP9,2026-03-01T10:00:00Z,Ann Roe,do_not_call\n" +
		"P9,2026-03-01T10:00:00Z,,do_not_call\nP9,2026-03-02T10:00:00Z,Ann Roe,no_answer\n"
	if err := os.WriteFile(file, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	touches, problems := LoadTouches(file, []Prospect{{ID: "P1", Name: "Acme"}})
	if len(touches) != 2 || touches[1].ContactName != "Ann Roe" || touches[1].Outcome != TouchDoNotCall || len(problems) != 1 {
		t.Errorf("%+v\n%v", touches, problems)
	}
}

// TestMidnightWithoutAZoneIsADay: older imports wrote a day without a time so.
func TestMidnightWithoutAZoneIsADay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "calls.csv")
	text := "prospect_id,at,timezone,outcome\np1,2026-03-02T00:00:00-05:00,,no_answer\np1,2026-03-03 00:00,America/New_York,no_answer\np1,2026-03-04T00:00:01-05:00,,no_answer\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, problems := LoadTouches(path, []Prospect{{ID: "p1"}})
	if len(problems) > 0 || len(got) != 3 || !got[0].DayOnly || got[1].DayOnly || got[2].DayOnly {
		t.Errorf("%+v %v", got, problems)
	}
}
