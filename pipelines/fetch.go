package pipelines

import (
	"context"

	"callworthy/data"
)

// fetch asks for the chosen pages and stores each as a new version of its
// document. A page that refuses leaves headline and summary.
func (n *night) fetch(ctx context.Context) error {
	n.start(len(n.pages))
	batch := batcher[data.Document]{max: 128, save: func(ds []data.Document) error { return n.savePages(ctx, ds) }}
	err := batch.end(n.web.Fetch(ctx, n.pages, batch.add))
	n.report.Pages.LeftForTime = len(n.pages) - n.current.Done
	n.report.Pages.Left = n.report.Pages.LeftForBudget + n.report.Pages.LeftForTime
	n.pages = nil
	return err
}

func (n *night) savePages(ctx context.Context, ds []data.Document) error {
	ctx = context.WithoutCancel(ctx)
	if err := n.store.SavePages(ctx, ds); err != nil {
		return err
	}
	if err := n.store.SaveRobots(ctx, n.web.FreshRobots()); err != nil {
		return err
	}
	for _, d := range ds {
		n.reportPage(d)
	}
	n.report.Documents += len(ds)
	n.did(len(ds))
	n.checkpoint("fetch")
	return nil
}

func (n *night) reportPage(d data.Document) {
	p := &n.report.Pages
	p.Outcomes[d.Outcome]++
	switch {
	case d.Outcome == data.OutcomeOK:
		p.Fetched++
		return
	case d.Outcome == data.OutcomeRefused || d.Outcome == data.OutcomeNotFound || d.Outcome == data.OutcomeRobots:
		p.Refused++
	default:
		p.Failed++
	}
	n.report.Failures = append(n.report.Failures, data.FailureReport{What: "page", URL: d.URL, Outcome: d.Outcome, Detail: d.Detail})
}
