package main

import (
	"bufio"
	"context"
	"errors"
	"path/filepath"

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
	p := newPrinter(out, q.Format)
	if err := db.Each(ctx, q.SQL, p.head, p.row); err != nil {
		return errors.Join(err, out.Flush())
	}
	return errors.Join(p.end(), out.Flush())
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
