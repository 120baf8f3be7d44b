package crawl

import (
	"bytes"
	"context"
	"net/url"
	"regexp"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
)

// aboutWords are the words of a link to the page on which a company says what it is.
var aboutWords = regexp.MustCompile(`(?i)^(about|about us|our company|the company|who we are|company profile|über uns|unternehmen|à propos|qui sommes-nous|om oss|om os|over ons|quiénes somos|sobre nosotros|chi siamo|o nas)$`)

// maxAboutPage is how many bytes of a home page are searched for that link.
const maxAboutPage = 2 << 20

// ownPages are a prospect's home page and the page on which it says what it is,
// as far as they are pages. The error is the context's alone: a page that
// cannot be read is left out.
func (w *Web) ownPages(ctx context.Context, home answer, base *url.URL) ([]data.SitePage, error) {
	pages := w.sitePage(nil, home)
	at := aboutLink(home.body, base)
	if at == "" {
		return pages, nil
	}
	about, err := w.get(ctx, at, pageAccept, "", "")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		w.log.Debug("page about a prospect not read", "url", at, "error", err)
		return pages, nil
	}
	return w.sitePage(pages, about), nil
}

// sitePage adds an answer to pages when it is one.
func (w *Web) sitePage(pages []data.SitePage, a answer) []data.SitePage {
	kind := a.header.Get("Content-Type")
	if readable(kind) != nil || looksLikePage(kind, a.body) != nil {
		return pages
	}
	return append(pages, data.SitePage{URL: a.url, ContentType: kind, Body: a.body, FetchedAt: w.o.AsOf})
}

// aboutLink is the address of the first link of a page that leads to what the
// company says of itself on the same host; empty when there is none.
func aboutLink(page []byte, base *url.URL) (at string) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page[:min(len(page), maxAboutPage)]))
	if err != nil {
		return ""
	}
	doc.Find("a[href]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if !aboutWords.MatchString(strings.Join(strings.Fields(s.Text()), " ")) {
			return true
		}
		u, err := parseURL(pageURL(base, s.AttrOr("href", "")))
		if err == nil && hostKey(u) == hostKey(base) && u.Path != base.Path {
			at = u.String()
		}
		return at == ""
	})
	return at
}
