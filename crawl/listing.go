package crawl

import (
	"bytes"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-dateparser/date"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxListed    = 60   // items of one listing
	maxLinks     = 2000 // of a page that are looked at
	maxItemParts = 400  // nodes of one item
	fewestListed = 2    // links that make a listing
	leastWords   = 3    // of a headline
	climb        = 5    // elements from a headline up to the one that holds its date too
	longestDate  = 60   // bytes of text that can be a date
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
	for _, l := range alike(headlines(doc, base)) {
		if len(f.entries) == maxListed {
			break
		}
		f.entries = append(f.entries, l.entry(asOf))
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

// headlineOf is the headline that a link shows: the heading in it, or the one
// beside it where the link only says "read more", else its own text.
func headlineOf(s *goquery.Selection) string {
	if h := s.Find("h1, h2, h3, h4, h5, h6").First(); h.Length() > 0 {
		return plainText(h.Text(), maxTitle)
	}
	said := linkWords(s)
	if moreWords.MatchString(said) || said == "" {
		return plainText(itemOf(s).Find("h1, h2, h3, h4, h5, h6").First().Text(), maxTitle)
	}
	return plainText(said, maxTitle)
}

// moreWords are what links say that lead on and name nothing.
var moreWords = regexp.MustCompile(`(?i)^(?:(?:read|learn|find out|see|view|show)? ?(?:more|article|release|story|full (?:story|article|release)|press release|details)(?: about.*)?|continue reading|weiterlesen|mehr(?: erfahren| lesen)?|lire (?:la suite|plus)|en savoir plus|leer más|ver más|leggi (?:tutto|di più)|lees (?:meer|verder)|läs mer|læs mere|les mer|czytaj więcej|leia mais|saiba mais)\W*$`)

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
		return s.AttrOr("href", href) != href && likeHeadline(plainText(s.Text(), maxTitle))
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if leadsElsewhere(c, href, seen) {
			return true
		}
	}
	return false
}

// likeHeadline tells a headline from the name of a page.
func likeHeadline(s string) bool {
	return len(strings.Fields(s)) >= leastWords || len([]rune(s)) >= 12 && !isASCII(s)
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
// with a date twice, when it is large enough to be a list.
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
	var out []listed
	for _, l := range all {
		if l.shape == best {
			out = append(out, l)
		}
	}
	if len(out) < fewestListed {
		return nil
	}
	return out
}

// entry makes a feed's entry of a headline: a date stands beside it, and what
// else its element says is the summary.
func (l listed) entry(asOf time.Time) entry {
	it := &gofeed.Item{Title: l.title, Link: l.at, GUID: l.at, Published: dateText(l.item)}
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

// yearForm finds text that can hold a whole date.
var yearForm = regexp.MustCompile(`(?:19|20)\d\d`)

// dateText is the date in an item of a list, as the page writes it: that of a
// time element, else a short text with a year in it.
func dateText(item *goquery.Selection) string {
	if item == nil {
		return ""
	}
	if t := item.Find("time").First(); t.Length() > 0 {
		if raw := strings.TrimSpace(t.AttrOr("datetime", "")); raw != "" {
			return clip(raw, maxRawDate)
		}
		return clip(strings.Join(strings.Fields(t.Text()), " "), maxRawDate)
	}
	found := ""
	item.Find("*").AddSelection(item).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		for n := s.Get(0).FirstChild; n != nil && found == ""; n = n.NextSibling {
			if n.Type != html.TextNode {
				continue
			}
			said := strings.Trim(strings.Join(strings.Fields(n.Data), " "), " |,-–—·•:")
			if len(said) >= len("1.1.2020") && len(said) <= longestDate && yearForm.MatchString(said) && dateForm.MatchString(said) {
				found = dateForm.FindString(said)
			}
		}
		return found == ""
	})
	return found
}

// dateForm finds a whole date within a text: a day and a year with a month between or before.
var dateForm = regexp.MustCompile(`(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|\d{1,2}(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|of\s+)?\p{L}{3,12}\.?,?\s+(?:de\s+)?(?:19|20)\d\d|\p{L}{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|(?:19|20)\d\d年\d{1,2}月\d{1,2}日`)

// readDate reads the date of a listed item. One in figures whose day could as
// well be its month is none: a wrong date is worse than none, and the page
// behind has its own.
func readDate(raw string, asOf time.Time) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", time.DateOnly, "2006/01/02", "2006.01.02"} {
		if at, err := time.Parse(layout, raw); err == nil {
			return at.UTC(), true
		}
	}
	if m := numericDate.FindStringSubmatch(raw); m != nil {
		return ofFigures(m[1], m[2], m[3], m[4])
	}
	d, err := dateparser.Parse(&dateparser.Configuration{CurrentTime: asOf, DefaultTimezone: time.UTC, StrictParsing: true}, raw)
	if err != nil || d.IsZero() || d.Period != date.Day {
		return time.Time{}, false
	}
	return d.Time.UTC().Truncate(24 * time.Hour), true
}

var numericDate = regexp.MustCompile(`^(\d{1,2})([-./])(\d{1,2})[-./](\d{4})$`)

// ofFigures reads 31.12.2026 and 12/31/2026. With points the day stands first
// everywhere; else the figure that can be no month is the day.
func ofFigures(a, between, b, year string) (time.Time, bool) {
	day, _ := strconv.Atoi(a)
	month, _ := strconv.Atoi(b)
	if between != "." && day != month && day <= 12 && month <= 12 {
		return time.Time{}, false
	}
	if month > 12 && between != "." {
		day, month = month, day
	}
	y, _ := strconv.Atoi(year)
	at := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return at, at.Day() == day && int(at.Month()) == month
}
