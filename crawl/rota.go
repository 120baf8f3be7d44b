package crawl

import (
	"container/heap"
	"time"
)

// rota says whose turn it is: hosts that were not asked yet, in their order, and
// those whose pause is over take turns.
type rota[T any] struct {
	ready   []*queue[T]
	resting pauses[T]
	count   int // of pauses so far: those that end together keep their order
	rested  bool
}

// paused is a host that rests.
type paused[T any] struct {
	*queue[T]
	until time.Time
	order int
}

// forever is a wait that only somebody else ends.
const forever time.Duration = -1

func (r *rota[T]) left() bool { return len(r.ready)+len(r.resting) > 0 }

// next takes the host whose turn it is; nil when there is none, and then wait is
// how long the first of the resting ones rests.
func (r *rota[T]) next(now time.Time) (q *queue[T], wait time.Duration) {
	wait = forever
	if len(r.resting) > 0 {
		wait = max(r.resting[0].until.Sub(now), 0)
	}
	if r.rested = wait == 0 && (!r.rested || len(r.ready) == 0); r.rested {
		return heap.Pop(&r.resting).(paused[T]).queue, 0
	}
	if len(r.ready) > 0 {
		q, r.ready = r.ready[0], r.ready[1:]
	}
	return q, wait
}

// rest lets a host stand aside until its pause is over.
func (r *rota[T]) rest(q *queue[T], until time.Time) {
	r.count++
	heap.Push(&r.resting, paused[T]{q, until, r.count})
}

// ringAfter is a channel that yields when d has passed; nil for a negative d.
func ringAfter(d time.Duration) <-chan time.Time {
	if d < 0 {
		return nil
	}
	return time.After(d)
}

// pauses is a heap, the first end first.
type pauses[T any] []paused[T]

func (p pauses[T]) Len() int { return len(p) }
func (p pauses[T]) Less(i, j int) bool {
	if p[i].until.Equal(p[j].until) {
		return p[i].order < p[j].order
	}
	return p[i].until.Before(p[j].until)
}
func (p pauses[T]) Swap(i, j int) { p[i], p[j] = p[j], p[i] }

// Push adds a host, as container/heap wants it.
func (p *pauses[T]) Push(x any) { *p = append(*p, x.(paused[T])) }

// Pop takes the last one away, as container/heap wants it.
func (p *pauses[T]) Pop() any {
	last := (*p)[len(*p)-1]
	*p = (*p)[:len(*p)-1]
	return last
}
