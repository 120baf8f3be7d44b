package browser

import (
	"fmt"
	"path/filepath"
	"testing"
)

// violation is a rule of axe-core that a page breaks.
type violation struct {
	ID, Impact, Help string
	Where            []string
}

// runAxe asks axe-core, which may load nothing.
const runAxe = `axe.run(document, {preload: false, resultTypes: ['violations'], %s}).then(r =>
	r.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Where: v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? ''))})))`

// The pages hinder nobody: axe-core finds nothing serious or critical, in light
// and dark, with the details closed and open and a call logged.
func TestAccessible(t *testing.T) {
	t.Parallel()
	text := axe(t)
	b := newTab(t)
	folder := published(t, world(6))
	for _, name := range []string{"index.html", "managers.html"} {
		b.look(view{})
		b.visit(filepath.Join(folder, name))
		eval[int](b, text+";0")
		b.unhindered(name, "")
		eval[int](b, `witness.all('details').forEach(d => { d.open = true }), 0`)
		eval[int](b, `document.querySelectorAll('article.call [data-outcome=meeting], article.call [data-verdict=weak], article.call [data-done]').forEach(e => e.click()), 0`)
		b.unhindered(name+", all open", "")
		b.look(view{dark: true})
		b.unhindered(name+", all open, dark", "color-contrast")
	}
}

// unhindered holds that axe-core finds nothing serious: of one rule, or of all,
// those of WCAG 2.2 that are off by default included.
func (b *tab) unhindered(what, rule string) {
	b.Helper()
	options := `rules: {'target-size': {enabled: true}}`
	if rule != "" {
		options = `runOnly: ['` + rule + `']`
	}
	for _, v := range eval[[]violation](b, fmt.Sprintf(runAxe, options)) {
		if v.Impact == "serious" || v.Impact == "critical" {
			b.Errorf("%s: %s (%s): %s\n%.600q", what, v.ID, v.Impact, v.Help, v.Where)
		} else {
			b.Logf("%s: %s (%s): %s %.200q", what, v.ID, v.Impact, v.Help, v.Where)
		}
	}
}
