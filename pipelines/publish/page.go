package publish

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"callworthy/data"
)

//go:embed templates
var templates embed.FS

const (
	maxHeld     = 200     // prospects listed under one cause; calllist.json has them all
	maxPage     = 990_000 // bytes, so that mail and phones take it; see render
	maxFailures = 100     // failed sources listed; report.json has them all
)

// pageView is what the template shows.
type pageView struct {
	Sheet
	Head     template.HTML // policy, style and what runs before anything is drawn
	Script   template.HTML // the rest
	Only     string        // the rep whose page it is; empty for all
	Title    string
	Date     string
	Clock    string
	Groups   []repGroup
	Listed   int // calls of all reps
	Held     []causeGroup
	HeldAll  int // with the suppressed
	Prospect int // on the list or held back
	Owed     []callView
	Moved    []callView // taken over from another rep
	NotRead  []string   // hosts of the sources that failed, the first few
}

// repGroup is the calls of one rep.
type repGroup struct {
	Rep
	Anchor string
	Calls  []callView
}

// callView is one call with what has to be worked out for showing it.
type callView struct {
	Row
	Anchor string
	Window window
	Badge  string // rumour, planned, past, or a kind of reason
	Tone   string // CSS class of the badge
	Topic  string // event type in words
	Day    string // of the evidence
	Age    string
	Link   string // http(s) address of the document, or empty
	Dial   string // what follows "tel:", or empty
	Number string // as the rep dials it
	Mail   string // what follows "mailto:", or empty
	Score  []scoreLine
	Total  string
	Lines  []string // of the body of the mail, with empty ones between paragraphs
	Body   string   // of the mail, as it stands in a mailto: address
	Own    string   // page of the rep, unless this is it
	Else   string   // page of the rep, when the draft stands there alone
	Send   string   // http(s) address of the piece to send, or empty
	NewURL string   // http(s) address of the document that names a new contact, or empty
	Tries  []string // what was tried, in words, the oldest first
	Plot   plot     // the same as a picture
	Card   *cardView
}

// page renders index.html (rep "") or one rep's page.
func page(s Sheet, rep string) ([]byte, error) {
	t, style, err := loadTemplates()
	if err != nil {
		return nil, err
	}
	early, late, err := scripts()
	if err != nil {
		return nil, err
	}
	v := viewOf(s, rep)
	v.Head, v.Script = head(style, early, late), script(late)
	return render(t, v)
}

// render executes the template, and again with less while the page is too long.
func render(t *template.Template, v pageView) ([]byte, error) {
	var b bytes.Buffer
	for _, less := range []func(*callView){func(*callView) {}, withoutBody, withoutDraft, withoutWhys, withoutSays} {
		v.eachCall(less)
		b.Reset()
		if err := t.Execute(&b, v); err != nil {
			return nil, fmt.Errorf("render the page: %w", err)
		}
		if b.Len() <= maxPage {
			break
		}
	}
	return b.Bytes(), nil
}

// withoutBody leaves the body of a mail to the script, which puts it into the
// link from the draft that stands on the page.
func withoutBody(c *callView) { c.Body = "" }

// withoutDraft leaves the draft of a mail to the page of the rep.
func withoutDraft(c *callView) {
	if len(c.Lines) > 0 && c.Own != "" {
		c.Else, c.Lines = c.Own, nil
	}
}

// withoutWhys leaves the points of a score; why they are so, calllist.json tells.
func withoutWhys(c *callView) {
	for i := range c.Score {
		c.Score[i].Why = ""
	}
}

// withoutSays leaves one sentence of what their own site says.
func withoutSays(c *callView) {
	if c.Card != nil {
		card := *c.Card
		card.Says, c.Card = "", &card
	}
}

func loadTemplates() (*template.Template, string, error) {
	style, err := templates.ReadFile("templates/style.css")
	if err != nil {
		return nil, "", err
	}
	t, err := template.New("page.html.tmpl").Funcs(template.FuncMap{
		"clip": clip, "dir": dirAttribute, "shortDay": shortDay, "outcome": outcomeWords,
		"over":     func(n int, hs []HeldBack) int { return max(len(hs)-n, 0) },
		"firstFew": func(hs []HeldBack) []HeldBack { return hs[:min(len(hs), maxHeld)] },
		"failures": func(fs []data.FailureReport) []data.FailureReport { return fs[:min(len(fs), maxFailures)] },
		"percent":  percent, "range2": percentRange,
		"bars":     func(title string, bars []bar) map[string]any { return map[string]any{"Title": title, "Bars": bars} },
		"verdict":  func(v data.Verdict) string { return words(string(v)) },
		"weekRows": weekRows, "weekHours": weekHours,
		"count": count, "web": webLink, "maxHeld": func() int { return maxHeld },
	}).ParseFS(templates, "templates/*.tmpl")
	if err != nil {
		return nil, "", fmt.Errorf("read the page template: %w", err)
	}
	return t, string(style), nil
}

func viewOf(s Sheet, rep string) pageView {
	v := pageView{
		Sheet: s, Date: longDay(s.ListDate), Clock: clock(s.AsOf, s.ListDate),
		Listed: len(s.Calls), HeldAll: len(s.HeldBack) + s.Suppressed, Held: byCause(sortedByName(s.HeldBack)),
	}
	v.Prospect = v.Listed + v.HeldAll
	for i, r := range s.Reps {
		if rep == "" || r.ID == rep {
			v.Groups = append(v.Groups, groupOf(s, r, i+1))
		}
	}
	v.Title = "Call list, " + v.Date
	if rep != "" {
		v.Only = v.Groups[0].Name
		v.Title = "Calls of " + clip(60, v.Only) + ", " + v.Date
	}
	v.NotRead = hostsOf(s.Reading.Failures)
	v.addPending()
	if rep != "" {
		v.eachCall(func(c *callView) { c.Own = "" })
	}
	return v
}

func (v *pageView) eachCall(change func(*callView)) {
	for _, g := range v.Groups {
		for i := range g.Calls {
			change(&g.Calls[i])
		}
	}
}

func groupOf(s Sheet, r Rep, number int) repGroup {
	names := repNames(s.Reps)
	g := repGroup{Rep: r, Anchor: fmt.Sprintf("rep-%d", number)}
	for _, row := range s.Calls {
		if row.Rep == r.ID {
			g.Calls = append(g.Calls, callOf(row, r, names, fmt.Sprintf("call-%d-%d", number, len(g.Calls)+1)))
		}
	}
	return g
}

func callOf(r Row, rep Rep, names map[string]string, anchor string) callView {
	c := callView{
		Row: r, Anchor: anchor, Own: rep.Page, Window: windowOf(r, rep.Timezone), Topic: topic(r),
		Day: shortDay(r.EvidenceDate), Age: age(r.ListDate, r.EvidenceDate),
		Link: webLink(r.URL), Dial: dial(r.Phone), Number: phoneFor(r.Phone, rep.Timezone, r.Timezone), Mail: mailbox(r.Email),
		Lines: mailLines(r.Reason.Mail.Body), Send: webLink(r.Content.URL), NewURL: webLink(r.NewContact.URL),
		Tries: tries(r, names), Plot: plotOf(r), Card: cardOf(r.Homework),
	}
	c.Body = strings.Join(c.Lines, "\r\n")
	c.Badge, c.Tone = badge(r)
	c.Score, c.Total = scoreTable(r.Contributions, r.Call.Score)
	return c
}

// topic is what the news is about; empty where the reason is no news.
func topic(r Row) string {
	switch r.EventType {
	case "ipo":
		return "IPO"
	case "rfp":
		return "request for bids"
	}
	return words(r.EventType)
}

// badge marks what a rep must not overlook before speaking.
func badge(r Row) (text, tone string) {
	switch {
	case r.Status == data.StatusRumoured:
		return "rumour, not confirmed", "warn"
	case r.Status == data.StatusPlanned:
		return "planned", "plan"
	case r.Status == data.StatusPast:
		return "in the past", "plain"
	}
	switch r.Kind {
	case data.ReasonNextStep:
		return "agreed next step", "owed"
	case data.ReasonReferral:
		return "something for them", "plain"
	case data.ReasonMarket:
		return relationWords(r.Relation), "plain"
	case data.ReasonPerson:
		return "news of the contact", "plain"
	case data.ReasonContent:
		return "a piece that fits", "plain"
	}
	return "", ""
}

// sortedByName orders by what the page shows of the names: one may be a book.
func sortedByName(hs []HeldBack) []HeldBack {
	type named struct {
		HeldBack
		name string
	}
	all := make([]named, len(hs))
	for i, h := range hs {
		all[i] = named{h, strings.ToLower(clip(120, h.Prospect))}
	}
	slices.SortStableFunc(all, func(a, b named) int { return strings.Compare(a.name, b.name) })
	out := make([]HeldBack, len(all))
	for i, h := range all {
		out[i] = h.HeldBack
	}
	return out
}

// count writes a number with its noun: "1 call", "2 calls", "1,204 items".
func count(n int, one, many string) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	if n == 1 {
		return digits + " " + one
	}
	return digits + " " + many
}
