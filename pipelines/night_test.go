package pipelines

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"
)

// A deadline may cut a stage short; it must not hide that the disk is full.
func TestOnlyTheDeadlineCutsAStage(t *testing.T) {
	full := errors.New("the disk is full")
	late := func(err error) func(*night, context.Context) error {
		return func(n *night, ctx context.Context) error {
			<-ctx.Done()
			if err != nil {
				return err
			}
			return ctx.Err()
		}
	}
	for _, want := range []error{nil, full} {
		n := &night{Options: Options{Deadline: time.Now(), Progress: silent{}, Log: slog.New(slog.DiscardHandler)}, startedAt: time.Now()}
		err := n.runStage(t.Context(), stage{"poll", late(want), 0.5})
		if !errors.Is(err, want) || n.current.Cut != (want == nil) {
			t.Errorf("got %v, cut %v; want %v", err, n.current.Cut, want)
		}
	}
}

// What cannot be saved ends the night, also when the deadline ends the fetching.
func TestBatchKeepsTheErrorOfSaving(t *testing.T) {
	full := errors.New("the disk is full")
	b := batcher[int]{max: 10, save: func([]int) error { return full }}
	if err := b.add(1); err != nil {
		t.Fatal(err)
	}
	if err := b.end(context.DeadlineExceeded); err != full {
		t.Errorf("got %v, want %v", err, full)
	}
	if err := b.end(context.DeadlineExceeded); err != context.DeadlineExceeded {
		t.Errorf("nothing held: got %v", err)
	}
}
