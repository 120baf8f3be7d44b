package crawl

import (
	"context"
	"sync"
	"time"
)

// limiter keeps the peace: one request at a time for each host, a pause between
// two of them, and a limit of requests in flight over all hosts. A request that
// waits for its host's pause holds no place among those in flight. It remembers
// only hosts with somebody at or in the queue, and those whose pause is running.
type limiter struct {
	slots chan struct{}

	mu    sync.Mutex
	hosts map[string]*hostTurn
	sweep int // number of hosts at which finished pauses are forgotten
}

// hostTurn is one host's queue.
type hostTurn struct {
	turn chan struct{} // filled while a request is at the host
	refs int           // requests at the host or queueing; guarded by limiter.mu
	next time.Time     // no request before; written while holding the turn and limiter.mu
}

const sweepAt = 1024

func newLimiter(concurrency int) *limiter {
	return &limiter{slots: make(chan struct{}, concurrency), hosts: map[string]*hostTurn{}, sweep: sweepAt}
}

// acquire waits for the host's turn, its pause, and a place among those in
// flight. The function it returns gives all of that back and starts a pause.
func (l *limiter) acquire(ctx context.Context, host string) (release func(pause time.Duration), err error) {
	h := l.enter(host)
	select {
	case h.turn <- struct{}{}:
	case <-ctx.Done():
		l.leave(host, h)
		return nil, ctx.Err()
	}
	if err := l.settle(ctx, h); err != nil {
		<-h.turn
		l.leave(host, h)
		return nil, err
	}
	return func(pause time.Duration) {
		<-l.slots
		l.pause(h, pause)
		<-h.turn
		l.leave(host, h)
	}, nil
}

// settle waits until the pause is over, and then for a place.
func (l *limiter) settle(ctx context.Context, h *hostTurn) error {
	l.mu.Lock()
	wait := time.Until(h.next)
	l.mu.Unlock()
	if err := sleep(ctx, wait); err != nil {
		return err
	}
	select {
	case l.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// readyAt is when the pause of a host is over, a moment in the past when none runs.
func (l *limiter) readyAt(host string) time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	if h := l.hosts[host]; h != nil {
		return h.next
	}
	return time.Time{}
}

func (l *limiter) enter(host string) *hostTurn {
	l.mu.Lock()
	defer l.mu.Unlock()
	h := l.hosts[host]
	if h == nil {
		h = &hostTurn{turn: make(chan struct{}, 1)}
		l.hosts[host] = h
	}
	h.refs++
	return h
}

// pause lets nobody at the host before d has passed; a longer pause stands.
func (l *limiter) pause(h *hostTurn, d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if until := time.Now().Add(d); until.After(h.next) {
		h.next = until
	}
}

func (l *limiter) leave(host string, h *hostTurn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	h.refs--
	if now := time.Now(); h.refs == 0 && !h.next.After(now) {
		delete(l.hosts, host)
	} else if len(l.hosts) >= l.sweep {
		l.forget(now)
	}
}

// forget drops the hosts whose pause is over. The next time is when their
// number has doubled, so that sweeping costs nothing to speak of.
func (l *limiter) forget(now time.Time) {
	for name, h := range l.hosts {
		if h.refs == 0 && !h.next.After(now) {
			delete(l.hosts, name)
		}
	}
	l.sweep = max(sweepAt, 2*len(l.hosts))
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
