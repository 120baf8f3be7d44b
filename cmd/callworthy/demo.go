package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"callworthy/data"
)

type demoCmd struct {
	Dir  string `help:"Folder for the sample world and its list." default:"callworthy-demo" placeholder:"DIR"`
	AsOf string `name:"as-of" help:"The clock of every decision, as in nightly. Default: now." placeholder:"T"`
}

// Run serves the sample world on loopback and does a real night on it. One of
// its feeds is dead, so the night ends degraded: here that is as it should be.
func (d *demoCmd) Run(ctx context.Context, c *cli, s streams) error {
	asOf, err := parseAsOf(d.AsOf, time.Now())
	if err != nil {
		return err
	}
	world, stop, err := serveSample(ctx, asOf)
	if err != nil {
		return err
	}
	defer stop()
	dir, err := filepath.Abs(d.Dir)
	if err != nil {
		return err
	}
	config, err := writeSample(dir, world)
	if err != nil {
		return err
	}
	s.note("The sample world: " + config)
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
