package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
)

// asker puts questions to whoever sits at the terminal.
type asker struct {
	in  *bufio.Scanner
	out io.Writer
}

// ask fills in the flags by asking. The questions that the outcome does not
// raise are left out.
func (l *logCmd) ask(d desk, in io.Reader, out io.Writer) error {
	a := asker{bufio.NewScanner(in), out}
	id, err := a.until("Prospect (id or name)", func(v string) (string, error) { return d.finder.Find(v) })
	if err != nil {
		return err
	}
	l.Prospect = id
	row, listed := d.listed(id, time.Now())
	if listed {
		fmt.Fprintf(out, "On today's list: %s\n", row.Sentence)
	}
	if l.Outcome, err = a.choose("How did it end", data.OutcomeWords(), ""); err != nil {
		return err
	}
	if listed && l.Reason == "" {
		yes, err := a.choose("Was that reason used", []string{"yes", "no"}, "yes")
		if err != nil {
			return err
		}
		if yes == "no" {
			l.Reason = "none"
		}
	}
	if listed && l.Reason == "" {
		if l.Verdict, err = a.choose("What was it worth", data.VerdictWords(), "-"); err != nil {
			return err
		}
		l.Verdict = strings.Trim(l.Verdict, "-")
	}
	if data.TouchOutcome(l.Outcome) == data.TouchConversation || data.TouchOutcome(l.Outcome) == data.TouchMeeting {
		if err := l.askStep(a); err != nil {
			return err
		}
	}
	l.Note, err = a.line("Note")
	return err
}

// askStep asks what was agreed.
func (l *logCmd) askStep(a asker) (err error) {
	if l.NextStep, err = a.line("Next step (empty for none)"); err != nil || l.NextStep == "" {
		return err
	}
	l.Due, err = a.until("Due (as in 2026-03-31, empty for no date)", func(v string) (string, error) {
		if _, err := time.Parse(time.DateOnly, v); v != "" && err != nil {
			return "", fmt.Errorf("write the day as 2026-03-31")
		}
		return v, nil
	})
	if err != nil {
		return err
	}
	l.Owner, err = a.choose("Who owes it", []string{"us", "them"}, "us")
	return err
}

// line reads one answer; the end of the input ends the command.
func (a asker) line(question string) (string, error) {
	fmt.Fprint(a.out, question+": ")
	if !a.in.Scan() {
		fmt.Fprintln(a.out)
		return "", usageError("nothing was logged")
	}
	return strings.TrimSpace(a.in.Text()), a.in.Err()
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
