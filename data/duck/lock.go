package duck

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// BusyError says that somebody else holds the store.
type BusyError struct {
	Path   string // of the store
	Holder string // who: pid, host, since when, command; empty when that is not known
}

// Error names the holder and what to do.
func (e *BusyError) Error() string {
	holder := e.Holder
	if holder == "" {
		holder = "another process"
	}
	return fmt.Sprintf("the store %s is held by %s: wait for it to end, or stop it, then run again", e.Path, holder)
}

// lock holds the store's lock file. The operating system lets go of it when the
// process dies, so what a killed process leaves behind never blocks.
type lock struct{ file *flock.Flock }

// takeLock takes the lock beside the store and writes into it who holds it.
func takeLock(path string, now time.Time) (*lock, error) {
	name := path + ".lock"
	l := flock.New(name)
	ok, err := l.TryLock()
	if err != nil {
		return nil, explain(path, fmt.Errorf("lock the store: %w", err))
	}
	if !ok {
		return nil, &BusyError{Path: path, Holder: readHolder(name)}
	}
	if err := os.WriteFile(name, []byte(holder(now)+"\n"), 0o644); err != nil {
		return nil, errors.Join(explain(path, fmt.Errorf("write the lock file: %w", err)), l.Unlock())
	}
	return &lock{l}, nil
}

func (l *lock) release() error {
	return errors.Join(os.Truncate(l.file.Path(), 0), l.file.Unlock())
}

// holder describes this process in one line.
func holder(now time.Time) string {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown host"
	}
	return fmt.Sprintf("pid %d on %s since %s (%s)", os.Getpid(), host,
		now.UTC().Format(time.RFC3339), strings.Join(os.Args, " "))
}

func readHolder(name string) string {
	b, err := os.ReadFile(name)
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(b), "\n")
	return strings.TrimSpace(line)
}

var lockConflict = regexp.MustCompile(`Could not set lock on file|Conflicting lock is held`)
var lockHolder = regexp.MustCompile(`Conflicting lock is held in (.*?\(PID \d+\))`)

// explain turns the errors that people meet into one line with what to do.
func explain(path string, err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	switch {
	case lockConflict.MatchString(text):
		busy := &BusyError{Path: path}
		if m := lockHolder.FindStringSubmatch(text); m != nil {
			busy.Holder = m[1]
		}
		return busy
	case errors.Is(err, fs.ErrPermission), strings.Contains(text, "Permission denied"):
		return fmt.Errorf("no permission for %s or its folder: make it readable and writable for this user: %w", path, oneLine(err))
	case strings.Contains(text, "No space left on device"):
		return fmt.Errorf("the disk that holds %s is full: free some space and run again: %w", path, oneLine(err))
	case strings.Contains(text, "Read-only file system"):
		return fmt.Errorf("%s is on a read-only file system: choose another place: %w", path, oneLine(err))
	case strings.Contains(text, "not a valid DuckDB database file"):
		return fmt.Errorf("%s is not a DuckDB file: move it away or name another file: %w", path, oneLine(err))
	case strings.Contains(text, "Is a directory"):
		return fmt.Errorf("%s is a folder: name a file", path)
	case strings.Contains(text, "Corrupt database file"):
		return fmt.Errorf("%s is damaged: put back a copy of it, or move it away to begin anew: %w", path, oneLine(err))
	case strings.Contains(text, "database file with version number"), strings.Contains(text, "storage version greater than"):
		return fmt.Errorf("%s was written by a newer DuckDB: run a newer callworthy: %w", path, oneLine(err))
	}
	return oneLine(err)
}

// lineError keeps an error and shows its first line only: DuckDB adds hints and
// stack traces below.
type lineError struct{ error }

func oneLine(err error) error { return lineError{err} }

func (e lineError) Error() string {
	line, _, _ := strings.Cut(e.error.Error(), "\n")
	return line
}

func (e lineError) Unwrap() error { return e.error }
