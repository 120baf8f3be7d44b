package publish

import (
	"bytes"
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"

	"callworthy/data"
)

// maxNamed is how many calls one list of the managers' page names.
const maxNamed = 20

// managersView is what the managers' page shows.
type managersView struct {
	data.Figures
	Head       template.HTML
	Seller     Seller
	Title      string
	Span       string
	Clock      string
	Hours      []bar
	Weekdays   []bar
	Kinds      []bar
	Types      []bar
	Reps       []bar
	Retries    []bar
	Grid       heatMap
	Habits     []habit
	Verdicts   []verdictRow
	Overall    verdictRow
	NamedCalls []namedCall // without a reason
	NamedTalks []namedCall // without a next step
	Twice      []namedCall
	Owed       []namedCall // promises without a day; what was promised stays in the history: its words may name anybody
}

// bar is one rate as a bar with its numbers; widths are in hundredths of the line.
type bar struct {
	Label        string
	Width        string // of the share
	Left, Spread string // of the interval
	Count        string // "3 of 25"
	Share, Range string // "12%", "4 to 30%"
	Empty        bool
}

// habit is a rep's hours in words.
type habit struct {
	Name, Usual, Same, Offered string
}

// namedCall is a call that somebody should look at.
type namedCall struct {
	When, Prospect, Rep, What string
}

// managersPage renders managers.html: the figures of the contact history.
func managersPage(s Sheet, f data.Figures) ([]byte, error) {
	t, style, err := loadTemplates()
	if err != nil {
		return nil, err
	}
	more, err := templates.ReadFile("templates/managers.css")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "managers.html.tmpl", managersOf(s, f, head(style+string(more)))); err != nil {
		return nil, fmt.Errorf("render the managers' page: %w", err)
	}
	return b.Bytes(), nil
}

func managersOf(s Sheet, f data.Figures, head template.HTML) managersView {
	names := repNames(s.Reps)
	v := managersView{
		Figures: f, Head: head, Seller: s.Seller, Title: "Conversations, hours, reasons", Clock: clock(s.AsOf, s.ListDate),
		Span: longDay(f.From.Format("2006-01-02")) + " to " + longDay(f.Until.Format("2006-01-02")),
		Grid: heatMapOf(f.Grid), Habits: habitsOf(f, names), Overall: verdictOf(f.AllVerdicts),
	}
	v.Hours = bars(f.Hours, hourSpan)
	v.Weekdays = bars(f.Weekdays, func(s string) string { return s })
	v.Kinds = bars(f.Kinds, kindWords)
	v.Types = bars(f.Types, typeWords)
	for _, r := range f.Reps {
		v.Reps = append(v.Reps, barOf(r.Rate, repName(names, r.Name)))
	}
	v.Retries = []bar{barOf(f.SameHour, "at the same hour again"), barOf(f.Varied, "at another time of day")}
	for _, p := range f.Verdicts {
		v.Verdicts = append(v.Verdicts, verdictOf(p))
	}
	v.NamedCalls, v.NamedTalks = named(f.WithoutReason, names), named(f.WithoutNextStep, names)
	for _, p := range f.OpenPromises[:min(len(f.OpenPromises), maxNamed)] {
		call := namedLine(p.TouchLine, names)
		call.What = OwedWords(p.Owner)
		v.Owed = append(v.Owed, call)
	}
	for _, t := range f.ToldTwice[:min(len(f.ToldTwice), maxNamed)] {
		call := namedLine(t.TouchLine, names)
		call.What = "heard on " + t.First.Format("2 Jan 2006") + ", reason " + clip(60, t.ReasonID)
		v.Twice = append(v.Twice, call)
	}
	return v
}

// OwedWords says who owes a promise, by its owner.
func OwedWords(owner string) string {
	switch owner {
	case "us":
		return "we promised"
	case "them":
		return "they promised"
	}
	return "agreed, nobody named who does it"
}

func repNames(reps []Rep) map[string]string {
	names := map[string]string{}
	for _, r := range reps {
		names[r.ID] = r.Name
	}
	return names
}

func repName(names map[string]string, id string) string {
	switch {
	case names[id] != "":
		return clip(60, names[id])
	case id == "":
		return "nobody named"
	}
	return clip(60, id)
}

func bars(rates []data.Rate, label func(string) string) []bar {
	var out []bar
	for _, r := range rates {
		out = append(out, barOf(r, label(r.Name)))
	}
	return out
}

func barOf(r data.Rate, label string) bar {
	b := bar{Label: label, Empty: r.Attempts == 0, Count: fmt.Sprintf("%d of %d", r.Conversations, r.Attempts)}
	if b.Empty {
		b.Count = "none"
		return b
	}
	b.Share, b.Range = percent(r.Share), percentRange(r.Low, r.High)
	b.Width, b.Left, b.Spread = hundredths(r.Share), hundredths(r.Low), hundredths(r.High-r.Low)
	return b
}

// hundredths is a share as a length on a line of 100.
func hundredths(v float64) string { return strconv.FormatFloat(100*v, 'f', 1, 64) }

func percent(v float64) string { return strconv.FormatFloat(100*v, 'f', 0, 64) + "%" }

func percentRange(low, high float64) string {
	return strconv.FormatFloat(100*low, 'f', 0, 64) + " to " + percent(high)
}

// hourSpan writes "09" as "09–10".
func hourSpan(name string) string {
	h, err := strconv.Atoi(name)
	if err != nil {
		return clip(20, name)
	}
	return fmt.Sprintf("%02d–%02d", h, h+1)
}

// kindTexts are the kinds of reason as managers read them.
var kindTexts = map[string]string{
	"": "no reason named", "event": "their own news", "person": "news of the contact", "market": "news of their market",
	"referral": "something for them", "next_step": "agreed next step", "content": "a piece that fits", "unknown": "a reason that no list knows",
}

func kindWords(kind string) string {
	if t, ok := kindTexts[kind]; ok {
		return t
	}
	return words(kind)
}

func typeWords(eventType string) string { return topic(Row{Reason: data.Reason{EventType: eventType}}) }

func named(lines []data.TouchLine, names map[string]string) []namedCall {
	var out []namedCall
	for _, l := range lines[:min(len(lines), maxNamed)] {
		out = append(out, namedLine(l, names))
	}
	return out
}

func namedLine(l data.TouchLine, names map[string]string) namedCall {
	return namedCall{When: l.At.Format("2 Jan 2006, 15:04"), Prospect: clip(120, l.Prospect), Rep: repName(names, l.Rep), What: words(string(l.Outcome))}
}

// habitsOf tells the hours of each rep, and what varying would have offered.
func habitsOf(f data.Figures, names map[string]string) []habit {
	var out []habit
	for _, r := range f.Reps {
		h := habit{Name: repName(names, r.Name), Usual: "No times known", Same: "No second tries yet"}
		if r.UsualHour >= 0 {
			h.Usual = fmt.Sprintf("%s of the calls between %02d and %02d", percent(r.UsualShare), r.UsualHour, r.UsualHour+1)
		}
		if r.Retries > 0 {
			h.Same = fmt.Sprintf("%d of %s at the same hour as the one before", r.SameHour, count(r.Retries, "second or later try", "second or later tries"))
		}
		h.Offered = OfferedWords(r)
		out = append(out, h)
	}
	return out
}

// OfferedWords says what varying the hour would have offered a rep.
func OfferedWords(r data.RepRate) string {
	switch {
	case r.SameHour == 0:
		return "Varies the hour"
	case !r.OfferedKnown:
		return "Too few tries to say what varying would have offered"
	case r.Offered < 0.5:
		return "Varying would have offered no more"
	}
	return fmt.Sprintf("Varying would have offered about %s more (%s to %s)", conversations(r.Offered), signed(r.OfferedLow), signed(r.OfferedHigh))
}

func conversations(n float64) string {
	return count(int(math.Round(n)), "conversation", "conversations")
}

func signed(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(math.Round(v)+0, 'f', 0, 64), "-", "−")
}
