package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"callworthy/data"
)

// RewriteReport replaces the report.json of the published night in dir, in one
// step, by a report that knows what came after publication.
func RewriteReport(dir string, l data.List, r data.Report) error {
	content, err := toJSON(newHush(l).report(r))
	if err != nil {
		return fmt.Errorf("write report.json: %w", err)
	}
	return replaceSynced(filepath.Join(dir, "report.json"), content)
}

// replaceSynced puts a new file in the place of an old one: whoever reads sees one
// of them whole.
func replaceSynced(path string, content []byte) error {
	next := path + ".next"
	if err := os.Remove(next); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("replace %s: %w", filepath.Base(path), err)
	}
	if err := writeSynced(next, content); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return fmt.Errorf("replace %s: %w", filepath.Base(path), err)
	}
	return syncPath(filepath.Dir(path))
}
