package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/sample"
)

type demoCmd struct {
	Dir   string `help:"Folder for the sample world and its list." default:"callworthy-demo" placeholder:"DIR"`
	AsOf  string `name:"as-of" help:"The clock of every decision, as in nightly. Default: now." placeholder:"T"`
	Fresh bool   `help:"Write the sample's files anew, also those that you changed; the old ones stay beside them as NAME.old."`
	Port  uint16 `help:"Port of the sample web, on this machine alone. When it is in use, another is taken, and its news count as new." default:"18321"`
}

// Run serves the sample world on loopback and does a real night on it. One of
// its feeds is dead, so the night ends degraded: here that is as it should be.
func (d *demoCmd) Run(ctx context.Context, c *cli, s streams) error {
	asOf, err := parseAsOf(d.AsOf, time.Now())
	if err != nil {
		return err
	}
	world, stop, err := serveSampleOn(ctx, asOf, strconv.Itoa(int(d.Port)))
	if err != nil {
		return err
	}
	defer stop()
	dir, err := filepath.Abs(d.Dir)
	if err != nil {
		return err
	}
	config, kept, err := writeSample(dir, world, d.Fresh)
	if err != nil {
		return err
	}
	s.note("The sample world: " + config)
	if len(kept) > 0 {
		s.note(fmt.Sprintf("kept as you changed it: %s (callworthy demo --fresh writes the sample's own again)", strings.Join(kept, ", ")))
	}
	res, err := night(ctx, c, s, config, asOf, time.Time{})
	if err != nil {
		return err
	}
	if res.Report.Status == data.RunDegraded {
		s.note("(a feed of the sample is dead on purpose; a real night would exit with 3)")
	}
	s.note("The list to open in a browser; or try: callworthy list --config " + config)
	fmt.Fprintln(s.out, res.Path)
	return nil
}

// sampleMark begins the configuration of the sample world.
const sampleMark = "# The sample world of callworthy"

// sampleRecord names, one a line, the files that the demo wrote and the SHA-256 of
// each: what differs from it was changed by somebody. The sample itself is another
// one every day.
const sampleRecord = ".callworthy-demo"

// writeSample writes the files of the sample world into a folder and returns
// the path of its configuration and the files that it kept since somebody changed
// them; fresh writes these too, and moves the changed ones aside. A folder that
// holds another configuration is left alone.
func writeSample(dir string, w sample.World, fresh bool) (config string, kept []string, err error) {
	config = filepath.Join(dir, "callworthy.yaml")
	old, err := os.ReadFile(config)
	switch {
	case err == nil && !bytes.HasPrefix(old, []byte(sampleMark)):
		return "", nil, fmt.Errorf("%s is not from the demo: choose another folder for it", config)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return "", nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", nil, fmt.Errorf("sample files: %w", err)
	}
	wrote, err := readRecord(dir)
	if err != nil {
		return "", nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(w.Files)) {
		changed, err := writeSampleFile(filepath.Join(dir, name), w.Files[name], wrote[name], fresh)
		if err != nil {
			return "", nil, fmt.Errorf("sample files: %w", err)
		}
		if changed {
			kept = append(kept, name)
		} else {
			wrote[name] = digest(w.Files[name])
		}
	}
	return config, kept, writeRecord(dir, wrote)
}

// writeSampleFile writes a file, unless it holds neither this text nor what the
// demo wrote last.
func writeSampleFile(path string, body []byte, wrote string, fresh bool) (changed bool, err error) {
	old, err := os.ReadFile(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return false, err
	case err == nil && bytes.Equal(old, body):
		return false, nil
	case err == nil && digest(old) != wrote && !fresh:
		return true, nil
	case err == nil && digest(old) != wrote:
		if err := os.Rename(path, freeName(path+".old")); err != nil {
			return false, err
		}
	}
	return false, os.WriteFile(path, body, 0o644)
}

// freeName is the path, or the first of path2, path3 … that nothing has.
func freeName(path string) string {
	free := path
	for i := 2; ; i++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprint(path, i)
	}
}

func digest(body []byte) string { return fmt.Sprintf("%x", sha256.Sum256(body)) }

func readRecord(dir string) (map[string]string, error) {
	wrote := map[string]string{}
	body, err := os.ReadFile(filepath.Join(dir, sampleRecord))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("sample files: %w", err)
	}
	for line := range strings.Lines(string(body)) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok {
			wrote[name] = sum
		}
	}
	return wrote, nil
}

func writeRecord(dir string, wrote map[string]string) error {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(wrote)) {
		fmt.Fprintf(&b, "%s  %s\n", wrote[name], name)
	}
	if err := os.WriteFile(filepath.Join(dir, sampleRecord), []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("sample files: %w", err)
	}
	return nil
}
