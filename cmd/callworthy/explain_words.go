package main

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"callworthy/data"
	"callworthy/data/duck"
)

// outlets are names of outlets by host, as the list gives them: the title of the
// host's feed, where it has one title.
type outlets map[string]string

// outletsOf reads the names from the published copy.
func outletsOf(ctx context.Context, db *duck.Published) (outlets, error) {
	rows, err := db.Query(ctx, "SELECT source, title FROM sources WHERE title <> '' ORDER BY source")
	if err != nil {
		return nil, fmt.Errorf("look up the names of the outlets: %w", err)
	}
	o := outlets{}
	for _, r := range rows.Values {
		host, title := hostOf(fmt.Sprint(r[0])), fmt.Sprint(r[1])
		if old, known := o[host]; known && old != title {
			title = ""
		}
		o[host] = title
	}
	return o, nil
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// name is what people call the outlet of an address.
func (o outlets) name(address string) string {
	host := hostOf(address)
	if name := o[host]; name != "" {
		return name
	}
	return host
}

// source is the outlet of a reason: by the source that is written on it, else by its address.
func (o outlets) source(r data.Reason) string {
	switch {
	case strings.HasPrefix(r.URL, "touch:"):
		return "the contact history"
	case o[r.Source] != "":
		return o[r.Source]
	case hostOf(r.Source) != "":
		return o.name(r.Source)
	}
	return firstOf(r.Source, o.name(r.URL))
}

// hostInText is a host between other words, not as a part of an address.
var hostInText = regexp.MustCompile(`(?:^|[ (“"])([a-z0-9-]+(?:\.[a-z0-9-]+)+)`)

// in writes the outlets in a text by name.
func (o outlets) in(text string) string {
	return hostInText.ReplaceAllStringFunc(text, func(m string) string {
		host := strings.TrimLeft(m, ` (“"`)
		if name := o[host]; name != "" {
			return strings.TrimSuffix(m, host) + name
		}
		return m
	})
}

// relationWords say what the organisation in the news is to the prospect.
var relationWords = map[data.Relation]string{
	data.RelationCompetitor: "their competitor", data.RelationCustomer: "their customer", data.RelationRegulator: "makes rules for them",
	data.RelationIndustry: "of their field", data.RelationNeed: "asks for what they sell",
}

func relationWord(r data.Relation) string { return firstOf(relationWords[r], string(r)) }

// causeWords say a cause in words; its id stands beside them.
var causeWords = map[data.Cause]string{
	data.CauseCapacity: "the rep's list is full", data.CauseResting: "a pause between tries, or a meeting stands", data.CauseHandedOver: "proposed to another rep",
	data.CauseWrongPerson: "a new contact is needed", data.CauseSpent: "they have heard it from us", data.CauseStale: "too old",
	data.CauseSourceFailed: "a source could not be read", data.CauseNoReason: "nothing happened", data.CausePoorFit: "what we sell does not fit", data.CauseStopped: "we leave them alone",
}

func causeWord(c data.Cause) string {
	if words := causeWords[c]; words != "" {
		return string(c) + " (" + words + ")"
	}
	return string(c)
}

// noveltyWords say how an event stands to its story.
var noveltyWords = map[data.Novelty]string{
	data.NoveltyNew: "first told here", data.NoveltyDevelopment: "a further step", data.NoveltyEcho: "told elsewhere too",
}

// eventWord writes a type as people say it.
func eventWord(eventType string) string { return strings.ReplaceAll(eventType, "_", " ") }
