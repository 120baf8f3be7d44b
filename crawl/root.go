package crawl

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed/json"
)

// maxRoots is how many feeds that stand one after the other in a body are read.
const maxRoots = 20

// parseJSON reads a JSON Feed.
func parseJSON(ctx context.Context, text string) (feed, error) {
	if strings.Count(text, "{") > maxObjects {
		return feed{}, notRead("JSON with more than %d objects", maxObjects)
	}
	text, items, cut := mendJSON(text)
	parsed, err := runParser(ctx, []byte(text))
	if err != nil && ctx.Err() == nil {
		if loose := loosened(text); loose != "" {
			parsed, err = runParser(ctx, []byte(loose))
		}
	}
	if err != nil {
		return feed{}, err
	}
	if original, ok := parsed.OriginalFeed().(*json.Feed); ok && original.Items == nil {
		return feed{}, notRead("JSON, but no JSON Feed: it has no items")
	}
	f := feed{title: plainText(parsed.Title, maxFeedTitle), entries: entriesOf(parsed)}
	if cut {
		f.note = fmt.Sprintf("the feed breaks off; its %d complete entries are read", items)
	}
	if len(f.entries) > maxEntries {
		f.note = fmt.Sprintf("only the first %d entries are read", maxEntries)
		f.entries = f.entries[:maxEntries]
	}
	return f, nil
}

// parseXML reads the feed in text, and those that follow it.
func parseXML(ctx context.Context, text string, base *url.URL) (feed, error) {
	root, entities, err := rootOf(text, base)
	if err != nil {
		return feed{}, err
	}
	f, rest, err := parseRoot(ctx, root, entities)
	for range maxRoots {
		loc := laterRoot.FindStringIndex(rest[:min(len(rest), lookForRoot)])
		if err != nil || loc == nil || len(f.entries) >= maxEntries {
			break
		}
		var more feed
		more, rest, err = parseRoot(ctx, rest[loc[0]:], entities)
		if err == nil {
			f.entries = append(f.entries, more.entries[:min(len(more.entries), maxEntries-len(f.entries))]...)
		} else if ctx.Err() == nil {
			return f, nil // what follows is no feed; the first is one
		}
	}
	return f, err
}

// parseRoot reads the feed whose start tag text begins with, and returns what
// follows its end.
func parseRoot(ctx context.Context, text string, entities map[string]string) (f feed, rest string, err error) {
	m, err := mend(ctx, text, entities)
	if err != nil {
		return feed{}, "", err
	}
	if m.cut && m.items == 0 && !m.part {
		return feed{}, "", notRead("the feed breaks off before its first entry is complete")
	}
	if m.root == "channel" {
		m.xml = []byte(`<rss version="2.0">` + string(m.xml) + `</rss>`)
	}
	if f, err = parseMended(ctx, m); err != nil {
		return feed{}, "", err
	}
	if len(f.entries) == 0 && m.items > 0 {
		if f.entries, err = parseAsOther(ctx, text, m.root, entities); err != nil {
			return feed{}, "", err
		}
	}
	f.part = m.part && len(f.entries) > m.items
	f.note = m.note(f.part)
	return f, m.rest, nil
}

// note is what a person should know of a feed that was mended.
func (m mended) note(part bool) string {
	switch {
	case m.more:
		return fmt.Sprintf("only the first %d entries are read", maxEntries)
	case part:
		return fmt.Sprintf("the feed breaks off; its %d complete entries are read, and what there is of the last", m.items)
	case m.cut:
		return fmt.Sprintf("the feed breaks off; its %d complete entries are read", m.items)
	}
	return ""
}

func parseMended(ctx context.Context, m mended) (feed, error) {
	parsed, err := runParser(ctx, m.xml)
	if err != nil {
		return feed{}, err
	}
	for _, it := range parsed.Items {
		it.Description, it.Content = m.lifts.putBack(it.Description), m.lifts.putBack(it.Content)
	}
	return feed{title: plainText(parsed.Title, maxFeedTitle), entries: entriesOf(parsed)}, nil
}

const (
	rssWrapper  = `<rss version="2.0"><channel>`
	atomWrapper = `<feed xmlns="http://www.w3.org/2005/Atom">`
)

// parseAsOther reads RSS items in a root of Atom, and Atom's entries in one of RSS.
func parseAsOther(ctx context.Context, text, root string, entities map[string]string) ([]entry, error) {
	wrapper, first := atomWrapper, firstEntry
	if root == "feed" {
		wrapper, first = rssWrapper, firstItem
	}
	loc := first.FindStringIndex(text)
	if loc == nil {
		return nil, nil
	}
	m, err := mend(ctx, wrapper+text[loc[0]:], entities)
	if err != nil {
		return nil, err
	}
	f, err := parseMended(ctx, m)
	return f.entries, err
}

var (
	feedRoot   = regexp.MustCompile(`(?i)^<(?:[a-z0-9_.-]+:)?(?:rss|rdf|feed)[\s/>]|^<channel[\s/>]`)
	laterRoot  = regexp.MustCompile(`(?i)<(?:[a-z0-9_.-]+:)?(?:rss|rdf|feed)[\s/>]`)
	embedded   = regexp.MustCompile(`<feed[^<>]{1,300}http://www\.w3\.org/2005/Atom|<rss[^<>]{1,300}version=`)
	htmlStart  = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body)[\s>]`)
	tagName    = regexp.MustCompile(`^<([A-Za-z_][^\s/>]*)`)
	firstItem  = regexp.MustCompile(`(?i)<item[\s/>]`)
	firstEntry = regexp.MustCompile(`(?i)<entry[\s/>]`)
	bareItem   = regexp.MustCompile(`(?i)<(channel|item|entry)(?:\s[^<>]*)?>\s*(?:<[a-z][^<>]*>[^<>]*</[^<>]*>\s*)*?<title[\s>]`)
)

// rootOf finds the start tag of a feed behind declarations, comments and junk,
// and the entities that these declare.
func rootOf(text string, base *url.URL) (root string, entities map[string]string, err error) {
	at := skipProlog(text)
	root, err = rootIn(text[:at], text[at:], base)
	return root, entitiesOf(text[:at]), err
}

// rootIn finds the start tag of a feed in what follows the prolog. Items that
// stand in no feed are given one.
func rootIn(prolog, rest string, base *url.URL) (string, error) {
	switch {
	case feedRoot.MatchString(rest):
		return rest, nil
	case embedded.MatchString(rest[:min(len(rest), lookForRoot)]):
		return rest[embedded.FindStringIndex(rest)[0]:], nil
	case htmlStart.MatchString(rest) || htmlDoctype(prolog):
		return "", notRead("an HTML page, not a feed%s", didYouMean(prolog+rest, base))
	}
	if loc := laterRoot.FindStringIndex(rest[:min(len(rest), lookForRoot)]); loc != nil {
		return rest[loc[0]:], nil
	}
	if m := bareItem.FindStringSubmatchIndex(rest[:min(len(rest), lookForRoot)]); m != nil {
		wrapper := map[string]string{"channel": "", "item": rssWrapper, "entry": atomWrapper}
		return wrapper[strings.ToLower(rest[m[2]:m[3]])] + rest[m[0]:], nil
	}
	if m := tagName.FindStringSubmatch(rest); m != nil {
		return "", notRead("an XML document <%s>: %s", clip(m[1], 60), noFeedMarkup)
	}
	return "", notRead("%s; it begins with %q", noFeedMarkup, clip(strings.Join(strings.Fields(clip(rest, 120)), " "), 60))
}

// skipProlog is the length of blanks, declarations, instructions and comments
// at the beginning.
func skipProlog(s string) int {
	for at := 0; ; {
		rest := s[at:]
		trimmed := strings.TrimLeft(rest, " \t\r\n\ufeff")
		at += len(rest) - len(trimmed)
		n := 0
		switch {
		case strings.HasPrefix(trimmed, "<!--"):
			n = after(trimmed, "-->")
		case strings.HasPrefix(trimmed, "<?"):
			n = after(trimmed, ">")
		case strings.HasPrefix(trimmed, "<!"):
			n = doctypeLen(trimmed)
		}
		if n == 0 {
			return at
		}
		at += n
	}
}

// after is the length of s up to and with end, 0 without it.
func after(s, end string) int {
	if i := strings.Index(s, end); i >= 0 {
		return i + len(end)
	}
	return 0
}

// doctypeLen is the length of a declaration with its bracketed part, if any.
func doctypeLen(s string) int {
	end := after(s, ">")
	if open := strings.IndexByte(s, '['); open >= 0 && open < end {
		if shut := strings.IndexByte(s[open:], ']'); shut >= 0 {
			return open + shut + after(s[open+shut:], ">")
		}
	}
	return end
}

func htmlDoctype(prolog string) bool {
	i := strings.Index(strings.ToLower(prolog), "<!doctype html")
	return i >= 0
}

// didYouMean names the feeds that an HTML page offers.
func didYouMean(page string, base *url.URL) string {
	found := discover([]byte(page), base)
	if len(found) == 0 {
		return ""
	}
	return "; did you mean " + clip(found[0], 200) + "?"
}
