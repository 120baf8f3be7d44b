package main

import (
	"fmt"
	"os"
	"path/filepath"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

type listCmd struct {
	Rep string `help:"Only the calls of this rep." placeholder:"ID"`
	On  string `help:"The list of this date; default: the latest." placeholder:"DATE"`
}

// widestList bounds a list on a wide terminal: longer lines are hard to read,
// and a window at their far end is hard to give to its company.
const widestList = 120

func (l *listCmd) Run(c *cli, s streams) error {
	if _, err := parseDate("--on", l.On); err != nil {
		return err
	}
	cfg, problems := data.LoadConfig(c.Config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return fatal
	}
	folder, err := publishedFolder(c.Config, l.On)
	if err != nil {
		return err
	}
	sheet, err := publish.ReadSheet(filepath.Join(folder, "calllist.json"))
	if err != nil {
		return err
	}
	if sheet, err = silenced(cfg, sheet); err != nil {
		return err
	}
	if newest := publish.Newest(cfg.Publish); l.On == "" && newest > "" && newest < sheet.ListDate {
		s.note(fmt.Sprintf("This is the list of %s, the latest day. That of %s was made after it: callworthy list --on %s shows it.", sheet.ListDate, newest, newest))
	}
	escapes := colour(s.out) && os.Getenv("TERM") != "dumb"
	return publish.WriteText(s.out, sheet, publish.TextOptions{
		Width: min(width(s.out), widestList), Color: escapes, Links: escapes, Rep: l.Rep,
	})
}
