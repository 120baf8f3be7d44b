package pipelines

import (
	"context"
	"slices"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/rank"
)

// rank decides about every prospect and stores the decision.
func (n *night) rank(ctx context.Context) error {
	n.start(len(n.Prospects))
	if err := n.store.SaveInputs(ctx, n.Prospects, n.Touches); err != nil {
		return err
	}
	aliases, err := n.store.StoryAliases(ctx)
	if err != nil {
		return err
	}
	events, err := n.liveEvents(ctx, aliases)
	if err != nil {
		return err
	}
	signals, err := n.liveSignals(ctx, aliases)
	if err != nil {
		return err
	}
	profiles, err := n.homework(ctx)
	if err != nil {
		return err
	}
	failed, err := n.failedSources(ctx)
	if err != nil {
		return err
	}
	n.list = rank.Rank(rank.Input{
		AsOf: n.AsOf, Date: day(n.AsOf), Prospects: n.Prospects, Events: events, Signals: signals, Profiles: profiles, Pages: n.leadership(), Touches: resolved(n.Touches, aliases),
		Suppressions: n.Suppressions, Reps: n.Config.Reps, Playbook: n.Playbook, Policy: n.Policy, Triggers: n.Triggers, SourceFailed: failed,
		Unread: n.nothingRead(), TakenBack: n.denied,
	})
	if err := n.store.SaveList(ctx, n.list); err != nil {
		return err
	}
	n.report.Rejected = unsuppressed(n.report.Rejected, n.list)
	n.report.Listed, n.report.HeldBack = len(n.list.Calls), len(n.list.HeldBack)
	for _, h := range n.list.HeldBack {
		n.report.Causes[h.Cause]++
	}
	n.did(len(n.Prospects))
	n.checkpoint("rank")
	return nil
}

// leadership are the pages that tell who leads a prospect, as last read.
func (n *night) leadership() []data.WatchedPage {
	var out []data.WatchedPage
	for _, p := range n.watched {
		if p.Kind == data.PageLeadership {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b data.WatchedPage) int { return strings.Compare(a.Source, b.Source) })
	return out
}

// liveEvents are those that stand, each with the story that its own was found
// to be a part of.
func (n *night) liveEvents(ctx context.Context, aliases map[string]string) ([]data.Event, error) {
	events, err := n.store.LiveEvents(ctx)
	if err != nil {
		return nil, err
	}
	for i := range events {
		events[i].StoryID = eldest(events[i].StoryID, aliases)
	}
	return events, nil
}

// resolved are the touches with the story of their reason as it is known now, so
// that what was told stays told when two stories turn out to be one.
func resolved(touches []data.Touch, aliases map[string]string) []data.Touch {
	out := slices.Clone(touches)
	for i := range out {
		story, angle, found := strings.Cut(out[i].ReasonID, ":")
		out[i].ReasonID = eldest(story, aliases)
		if found {
			out[i].ReasonID += ":" + angle
		}
	}
	return out
}

// eldest follows a story to the one that it was found to be a part of.
func eldest(story string, aliases map[string]string) string {
	for older, part := aliases[story]; part; older, part = aliases[story] {
		story = older
	}
	return story
}

// nothingRead tells that no source answered tonight.
func (n *night) nothingRead() bool {
	return !slices.ContainsFunc(n.report.Sources, func(s data.SourceReport) bool { return !s.Outcome.Failed() })
}

// failedSources tells for each prospect which source that was asked for its
// sake failed.
func (n *night) failedSources(ctx context.Context) (map[string]string, error) {
	states, err := n.store.SourceStates(ctx)
	if err != nil {
		return nil, err
	}
	failed := map[string]string{}
	for _, s := range n.Sources {
		if st := states[s.Key()]; s.Prospect != "" && st.LastOutcome.Failed() {
			failed[s.Prospect] = s.Key() + ": " + st.LastDetail
		}
	}
	return failed, nil
}

// day is the calendar day of t in its own zone, at midnight UTC.
func day(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}
