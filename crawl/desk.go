package crawl

import "context"

// desk is the room for answers that are worked on: a source asks on only when what
// the others brought was read and saved, so that a night of many feeds holds few of
// them at a time, however slow saving is.
type desk chan struct{}

// place is one source's place at the desk.
type place struct {
	desk desk
	held bool
}

type placeKey struct{}

// at gives a source its place, which leave gives back.
func (d desk) at(ctx context.Context) (_ context.Context, leave func()) {
	p := &place{desk: d}
	return context.WithValue(ctx, placeKey{}, p), p.leave
}

// placeOf is the place of the source that a request is for; nil when it is for none.
func placeOf(ctx context.Context) *place {
	p, _ := ctx.Value(placeKey{}).(*place)
	return p
}

// enter waits for room.
func (p *place) enter(ctx context.Context) error {
	if p == nil || p.held {
		return nil
	}
	select {
	case p.desk <- struct{}{}:
		p.held = true
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (p *place) leave() {
	if p != nil && p.held {
		<-p.desk
		p.held = false
	}
}
