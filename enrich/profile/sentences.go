package profile

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
	enrichtext "callworthy/enrich/text"
)

// How a company says how many it is, and since when.
var (
	staff = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:employs?|employing|workforce of|staff of|team of|a headcount of|headcount:?)\s+(?:(?:about|around|over|more than|approximately|nearly|some|almost|roughly|currently)\s+)*([0-9][0-9,.' ]*[0-9]|[0-9])\+?(?:[\s.,;]|$)`),
		regexp.MustCompile(`(?i)\b([0-9][0-9,.']*[0-9]|[0-9])\+?[\s-]+(?:strong (?:team|workforce)|(?:full-time |permanent |dedicated |skilled )?(?:employees|staff|colleagues|team members|co-workers))\b`),
	}
	since  = regexp.MustCompile(`(?i)\b(?:founded|established|started|set up)\s+(?:in\s+)?(?:[A-Z][a-zé]+,?\s+)?(?:in\s+)?((?:1[5-9]|20)[0-9]{2})\b`)
	ours   = regexp.MustCompile(`(?i)\b(?:we|our|us|the company|the group|the firm|employs)\b`)
	theirs = regexp.MustCompile(`(?i)\b(?:customers?|clients?|users?|companies with|organi[sz]ations|businesses|your|you|members?|if)\b`)
)

// maxSentences is how many sentences of a page are looked at.
const maxSentences = 2000

// sentences looks for head count and year of foundation in the page's text.
func (c *card) sentences(doc *goquery.Document, p data.Prospect) {
	seen := 0
	doc.Find("p, li, h1, h2, h3, h4, dd, td, figcaption, blockquote").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if s.Find("p, li, table").Length() > 0 {
			return true
		}
		block := line(s.Text())
		for _, span := range enrichtext.Sentences(block) {
			c.sentence(block[span.Start:span.End], p)
			if seen++; seen > maxSentences {
				return false
			}
		}
		return true
	})
}

// boilerplate reads the paragraph under "About the company" at the end of an
// item of news.
func (c *card) boilerplate(doc *goquery.Document, p data.Prospect) {
	blocks := doc.Find("p, h1, h2, h3, h4, h5, li")
	for i := blocks.Length() - 1; i > 0; i-- {
		heading, text := line(blocks.Eq(i-1).Text()), line(blocks.Eq(i).Text())
		if !isAbout(heading, p) || len(text) < 40 || !namesProspect(text, p) {
			continue
		}
		c.set(&c.Description, "description", text, inText, text)
		for _, span := range enrichtext.Sentences(text) {
			c.sentence(text[span.Start:span.End], p)
		}
		return
	}
}

// isAbout tells whether a line is "About Acme" or "About Acme Inc.:".
func isAbout(heading string, p data.Prospect) bool {
	rest, ok := strings.CutPrefix(strings.TrimRight(heading, " :"), "About ")
	return ok && len(rest) < len(p.Name)+20 && namesProspect(rest, p)
}

func (c *card) sentence(s string, p data.Prospect) {
	if len(s) > 400 || !strings.ContainsAny(s, "0123456789") || theirs.MatchString(s) {
		return
	}
	if m := since.FindStringSubmatch(s); m != nil {
		if year, _ := strconv.Atoi(m[1]); plausibleYear(year, c.ObservedAt.Year()) {
			c.setNumber(&c.Founded, "founded", year, inText, s)
		}
	}
	if !ours.MatchString(s) && !namesProspect(s, p) {
		return
	}
	for _, r := range staff {
		if m := r.FindStringSubmatch(s); m != nil {
			c.setNumber(&c.Employees, "employees", number(m[1]), inText, s)
		}
	}
}

func namesProspect(s string, p data.Prospect) bool {
	for _, n := range append([]string{p.Name}, p.Aliases...) {
		if n != "" && strings.Contains(s, n) {
			return true
		}
	}
	return false
}

// number reads "1,250" and "1.250" and "1 250"; 0 for what is no head count.
func number(s string) int {
	n, err := strconv.Atoi(digits(s))
	if err != nil || n < 2 || n > 3_000_000 {
		return 0
	}
	return n
}

func plausibleYear(year, now int) bool { return year > 1500 && year <= now }
