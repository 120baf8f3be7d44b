//go:build unix

package company

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"callworthy/data"
)

// spent is the processor time that this process has used.
func spent(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkScale measures in one run, by processor time so that other work on the
// machine makes no difference, what 100,000 prospects cost more than 1,000, and the
// text per second of one core.
func BenchmarkScale(b *testing.B) {
	text := strings.Repeat(`The company said on Monday that it will open a plant with its partner in the north of the country, where a thousand people
are to be hired by the end of next year. Analysts had expected the plan, which follows months of talks with the state about roads, water and power.
Meridian Valve Works of Dayton, Ohio, had signed an agreement with Stanley Hooper over ten million dollars in March, and the price of steel has risen
since. Shares fell two percent in early trading, while those of most rivals rose. "We are happy to be here," the head of the unit told reporters.
`, 100)
	few, most := New(many(1_000)), New(many(100_000))
	a := data.Article{Title: "Plant opens", Text: text}
	cost := map[*Matcher]time.Duration{}
	n := 0
	for b.Loop() {
		for _, m := range []*Matcher{few, most} {
			begin := spent(b)
			for range 20 {
				m.Mentions(a)
			}
			cost[m] += spent(b) - begin
		}
		n += 20
	}
	rate := func(m *Matcher) float64 { return float64(n*len(text)) / 1e6 / cost[m].Seconds() }
	b.ReportMetric(rate(few), "MB/cpu-s@1000")
	b.ReportMetric(rate(most), "MB/cpu-s@100000")
	b.ReportMetric(float64(cost[most])/float64(cost[few]), "cost-ratio")
	b.ReportMetric(0, "ns/op")
	if ratio := float64(cost[most]) / float64(cost[few]); n > 400 && ratio > 1.5 {
		b.Errorf("100,000 prospects cost %.2f times what 1,000 cost", ratio)
	}
}
