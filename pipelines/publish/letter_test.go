package publish

import (
	"fmt"
	"strings"
	"testing"

	"callworthy/data"
)

func letterTo(t *testing.T, n Night, rep string) data.Letter {
	t.Helper()
	l, err := LetterTo(newSheet(n), rep, rep != "")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A letter holds the rep's calls with reason and window, what may be missing, and
// where the rest is; nobody else's calls.
func TestLetter(t *testing.T) {
	l := letterTo(t, world(), "anna")
	for _, text := range []string{l.Text, l.HTML} {
		for _, want := range []string{"Northwind Logistics", "09:30–11:00 Berlin time", "May be incomplete:", "anna.html", "Held back, of all reps: "} {
			if !strings.Contains(text, want) {
				t.Errorf("it misses %q:\n%s", want, text)
			}
		}
		if strings.Contains(text, "Bluebird") {
			t.Errorf("it tells Chi's call:\n%s", text)
		}
	}
	if want := fmt.Sprintf("Call list, Tuesday 31 March 2026: %d calls (may be incomplete)", len(l.Calls)); l.Subject != want || l.Page != "anna.html" || l.Name != "Anna Berg" {
		t.Errorf("%q, want %q; %s, %s", l.Subject, want, l.Page, l.Name)
	}
	if !strings.HasPrefix(l.Text, "! May be incomplete") {
		t.Errorf("a degraded night is not named first:\n%s", l.Text)
	}
	all := letterTo(t, world(), "")
	if len(all.Calls) != len(world().List.Calls) || all.Calls[0].Rep != "Anna Berg" || all.Page != "index.html" || all.Attached != "" {
		t.Errorf("the letter of all: %d calls, %+v", len(all.Calls), all.Calls[0])
	}
}

// Without calls a letter says so and why.
func TestLetterWithoutCalls(t *testing.T) {
	n := world()
	n.Report.Degraded = nil
	n.List.Calls = n.List.Calls[:1] // Anna's
	if l := letterTo(t, n, "chi"); !strings.HasPrefix(l.Text, "No call for you on Tuesday 31 March 2026: none of your companies has a reason to be called. Others have 1 call.\n") {
		t.Errorf("%s", l.Text)
	}
	n.List.Calls = nil
	l := letterTo(t, n, "chi")
	if !strings.HasPrefix(l.Text, "No call on Tuesday 31 March 2026: nobody has a reason") || !strings.Contains(l.Text, "nothing happened") || !strings.HasSuffix(l.Subject, ": 0 calls") {
		t.Errorf("%s\n%s", l.Subject, l.Text)
	}
}

// Texts of others stay texts, on one line each; suppressed names stay away.
func TestLetterOfHostileTexts(t *testing.T) {
	n := world()
	n.List.HeldBack = append(n.List.HeldBack, data.HeldBack{ProspectID: "x", Prospect: "Silent Partner", Cause: data.CauseSuppressed})
	c := &n.List.Calls[0]
	c.Prospect, c.Phone = "Evil\r\nBcc: spy@example.com <script>alert(1)</script>", "javascript:alert(1)"
	c.Reason.Sentence = "Silent Partner\n\n2. <img src=http://evil.example/x>\u202e " + strings.Repeat("long ", 1e5)
	l := letterTo(t, n, "anna")
	if strings.Contains(l.HTML, "<script") || strings.Contains(l.HTML, "<img") || strings.Contains(l.HTML, "href=\"javascript") || strings.Contains(l.HTML, "src=") && !strings.Contains(l.HTML, "&lt;img src=") {
		t.Errorf("mark-up came in:\n%s", l.HTML)
	}
	for _, text := range []string{l.Subject, l.Text, l.HTML} {
		if strings.Contains(text, "Silent Partner") || strings.ContainsAny(text, "\r\u202e") || strings.Contains(text, "\nBcc") || strings.Contains(text, "\n2. <img") {
			t.Errorf("hostile:\n%.3000s", text)
		}
	}
	for range 100 {
		n.List.Calls = append(n.List.Calls, n.List.Calls[0])
	}
	if l = letterTo(t, n, "anna"); !strings.Contains(l.Text, fmt.Sprintf("And %d more calls on the page.", len(l.Calls)-maxLetterCalls)) || len(l.HTML) > 100_000 {
		t.Errorf("%d calls make %d bytes", len(l.Calls), len(l.HTML))
	}
}
