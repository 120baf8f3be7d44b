package browser

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"callworthy/pipelines/publish"
)

// callworthy runs the program that was built for the test. A degraded night is
// all right: the web of the sample world is there only while the demo runs.
func callworthy(t *testing.T, program string, arguments ...string) string {
	t.Helper()
	var errs bytes.Buffer
	cmd := exec.CommandContext(t.Context(), program, arguments...)
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 3 && arguments[0] == "nightly") {
		t.Fatalf("callworthy %q: %v\n%s%s", arguments, err, out, errs.String())
	}
	return string(out)
}

// built makes the program.
func built(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "callworthy")
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, "callworthy/cmd/callworthy").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// on is a selector inside one prospect's call.
func on(prospect, selector string) string {
	return `article.call[data-prospect="` + prospect + `"] ` + selector
}

// What a rep presses on the page is still there after a reload, leaves as
// outcomes.csv, is logged as it is, and changes the next morning's list.
func TestOutcomesChangeTheNextList(t *testing.T) {
	t.Parallel()
	chromium(t)
	program, dir := built(t), t.TempDir()
	callworthy(t, program, "demo", "--dir", dir, "--as-of", "2026-03-10")
	config, index := filepath.Join(dir, "callworthy.yaml"), filepath.Join(dir, "public", "2026-03-10", "index.html")
	b := open(t, index, view{clock: time.Date(2026, 3, 10, 10, 0, 0, 0, time.UTC)})
	b.quiet("the sample list")
	b.fits("the sample list")
	if listed := eval[int](b, `witness.all('article.call').length`); listed < 10 {
		t.Fatalf("%d calls on the sample list", listed)
	}
	who := eval[[]string](b, `witness.all('article.call[data-rep=mira]:not([data-contact=""]):not([data-reason^=touch])').map(e => e.dataset.prospect)`)
	if len(who) < 5 {
		t.Fatalf("only %q of mira have a contact and news", who)
	}
	talked, met, stopped, wrong, untrue := who[0], who[1], who[2], who[3], who[4]
	note := "=SUM(1) said \"yes\", twice;\nand “later” — ünïcode"

	b.click(on(talked, `[data-outcome=voicemail]`))
	b.click(on(talked, `[data-outcome=conversation]`)) // the second thought counts
	b.click(on(talked, `[data-verdict=good]`))
	b.enter(on(talked, `[name=note]`), note)
	b.enter(on(talked, `[name=next_step]`), "Send the plan of the night shift")
	b.fill(on(talked, `[name=next_step_due]`), "2026-03-11")
	b.click(on(met, `[data-outcome=meeting]`))
	b.click(on(stopped, `[data-outcome=do_not_call]`))
	b.click(on(wrong, `[data-outcome=no_answer]`))
	b.click(on(untrue, `summary`))
	b.click(on(untrue, `[data-verdict=false]`)) // seen before dialling
	b.click(on(who[0], `[data-done]`))

	b.look(view{clock: time.Date(2026, 3, 10, 11, 0, 0, 0, time.UTC)})
	for _, page := range []string{index, filepath.Join(filepath.Dir(index), "mira.html")} {
		b.visit(page)
		pressed := eval[int](b, `witness.all('article.call [aria-pressed=true]').length`)
		if kept := eval[string](b, `document.querySelector('`+on(talked, `[name=note]`)+`').value`); pressed != 7 || kept != note {
			t.Errorf("%s: %d buttons are pressed after a reload, want 7; the note is %q", filepath.Base(page), pressed, kept)
		}
	}
	if text := eval[string](b, `document.getElementById('outcomes-count').textContent`); text != "4 outcomes and 1 verdict" {
		t.Errorf("count of outcomes: %q", text)
	}

	file := b.download("#outcomes-download")
	if filepath.Base(file) != "outcomes.csv" {
		t.Errorf("the download is called %s", filepath.Base(file))
	}
	imported := func(file, want string) {
		t.Helper()
		if said := callworthy(t, program, "log", "--config", config, "--import", file); !strings.HasSuffix(strings.TrimSpace(said), want) {
			t.Errorf("the import says %q, want %q", said, want)
		}
	}
	imported(file, ": 4 calls logged, 1 verdict without a call logged")
	imported(file, ": 0 calls logged, 5 known already")
	imported(b.mailed(), ": 0 calls logged, 5 known already")
	b.click(on(wrong, `summary`))
	b.click(on(wrong, `[data-outcome=left_company]`)) // the receptionist rang back
	later := b.download("#outcomes-download")
	b.quiet("logging")
	replaced := filepath.Join(dir, "calls.replaced.csv")
	imported(later, ": 1 call logged, 1 corrected (what stood there is kept in "+replaced+"), 4 known already")
	imported(later, ": 0 calls logged, 5 known already")
	imported(file, ": 0 calls logged, 4 known already, 1 left out (corrected since)")
	if calls, err := os.ReadFile(filepath.Join(dir, "calls.csv")); err != nil || !strings.Contains(string(calls), strings.ReplaceAll(note, `"`, `""`)) {
		t.Errorf("the note is not in calls.csv as it was written: %v\n%s", err, calls[max(0, len(calls)-900):])
	}

	callworthy(t, program, "nightly", "--config", config, "--as-of", "2026-03-11")
	s, err := publish.ReadSheet(filepath.Join(dir, "public", "2026-03-11", "calllist.json"))
	if err != nil {
		t.Fatal(err)
	}
	if kind := kindOf(s, talked); kind != "next_step" {
		t.Errorf("%s, with whom a step was agreed, is listed for %q", talked, kind)
	}
	for prospect, want := range map[string]string{met: "resting", stopped: "stopped", wrong: "wrong_person"} {
		if cause := causeOf(s, prospect); cause != want {
			t.Errorf("%s is held back for %q, want %q; listed for %q", prospect, cause, want, kindOf(s, prospect))
		}
	}
	if !slices.ContainsFunc(s.TakenBack, func(r publish.TakenBack) bool { return r.Prospect == untrue }) {
		t.Errorf("the news of %s that was called false is not taken back: %+v", untrue, s.TakenBack)
	}
	if cause := causeOf(s, untrue); cause == "resting" || cause == "spent" {
		t.Errorf("%s, of whom a rep only said that the news is false, is held back for %q", untrue, cause)
	}
	if len(s.Calls) < 8 {
		t.Errorf("%d calls on the next list", len(s.Calls))
	}

	b.visit(index) // the next day it turns out that two buttons were pressed by mistake
	b.click(on(stopped, `[data-outcome=do_not_call]`))
	b.click(on(untrue, `[data-verdict=false]`))
	if said := b.said(); !strings.Contains(said, "3 outcomes, 2 taken back, changed since the download") {
		t.Errorf("with two taken back the bar says %q", said)
	}
	mended := b.download("#outcomes-download")
	imported(mended, ": 0 calls logged, 2 taken back (what stood there is kept in "+replaced+"), 3 known already")
	imported(mended, ": 0 calls logged, 5 known already")
	imported(later, ": 0 calls logged, 3 known already, 2 left out (corrected since)")
	callworthy(t, program, "nightly", "--config", config, "--as-of", "2026-03-12")
	if s, err = publish.ReadSheet(filepath.Join(dir, "public", "2026-03-12", "calllist.json")); err != nil {
		t.Fatal(err)
	}
	if cause := causeOf(s, stopped); kindOf(s, stopped) == "" && cause == "stopped" {
		t.Errorf("%s, whose wish was logged by mistake, is held back for %q", stopped, cause)
	}
	if slices.ContainsFunc(s.TakenBack, func(r publish.TakenBack) bool { return r.Prospect == untrue }) {
		t.Errorf("the news of %s stays withdrawn: %+v", untrue, s.TakenBack)
	}
	b.quiet("taking back")
}

// kindOf is for what kind of reason a prospect is listed; empty when it is not.
func kindOf(s publish.Sheet, prospect string) string {
	for _, c := range s.Calls {
		if c.ProspectID == prospect {
			return string(c.Kind)
		}
	}
	return ""
}

// causeOf is why a prospect is held back; empty when it is not.
func causeOf(s publish.Sheet, prospect string) string {
	for _, h := range s.HeldBack {
		if h.ProspectID == prospect {
			return string(h.Cause)
		}
	}
	return ""
}

// enter writes a text into a field as somebody who types does.
func (b *tab) enter(selector, text string) {
	b.Helper()
	b.do(chromedp.Focus(chromedp.CSS(selector)))
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.press("\r")
		}
		b.press(line)
	}
}

// fill sets a field whose keys differ from browser to browser.
func (b *tab) fill(selector, value string) {
	b.Helper()
	eval[int](b, `(e => { e.value = '`+value+`'; e.dispatchEvent(new Event('input', {bubbles: true})); e.dispatchEvent(new Event('change', {bubbles: true})); return 0 })(document.querySelector('`+selector+`'))`)
}

// download clicks something and returns the path of the file that comes of it.
func (b *tab) download(selector string) string {
	b.Helper()
	dir := b.TempDir()
	_, err := chromedp.CallBrowser(b.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID, DownloadPath: dir,
	})
	if err != nil {
		b.Fatal(err)
	}
	b.click(selector)
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(dir, "*.csv")); len(found) > 0 {
			return found[0]
		}
	}
	b.Fatalf("%s brings no file", selector)
	return ""
}

// mailed is a file with what the mail of the outcomes says: all of them, in one
// text or in several, without the columns that say nothing.
func (b *tab) mailed() string {
	b.Helper()
	const stay = `document.getElementById('outcomes-mail').addEventListener('click', e => e.preventDefault()) || 0`
	eval[int](b, stay)
	text := ""
	for range 20 {
		u, err := url.Parse(eval[string](b, `document.getElementById('outcomes-mail').href`))
		if err != nil || u.Scheme != "mailto" {
			b.Fatalf("the outcomes go to %v, %v", u, err)
		}
		body := u.Query().Get("body")
		if head, _, _ := strings.Cut(body, "\n"); strings.Contains(head, "corrected_at") || !strings.HasPrefix(head, "prospect_id,at,") {
			b.Fatalf("the mail says %q", body)
		}
		text += body
		label := eval[string](b, `document.getElementById('outcomes-mail').textContent`)
		b.click("#outcomes-mail")
		var part, of int
		if n, _ := fmt.Sscanf(label, "E-mail %d of %d", &part, &of); label == "E-mail" || n == 2 && part == of {
			path := filepath.Join(b.TempDir(), "mailed.csv")
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			return path
		}
	}
	b.Fatal("the mails have no end")
	return ""
}
