package pipelines

import (
	"context"
	"net/url"
	"strings"

	"callworthy/data"
	"callworthy/enrich/profile"
)

// cardsOf reads what the pages of prospects' own sites say of them.
func (n *night) cardsOf(ctx context.Context, ps []data.Polled) error {
	for i := range ps {
		p := &ps[i]
		prospect, known := n.byID[p.State.Source.Prospect]
		if p.State.Source.Kind == data.SourceCatalog {
			p.Pages = nil // a board's list of posts says nothing of the company
		}
		if !known || len(p.Pages) == 0 {
			continue
		}
		cards, err := parallel(ctx, p.Pages, func(page data.SitePage) data.Card {
			card, err := profile.Read(prospect, page)
			if err != nil {
				n.Log.Debug("page of a prospect's site not readable", "url", page.URL, "error", err)
			}
			return data.Card{URL: page.URL, Profile: card}
		})
		if err != nil {
			return err
		}
		for _, c := range cards {
			if len(c.Profile.Sources)+len(c.Profile.Links) > 0 {
				p.Cards = append(p.Cards, c)
			}
		}
		p.Pages = nil
	}
	return nil
}

// newsCard reads what an item of news on a prospect's own site says of the
// prospect. There is one such card for each prospect, of the item read last.
func (n *night) newsCard(d data.Document) []data.Card {
	if len(d.Body) == 0 {
		return nil
	}
	u, err := url.Parse(d.URL)
	if err != nil {
		return nil
	}
	id, known := n.byDomain[ownDomain(u.Hostname(), n.byDomain)]
	if !known {
		return nil
	}
	p := n.byID[id]
	card, err := profile.ReadNews(p, data.SitePage{URL: d.URL, ContentType: d.ContentType, Body: d.Body, FetchedAt: d.FetchedAt})
	if err != nil || len(card.Sources) == 0 {
		return nil
	}
	return []data.Card{{URL: "the news of prospect " + id, Profile: card}}
}

// ownDomain is the host, or the domain above it, that belongs to a prospect:
// acme.example for news.acme.example. It is empty when none does.
func ownDomain(host string, owners map[string]string) string {
	for host = strings.ToLower(host); host != ""; {
		if _, known := owners[host]; known {
			return host
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return ""
}

// homework makes the homework card of each prospect from what its pages say.
func (n *night) homework(ctx context.Context) ([]data.Profile, error) {
	cards, err := n.store.Cards(ctx)
	if err != nil {
		return nil, err
	}
	var out []data.Profile
	for len(cards) > 0 {
		id, k := cards[0].Profile.ProspectID, 0
		for k < len(cards) && cards[k].Profile.ProspectID == id {
			k++
		}
		if _, known := n.byID[id]; known {
			out = append(out, profile.Merge(cards[:k]))
		}
		cards = cards[k:]
	}
	return out, n.store.SaveProfiles(context.WithoutCancel(ctx), out)
}
