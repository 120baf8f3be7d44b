package publish

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"callworthy/data"
)

// maxLetterCalls is how many calls a message tells: mail readers cut what is
// longer than some 100 kB. The page has them all.
const maxLetterCalls = 60

// LetterTo is a rep's calls as a message; rep "" is for the calls of all. A rep
// without calls gets one that says so and why: silence could be a broken night.
// attached tells whether the page goes along.
func LetterTo(s Sheet, rep string, attached bool) (data.Letter, error) {
	l := data.Letter{ListDate: s.ListDate, Rep: rep, Page: PageOf(s, rep)}
	for _, r := range s.Reps {
		if rep != "" && r.ID != rep {
			continue
		}
		if rep != "" {
			l.Name = clip(60, r.Name)
		}
		for _, row := range s.Calls {
			if row.Rep == r.ID {
				l.Calls = append(l.Calls, letterCall(row, r, rep == ""))
			}
		}
	}
	for _, d := range s.Degraded[:min(len(s.Degraded), 10)] {
		l.Degraded = append(l.Degraded, clip(300, d))
	}
	l.Subject = subject(s, len(l.Calls))
	l.Opening = opening(s, len(l.Calls))
	l.Held = heldLine(s)
	if attached {
		l.Attached = "Openers, questions, quotes with their sources, and buttons for the outcomes: open the attached " + l.Page + " in a browser."
	}
	l.Text = letterText(l)
	var err error
	l.HTML, err = letterHTML(l)
	return l, err
}

// PageOf is the file name of a rep's page; rep "" is for that of all.
func PageOf(s Sheet, rep string) string {
	for _, r := range s.Reps {
		if r.ID == rep {
			return r.Page
		}
	}
	return "index.html"
}

func letterCall(r Row, rep Rep, named bool) data.LetterCall {
	w := windowOf(r, rep.Timezone)
	when := strings.TrimSpace(w.From + "–" + w.Until + " " + w.Place)
	if w.Yours != "" {
		when += " (your " + w.Yours + ")"
	}
	c := data.LetterCall{
		Rank: r.Rank, Prospect: clip(120, r.Prospect), Reason: clip(400, r.Sentence), When: when,
		Who: joined(clip(80, r.Contact), clip(100, r.ContactTitle)), Phone: clip(40, r.Phone), Dial: dial(r.Phone),
	}
	if r.ContactLeft {
		c.Who, c.Phone, c.Dial = askFor(r), "", ""
	}
	c.Note, c.Tact = clip(400, r.ContactNote), clip(400, r.Tact)
	c.Mark, _ = badge(r)
	if named {
		c.Rep = clip(60, rep.Name)
	}
	return c
}

// subject holds nothing that somebody else wrote.
func subject(s Sheet, calls int) string {
	text := "Call list, " + longDay(s.ListDate) + ": " + count(calls, "call", "calls")
	if len(s.Degraded) > 0 {
		text += " (may be incomplete)"
	}
	return text
}

func opening(s Sheet, calls int) string {
	switch {
	case calls > 0:
		return count(calls, "call", "calls") + " for " + longDay(s.ListDate) + "."
	case len(s.Calls) > 0:
		return "No call for you on " + longDay(s.ListDate) + ": none of your companies has a reason to be called. Others have " +
			count(len(s.Calls), "call", "calls") + "."
	}
	return "No call on " + longDay(s.ListDate) + ": nobody has a reason to be called, and a call without one is a check-in call."
}

// heldLine counts those who are held back, of all reps, by cause.
func heldLine(s Sheet) string {
	var parts []string
	for _, g := range byCause(s.HeldBack) {
		parts = append(parts, fmt.Sprintf("%s %d", strings.ToLower(g.Label), len(g.Prospects)))
	}
	if s.Suppressed > 0 {
		parts = append(parts, fmt.Sprintf("suppressed %d", s.Suppressed))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("Held back, of all reps: %d (%s).", len(s.HeldBack)+s.Suppressed, strings.Join(parts, ", "))
}

// letterText is the plain text of a letter.
func letterText(l data.Letter) string {
	var b strings.Builder
	for _, d := range l.Degraded {
		fmt.Fprintf(&b, "! May be incomplete: %s\n", d)
	}
	if len(l.Degraded) > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintln(&b, l.Opening)
	for _, c := range l.Calls[:min(len(l.Calls), maxLetterCalls)] {
		fmt.Fprintf(&b, "\n%d. %s\n", c.Rank, joined(c.Prospect, c.Rep))
		for _, line := range []string{c.Reason + bracketed(c.Mark), "Call " + c.When, joined(c.Who, c.Phone), c.Note, careful(c.Tact)} {
			if line != "" {
				fmt.Fprintf(&b, "   %s\n", line)
			}
		}
	}
	for _, line := range []string{more(l), l.Attached, l.Held} {
		if line != "" {
			fmt.Fprintf(&b, "\n%s\n", line)
		}
	}
	return b.String()
}

func careful(tact string) string {
	if tact == "" {
		return ""
	}
	return "Careful: " + tact
}

func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return " [" + s + "]"
}

func more(l data.Letter) string {
	if n := len(l.Calls) - maxLetterCalls; n > 0 {
		return fmt.Sprintf("And %s on the page.", count(n, "more call", "more calls"))
	}
	return ""
}

// letterHTML is the letter as a page of its own. Mail readers drop style sheets,
// so styles stand at the elements.
func letterHTML(l data.Letter) (string, error) {
	t, err := template.ParseFS(templates, "templates/letter.html.tmpl")
	if err != nil {
		return "", fmt.Errorf("read the template of letters: %w", err)
	}
	view := struct {
		data.Letter
		More string
	}{l, more(l)}
	view.Calls = slices.Clone(l.Calls[:min(len(l.Calls), maxLetterCalls)])
	var b bytes.Buffer
	if err := t.Execute(&b, view); err != nil {
		return "", fmt.Errorf("render a letter: %w", err)
	}
	return b.String(), nil
}
