package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/duck"
	"callworthy/pipelines/publish"
)

type explainCmd struct {
	Prospect string `arg:"" help:"Id or name of the prospect."`
	On       string `help:"On the list of this date; default: the latest." placeholder:"DATE"`
}

func (e *explainCmd) Run(ctx context.Context, c *cli, s streams) error {
	var on time.Time
	if e.On != "" {
		var err error
		if on, err = time.Parse(time.DateOnly, e.On); err != nil {
			return usageError(fmt.Sprintf("--on %q is not a date like 2026-03-31", e.On))
		}
	}
	db, err := openPublished(ctx, c.Config, "")
	if err != nil {
		return err
	}
	defer db.Close()
	st, err := db.Standing(ctx, e.Prospect, on)
	if errors.Is(err, duck.ErrNoSuchProspect) {
		return usageError(fmt.Sprintf("no list%s knows a prospect with the id or name %q", onDate(e.On), e.Prospect))
	}
	if err != nil {
		return err
	}
	names, err := outletsOf(ctx, db)
	if err != nil {
		return err
	}
	hush, err := hideStanding(c.Config, &st)
	if err != nil {
		return err
	}
	var text strings.Builder
	explain(&text, e.Prospect, st, names)
	out := bufio.NewWriter(s.out)
	for l := range strings.Lines(text.String()) {
		out.WriteString(hush.Text(l, st.Prospect))
	}
	return out.Flush()
}

// hideStanding holds back whom the suppressions name by now, and says who must not be
// named in what is told of others.
func hideStanding(config string, st *duck.Standing) (publish.Silence, error) {
	cfg, problems := data.LoadConfig(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return publish.Silence{}, fatal
	}
	self := data.Prospect{ID: st.ProspectID, Name: st.Prospect}
	for _, c := range st.Calls {
		self.Contact = data.Contact{Name: c.Contact, Phone: c.Phone}
	}
	hush, err := silence(cfg, st.Date, []data.Prospect{self})
	if hush.Of(st.ProspectID) {
		st.HeldBack = &data.HeldBack{ProspectID: st.ProspectID, Prospect: st.Prospect, Cause: data.CauseSuppressed}
		return publish.Silence{}, err // what the asker typed is all that is said
	}
	return hush, err
}

func onDate(date string) string {
	if date == "" {
		return ""
	}
	return " of " + date
}

// explain writes a standing for people. A suppressed prospect is called by what
// the asker typed, and nothing else is said of it.
func explain(w io.Writer, asked string, st duck.Standing, names outlets) {
	date := st.Date.Format("Monday 2 January 2006")
	if st.HeldBack != nil && st.HeldBack.Cause == data.CauseSuppressed {
		fmt.Fprintf(w, "%s, %s: held back, suppressed.\n", publish.OneLine(asked), date)
		return
	}
	fmt.Fprintf(w, "%s (%s), %s\n", publish.OneLine(st.Prospect), publish.OneLine(st.ProspectID), date)
	if st.HeldBack != nil {
		line(w, "held back", causeWord(st.HeldBack.Cause))
		line(w, "why", names.in(st.HeldBack.Detail))
	}
	for _, c := range st.Calls {
		explainCall(w, c, names)
	}
	explainEvents(w, st.Events, names)
	explainDoubts(w, st.Doubts)
	explainSignals(w, st.Signals, names)
	explainHomework(w, st.Homework)
}

func explainCall(w io.Writer, c data.Call, names outlets) {
	line(w, "on the list", fmt.Sprintf("place %d of %s, score %.2f", c.Rank, c.Rep, c.Score))
	line(w, "reason", c.Reason.Sentence)
	line(w, "about", strings.Join(nonEmpty(c.Reason.About, relationWord(c.Reason.Relation)), ", "))
	line(w, "quote", "“"+c.Reason.Evidence+"”")
	line(w, "from", strings.Join(nonEmpty(names.source(c.Reason), dateOf(c.Reason.EvidenceDate), c.Reason.URL), ", "))
	line(w, "offer", c.Reason.Offer)
	line(w, "fit", c.Fit)
	line(w, "tact", c.Reason.Tact)
	line(w, "when", strings.TrimSpace(fmt.Sprintf("%s–%s %s: %s", c.CallFrom, c.CallUntil, c.Timezone, c.WhenWhy)))
	line(w, "time zone", c.ZoneWhy)
	line(w, "handed over", c.HandedOver)
	line(w, "contact", names.in(c.Reason.ContactNote))
	line(w, "ask for", strings.Join(nonEmpty(c.Reason.NewContact.Name, c.Reason.NewContact.Title), ", "))
	line(w, "spelling", names.in(c.Reason.Spelling))
	line(w, "told before", strings.Join(c.Told, "; "))
	line(w, "already told", strings.Join(c.Reason.AlreadyTold, "; "))
	fmt.Fprintln(w, "  score")
	for _, term := range c.Contributions {
		fmt.Fprintf(w, "    %+7.2f  %s: %s\n", term.Points, term.Name, publish.OneLine(term.Why))
	}
	fmt.Fprintf(w, "    %7.2f  together\n", c.Score)
}

func explainEvents(w io.Writer, events []data.Event, names outlets) {
	if len(events) == 0 {
		fmt.Fprintln(w, "  no news of its own is known")
		return
	}
	fmt.Fprintln(w, "  what is known of it, newest first")
	for _, e := range events {
		fmt.Fprintf(w, "    %s  %s, in %s; %s\n", dateOf(e.Day()), strings.Join(nonEmpty(eventWord(e.Type), e.Role, string(e.Status)), ", "), publish.OneLine(names.name(e.URL)), quality(e))
		fmt.Fprintf(w, "      “%s”\n      %s\n", publish.OneLine(e.Evidence.Quote), publish.OneLine(e.URL))
	}
}

// explainDoubts shows where the prospect's name was left out, and why.
func explainDoubts(w io.Writer, doubts []data.Doubt) {
	if len(doubts) == 0 {
		return
	}
	texts := fmt.Sprintf("%d texts that do", len(doubts))
	if len(doubts) == 1 {
		texts = "1 text that does"
	}
	fmt.Fprintf(w, "  its name stands in %s not prove that it is meant, newest first\n", texts)
	for _, d := range doubts {
		fmt.Fprintf(w, "    %s  “%s” in “%s”\n      %s\n      %s\n", dateOf(d.PublishedAt), publish.OneLine(d.Name), publish.OneLine(d.Title), publish.OneLine(d.Why), publish.OneLine(d.URL))
	}
}

// explainSignals shows the news of others that concerns the prospect.
func explainSignals(w io.Writer, signals []data.Signal, names outlets) {
	if len(signals) == 0 {
		return
	}
	fmt.Fprintln(w, "  news of others that concerns it, newest first")
	for _, s := range signals {
		fmt.Fprintf(w, "    %s  %s (%s: “%s”), %s, in %s; %s\n", dateOf(s.Day()), publish.OneLine(s.About), relationWord(s.Relation), publish.OneLine(s.Term),
			strings.Join(nonEmpty(eventWord(s.Type), string(s.Status)), ", "), publish.OneLine(names.name(s.URL)), quality(s.Event))
		fmt.Fprintf(w, "      “%s”\n      %s\n", publish.OneLine(s.Evidence.Quote), publish.OneLine(s.URL))
	}
}

// explainHomework shows what the prospect's own site says of it.
func explainHomework(w io.Writer, p *data.Profile) {
	if p == nil {
		return
	}
	fmt.Fprintf(w, "  its own site, read %s\n", dateOf(p.ObservedAt))
	fact := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "    %-12s %s\n", name, publish.OneLine(value))
		}
	}
	fact("says", p.Description)
	fact("address", p.Address)
	fact("telephone", p.Phone)
	fact("industry", p.Industry)
	fact("employees", countOf(p.Employees))
	fact("founded", countOf(p.Founded))
	for _, l := range p.Links {
		fact(l.Kind, l.URL)
	}
}

func countOf(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// quality says how far an event can be used.
func quality(e data.Event) string {
	parts := []string{fmt.Sprintf("true in %.0f of 100 such cases", 100*e.Confidence)}
	if !e.Listable {
		parts = append(parts, "not good enough for a row")
	}
	parts = append(parts, nonEmpty(noveltyWords[e.Novelty])...)
	if !e.Live() {
		parts = append(parts, strings.Join(nonEmpty("withdrawn "+dateOf(e.WithdrawnAt), e.WithdrawnWhy), ": "))
	}
	return strings.Join(parts, ", ")
}

func line(w io.Writer, name, text string) {
	if text != "" {
		fmt.Fprintf(w, "  %-12s %s\n", name, publish.OneLine(text))
	}
}

func dateOf(t time.Time) string {
	if t.IsZero() {
		return "undated"
	}
	return t.Format(time.DateOnly)
}

func nonEmpty(parts ...string) []string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}
