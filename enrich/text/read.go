package text

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"

	"callworthy/data/charsets"
)

// Version changes whenever the same bytes give another Page: articles are then
// made again from the stored bodies.
const Version = "text-4"

// Limits on what is read of one page. Real article pages stay far below them.
const (
	maxWork  = 600_000 // sum of the depths of all nodes of a page that is given to the extractor
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
	errNoText = errors.New("no article text found")
	errBinary = errors.New("neither HTML nor plain text")
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
	page := Page{Text: clip(Plain(charsets.Page(s.Body, s.ContentType)))}
	page.Language = language(page.Text, "")
	if page.Text == "" {
		return page, errNoText
	}
	return page, nil
}

func readHTML(s Source) (Page, error) {
	doc, err := html.Parse(strings.NewReader(charsets.Page(s.Body, s.ContentType)))
	if err != nil {
		return Page{}, fmt.Errorf("parsing HTML: %w", err)
	}
	base, _ := url.Parse(s.URL)
	blocks := readBlocks(doc)
	extracted := extract(doc, base, s.FetchedAt)
	meta := extracted.Metadata
	page := Page{Title: Line(meta.Title), PublishedAt: publishedAt(doc, base, meta.Date, s.FetchedAt)}
	chosen := article(blocks, extracted.ContentText, page.Title)
	page.Text = clip(joinBlocks(blocks, chosen))
	page.Links = linksOf(blocks, chosen, base)
	page.Language = language(page.Text, htmlLanguage(doc))
	if page.Text == "" {
		return page, errNoText
	}
	return page, nil
}

// extract asks the library, whose time grows with the number of nodes and their
// depth, unless that would take seconds.
func extract(doc *html.Node, base *url.URL, fetched time.Time) *trafilatura.ExtractResult {
	if work(doc) <= maxWork {
		if res, err := trafilatura.ExtractDocument(doc, options(base, fetched)); err == nil && res != nil {
			return res
		}
	}
	return &trafilatura.ExtractResult{}
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

// work adds up the depths of the nodes below n, no further than just over maxWork.
func work(n *html.Node) int {
	sum, depth := 0, 0
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil && sum <= maxWork; c = c.NextSibling {
			depth++
			sum += depth
			visit(c)
			depth--
		}
	}
	visit(n)
	return sum
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
	return strings.TrimRightFunc(s[:cut], unicode.IsSpace)
}
