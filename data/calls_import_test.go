package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	_ "time/tzdata"
)

var importing = ImportOptions{
	Prospects: []Prospect{
		{ID: "001A0000001abcDAAQ", Name: "Brine & Barrel Foods, Inc."}, {ID: "901", Name: "Müller & Söhne", Aliases: []string{"Müller und Söhne"}},
		{ID: "p8", Name: "Twin"}, {ID: "p9", Name: "TWIN"},
	},
	Reps: []Rep{{ID: "ann", Name: "Ann Reed", Timezone: "America/New_York"}, {ID: "bo", Name: "Bo Example", Timezone: "Europe/Berlin"}},
}

// told writes touches in one line each.
func told(touches []Touch) string {
	var b strings.Builder
	for _, t := range touches {
		fmt.Fprintf(&b, "%d %s %s %s %s %s %s %q\n", t.Line, t.ProspectID, t.At.Format("2006-01-02T15:04Z07"), t.Rep, t.Channel, t.Outcome, t.ContactName, t.Note)
	}
	return b.String()
}

func TestImportOfCRMs(t *testing.T) {
	got, problems := ReadImport("testdata/csv/activities-salesforce.csv", importing)
	want := `2 001A0000001abcDAAQ 2026-03-14T09:05-04 ann voicemail voicemail Dana Whit "second try"
3 001A0000001abcDAAQ 2026-03-15T00:00-04 ann call conversation Dana Whit "Wants \"numbers\",\nthen a plan."
5 001A0000001abcDAAQ 2026-03-15T16:01-04 ann email no_answer Dana Whit ""
`
	if got.From != "Salesforce" || told(got.Touches) != want || got.DayOnly != 1 {
		t.Errorf("%s, %d days\n%s", got.From, got.DayOnly, told(got.Touches))
	}
	if told(got.Unknown) != "6 Salt & Sons 2026-03-15T16:30-04 ann call no_answer Jo Doe \"\"\n" {
		t.Error(told(got.Unknown))
	}
	if s := fmt.Sprint(got.Skipped); s != "map[incoming or internal:1 neither call nor e-mail:1 still to be done:1]" {
		t.Error(s)
	}
	wants := []string{`:6: prospect "Salt & Sons" is not in the prospects file (1 touch here)`, `:10: outcome "Frobnicated" is not known`, `:11: "someday" is no date`}
	for i, w := range wants {
		if len(problems) != len(wants) || !strings.Contains(problems[i].String(), w) || !problems[i].Row {
			t.Errorf("%v\nwant %s", problems, w)
		}
	}

	got, problems = ReadImport("testdata/csv/activities-hubspot.csv", importing)
	want = `2 901 2026-03-12T14:05+01 bo call conversation Jörg Müller "Asks for the plan."
3 901 2026-03-11T09:02+01 bo call no_answer Jörg Müller ""
4 901 2026-03-11T09:30+01 bo call gatekeeper Jörg Müller ""
5 901 2026-03-11T09:40+01 bo call wrong_person  ""
`
	if got.From != "HubSpot" || told(got.Touches) != want {
		t.Error(got.From, told(got.Touches))
	}
	if len(problems) != 1 || !strings.Contains(problems[0].String(), `:6: the time has no zone and "Some Else" is none of the reps`) {
		t.Error(problems)
	}
	if zoned, problems := ReadImport("testdata/csv/activities-hubspot.csv", ImportOptions{Prospects: importing.Prospects, Timezone: "UTC"}); len(zoned.Touches) != 5 || len(problems) > 0 {
		t.Error(told(zoned.Touches), problems)
	}
}

func TestImportKeepsADayADay(t *testing.T) {
	got, _ := ReadImport("testdata/csv/activities-salesforce.csv", importing)
	path := filepath.Join(t.TempDir(), "calls.csv")
	for i, want := range []int{3, 0} {
		logged, err := AppendTouches(t.Context(), path, got.Touches)
		if err != nil || len(logged.Added) != want {
			t.Errorf("time %d: %+v %v", i+1, logged, err)
		}
	}
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "001A0000001abcDAAQ,2026-03-15,America/New_York,ann,") {
		t.Errorf("%s %v", text, err)
	}
	touches, problems := LoadTouches(path, importing.Prospects)
	if len(problems) > 0 || len(touches) != 3 || touches[0].DayOnly || !touches[1].DayOnly || told(touches[1:2]) != told(got.Touches[1:2]) {
		t.Error(told(touches), problems)
	}
}

func TestImportOfOurOwn(t *testing.T) {
	path := filepath.Join(t.TempDir(), "outcomes.csv")
	text := "prospect_id,at,rep,outcome,note\n901,2026-03-12T14:05:00Z,Bo Example,conversation,x\ntwin,2026-03-12T14:05:00Z,bo,no_answer,\n901,then,bo,no_answer,\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, problems := ReadImport(path, importing)
	if told(got.Touches) != "2 901 2026-03-12T14:05Z bo call conversation  \"x\"\n" || len(got.Unknown) != 1 || got.From != "callworthy" {
		t.Error(told(got.Touches), told(got.Unknown))
	}
	if len(problems) != 2 || !strings.Contains(problems[0].String(), `:3: prospect "twin" is the name of 2 prospects`) || !strings.Contains(problems[1].String(), ":4: at:") {
		t.Error(problems)
	}
	for _, text := range []string{"", "a,b\n1,2\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, problems := ReadImport(path, importing); len(problems.Fatal()) != 1 {
			t.Errorf("%q: %v", text, problems)
		}
	}
}

// contacts are prospects of whom people are known.
var contacts = ImportOptions{
	Prospects: []Prospect{
		{ID: "quellmark", Name: "Quellmark Packaging", Domain: "quellmark.example", Contact: Contact{Name: "Luis Abendroth", Email: "L.Abendroth@quellmark.example"}},
		{ID: "north", Name: "Mills North", Domain: "mills.example", Contact: Contact{Name: "Ada Storr", Email: "ada@mills.example"}},
		{ID: "south", Name: "Mills South", Domain: "mills.example", Contact: Contact{Name: "Ada Storr", Email: "a.storr@mills.example"}},
		{ID: "882", Name: "Eight", Contact: Contact{Name: "Jo Doe"}},
	},
	Reps: []Rep{{ID: "ann", Timezone: "UTC"}},
}

func TestImportFindsProspectsByPeople(t *testing.T) {
	for row, want := range map[string]string{
		"Quellmark Packaging (771),,": "quellmark ",
		"Salt (882),,":                "882 ",
		"Mills North (882),,":         "unknown",
		",Luis Abendroth,":            "quellmark Luis Abendroth",
		",Luis Abendroth (4711),":     "quellmark Luis Abendroth",
		"Salt & Sons,Luis Abendroth (l.abendroth@quellmark.example),": "quellmark Luis Abendroth",
		",,l.abendroth@quellmark.example":                             "quellmark Luis Abendroth",
		",,someone@www.quellmark.example":                             "quellmark ",
		"Quellmark Packaging,,someone@quellmark.example":              "quellmark ",
		",Ada Storr,":                              `"Ada Storr" is known at 2 prospects (north, south)`,
		",,info@mills.example":                     `"info@mills.example" is known at 2 prospects (north, south)`,
		",Ada Storr,ada@mills.example":             "north Ada Storr",
		"Salt & Sons,Jo,":                          "unknown",
		"Salt & Sons,Luis Abendroth,":              "unknown", // a namesake
		"Salt & Sons,Luis Abendroth,x@y.example":   "unknown",
		"Salt & Sons,Jo,someone@quellmark.example": "quellmark Jo",
		",,": "the row names no company, and nobody who is known at one",
		"Mills North;Mills South,Ada Storr,ada@mills.example": "north Ada Storr",
	} {
		path := filepath.Join(t.TempDir(), "in.csv")
		text := "Call Title,Activity date,Call outcome,Associated Company,Associated Contact,Email\nCall,2026-03-11 09:02,Busy," + row + "\n"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		im, problems := ReadImport(path, contacts)
		got := fmt.Sprint(problems)
		if len(im.Touches) == 1 {
			got = im.Touches[0].ProspectID + " " + im.Touches[0].ContactName
		} else if len(im.Unknown) == 1 {
			got = "unknown"
		}
		if got != want && (len(problems) != 1 || !strings.Contains(got, want)) {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

func TestRejectedRowsWaitUntilTheyAreMended(t *testing.T) {
	dir := t.TempDir()
	calls, file := filepath.Join(dir, "calls.csv"), filepath.Join(dir, "in", "tasks.csv")
	write := func(path, text string) {
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	kept := func(file string, want int) (string, string) {
		im, problems := ReadImport(file, contacts)
		path, n, err := im.KeepRejected(t.Context(), calls, file, nil)
		if err != nil || n != want || len(problems.Fatal()) > 0 {
			t.Fatalf("%d rejected, want %d: %v %v", n, want, err, problems)
		}
		body, _ := os.ReadFile(path)
		return path, string(body)
	}
	head := "prospect_id;at;rep;outcome;note"
	write(file, head+"\n882;2026-03-02T09:00:00Z;ann;no_answer;\n882;2026-03-02 9h;ann;answered;\"two\nlines; é\"\n882;2026-03-03;ann\n882;2026-03-02T11:00:00Z;ann;\"no\"_answer;\n")
	want := byteOrderMark + head + ";why_not_logged\n" +
		"882;2026-03-02 9h;ann;answered;\"two\nlines; é\";"
	for range 2 {
		path, body := kept(file, 3)
		if path != filepath.Join(dir, "tasks.rejected.csv") || !strings.HasPrefix(body, want) || strings.Count(body, rejectedMark) != 3 || !strings.Contains(body, "\n882;2026-03-03;ann;not logged: the row has 3 fields") {
			t.Fatalf("%s\n%s", path, body)
		}
	}
	path := RejectedFile(calls, file)
	_, before := kept(path, 3)
	if _, again := kept(path, 3); again != before || strings.Count(again, rejectedMark) != 3 {
		t.Errorf("not the same again:\n%s\n%s", before, again)
	}
	write(path, strings.Replace(before, "2026-03-02 9h;ann;answered", "2026-03-02T09:10:00Z;ann;no_answer", 1))
	if im, _ := ReadImport(path, contacts); len(im.Touches) != 1 || im.Touches[0].Note != "two\nlines; é" {
		t.Error(told(im.Touches))
	}
	if _, body := kept(path, 2); strings.Contains(body, "lines") {
		t.Error(body)
	}
	write(path, head+"\n882;2026-03-02T09:00:00Z;ann;no_answer;\n")
	if _, body := kept(path, 0); body != "" {
		t.Error("all is logged, and the file is still there")
	}
	write(path, "other,columns\n1,2\n")
	if path, _ := kept(file, 3); path != filepath.Join(dir, "tasks-2.rejected.csv") {
		t.Error(path)
	}
}

func TestDatesWithSlashes(t *testing.T) {
	rows := func(days ...string) []activity { return []activity{{done: days}} }
	for _, c := range []struct {
		days []string
		want dateOrder
	}{{[]string{"3/4/2026", "3/14/2026"}, "mdy"}, {[]string{"14/3/2026"}, "dmy"}, {[]string{"3/4/2026"}, ""}, {[]string{"14/3/2026", "3/14/2026"}, ""}} {
		if got := orderOf(rows(c.days...)); got != c.want {
			t.Errorf("%v: %q", c.days, got)
		}
	}
	for v, want := range map[string]string{
		"4.3.2026, 14:05": "2026-03-04 14:05 true", "2026-03-04": "2026-03-04 00:00 false", "2026-03-04T00:00:00.000Z": "2026-03-04 00:00 false",
		"4/3/26 2:05 pm": "2026-03-04 14:05 true", "31/2/2026": "!", "Mar 4, 2026 2:05 PM": "2026-03-04 14:05 true",
	} {
		got, timed, err := readMoment(v, "dmy")
		if s := fmt.Sprint(got.Format("2006-01-02 15:04"), " ", timed); (want == "!") != (err != nil) || err == nil && s != want {
			t.Errorf("%s: %s %v", v, s, err)
		}
	}
	if _, _, err := readMoment("3/4/2026", ""); err == nil || !strings.Contains(err.Error(), "--dates") {
		t.Error(err)
	}
}

func TestOutcomesInOtherWords(t *testing.T) {
	for text, want := range map[string]TouchOutcome{
		"No answer": TouchNoAnswer, "Busy": TouchNoAnswer, "Connected": TouchConversation, "Not connected": TouchNoAnswer, "Left voicemail": TouchVoicemail,
		"Left Live Message": TouchGatekeeper, "Left message": TouchVoicemail, "Wrong Number": TouchWrongPerson, "Not Interested": TouchNotInterested,
		"Interested": TouchConversation, "DNC - asked": TouchDoNotCall, "no longer with company": TouchLeftCompany, "Meeting Scheduled": TouchMeeting,
		"not_interested": TouchNotInterested, "Spoke with CFO": TouchConversation, "Frobnicated": "", "": "",
	} {
		if got, _ := outcomeOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzReadImport(f *testing.F) {
	for _, name := range []string{"activities-salesforce", "activities-hubspot", "calls"} {
		body, err := os.ReadFile("testdata/csv/" + name + ".csv")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		path := filepath.Join(t.TempDir(), "in.csv")
		if err := os.WriteFile(path, body, 0o600); err != nil {
			t.Fatal(err)
		}
		got, _ := ReadImport(path, importing)
		for _, touch := range append(got.Touches, got.Unknown...) {
			if touch.ProspectID == "" || !touch.Tried() && (touch.Verdict == "" || touch.ReasonID == "") || touch.At.IsZero() || touch.At.Year() > 9999 || touch.ID == "" || touch.Line < 2 {
				t.Errorf("%+v", touch)
			}
		}
	})
}
