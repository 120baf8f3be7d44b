// Package filing makes events of what a listed company reports to the Securities
// and Exchange Commission of the United States.
//
//	data.Article of a filing's page ─Events→ distress, data_breach, results
//
// The items of a Form 8-K are a closed list, so that a caption alone tells what
// happened, and is the quote. Only captions that can mean one thing alone are
// events. The others stay documents: an acquisition and a sale share item 2.01, a
// chief executive who comes, one who goes and one who is paid more share 5.02, and a
// material agreement (1.01) may be a loan, a lease or a merger.
package filing

import (
	"regexp"
	"strings"
	"unicode"

	"callworthy/data"
)

// Version changes whenever the same document gives other events.
const Version = "filing-1"

// rule is the name by which events of captions are known.
const rule = "form-8k-item"

// confidence that a caption says what happened: the company files it under a duty
// to be right. It is a choice, not a measure.
const confidence = 0.9

// types are the event types of the items whose captions mean one thing.
var types = map[string]string{
	"1.03": "distress",    // Bankruptcy or Receivership
	"1.05": "data_breach", // Material Cybersecurity Incidents
	"2.02": "results",     // Results of Operations and Financial Condition
}

var (
	pageForm = regexp.MustCompile(`^https?://[^/]+/Archives/edgar/data/\d+/\d+/[\d-]+-index\.html?$`)
	caption  = regexp.MustCompile(`Item (\d\.\d\d): `)
)

// titleForm is the title of the page of a filing that is no amendment: the
// filer's name, its ticker.
var titleForm = regexp.MustCompile(`^(.+) \(([^()]+)\): Form 8-K$`)

// stateOf ends the name of a filer that shares it with one of another state: "/DE/".
var stateOf = regexp.MustCompile(`\s*/[A-Z]{2,3}/?\s*$`)

// isFiler tells whether a filer's name can be the prospect's: one of its names
// begins with the other, or the prospect goes by its ticker.
func isFiler(p data.Prospect, name, ticker string) bool {
	filer := nameKey(stateOf.ReplaceAllString(name, ""))
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		own := nameKey(n)
		if own == " " {
			continue
		}
		if strings.HasPrefix(filer, own) || strings.HasPrefix(own, filer) || own == nameKey(ticker) {
			return true
		}
	}
	return false
}

// nameKey is a name in small letters without its legal form: words, each with a
// blank after it.
func nameKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(data.SearchName(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	if last := len(words) - 1; last > 0 && (words[last] == "co" || words[last] == "company") {
		words = words[:last]
	}
	return strings.Join(words, " ") + " "
}

// Is tells whether an address is the page of a filing.
func Is(address string) bool { return pageForm.MatchString(address) }

// Events are what a filing of the prospect says, with the place of its first quote
// as a mention. An amendment (8-K/A) tells nothing new of its own, and a filer with
// another name is another company: the same ticker is used on several exchanges.
func Events(p data.Prospect, a data.Article) ([]data.Mention, []data.Event) {
	m := titleForm.FindStringSubmatch(a.Title)
	if m == nil || !isFiler(p, m[1], m[2]) {
		return nil, nil
	}
	var mentions []data.Mention
	var events []data.Event
	all := caption.FindAllStringSubmatchIndex(a.Text, -1)
	for i, at := range all {
		end := len(a.Text)
		if i+1 < len(all) {
			end = all[i+1][0]
		}
		typ := types[a.Text[at[2]:at[3]]]
		if typ == "" {
			continue
		}
		end = at[0] + len(strings.TrimSpace(a.Text[at[0]:end]))
		events = append(events, data.Event{
			ID: data.EventID(a.DocumentID, p.ID, typ), ProspectID: p.ID, Type: typ, Status: data.StatusDone,
			Confidence: confidence, Listable: true, Rule: rule, Slots: map[string]string{},
			Evidence:   data.Evidence{Field: data.FieldText, Start: at[0], End: end, Quote: a.Text[at[0]:end]},
			DocumentID: a.DocumentID, URL: a.URL, Source: a.Source, Title: a.Title, PublishedAt: a.PublishedAt, ObservedAt: a.FetchedAt,
		})
		mentions = append(mentions, data.Mention{ProspectID: p.ID, Field: data.FieldText, Start: at[0], End: end, Proof: "the prospect's own filing"})
	}
	return mentions[:min(len(mentions), 1)], events
}
