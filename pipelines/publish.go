package pipelines

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// publish writes the night and switches to it; the run's status is written
// last.
func (n *night) publish(ctx context.Context) error {
	n.start(1)
	n.report.Status = data.RunComplete
	if len(n.report.Degraded) > 0 {
		n.report.Status = data.RunDegraded
	}
	started := time.Now()
	states, err := n.store.SourceStates(ctx)
	if err != nil {
		return err
	}
	path, err := publish.Publish(ctx, n.Config.Publish, n.Config.Keep, publish.Night{
		List: n.list, Run: n.report.ID, Seller: n.Playbook.Seller, SourceNames: outlets(states), Figures: n.figures,
		Report: n.report, Finish: func(r data.Report) data.Report { return finished(r, started) },
		Copy: func(ctx context.Context, path string) error {
			return n.store.PublishCopy(ctx, path, suppressed(n.list), finished(n.report, started).Run)
		},
	})
	if err != nil {
		return err
	}
	n.path = path
	n.did(1)
	n.report = finished(n.report, started)
	return n.store.FinishRun(ctx, n.report.Run)
}

// finished is the report as of this moment, with the stage of publishing, which
// began at started, as done.
func finished(r data.Report, started time.Time) data.Report {
	r.EndedAt = time.Now().UTC()
	r.Stages = slices.Clone(r.Stages)
	last := &r.Stages[len(r.Stages)-1]
	last.Done, last.Seconds = last.Total, time.Since(started).Seconds()
	return r
}

// outlets are the names that hosts give themselves in the titles of their feeds.
// A host whose feeds disagree has none; nor have those that a feed only links to.
func outlets(states map[string]data.SourceState) map[string]string {
	names := map[string]string{}
	for _, s := range states {
		u, err := url.Parse(s.Source.URL)
		if err != nil || s.Title == "" {
			continue
		}
		host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
		if old, known := names[host]; known && old != s.Title {
			names[host] = ""
			continue
		}
		names[host] = s.Title
	}
	return names
}

// suppressed are the ids of prospects that may be named in held_back alone.
func suppressed(l data.List) []string {
	var ids []string
	for _, h := range l.HeldBack {
		if h.Cause == data.CauseSuppressed {
			ids = append(ids, h.ProspectID)
		}
	}
	return ids
}

// checkWritable tells before the night's work whether its list can be written.
func checkWritable(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder of published lists: %w", err)
	}
	f, err := os.CreateTemp(dir, ".writable-*")
	if err != nil {
		return fmt.Errorf("write to the folder of published lists: %w", err)
	}
	f.Close()
	return os.Remove(f.Name())
}
