package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestDefaultPolicyIsComplete(t *testing.T) {
	p := DefaultPolicy()
	if len(p.Hours.Parts) != 4 || p.Hours.Business[1] != (Span{13 * 60, 17 * 60}) || !p.Hours.Days.On(time.Friday) || p.Hours.Days.On(time.Saturday) {
		t.Errorf("hours %+v", p.Hours)
	}
	if len(p.Rest.Gaps) != 7 || !p.Rest.AnotherWeekday || p.Rest.NotInterested != 90 || p.HandOver.Tries == 0 ||
		p.Rest.StepForgotten == 0 || p.Reach.PriorTries == 0 || p.Hours.ClosedDay != ClosedDayList {
		t.Errorf("%+v", p)
	}
	for code, c := range p.Countries {
		if c.Legal != nil && c.Source == "" || c.Legal == nil && !c.Days.Any() {
			t.Errorf("%s says nothing, or has no source: %+v", code, c)
		}
	}
	if fr := p.Countries["FR"]; len(fr.Legal[time.Monday]) != 2 || fr.Legal[time.Sunday] != nil {
		t.Errorf("France: %+v", fr)
	}
	if il := p.Countries["IL"]; !il.Days.On(time.Sunday) || il.Days.On(time.Friday) {
		t.Errorf("Israel: %v", il.Days)
	}
}

// A file of one's own holds only what is different.
func TestLoadPolicyChangesWhatItNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "policy.yaml")
	text := `hours: {business: 8-18, days: sat-mon}
rest: {gaps: [3, 3]}
countries:
  DE: {business: ["08:00-12:00"], legal: {mon-tue: "08:00-20:00", sun: ["9-10", "11-12"]}, source: a law}
`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p, problems := LoadPolicy(path)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(p.Hours.Business) != 1 || p.Hours.Business[0] != (Span{480, 1080}) || p.Hours.Days.String() != "sun, mon, sat" || len(p.Rest.Gaps) != 2 {
		t.Errorf("%+v", p)
	}
	if p.Rest.Meeting != 20 || len(p.Hours.Parts) != 4 || p.Countries["US"].Source == "" || len(p.Countries["DE"].Legal[time.Sunday]) != 2 {
		t.Errorf("what is not named is not as built in: %+v", p)
	}
	if built := DefaultPolicy(); built.Countries["DE"].Source != "" {
		t.Error("one's own policy changes the built-in one")
	}
}

func TestLoadPolicyNamesEveryMistake(t *testing.T) {
	for text, want := range map[string]string{
		"hours: [":                                     "p.yaml:",
		"hour: {}":                                     "p.yaml:1: unknown key \"hour\" in the policy; did you mean hours?",
		"rest:\n  gap: [1]":                            "p.yaml:2: unknown key \"gap\" in rest; did you mean gaps?",
		"rest: {gaps: [2, 1]}":                         "p.yaml:1: gaps must grow: 1 stands after 2",
		"rest: {gaps: []}":                             "p.yaml:1: gaps: at least one number",
		"rest: {gaps: [0]}":                            "out of bounds: from 1 to 365",
		"rest: {strong_reason: much}":                  "expected a number, not \"much\"",
		"rest: {strong_reason: nan}":                   "expected a number",
		"rest: {another_weekday: perhaps}":             "expected true or false",
		"hours: {business: 17-9}":                      "they must lie within one day",
		"hours: {business: []}":                        "the hours are empty",
		"hours: {business: [9-12, 11-17]}":             "the hours overlap or are not in order",
		"hours: {days: weekdays}":                      "expected days of the week such as mon-fri",
		"hours: {closed_day: sleep}":                   "expected one of list, rest",
		"hours:\n  parts:\n    - {hours: 9-12}":        "p.yaml:3: a part of the day needs hours and answered",
		"hours: {parts: []}":                           "parts: from 1 to 8 parts",
		"hours: {parts: [{hours: 9-12, answered: 2}]}": "answered: 2 is out of bounds",
		"hours: {parts: [{hours: 9-12, answered: 0.1}, {hours: 11-13, answered: 0.1}]}": "parts must follow each other",
		"hand_over: {tries: 8, most_tries: 7}":                                          "most_tries 7 is below tries 8",
		"countries: {Germany: {days: mon-fri}}":                                         "country \"Germany\": write the code of two capital letters",
		"countries:\n  DE: {days: mon-fri}\n  DE: {days: sun-thu}":                      "p.yaml:3: DE stands in countries twice, first in line 2",
		"countries: {DE: {legal: {mon: 9-12}}}":                                         "DE: legal hours need their source",
		"countries: {DE: {legal: {mon: 9-12, mon-fri: 9}, source: s}}":                  "expected hours such as 09:00-17:00",
		"countries: {DE: {legal: {mon: 9-12, mon-fri: 9-10}, source: s}}":               "legal names Monday twice",
		"owed: {ours: 100}":   "ours (100) must be more than theirs and overdue together (130)",
		"owed: {undated: 30}": "ours less undated (120) must be more than theirs and overdue together (130)",
		"owed: {undated: 0}":  "undated: 0 is out of bounds",
		"stale: {days: 0}":    "days: 0 is out of bounds",
		"countries: [DE]":     "countries must be a mapping",
	} {
		p := DefaultPolicy()
		if problems := parsePolicy("p.yaml", []byte(text), &p); !strings.Contains(problems.Error(), want) {
			t.Errorf("%q: %v, want %s", text, problems, want)
		}
	}
	if _, problems := LoadPolicy("nowhere.yaml"); !strings.Contains(problems.Error(), "there is no such file") {
		t.Error(problems)
	}
}

func FuzzPolicy(f *testing.F) {
	f.Add(DefaultPolicyYAML)
	f.Add("hours: {parts: [{hours: 9-12, answered: 0.1}]}")
	f.Fuzz(func(t *testing.T, text string) {
		p := DefaultPolicy()
		parsePolicy("p.yaml", []byte(text), &p)
		if len(p.Hours.Parts) == 0 || len(p.Hours.Business) == 0 || len(p.Rest.Gaps) == 0 {
			t.Errorf("a policy without hours or gaps: %+v", p)
		}
	})
}
