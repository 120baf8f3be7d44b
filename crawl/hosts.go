package crawl

import (
	"context"
	"sync"

	"golang.org/x/sync/errgroup"

	"callworthy/data"
)

const (
	// hostsUnderWay for each host at once: most hosts wait for their pause, and
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

// eachHost groups jobs by host and calls do for every group, many at the same
// time. Hosts start in the order in which they first occur; a host's jobs keep
// their order. It ends with the first error of do, or the context's.
func eachHost[T any](ctx context.Context, hosts int, jobs []T, hostOf func(T) string, do func(context.Context, []T) error) error {
	byHost, order := map[string][]T{}, []string(nil)
	for _, j := range jobs {
		h := hostOf(j)
		if byHost[h] == nil {
			order = append(order, h)
		}
		byHost[h] = append(byHost[h], j)
	}
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(hosts * hostsUnderWay)
	for _, h := range order {
		if gctx.Err() != nil {
			break
		}
		g.Go(func() error { return do(gctx, byHost[h]) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return ctx.Err()
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
