package pipelines

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"callworthy/crawl"
	"callworthy/data"
)

// SourceTrial is how a source did when it was tried.
type SourceTrial struct {
	Source   string       `json:"source"`
	Kind     string       `json:"kind"` // feed, site, or the catalog's id
	Prospect string       `json:"prospect,omitempty"`
	Read     string       `json:"read"` // what of it: feed, list of news, sitemap, catalog, open posts
	Outcome  data.Outcome `json:"outcome"`
	Items    int          `json:"items"`
	Newest   string       `json:"newest,omitempty"` // day of its newest item
	Detail   string       `json:"detail,omitempty"` // what is wrong or odd, and what to do
}

// TrySources asks every source once, as a night would, but keeps nothing and
// never opens the store. It gives the trials in the order of the sources. of is
// the id of the prospect whose sources alone are tried, empty for all. did hears of each.
func TrySources(ctx context.Context, in Inputs, asOf time.Time, of string, log *slog.Logger, did func()) ([]SourceTrial, error) {
	var states []data.SourceState
	asked := map[string]int{}
	var out []SourceTrial
	at := map[string]int{}
	for _, s := range in.Sources {
		if of != "" && s.Prospect != of {
			continue
		}
		at[s.Key()] = len(out)
		out = append(out, SourceTrial{Source: s.Key(), Kind: kindOf(s), Prospect: s.Prospect})
		if e := s.Entry; e != nil && e.PerNight > 0 {
			if asked[e.ID]++; asked[e.ID] > e.PerNight {
				last := &out[len(out)-1]
				last.Outcome, last.Detail = data.OutcomeNotDue, fmt.Sprintf("not tried: its owner's rate allows %d prospects a night", e.PerNight)
				did()
				continue
			}
		}
		states = append(states, data.SourceState{Source: s})
	}
	web := crawl.New(crawl.Options{CrawlConfig: in.Config.Crawl, AsOf: asOf, Log: log})
	err := web.Poll(ctx, states, func(p data.Polled) error {
		i := at[p.State.Source.Key()]
		out[i] = trial(out[i], p, asOf)
		did()
		return nil
	})
	return out, err
}

func kindOf(s data.Source) string {
	if s.Entry != nil {
		return s.Entry.ID
	}
	return string(s.Kind)
}

// trial says how a source did.
func trial(t SourceTrial, p data.Polled, asOf time.Time) SourceTrial {
	t.Outcome, t.Items, t.Detail, t.Read = p.State.LastOutcome, p.State.Items, p.State.LastDetail, readOf(p)
	var newest time.Time
	for _, d := range p.Items {
		if d.PublishedAt.After(newest) {
			newest = d.PublishedAt
		}
	}
	if !newest.IsZero() {
		t.Newest = newest.Format(time.DateOnly)
	}
	if t.Detail == "" {
		t.Detail = oddity(t, newest, asOf)
	}
	if advice := adviceOn[t.Outcome]; advice != "" && !strings.Contains(t.Detail, ": check ") {
		t.Detail += ": " + advice
	}
	return t
}

func readOf(p data.Polled) string {
	e := p.State.Source.Entry
	switch {
	case p.State.LastOutcome.Failed():
		return ""
	case e != nil && e.Board():
		return "open posts"
	case e != nil && e.Format != data.FormatFeed:
		return "catalog"
	case p.Read != "" || p.State.Source.Kind == data.SourceSite:
		return p.Read
	}
	return "feed"
}

// quietFor is after how long a source that was not told to be slow looks abandoned.
const quietFor = 90 * 24 * time.Hour

// oddity is what a person may want to know of a source that answers.
func oddity(t SourceTrial, newest, asOf time.Time) string {
	switch {
	case t.Outcome != data.OutcomeOK:
		return ""
	case t.Items == 0 && t.Kind == string(data.SourceSite):
		return "no news found on it; its own pages are read all the same"
	case t.Items == 0:
		return "answers, and lists nothing now"
	case !newest.IsZero() && asOf.Sub(newest) > quietFor:
		return fmt.Sprintf("nothing new for %d days: look whether its news has moved", int(asOf.Sub(newest).Hours()/24))
	}
	return ""
}

// adviceOn is what can be done about an outcome, where its detail does not say.
var adviceOn = map[data.Outcome]string{
	data.OutcomeRefused:     "it does not want to be read by programs, or not by this user agent; leave it out, or ask its owner",
	data.OutcomeNotFound:    "look for its new address",
	data.OutcomeRobots:      "leave it out, or ask its owner",
	data.OutcomePrivate:     "a night reads it only with crawl.allow_private_networks",
	data.OutcomeTimeout:     "try again later, or raise crawl.timeout",
	data.OutcomeUnreachable: "try again later; if it stays so, leave it out",
	data.OutcomeHTTPError:   "try again later; if it stays so, leave it out",
	data.OutcomeTooLarge:    "raise crawl.max_body",
}
