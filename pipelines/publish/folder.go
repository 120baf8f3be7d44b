package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	runsDir    = ".runs"
	tmpSuffix  = ".tmp"
	latestName = "latest"
	linkPrefix = ".link-" // of a link that is about to be renamed into place
)

// folder is the folder of published nights: the only place that knows its
// layout.
type folder struct{ dir string } // absolute

func openFolder(dir string) (folder, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return folder{}, fmt.Errorf("find the folder of published lists: %w", err)
	}
	if err := os.MkdirAll(filepath.Join(abs, runsDir), 0o755); err != nil {
		return folder{}, fmt.Errorf("make the folder of published lists: %w", err)
	}
	return folder{abs}, nil
}

func (f folder) path(name string) string { return filepath.Join(f.dir, name) }
func (f folder) run(name string) string  { return filepath.Join(f.dir, runsDir, name) }

// clear checks that nothing foreign is in the way of the run and its links, and
// removes what an earlier, broken attempt of the same run left.
func (f folder) clear(run, date string) error {
	for _, name := range []string{date, latestName} {
		info, err := os.Lstat(f.path(name))
		if err == nil && info.Mode()&fs.ModeSymlink == 0 {
			return fmt.Errorf("%s is in the way: a published night is a link there; move it elsewhere", f.path(name))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("look at the published lists: %w", err)
		}
	}
	if slices.Contains(f.shown(), run) {
		return fmt.Errorf("run %s is published already in %s", run, f.dir)
	}
	for _, path := range []string{f.run(run), f.run(run + tmpSuffix)} {
		if err := os.RemoveAll(path); err != nil {
			return fmt.Errorf("clear away an unfinished publication: %w", err)
		}
	}
	return nil
}

// add has a run's folder filled under a temporary name and gives it its own
// when all of it is on disk. A failure leaves nothing behind.
func (f folder) add(run string, fill func(tmp string) error) (err error) {
	tmp := f.run(run + tmpSuffix)
	if err := os.Mkdir(tmp, 0o755); err != nil {
		return fmt.Errorf("make the folder of the night: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(tmp))
		}
	}()
	if err := fill(tmp); err != nil {
		return err
	}
	if err := syncPath(tmp); err != nil {
		return fmt.Errorf("sync the folder of the night: %w", err)
	}
	if err := os.Rename(tmp, f.run(run)); err != nil {
		return fmt.Errorf("name the folder of the night: %w", err)
	}
	return syncPath(f.path(runsDir))
}

// show switches the links to the run: the date first, which is the one step
// for a date that is run again, then latest, if no later date is published.
func (f folder) show(ctx context.Context, run, date string) error {
	err := ctx.Err()
	if err == nil {
		err = f.link(date, filepath.Join(runsDir, run))
	}
	if err != nil {
		return errors.Join(err, os.RemoveAll(f.run(run)))
	}
	dates := f.dates()
	return f.link(latestName, dates[len(dates)-1])
}

// link makes name a link to target in one step, whatever it linked to before.
func (f folder) link(name, target string) error {
	next := f.path(linkPrefix + name)
	if err := os.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("switch %s: %w", name, err)
	}
	if err := os.Symlink(target, next); err != nil {
		return fmt.Errorf("switch %s: %w", name, err)
	}
	if err := os.Rename(next, f.path(name)); err != nil {
		return errors.Join(fmt.Errorf("switch %s: %w", name, err), os.Remove(next))
	}
	return syncPath(f.dir)
}

// dates are the published list dates, oldest first: links that lead to a folder.
func (f folder) dates() []string {
	var out []string
	for name, run := range f.links() {
		if info, err := os.Stat(f.run(run)); err == nil && info.IsDir() {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// shown are the runs that a date links to.
func (f folder) shown() []string {
	var out []string
	for _, run := range f.links() {
		out = append(out, run)
	}
	return out
}

// links are the runs by date, also where the run's folder is gone.
func (f folder) links() map[string]string {
	out := map[string]string{}
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return out
	}
	for _, e := range entries {
		if _, err := time.Parse(time.DateOnly, e.Name()); err != nil || e.Type()&fs.ModeSymlink == 0 {
			continue
		}
		if target, err := os.Readlink(f.path(e.Name())); err == nil && filepath.Dir(target) == runsDir {
			out[e.Name()] = filepath.Base(target)
		}
	}
	return out
}

// prune removes the dates beyond the keep newest, except the one just
// published, and every run's folder without a date. The temporary folder of a
// younger run stays: that run may be writing it. Readers who have a file of a
// removed night open keep it.
func (f folder) prune(keep int, date, run string) {
	dates := f.dates()
	for _, old := range dates[:max(len(dates)-keep, 0)] {
		if old != date {
			os.Remove(f.path(old))
		}
	}
	for name, target := range f.links() {
		if _, err := os.Stat(f.run(target)); errors.Is(err, fs.ErrNotExist) {
			os.Remove(f.path(name)) // somebody removed the night's folder by hand
		}
	}
	linked := f.shown()
	entries, _ := os.ReadDir(f.path(runsDir))
	for _, e := range entries {
		younger := strings.HasSuffix(e.Name(), tmpSuffix) && e.Name() > run+tmpSuffix
		if !slices.Contains(linked, e.Name()) && !younger {
			os.RemoveAll(f.run(e.Name()))
		}
	}
}

// Latest returns the folder of the latest published night. Its error tells
// what to do when there is none.
func Latest(dir string) (string, error) {
	date, err := os.Readlink(filepath.Join(dir, latestName))
	if errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("no list is published in %s yet: callworthy nightly makes one", dir)
	}
	if err != nil {
		return "", fmt.Errorf("find the latest list: %w", err)
	}
	return On(dir, filepath.Base(date))
}

// On returns the folder of the night published for a date, as in 2006-01-02.
func On(dir, date string) (string, error) {
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return "", fmt.Errorf("%q is not a date as in 2006-01-02", date)
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("find the folder of published lists: %w", err)
	}
	f := folder{abs}
	dates := f.dates()
	if slices.Contains(dates, date) {
		return f.path(date), nil
	}
	if len(dates) == 0 {
		return "", fmt.Errorf("no list is published in %s yet: callworthy nightly makes one", dir)
	}
	return "", fmt.Errorf("no list for %s in %s: there are %d, from %s to %s", date, dir, len(dates), dates[0], dates[len(dates)-1])
}

// Newest returns the date, as in 2006-01-02, of the night that was published last by
// the clock; "" when none is. A night as of an older day may be newer than Latest.
func Newest(dir string) string {
	f := folder{dir}
	links, newest := f.links(), ""
	for _, date := range f.dates() {
		if newest == "" || links[date] > links[newest] { // a run is named by its start
			newest = date
		}
	}
	return newest
}
