package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// AsideFile is where touches of unknown prospects wait: beside the calls file,
// as calls.unknown.csv, in the same columns.
func AsideFile(calls string) string {
	ext := filepath.Ext(calls)
	return strings.TrimSuffix(calls, ext) + ".unknown" + ext
}

// KeepAside keeps touches of unknown prospects until prospects.csv knows them.
func KeepAside(ctx context.Context, calls string, touches []Touch) error {
	if len(touches) == 0 {
		return nil
	}
	if _, err := AppendTouches(ctx, AsideFile(calls), touches); err != nil {
		return fmt.Errorf("keep the touches of unknown prospects: %w", err)
	}
	return nil
}

// TakeUp logs the touches that were kept aside and whose prospect is known by
// now, and returns how many still wait. A crash in between logs them again the
// next time, which changes nothing.
func TakeUp(ctx context.Context, calls string, f *ProspectFinder) (logged Logged, waiting int, err error) {
	aside := AsideFile(calls)
	if _, err := os.Stat(aside); errors.Is(err, fs.ErrNotExist) {
		return Logged{}, 0, nil
	}
	file, err := openCallsFile(aside, nil)
	if err != nil {
		return Logged{}, 0, err
	}
	var known []Touch
	isKnown := func(t Touch) bool {
		return len(f.find(t.ProspectID)) == 1
	}
	for _, t := range file.touches {
		if !isKnown(t) {
			waiting++
			continue
		}
		t.ProspectID = f.find(t.ProspectID)[0]
		known = append(known, t)
	}
	if len(known) == 0 {
		return Logged{}, waiting, nil
	}
	if logged, err = AppendTouches(ctx, calls, known); err != nil {
		return logged, waiting, err
	}
	_, err = rewriteTouches(ctx, aside, nil, nil, isKnown)
	return logged, waiting, err
}
