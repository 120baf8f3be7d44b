package main

import (
	"path/filepath"

	"callworthy/pipelines/publish"
)

type listCmd struct {
	Rep string `help:"Only the calls of this rep." placeholder:"ID"`
}

func (l *listCmd) Run(c *cli, s streams) error {
	folder, err := publishedFolder(c.Config, "")
	if err != nil {
		return err
	}
	sheet, err := publish.ReadSheet(filepath.Join(folder, "calllist.json"))
	if err != nil {
		return err
	}
	return publish.WriteText(s.out, sheet, publish.TextOptions{
		Width: width(s.out), Color: colour(s.out), Links: colour(s.out), Rep: l.Rep,
	})
}
