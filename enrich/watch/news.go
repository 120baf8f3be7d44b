package watch

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"callworthy/data"
)

// Version changes whenever the same page or document gives other documents or events.
const Version = "watch-2"

// The rules by which events of pages are known.
const (
	ruleLeader = "leadership-page"
	rulePosts  = "careers-page"
)

// confidence of what a page of the company's own shows. It is a choice, not a
// measure: there are no labelled pages. It lies above what a row needs, and below
// what a sentence of a release gets.
const confidence = 0.75

// Documents are the documents of a change: one for each new person, one for each
// function of which several posts were opened. Their date is the night that saw
// them first; the raw date says when they did not stand there yet.
func Documents(source string, r data.WatchedPage, c Change) []data.Document {
	var out []data.Document
	for _, p := range c.New {
		out = append(out, document(source, r, c, p.Name, p.Quote))
	}
	groups := map[string][]string{}
	var order []string
	for _, p := range c.Posts {
		if p.Function == "" {
			continue
		}
		if groups[p.Function] == nil {
			order = append(order, p.Function)
		}
		groups[p.Function] = append(groups[p.Function], p.Title)
	}
	slices.Sort(order)
	for _, f := range order {
		if titles := groups[f]; len(titles) >= fewestPosts {
			out = append(out, document(source, r, c, titles[0], strings.Join(titles, parting)))
		}
	}
	return out
}

func document(source string, r data.WatchedPage, c Change, line, text string) data.Document {
	d := data.Document{
		URL: lineURL(r, line), Source: source, Title: r.Title, Summary: text, Outcome: data.OutcomeHeadline,
		PublishedAt: r.ReadAt, FetchedAt: r.ReadAt,
		PublishedRaw: fmt.Sprintf("seen %s, not there on %s", r.ReadAt.Format(time.DateOnly), c.Before.Format(time.DateOnly)),
	}
	d.ID = data.DocumentID(d.URL)
	return d
}

// lineURL is the address of a line of a page: the kind of the page, the day, and
// the words for browsers to look for (https://wicg.github.io/scroll-to-text-fragment/).
func lineURL(r data.WatchedPage, line string) string {
	at, _, _ := strings.Cut(r.URL, "#")
	words := strings.NewReplacer("-", "%2D", "+", "%20").Replace(url.QueryEscape(line))
	return fmt.Sprintf("%s#%s-%s:~:text=%s", at, r.Kind, r.ReadAt.Format(time.DateOnly), words)
}

// KindOf is the kind of the page of whose new line this is the address; empty for
// every other address.
func KindOf(address string) data.PageKind {
	_, fragment, _ := strings.Cut(address, "#")
	name, _, found := strings.Cut(fragment, ":~:text=")
	for _, kind := range []data.PageKind{data.PageLeadership, data.PageCareers} {
		if found && strings.HasPrefix(name, string(kind)+"-") {
			return kind
		}
	}
	return ""
}

// Events are what the new lines of a prospect's page say, with the place where they
// stand as a mention of the prospect. The article must be of a document of Documents.
func Events(p data.Prospect, a data.Article) ([]data.Mention, []data.Event) {
	e := data.Event{ProspectID: p.ID, Confidence: confidence, Listable: true,
		DocumentID: a.DocumentID, URL: a.URL, Source: a.Source, Title: a.Title, PublishedAt: a.PublishedAt, ObservedAt: a.FetchedAt}
	switch KindOf(a.URL) {
	case data.PageLeadership:
		who := people(linesIn(a.Text))
		if len(who) != 1 {
			return nil, nil
		}
		e.Type, e.Status, e.Rule = "leadership_hire", data.StatusDone, ruleLeader
		e.Slots = map[string]string{"person": who[0].Name, "title": who[0].Title}
		e.Evidence = data.Evidence{Field: data.FieldText, End: len(a.Text), Quote: a.Text}
	case data.PageCareers:
		titles := strings.Split(a.Text, parting)
		e.Type, e.Status, e.Rule = "hiring", data.StatusPlanned, rulePosts
		e.Slots = map[string]string{"count": fmt.Sprint(len(titles)), "function": functionOf(titles[0])}
		e.Evidence = data.Evidence{Field: data.FieldText, End: len(titles[0]), Quote: titles[0]}
	default:
		return nil, nil
	}
	e.ID = data.EventID(a.DocumentID, p.ID, e.Type)
	m := data.Mention{ProspectID: p.ID, Field: data.FieldText, Start: e.Evidence.Start, End: e.Evidence.End, Proof: "the prospect's own page"}
	return []data.Mention{m}, []data.Event{e}
}

func linesIn(s string) []line {
	var out []line
	for _, l := range strings.Split(s, parting) {
		out = append(out, line{text: l})
	}
	return out
}
