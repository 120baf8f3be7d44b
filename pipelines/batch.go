package pipelines

// batcher collects values and saves them by the lot, so that a transaction is
// worth its price and little is lost when the night is killed.
type batcher[T any] struct {
	max  int
	save func([]T) error
	held []T
}

func (b *batcher[T]) add(v T) error {
	b.held = append(b.held, v)
	if len(b.held) < b.max {
		return nil
	}
	return b.flush()
}

func (b *batcher[T]) flush() error {
	if len(b.held) == 0 {
		return nil
	}
	held := b.held
	b.held = nil
	return b.save(held)
}

// end saves what is held. It returns what went wrong with that, else the error
// that ended the collecting.
func (b *batcher[T]) end(collecting error) error {
	if err := b.flush(); err != nil {
		return err
	}
	return collecting
}
