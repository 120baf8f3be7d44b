package text

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"net/url"
	"strings"
	"time"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// Version changes whenever the same bytes give another Page: articles are then
// made again from the stored bodies.
const Version = "text-1"

// Page is what a web page says.
type Page struct {
	Title       string    // one line
	Text        string    // paragraphs separated by one blank line
	Links       []string  // absolute http(s) URLs in the text, in order, at most 100
	Language    string    // ISO 639-1, empty when unknown
	PublishedAt time.Time // UTC; zero when the page gives none
}

// errNoText is what Read says of a page in which no article was found.
var errNoText = errors.New("no article text found")

// Read makes a page readable. contentType is the server's, and may be empty;
// pageURL resolves relative links. It does not panic on hostile input: the
// page is then unreadable, and the error says why.
func Read(body []byte, contentType, pageURL string) (page Page, err error) {
	defer func() {
		if r := recover(); r != nil {
			page, err = Page{}, fmt.Errorf("extracting text: panic: %v", r)
		}
	}()
	if media, _, _ := mime.ParseMediaType(contentType); media == "text/plain" {
		return Page{Text: string(body)}, nil
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return Page{}, fmt.Errorf("parsing HTML: %w", err)
	}
	base, _ := url.Parse(pageURL)
	res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{OriginalURL: base, EnableFallback: true, ExcludeComments: true})
	if err != nil {
		return Page{}, fmt.Errorf("extracting text: %w", err)
	}
	page = Page{Title: res.Metadata.Title, Text: strings.TrimSpace(res.ContentText), Language: res.Metadata.Language, PublishedAt: res.Metadata.Date.UTC()}
	if page.Text == "" {
		return page, errNoText
	}
	return page, nil
}
