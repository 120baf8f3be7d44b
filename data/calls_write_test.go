package data

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var tenPast = time.Date(2026, 3, 10, 9, 10, 0, 0, time.FixedZone("CET", 3600))

func call(prospect string, at time.Time, outcome TouchOutcome) Touch {
	return Touch{ProspectID: prospect, At: at, Rep: "ann", Channel: ChannelCall, Outcome: outcome}
}

// log adds touches to a calls file with this text and returns what stands there
// after.
func logTo(t *testing.T, before string, touches ...Touch) (Logged, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "calls.csv")
	if before != "" {
		if err := os.WriteFile(path, []byte(before), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	out, err := AppendTouches(t.Context(), path, touches)
	if err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := AppendTouches(t.Context(), path, touches); err != nil || len(again.Added) > 0 {
		t.Errorf("adding them twice: %+v %v", again, err)
	}
	if twice, _ := os.ReadFile(path); !bytes.Equal(after, twice) {
		t.Errorf("the second time changed the file to\n%s", twice)
	}
	return out, string(after)
}

func TestAppendTouchesBeginsAFile(t *testing.T) {
	touch := call("p1", tenPast, TouchConversation)
	touch.Note, touch.NextStep, touch.NextStepOwner = "likes \"tea\",\r\nand plans", "send the plan", "us"
	touch.NextStepDue = time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)
	out, after := logTo(t, "", touch, touch)
	want := "prospect_id,at,timezone,rep,contact_name,channel,outcome,reason_id,verdict,next_step,next_step_due,next_step_owner,note\n" +
		"p1,2026-03-10T09:10:00+01:00,,ann,,call,conversation,,,send the plan,2026-03-20,us,\"likes \"\"tea\"\",\nand plans\"\n"
	if after != want || len(out.Added) != 1 || out.Known != 1 {
		t.Errorf("%+v\n%s", out, after)
	}
}

func TestAppendTouchesKeepsTheFileAsItsOwnerWroteIt(t *testing.T) {
	touch := call("p1", tenPast, TouchNoAnswer)
	for name, c := range map[string]struct{ before, after string }{
		"semicolons and returns": {"result;Prospect;when\r\nno answer;p9;2026-03-01T10:00:00Z", "result;Prospect;when;rep;channel\r\nno answer;p9;2026-03-01T10:00:00Z;;\r\nno_answer;p1;2026-03-10T09:10:00+01:00;ann;call\r\n"},
		"own columns":            {"mood,outcome,rep,at,prospect_id,channel\nfine,no_answer,bo,2026-03-01T10:00:00Z,p9,call\n", "mood,outcome,rep,at,prospect_id,channel\nfine,no_answer,bo,2026-03-01T10:00:00Z,p9,call\n,no_answer,ann,2026-03-10T09:10:00+01:00,p1,call\n"},
		"a broken row":           {"outcome,rep,at,prospect_id,channel\nwhat,bo,then,p9,call\n", "outcome,rep,at,prospect_id,channel\nwhat,bo,then,p9,call\nno_answer,ann,2026-03-10T09:10:00+01:00,p1,call\n"},
		"a separator line":       {"sep=;\noutcome;at;prospect_id\nno_answer;2026-03-01T10:00:00Z;p9\n", "sep=;\noutcome;at;prospect_id;rep;channel\nno_answer;2026-03-01T10:00:00Z;p9;;\nno_answer;2026-03-10T09:10:00+01:00;p1;ann;call\n"},
	} {
		if _, after := logTo(t, c.before, touch); after != c.after {
			t.Errorf("%s: %q", name, after)
		}
	}
	_, after := logTo(t, "\xff\xfeo\x00u\x00t\x00c\x00o\x00m\x00e\x00,\x00a\x00t\x00,\x00p\x00r\x00o\x00s\x00p\x00e\x00c\x00t\x00,\x00r\x00e\x00p\x00,\x00c\x00h\x00a\x00n\x00n\x00e\x00l\x00\n\x00", touch)
	if after != byteOrderMark+"outcome,at,prospect,rep,channel\nno_answer,2026-03-10T09:10:00+01:00,p1,ann,call\n" {
		t.Errorf("UTF-16 became %q", after)
	}
}

// A later line of the same call adds to it, and never contradicts it.
func TestAppendTouchesOfOneCall(t *testing.T) {
	const before = "prospect_id,at,rep,channel,outcome,verdict,note\np1,2026-03-10T08:10:00Z,ann,call,conversation,,short\np2,2026-03-10T08:10:00Z,ann,call,no_answer,,\n"
	more := call("p1", tenPast, TouchConversation)
	more.Verdict, more.Note = VerdictGood, "short, but good"
	out, after := logTo(t, before, more)
	if want := "prospect_id,at,rep,channel,outcome,verdict,note\np2,2026-03-10T08:10:00Z,ann,call,no_answer,,\np1,2026-03-10T09:10:00+01:00,ann,call,conversation,good,\"short, but good\"\n"; after != want || out.Updated != 1 {
		t.Errorf("%+v\n%s", out, after)
	}
	out, after = logTo(t, before, call("p1", tenPast, TouchVoicemail), call("p1", tenPast.Add(time.Minute), TouchVoicemail))
	if len(out.Clashes) != 1 || out.Clashes[0].Line != 2 || len(out.Added) != 1 || !strings.Contains(after, "short\n") {
		t.Errorf("%+v\n%s", out, after)
	}
	// Days without a time are no clash: two tries on one day stay two.
	day := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	if out, _ := logTo(t, before, call("p1", day, TouchVoicemail), call("p1", day, TouchNoAnswer)); len(out.Added) != 2 {
		t.Errorf("%+v", out)
	}
}

func TestAppendTouchesRefusesWhatItCannotRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "calls.csv")
	for _, text := range []string{"at,outcome\n", "prospect_id,at,outcome\np1,\"2026\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		touch := call("p1", tenPast, TouchNoAnswer)
		if _, err := AppendTouches(t.Context(), path, []Touch{touch}); err == nil {
			t.Errorf("%q: no error", text)
		}
		if after, _ := os.ReadFile(path); string(after) != text {
			t.Errorf("%q became %q", text, after)
		}
	}
}

// Many who log at once lose nothing, and leave nothing behind but the lock.
func TestManyLogAtOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "calls.csv")
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if _, err := AppendTouches(t.Context(), path, []Touch{call("p1", tenPast.Add(time.Duration(i)*time.Minute), TouchNoAnswer)}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	touches, problems := LoadTouches(path, twoProspects)
	left, _ := os.ReadDir(dir)
	if len(touches) != 20 || len(problems) > 0 || len(left) != 2 {
		t.Errorf("%d touches, %d files, %v", len(touches), len(left), problems)
	}
}

func TestAppendTouchesThroughALink(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "real.csv"), filepath.Join(dir, "calls.csv")
	if err := os.WriteFile(path, []byte("prospect_id,at,outcome,rep,channel\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("real.csv", link); err != nil {
		t.Fatal(err)
	}
	if _, err := AppendTouches(t.Context(), link, []Touch{call("p1", tenPast, TouchNoAnswer)}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone", err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("the mode became %v", info.Mode())
	}
}

// What is written is read back as the same touch, whatever people typed.
func FuzzAppendTouches(f *testing.F) {
	f.Add("prospect_id,at,outcome\n", "note", "step")
	f.Add("at;outcome;prospect\r\n", "a\r\nb\x00\"", " =1+1 ")
	f.Add("prospect_id,at,outcome,note\np1,2026-03-01T10:00:00Z,no_answer,\"open\n", "\xff", "\u2028")
	f.Fuzz(func(t *testing.T, before, note, step string) {
		path := filepath.Join(t.TempDir(), "calls.csv")
		if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
			t.Fatal(err)
		}
		old, _ := LoadTouches(path, twoProspects)
		touch := call("p1", tenPast, TouchConversation)
		touch.Note, touch.NextStep = note, step
		out, err := AppendTouches(t.Context(), path, []Touch{touch})
		if err != nil || len(out.Added) != 1 {
			return
		}
		now, _ := LoadTouches(path, twoProspects)
		found := 0
		for _, n := range now {
			if n.ID == out.Added[0].ID {
				found++
			}
		}
		if found != 1 || len(now) < len(old)+1-out.Updated {
			t.Errorf("%d of %d touches, was %d:\n%s", found, len(now), len(old), before)
		}
	})
}
