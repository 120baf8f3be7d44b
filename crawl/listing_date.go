package crawl

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/markusmobius/go-dateparser"
	"github.com/markusmobius/go-dateparser/date"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// yearForm finds text that can hold a whole date.
var yearForm = regexp.MustCompile(`(?:19|20)\d\d`)

// longestDate is how much text can be a date, in bytes.
const longestDate = 60

// dateText is the date in an item of a list, as the page writes it: that of a
// time element, else a short text with a year in it, else short texts that are a
// date together.
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
	parts := item.Find("*").AddSelection(item)
	parts.EachWithBreak(func(_ int, s *goquery.Selection) bool {
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
	parts.EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if found == "" && s.Children().Length() > 1 {
			found = dateForm.FindString(clip(spaced(s.Get(0)), longestDate))
		}
		return found == ""
	})
	return found
}

// datesBeside are the dates of the items of a list, as the page writes them. Where
// an item's element has none it stands before or behind it, which of both is the
// habit of the page; one without a year is of that in the heading above it.
func datesBeside(items []listed, years map[*html.Node]string) []string {
	out := make([]string, len(items))
	before, behind := make([]string, len(items)), make([]string, len(items))
	ahead, after := 0, 0
	for i, l := range items {
		if out[i] = dateText(l.item); out[i] != "" {
			continue
		}
		if out[i] = withYear(spaced(l.item.Get(0)), years[l.link.Get(0)]); out[i] != "" {
			continue
		}
		n := l.item.Get(0)
		before[i] = dateIn(n, func(n *html.Node) *html.Node { return n.PrevSibling })
		behind[i] = dateIn(n, func(n *html.Node) *html.Node { return n.NextSibling })
		ahead, after = ahead+b2i(before[i] != ""), after+b2i(behind[i] != "")
	}
	for i := range items {
		switch {
		case out[i] != "":
		case ahead >= after:
			out[i] = before[i]
		default:
			out[i] = behind[i]
		}
	}
	return out
}

// dateIn is the date in what stands beside an item, up to the next link.
func dateIn(n *html.Node, next func(*html.Node) *html.Node) string {
	for n = next(n); n != nil; n = next(n) {
		switch {
		case n.Type == html.TextNode:
			if at := dateForm.FindString(clip(strings.TrimSpace(n.Data), longestDate)); at != "" {
				return at
			}
		case n.Type == html.ElementNode:
			if !ofFewParts(n) {
				return ""
			}
			if at := dateText(goquery.NewDocumentFromNode(n).Selection); at != "" {
				return at
			}
		}
	}
	return ""
}

// ofFewParts tells whether an element is small and leads nowhere.
func ofFewParts(n *html.Node) bool {
	parts := 0
	for d := range n.Descendants() {
		if parts++; parts > maxItemParts || d.DataAtom == atom.A {
			return false
		}
	}
	return n.DataAtom != atom.A
}

var (
	// aYear is a heading over the news of a year.
	aYear = regexp.MustCompile(`^((?:19|20)\d\d)年?$`)
	// dayAndMonth is a date without a year at the beginning or the end of an item.
	dayAndMonth = regexp.MustCompile(`^(?:(\d{1,2}月\d{1,2}日)|(\d{1,2}\.?\s+\p{L}{3,12}\.?|\p{L}{3,12}\.?\s+\d{1,2})(?:$|[^\p{L}\d]))|(?:^|\W)(\d{1,2}\.?\s+\p{L}{3,12}\.?|\p{L}{3,12}\.?\s+\d{1,2})$`)
)

// yearsOf are the years under which links of a page stand.
func yearsOf(doc *goquery.Document) map[*html.Node]string {
	out := map[*html.Node]string{}
	year := ""
	for n := range doc.Get(0).Descendants() {
		switch {
		case n.Type == html.TextNode:
			if m := aYear.FindStringSubmatch(strings.TrimSpace(n.Data)); m != nil && alone(n) {
				year = m[1]
			}
		case n.DataAtom == atom.A && year != "":
			out[n] = year
		}
	}
	return out
}

// alone tells whether a text is all that its element says, and no part of a list of
// years to choose from.
func alone(n *html.Node) bool {
	p := n.Parent
	return p != nil && p.FirstChild == n && p.LastChild == n && p.DataAtom != atom.A && p.DataAtom != atom.Option && p.DataAtom != atom.Button
}

// withYear is the date without a year in an item's text, with the year; empty when
// there is none, or no month is named.
func withYear(text, year string) string {
	m := dayAndMonth.FindStringSubmatch(text)
	if year == "" || m == nil {
		return ""
	}
	if m[1] != "" {
		return year + "年" + m[1]
	}
	day := strings.TrimSpace(m[2] + m[3])
	if _, ok := feedDate(day+" "+year, dmy); !ok {
		return ""
	}
	return day + " " + year
}

// spaced is the text of an element with blanks between its parts.
func spaced(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < maxTitle {
			b.WriteString(strings.TrimSpace(d.Data) + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
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
