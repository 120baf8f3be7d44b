package pipelines

import (
	"context"
	"net/url"

	"callworthy/data"
)

// match chooses the pages to fetch: those whose item names a prospect, its
// competitor or a need for what it sells first, then the rest, within the budget
// of each host.
func (n *night) match(ctx context.Context) error {
	if n.Config.Crawl.Pages == "none" {
		n.start(0)
		return nil
	}
	pending, err := n.store.PendingPages(ctx, n.AsOf.Add(-n.Config.Crawl.MaxAge))
	if err != nil {
		return err
	}
	n.start(len(pending))
	var named, rest []data.Document
	for _, d := range pending {
		if len(n.reader.Names(d.Title, d.Summary)) > 0 || n.market.Names(d.Title, d.Summary) {
			named = append(named, d)
		} else {
			rest = append(rest, d)
		}
		n.did(1)
	}
	if n.Config.Crawl.Pages == "matched" {
		rest = nil
	}
	n.pages, n.report.Pages.LeftForBudget = withinBudget(append(named, rest...), n.Config.Crawl.PagesPerHost)
	return nil
}

// withinBudget keeps the first perHost documents of each host and counts the
// others.
func withinBudget(docs []data.Document, perHost int) (chosen []data.Document, left int) {
	asked := map[string]int{}
	for _, d := range docs {
		host := d.URL
		if u, err := url.Parse(d.URL); err == nil {
			host = u.Host
		}
		if asked[host]++; asked[host] > perHost {
			left++
			continue
		}
		chosen = append(chosen, d)
	}
	return chosen, left
}
