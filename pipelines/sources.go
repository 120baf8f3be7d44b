package pipelines

import (
	"fmt"
	"slices"

	"callworthy/data"
	"callworthy/enrich/filing"
)

// inTurn keeps of the states those that may be asked tonight: a catalog source is
// asked for so many prospects a night as its owner's rate allows, those that
// waited longest first. A night that is run again asks for the same ones.
func (n *night) inTurn(states []data.SourceState) []data.SourceState {
	byEntry := map[string][]int{}
	for i, s := range states {
		if e := s.Source.Entry; e != nil && e.PerNight > 0 {
			byEntry[e.ID] = append(byEntry[e.ID], i)
		}
	}
	waits := map[int]bool{}
	for _, all := range byEntry {
		most := states[all[0]].Source.Entry.PerNight
		if len(all) <= most {
			continue
		}
		slices.SortStableFunc(all, func(a, b int) int { return n.longerWait(states[a], states[b]) })
		for _, i := range all[most:] {
			waits[i] = true
		}
	}
	var out []data.SourceState
	for i, s := range states {
		if waits[i] {
			n.waits(s)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// longerWait orders by when a source was asked last; those that this night asked
// already come first.
func (n *night) longerWait(a, b data.SourceState) int {
	askedA, askedB := !a.LastFetchedAt.Before(n.AsOf), !b.LastFetchedAt.Before(n.AsOf)
	switch {
	case askedA != askedB && askedA:
		return -1
	case askedA != askedB:
		return 1
	}
	return a.LastFetchedAt.Compare(b.LastFetchedAt)
}

// waits reports a source that another night will ask for.
func (n *night) waits(s data.SourceState) {
	n.report.Sources = append(n.report.Sources, data.SourceReport{
		Source: s.Source.Key(), Kind: s.Source.Kind, Prospect: s.Source.Prospect, Outcome: data.OutcomeNotDue, Items: s.Items,
		Detail: fmt.Sprintf("waits for its turn: %s is asked for %d prospects a night", s.Source.Entry.Name, s.Source.Entry.PerNight),
	})
	n.did(1)
}

// readFiling reads the page of a filing of the prospect whose filings a source lists.
func (n *night) readFiling(a data.Article) ([]data.Mention, []data.Event) {
	p, known := n.byID[n.siteOf[a.Source]]
	if !known {
		return nil, nil
	}
	return filing.Events(p, a)
}
