package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

// monday is the first day of the tests.
var monday = time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)

// history reads "p1 0d09:05 no_answer ann s1:a", one touch a line: prospect, day
// after monday and time, outcome, then any of rep, reason, email, a verdict, a
// contact in brackets, "step".
func history(t *testing.T, text string) []data.Touch {
	t.Helper()
	var out []data.Touch
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		f := strings.Fields(line)
		day, clock, _ := strings.Cut(f[1], "d")
		var n, h, m int
		fmt.Sscan(day, &n)
		if _, err := fmt.Sscanf(clock, "%d:%d", &h, &m); err != nil {
			t.Fatal(line, err)
		}
		touch := data.Touch{ID: fmt.Sprint(i), ProspectID: f[0], At: monday.AddDate(0, 0, n).Add(time.Duration(h*60+m) * time.Minute),
			Rep: "ann", Channel: data.ChannelCall, Outcome: data.TouchOutcome(f[2])}
		for _, word := range f[3:] {
			switch {
			case word == "email":
				touch.Channel = data.ChannelEmail
			case word == "step":
				touch.NextStep = "send the plan"
			case strings.HasPrefix(word, "("):
				touch.ContactName = strings.Trim(word, "()")
			case strings.HasPrefix(word, "!"):
				touch.Verdict = data.Verdict(word[1:])
			case strings.Contains(word, ":") || strings.HasPrefix(word, "s"):
				touch.ReasonID = word
			default:
				touch.Rep = word
			}
		}
		out = append(out, touch)
	}
	return out
}

// brief writes rates as "name 1/3".
func brief(rates []data.Rate) string {
	var out []string
	for _, r := range rates {
		out = append(out, fmt.Sprintf("%s %d/%d", r.Name, r.Conversations, r.Attempts))
	}
	return strings.Join(out, ", ")
}

func TestConversationsPerAttempt(t *testing.T) {
	in := Input{
		Prospects: []data.Prospect{{ID: "p1", Name: "Acme", Timezone: "America/New_York"}, {ID: "p2", Name: "Brine"}},
		Zones:     map[string]*time.Location{"p1": time.FixedZone("EST", -5*3600)},
		Reps:      []data.Rep{{ID: "bo"}, {ID: "ann"}},
		Told:      map[string]data.ToldReason{"s1:a": {Kind: data.ReasonEvent, EventType: "funding"}, "s2": {Kind: data.ReasonMarket, EventType: "layoffs"}},
		Touches: history(t, `
p1 0d14:05 no_answer s1:a
p1 0d14:06 voicemail s1:a
p1 1d19:30 conversation s1:a step
p1 2d08:00 no_answer email
p2 2d10:00 gatekeeper bo
p2 5d10:30 not_interested bo s2:b
p2 6d00:00 no_answer bo s3:a
p2 7d09:00 meeting bo touch:77`),
	}
	f := Of(in)
	if f.All.Attempts != 6 || f.All.Conversations != 3 || f.Emails != 1 || f.Timeless != 1 || f.Meetings != 1 || f.Prospects != 2 || f.Reached != 2 {
		t.Errorf("%+v", f)
	}
	for what, pair := range map[string][2]string{
		"hours":    {brief(f.Hours), "09 1/2, 10 1/2, 11 0/0, 12 0/0, 13 0/0, 14 1/1"},
		"weekdays": {brief(f.Weekdays), "Monday 1/2, Tuesday 1/1, Wednesday 0/1, Thursday 0/0, Friday 0/0, Saturday 1/1, Sunday 0/1"},
		"kinds":    {brief(f.Kinds), "event 1/2,  0/1, market 1/1, next_step 1/1, unknown 0/1"},
		"types":    {brief(f.Types), "funding 1/2, layoffs 1/1"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %s, want %s", what, pair[0], pair[1])
		}
	}
	if len(f.Reps) != 2 || f.Reps[0].Name != "bo" || f.Reps[0].UsualHour != 10 || f.Reps[0].UsualShare != 2./3 {
		t.Errorf("%+v", f.Reps)
	}
	if f.Talks != 1 || f.NoNextStep != 0 || f.NoReason != 1 || f.WithoutReason[0].Prospect != "Brine" {
		t.Errorf("%+v", f)
	}

	slices.Reverse(in.Touches)
	if d := cmp.Diff(f, Of(in)); d != "" {
		t.Error("the order of the lines counts:", d)
	}
	in.From, in.Until, in.Hidden = monday.AddDate(0, 0, 1), monday.AddDate(0, 0, 6), map[string]bool{"p1": true}
	if f := Of(in); f.All.Attempts != 3 || f.Hidden != 4 || f.From != in.From {
		t.Errorf("%+v", f)
	}
	if f := Of(Input{}); f.All.High != 1 || len(f.Hours) != 0 || f.ToldTwice == nil {
		t.Errorf("%+v", f)
	}
}

func TestTheSameHourHabit(t *testing.T) {
	var text strings.Builder
	for i := range 20 { // varied tries reach one in four
		outcome := "no_answer"
		if i%4 == 0 {
			outcome = "conversation"
		}
		fmt.Fprintf(&text, "v%d 0d09:00 no_answer bo\nv%d 1d14:00 %s bo\n", i, i, outcome)
	}
	for i := range 8 { // one of eight at the same hour
		outcome := "no_answer"
		if i == 0 {
			outcome = "conversation"
		}
		fmt.Fprintf(&text, "s%d 0d09:00 no_answer cy\ns%d 1d09:%02d %s cy\n", i, i, 7*i, outcome)
	}
	f := Of(Input{Touches: history(t, text.String())})
	if f.Varied.Attempts != 20 || f.Varied.Conversations != 5 || f.SameHour.Attempts != 8 || f.SameHour.Conversations != 1 {
		t.Fatalf("%+v %+v", f.Varied, f.SameHour)
	}
	bo, cy := f.Reps[0], f.Reps[1]
	if bo.OfferedKnown || !cy.OfferedKnown || math.Abs(cy.Offered-1) > 1e-9 || cy.OfferedLow >= cy.Offered || cy.OfferedHigh <= cy.Offered || cy.UsualHour != 9 || cy.Retries != 8 {
		t.Errorf("%+v\n%+v", bo, cy)
	}
	// After a conversation a new chase begins; two lines of one try are one.
	f = Of(Input{Touches: history(t, "p 0d09:00 conversation\np 1d09:00 no_answer\np 1d09:05 voicemail\np 2d08:30 no_answer\np 3d23:50 no_answer\np 4d00:20 no_answer")})
	if f.SameHour.Attempts != 2 || f.Varied.Attempts != 1 || f.All.Attempts != 5 {
		t.Errorf("%+v", f)
	}
}

func TestReasonsToldTwice(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"the same angle by voicemail":           {"p 0d09:00 voicemail s1:a\np 3d09:00 voicemail s1:a", 1},
		"another angle":                         {"p 0d09:00 voicemail s1:a\np 3d09:00 voicemail s1:b", 0},
		"a bare story is its first angle":       {"p 0d09:00 voicemail s1\np 3d09:00 conversation s1:a", 1},
		"no answer tells nothing":               {"p 0d09:00 no_answer s1:a\np 3d09:00 no_answer s1:a\np 4d09:00 voicemail s1:a", 0},
		"another angle after a conversation":    {"p 0d09:00 conversation s1:a\np 9d09:00 voicemail s1:b", 1},
		"a development after a conversation":    {"p 0d09:00 conversation s1:a\np 9d09:00 voicemail s1:a2", 0},
		"the mail after a conversation":         {"p 0d09:00 conversation s1:a\np 0d11:00 no_answer s1:a email", 0},
		"a mail twice":                          {"p 0d09:00 no_answer s1:a email\np 3d11:00 no_answer s1:a email", 1},
		"another contact":                       {"p 0d09:00 voicemail s1:a (Jo)\np 3d09:00 voicemail s1:a (Mo)", 0},
		"two prospects":                         {"p 0d09:00 voicemail s1:a\nq 3d09:00 voicemail s1:a", 0},
		"one call logged as call and voicemail": {"p 0d09:00 voicemail s1:a\np 0d09:04 voicemail s1:a", 0},
		"a next step in the same words":         {"p 0d09:00 voicemail touch:1\np 3d09:00 voicemail touch:1", 1},
		"a next step in other words":            {"p 0d09:00 voicemail touch:1\np 3d09:00 voicemail touch:1:b", 0},
		"the mail that keeps a step":            {"p 0d09:00 voicemail touch:1\np 1d09:00 no_answer touch:1 email", 0},
	} {
		if f := Of(Input{Touches: history(t, c.text)}); len(f.ToldTwice) != c.want {
			t.Errorf("%s: %+v", name, f.ToldTwice)
		}
	}
}

func TestVerdicts(t *testing.T) {
	f := Of(Input{
		Told:    map[string]data.ToldReason{"s1": {Kind: data.ReasonEvent, EventType: "funding"}},
		Touches: history(t, "p 0d09:00 voicemail s1:a !good\np 1d09:00 voicemail s1:b !weak\np 2d09:00 conversation s1:a !false\nq 2d09:00 conversation !old"),
	})
	got := f.Verdicts[0]
	if got.Type != "funding" || got.Verdicts != 3 || math.Abs(got.Right-2./3) > 1e-9 || got.GoodShare != 1./3 || got.RightHigh >= 1 || f.AllVerdicts.Verdicts != 4 {
		t.Errorf("%+v", f.Verdicts)
	}
	alone := Of(Input{Touches: append(history(t, "p 0d09:00 no_answer s1:a\np 1d09:00 no_answer s1:a"),
		data.Touch{ID: "v", ProspectID: "p", At: monday.Add(30 * time.Hour), Rep: "bo", ReasonID: "s1:a", Verdict: data.VerdictFalse})})
	if alone.All.Attempts != 2 || alone.NoReason != 0 || len(alone.Reps) != 1 || alone.SameHour.Attempts != 1 || alone.AllVerdicts.False != 1 {
		t.Errorf("a verdict without a call: %+v", alone)
	}
	if f.NoNextStep != 2 || len(f.WithoutNextStep) != 2 || f.WithoutNextStep[0].ProspectID != "p" {
		t.Errorf("%+v", f.WithoutNextStep)
	}
}

// The values are those of the published table for 95 in 100: 0 of 10 is up to
// 0.278, 5 of 10 is 0.237 to 0.763, 1 of 1 from 0.207.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		k, n      int
		low, high float64
	}{{0, 10, 0, 0.2775}, {5, 10, 0.2366, 0.7634}, {1, 1, 0.2065, 1}, {0, 0, 0, 1}, {10, 10, 0.7225, 1}} {
		low, high := Wilson(c.k, c.n)
		if math.Abs(low-c.low) > 5e-5 || math.Abs(high-c.high) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f", c.k, c.n, low, high)
		}
	}
}

// A million lines take seconds, not minutes.
func BenchmarkOf(b *testing.B) {
	var touches []data.Touch
	for i := range 1_000_000 {
		touches = append(touches, data.Touch{ID: fmt.Sprint(i), ProspectID: fmt.Sprintf("p%05d", i/10), At: monday.Add(time.Duration(i%977) * time.Hour),
			Rep: fmt.Sprint("r", i%40), Channel: data.ChannelCall, Outcome: data.TouchNoAnswer, ReasonID: fmt.Sprintf("s%d:a", i/4)})
	}
	b.ResetTimer()
	for range b.N {
		Of(Input{Touches: touches})
	}
}
