package crawl

import (
	"context"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"callworthy/data"
)

const (
	// hostsUnderWay for each host at once: many hosts wait for their pause, and
	// those that wait take no place among the requests in flight.
	hostsUnderWay = 16
	// strikesOut is how many requests in a row may fail before a host is left alone.
	strikesOut = 3
)

// inbox hands results to save, never two at once, and none after the end.
type inbox[T any] struct {
	mu   sync.Mutex
	save func(T) error
}

func (b *inbox[T]) put(ctx context.Context, v T) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	return b.save(v)
}

// queue is what is still to be done at one host.
type queue[T any] struct {
	jobs []T
	*patience
}

// eachHost does jobs host by host, those of many hosts at the same time. Hosts
// take turns in the order in which they first occur: after one job a host that
// has to rest stands aside until its pause is over, so that no host waits for
// others to finish. A host's jobs keep their order and never run two at once.
// What is kept for a host that is not at work is its queue alone. It ends with
// the first error of do, or the context's.
func eachHost[T any](ctx context.Context, w *Web, jobs []T, hostOf func(T) string, do func(context.Context, T, *patience) (more bool, err error)) error {
	g, gctx := errgroup.WithContext(ctx)
	atWork := w.o.Concurrency * hostsUnderWay
	back := make(chan *queue[T], atWork)
	turns, running := &rota[T]{ready: queues(jobs, hostOf)}, 0
	for gctx.Err() == nil && (running > 0 || turns.left()) {
		wait := forever
		if running < atWork {
			var q *queue[T]
			if q, wait = turns.next(time.Now()); q != nil {
				running++
				g.Go(func() (err error) {
					defer func() { back <- q }()
					return q.work(gctx, do)
				})
				continue
			}
		}
		select {
		case q := <-back:
			running--
			if len(q.jobs) > 0 {
				turns.rest(q, w.restOf(q.patience))
			}
		case <-ringAfter(wait):
		case <-gctx.Done():
		}
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}

// work does the first job of a queue, and drops the others where do wants no more.
func (q *queue[T]) work(ctx context.Context, do func(context.Context, T, *patience) (bool, error)) error {
	job := q.jobs[0]
	q.jobs = q.jobs[1:]
	more, err := do(ctx, job, q.patience)
	if !more {
		q.jobs = nil
	}
	return err
}

// restOf is when a host may be asked again; one that we left alone is not asked.
func (w *Web) restOf(p *patience) time.Time {
	if p.resign != nil {
		return time.Time{}
	}
	return w.limits.readyAt(p.host)
}

// queues groups jobs by host, in the order in which hosts first occur.
func queues[T any](jobs []T, hostOf func(T) string) []*queue[T] {
	byHost, order := map[string]*queue[T]{}, []*queue[T](nil)
	for _, j := range jobs {
		h := hostOf(j)
		q := byHost[h]
		if q == nil {
			q = &queue[T]{patience: &patience{host: h}}
			byHost[h], order = q, append(order, q)
		}
		q.jobs = append(q.jobs, j)
	}
	return order
}

// patience is what we have left for one host in one go.
type patience struct {
	host   string
	fails  int
	resign *trouble // why the rest of the host is not asked, nil to go on
}

// note takes in how a request ended. A host that does not answer several times
// in a row, or that asks for longer than we can wait, is left alone.
func (p *patience) note(t *trouble) {
	if t == nil || t.host != p.host {
		p.fails = 0
		return
	}
	switch t.outcome {
	case data.OutcomeTimeout, data.OutcomeUnreachable:
		p.fails++
	default:
		p.fails = 0
	}
	tooMuch := t.status == 429 && t.wait == 0 || t.wait > longestPause
	if p.fails >= strikesOut || tooMuch {
		c := *t
		c.detail = "not asked, as the host was left alone for tonight: " + t.detail
		p.resign = &c
	}
}

// resting tells whether the host asked for the break, so that what was not
// asked should be on another night.
func (p *patience) resting() bool { return p.resign != nil && p.resign.status != 0 }
