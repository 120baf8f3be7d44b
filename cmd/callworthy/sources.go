package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"callworthy/data"
	"callworthy/pipelines"
	"callworthy/pipelines/publish"
)

type sourcesCmd struct {
	Test     sourcesTestCmd     `cmd:"" help:"Try every configured source and print how each did. Never opens the store."`
	Discover sourcesDiscoverCmd `cmd:"" help:"Look at the prospects' sites and propose sources for them as YAML."`
}

type sourcesTestCmd struct {
	Prospect string `help:"Only the sources of this prospect (id)." placeholder:"ID"`
	Format   string `help:"table, csv or json (one array of objects)." enum:"table,csv,json" default:"table"`
	Demo     bool   `help:"On the built-in sample world: no network, no set-up."`
}

// trialColumns are the columns of the table of sources test.
var trialColumns = []string{"source", "kind", "prospect", "read", "outcome", "items", "newest", "detail"}

// Run tries the sources. It ends with the exit code of a degraded night when one failed.
func (c *sourcesTestCmd) Run(ctx context.Context, all *cli, s streams) error {
	in, done, err := sourcesInputs(ctx, all, s, c.Demo)
	if err != nil {
		return err
	}
	defer done()
	w := newWatch(s.err, all.LogFormat, all.Verbose)
	did, end := w.count("sources", len(in.Sources))
	trials, err := pipelines.TrySources(ctx, in, time.Now(), c.Prospect, w.log, did)
	end()
	if err != nil {
		return err
	}
	if len(trials) == 0 {
		return usageError("there are no sources to try: name some in callworthy.yaml, or see callworthy sources discover")
	}
	out := bufio.NewWriter(s.out)
	if err := errors.Join(printTrials(out, c.Format, trials), out.Flush()); err != nil {
		return err
	}
	failed := 0
	for _, t := range trials {
		if t.Outcome.Failed() {
			failed++
		}
	}
	s.note(fmt.Sprintf("%s tried, %d failed", count(len(trials), "source"), failed))
	if failed > 0 {
		return coded(exitDegraded)
	}
	return nil
}

// printTrials writes a table, and for people below it what there is to do.
func printTrials(out io.Writer, format string, trials []pipelines.SourceTrial) error {
	p, columns := newPrinter(out, format), trialColumns
	if format == "table" {
		columns = columns[:len(columns)-1] // a cell is too small for a detail
	}
	err := p.head(columns, make([]string, len(columns)))
	for _, t := range trials {
		row := []any{t.Source, t.Kind, t.Prospect, t.Read, string(t.Outcome), t.Items, t.Newest, t.Detail}
		err = errors.Join(err, p.row(row[:len(columns)]))
	}
	if err = errors.Join(err, p.end()); err != nil || format != "table" {
		return err
	}
	for _, t := range trials {
		if t.Detail != "" {
			_, err = fmt.Fprintf(out, "\n%s\n  %s\n", publish.OneLine(t.Source), publish.OneLine(t.Detail))
		}
	}
	return err
}

// count shows how many of total steps are done, where somebody watches.
func (w *watch) count(what string, total int) (did, end func()) {
	if w.progress == nil {
		return func() {}, w.close
	}
	w.progress.Start(what, total)
	return func() { w.progress.Add(1) }, func() { w.progress.End(); w.close() }
}

type sourcesDiscoverCmd struct {
	Out  string `help:"File to write, which must not exist yet; default: standard output." placeholder:"FILE"`
	Demo bool   `help:"On the built-in sample world: no network, no set-up."`
}

// Run looks at the prospects' sites and writes proposals.
func (c *sourcesDiscoverCmd) Run(ctx context.Context, all *cli, s streams) error {
	if _, err := os.Lstat(c.Out); c.Out != "" && err == nil {
		return usageError(c.Out + " exists already: name another file")
	}
	in, done, err := sourcesInputs(ctx, all, s, c.Demo)
	if err != nil {
		return err
	}
	defer done()
	w := newWatch(s.err, all.LogFormat, all.Verbose)
	now := time.Now()
	did, end := w.count("sites", len(pipelines.SitesOf(in, now)))
	found, err := pipelines.Discover(ctx, in, now, w.log, did)
	end()
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err := s.out.Write(found.YAML())
		return err
	}
	err = writeNew(c.Out, found.YAML())
	if errors.Is(err, fs.ErrExist) {
		return usageError(c.Out + " exists already: name another file")
	}
	if err == nil {
		s.note("wrote " + c.Out)
	}
	return err
}

// sourcesInputs loads the configuration, or the sample world while it is served.
func sourcesInputs(ctx context.Context, all *cli, s streams, demo bool) (in pipelines.Inputs, done func(), err error) {
	config, done := all.Config, func() {}
	var hosts map[string]string
	if demo {
		if config, hosts, done, err = serveDemo(ctx); err != nil {
			return in, nil, err
		}
	}
	in, problems := pipelines.LoadInputs(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		done()
		return in, nil, fatal
	}
	for _, p := range append(problems, data.UnreadySources(in.Config, os.LookupEnv)...) {
		s.note(p.String())
	}
	in.Hosts = hosts
	return in, done, nil
}

// serveDemo serves the sample world and writes its files into a folder that done
// removes; hosts tells where the sites of its prospects stand.
func serveDemo(ctx context.Context) (config string, hosts map[string]string, done func(), err error) {
	world, stop, err := serveSample(ctx, time.Now())
	if err != nil {
		return "", nil, nil, err
	}
	dir, err := os.MkdirTemp("", "callworthy-demo-")
	if err == nil {
		config, _, err = writeSample(dir, world, true)
	}
	done = func() { stop(); os.RemoveAll(dir) }
	if err != nil {
		done()
	}
	return config, world.OwnAt, done, err
}
