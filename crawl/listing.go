package crawl

import (
	"bytes"
	"net/url"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxListed    = 60   // items of one listing
	maxLinks     = 2000 // of a page that are looked at
	maxItemParts = 400  // nodes of one item
	fewestListed = 2    // links that make a listing
	climb        = 5    // elements from a headline up to the one that holds its date too
)

// listing reads a page that lists news, such as a newsroom without a feed, as a
// feed: the headlines that are links to pages of the same site and stand alike,
// each with the date that stands beside it. It has no entries when the page
// shows no list.
func listing(page []byte, base *url.URL, asOf time.Time) feed {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(page[:min(len(page), maxRoomPage)]))
	if err != nil {
		return feed{}
	}
	doc.Find("nav, header nav, footer, aside, form, script, style, noscript, template").Remove()
	f := feed{base: base, title: plainText(doc.Find("title").First().Text(), maxFeedTitle)}
	items := alike(headlines(doc, base))
	for i, raw := range datesBeside(items, yearsOf(doc)) {
		if i == maxListed {
			break
		}
		f.entries = append(f.entries, items[i].entry(raw, asOf))
	}
	return f
}

// listed is a headline that links to a page.
type listed struct {
	link  *goquery.Selection
	item  *goquery.Selection // the element that holds this headline and no other
	title string
	at    string
	shape string // how it stands in the page
}

// headlines are the links of a page that read like headlines, each address once.
func headlines(doc *goquery.Document, base *url.URL) []listed {
	var out []listed
	seen := map[string]int{}
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		at, err := parseURL(pageURL(base, s.AttrOr("href", "")))
		if err != nil || len(out) == maxLinks || !sameSite(at, base) || at.Path == base.Path || strings.Trim(at.Path, "/") == "" {
			return
		}
		title := headlineOf(s)
		if i, again := seen[at.String()]; again {
			if len(title) > len(out[i].title) {
				out[i].link, out[i].title = s, title
			}
			return
		}
		seen[at.String()] = len(out)
		out = append(out, listed{link: s, title: title, at: at.String()})
	})
	kept := out[:0]
	for _, l := range out {
		if likeHeadline(l.title) {
			l.item = itemOf(l.link)
			l.shape = shapeOf(l.link)
			kept = append(kept, l)
		}
	}
	return kept
}

// itemOf climbs from a link to the largest element that links to no other page.
func itemOf(s *goquery.Selection) *goquery.Selection {
	href := s.AttrOr("href", "")
	item := s
	for range climb {
		up := item.Parent()
		if up.Length() == 0 || goquery.NodeName(up) == "body" || leadsElsewhere(up.Get(0), href, new(int)) {
			break
		}
		item = up
	}
	return item
}

// leadsElsewhere tells whether an element holds a link to another page that
// reads like a headline; the names of categories and authors do not count. An
// element of many parts is no item.
func leadsElsewhere(n *html.Node, href string, seen *int) bool {
	if *seen++; *seen > maxItemParts {
		return true
	}
	if n.Type == html.ElementNode && n.DataAtom == atom.A {
		s := goquery.NewDocumentFromNode(n).Selection
		said := linkWords(s)
		return s.AttrOr("href", href) != href && (likeHeadline(plainText(said, maxTitle)) || moreWords.MatchString(said))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if leadsElsewhere(c, href, seen) {
			return true
		}
	}
	return false
}

// shapeOf names how a link stands: its element and those around it, with their classes.
func shapeOf(s *goquery.Selection) string {
	var b strings.Builder
	for n, k := s.Get(0), 0; n != nil && n.Type == html.ElementNode && k < 4; n, k = n.Parent, k+1 {
		b.WriteString(n.Data)
		b.WriteByte(' ')
	}
	return b.String()
}

// alike keeps the largest group of headlines that stand alike, counting those
// with a date twice, when it is large enough to be a list. One that stands apart
// belongs to it all the same where it has a date and lies in the same folder, as the
// latest does that is shown large.
func alike(all []listed) []listed {
	weight := map[string]int{}
	best := ""
	for _, l := range all {
		weight[l.shape]++
		if dateText(l.item) != "" {
			weight[l.shape]++
		}
	}
	for _, l := range all { // in the order of the page, so that the first of equals wins
		if best == "" || weight[l.shape] > weight[best] {
			best = l.shape
		}
	}
	folders, n := map[string]bool{}, 0
	for _, l := range all {
		if l.shape == best {
			folders[l.folder()] = true
			n++
		}
	}
	if n < fewestListed {
		return nil
	}
	var out []listed
	for _, l := range all {
		if l.shape == best || len(folders) == 1 && folders[l.folder()] && dateText(l.item) != "" {
			out = append(out, l)
		}
	}
	return out
}

// folder is the address of a headline's page up to its last slash.
func (l listed) folder() string { return l.at[:strings.LastIndexByte(l.at, '/')+1] }

// entry makes a feed's entry of a headline with the date that stands beside it;
// what else its element says is the summary.
func (l listed) entry(published string, asOf time.Time) entry {
	it := &gofeed.Item{Title: l.title, Link: l.at, GUID: l.at, Published: published}
	if day, ok := readDate(it.Published, asOf); ok {
		it.PublishedParsed = &day
	}
	if p := l.item.Find("p").First(); p.Length() > 0 {
		if said := plainText(p.Text(), maxSummary); said != l.title && said != it.Published {
			it.Description = html.EscapeString(said)
		}
	}
	return entry{Item: it, guidIsLink: true}
}
