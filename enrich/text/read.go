package text

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Version changes whenever the same bytes give another Page: articles are then
// made again from the stored bodies.
const Version = "text-2"

// Limits on what is read of one page. Real article pages stay far below them.
const (
	maxNodes = 60_000 // elements and texts of a page that is given to the extractor
	maxText  = 1 << 20
	maxLinks = 100
)

// Page is what a web page says.
type Page struct {
	Title       string    // one line
	Text        string    // paragraphs separated by one blank line; at most 1 MiB
	Links       []string  // absolute http(s) URLs in the text, in order, at most 100
	Language    string    // ISO 639-1, empty when unknown
	PublishedAt time.Time // UTC; zero when the page gives none
}

// Source is a page as it was fetched.
type Source struct {
	Body        []byte
	ContentType string    // as the server sent it, may be empty
	URL         string    // to which relative links belong
	FetchedAt   time.Time // a page cannot be younger
}

// The reasons for which a page is unreadable.
var (
	errNoText  = errors.New("no article text found")
	errTooMany = fmt.Errorf("more than %d elements", maxNodes)
	errBinary  = errors.New("neither HTML nor plain text")
)

// Read makes a page readable. Hostile input makes no panic: the page is then
// unreadable, and the error says why. Title and date may be known all the same.
func Read(s Source) (page Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			page, err = Page{}, fmt.Errorf("extracting text: %v", r)
		}
	}()
	media, _, _ := mime.ParseMediaType(s.ContentType)
	switch {
	case bytes.HasPrefix(s.Body, []byte("%PDF-")) || strings.HasPrefix(media, "image/"):
		return Page{}, errBinary
	case media == "text/plain":
		return readPlain(s)
	}
	return readHTML(s)
}

func readPlain(s Source) (Page, error) {
	page := Page{Text: clip(Plain(decode(s.Body, s.ContentType)))}
	page.Language = language(page.Text, "")
	if page.Text == "" {
		return page, errNoText
	}
	return page, nil
}

func readHTML(s Source) (Page, error) {
	doc, err := html.Parse(strings.NewReader(decode(s.Body, s.ContentType)))
	if err != nil {
		return Page{}, fmt.Errorf("parsing HTML: %w", err)
	}
	if countNodes(doc, maxNodes) >= maxNodes {
		return Page{}, errTooMany
	}
	base, _ := url.Parse(s.URL)
	blocks := readBlocks(doc)
	extracted, err := trafilatura.ExtractDocument(doc, options(base, s.FetchedAt))
	if err != nil || extracted == nil {
		extracted = &trafilatura.ExtractResult{}
	}
	meta := extracted.Metadata
	page := Page{Title: Line(meta.Title), PublishedAt: publishedAt(doc, meta.Date, s.FetchedAt)}
	chosen := article(blocks, extracted.ContentText, page.Title)
	page.Text = clip(joinBlocks(blocks, chosen))
	page.Links = linksOf(blocks, chosen, base)
	page.Language = language(page.Text, htmlLanguage(doc))
	if page.Text == "" {
		return page, errNoText
	}
	return page, nil
}

// options are those with the best F1 on the article benchmark: the library's
// own extraction, without asking readability and dom-distiller, which are slower
// and drop inline elements, and dates without its opportunistic search, which
// reads the clock.
func options(base *url.URL, latest time.Time) trafilatura.Options {
	return trafilatura.Options{
		OriginalURL:     base,
		Focus:           trafilatura.FavorRecall,
		ExcludeComments: true,
		HtmlDateOptions: &htmldate.Options{
			UseOriginalDate:     true,
			SkipExtensiveSearch: true,
			MaxDate:             latestDate(latest),
		},
	}
}

// decode turns a body into valid UTF-8: by its byte-order mark, by itself where
// it is UTF-8 whatever it claims, by the server's header, by its meta element.
func decode(body []byte, contentType string) string {
	enc, name, _ := charset.DetermineEncoding(body[:min(len(body), 1024)], contentType)
	if name != "utf-8" && !strings.HasPrefix(name, "utf-16") && utf8.Valid(body) && !ascii(body) {
		name = "utf-8"
	}
	if name != "utf-8" {
		if out, err := enc.NewDecoder().Bytes(body); err == nil {
			body = out
		}
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(body), "\ufeff"), "\ufffd")
}

func ascii(body []byte) bool {
	for _, c := range body {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// countNodes counts the nodes below n and stops at limit.
func countNodes(n *html.Node, limit int) int {
	count := 0
	for range n.Descendants() {
		if count++; count >= limit {
			break
		}
	}
	return count
}

// clip cuts a text after a paragraph so that it is no longer than maxText.
func clip(s string) string {
	if len(s) <= maxText {
		return s
	}
	cut := strings.LastIndex(s[:maxText], "\n\n")
	if cut < 0 {
		for cut = maxText; !utf8.RuneStart(s[cut]); cut-- {
		}
	}
	return s[:cut]
}
