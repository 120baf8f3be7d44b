package rank

import (
	"math"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

func TestSamePhone(t *testing.T) {
	for _, c := range []struct {
		a, b, region string
		want         bool
	}{
		{"+1 (212) 555-0101", "12125550101", "", true},
		{"+1 212 555 0101", "212-555-0101", "US", true},
		{"+1 212 555 0101", "212-555-0101", "", true},
		{"+1 212 555 0101", "212-555-0101 ext. 7", "US", true},
		{"+44 20 7946 0958", "020 7946 0958", "GB", true},
		{"+44 20 7946 0958", "020 7946 0958", "", true},
		{"0044 20 7946 0958", "+44 20 7946 0958", "", true},
		{"+44 20 7946 0958", "+33 20 7946 0958", "", false},
		{"+44 20 7946 0958", "+44 20 7946 0959", "GB", false},
		{"020 7946 0958", "020 7946 0958", "GB", true},
		{"+49 30 901820", "030 901820", "DE", true},
		{"", "", "US", false},
		{"call me", "call me", "US", false},
	} {
		if got := samePhone(c.a, c.b, c.region); got != c.want {
			t.Errorf("%q and %q in %q: %v", c.a, c.b, c.region, got)
		}
		if c.want && phoneTail(phoneDigits(c.a)) != phoneTail(phoneDigits(c.b)) {
			t.Errorf("%q and %q are the same line with different tails", c.a, c.b)
		}
	}
}

func TestFoldName(t *testing.T) {
	for name, want := range map[string]string{
		"ACME, Inc.": "acme", "Acme Incorporated": "acme", "The Éclair Company Ltd": "eclair", "Macy's": "macys", "Macy’s": "macys",
		"Müller GmbH & Co. KG": "muller gmbh and", "Centiel S.A.": "centiel", "Co": "co", "Johnson & Johnson": "johnson and johnson", " ": "",
		"北京公司": "北京公司",
	} {
		if got := foldName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestNameFinder(t *testing.T) {
	f, own := newNameFinder(), newNameFinder()
	for _, n := range []string{"Target Corp.", "Macy's", "Delta", "J.P. Morgan", "José Núñez", "北京公司"} {
		f.add(n)
	}
	own.add("Delta Dental")
	for text, want := range map[string]bool{
		"They met their target": false, "Target opened a store": true, "TARGET-backed": true, "Macys sale": true, "at Macy’s.": true,
		"Delta Dental grows": false, "Delta Dental and Delta": true, "J.P. Morgan lends": true, "JP Morgan lends": true,
		"says Jose Nunez": true, "says José": false, "在北京公司工作": true, "Deltas": false, "": false,
	} {
		if got := f.in(text, own, false); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if !f.in("https://x.example/target-raises", own, true) {
		t.Error("a slug names in small letters")
	}
	if newNameFinder().in("Target", own, true) {
		t.Error("who knows no name finds one")
	}
}

func TestRegionOf(t *testing.T) {
	for country, want := range map[string]string{
		"US": "US", "usa": "US", "U.S.": "US", "United States": "US", "united kingdom": "GB", "UK": "GB", "DEU": "DE", "Germany": "DE",
		"Côte d’Ivoire": "CI", "Bosnia and Herzegovina": "BA", "Bosnia & Herzegovina": "BA", "Atlantis": "atlantis", "": "",
	} {
		if got := regionOf(country); got != want {
			t.Errorf("%q: %q, want %q", country, got, want)
		}
	}
}

func TestRegistrable(t *testing.T) {
	for host, want := range map[string]string{
		"WWW.Acme.co.uk": "acme.co.uk", "https://shop.acme.com:8080/x": "acme.com", "acme.com.": "acme.com", "localhost": "localhost", "": "",
	} {
		if got := registrable(host); got != want {
			t.Errorf("%q: %q, want %q", host, got, want)
		}
	}
}

func TestAddWorkingDays(t *testing.T) {
	friday := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	for n, want := range map[int]string{0: "1 March", 1: "4 March", 5: "8 March", 6: "11 March"} {
		if got := spoken(addWorkingDays(friday, n), friday); got != want {
			t.Errorf("%d working days after Friday: %s, want %s", n, got, want)
		}
	}
}

func TestScoreIsTheProductOfItsFormula(t *testing.T) {
	w := &world{date: worldDay}
	trigger := data.Trigger{ID: "funding", HalfLife: 10, Weight: 0.8}
	for name, c := range map[string]struct {
		s    story
		want float64
	}{
		"fresh and sure":      {story{lead: &data.Event{Confidence: 1}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 80},
		"one half-life old":   {story{lead: &data.Event{Confidence: 1}, day: worldDay.AddDate(0, 0, -10), outlets: 1, fit: fitting{known: true}}, 40},
		"dated tomorrow":      {story{lead: &data.Event{Confidence: 1}, day: worldDay.AddDate(0, 0, 1), outlets: 1, fit: fitting{known: true}}, 80},
		"fit unknown":         {story{lead: &data.Event{Confidence: 1}, day: worldDay, outlets: 1}, 48},
		"half sure":           {story{lead: &data.Event{Confidence: 0.5}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 40},
		"more than sure":      {story{lead: &data.Event{Confidence: 7}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 80},
		"no number":           {story{lead: &data.Event{Confidence: math.NaN()}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 0},
		"four outlets":        {story{lead: &data.Event{Confidence: 1}, day: worldDay, outlets: 4, fit: fitting{known: true}}, 96},
		"eight and a hundred": {story{lead: &data.Event{Confidence: 1}, day: worldDay, outlets: 100, fit: fitting{known: true}}, 104},
		"planned":             {story{lead: &data.Event{Confidence: 1, Status: data.StatusPlanned}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 64},
		"rumoured":            {story{lead: &data.Event{Confidence: 1, Status: data.StatusRumoured}, day: worldDay, outlets: 1, fit: fitting{known: true}}, 32},
	} {
		c.s.trigger = &trigger
		if got := w.storyScore(&c.s).total; got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestAngleOf(t *testing.T) {
	for reason, want := range map[string]struct {
		angle, chapter int
		ok             bool
	}{
		"s:1": {0, 0, true}, "s:1:": {0, 0, true}, "s:1:a": {0, 1, true}, "s:1:c": {2, 1, true}, "s:1:b12": {1, 12, true},
		"s:1:d": {}, "s:1:A": {}, "s:1:ax": {}, "s:1:a99999": {}, "s:12": {}, "s:12:a": {}, "": {}, "other": {},
	} {
		angle, chapter, ok := angleOf(reason, "s:1")
		if angle != want.angle || chapter != want.chapter || ok != want.ok {
			if ok || want.ok {
				t.Errorf("%q: angle %d chapter %d %v, want %+v", reason, angle, chapter, ok, want)
			}
		}
	}
	if a, c, ok := angleOf(reasonID("s", 2, 3), "s"); a != 2 || c != 3 || !ok {
		t.Error("a reason's id does not read back")
	}
}

func TestOneLineAndClip(t *testing.T) {
	if got := oneLine(" a\u202eb\r\nc\x00  d\u00a0e "); got != "ab c d e" {
		t.Errorf("%q", got)
	}
	if got := clip("one two three", 9); got != "one two…" {
		t.Errorf("%q", got)
	}
	if got := clip(strings.Repeat("é", 50), 10); got != strings.Repeat("é", 9)+"…" {
		t.Errorf("%q", got)
	}
}

func TestNobodyConfiguredMeansOneRep(t *testing.T) {
	in := Input{Date: worldDay, Triggers: testTriggers(t), Playbook: testPlaybook(t), Prospects: []data.Prospect{{ID: "p", Name: "P", Employees: 50}},
		Events: []data.Event{{ID: "e", ProspectID: "p", Type: "funding", Status: data.StatusDone, PublishedAt: worldDay, Listable: true, Confidence: 1,
			Evidence: data.Evidence{Quote: "P raised money"}, URL: "https://x.example/1"}}}
	l := Rank(in)
	if len(l.Calls) != 1 || l.Calls[0].Rep != "rep" || l.Calls[0].CallFrom != "09:00" || l.Calls[0].CallUntil != "17:00" {
		t.Errorf("%+v", l)
	}
	if l = Rank(Input{}); len(l.Calls)+len(l.HeldBack) != 0 {
		t.Errorf("nothing in, something out: %+v", l)
	}
}

// A prospect that nobody owns stays with its rep when another rep comes.
func TestSharingIsEvenAndStable(t *testing.T) {
	w := &world{reps: []data.Rep{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
	more := &world{reps: append(w.reps[:3:3], data.Rep{ID: "d"})}
	count := map[string]int{}
	for i := range 3000 {
		c := candidate{prospect: &data.Prospect{ID: "p" + itoa(i)}}
		was, is := w.repFor(&c).ID, more.repFor(&c).ID
		count[was]++
		if is != was && is != "d" {
			t.Fatalf("%s moved from %s to %s", c.prospect.ID, was, is)
		}
	}
	for id, n := range count {
		if n < 900 || n > 1100 {
			t.Errorf("rep %s has %d of 3000", id, n)
		}
	}
}

func FuzzAngleOf(f *testing.F) {
	f.Add("s:a2", "s")
	f.Fuzz(func(t *testing.T, reason, story string) {
		if a, c, ok := angleOf(reason, story); ok && (a < 0 || a >= maxAngles || c < 0) {
			t.Errorf("angle %d chapter %d", a, c)
		}
	})
}
