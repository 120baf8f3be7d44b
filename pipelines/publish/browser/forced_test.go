package browser

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// Where the system forces its few colours, as Windows does for high contrast, what
// is pressed can still be told from what is not, boxes keep an edge, and marks of
// a chart their colours.
func TestForcedColors(t *testing.T) {
	t.Parallel()
	folder := published(t, world(6))
	b := newTab(t)
	for _, dark := range []bool{false, true} {
		b.look(view{forced: true, dark: dark})
		b.visit(filepath.Join(folder, "index.html"))
		if !eval[bool](b, `matchMedia('(forced-colors: active)').matches`) {
			t.Fatal("this Chromium forces no colours")
		}
		for _, kind := range []string{"outcome=meeting", "verdict=good", "done"} {
			const blurred = `(pressed => {
				if (pressed.ariaPressed === 'false') pressed.click();
				const ground = e => [e, document.body].map(e => getComputedStyle(e).backgroundColor).find(c => c !== 'rgba(0, 0, 0, 0)');
				return ground(pressed) === ground(document.querySelector('article.call [data-%[2]s][aria-pressed=false]')) || ground(pressed) === getComputedStyle(pressed).color;
			})(document.querySelector('article.call [data-%[1]s]'))`
			name, _, _ := strings.Cut(kind, "=")
			if eval[bool](b, fmt.Sprintf(blurred, kind, name)) {
				t.Errorf("%s (dark %v): the pressed button looks like the others", kind, dark)
			}
		}
		const bare = `witness.seen('#outcomes, .banner, .badge').filter(e => ['', 'none', '0px'].includes(getComputedStyle(e).borderTopStyle) || getComputedStyle(e).borderTopColor === getComputedStyle(document.body).backgroundColor).map(e => e.className + ' ' + e.id)`
		if boxes := eval[[]string](b, bare); len(boxes) > 0 {
			t.Errorf("boxes without an edge (dark %v): %q", dark, boxes)
		}
		if n := eval[int](b, `witness.seen('#outcomes, .banner, .badge').length`); n < 5 {
			t.Errorf("%d boxes are shown", n)
		}
		b.visit(filepath.Join(folder, "managers.html"))
		if colours := eval[int](b, `new Set(witness.seen('.key').map(e => getComputedStyle(e).backgroundColor)).size`); colours != 3 {
			t.Errorf("the key of the verdicts has %d colours (dark %v)", colours, dark)
		}
	}
}
