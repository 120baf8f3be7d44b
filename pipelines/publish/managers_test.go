package publish

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// share is a rate with an interval that is near enough for looking at.
func share(name string, k, n int) data.Rate {
	r := data.Rate{Name: name, Attempts: n, Conversations: k, High: 1}
	if n > 0 {
		r.Share = float64(k) / float64(n)
		r.Low, r.High = max(0, r.Share-0.5/float64(n+1)-0.02), min(1, r.Share+2/float64(n+1)+0.02)
	}
	return r
}

// worldFigures is a believable quarter of three reps.
func worldFigures() data.Figures {
	f := data.Figures{
		From: on(1, 1), Until: on(3, 30), All: share("", 61, 412), Prospects: 143, Reached: 48, Meetings: 9, Emails: 37, Timeless: 4,
		SameHour: share("", 7, 118), Varied: share("", 22, 131), Talks: 44, NoNextStep: 12, NoReason: 23,
		Kinds: []data.Rate{share("event", 38, 251), share("next_step", 14, 40), share("market", 5, 58), share("", 1, 23), share("referral", 3, 11), share("content", 0, 9)},
		Types: []data.Rate{share("funding", 12, 70), share("leadership_hire", 11, 61), share("expansion", 8, 59), share("ipo", 0, 2)},
		Verdicts: []data.Precision{
			{Type: "funding", Verdicts: 31, Good: 24, Weak: 4, Old: 2, WrongCompany: 1, Right: 30. / 31, RightLow: 0.84, RightHigh: 0.99},
			{Type: "layoffs", Verdicts: 7, Good: 3, Weak: 2, False: 2, Right: 5. / 7, RightLow: 0.36, RightHigh: 0.92},
			{Type: "next_step", Verdicts: 2, Good: 2, Right: 1, RightLow: 0.34, RightHigh: 1},
		},
		AllVerdicts: data.Precision{Verdicts: 40, Good: 29, Weak: 6, Old: 2, WrongCompany: 1, False: 2, Right: 37. / 40, RightLow: 0.8, RightHigh: 0.97},
	}
	for h, k := range []int{3, 9, 12, 0, 6, 9, 14, 8} {
		f.Hours = append(f.Hours, share(fmt.Sprintf("%02d", h+9), k, 4*k+3*h))
		for d := range 5 {
			if k > 0 && (h+d)%4 > 0 {
				f.Grid = append(f.Grid, data.GridCell{Weekday: time.Weekday(d + 1), Hour: h + 9, Rate: share("", (k+d)/4, k+d)})
			}
		}
	}
	for i, day := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"} {
		f.Weekdays = append(f.Weekdays, share(day, 9+i, 80+i))
	}
	for i, rep := range []string{"anna", "ben", "chi"} {
		f.Reps = append(f.Reps, data.RepRate{Rate: share(rep, 20-4*i, 150-10*i), UsualHour: 9 + i, UsualShare: 0.6 - 0.1*float64(i), Retries: 80, SameHour: 50 - 24*i,
			Offered: 6 - 5*float64(i), OfferedLow: 2 - 5*float64(i), OfferedHigh: 11, OfferedKnown: i < 2})
	}
	line := data.TouchLine{At: morning.Add(-20 * time.Hour), Rep: "ben", ProspectID: "kestrel", Prospect: "Kestrel <Contact> Centres", Outcome: data.TouchNoAnswer}
	f.WithoutReason = []data.TouchLine{line, line}
	line.Outcome = data.TouchConversation
	f.WithoutNextStep = []data.TouchLine{line}
	return f
}

func managers(t *testing.T, f data.Figures) string {
	t.Helper()
	b, err := managersPage(newSheet(world()), f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestManagersPage(t *testing.T) {
	content := managers(t, worldFigures())
	for _, want := range []string{
		"61 <span>of 412 attempts</span>", "Anna Berg", "no reason named", "IPO", "97% right <span>(84 to 99%)</span>",
		"Varying would have offered about 6 conversations more (2 to 11)", "Too few tries", "Kestrel &lt;Contact&gt; Centres",
		"nobody heard the same thing from us twice", "A full line is 100%.", "4 attempts have a day but no time",
	} {
		if !strings.Contains(content, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if asks := regexp.MustCompile(`(?:src|href)="(?:https?:)?//|style="|<script|NaN|Inf|%!`).FindString(content); asks != "" {
		t.Errorf("the page holds %q", asks)
	}
	f := worldFigures()
	f.ToldTwice = []data.ToldTwice{{TouchLine: f.WithoutReason[0], ReasonID: "s1:a", First: on(3, 2)}}
	if content := managers(t, f); !strings.Contains(content, "must be none") || !strings.Contains(content, "heard on 2 Mar 2026, reason s1:a") {
		t.Error("a reason told twice is not shown")
	}
	if content := managers(t, data.Figures{}); !strings.Contains(content, "No calls are logged yet") {
		t.Error("an empty history is not said")
	}
}

func TestBarsStayInTheirLine(t *testing.T) {
	for _, r := range []data.Rate{share("", 0, 1), share("", 1, 1), share("", 3, 4), share("", 99, 100)} {
		b := barOf(r, "x")
		for _, v := range []string{b.Width, b.Left, b.Spread} {
			var n float64
			if _, err := fmt.Sscan(v, &n); err != nil || n < 0 || n > 100 {
				t.Errorf("%+v: %q", r, v)
			}
		}
	}
}

// A bar is as long as its share: two charts can be compared, and 100 % is the
// whole line.
func TestBarsAreNotCut(t *testing.T) {
	if b := barOf(data.Rate{Attempts: 4, Conversations: 3, Share: .75, Low: .3, High: .95}, "x"); b.Width != "75.0" || b.Left != "30.0" || b.Spread != "65.0" {
		t.Errorf("%+v", b)
	}
}

// The grid is a table: each cell stands under its day and beside its hour.
func TestHeatMap(t *testing.T) {
	m := heatMapOf([]data.GridCell{
		{Weekday: time.Tuesday, Hour: 9, Rate: share("", 2, 9)},
		{Weekday: time.Saturday, Hour: 11, Rate: share("", 0, 4)},
	})
	var lines []string
	for _, r := range m.Rows {
		line := r.Hour
		for _, c := range r.Cells {
			line += "|" + c.Text
		}
		lines = append(lines, line)
	}
	want := "Mon Tue Wed Thu Fri Sat\n09–10||2 of 9||||\n10–11||||||\n11–12||||||0 of 4"
	if got := strings.Join(m.Days, " ") + "\n" + strings.Join(lines, "\n"); got != want {
		t.Errorf("the grid is\n%s\nwant\n%s", got, want)
	}
	if len(heatMapOf(nil).Rows) > 0 {
		t.Error("no attempt with a time makes a grid")
	}
	content := managers(t, worldFigures())
	for _, part := range []string{"<caption>By weekday and hour</caption>", `<th scope="col">Wed</th>`, `<th scope="row">10–11</th>`} {
		if !strings.Contains(content, part) {
			t.Errorf("the page has no %s", part)
		}
	}
}
