package duck

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// storeName is the name under which the working file is attached.
const storeName = "store"

// When the write-ahead log holds checkpointAt, it is folded into the file. That
// rewrites the row groups that changed, so a small value, and row groups of
// DuckDB's usual 122,880 rows, make storing pages slow and the file large.
const (
	checkpointAt = "256MB"
	rowGroup     = 8192 // rows, a multiple of 2,048
)

// Store is the working file. Its methods may be called from several
// goroutines; they run one after the other.
type Store struct {
	path string
	mu   sync.Mutex
	s    *session
	lock *lock
}

// Open opens the store at path and makes it, with its folders, when there is
// none. The schema is brought up to date. The error is a *BusyError when
// somebody else holds the store.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return nil, explain(path, fmt.Errorf("make the store's folder: %w", err))
	}
	held, err := takeLock(path, time.Now())
	if err != nil {
		return nil, err
	}
	s, err := openSession(ctx, path, storeName, fmt.Sprintf(", ROW_GROUP_SIZE %d", rowGroup), path+".tmp")
	if err != nil {
		return nil, errors.Join(explain(path, fmt.Errorf("open the store: %w", err)), held.release())
	}
	st := &Store{path: path, s: s, lock: held}
	if err := st.prepare(ctx); err != nil {
		return nil, errors.Join(explain(path, err), st.Close())
	}
	return st, nil
}

func (st *Store) prepare(ctx context.Context) error {
	if err := st.s.exec(ctx, "SET checkpoint_threshold = "+quote(checkpointAt)); err != nil {
		return err
	}
	steps, err := migrations()
	if err != nil {
		return err
	}
	return migrate(ctx, st.s, steps)
}

// Close folds the write-ahead log into the file and gives up the lock.
func (st *Store) Close() error {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.s == nil {
		return nil
	}
	err := explain(st.path, st.s.exec(context.Background(), "CHECKPOINT "+storeName))
	err = errors.Join(err, st.s.close(), st.lock.release())
	st.s = nil
	return err
}

// read runs f while nobody else uses the connection; what says what is read.
func (st *Store) read(what string, f func(s *session) error) error { return st.use(what, st.path, f) }

// use is read for work on the file at path: errors name that one.
func (st *Store) use(what, path string, f func(s *session) error) error {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.s == nil {
		return fmt.Errorf("%s: the store is closed", what)
	}
	if err := f(st.s); err != nil {
		return fmt.Errorf("%s: %w", what, explain(path, err))
	}
	return nil
}

// write runs f in one transaction.
func (st *Store) write(ctx context.Context, what string, f func(s *session) error) error {
	return st.read(what, func(s *session) error {
		return s.transaction(ctx, func() error { return f(s) })
	})
}
