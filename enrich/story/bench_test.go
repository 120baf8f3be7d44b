package story

import (
	"fmt"
	"math/rand/v2"
	"runtime"
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

// BenchmarkYear assigns 50,000 events to a year's memory of 500,000, spread over
// prospects and types as wires spread them: a few have thousands, most have a
// dozen.
func BenchmarkYear(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var keys [][]data.Event
	for left := 550_000; left > 0; {
		n := min(left, 5+int(10/(0.001+rng.Float64())))
		keys = append(keys, opened(yearOfEvents(rng, fmt.Sprint("P", len(keys)), "partnership", n)))
		left -= n
	}
	b.ResetTimer()
	for b.Loop() {
		for _, events := range keys {
			Assign(events)
		}
	}
	b.ReportMetric(float64(len(keys)), "keys")
}

// BenchmarkOneKey is the worst shape: all events are of one prospect and type.
func BenchmarkOneKey(b *testing.B) {
	for _, n := range []int{11_000, 110_000} {
		events := opened(yearOfEvents(rand.New(rand.NewPCG(1, 2)), "P", "partnership", n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				Assign(events)
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.HeapSys-before.HeapSys)/float64(n), "heap-B/event")
		})
	}
}
