package data

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// importDesk is a calls file into which downloads of the page are imported.
type importDesk struct {
	*testing.T
	calls string
}

func newDesk(t *testing.T) importDesk {
	return importDesk{t, filepath.Join(t.TempDir(), "calls.csv")}
}

// take imports rows "at rep channel outcome reason verdict note corrected_at" of one
// prospect, and tells what became of them: added, updated, corrected, known, outdated,
// clashes.
func (d importDesk) take(rows ...string) string {
	d.Helper()
	file := filepath.Join(filepath.Dir(d.calls), "outcomes.csv")
	text := "prospect_id,at,rep,channel,outcome,reason_id,verdict,note,corrected_at\n"
	for _, r := range rows {
		text += "901," + r + "\n"
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		d.Fatal(err)
	}
	im, problems := ReadImport(file, importing)
	out, err := AppendTouches(d.Context(), d.calls, im.Touches)
	if err != nil || len(problems) > 0 {
		d.Fatal(err, problems)
	}
	return fmt.Sprint(len(out.Added), out.Updated, out.Corrected, out.Known, out.Outdated, len(out.Clashes))
}

// holds is what stands in a file, in order of time: outcome, verdict and note.
func (d importDesk) holds(path string) string {
	d.Helper()
	touches, problems := LoadTouches(path, importing.Prospects)
	if len(problems) > 0 && !errors.Is(problems, os.ErrNotExist) {
		d.Fatal(problems)
	}
	var out []string
	for _, t := range touches {
		out = append(out, strings.Trim(fmt.Sprintf("%s/%s/%s", t.Outcome, t.Verdict, t.Note), "/"))
	}
	return strings.Join(out, " ")
}

func TestALaterWordOnACallTakesItsPlace(t *testing.T) {
	const (
		first  = "2026-03-10T09:10:07+01:00,ann,call,no_answer,s1:a,,,"
		second = "2026-03-10T09:10:07+01:00,ann,voicemail,voicemail,s1:a,,half a minute,2026-03-10T09:30:00+01:00"
		third  = "2026-03-10T09:10:07+01:00,ann,call,conversation,s1:a,good,,2026-03-10T11:00:00+01:00"
	)
	d := newDesk(t)
	for _, step := range []struct{ row, want, holds string }{
		{first, "1 0 0 0 0 0", "no_answer"},
		{second, "1 0 1 0 0 0", "voicemail//half a minute"},
		{second, "0 0 0 1 0 0", "voicemail//half a minute"},
		{first, "0 0 0 0 1 0", "voicemail//half a minute"}, // the older download after the newer one
		{third, "1 0 1 0 0 0", "conversation/good"},
		{second, "0 0 0 0 1 0", "conversation/good"},
		{strings.Replace(third, "good", "weak", 1), "0 0 0 0 0 1", "conversation/good"}, // nobody knows which is the later
	} {
		if got := d.take(step.row); got != step.want || d.holds(d.calls) != step.holds {
			t.Errorf("%s: %s, want %s; the file holds %s", step.row, got, step.want, d.holds(d.calls))
		}
	}
	if kept := d.holds(ReplacedFile(d.calls)); kept != "no_answer voicemail//half a minute" {
		t.Errorf("of what was corrected is kept: %s", kept)
	}
	// Whatever the order of the files, and all in one, the last word stands.
	rows := []string{first, second, third}
	for _, order := range [][]int{{2, 1, 0}, {1, 0, 2}, {0, 2, 1}, {1, 2, 0}, {2, 0, 1}} {
		d, whole := newDesk(t), newDesk(t)
		all := []string{}
		for _, i := range order {
			d.take(rows[i])
			all = append(all, rows[i])
		}
		whole.take(all...)
		if d.holds(d.calls) != "conversation/good" || whole.holds(whole.calls) != "conversation/good" {
			t.Errorf("order %v: %s; at once: %s", order, d.holds(d.calls), whole.holds(whole.calls))
		}
	}
	// Corrected back to what it said at first, it stays so.
	d = newDesk(t)
	if d.take(first); d.take(strings.TrimSuffix(first, ",")+",2026-03-10T12:00:00+01:00") != "0 0 0 1 0 0" || d.take(second) != "0 0 0 0 1 0" || d.holds(d.calls) != "no_answer" {
		t.Errorf("corrected back, the file holds %s", d.holds(d.calls))
	}
}

// A verdict needs no call, counts once, and goes up in the call that repeats it.
func TestAVerdictAlone(t *testing.T) {
	const (
		alone  = "2026-03-10T08:00:09+01:00,ann,call,,s1:a,false,no such firm,"
		later  = "2026-03-11T08:00:00+01:00,ann,,,s1:b,weak,,"
		called = "2026-03-10T10:00:00+01:00,ann,call,conversation,s1:a,false,no such firm,2026-03-10T10:00:00+01:00"
		other  = "2026-03-10T10:00:00+01:00,ann,call,conversation,s1:a,,,"
	)
	d := newDesk(t)
	if got := d.take(alone, later); got != "2 0 0 0 0 0" || d.holds(d.calls) != "false/no such firm weak" {
		t.Errorf("%s: %s", got, d.holds(d.calls))
	}
	touches, _ := LoadTouches(d.calls, importing.Prospects)
	if touches[0].Tried() || touches[0].Channel != "" || touches[0].HasStep() {
		t.Errorf("a verdict alone is read as %+v", touches[0])
	}
	if got := d.take(alone); got != "0 0 0 1 0 0" {
		t.Errorf("again: %s", got)
	}
	if got := d.take(called); got != "1 1 0 0 0 0" || d.holds(d.calls) != "conversation/false/no such firm weak" {
		t.Errorf("the call: %s: %s", got, d.holds(d.calls))
	}
	if got := d.take(alone); got != "0 0 0 1 0 0" {
		t.Errorf("the verdict after the call: %s", got)
	}
	d = newDesk(t)
	if d.take(alone); d.take(other) != "1 0 0 0 0 0" || d.holds(d.calls) != "false/no such firm conversation" {
		t.Errorf("a call that says nothing of the reason: %s", d.holds(d.calls))
	}
	if d.take("2026-03-12T08:00:00+01:00,ann,,,s1:a,good,,"); d.holds(d.calls) != "conversation good" {
		t.Errorf("another verdict on another day: %s", d.holds(d.calls))
	}
}

func TestAVerdictAloneNeedsItsReason(t *testing.T) {
	cells := map[string]string{"prospect_id": "p1", "at": "2026-03-10T08:00:00Z", "verdict": "false", "reason_id": "s1:a", "note": "of another firm"}
	if _, err := NewTouch(cells); err != nil {
		t.Error(err)
	}
	for column, want := range map[string]string{"reason_id": "no reason_id that it speaks of", "verdict": "no outcome", "next_step": "a next step and no outcome"} {
		with := map[string]string{"next_step": ""}
		for k, v := range cells {
			with[k] = v
		}
		if with[column] = ""; column == "next_step" {
			with[column] = "find the right firm"
		}
		if _, err := NewTouch(with); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", column, err)
		}
	}
}

// What is taken back goes, in whichever order the files come, and an older file does
// not bring it back; what is said after that counts.
func TestWhatIsTakenBackStaysAway(t *testing.T) {
	const (
		called = "2026-03-10T09:10:07+01:00,ann,call,do_not_call,s1:a,good,by mistake,"
		judged = "2026-03-10T09:20:08+01:00,ann,,,s2:a,false,,"
		back   = "2026-03-10T09:10:07+01:00,ann,,,s1:a,,,2026-03-10T09:40:00+01:00"
		right  = "2026-03-10T09:20:08+01:00,ann,,,s2:a,,,2026-03-10T09:41:00+01:00"
		again  = "2026-03-10T09:10:07+01:00,ann,voicemail,voicemail,s1:a,,,2026-03-10T10:00:00+01:00"
	)
	d := newDesk(t)
	for _, step := range []struct{ rows, want, holds string }{
		{called + "\n901," + judged, "2 0 0 0 0 0", "do_not_call/good/by mistake false"},
		{back + "\n901," + right, "2 0 0 0 0 0", ""},
		{back + "\n901," + right, "0 0 0 2 0 0", ""},
		{called + "\n901," + judged, "0 0 0 0 2 0", ""},
		{again, "1 0 0 0 0 0", "voicemail"},
		{back, "0 0 0 0 1 0", "voicemail"},
		{called, "0 0 0 0 1 0", "voicemail"},
		{strings.Replace(back, "T09:40", "T11:00", 1), "1 0 0 0 0 0", ""},
		{again, "0 0 0 0 1 0", ""},
	} {
		if got := d.take(step.rows); got != step.want || d.holds(d.calls) != step.holds {
			t.Errorf("%s: %s, want %s; the file holds %q", step.rows, got, step.want, d.holds(d.calls))
		}
	}
	if kept := d.holds(ReplacedFile(d.calls)); kept != "do_not_call/good/by mistake voicemail false" {
		t.Errorf("of what was taken back is kept: %s", kept)
	}
	rows := []string{called, judged, back, right}
	for _, order := range [][]int{{3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}, {0, 2, 1, 3}} {
		d, whole, all := newDesk(t), newDesk(t), []string{}
		for _, i := range order {
			d.take(rows[i])
			all = append(all, rows[i])
		}
		if whole.take(all...); d.holds(d.calls) != "" || whole.holds(whole.calls) != "" {
			t.Errorf("order %v: %q; at once: %q", order, d.holds(d.calls), whole.holds(whole.calls))
		}
		if d.take(again); d.holds(d.calls) != "voicemail" {
			t.Errorf("order %v, and then a call: %q", order, d.holds(d.calls))
		}
	}
	// A verdict that went up in its call does not come back when the call is taken back.
	d = newDesk(t)
	alone := "2026-03-10T08:00:09+01:00,ann,,,s1:a,good,,"
	d.take(alone)
	d.take(called)
	if d.take(back); d.take(alone) != "0 0 0 0 1 0" || d.holds(d.calls) != "" {
		t.Errorf("the verdict before the call: %q", d.holds(d.calls))
	}
}

// A row that says nothing is a mistake, unless it says that it takes back, and when.
func TestARowThatSaysNothing(t *testing.T) {
	cells := map[string]string{"prospect_id": "p1", "at": "2026-03-10T08:00:00Z"}
	if _, err := NewTouch(cells); err == nil || !strings.Contains(err.Error(), "no outcome") {
		t.Error(err)
	}
	cells["corrected_at"] = "2026-03-10T09:00:00Z"
	if touch, err := NewTouch(cells); err != nil || !touch.TakenBack() {
		t.Error(touch, err)
	}
}

// Whatever is corrected, and in whichever order files come, the same lines stand at
// the end, and the same file again changes nothing.
func TestImportsInAnyOrderEndAlike(t *testing.T) {
	at := func(minute int) string {
		return time.Date(2026, 3, 10, 9, minute, 5, 0, time.UTC).Format(time.RFC3339)
	}
	files := []string{
		at(1) + ",ann,,,s1:a,false,,",
		at(9) + ",ann,call,no_answer,s1:a,false,," + at(9),
		at(9) + ",ann,call,conversation,s1:a,good,," + at(20),
		at(1) + ",bo,,,s1:a,weak,,",
		at(30) + ",ann,,,s2:a,old,,",
		at(30) + ",ann,,,s2:a,weak,," + at(40),
	}
	want := ""
	for shift := range 720 {
		order, left, n := []string{}, slices.Clone(files), shift
		for len(left) > 0 {
			i := n % len(left)
			n /= len(left)
			order, left = append(order, left[i]), slices.Delete(left, i, i+1)
		}
		if shift%29 != 0 {
			continue
		}
		d := newDesk(t)
		for _, row := range order {
			d.take(row)
		}
		got := d.holds(d.calls)
		if want == "" {
			want = got
		}
		if got != want || want != "weak conversation/good weak" {
			t.Fatalf("%q: %s, else %s", order, got, want)
		}
		for _, row := range files {
			d.take(row)
		}
		if again := d.holds(d.calls); again != want {
			t.Fatalf("again: %s", again)
		}
	}
}
