package rank

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"callworthy/data"
)

// bigWorld has n prospects with ten touches each and half as many events, as a
// large sales team's night has; a hundred rows are suppressed.
func bigWorld(tb testing.TB, n int) Input {
	d := dice{rand.New(rand.NewPCG(1, 2))}
	in := Input{AsOf: worldDay.Add(4 * time.Hour), Date: worldDay, Triggers: testTriggers(tb), Playbook: data.DefaultPlaybook()}
	for i := range 40 {
		in.Reps = append(in.Reps, data.Rep{ID: fmt.Sprintf("rep%02d", i), Name: "Rep", Timezone: "America/New_York", Hours: "09:00-17:00", Line: i})
	}
	for i := range n {
		in.Prospects = append(in.Prospects, data.Prospect{
			ID: fmt.Sprintf("p%06d", i), Name: fmt.Sprintf("Company %d Inc.", i), Domain: fmt.Sprintf("c%d.example", i), Employees: d.IntN(900),
			Industry: one(d, []string{"Mining", "Banking", "Software"}), Country: one(d, []string{"US", "Germany", ""}),
			Timezone: one(d, worldZones), Owner: fmt.Sprintf("rep%02d", d.IntN(50)),
			Contact: data.Contact{Name: fmt.Sprintf("Jane Doe%d", i), Phone: fmt.Sprintf("+1212555%04d", d.IntN(10000)), Email: fmt.Sprintf("j@c%d.example", i)}})
		for k := range 10 {
			t := randomTouch(d, 10*i+k, 1)
			t.ProspectID, t.At, t.ContactName = in.Prospects[i].ID, d.day(200, 0), ""
			t.ReasonID = one(d, []string{"", fmt.Sprintf("s%d:a", i)})
			if t.Outcome == data.TouchDoNotCall {
				t.Outcome = data.TouchNoAnswer
			}
			in.Touches = append(in.Touches, t)
		}
	}
	for i := range n / 2 {
		e := randomEvent(d, i, 1)
		e.ProspectID, e.StoryID = in.Prospects[d.IntN(n)].ID, fmt.Sprintf("s%d", d.IntN(n))
		e.Evidence.Quote = "The company raised $12 million in its Series A round led by Example Partners, it said on Tuesday"
		in.Events = append(in.Events, e)
	}
	for i := range 100 {
		in.Suppressions = append(in.Suppressions,
			data.Suppression{Kind: "domain", Value: fmt.Sprintf("c%d.example", 7*i)},
			data.Suppression{Kind: "phone", Value: fmt.Sprintf("(212) 555-%04d", i)})
	}
	return in
}

// BenchmarkRank is the size that a night must rank within two seconds on one core.
func BenchmarkRank(b *testing.B) {
	in := bigWorld(b, 100_000)
	b.ResetTimer()
	b.ReportAllocs()
	for range b.N {
		l := Rank(in)
		if len(l.Calls) == 0 {
			b.Fatal("nobody is listed")
		}
		b.ReportMetric(float64(len(l.Calls)), "calls")
	}
}
