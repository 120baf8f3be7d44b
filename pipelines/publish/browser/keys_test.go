package browser

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// at is which call has the focus, from 1; 0 when none has.
func (b *tab) at() int {
	b.Helper()
	return eval[int](b, `witness.all('article.call').indexOf(document.activeElement) + 1`)
}

// shown is how many calls can be seen.
func (b *tab) shown() int {
	b.Helper()
	return eval[int](b, `witness.seen('article.call').length`)
}

func TestKeyboardWalk(t *testing.T) {
	t.Parallel()
	n := world(9)
	b := open(t, filepath.Join(published(t, n), "index.html"), view{})

	for _, step := range []struct {
		keys string
		at   int
	}{{"j", 1}, {"j", 2}, {"k", 1}, {"k", 1}, {"jj", 3}} {
		if b.press(step.keys); b.at() != step.at {
			t.Errorf("after %q the focus is on call %d, want %d", step.keys, b.at(), step.at)
		}
	}
	const isOpen = `document.activeElement.querySelector('details').open`
	if b.press("o"); !eval[bool](b, isOpen) || b.at() != 3 {
		t.Error("o does not open the details of the call")
	}
	if b.press("o"); eval[bool](b, isOpen) {
		t.Error("o does not close the details again")
	}
	if b.press(strings.Repeat("j", 12)); b.at() != 9 {
		t.Errorf("j ends on call %d, want the last", b.at())
	}

	b.press("/")
	if id := eval[string](b, "document.activeElement.id"); id != "filter" {
		t.Fatalf("/ leads to %q", id)
	}
	if b.press("halden joko"); b.shown() != 0 || eval[string](b, "document.activeElement.value") != "halden joko" {
		t.Errorf("letters typed into the filter: %q, %d calls shown", eval[string](b, "document.activeElement.value"), b.shown())
	}
	b.press(strings.Repeat(kb.Backspace, 5))
	if names := eval[string](b, `witness.seen('article.call h3').map(e => e.textContent).join()`); b.shown() != 1 || !strings.Contains(names, n.List.Calls[1].Prospect) {
		t.Errorf("the filter shows %q", names)
	}
	b.press(kb.Escape)
	if id := eval[string](b, "document.activeElement.id"); id == "filter" || b.shown() != 9 {
		t.Errorf("Escape: focus on %q, %d calls shown, want all", id, b.shown())
	}
	b.press("j")
	if b.at() == 0 {
		t.Error("j does nothing after the filter was left")
	}

	b.press("?")
	if text := eval[string](b, `witness.seen('dialog[open]').map(e => e.innerText).join()`); !strings.Contains(text, "next") {
		t.Errorf("? shows %q", text)
	}
	b.press(kb.Escape)
	if eval[int](b, `witness.seen('dialog').length`) != 0 {
		t.Error("Escape does not close the keys")
	}

	eval[int](b, `document.getElementById('rep-switch').focus(), 0`)
	b.press("B")
	if reps := eval[[]string](b, `[...new Set(witness.seen('article.call').map(e => e.dataset.rep))]`); len(reps) != 1 || reps[0] != "ben" {
		t.Errorf("after the switch to Ben calls of %q are shown", reps)
	}
	b.press(kb.Tab) // out of the switch
	eval[int](b, `document.activeElement.blur(), 0`)
	if b.press("j"); eval[string](b, "document.activeElement.dataset.rep") != "ben" {
		t.Error("j goes to a call that is not shown")
	}
	b.quiet("the walk")
}

// A call that is hidden when it is done gives its place to the next one, the last
// to the one before.
func TestDoneKeepsThePlace(t *testing.T) {
	t.Parallel()
	b := open(t, filepath.Join(published(t, world(6)), "index.html"), view{})
	b.click("#hide-done")
	eval[int](b, `document.activeElement.blur(), 0`)
	for _, step := range []struct {
		keys      string
		at, shown int
	}{{"jj", 2, 6}, {"d", 3, 5}, {"d", 4, 4}, {"k", 1, 4}, {"jjj", 6, 4}, {"d", 5, 3}} {
		if b.press(step.keys); b.at() != step.at || b.shown() != step.shown {
			t.Errorf("after %q the focus is on call %d of %d shown, want call %d of %d", step.keys, b.at(), b.shown(), step.at, step.shown)
		}
	}
	b.click("article.call:focus [data-done]")
	if b.at() != 4 || b.shown() != 2 {
		t.Errorf("after a click the focus is on call %d of %d shown, want call 4 of 2", b.at(), b.shown())
	}
	b.quiet("done and hidden")
}

// focused tells where the focus is, and what is wrong with that. The parts of a
// date field are the browser's own.
const focused = `(() => {
	const e = document.activeElement;
	if (!e || e === document.body) return {};
	const box = e.getBoundingClientRect(), style = getComputedStyle(e);
	const over = document.elementFromPoint(Math.max(box.left + Math.min(box.width, 40) / 2, 0), (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2);
	const says = e.nodeName.toLowerCase() + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim()).slice(0, 40);
	const wrong = [];
	if (box.bottom <= 0 || box.top >= innerHeight || box.width < 1 || box.height < 1) wrong.push('cannot be seen');
	else if (!over || !(over.contains(e) || e.contains(over) || over.closest('label')?.contains(e))) wrong.push('lies under ' + over?.nodeName + '.' + over?.className);
	if (style.outlineStyle === 'none' && style.boxShadow === 'none' && e.type !== 'date') wrong.push('has no ring');
	return {Place: [...document.querySelectorAll('*')].indexOf(e), Says: says, Wrong: wrong, Tel: e.matches('article.call a[href^="tel:"]')};
})()`

// stop is one element that Tab reaches.
type stop struct {
	Place int // among the elements of the page
	Says  string
	Wrong []string
	Tel   bool // a number to dial
}

// Tab goes through the page from top to bottom and is always seen.
func TestTabOrder(t *testing.T) {
	t.Parallel()
	path := filepath.Join(published(t, world(3)), "index.html")
	b := open(t, path, view{width: 1024, height: 700})
	b.click(`article.call [data-outcome=voicemail]`) // from now on the bar of outcomes stands there, and may cover nothing
	b.visit(path)
	eval[bool](b, `document.querySelector('article.call details').open = true`)
	last, numbers := stop{Place: -1}, 0
	for range 200 {
		b.press(kb.Tab)
		s := eval[stop](b, focused)
		if s.Place == 0 {
			break // at the end
		}
		if s.Place < last.Place {
			t.Fatalf("Tab goes back from %q to %q", last.Says, s.Says)
		}
		if len(s.Wrong) > 0 {
			t.Errorf("%q %q", s.Says, s.Wrong)
		}
		if s.Tel {
			numbers++
		}
		last = s
	}
	if numbers != 3 {
		t.Errorf("Tab reaches %d numbers, want 3", numbers)
	}
}
