package browser

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

// fits holds that the page is no wider than the window.
func (b *tab) fits(what string) {
	b.Helper()
	wide := eval[[]string](b, `(() => {
		const room = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth) return [];
		const out = ['page ' + document.documentElement.scrollWidth + ' in ' + innerWidth];
		for (const e of document.querySelectorAll('body *')) if (e.getBoundingClientRect().right > room + 1) out.push(e.nodeName + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40));
		return out.slice(0, 6);
	})()`)
	if len(wide) > 0 {
		b.Errorf("%s is too wide: %q", what, wide)
	}
}

// unseen is a shift (Layout Instability, where 0.1 is still called good) of a fraction of
// a pixel: a slow machine draws a table before its last row is read.
const unseen = 0.001

// still holds that nothing moved while the page came up.
func (b *tab) still(what string) {
	b.Helper()
	if shift := eval[float64](b, "witness.shift"); shift > unseen {
		b.Errorf("%s: the layout shifted by %.4f: %q", what, shift, eval[[]string](b, "witness.moved"))
	}
}

// The pages come up on a phone, a tablet and a desk without moving, and fit, also
// in the dark and enlarged: 640 and 320 pixels are a desk at 200 and 400 %.
func TestLayout(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	folder := published(t, world(9))
	for _, name := range []string{"index.html", "ben.html", "managers.html"} {
		for _, width := range []int{360, 768, 1440} {
			b.look(view{width: width})
			b.visit(filepath.Join(folder, name))
			b.still(fmt.Sprintf("%s at %d", name, width))
		}
		for _, open := range []bool{false, true} {
			eval[int](b, fmt.Sprintf(`witness.all('details').forEach(d => { d.open = %v }), 0`, open))
			for _, v := range []view{{width: 1440, dark: true}, {width: 768}, {width: 640, scale: 2}, {width: 360}, {width: 360, dark: true}, {width: 320, scale: 4}} {
				b.look(v)
				b.fits(fmt.Sprintf("%s at %d (dark %v, open %v)", name, v.width, v.dark, open))
			}
		}
	}
	b.quiet("layout")
}

// A long name beside the link to a rep's own page takes no room from the first call.
func TestFirstCallIsAsWideAsTheOthers(t *testing.T) {
	t.Parallel()
	n := world(9)
	n.List.Reps = slices.Clone(reps)
	for i, name := range []string{"Maximilian Hohenberg", "Mira Adler", "Anna-Katharina Freifrau von Hohenberg"} {
		n.List.Reps[i].Name = name
	}
	path := filepath.Join(published(t, n), "index.html")
	b := newTab(t)
	for _, width := range []int{320, 360, 414} {
		b.look(view{width: width})
		b.visit(path)
		if wide := eval[[]int](b, `[...new Set(witness.seen('article.call').map(e => Math.round(e.getBoundingClientRect().width)))]`); len(wide) != 1 {
			t.Errorf("at %d the calls are %d wide", width, wide)
		}
	}
}

// Without scripts the page shows all there is, and nothing that needs one.
func TestWithoutScripts(t *testing.T) {
	t.Parallel()
	n := world(6)
	b := open(t, filepath.Join(published(t, n), "index.html"), view{noScript: true})
	b.quiet("without scripts")
	seen := eval[string](b, "document.body.innerText")
	whole := eval[string](b, "document.body.textContent")
	for _, c := range n.List.Calls {
		for _, text := range []string{c.Prospect, c.Contact, c.Reason.Sentence} {
			if !strings.Contains(seen, text) {
				t.Errorf("call %d: %q cannot be seen", c.Rank, text)
			}
		}
		if !strings.Contains(whole, c.Reason.Evidence) || !strings.Contains(whole, c.Reason.Question) {
			t.Errorf("call %d: quote or question is missing", c.Rank)
		}
	}
	if got, want := eval[int](b, `[...document.querySelectorAll('article.call a[href^="tel:"]')].filter(e => e.checkVisibility() && /\d{3}/.test(e.innerText)).length`), withPhone(n.List.Calls); got != want {
		t.Errorf("%d numbers to dial, want %d", got, want)
	}
	b.click("article.call summary")
	if !eval[bool](b, `document.querySelector('article.call details').open && document.querySelector('article.call blockquote').checkVisibility()`) {
		t.Error("the details do not open")
	}
	if dead := eval[[]string](b, `[...document.querySelectorAll('button, input, select, textarea')].filter(e => e.checkVisibility()).map(e => e.outerHTML.slice(0, 80))`); len(dead) > 0 {
		t.Errorf("controls that do nothing are shown: %q", dead)
	}
}

func withPhone(calls []data.Call) int {
	n := 0
	for _, c := range calls {
		if c.Phone != "" {
			n++
		}
	}
	return n
}

// The filter says what it is, at any width: a hint that does not fit stands
// aside for the label.
func TestFilterIsLabelled(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	folder := published(t, world(6))
	const cut = `(field => {
		const inside = field.getBoundingClientRect(), style = getComputedStyle(field), pen = document.createElement('canvas').getContext('2d');
		pen.font = style.font;
		const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
		const hint = getComputedStyle(field, '::placeholder').opacity !== '0' && pen.measureText(field.placeholder).width;
		const label = field.labels[0].querySelector('span').getBoundingClientRect();
		if (hint) return hint > room ? 'the hint is ' + hint + ' wide in ' + room : '';
		return label.width < 20 || label.right > inside.right || label.bottom > inside.bottom || label.top < inside.top ? 'neither hint nor label' : '';
	})(document.getElementById('filter'))`
	for _, name := range []string{"index.html", "ben.html"} {
		for _, width := range []int{320, 360, 414, 768, 1440} {
			b.look(view{width: width})
			b.visit(filepath.Join(folder, name))
			if wrong := eval[string](b, cut); wrong != "" {
				t.Errorf("%s at %d: %s", name, width, wrong)
			}
		}
	}
}

// Whoever logs a call on a phone has every field that a desk has.
func TestPhoneLogsAsMuch(t *testing.T) {
	t.Parallel()
	path := filepath.Join(published(t, world(3)), "index.html")
	b := open(t, path, view{})
	const controls = `witness.seen('article.call:has([data-outcome=meeting][aria-pressed=true]) .log :is(button, input, textarea, select)').map(e => e.name || e.innerText)`
	b.click("article.call [data-outcome=meeting]")
	desk := eval[[]string](b, controls)
	b.look(view{width: 360})
	b.visit(path)
	if phone := eval[[]string](b, controls); !slices.Equal(phone, desk) || !slices.Contains(phone, "note") {
		t.Errorf("a phone logs with %q\na desk with %q", phone, desk)
	}
}
