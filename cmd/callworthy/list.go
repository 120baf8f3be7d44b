package main

import (
	"os"
	"path/filepath"

	"callworthy/pipelines/publish"
)

type listCmd struct {
	Rep string `help:"Only the calls of this rep." placeholder:"ID"`
}

// widestList bounds a list on a wide terminal: longer lines are hard to read,
// and a window at their far end is hard to give to its company.
const widestList = 120

func (l *listCmd) Run(c *cli, s streams) error {
	folder, err := publishedFolder(c.Config, "")
	if err != nil {
		return err
	}
	sheet, err := publish.ReadSheet(filepath.Join(folder, "calllist.json"))
	if err != nil {
		return err
	}
	escapes := colour(s.out) && os.Getenv("TERM") != "dumb"
	return publish.WriteText(s.out, sheet, publish.TextOptions{
		Width: min(width(s.out), widestList), Color: escapes, Links: escapes, Rep: l.Rep,
	})
}
