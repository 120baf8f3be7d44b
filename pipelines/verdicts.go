package pipelines

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// applyVerdicts withdraws the stories that a rep called false or somebody
// else's, and the events that a later text took back, for everybody, and lets
// those stand again whose verdict or denial is gone. It tells whether that
// changed anything.
func (n *night) applyVerdicts(ctx context.Context) (changed bool, err error) {
	aliases, err := n.store.StoryAliases(ctx)
	if err != nil {
		return false, err
	}
	touches := resolved(n.Touches, aliases)
	rejected := rejectedStories(touches, n.AsOf)
	untrue := func(story string) bool { return rejected[story].Verdict == data.VerdictFalse }
	kin, err := n.kin(ctx, slices.Sorted(maps.Keys(rejected)), aliases, untrue)
	if err != nil {
		return false, err
	}
	usedBy(rejected, touches, kin, n.AsOf)
	why := map[string]string{}
	for story, r := range rejected {
		why[story] = whyRejected(r)
	}
	for story, of := range kin {
		if why[story] == "" {
			why[story] = why[of]
		}
	}
	for story := range aliases {
		if w := why[eldest(story, aliases)]; w != "" {
			why[story] = w
		}
	}
	denied, err := n.applyDenials(ctx, aliases, why)
	if err != nil {
		return false, err
	}
	counts, err := n.store.ApplyVerdicts(context.WithoutCancel(ctx), n.AsOf, why)
	if err != nil {
		return false, err
	}
	n.report.Withdrawn += counts.Withdrawn
	n.report.Restored += counts.Restored
	maps.Copy(rejected, denied)
	n.report.Rejected = inOrder(rejected)
	n.checkpoint("verdicts")
	return counts.Withdrawn+counts.Restored > 0, nil
}

// rejectedStories are the stories with a verdict false or wrong_company, by id,
// told by the first such verdict.
func rejectedStories(touches []data.Touch, asOf time.Time) map[string]data.RejectedReport {
	out := map[string]data.RejectedReport{}
	for _, t := range touches {
		story := storyOf(t)
		if _, known := out[story]; known || story == "" || t.At.After(asOf) {
			continue
		}
		if t.Verdict == data.VerdictFalse || t.Verdict == data.VerdictWrongCompany {
			out[story] = data.RejectedReport{StoryID: story, Prospect: t.ProspectID, Verdict: t.Verdict, Rep: t.Rep, On: t.At.Format(time.DateOnly)}
		}
	}
	return out
}

// usedBy notes with each rejected story who has used it, or one of its kin. Who said
// what it is worth without a call has told it to nobody.
func usedBy(rejected map[string]data.RejectedReport, touches []data.Touch, kin map[string]string, asOf time.Time) {
	for _, t := range touches {
		r, used := rejected[storyOf(t)]
		if !used {
			r, used = rejected[kin[storyOf(t)]]
		}
		if used && t.Tried() && t.Rep != "" && !t.At.After(asOf) && !slices.Contains(r.UsedBy, t.Rep) {
			r.UsedBy = append(r.UsedBy, t.Rep)
			slices.Sort(r.UsedBy)
			rejected[r.StoryID] = r
		}
	}
}

// kin are the stories that tell of the same happening as one of those given, each
// with that one: a competitor's news is their own where they are a prospect. Whatever
// speaks against the one speaks against the other. A deal that is untrue is so for all
// its parties; one that is of another company may be true of the rest. Kin of kin are
// left alone: what went on with an untrue story is one of its own.
func (n *night) kin(ctx context.Context, stories []string, aliases map[string]string, untrue func(story string) bool) (map[string]string, error) {
	asked := slices.Clone(stories)
	for part := range aliases {
		if slices.Contains(stories, eldest(part, aliases)) {
			asked = append(asked, part)
		}
	}
	slices.Sort(asked)
	pairs, err := n.store.KinStories(ctx, asked)
	if err != nil {
		return nil, err
	}
	deals, err := n.store.DealStories(ctx, slices.DeleteFunc(slices.Clone(asked), func(id string) bool { return !untrue(eldest(id, aliases)) }))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, id := range asked {
		of := eldest(id, aliases)
		for _, other := range append(pairs[id], deals[id]...) {
			other = eldest(other, aliases)
			if _, known := out[other]; !known && other != of {
				out[other] = of
			}
		}
	}
	return out, nil
}

// disbelieved are the stories that a rep called false and nobody called another
// company's, with the time of the latest such verdict: until then nothing of them
// happened, what goes on with them later is a story of its own. The verdict of a day
// without an hour counts from the end of that day.
func (n *night) disbelieved(ctx context.Context) (map[string]time.Time, error) {
	aliases, err := n.store.StoryAliases(ctx)
	if err != nil {
		return nil, err
	}
	out, foreign := map[string]time.Time{}, map[string]bool{}
	for _, t := range resolved(n.Touches, aliases) {
		story, at := storyOf(t), t.At
		if t.DayOnly {
			at = at.AddDate(0, 0, 1)
		}
		switch {
		case story == "" || t.At.After(n.AsOf):
		case t.Verdict == data.VerdictWrongCompany:
			foreign[story] = true
		case t.Verdict == data.VerdictFalse && at.After(out[story]):
			out[story] = at
		}
	}
	maps.DeleteFunc(out, func(story string, _ time.Time) bool { return foreign[story] })
	kin, err := n.kin(ctx, slices.Sorted(maps.Keys(out)), aliases, func(string) bool { return true })
	if err != nil {
		return nil, err
	}
	for story, of := range kin {
		if _, known := out[story]; !known && !foreign[story] {
			out[story] = out[of]
		}
	}
	for part := range aliases {
		if at, known := out[eldest(part, aliases)]; known {
			out[part] = at
		}
	}
	return out, nil
}

// storyOf is the story that a touch was about; empty when it was about none.
func storyOf(t data.Touch) string {
	story, _, _ := strings.Cut(t.ReasonID, ":")
	if story == "touch" {
		return ""
	}
	return story
}

// whyRejected is kept with the events of a story: "wrong_company, says ann
// (2026-03-04); used by ann, ben".
func whyRejected(r data.RejectedReport) string {
	why := fmt.Sprintf("%s, says %s (%s)", r.Verdict, cmp.Or(r.Rep, "somebody"), r.On)
	if len(r.UsedBy) > 0 {
		why += "; used by " + strings.Join(r.UsedBy, ", ")
	}
	return why
}

func inOrder(rejected map[string]data.RejectedReport) []data.RejectedReport {
	out := make([]data.RejectedReport, 0, len(rejected))
	for _, r := range rejected {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, b data.RejectedReport) int { return strings.Compare(a.StoryID, b.StoryID) })
	return out
}

// unsuppressed leaves out what would name a suppressed prospect.
func unsuppressed(rejected []data.RejectedReport, l data.List) []data.RejectedReport {
	hidden := suppressed(l)
	return slices.DeleteFunc(rejected, func(r data.RejectedReport) bool { return slices.Contains(hidden, r.Prospect) })
}
