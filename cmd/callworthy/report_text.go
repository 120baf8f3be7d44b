package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// namedLines is how many calls the text names under one heading.
const namedLines = 10

// reportText writes the figures for people.
func reportText(w io.Writer, f data.Figures) {
	if f.All.Attempts == 0 {
		fmt.Fprintln(w, "No calls are logged for these days. callworthy log keeps what came of a call.")
		return
	}
	fmt.Fprintf(w, "Conversations, hours, reasons: %s to %s\n", f.From.Format("2 January 2006"), f.Until.Format("2 January 2006"))
	fmt.Fprintf(w, "%s of %s, %s; %d of %d companies reached; %s; %s written\n\n", count(f.All.Conversations, "conversation"), count(f.All.Attempts, "attempt"),
		shareText(f.All), f.Reached, f.Prospects, count(f.Meetings, "meeting"), count(f.Emails, "e-mail"))
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, section := range []struct {
		title string
		rates []data.Rate
	}{
		{"By hour of the prospect's day", f.Hours}, {"By weekday", f.Weekdays}, {"By kind of reason", f.Kinds}, {"By event type", f.Types},
		{"By rep", repRates(f.Reps)}, {"Second and later tries", named(f.SameHour, "same hour again", f.Varied, "another time of day")},
	} {
		if len(section.rates) == 0 {
			continue
		}
		fmt.Fprintln(t, section.title)
		for _, r := range section.rates {
			name := r.Name
			if name == "" {
				name = "no reason named"
			}
			fmt.Fprintf(t, "  %s\t%d of %d\t%s\n", publish.OneLine(name), r.Conversations, r.Attempts, shareText(r))
		}
		fmt.Fprintln(t)
	}
	t.Flush()
	reportHabits(w, f)
	reportVerdicts(w, f)
	reportLines(w, fmt.Sprintf("Reasons told twice: %d%s", len(f.ToldTwice), map[bool]string{true: " (as it must be)", false: " (must be none)"}[len(f.ToldTwice) == 0]), twiceLines(f))
	reportLines(w, fmt.Sprintf("Calls without a reason: %d of %d", f.NoReason, f.All.Attempts), f.WithoutReason)
	reportLines(w, fmt.Sprintf("Conversations without a next step: %d of %d (meetings and refusals aside)", f.NoNextStep, f.Talks), f.WithoutNextStep)
	reportPromises(w, f)
	fmt.Fprintln(w, "In brackets: where the true share lies 95 times in a hundred.")
}

func shareText(r data.Rate) string {
	if r.Attempts == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f%% (%.0f to %.0f%%)", 100*r.Share, 100*r.Low, 100*r.High)
}

func repRates(reps []data.RepRate) []data.Rate {
	var out []data.Rate
	for _, r := range reps {
		out = append(out, r.Rate)
	}
	return out
}

// named gives two rates their names.
func named(a data.Rate, nameA string, b data.Rate, nameB string) []data.Rate {
	a.Name, b.Name = nameA, nameB
	return []data.Rate{a, b}
}

func reportHabits(w io.Writer, f data.Figures) {
	fmt.Fprintln(w, "The hours of each rep")
	for _, r := range f.Reps {
		parts := []string{}
		if r.UsualHour >= 0 {
			parts = append(parts, fmt.Sprintf("%.0f%% of the calls between %02d and %02d", 100*r.UsualShare, r.UsualHour, r.UsualHour+1))
		}
		if r.Retries > 0 {
			parts = append(parts, fmt.Sprintf("%d of %d further tries at the same hour", r.SameHour, r.Retries))
			words := publish.OfferedWords(r)
			parts = append(parts, strings.ToLower(words[:1])+words[1:])
		}
		fmt.Fprintf(w, "  %s: %s\n", publish.OneLine(orNobody(r.Name)), strings.Join(parts, "; "))
	}
	fmt.Fprintln(w)
}

func reportVerdicts(w io.Writer, f data.Figures) {
	if f.AllVerdicts.Verdicts == 0 {
		fmt.Fprint(w, "What the reps say of the reasons: no verdicts yet\n\n")
		return
	}
	fmt.Fprintln(w, "What the reps say of the reasons: true and of the right company")
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, p := range append(f.Verdicts, f.AllVerdicts) {
		name := p.Type
		if name == "" {
			name = "all"
		}
		fmt.Fprintf(t, "  %s\t%d of %d\t%.0f%% (%.0f to %.0f%%)\tgood %d, weak %d, old %d, wrong company %d, false %d\n", publish.OneLine(name), p.Good+p.Weak+p.Old, p.Verdicts,
			100*p.Right, 100*p.RightLow, 100*p.RightHigh, p.Good, p.Weak, p.Old, p.WrongCompany, p.False)
	}
	t.Flush()
	fmt.Fprintln(w)
}

func reportPromises(w io.Writer, f data.Figures) {
	fmt.Fprintf(w, "Promises without a day: %d\n", f.Promises)
	for _, p := range f.OpenPromises[:min(len(f.OpenPromises), namedLines)] {
		fmt.Fprintf(w, "  %s        %s, %s, %s: %s\n", p.At.Format(time.DateOnly), publish.OneLine(p.Prospect), publish.OneLine(orNobody(p.Rep)),
			publish.OwedWords(p.Owner), publish.OneLine(p.NextStep))
	}
	reportMore(w, f.Promises)
	fmt.Fprintln(w)
}

// reportMore says how many lines are left out.
func reportMore(w io.Writer, of int) {
	if n := of - namedLines; n > 0 {
		fmt.Fprintf(w, "  and %d more: --format json\n", n)
	}
}

func twiceLines(f data.Figures) []data.TouchLine {
	var out []data.TouchLine
	for _, t := range f.ToldTwice {
		out = append(out, t.TouchLine)
	}
	return out
}

func reportLines(w io.Writer, title string, lines []data.TouchLine) {
	fmt.Fprintln(w, title)
	for _, l := range lines[:min(len(lines), namedLines)] {
		fmt.Fprintf(w, "  %s  %s, %s, %s\n", l.At.Format("2006-01-02 15:04"), publish.OneLine(l.Prospect), publish.OneLine(orNobody(l.Rep)), l.Outcome)
	}
	reportMore(w, len(lines))
	fmt.Fprintln(w)
}
