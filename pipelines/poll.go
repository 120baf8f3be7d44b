package pipelines

import (
	"context"
	"fmt"

	"callworthy/data"
)

// poll asks every source for news and stores the new items as documents.
func (n *night) poll(ctx context.Context) error {
	known, err := n.store.SourceStates(ctx)
	if err != nil {
		return err
	}
	var states []data.SourceState
	n.start(len(n.Sources))
	for _, s := range n.Sources {
		state := known[s.Key()]
		state.Source = s
		if state.Due(n.AsOf) {
			states = append(states, state)
		} else {
			n.rests(state)
		}
	}
	states = n.inTurn(states)
	batch := batcher[data.Polled]{max: 64, save: func(ps []data.Polled) error { return n.savePolled(ctx, ps) }}
	err = batch.end(n.web.Poll(ctx, states, batch.add))
	n.nameUnasked(len(n.Sources))
	return err
}

// rests reports a source that is not due tonight. That is no failure; what was
// wrong with it when it was asked last is told.
func (n *night) rests(s data.SourceState) {
	detail := "asked again from " + s.NextAt.In(n.AsOf.Location()).Format("2006-01-02 15:04") + " on"
	if s.LastOutcome.Failed() {
		detail += "; the last time: " + s.LastDetail
	}
	n.report.Sources = append(n.report.Sources, data.SourceReport{
		Source: s.Source.Key(), Kind: s.Source.Kind, Prospect: s.Source.Prospect, Outcome: data.OutcomeNotDue, Detail: detail, Items: s.Items,
	})
	n.did(1)
}

// savePolled commits what some sources brought. The transaction outlives the
// stage's deadline: what was fetched is kept.
func (n *night) savePolled(ctx context.Context, ps []data.Polled) error {
	ctx = context.WithoutCancel(ctx)
	n.watchPages(ps)
	if err := n.cardsOf(ctx, ps); err != nil {
		return err
	}
	added, err := n.store.SavePolled(ctx, ps)
	if err != nil {
		return err
	}
	if err := n.store.SaveRobots(ctx, n.web.FreshRobots()); err != nil {
		return err
	}
	for i, p := range ps {
		n.reportSource(p, added[i])
	}
	n.did(len(ps))
	n.checkpoint("poll")
	return nil
}

func (n *night) reportSource(p data.Polled, added int) {
	s := p.State
	n.report.Documents += added
	n.report.Sources = append(n.report.Sources, data.SourceReport{
		Source: s.Source.Key(), Kind: s.Source.Kind, Prospect: s.Source.Prospect, Outcome: s.LastOutcome,
		Detail: s.LastDetail, Items: s.Items, New: added,
	})
	if s.LastOutcome.Failed() {
		n.report.Failures = append(n.report.Failures, data.FailureReport{
			What: "source", URL: s.Source.Key(), Prospect: s.Source.Prospect, Outcome: s.LastOutcome, Detail: s.LastDetail,
		})
		n.Log.Warn("source failed", "source", s.Source.Key(), "outcome", s.LastOutcome, "detail", s.LastDetail)
	}
}

// nameUnasked says in the report which sources failed or were not reached.
func (n *night) nameUnasked(sources int) {
	if failed := len(n.report.Failures); failed > 0 {
		n.degrade(fmt.Sprintf("%d of %d sources failed", failed, sources))
	}
	if unasked := sources - len(n.report.Sources); unasked > 0 {
		n.degrade(fmt.Sprintf("%d of %d sources were not asked", unasked, sources))
	}
}
