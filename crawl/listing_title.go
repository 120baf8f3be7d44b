package crawl

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
)

// The least that a headline has: words, or letters of a script without blanks.
const (
	leastWords  = 3
	leastSigns  = 7
	leastOthers = 12
)

// headlineOf is the headline that a link shows: the heading in it, or the one
// beside it where the link only says "read more", else its own text, without the
// date and the kind of file that some write to it.
func headlineOf(s *goquery.Selection) string {
	if h := s.Find("h1, h2, h3, h4, h5, h6").First(); h.Length() > 0 {
		return bare(plainText(h.Text(), maxTitle))
	}
	said := linkWords(s)
	if moreWords.MatchString(said) || said == "" {
		return bare(plainText(itemOf(s).Find("h1, h2, h3, h4, h5, h6").First().Text(), maxTitle))
	}
	for _, part := range partsOf(s.Get(0)) {
		if part = bare(part); likeHeadline(part) && !isDate(part) {
			return part
		}
	}
	return bare(whole(s, plainText(said, maxTitle)))
}

// whole is the headline of a link that shows only the beginning of it.
func whole(s *goquery.Selection, said string) string {
	begin := strings.TrimRight(said, " .…")
	if full := plainText(s.AttrOr("title", ""), maxTitle); begin != said && len(full) > len(begin) && strings.HasPrefix(full, begin) {
		return full
	}
	return said
}

// partsOf are the texts of the elements that a link consists of, as a card does of
// a date, a title and a teaser; none where it has text of its own.
func partsOf(n *html.Node) (parts []string) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) != "":
			return nil
		case c.Type == html.ElementNode:
			if said := plainText(goquery.NewDocumentFromNode(c).Text(), maxTitle); said != "" {
				parts = append(parts, said)
				n = c
			}
		}
	}
	if len(parts) == 1 {
		return partsOf(n)
	}
	return parts
}

var (
	dateAhead  = regexp.MustCompile(`^(?:` + dateForm.String() + `)\W+`)
	dateBehind = regexp.MustCompile(`\W+(?:` + dateForm.String() + `)\W*$`)
	fileKind   = regexp.MustCompile(`(?i)\s*[([]\s*(?:pdf|docx?)\b[^()\[\]]*[)\]]\s*$`)
)

// isDate tells whether a text is nothing but a date.
func isDate(s string) bool {
	rest := dateForm.ReplaceAllString(s, "")
	return rest != s && strings.IndexFunc(rest, unicode.IsLetter) < 0
}

// bare is a headline without what is no part of it, where enough of it is left.
func bare(title string) string {
	for _, extra := range []*regexp.Regexp{fileKind, dateAhead, dateBehind} {
		if rest := strings.TrimSpace(extra.ReplaceAllString(title, "")); rest != title && likeHeadline(rest) {
			title = rest
		}
	}
	return title
}

// moreWords are what links say that lead on and name nothing.
var moreWords = regexp.MustCompile(`(?i)^(?:(?:read|learn|find out|see|view|show)? ?(?:more|article|release|story|full (?:story|article|release)|press release|details)(?: about.*)?|continue reading|weiterlesen|mehr(?: erfahren| lesen)?|lire (?:la suite|plus)|en savoir plus|leer más|ver más|leggi (?:tutto|di più)|lees (?:meer|verder)|läs mer|læs mere|les mer|czytaj więcej|leia (?:mais|o artigo)|saiba mais|続きを読む|もっと見る|詳しくはこちら|詳細|查看详情|阅读全文|了解更多|查看更多|閱讀更多|자세히 보기|더 ?보기)\W*$`)

// likeHeadline tells a headline from the name of a page.
func likeHeadline(s string) bool {
	if len(strings.Fields(s)) >= leastWords {
		return true
	}
	signs, others := 0, 0
	for _, r := range s {
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			signs++
		}
		others++
	}
	return signs >= leastSigns || others >= leastOthers && !isASCII(s)
}
