package pipelines

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"callworthy/crawl"
	"callworthy/data"
	"callworthy/rank"
)

// Discovery is what could be read of the prospects beside what is read already.
type Discovery struct {
	On        string // day of the look
	Prospects []data.Prospect
	Surveys   map[string]data.SiteSurvey // by prospect: what its site shows; those without a site are missing
	Catalog   []data.CatalogEntry
	Config    data.Config
	Asked     map[string]bool // keys of the sources that are configured, and ids of their catalog entries
}

// named are the prospects who may be named on a day: what is proposed is printed, and
// whoever is suppressed stands in nothing that is.
func named(in Inputs, asOf time.Time) []data.Prospect {
	hidden := map[string]bool{}
	for _, p := range rank.Suppressed(asOf, in.Prospects, in.Suppressions) {
		hidden[p.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(in.Prospects), func(p data.Prospect) bool { return hidden[p.ID] })
}

// SitesOf are the sites of prospects that Discover looks at on a day: the one that is
// configured for the prospect alone, else that of its domain.
func SitesOf(in Inputs, asOf time.Time) []data.Source {
	configured := map[string]data.Source{}
	for _, s := range in.Sources {
		if _, first := configured[s.Prospect]; !first && s.Kind == data.SourceSite && s.Prospect != "" {
			configured[s.Prospect] = s
		}
	}
	var out []data.Source
	for _, p := range named(in, asOf) {
		if s, ok := configured[p.ID]; ok {
			out = append(out, s)
		} else if p.Domain != "" {
			out = append(out, siteAt("https://"+p.Domain+"/", p.ID))
		}
	}
	return out
}

func siteAt(url, prospect string) data.Source {
	return data.Source{Kind: data.SourceSite, URL: url, Prospect: prospect}
}

// Discover looks at the prospects' sites for what could be read of them. A site
// of which nobody configured the address and that does not answer at its domain
// is looked for under www, and without encryption. did hears of each site.
func Discover(ctx context.Context, in Inputs, asOf time.Time, log *slog.Logger, did func()) (Discovery, error) {
	d := Discovery{On: asOf.Format(time.DateOnly), Prospects: named(in, asOf), Surveys: map[string]data.SiteSurvey{}, Config: in.Config, Asked: map[string]bool{}}
	for _, s := range in.Sources {
		d.Asked[s.Key()] = true
	}
	for _, s := range in.Config.Sources {
		if s.Entry != nil {
			d.Asked[s.Entry.ID] = true
		}
	}
	var err error
	if d.Catalog, err = data.Catalog(); err != nil {
		return d, err
	}
	web := crawl.New(crawl.Options{CrawlConfig: in.Config.Crawl, AsOf: asOf, Hosts: in.Hosts, Log: log})
	domains := map[string]string{}
	for _, p := range d.Prospects {
		domains[p.ID] = p.Domain
	}
	sites := SitesOf(in, asOf)
	for _, other := range []string{"https://www.", "http://", ""} {
		var again []data.Source
		err := web.Survey(ctx, sites, d.Catalog, func(f data.SiteSurvey) error {
			id := f.Source.Prospect
			if _, told := d.Surveys[id]; !told {
				did()
			}
			if first, told := d.Surveys[id]; !told || first.Outcome != data.OutcomeOK && f.Outcome == data.OutcomeOK {
				d.Surveys[id] = f
			}
			if f.Outcome.Transient() && !d.Asked[f.Source.Key()] && domains[id] != "" && other != "" {
				again = append(again, siteAt(other+domains[id]+"/", id))
			}
			return nil
		})
		if err != nil {
			return d, err
		}
		sites = again
	}
	return d, nil
}
