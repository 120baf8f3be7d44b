package publish

import (
	"fmt"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"callworthy/data"
)

// events reads a rep's calendar back with a parser that is not ours.
func events(t *testing.T, s Sheet, rep Rep) []*ics.VEvent {
	t.Helper()
	content := string(toCalendar(s, rep))
	for line := range strings.SplitSeq(strings.TrimSuffix(content, "\r\n"), "\r\n") {
		if len(line) > maxOctets || strings.ContainsAny(line, "\r\n") {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	c, err := ics.ParseCalendar(strings.NewReader(content))
	if err != nil {
		t.Fatalf("%v:\n%s", err, content)
	}
	return c.Events()
}

func property(e *ics.VEvent, name ics.ComponentProperty) string {
	if p := e.GetProperty(name); p != nil {
		return p.Value
	}
	return ""
}

func TestCalendarOfARep(t *testing.T) {
	s := newSheet(world())
	got := events(t, s, s.Reps[0])
	if len(got) != 4 {
		t.Fatalf("%d events, want 4", len(got))
	}
	e := got[0]
	start, err := e.GetStartAt()
	if want := time.Date(2026, 3, 31, 9, 30, 0, 0, berlin()); err != nil || !start.Equal(want) {
		t.Errorf("the first call begins at %v, %v; want %v", start, err, want)
	}
	for name, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary:  "Call Maria Keller, Northwind Logistics",
		ics.ComponentPropertyLocation: "+49 30 5550 142",
		ics.ComponentPropertyUrl:      "https://news.freightpost.example/2026/03/northwind-series-b",
		ics.ComponentPropertyDtstamp:  "20260331T040000Z",
	} {
		if got := property(e, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	notes := property(e, ics.ComponentPropertyDescription)
	for _, want := range []string{
		"Why: Northwind raised €40 million to open six depots before winter, so six new teams need a shift plan.\n",
		"\nSay: You are opening six depots", "\nQuote: Northwind Logistics has closed", "\nhttps://news.freightpost.example/",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("no %q in the notes:\n%s", want, notes)
		}
	}
	if again := events(t, s, s.Reps[0]); property(again[0], ics.ComponentPropertyUniqueId) != property(e, ics.ComponentPropertyUniqueId) {
		t.Error("the UID changed")
	}
	if got := property(e, ics.ComponentPropertySequence); got != "100800" {
		t.Errorf("the sequence is %q", got)
	}
	s.AsOf = s.AsOf.Add(3 * time.Hour)
	if got := property(events(t, s, s.Reps[0])[0], ics.ComponentPropertySequence); got != "111600" {
		t.Errorf("after a second run the sequence is %q", got)
	}
}

// TestCallsOutsideTheHoursAreNamed: ten in Tokyo is night in Chicago.
func TestCallsOutsideTheHoursAreNamed(t *testing.T) {
	s := newSheet(world())
	got := events(t, s, s.Reps[2])
	last := got[len(got)-1]
	if len(got) != 4 || property(last, ics.ComponentPropertyDtStart) != "20260331" || property(last, ics.ComponentPropertyTransp) != "TRANSPARENT" {
		t.Fatalf("%d events, the last begins %q", len(got), property(last, ics.ComponentPropertyDtStart))
	}
	if notes := property(last, ics.ComponentPropertyDescription); !strings.Contains(notes, "2. 山本 花子, 山本物流株式会社, +81 3 5550 0199: 09:30–11:30 Tokyo time (your 19:30–21:30 Monday)") {
		t.Errorf("notes %q", notes)
	}
}

// TestTimesAcrossTheChangeOfClocks: the United States change three weeks before
// Europe.
func TestTimesAcrossTheChangeOfClocks(t *testing.T) {
	for date, want := range map[string]string{
		"2026-03-06": "20260306T150000Z", "2026-03-09": "20260309T140000Z", // New York changes on the 8th
		"2026-10-30": "20261030T140000Z", "2026-11-02": "20261102T150000Z", // and back on 1 November
	} {
		r := Row{ListDate: date, Call: data.Call{Rank: 1, CallFrom: "10:00", CallUntil: "11:00", Timezone: "America/New_York"}}
		for _, zone := range []string{"Europe/Berlin", "America/New_York", "Asia/Kolkata"} {
			got := slotsOf([]Row{r}, Rep{Rep: data.Rep{Timezone: zone, Hours: "08:00-21:00"}})
			if stamp(got[0].From) != want {
				t.Errorf("%s for a rep in %s: %s, want %s", date, zone, stamp(got[0].From), want)
			}
		}
	}
}

func windowed(windows ...string) []Row {
	var rows []Row
	for i, w := range windows {
		from, until, _ := strings.Cut(w, "-")
		rows = append(rows, Row{ListDate: "2026-03-31", Call: data.Call{Rank: i + 1, CallFrom: from, CallUntil: until, Timezone: "UTC"}})
	}
	return rows
}

// TestSlots: in the order of rank, but nobody loses a narrow window to somebody
// who can wait.
func TestSlots(t *testing.T) {
	rep := Rep{Rep: data.Rep{Timezone: "UTC", Hours: "09:00-17:00"}}
	for name, c := range map[string]struct {
		windows []string
		want    string
	}{
		"in order":              {[]string{"10:00-12:00", "10:00-12:00", "09:30-12:00"}, "10:00+15 10:15+15 09:30+15"},
		"the narrow one first":  {[]string{"10:00-12:00", "10:00-10:15"}, "10:15+15 10:00+15"},
		"waits for the better":  {[]string{"10:10-12:00", "10:00-12:00"}, "10:15+15 10:00+15"},
		"hours of the rep":      {[]string{"07:00-09:20", "16:40-19:00", "18:00-19:00"}, "09:00+15 16:45+15 -"},
		"shorter, so that all":  {[]string{"10:00-10:30", "10:00-10:30", "10:00-10:30"}, "10:00+10 10:10+10 10:20+10"},
		"the last goes without": {[]string{"10:00-10:10", "10:00-10:10", "10:00-10:10", "11:00-12:00"}, "10:00+5 10:05+5 - 11:00+5"},
		"no window":             {[]string{"-", "12:00-10:00", "x-y"}, "- - -"},
	} {
		var got []string
		for _, s := range slotsOf(windowed(c.windows...), rep) {
			if s == (interval{}) {
				got = append(got, "-")
			} else {
				got = append(got, fmt.Sprintf("%s+%.0f", s.From.Format("15:04"), s.long().Minutes()))
			}
		}
		if text := strings.Join(got, " "); text != c.want {
			t.Errorf("%s: %s, want %s", name, text, c.want)
		}
	}
}

// TestSlotsLieApartInWindows tries a crowded day.
func TestSlotsLieApartInWindows(t *testing.T) {
	s := newSheet(bigWorld(120))
	rows := callsOf(s, "anna")
	var taken []interval
	for i, at := range slotsOf(rows, s.Reps[0]) {
		if at == (interval{}) {
			continue
		}
		if in := openFor(rows[i], s.Reps[0]).and(at); in != (interval{at.From, at.Until}) && in.long() != at.long() {
			t.Errorf("rank %d at %v lies outside its window", rows[i].Rank, at)
		}
		for _, other := range taken {
			if other.and(at) != (interval{}) {
				t.Errorf("rank %d lies over another call at %v", rows[i].Rank, at.From)
			}
		}
		taken = append(taken, at)
	}
	if len(taken) < 60 {
		t.Errorf("only %d calls found a place", len(taken))
	}
}

func TestCalendarHoldsHostileText(t *testing.T) {
	for _, text := range append(nasty, "a\r\nEND:VEVENT\r\nBEGIN:VALARM", `\n\;,:"`, "x;VALUE=URI:http://evil.example", strings.Repeat("é́", 200)) {
		s := hostile(text)
		got := events(t, s, s.Reps[0])
		if len(got) != 4 {
			t.Fatalf("%.30q: %d events, want 4", text, len(got))
		}
		if want := "Call " + joined(clip(80, text), clip(120, text)); property(got[0], ics.ComponentPropertySummary) != want {
			t.Errorf("%.30q: summary %q, want %q", text, property(got[0], ics.ComponentPropertySummary), want)
		}
		if u := property(got[0], ics.ComponentPropertyUrl); u != "" && webLink(text) == "" {
			t.Errorf("%.30q: address %q", text, u)
		}
	}
}
