package crawl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
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
	part    bool     // the last entry is what there is of one that is not complete
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
	case text[0] != '<' && jsonStart.MatchString(text):
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
