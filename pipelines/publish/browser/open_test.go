package browser

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// The pages open from disk: they ask for nothing and complain of nothing.
func TestPagesOpenWithoutANetwork(t *testing.T) {
	t.Parallel()
	chromium(t)
	folder := published(t, world(18))
	for _, name := range []string{"index.html", "ben.html", "managers.html"} {
		b := open(t, filepath.Join(folder, name), view{})
		b.quiet(name)
		if title := eval[string](b, "document.title"); title == "" {
			t.Errorf("%s has no title", name)
		}
	}
}

// The tests see it when a page does what it must not.
func TestTheWitnessSees(t *testing.T) {
	t.Parallel()
	chromium(t)
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`
	const deeds = `<img src="https://a.example/pixel.png" onerror="ran('image')"><script>ran('script'); alert('dialog'); throw new Error('thrown')</script>
		<div style="height:1px"></div><p>moved</p><link rel=stylesheet href="https://b.example/style.css">`
	for name, c := range map[string]struct {
		text              string
		v                 view
		ran               []string
		requests, trouble int
	}{
		"bare":              {deeds, view{}, []string{"script", "image"}, 2, 2},
		"policy":            {policy + deeds, view{}, []string{}, 0, 3},
		"policy set aside":  {policy + deeds, view{noPolicy: true}, []string{"script", "image"}, 2, 2},
		"nothing to report": {"<p>calm</p>", view{}, []string{}, 0, 0},
	} {
		path := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(path, []byte("<!doctype html><title>t</title>"+c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		b := open(t, path, c.v)
		requests, trouble := b.heard()
		if ran := eval[[]string](b, "witness.ran"); !slices.Equal(ran, c.ran) || len(requests) < c.requests || len(trouble) < c.trouble || (c.trouble == 0) != (len(trouble) == 0) {
			t.Errorf("%s: ran %q, requests %q, trouble %q", name, ran, requests, trouble)
		}
	}
}
