package rank

import "testing"

// A mail repeats only what the contact told of their own work.
func TestWhatOfANoteCanBeShown(t *testing.T) {
	for note, want := range map[string]string{
		"Overtime sits on two of seven lines.":                  "Overtime sits on two of seven lines",
		"She has twelve seats and two shifts.":                  "twelve seats and two shifts",
		"Jane plans shifts for five sites in 5.5 spreadsheets.": "plans shifts for five sites in 5.5 spreadsheets",
		"We spoke about the five crews in the new kiln hall.":   "the five crews in the new kiln hall",
		"Asked how others roster the night before start-up.":    "Asked how others roster the night before start-up",
		"Plans leave on a wall calendar.":                       "Plans leave on a wall calendar",
		"He is difficult, talks for 20 minutes.":                "",
		"Budget low, maybe 20 seats?":                           "",
		"Call again in two weeks.":                              "",
		"I will send two references.":                           "",
		"A champion for all five sites.":                        "",
		"Gatekeeper at two of five sites.":                      "",
		"Clueless about everything there is.":                   "",
		"Talks without an end about himself.":                   "",
		"Overtime is her largest surprise in two years.":        "",
		"Two people know the old press, both near retirement.":  "",
		"Asked for a call after the summer stop.":               "",
		"Jane and the two supervisors do not agree.":            "",
		"Twelve seats.": "",
		"":              "",
	} {
		if got := toldBy(note, []string{"jane", "doe"}); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
}
