package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// asker puts questions to whoever sits at the terminal.
type asker struct {
	ctx     context.Context // done when the asked one has had enough
	answers <-chan string   // closed at the end of the input
	out     io.Writer
}

// newAsker reads answers beside the questions: a line that is waited for must not
// keep Ctrl-C from ending the command.
func newAsker(ctx context.Context, in io.Reader, out io.Writer) asker {
	answers := make(chan string)
	go func() {
		defer close(answers)
		for lines := bufio.NewScanner(in); lines.Scan(); {
			select {
			case answers <- lines.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return asker{ctx, answers, out}
}

// ask fills in the flags by asking. The questions that the outcome does not
// raise are left out.
func (l *logCmd) ask(ctx context.Context, d desk, in io.Reader, out io.Writer, now time.Time) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	a := newAsker(ctx, in, out)
	id, err := a.prospect(d, now)
	if err != nil {
		return err
	}
	l.Prospect = id
	row, listed := d.listed(id, now)
	fmt.Fprintf(out, "%s\n", publish.OneLine(d.prospect(id).Name))
	if listed {
		fmt.Fprintf(out, "On the list: %s\n", publish.OneLine(row.Sentence))
	}
	if err := l.askWhen(a, d, firstOf(l.Rep, row.Rep, d.prospect(id).Owner), now); err != nil {
		return err
	}
	if l.Outcome == "" && l.Verdict == "" {
		if err := l.askEnd(a, listed); err != nil {
			return err
		}
	}
	if l.Outcome != "" && listed && l.Reason == "" {
		if err := l.askReason(a); err != nil {
			return err
		}
	}
	if data.TouchOutcome(l.Outcome) == data.TouchConversation || data.TouchOutcome(l.Outcome) == data.TouchMeeting {
		if err := l.askStep(a, now); err != nil {
			return err
		}
	}
	l.Note, err = a.line("Note (empty for none)")
	return err
}

// noCall is the answer of somebody who only says what a reason is worth.
const noCall = "only_a_verdict"

// askEnd asks how the call ended; who is on the list can be judged without one.
func (l *logCmd) askEnd(a asker, listed bool) (err error) {
	ends := data.OutcomeWords()
	if listed || l.Reason != "" {
		ends = append(ends, noCall)
	}
	if l.Outcome, err = a.choose("How did it end", ends, ""); err != nil || l.Outcome != noCall {
		return err
	}
	l.Outcome = ""
	l.Verdict, err = a.choose("What is the reason worth", data.VerdictWords(), "")
	return err
}

// askReason asks whether the reason of the list was used, and what it was worth.
func (l *logCmd) askReason(a asker) error {
	yes, err := a.choose("Was that reason used", []string{"yes", "no"}, "yes")
	if err != nil {
		return err
	}
	if yes == "no" {
		l.Reason = "none"
		return nil
	}
	const none = "no verdict"
	if l.Verdict, err = a.choose("What was it worth", data.VerdictWords(), none); err != nil {
		return err
	}
	if l.Verdict == none {
		l.Verdict = ""
	}
	return nil
}

// askWhen asks for the moment, and for the rep where nobody else says.
func (l *logCmd) askWhen(a asker, d desk, rep string, now time.Time) (err error) {
	known, err := d.rep(rep)
	if err != nil {
		var reps []string
		for _, r := range d.cfg.Reps {
			reps = append(reps, r.ID)
		}
		if l.Rep, err = a.choose("Who called", reps, ""); err != nil {
			return err
		}
		if known, err = d.rep(l.Rep); err != nil {
			return err
		}
	}
	if l.At != "" {
		return nil
	}
	l.At, err = a.until("When [now] (as in 14:05 or 2026-03-31 14:05)", func(v string) (string, error) {
		at, err := parseAt(v, known.Timezone, now)
		return at.Format(time.RFC3339), err
	})
	return err
}

// askStep asks what was agreed.
func (l *logCmd) askStep(a asker, now time.Time) (err error) {
	if l.NextStep, err = a.line("Next step (empty for none)"); err != nil || l.NextStep == "" {
		return err
	}
	l.Due, err = a.until("Due (as in 2026-03-31, tomorrow or friday; empty for no date)", func(v string) (string, error) { return dueDay(v, now) })
	if err != nil {
		return err
	}
	l.Owner, err = a.choose("Who owes it", []string{"us", "them"}, "us")
	return err
}

// dueDay reads a day to come: a date, tomorrow, or a day of the week.
func dueDay(v string, now time.Time) (string, error) {
	word := strings.ToLower(v)
	for days := 1; days <= 7; days++ {
		day := now.AddDate(0, 0, days)
		if name := strings.ToLower(day.Weekday().String()); days == 1 && word == "tomorrow" || word == name || len(word) == 3 && word == name[:3] {
			return day.Format(time.DateOnly), nil
		}
	}
	t, err := time.Parse(time.DateOnly, v)
	switch {
	case v == "":
		return "", nil
	case err != nil:
		return "", fmt.Errorf("write the day as 2026-03-31")
	case t.Before(now.AddDate(0, 0, -1)):
		return "", fmt.Errorf("%s has passed: write the day on which it is due", v)
	}
	return v, nil
}

// maxChoices is how many prospects are offered to choose from.
const maxChoices = 30

// prospect asks for a prospect: by id, name, a part of its name, or from the list.
func (a asker) prospect(d desk, now time.Time) (string, error) {
	var offered []string // ids that a number stands for
	return a.until("Prospect (id, name or a part of it; Enter shows today's list)", func(v string) (string, error) {
		if n, err := strconv.Atoi(v); err == nil && n >= 1 && n <= len(offered) {
			return offered[n-1], nil
		}
		offered = offered[:0]
		offer := func(id, text string) {
			if offered = append(offered, id); len(offered) <= maxChoices {
				fmt.Fprintf(a.out, "  %2d %s\n", len(offered), clipped(publish.OneLine(text)))
			}
		}
		if v == "" {
			for _, r := range d.list(now) {
				offer(r.ProspectID, r.Prospect+": "+r.Sentence)
			}
			if len(offered) == 0 {
				return "", fmt.Errorf("there is no list of these days: write an id or a name")
			}
			return "", fmt.Errorf("write a number, an id or a name")
		}
		id, err := d.finder.Find(v)
		if err == nil {
			return id, nil
		}
		parts := d.named(v)
		if len(parts) == 1 {
			return parts[0].ID, nil
		}
		for _, p := range parts {
			offer(p.ID, strings.Join(nonEmpty(p.Name, p.City, p.ID), ", "))
		}
		if len(parts) > maxChoices {
			return "", fmt.Errorf("and %d more: write more of the name", len(parts)-maxChoices)
		}
		if len(parts) > 0 {
			return "", fmt.Errorf("which of these? Write its number")
		}
		return "", err
	})
}

// clipped is a text that fits one line of a terminal.
func clipped(text string) string {
	const most = 100
	if runes := []rune(text); len(runes) > most {
		return strings.TrimSpace(string(runes[:most-1])) + "…"
	}
	return text
}

// named are the prospects that the text is a part of the name of.
func (d desk) named(text string) []data.Prospect {
	var out []data.Prospect
	text = strings.ToLower(text)
	for _, p := range d.prospects {
		if strings.Contains(strings.ToLower(strings.Join(append([]string{p.ID, p.Name}, p.Aliases...), "\n")), text) {
			out = append(out, p)
		}
	}
	return out
}

// line reads one answer; the end of the input ends the command, and so does Ctrl-C.
func (a asker) line(question string) (string, error) {
	fmt.Fprint(a.out, question+": ")
	select {
	case answer, ok := <-a.answers:
		if ok {
			return strings.TrimSpace(answer), nil
		}
		fmt.Fprintln(a.out)
		return "", usageError("nothing was logged")
	case <-a.ctx.Done():
		fmt.Fprintln(a.out)
		return "", a.ctx.Err()
	}
}

// until asks until the answer can be used.
func (a asker) until(question string, check func(string) (string, error)) (string, error) {
	for {
		v, err := a.line(question)
		if err != nil {
			return "", err
		}
		ok, err := check(v)
		if err == nil {
			return ok, nil
		}
		fmt.Fprintln(a.out, "  "+err.Error())
	}
}

// choose asks for one of some words, by word, beginning or number; an empty answer is
// usual, where there is one.
func (a asker) choose(question string, words []string, usual string) (string, error) {
	numbered := make([]string, len(words))
	for i, w := range words {
		numbered[i] = fmt.Sprintf("%d %s", i+1, w)
	}
	if usual != "" {
		question += " [" + usual + "]"
	}
	return a.until(question+" ("+strings.Join(numbered, ", ")+")", func(v string) (string, error) {
		if v == "" && usual != "" {
			return usual, nil
		}
		if n, err := strconv.Atoi(v); err == nil && n >= 1 && n <= len(words) {
			return words[n-1], nil
		}
		v = strings.ReplaceAll(strings.ToLower(v), " ", "_")
		if slices.Contains(words, v) {
			return v, nil
		}
		var begin []string
		for _, w := range words {
			if v != "" && strings.HasPrefix(w, v) {
				begin = append(begin, w)
			}
		}
		if len(begin) == 1 {
			return begin[0], nil
		}
		return "", fmt.Errorf("one of %s", strings.Join(words, ", "))
	})
}
