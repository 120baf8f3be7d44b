package publish

import (
	"strconv"
	"strings"
	"time"

	"callworthy/data"
)

// relationTexts say whose news a market reason is.
var relationTexts = map[data.Relation]string{
	data.RelationCompetitor: "news of a competitor",
	data.RelationCustomer:   "news of a customer",
	data.RelationRegulator:  "new rules for them",
	data.RelationIndustry:   "news of their field",
}

func relationWords(r data.Relation) string {
	if t := relationTexts[r]; t != "" {
		return t
	}
	return "their market"
}

// maxTries is how many attempts a page lists; calllist.json has them all.
const maxTries = 12

// tries are the attempts in words, the oldest first: "Mon 9 Mar 09:04, no answer".
// Reps are called by these names, by id.
func tries(r Row, names map[string]string) []string {
	var out []string
	for _, a := range r.Attempts[max(len(r.Attempts)-maxTries, 0):] {
		when := a.Day
		if t, err := time.Parse(time.DateOnly, a.Day); err == nil {
			when = t.Format("Mon 2 Jan 2006")
			if t.Format("2006") == r.ListDate[:min(4, len(r.ListDate))] {
				when = t.Format("Mon 2 Jan")
			}
		}
		text := strings.TrimSpace(when+" "+a.Clock) + ", " + words(string(a.Outcome))
		if a.Rep != "" && a.Rep != r.Rep {
			text += " (" + repName(names, a.Rep) + ")"
		}
		out = append(out, clip(120, text))
	}
	return out
}

// newContact says who holds the contact's role now.
func newContact(r Row) string {
	if r.NewContact.Name == "" {
		return ""
	}
	return "Now in that role: " + joined(r.NewContact.Name, r.NewContact.Title)
}

// The bounds of a mail on the page.
const (
	maxMailLines = 60
	maxMailLine  = 1000
)

// mailLines cleans the body of a mail: its lines, with one empty line between
// paragraphs.
func mailLines(body string) []string {
	var out []string
	for line := range strings.Lines(body) {
		line = clip(maxMailLine, line)
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		if out = append(out, line); len(out) == maxMailLines {
			break
		}
	}
	for len(out) > 0 && out[len(out)-1] == "" {
		out = out[:len(out)-1]
	}
	return out
}

// cardView is the homework card on the page.
type cardView struct {
	Does  string // one line under the name
	Says  string // all that they say they do, when it is more
	Facts []cardFact
	Links []cardLink
}

type cardFact struct{ Name, Text string }

type cardLink struct{ Name, URL string }

func cardOf(p *data.Profile) *cardView {
	if p == nil {
		return nil
	}
	c := &cardView{Does: firstSentence(p.Description), Says: OneLine(p.Description)}
	if c.Says == c.Does { // stands under the name
		c.Says = ""
	}
	for _, f := range []cardFact{
		{"Field", p.Industry}, {"People", number(p.Employees)}, {"Since", number(p.Founded)}, {"Address", p.Address}, {"Phone", p.Phone},
	} {
		if f.Text = OneLine(f.Text); f.Text != "" {
			c.Facts = append(c.Facts, f)
		}
	}
	for _, l := range p.Links {
		if u := webLink(l.URL); u != "" {
			c.Links = append(c.Links, cardLink{clip(20, l.Kind), u})
		}
	}
	if c.Does == "" && len(c.Facts) == 0 && len(c.Links) == 0 {
		return nil
	}
	return c
}

func number(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// firstSentence ends at the first full stop that a space follows.
func firstSentence(s string) string {
	s = OneLine(s)
	if i := strings.Index(s, ". "); i > 20 {
		return s[:i+1]
	}
	return s
}
