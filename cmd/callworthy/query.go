package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/pipelines/publish"
)

type queryCmd struct {
	SQL    string `arg:"" help:"One SELECT over the views: events, call_list, held_back, documents, profiles, runs, sources, calls."`
	Format string `help:"table, csv or json (one array of objects)." enum:"table,csv,json" default:"table"`
}

func (q *queryCmd) Run(ctx context.Context, c *cli, s streams) error {
	db, err := openPublished(ctx, c.Config, "")
	if err != nil {
		return err
	}
	defer db.Close()
	out := bufio.NewWriter(s.out)
	hush, err := suppressedSince(ctx, c.Config, db)
	if err != nil {
		return err
	}
	p := &hushed{printer: newPrinter(out, q.Format), silence: hush}
	if err := db.Each(ctx, q.SQL, p.head, p.row); err != nil {
		return errors.Join(err, out.Flush())
	}
	if p.left > 0 {
		s.note(count(p.left, "row") + " left out: they name somebody who was suppressed since the night")
	}
	return errors.Join(p.end(), out.Flush())
}

// suppressedSince is who must not be named, and was not suppressed when the copy was
// made: the copy itself keeps those unnamed.
func suppressedSince(ctx context.Context, config string, db *duck.Published) (publish.Silence, error) {
	cfg, problems := data.LoadConfig(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return publish.Silence{}, fatal
	}
	date, before := time.Time{}, map[string]bool{}
	var others []data.Prospect
	err := db.Each(ctx, `WITH mornings AS (SELECT list_date, prospect_id, prospect, contact, phone, '' AS cause FROM call_list
		UNION ALL SELECT list_date, prospect_id, prospect, '', '', cause FROM held_back)
		SELECT prospect_id, prospect, contact, phone, cause, list_date FROM mornings WHERE list_date = (SELECT max(list_date) FROM mornings) ORDER BY prospect_id`,
		func([]string, []string) error { return nil },
		func(v []any) error {
			p := data.Prospect{ID: fmt.Sprint(v[0]), Name: fmt.Sprint(v[1]), Contact: data.Contact{Name: fmt.Sprint(v[2]), Phone: fmt.Sprint(v[3])}}
			others = append(others, p)
			before[p.ID] = fmt.Sprint(v[4]) == string(data.CauseSuppressed)
			date, _ = time.Parse(time.DateOnly, fmt.Sprint(v[5]))
			return nil
		})
	if err != nil {
		return publish.Silence{}, err
	}
	return silence(cfg, date, others, before)
}

// openPublished opens the analysts' copy of the latest night, or of a date.
func openPublished(ctx context.Context, config, date string) (*duck.Published, error) {
	folder, err := publishedFolder(config, date)
	if err != nil {
		return nil, err
	}
	return duck.OpenPublished(ctx, filepath.Join(folder, "callworthy.duckdb"))
}

// publishedFolder is where the latest night, or that of a date, stands.
func publishedFolder(config, date string) (string, error) {
	cfg, problems := data.LoadConfig(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return "", fatal
	}
	if date != "" {
		return publish.On(cfg.Publish, date)
	}
	return publish.Latest(cfg.Publish)
}
