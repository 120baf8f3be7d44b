//go:build unix

package story

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"callworthy/data"
)

// yearOfEvents makes events of n stories of a year, told two to eight times each
// by texts that change some words; every tenth has no slot. Those before open
// have the stories that they founded.
func yearOfEvents(rng *rand.Rand, prospect, eventType string, n int) []data.Event {
	var out []data.Event
	start := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	word := func() string { return fmt.Sprintf("w%d", int(2000*rng.Float64()*rng.Float64())) }
	for len(out) < n {
		day, name := rng.IntN(365), fmt.Sprintf("Firm%d", rng.IntN(1<<30))
		var words [10]string
		for i := range words {
			words[i] = word()
		}
		id := fmt.Sprint(prospect, eventType, len(out))
		for range 2 + rng.IntN(7) {
			if len(out) == n {
				break
			}
			words[rng.IntN(len(words))] = word()
			e := event(eventType, fmt.Sprintf("%d|%s-%d|planned|Acme %s", day+rng.IntN(3), id, len(out), fmt.Sprint(words)))
			e.ProspectID, e.ID = prospect, fmt.Sprint(id, len(out))
			e.PublishedAt = start.AddDate(0, 0, day+rng.IntN(3))
			e.ObservedAt, e.StoryID = e.PublishedAt, id
			if rng.IntN(10) > 0 {
				e.Slots["counterparty"] = name
			}
			out = append(out, e)
		}
	}
	return out
}

// opened takes the story from every eleventh event: these are assigned anew.
func opened(events []data.Event) []data.Event {
	for i := range events {
		if i%11 == 0 {
			events[i].StoryID = ""
		}
	}
	return events
}

// spent is the processor time that this process has used: other work on the
// machine makes no difference to it.
func spent(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkYear assigns 50,000 events to a year's memory of 500,000, spread over
// prospects and types as wires spread them: a few have thousands, most have a
// dozen.
func BenchmarkYear(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	const all = 550_000
	var keys [][]data.Event
	for left := all; left > 0; {
		n := min(left, 5+int(10/(0.001+rng.Float64())))
		keys = append(keys, opened(yearOfEvents(rng, fmt.Sprint("P", len(keys)), "partnership", n)))
		left -= n
	}
	b.ResetTimer()
	begin := spent(b)
	for b.Loop() {
		for _, events := range keys {
			Assign(events)
		}
	}
	b.ReportMetric(float64((spent(b)-begin).Microseconds())/float64(b.N*all), "cpu-µs/event")
	b.ReportMetric(float64(len(keys)), "keys")
}

// BenchmarkOneKey is the worst shape: all events are of one prospect and type. It
// measures what an event costs by processor time, and what is held in memory for it
// when all are assigned, beside the event.
func BenchmarkOneKey(b *testing.B) {
	for _, n := range []int{11_000, 110_000} {
		events := opened(yearOfEvents(rand.New(rand.NewPCG(1, 2)), "P", "partnership", n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			begin := spent(b)
			for b.Loop() {
				Assign(events)
			}
			b.ReportMetric(float64((spent(b)-begin).Microseconds())/float64(b.N*n), "cpu-µs/event")
			b.ReportMetric(float64(held(events))/float64(n), "held-B/event")
		})
	}
}

// held is how many bytes the stories of sorted events take.
func held(events []data.Event) uint64 {
	events = slices.SortedFunc(slices.Values(events), byPublication)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	stories, members := Memory{}.assign(events)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(stories)
	runtime.KeepAlive(members)
	return after.HeapAlloc - before.HeapAlloc
}
