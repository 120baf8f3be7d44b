package main

import (
	"context"
	"errors"
	"io"
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
	now := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	if err := l.ask(t.Context(), d, strings.NewReader("nobody\nac\nlater\n11:05\nconv\nsend the plan\nsoon\n2026-03-08\n2026-03-31\n\nlikes tea\n"), &out, now); err != nil {
		t.Fatal(err)
	}
	if l.Prospect != "P1" || l.Outcome != "conversation" || l.NextStep != "send the plan" || l.Due != "2026-03-31" || l.At != "2026-03-10T11:05:00Z" || l.Owner != "us" || l.Note != "likes tea" {
		t.Errorf("%+v", l)
	}
	for _, want := range []string{`prospect "nobody" is not in`, "write the day as 2026-03-31", "2026-03-08 has passed", `--at "later" is no time`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q was not said in\n%s", want, out.String())
		}
	}
	l = logCmd{Reason: "s1:a"}
	if err := l.ask(t.Context(), d, strings.NewReader("acme\n\nonly\nwrong\nno such firm\n"), &out, now); err != nil || l.Outcome != "" || l.Verdict != "wrong_company" || l.Note != "no such firm" {
		t.Errorf("only a verdict: %v %+v", err, l)
	}
	l = logCmd{}
	if err := l.ask(t.Context(), d, strings.NewReader("acme\n\n1\n"), &out, now); err == nil || l.Outcome != "no_answer" {
		t.Errorf("the end of the input: %v %+v", err, l)
	}
}

func TestLogAsksWhichProspectIsMeant(t *testing.T) {
	d := desk{cfg: data.Config{Publish: t.TempDir(), Reps: []data.Rep{{ID: "ann", Name: "Ann", Timezone: "UTC"}, {ID: "bo", Name: "Bo", Timezone: "UTC"}}},
		prospects: []data.Prospect{{ID: "P1", Name: "Acme Mills"}, {ID: "P2", Name: "Other", Aliases: []string{"Old Mill"}}}}
	d.finder = data.NewProspectFinder(d.prospects)
	var out strings.Builder
	l := logCmd{}
	if err := l.ask(t.Context(), d, strings.NewReader("\nmill\n2\nb\n\nno answer\n\n"), &out, time.Now()); err != nil || l.Prospect != "P2" || l.Rep != "bo" || l.Outcome != "no_answer" {
		t.Errorf("%+v %v\n%s", l, err, out.String())
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	silent, _ := io.Pipe()
	l = logCmd{}
	if err := l.ask(ctx, d, silent, &out, time.Now()); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupted question: %v", err)
	}
}

func TestDueDay(t *testing.T) {
	tuesday := time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)
	for v, want := range map[string]string{
		"": "", "tomorrow": "2026-03-11", "Friday": "2026-03-13", "tue": "2026-03-17", "2026-03-10": "2026-03-10", "2026-03-01": "!", "soon": "!",
	} {
		got, err := dueDay(v, tuesday)
		if (want == "!") != (err != nil) || err == nil && got != want {
			t.Errorf("%q: %s %v", v, got, err)
		}
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
