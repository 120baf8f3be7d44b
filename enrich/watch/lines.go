package watch

import (
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"callworthy/data"
	"callworthy/data/charsets"
	"callworthy/enrich/text"
)

const (
	maxPage  = 4 << 20 // bytes of a page that are read
	maxLines = 5000    // of a page
	maxLine  = 160     // bytes: what is longer is neither a name nor a post
)

// line is one block of a page's visible text.
type line struct {
	text  string
	title bool // it is a link, a heading or the entry of a list, as names of posts are
}

// altsOf are the words that stand for the pictures of a page, each a line.
func altsOf(doc *goquery.Document) (lines []line) {
	doc.Find("img[alt]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if said := text.Line(s.AttrOr("alt", "")); said != "" {
			lines = append(lines, line{text: said})
		}
		return len(lines) < maxLines
	})
	return lines
}

// linesOf cuts a page into the lines that a reader sees, without the menus
// around its content. A hostile page gives an error, not a panic.
func linesOf(page data.SitePage) (title string, lines, alts []line, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("read %s: %v", page.URL, r)
		}
	}()
	body := charsets.Page(page.Body[:min(len(page.Body), maxPage)], page.ContentType)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(body))
	if err != nil {
		return "", nil, nil, fmt.Errorf("read %s: %w", page.URL, err)
	}
	title = text.Line(doc.Find("title").First().Text())
	doc.Find("script, style, noscript, template, nav, footer, form, [hidden]").Remove()
	c := &cutter{}
	for _, n := range doc.Find("body").Nodes {
		c.walk(n)
	}
	c.flush()
	return title, c.lines, altsOf(doc), nil
}

// cutter collects text until an element ends the line.
type cutter struct {
	lines []line
	text  strings.Builder
	title int // how many links, headings and entries we are in
	was   bool
}

func (c *cutter) walk(n *html.Node) {
	if len(c.lines) >= maxLines {
		return
	}
	if n.Type == html.TextNode {
		c.text.WriteString(n.Data)
		c.was = c.was || c.title > 0 && strings.TrimSpace(n.Data) != ""
		return
	}
	ends := n.Type == html.ElementNode && !runsOn[n.DataAtom]
	if ends {
		c.flush()
	}
	if names[n.DataAtom] {
		c.title++
		defer func() { c.title-- }()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
	if ends {
		c.flush()
	}
}

func (c *cutter) flush() {
	if s := text.Line(c.text.String()); s != "" {
		c.lines = append(c.lines, line{s, c.was})
	}
	c.text.Reset()
	c.was = false
}

// runsOn are the elements that do not end a line. A span does: sites set names
// and titles side by side in spans.
var runsOn = map[atom.Atom]bool{atom.A: true, atom.B: true, atom.I: true, atom.Em: true, atom.Abbr: true, atom.Sup: true, atom.Sub: true,
	atom.Small: true, atom.Mark: true, atom.Bdi: true, atom.Wbr: true, atom.U: true, atom.Font: true}

// names are the elements in which pages name posts.
var names = map[atom.Atom]bool{atom.A: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.Li: true, atom.Td: true, atom.Strong: true}
