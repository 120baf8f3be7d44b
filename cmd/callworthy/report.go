package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/pipelines"
)

// reportCmd tells managers what the contact history says. It reads the calls file
// and the published copy, never the store.
type reportCmd struct {
	Since  string `help:"First day: a date, or a number of days before the last (90d). Default: 90d." placeholder:"DAY"`
	Until  string `help:"Last day. Default: that of the latest list or call." placeholder:"DATE"`
	Format string `help:"text, json or csv (one line a figure)." enum:"text,json,csv" default:"text"`
}

func (r *reportCmd) Run(ctx context.Context, c *cli, s streams) error {
	in, problems := pipelines.LoadInputs(c.Config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return fatal
	}
	for _, p := range problems {
		s.note(p.String())
	}
	until, err := parseDate("--until", r.Until)
	if err != nil {
		return err
	}
	from, days, err := parseSince(r.Since)
	if err != nil {
		return err
	}
	f, err := pipelines.Figures(ctx, in, from, until)
	if err == nil && days > 0 && !f.Until.IsZero() {
		f, err = pipelines.Figures(ctx, in, f.Until.AddDate(0, 0, -days), f.Until)
	}
	if err != nil {
		return err
	}
	out := bufio.NewWriter(s.out)
	switch r.Format {
	case "json":
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err = enc.Encode(f)
	case "csv":
		err = figuresCSV(csv.NewWriter(out), f)
	default:
		reportText(out, f)
	}
	return errors.Join(err, out.Flush())
}

func parseDate(flag, v string) (time.Time, error) {
	if v == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return t, usageError(fmt.Sprintf("%s %q is not a date like 2026-03-31", flag, v))
	}
	return t, nil
}

// parseSince reads a date, or days before the last one.
func parseSince(v string) (from time.Time, days int, err error) {
	if n, ok := strings.CutSuffix(v, "d"); ok {
		if days, err = strconv.Atoi(n); err != nil || days < 1 || days > 36500 {
			return from, 0, usageError(fmt.Sprintf("--since %q: write a date like 2026-03-31, or days like 90d", v))
		}
		return from, days, nil
	}
	from, err = parseDate("--since", v)
	return from, 0, err
}

// figuresCSV writes every rate as one line.
func figuresCSV(w *csv.Writer, f data.Figures) error {
	rows := [][]string{{"figure", "name", "attempts", "conversations", "share", "low", "high"}}
	add := func(figure string, rates ...data.Rate) {
		for _, r := range rates {
			rows = append(rows, []string{figure, r.Name, strconv.Itoa(r.Attempts), strconv.Itoa(r.Conversations), fraction(r.Share), fraction(r.Low), fraction(r.High)})
		}
	}
	add("all", f.All)
	add("hour", f.Hours...)
	add("weekday", f.Weekdays...)
	for _, g := range f.Grid {
		add("weekday and hour", g.Rate)
	}
	add("reason kind", f.Kinds...)
	add("event type", f.Types...)
	for _, r := range f.Reps {
		add("rep", r.Rate)
	}
	add("same-hour retries", f.SameHour)
	add("varied retries", f.Varied)
	count := func(figure, name string, of, n int, share, low, high float64) {
		rows = append(rows, []string{figure, name, strconv.Itoa(of), strconv.Itoa(n), fraction(share), fraction(low), fraction(high)})
	}
	for _, p := range f.Verdicts {
		count("verdicts that are right", p.Type, p.Verdicts, p.Good+p.Weak+p.Old, p.Right, p.RightLow, p.RightHigh)
	}
	for i := range rows {
		for j, v := range rows[i] {
			if v != "" && strings.ContainsRune("=+-@", rune(v[0])) {
				rows[i][j] = "'" + v // never a formula
			}
		}
	}
	return w.WriteAll(rows)
}

func fraction(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }
