package publish

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// TextOptions say how WriteText writes.
type TextOptions struct {
	Width int    // columns; 0 means 80, fewer than 16 are taken for 16
	Color bool   // ANSI colours
	Links bool   // sources as terminal links (OSC 8) instead of printed addresses
	Rep   string // id of the only rep to show; empty for all
}

// leastWidth is the narrowest terminal for which lines are broken.
const leastWidth = 16

const (
	bold   = "1"
	dim    = "2"
	yellow = "33"
)

// WriteText writes a list for the terminal: the calls of each rep, then how
// many are held back and why. A rep that is not of the list is an
// *UnknownRepError.
func WriteText(w io.Writer, s Sheet, o TextOptions) error {
	reps, err := chosenReps(s, o.Rep)
	if err != nil {
		return err
	}
	if o.Width == 0 {
		o.Width = 80
	}
	out := bufio.NewWriter(w)
	t := terminal{out, max(o.Width, leastWidth), o}
	t.heading(s)
	for _, r := range reps {
		t.rep(s, r)
	}
	t.heldBack(s)
	return out.Flush()
}

func chosenReps(s Sheet, id string) ([]Rep, error) {
	if id == "" {
		return s.Reps, nil
	}
	var known []string
	for _, r := range s.Reps {
		if r.ID == id {
			return []Rep{r}, nil
		}
		known = append(known, OneLine(r.ID))
	}
	return nil, &UnknownRepError{ID: id, Known: known}
}

// UnknownRepError says that a list has no such rep.
type UnknownRepError struct {
	ID    string
	Known []string // the reps that it has
}

// Error names the reps that the list has.
func (e *UnknownRepError) Error() string {
	return fmt.Sprintf("there is no rep %q on this list; it has %s", e.ID, strings.Join(e.Known, ", "))
}

// terminal writes lines that fit its width.
type terminal struct {
	out   *bufio.Writer
	width int
	TextOptions
}

func (t terminal) heading(s Sheet) {
	t.lines("", "", bold, "Call list, "+longDay(s.ListDate))
	t.lines("", "", dim, fmt.Sprintf("%d to call, %d held back, as of %s", len(s.Calls), len(s.HeldBack)+s.Suppressed, clock(s.AsOf, s.ListDate)))
	for _, d := range s.Degraded {
		t.lines("! ", "  ", yellow, "May be incomplete: "+clip(300, d))
	}
	if len(s.Calls) == 0 {
		t.lines("", "", "", "Nobody has a reason to be called today.")
	}
}

func (t terminal) rep(s Sheet, r Rep) {
	fmt.Fprintln(t.out)
	name := clip(60, r.Name)
	if id := clip(40, r.ID); id != name {
		name += " (" + id + ")"
	}
	t.lines("", "", bold, name+": "+count(r.Calls, "call", "calls"))
	for _, row := range s.Calls {
		if row.Rep == r.ID {
			t.call(row, r)
		}
	}
}

const indent = "    "

func (t terminal) call(r Row, rep Rep) {
	w := windowOf(r, rep.Timezone)
	when := strings.TrimSpace(w.From + "–" + w.Until + " " + w.Place)
	if w.Yours != "" {
		when += " (your " + w.Yours + ")"
	}
	fmt.Fprintln(t.out)
	t.twoEnds(fmt.Sprintf("%3d ", r.Rank), clip(120, r.Prospect), clip(60, r.Industry), when)
	t.lines(indent, indent, "", clip(400, r.Sentence))
	t.lines(indent, indent, "", whole(person(r), clip(40, r.Phone)))
	mark, _ := badge(r)
	t.source(joined(mark, topic(r), clip(60, r.SourceName), shortDay(r.EvidenceDate)), webLink(r.URL))
	for _, note := range []string{r.ContactNote, newContact(r), r.Spelling, r.HandedOver} {
		if note != "" {
			t.lines(indent+"> ", indent+"  ", "", clip(300, note))
		}
	}
	if r.Tact != "" {
		t.lines(indent+"! ", indent+"  ", yellow, clip(400, r.Tact))
	}
}

func person(r Row) string {
	if p := joined(clip(80, r.Contact), clip(100, r.ContactTitle), clip(40, r.Phone)); p != "" {
		return p
	}
	return "No contact known"
}

// joined puts commas between the parts that say something.
func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

func (t terminal) heldBack(s Sheet) {
	fmt.Fprintln(t.out)
	t.lines("", "", bold, fmt.Sprintf("Held back: %d", len(s.HeldBack)+s.Suppressed))
	for _, g := range byCause(s.HeldBack) {
		t.lines(fmt.Sprintf("%5d ", len(g.Prospects)), "      ", "", g.Label)
	}
	if s.Suppressed > 0 {
		t.lines(fmt.Sprintf("%5d ", s.Suppressed), "      ", "", "Suppressed")
	}
	if len(s.HeldBack) > 0 {
		t.lines("", "", dim, "callworthy explain PROSPECT says why.")
	}
}
