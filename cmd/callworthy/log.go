package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/pipelines/publish"
)

// logCmd keeps what came of calls. It touches CSV files alone, never the store,
// so it works while a night runs.
type logCmd struct {
	Prospect string `arg:"" optional:"" help:"Id or name of the prospect. Without one, on a terminal, everything is asked for."`
	Outcome  string `arg:"" optional:"" help:"no_answer, voicemail, gatekeeper, conversation, meeting, wrong_person, left_company, do_not_call or not_interested. None where a --verdict is given without a call."`

	At       string `help:"When: RFC 3339, \"2026-03-31 14:05\" or 14:05, in the rep's time. Default: now." placeholder:"T"`
	Rep      string `help:"Who called. Default: whose list the prospect is on, or its owner." placeholder:"ID"`
	Contact  string `help:"Who was tried. Default: the contact of the list." placeholder:"NAME"`
	Channel  string `help:"call, voicemail or email. Default: as the outcome says." placeholder:"WORD"`
	Reason   string `help:"The reason_id that was used, or none. Default: that of the latest list." placeholder:"ID"`
	Verdict  string `help:"What the reason was worth: good, weak, old, wrong_company or false." placeholder:"WORD"`
	NextStep string `help:"What was agreed." placeholder:"TEXT"`
	Due      string `help:"Day on which it is due." placeholder:"DATE"`
	Owner    string `help:"Who owes it: us or them. Default: us." placeholder:"WORD"`
	Note     string `help:"What to remember." placeholder:"TEXT"`
	Correct  bool   `help:"Take the place of what was logged of this call, at the same --at."`

	Import   []string `help:"Log every call of a CSV file: callworthy's own columns, or an export of Salesforce activities or HubSpot calls." placeholder:"FILE" sep:"none"`
	Timezone string   `help:"With --import: zone of times without one. Default: the rep's." placeholder:"ZONE"`
	Dates    string   `help:"With --import: how 3/4/2026 is read, mdy or dmy. Default: seen from the file." placeholder:"ORDER" enum:",mdy,dmy" default:""`
}

// desk is what logging works with.
type desk struct {
	cfg       data.Config
	prospects []data.Prospect
	finder    *data.ProspectFinder
}

func (l *logCmd) Run(ctx context.Context, c *cli, s streams) error {
	d, err := openDesk(c.Config)
	if err != nil {
		return err
	}
	switch {
	case len(l.Import) > 0 && l.Prospect != "":
		return usageError("either a prospect or --import, not both")
	case l.Prospect == "" && len(l.Import) == 0:
		if !isTerminal(os.Stdin) {
			return usageError("say which prospect and how it ended, as in: callworthy log P1 voicemail; or give a file with --import")
		}
		if err := l.ask(ctx, d, os.Stdin, s.err, time.Now()); errors.Is(err, context.Canceled) {
			s.complain("interrupted: nothing was logged")
			return coded(exitNothing)
		} else if err != nil {
			return err
		}
	}
	if err := d.takeUp(ctx, s); err != nil {
		return err
	}
	if len(l.Import) > 0 {
		return l.importAll(ctx, d, s)
	}
	return l.one(ctx, d, s)
}

// openDesk reads what logging must know: reps, prospects, and where the calls
// file is.
func openDesk(config string) (desk, error) {
	cfg, problems := data.LoadConfig(config)
	d := desk{cfg: cfg}
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return d, fatal
	}
	if cfg.Calls == "" {
		return d, usageError(fmt.Sprintf("%s names no calls file: add a line such as `calls: calls.csv`", config))
	}
	d.prospects, problems = data.LoadProspects(cfg.Prospects)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return d, fatal
	}
	data.AssignOwners(d.prospects, cfg.Reps, cfg.Prospects)
	d.finder = data.NewProspectFinder(d.prospects)
	return d, nil
}

// takeUp logs what was kept aside and is known by now.
func (d desk) takeUp(ctx context.Context, s streams) error {
	logged, waiting, err := data.TakeUp(ctx, d.cfg.Calls, d.finder)
	if n := len(logged.Added) - logged.TakenBack; n > 0 {
		s.note(count(n, "call") + " of prospects that were unknown before: logged")
	}
	if waiting > 0 {
		s.note(fmt.Sprintf("%s of unknown prospects in %s: add them to the prospects file", count(waiting, "call"), data.AsideFile(d.cfg.Calls)))
	}
	return err
}

// one logs a single call.
func (l *logCmd) one(ctx context.Context, d desk, s streams) error {
	t, err := l.touch(d, time.Now())
	if err != nil {
		return err
	}
	logged, err := data.AppendTouches(ctx, d.cfg.Calls, []data.Touch{t})
	if err != nil {
		return err
	}
	switch {
	case len(logged.Clashes) > 0:
		return usageError(clash(d.cfg.Calls, logged.Clashes[0]) + ", or log it once more with --correct")
	case logged.Known > 0:
		fmt.Fprintln(s.out, "known already:", d.said(t))
	case logged.Outdated > 0:
		fmt.Fprintln(s.out, "corrected since, so nothing was logged:", d.said(t))
		return nil
	case logged.Corrected > 0:
		fmt.Fprintln(s.out, "corrected:", d.said(t))
		s.note("What stood there is kept in " + data.ReplacedFile(d.cfg.Calls) + ".")
	default:
		fmt.Fprintln(s.out, "logged:", d.said(t))
	}
	if t.Verdict == data.VerdictFalse || t.Verdict == data.VerdictWrongCompany {
		s.note("The next night takes this reason from everybody's list. To undo that, mend the verdict in " + d.cfg.Calls + ".")
	}
	return nil
}

func clash(file string, c data.Clash) string {
	where := "another line of the same import"
	if c.Line > 0 {
		where = fmt.Sprintf("%s:%d", file, c.Line)
	}
	return fmt.Sprintf("%s says otherwise of this call (%s by %s at %s): mend the line there", where, c.Touch.ProspectID, orNobody(c.Touch.Rep), c.Touch.At.Format("2006-01-02 15:04"))
}

func orNobody(rep string) string {
	if rep == "" {
		return "nobody named"
	}
	return rep
}

// said tells a touch in one line.
func (d desk) said(t data.Touch) string {
	what := string(t.Outcome)
	if !t.Tried() {
		what = "no call, the reason is " + string(t.Verdict)
	}
	parts := []string{d.prospect(t.ProspectID).Name, strings.ReplaceAll(what, "_", " "), t.At.Format("Monday 2 January 2006 15:04")}
	if t.Rep != "" {
		parts = append(parts, "by "+t.Rep)
	}
	if t.ReasonID != "" {
		parts = append(parts, "reason "+t.ReasonID)
	} else {
		parts = append(parts, "no reason named")
	}
	for i := range parts {
		parts[i] = publish.OneLine(parts[i])
	}
	return strings.Join(parts, ", ")
}

func (d desk) prospect(id string) data.Prospect {
	for _, p := range d.prospects {
		if p.ID == id {
			return p
		}
	}
	return data.Prospect{}
}

// listedFor is how many days after its morning a list still tells what a call
// was about.
const listedFor = 3

// listed is the row of the latest list that a call at this moment was made from;
// false when there is none.
func (d desk) listed(prospect string, at time.Time) (publish.Row, bool) {
	for _, r := range d.list(at) {
		if r.ProspectID == prospect {
			return r, true
		}
	}
	return publish.Row{}, false
}

// list is the rows of the latest list, if it is the one that calls of this moment
// are made from.
func (d desk) list(at time.Time) []publish.Row {
	folder, err := publish.Latest(d.cfg.Publish)
	if err != nil {
		return nil
	}
	sheet, err := publish.ReadSheet(filepath.Join(folder, "calllist.json"))
	if err != nil {
		return nil
	}
	day := at.Format(time.DateOnly)
	first, err := time.Parse(time.DateOnly, sheet.ListDate)
	if err != nil || day < sheet.ListDate || day > first.AddDate(0, 0, listedFor).Format(time.DateOnly) {
		return nil
	}
	if sheet, err = silenced(d.cfg, sheet); err != nil {
		return nil
	}
	return sheet.Calls
}

// importAll logs files.
func (l *logCmd) importAll(ctx context.Context, d desk, s streams) error {
	o := data.ImportOptions{Prospects: d.prospects, Reps: d.cfg.Reps, Timezone: l.Timezone, Dates: l.Dates}
	whole := true
	for _, file := range l.Import {
		im, problems := data.ReadImport(file, o)
		if fatal := problems.Fatal(); len(fatal) > 0 {
			return fatal
		}
		logged, err := data.AppendTouches(ctx, d.cfg.Calls, im.Touches)
		if err := errors.Join(err, data.KeepAside(ctx, d.cfg.Calls, im.Unknown)); err != nil {
			return err
		}
		for _, p := range problems {
			s.complain(p.String())
		}
		clashes := map[int]string{}
		for _, c := range logged.Clashes {
			clashes[c.Touch.Line] = clash(d.cfg.Calls, c)
			s.complain(fmt.Sprintf("%s:%d: %s", file, c.Touch.Line, clashes[c.Touch.Line]))
		}
		rejected, n, err := im.KeepRejected(ctx, d.cfg.Calls, file, clashes)
		if err != nil {
			return err
		}
		d.tellFound(s, file, im.ByPerson)
		fmt.Fprintln(s.out, d.summary(file, im, logged, n))
		if n > 0 {
			s.note(fmt.Sprintf("The rejected rows are in %s, each with its reason in the last column: mend them there and import that file.", rejected))
		}
		whole = whole && len(problems) == 0 && len(logged.Clashes) == 0
	}
	if !whole {
		return coded(exitDegraded)
	}
	return nil
}

// tellFound names the rows whose prospect was found by the person tried.
func (d desk) tellFound(s streams, file string, found []data.Whom) {
	for i, w := range found {
		if i == namedLines {
			s.note(fmt.Sprintf("%s: and %d more rows like these", file, len(found)-i))
			return
		}
		company := "no company is named"
		if w.Called != "" {
			company = fmt.Sprintf("company %q is not known", w.Called)
		}
		s.note(publish.OneLine(fmt.Sprintf("%s:%d: %s: taken for %s, where %s is known", file, w.Line, company, d.prospect(w.ProspectID).Name, w.By)))
	}
}

// summary says in one line what became of a file.
func (d desk) summary(file string, im data.Import, logged data.Logged, rejected int) string {
	alone := 0
	for _, t := range logged.Added {
		if !t.Tried() && !t.TakenBack() {
			alone++
		}
	}
	parts := []string{count(len(logged.Added)-alone-logged.TakenBack, "call") + " logged"}
	if alone > 0 {
		parts = append(parts, count(alone, "verdict")+" without a call logged")
	}
	if logged.Updated > 0 {
		parts = append(parts, fmt.Sprintf("%d of them with more than was known", logged.Updated))
	}
	if logged.Corrected > 0 {
		parts = append(parts, fmt.Sprintf("%d corrected (what stood there is kept in %s)", logged.Corrected, data.ReplacedFile(d.cfg.Calls)))
	}
	if logged.TakenBack > 0 {
		parts = append(parts, fmt.Sprintf("%d taken back (what stood there is kept in %s)", logged.TakenBack, data.ReplacedFile(d.cfg.Calls)))
	}
	if logged.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known already", logged.Known))
	}
	if logged.Outdated > 0 {
		parts = append(parts, fmt.Sprintf("%d left out (corrected since)", logged.Outdated))
	}
	if n := len(im.Unknown); n > 0 {
		parts = append(parts, fmt.Sprintf("%d of unknown prospects kept in %s", n, data.AsideFile(d.cfg.Calls)))
	}
	if rejected > 0 {
		parts = append(parts, count(rejected, "row")+" rejected")
	}
	for _, what := range sortedKeys(im.Skipped) {
		parts = append(parts, fmt.Sprintf("%d left out (%s)", im.Skipped[what], what))
	}
	if im.DayOnly > 0 {
		parts = append(parts, fmt.Sprintf("%d without a time of day", im.DayOnly))
	}
	return fmt.Sprintf("%s (%s): %s", file, im.From, strings.Join(parts, ", "))
}
