package crawl

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"

	"callworthy/data"
	"callworthy/data/charsets"
)

const (
	maxTitle   = 1000  // bytes
	maxSummary = 20000 // bytes
	maxRawDate = 100   // bytes
)

// appendItems adds the entries of a feed to docs, in their order. Of those with
// the same address the first counts, also over several feeds: seen holds IDs.
func (w *Web) appendItems(docs []data.Document, seen map[string]bool, f feed, src data.Source) []data.Document {
	dates := datesOf(f.entries, w.o.AsOf)
	for i, e := range f.entries {
		d := w.item(e, f.base, src, dates)
		if f.part && i == len(f.entries)-1 && d.Outcome == data.OutcomeHeadline {
			continue // its address may come with the rest of it
		}
		if (d.Title == "" && d.Summary == "" && d.Outcome == data.OutcomeHeadline) || seen[d.ID] {
			continue
		}
		seen[d.ID] = true
		docs = append(docs, d)
	}
	return docs
}

// item makes a document of one entry.
func (w *Web) item(e entry, base *url.URL, src data.Source, dates dating) data.Document {
	d := data.Document{
		Source:    src.Key(),
		Title:     charsets.Twice(plainText(e.title(), maxTitle)),
		Summary:   charsets.Twice(longer(e.Content, e.Description)),
		FetchedAt: w.o.AsOf,
		Outcome:   data.OutcomePending,
	}
	d.URL = address(e, base)
	d.PublishedRaw, d.PublishedAt = dates.of(e, d.URL)
	switch {
	case d.URL == "":
		d.URL, d.Outcome = headlineURL(e, src), data.OutcomeHeadline
	case w.o.MaxAge > 0 && !d.PublishedAt.IsZero() && d.PublishedAt.Before(w.o.AsOf.Add(-w.o.MaxAge)):
		d.Outcome = data.OutcomeTooOld
	}
	d.ID = data.DocumentID(d.URL)
	return d
}

// longer is the plain text of the content where it says more than the description.
func longer(content, description string) string {
	long := plainText(content, maxSummary)
	if len(long) > len(description) { // which is no shorter than its plain text
		return long
	}
	if short := plainText(description, maxSummary); len(short) >= len(long) {
		return short
	}
	return long
}

// title is what an entry is called, by the first of the elements that say so.
func (e entry) title() string {
	if strings.TrimSpace(e.Title) != "" {
		return e.Title
	}
	if t := e.Extensions["itunes"]["title"]; len(t) > 0 {
		return t[0].Value
	}
	return mediaTitle(e.Extensions["media"], 3)
}

// mediaTitle is the title of the pictures or films of an entry, which stands in
// elements at most deep inside each other (https://www.rssboard.org/media-rss).
func mediaTitle(media map[string][]ext.Extension, deep int) string {
	if deep == 0 {
		return ""
	}
	if t := media["title"]; len(t) > 0 && strings.TrimSpace(t[0].Value) != "" {
		return t[0].Value
	}
	for _, name := range []string{"group", "content"} {
		for _, x := range media[name] {
			if t := mediaTitle(x.Children, deep-1); t != "" {
				return t
			}
		}
	}
	return ""
}

// address is the canonical URL of an entry's page, empty when it has none: its
// link, or a guid that may be taken for one, or any other link it has.
func address(e entry, base *url.URL) string {
	for _, l := range append([]string{originalLink(e), e.Link}, e.Links...) {
		if u := pageURL(base, l); u != "" {
			return u
		}
		if l == e.Link && e.guidIsLink {
			if u, err := CanonicalURL(e.GUID); err == nil {
				return u
			}
			if strings.HasPrefix(e.GUID, "/") {
				return pageURL(base, e.GUID)
			}
		}
	}
	return pageURL(base, atomLink(e))
}

// atomLink is the page that an item of RSS names in an element of Atom.
func atomLink(e entry) string {
	for _, prefix := range []string{"atom", "atom10", "a10"} {
		for _, l := range e.Extensions[prefix]["link"] {
			if rel := strings.ToLower(l.Attrs["rel"]); rel == "" || rel == "alternate" {
				return l.Attrs["href"]
			}
		}
	}
	return ""
}

// originalLink is the page that FeedBurner's counting link leads to.
func originalLink(e entry) string {
	if l := e.Extensions["feedburner"]["origLink"]; len(l) > 0 {
		return l[0].Value
	}
	return ""
}

// pageURL is the canonical URL that a link leads to, empty when it is none.
func pageURL(base *url.URL, link string) string {
	if strings.TrimSpace(link) == "" {
		return ""
	}
	u, err := parseURL(asMeant(link))
	if err != nil {
		return ""
	}
	at, err := canonical(unwrapped(base.ResolveReference(u)))
	if err != nil {
		return ""
	}
	return at
}

// slips are the beginnings of addresses that browsers read as they are meant: a
// slash too few or too many, and the scheme twice.
var slips = regexp.MustCompile(`(?i)^\s*(?:https?://+)?(https?):/+`)

// asMeant mends the slips of an address.
func asMeant(link string) string {
	if _, rest, found := strings.Cut(link, "://"); found && !strings.HasPrefix(rest, "http") && !strings.HasPrefix(rest, "/") {
		return link
	}
	return slips.ReplaceAllString(link, "$1://")
}

// redirectors are the pages of Google Alerts and Bing News that lead on to the
// page that a parameter names. Their robots.txt closes them.
var redirectors = map[string][]string{
	"www.google.com/url":              {"url", "q"},
	"www.bing.com/news/apiclick.aspx": {"url"},
}

// unwrapped is the page behind a link that goes through a redirector.
func unwrapped(u *url.URL) *url.URL {
	for _, name := range redirectors[strings.ToLower(u.Hostname()+u.Path)] {
		if to, err := parseURL(u.Query().Get(name)); err == nil && to.IsAbs() {
			return to
		}
	}
	return u
}

// headlineURL is the identity of an entry without a page: the feed's address
// and a hash of the guid, or of what the entry says.
func headlineURL(e entry, src data.Source) string {
	what := e.GUID
	if strings.TrimSpace(what) == "" {
		what = e.Title + "\x00" + e.Published + "\x00" + e.Description
	}
	sum := sha256.Sum256([]byte(what))
	feed, err := CanonicalURL(src.URL)
	if err != nil {
		feed = src.URL
	}
	return feed + "#" + hex.EncodeToString(sum[:])[:16]
}
