package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"callworthy/data"
)

type initCmd struct {
	Dir string `arg:"" optional:"" help:"Folder to begin in; default: the working directory." default:"."`
}

// Run writes the files of a new user. One that exists is left as it is.
func (i *initCmd) Run(s streams) error {
	files, err := data.StartFiles()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(i.Dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(i.Dir, name)
		switch err := writeNew(path, files[name]); {
		case errors.Is(err, fs.ErrExist):
			fmt.Fprintf(s.out, "kept   %s\n", path)
		case err != nil:
			return err
		default:
			fmt.Fprintf(s.out, "wrote  %s\n", path)
		}
	}
	s.note("Now: your prospects and sources into these files, then callworthy check, then callworthy nightly.")
	return nil
}

// writeNew writes a file that must not exist.
func writeNew(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Close())
}
