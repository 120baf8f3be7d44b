package main

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/pipelines"
)

type nightlyCmd struct {
	AsOf     string `name:"as-of" help:"The clock of every decision: a date (06:00 of that day) or RFC 3339. Default: now." placeholder:"T"`
	Deadline string `help:"When the list must be out, with what is there: a duration or HH:MM local." placeholder:"D"`
}

func (n *nightlyCmd) Run(ctx context.Context, c *cli, s streams) error {
	now := time.Now()
	asOf, err := parseAsOf(n.AsOf, now)
	if err != nil {
		return err
	}
	deadline, err := parseDeadline(n.Deadline, now)
	if err != nil {
		return err
	}
	res, err := night(ctx, c, s, c.Config, asOf, deadline)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, res.Path)
	if res.Report.Status == data.RunDegraded {
		return coded(exitDegraded)
	}
	return nil
}

// night loads the inputs and runs one night with progress and a summary on
// standard error.
func night(ctx context.Context, c *cli, s streams, config string, asOf, deadline time.Time) (pipelines.Result, error) {
	in, problems := pipelines.LoadInputs(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return pipelines.Result{}, fatal
	}
	watch := newWatch(s.err, c.LogFormat, c.Verbose)
	// net/http writes what odd servers say to the standard logger.
	log.SetFlags(0)
	log.SetOutput(slog.NewLogLogger(watch.log.Handler(), slog.LevelDebug).Writer())
	for _, p := range problems {
		watch.log.Warn("row skipped", "problem", p.String())
	}
	res, err := pipelines.Run(ctx, in, pipelines.Options{
		AsOf: asOf, Deadline: deadline, Log: watch.log, Progress: watch.progress, Skipped: problems,
	})
	watch.close()
	if err == nil && !s.json {
		summarise(s, res)
	}
	return res, err
}

// summarise says in a few lines what the night brought.
func summarise(s streams, res pipelines.Result) {
	r := res.Report
	fmt.Fprintf(s.err, "%s: %d to call, %d held back, %d new documents, %d events, %.1f s\n",
		r.ListDate, r.Listed, r.HeldBack, r.Documents, r.Events, r.EndedAt.Sub(r.StartedAt).Seconds())
	if len(r.Degraded) > 0 {
		fmt.Fprintf(s.err, "degraded: %s (see report.json)\n", strings.Join(r.Degraded, "; "))
	}
}

// parseAsOf reads the clock of a night. A bare date means 06:00 of that day
// in the machine's zone, when a night usually ends.
func parseAsOf(v string, now time.Time) (time.Time, error) {
	if v == "" {
		return now.Truncate(time.Second), nil
	}
	if t, err := time.Parse(time.RFC3339, v); err == nil {
		return t, nil
	}
	t, err := time.ParseInLocation(time.DateOnly, v, time.Local)
	if err != nil {
		return time.Time{}, usageError(fmt.Sprintf("--as-of %q is neither a date (2026-03-31) nor a time (2026-03-31T05:30:00Z)", v))
	}
	return t.Add(6 * time.Hour), nil
}

// parseDeadline reads a duration from now, or the next HH:MM on the machine's
// clock.
func parseDeadline(v string, now time.Time) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	if d, err := time.ParseDuration(v); err == nil && d >= 0 {
		return now.Add(d), nil
	}
	t, err := time.ParseInLocation("15:04", v, time.Local)
	if err != nil {
		return time.Time{}, usageError(fmt.Sprintf("--deadline %q is neither a duration (90m) nor a time of day (06:30)", v))
	}
	at := time.Date(now.Year(), now.Month(), now.Day(), t.Hour(), t.Minute(), 0, 0, time.Local)
	if !at.After(now) {
		at = at.AddDate(0, 0, 1)
	}
	return at, nil
}
