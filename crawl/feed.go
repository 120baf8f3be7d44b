package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"callworthy/data"
)

const (
	maxEntries   = 5000
	maxObjects   = 200000           // in a JSON Feed
	parseLimit   = 10 * time.Second // of work on one feed
	lookForRoot  = 64 << 10         // bytes of junk before a feed
	noFeedMarkup = "neither RSS nor Atom nor JSON Feed"
)

// maxFeedTitle bounds what a feed calls itself, in bytes.
const maxFeedTitle = 120

// feed is what came of one body.
type feed struct {
	title   string // what the feed calls itself, plain text
	entries []entry
	base    *url.URL // that links are relative to
	note    string   // what a person should know though it could be read
}

// entry is one item of a feed.
type entry struct {
	*gofeed.Item
	guidIsLink bool // the guid may be taken for the item's address
}

// parseFeed reads RSS, Atom or JSON Feed. Its errors are troubles or the
// context's; a panic of a parser is trouble as well.
func parseFeed(ctx context.Context, body []byte, contentType, from string) (f feed, err error) {
	base, err := parseURL(from)
	if err != nil {
		return feed{}, notRead("%v", err)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, parseLimit, notRead("reading the feed takes longer than %s", parseLimit))
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			f, err = feed{}, notRead("the feed parser gave up: %v", r)
		}
	}()
	text := strings.TrimLeft(toUTF8(body, contentType), " \t\r\n\x00\ufeff")
	switch {
	case text == "":
		return feed{}, notRead("the answer is empty")
	case text[0] == '{' || text[0] == '[':
		f, err = parseJSON(ctx, text)
	default:
		f, err = parseXML(ctx, text, base)
	}
	f.base = base
	return f, err
}

func notRead(format string, args ...any) *trouble {
	return &trouble{outcome: data.OutcomeUnreadable, detail: oneLine(fmt.Sprintf(format, args...))}
}

func parseJSON(ctx context.Context, text string) (feed, error) {
	if strings.Count(text, "{") > maxObjects {
		return feed{}, notRead("JSON with more than %d objects", maxObjects)
	}
	parsed, err := runParser(ctx, []byte(text))
	if err != nil {
		return feed{}, err
	}
	if original, ok := parsed.OriginalFeed().(*json.Feed); ok && original.Items == nil {
		return feed{}, notRead("JSON, but no JSON Feed: it has no items")
	}
	f := feed{title: plainText(parsed.Title, maxFeedTitle), entries: entriesOf(parsed)}
	if len(f.entries) > maxEntries {
		f.note = fmt.Sprintf("only the first %d entries are read", maxEntries)
		f.entries = f.entries[:maxEntries]
	}
	return f, nil
}

func parseXML(ctx context.Context, text string, base *url.URL) (feed, error) {
	root, err := rootOf(text, base)
	if err != nil {
		return feed{}, err
	}
	m, err := mend(ctx, root)
	if err != nil {
		return feed{}, err
	}
	if m.cut && m.items == 0 {
		return feed{}, notRead("the feed breaks off before its first entry is complete")
	}
	if m.root == "channel" {
		m.xml = []byte(`<rss version="2.0">` + string(m.xml) + `</rss>`)
	}
	parsed, err := runParser(ctx, m.xml)
	if err != nil {
		return feed{}, err
	}
	f := feed{title: plainText(parsed.Title, maxFeedTitle), entries: entriesOf(parsed)}
	switch {
	case m.more:
		f.note = fmt.Sprintf("only the first %d entries are read", maxEntries)
	case m.cut:
		f.note = fmt.Sprintf("the feed breaks off; its %d complete entries are read", len(f.entries))
	}
	return f, nil
}

var (
	feedRoot  = regexp.MustCompile(`(?i)^<(?:[a-z0-9_.-]+:)?(?:rss|rdf|feed)[\s/>]|^<channel[\s/>]`)
	laterRoot = regexp.MustCompile(`(?i)<(?:[a-z0-9_.-]+:)?(?:rss|rdf|feed)[\s/>]`)
	embedded  = regexp.MustCompile(`<feed[^<>]{1,300}http://www\.w3\.org/2005/Atom|<rss[^<>]{1,300}version=`)
	htmlStart = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body)[\s>]`)
	tagName   = regexp.MustCompile(`^<([A-Za-z_][^\s/>]*)`)
)

// rootOf finds the start tag of a feed behind declarations, comments and junk.
func rootOf(text string, base *url.URL) (string, error) {
	at := skipProlog(text)
	rest := text[at:]
	switch {
	case feedRoot.MatchString(rest):
		return rest, nil
	case embedded.MatchString(rest[:min(len(rest), lookForRoot)]):
		return rest[embedded.FindStringIndex(rest)[0]:], nil
	case htmlStart.MatchString(rest) || htmlDoctype(text[:at]):
		return "", notRead("an HTML page, not a feed%s", didYouMean(text, base))
	}
	if loc := laterRoot.FindStringIndex(rest[:min(len(rest), lookForRoot)]); loc != nil {
		return rest[loc[0]:], nil
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

// runParser lets gofeed read a well-formed feed.
func runParser(ctx context.Context, body []byte) (*gofeed.Feed, error) {
	p := gofeed.NewParser()
	p.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	p.KeepOriginalFeed = true
	f, err := p.Parse(&patientReader{ctx: ctx, rest: body})
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return nil, notRead(noFeedMarkup)
	case err != nil:
		return nil, notRead("the feed cannot be parsed: %v", err)
	}
	return f, nil
}

// patientReader ends when the context does, so that a feed made to be slow to
// parse cannot hold up the night.
type patientReader struct {
	ctx  context.Context
	rest []byte
}

func (r *patientReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// entriesOf joins the items with what the translation lost: whether an RSS guid
// says that it is no link.
func entriesOf(f *gofeed.Feed) []entry {
	out := make([]entry, len(f.Items))
	original, _ := f.OriginalFeed().(*rss.Feed)
	for i, it := range f.Items {
		out[i] = entry{Item: it, guidIsLink: true}
		if original != nil && i < len(original.Items) && original.Items[i].GUID != nil {
			out[i].guidIsLink = !strings.EqualFold(strings.TrimSpace(original.Items[i].GUID.IsPermalink), "false")
		}
	}
	return out
}
