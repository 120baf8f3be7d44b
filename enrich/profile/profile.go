package profile

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
	"callworthy/data/charsets"
)

// maxPage is how many bytes of a page are read.
const maxPage = 2 << 20

// Where a site says something, the surest place first.
const (
	inMarkup      = "organisation markup"
	inDescription = "description of the page"
	inAddress     = "address on the page"
	inLink        = "link on the page"
	inText        = "text of the page"
)

// card collects what one page says.
type card struct {
	data.Profile
	page string
}

// Read makes the card of the home page of the prospect's site, or of the page on
// which it says what it is. A page that says nothing gives a card without
// Sources and Links; the error tells that it is no HTML.
func Read(p data.Prospect, page data.SitePage) (data.Profile, error) {
	return readPage(p, page, func(c *card, doc *goquery.Document, base *url.URL) {
		c.markup(doc, p)
		c.description(doc)
		c.address(doc)
		c.links(doc, base)
		doc.Find(unread).Remove()
		c.sentences(doc, p)
	})
}

// ReadNews makes the card of an item of news on the prospect's site. Its
// description and address are those of the news; what stands under "About the
// company" at its end, and the site's markup and links, are the company's.
func ReadNews(p data.Prospect, page data.SitePage) (data.Profile, error) {
	return readPage(p, page, func(c *card, doc *goquery.Document, base *url.URL) {
		c.markup(doc, p)
		c.links(doc, base)
		doc.Find(unread).Remove()
		c.boilerplate(doc, p)
	})
}

// unread are the elements that show no text.
const unread = "script, style, noscript, template"

func readPage(p data.Prospect, page data.SitePage, look func(*card, *goquery.Document, *url.URL)) (profile data.Profile, err error) {
	defer func() {
		if r := recover(); r != nil {
			profile, err = data.Profile{}, fmt.Errorf("read the site of %s: %v", p.ID, r)
		}
	}()
	body := charsets.Page(page.Body[:min(len(page.Body), maxPage)], page.ContentType)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		return data.Profile{}, fmt.Errorf("read the site of %s: %w", p.ID, err)
	}
	c := &card{page: page.URL, Profile: data.Profile{ProspectID: p.ID, ObservedAt: page.FetchedAt, Sources: map[string]data.ProfileSource{}}}
	base, _ := url.Parse(page.URL)
	look(c, doc, base)
	return c.Profile, nil
}

// set keeps a text unless the page said it before in a surer place.
func (c *card) set(field *string, name, value, where, quote string) {
	if value = short(line(value), 400); *field == "" && value != "" {
		*field = value
		c.source(name, where, quote)
	}
}

// setNumber keeps a number unless the page said it before.
func (c *card) setNumber(field *int, name string, value int, where, quote string) {
	if *field == 0 && value > 0 {
		*field = value
		c.source(name, where, quote)
	}
}

func (c *card) source(name, where, quote string) {
	c.Sources[name] = data.ProfileSource{URL: c.page, Where: where, Quote: short(line(quote), 400)}
}

// description is what the page tells search engines and other sites about itself.
func (c *card) description(doc *goquery.Document) {
	for _, sel := range []string{`meta[name="description" i]`, `meta[property="og:description"]`} {
		text := line(doc.Find(sel).First().AttrOr("content", ""))
		if len(text) >= 30 && strings.Count(text, " ") >= 4 {
			c.set(&c.Description, "description", text, inDescription, text)
		}
	}
}

// address is microdata's PostalAddress, else the page's only address element
// that looks like one.
func (c *card) address(doc *goquery.Document) {
	prop := func(name string) string {
		s := doc.Find(`[itemprop="` + name + `"]`).First()
		return line(s.AttrOr("content", s.Text()))
	}
	a := postal{prop("streetAddress"), prop("addressLocality"), prop("addressRegion"), prop("postalCode"), prop("addressCountry")}
	c.postal(a, inMarkup)
	if found := doc.Find("address"); found.Length() == 1 && c.Address == "" {
		found.Find("br, p, div").AfterHtml(" ")
		text := line(found.Text())
		if len(text) > 15 && len(text) < 200 && strings.ContainsAny(text, "0123456789") && !strings.Contains(text, "@") {
			c.set(&c.Address, "address", text, inAddress, text)
		}
	}
}

// postal is a postal address in its parts.
type postal struct {
	street, city, region, code, country string
}

func (c *card) postal(a postal, where string) {
	var parts []string
	for _, s := range []string{a.street, strings.TrimSpace(a.code + " " + a.city), a.region, a.country} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) < 2 || a.street == "" && a.city == "" {
		return
	}
	whole := strings.Join(parts, ", ")
	c.set(&c.Address, "address", whole, where, whole)
	c.set(&c.City, "city", a.city, where, a.city)
	c.set(&c.Region, "region", a.region, where, a.region)
	c.set(&c.Country, "country", a.country, where, a.country)
}

// line folds all white space to single spaces.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// short cuts a text after a word so that it is no longer than n bytes.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n], ' ')
	if cut < 0 {
		return ""
	}
	return s[:cut] + " …"
}
