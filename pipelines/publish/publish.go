package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"callworthy/data"
)

// Night is everything that one night publishes.
type Night struct {
	List        data.List
	Report      data.Report
	Run         string // run id, safe as a folder name
	Seller      data.Seller
	SourceNames map[string]string // by Call.Reason.Source: nicer names, may be nil
	// Figures makes those of the contact history, for managers.html, once the
	// analysts' copy stands at path (empty without one); nil leaves them empty.
	Figures func(ctx context.Context, path string) data.Figures
	// Finish adds to the report what only the end knows, before report.json is
	// written as the last file; nil adds nothing.
	Finish func(data.Report) data.Report
	// Copy writes the analysts' database at path; nil leaves it out.
	Copy func(ctx context.Context, path string) error
}

// databaseFile is the name of the analysts' copy in a night's folder.
const databaseFile = "callworthy.duckdb"

var runName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)

// Publish writes the night below dir, switches dir/<date> and dir/latest to it
// and removes what no longer belongs there: nights beyond the keep newest dates
// (at least one) and folders that no link names. It returns the absolute path
// of the index.html behind dir/<date>.
//
// With an error from before the switch the lists that were published stand as
// they were. Old nights that cannot be removed are no error: the next
// publication tries again. One Publish at a time may work on dir.
func Publish(ctx context.Context, dir string, keep int, n Night) (listPath string, err error) {
	f, err := openFolder(dir)
	if err != nil {
		return "", err
	}
	if !runName.MatchString(n.Run) || strings.HasSuffix(n.Run, tmpSuffix) {
		return "", fmt.Errorf("publish: the run id %q cannot be the name of a folder", n.Run)
	}
	date := n.List.Date.Format(time.DateOnly)
	if err := f.clear(n.Run, date); err != nil {
		return "", err
	}
	if err := f.add(n.Run, func(tmp string) error { return writeNight(ctx, tmp, n) }); err != nil {
		return "", err
	}
	if err := f.show(ctx, n.Run, date); err != nil {
		return "", err
	}
	f.prune(max(keep, 1), date, n.Run)
	return filepath.Join(f.dir, date, "index.html"), nil
}

// writeNight writes all files of a night into dir.
func writeNight(ctx context.Context, dir string, n Night) error {
	sheet := newSheet(n)
	var list errgroup.Group
	list.Go(func() error { return writeList(ctx, dir, sheet) })
	defer list.Wait()
	if err := copyDatabase(ctx, filepath.Join(dir, databaseFile), n.Copy); err != nil {
		return err
	}
	if err := list.Wait(); err != nil {
		return err
	}
	if err := writeManagers(ctx, dir, sheet, n); err != nil {
		return err
	}
	if n.Finish != nil {
		n.Report = n.Finish(n.Report)
	}
	n.Report.NoNumber = noNumber(sheet.Calls)
	report, err := toJSON(newHush(n.List).report(n.Report))
	if err != nil {
		return fmt.Errorf("write report.json: %w", err)
	}
	return writeSynced(filepath.Join(dir, "report.json"), report)
}

// writeList writes the files of the list.
func writeList(ctx context.Context, dir string, s Sheet) error {
	files, err := listFiles(s)
	if err != nil {
		return err
	}
	for _, name := range sortedKeys(files) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeSynced(filepath.Join(dir, name), files[name]); err != nil {
			return err
		}
	}
	return nil
}

// writeManagers writes the page of figures.
func writeManagers(ctx context.Context, dir string, s Sheet, n Night) error {
	path := ""
	if n.Copy != nil {
		path = filepath.Join(dir, databaseFile)
	}
	var f data.Figures
	if n.Figures != nil {
		f = n.Figures(ctx, path)
	}
	content, err := managersPage(s, f)
	if err != nil {
		return err
	}
	return writeSynced(filepath.Join(dir, "managers.html"), content)
}

// copyDatabase has the analysts' copy written and makes it read-only: whoever
// opened it for writing would shut everybody else out.
func copyDatabase(ctx context.Context, path string, write func(context.Context, string) error) error {
	if write == nil {
		return nil
	}
	if err := write(ctx, path); err != nil {
		return fmt.Errorf("write %s: %w", databaseFile, err)
	}
	if err := syncPath(path); err != nil {
		return fmt.Errorf("write %s: %w", databaseFile, err)
	}
	return os.Chmod(path, 0o444)
}
