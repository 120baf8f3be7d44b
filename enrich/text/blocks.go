package text

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block is one paragraph of a page: the text between two block boundaries, its
// white space folded and its characters otherwise untouched.
type block struct {
	text   string
	key    string     // its letters and digits, lower case: what is compared
	parent *html.Node // innermost element that makes blocks
	links  []string   // href attributes in it
	linked int        // bytes of key inside links
}

// blockReader walks a page and cuts its text into blocks.
type blockReader struct {
	out    []block
	text   strings.Builder
	links  []string
	linked int // bytes of text inside links
	inLink bool
	parent *html.Node
	breaks int // line breaks since the last word
}

// readBlocks cuts the text below n into blocks, in document order.
func readBlocks(n *html.Node) []block {
	r := &blockReader{parent: n}
	r.walk(n)
	r.flush()
	return r.out
}

func (r *blockReader) walk(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.write(n.Data)
		return
	case n.Type == html.ElementNode && isSilent(n):
		return
	}
	makes := n.Type == html.ElementNode && makesBlock(n)
	if makes {
		r.flush()
	}
	outer, inLink := r.parent, r.inLink
	if makes {
		r.parent = n
	}
	r.enter(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if makes {
		r.flush()
	}
	r.parent, r.inLink = outer, inLink
}

// enter notes what the start of an inline element changes.
func (r *blockReader) enter(n *html.Node) {
	if n.Type != html.ElementNode {
		return
	}
	switch n.DataAtom {
	case atom.Br:
		r.write(" ")
		if r.breaks++; r.breaks > 1 {
			r.flush()
		}
	case atom.Td, atom.Th, atom.Option:
		r.write(" ")
	case atom.A:
		r.inLink = true
		if href := attr(n, "href"); href != "" {
			r.links = append(r.links, href)
		}
	}
}

func (r *blockReader) write(s string) {
	if strings.TrimSpace(s) != "" {
		r.breaks = 0
		if r.inLink {
			r.linked += len(compareKey(s))
		}
	}
	r.text.WriteString(s)
}

func (r *blockReader) flush() {
	if line := Line(r.text.String()); line != "" {
		r.out = append(r.out, block{line, compareKey(line), r.parent, r.links, r.linked})
		r.links, r.linked = nil, 0
	}
	r.text.Reset()
	r.breaks = 0
}

// compareKey is the lower-case letters and digits of a text.
func compareKey(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}

// isSilent tells whether an element has no text that a reader sees as the page's.
func isSilent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Iframe, atom.Svg,
		atom.Object, atom.Embed, atom.Audio, atom.Video, atom.Canvas, atom.Select, atom.Textarea,
		atom.Button, atom.Input, atom.Map, atom.Datalist:
		return true
	}
	return false
}

// makesBlock tells whether an element begins and ends a paragraph.
func makesBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot,
		atom.Tr, atom.Caption, atom.Article, atom.Section, atom.Main, atom.Header, atom.Footer, atom.Nav,
		atom.Aside, atom.Address, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Details,
		atom.Summary, atom.Hr, atom.Body, atom.Center, atom.Hgroup:
		return true
	case atom.Td, atom.Th:
		return holdsBlock(n)
	}
	return false
}

// holdsBlock tells whether a table cell lays out the page rather than holding a value.
func holdsBlock(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Br && (makesBlock(c) || holdsBlock(c)) {
			return true
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
