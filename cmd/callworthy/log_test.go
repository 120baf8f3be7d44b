package main

import (
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

func TestLogAsksForWhatItNeeds(t *testing.T) {
	d := desk{cfg: data.Config{Publish: t.TempDir(), Reps: []data.Rep{{ID: "ann", Timezone: "UTC"}}}, prospects: []data.Prospect{{ID: "P1", Name: "Acme"}}}
	d.finder = data.NewProspectFinder(d.prospects)
	var out strings.Builder
	var l logCmd
	if err := l.ask(d, strings.NewReader("nobody\nacme\nconv\nsend the plan\nsoon\n2026-03-31\n\nlikes tea\n"), &out); err != nil {
		t.Fatal(err)
	}
	if l.Prospect != "P1" || l.Outcome != "conversation" || l.NextStep != "send the plan" || l.Due != "2026-03-31" || l.Owner != "us" || l.Note != "likes tea" {
		t.Errorf("%+v", l)
	}
	for _, want := range []string{`prospect "nobody" is not in`, "write the day as 2026-03-31"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q was not said in\n%s", want, out.String())
		}
	}
	l = logCmd{}
	if err := l.ask(d, strings.NewReader("acme\n1\n"), &out); err == nil || l.Outcome != "no_answer" {
		t.Errorf("the end of the input: %v %+v", err, l)
	}
}

func TestParseAt(t *testing.T) {
	now := time.Date(2026, 3, 31, 12, 34, 56, 0, time.UTC)
	for v, want := range map[string]string{
		"": "2026-03-31T14:34:00+02:00", "14:05": "2026-03-31T14:05:00+02:00", "2026-03-01 09:05": "2026-03-01T09:05:00+01:00",
		"2026-03-01T09:05:00Z": "2026-03-01T09:05:00Z", "15:00": "!", "noon": "!",
	} {
		got, err := parseAt(v, "Europe/Berlin", now)
		if (want == "!") != (err != nil) || err == nil && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v %v", v, got, err)
		}
	}
}
