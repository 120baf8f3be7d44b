package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The pages open from disk: they ask for nothing and complain of nothing.
func TestPagesOpenWithoutANetwork(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.look(view{})
	folder := published(t, world(18))
	for _, name := range []string{"index.html", "ben.html", "managers.html"} {
		b.visit(filepath.Join(folder, name))
		b.quiet(name)
		if title := eval[string](b, "document.title"); title == "" {
			t.Errorf("%s has no title", name)
		}
	}
}

// A list says so when it is not of the day on which it is read.
func TestOldListSaysSo(t *testing.T) {
	t.Parallel()
	chromium(t)
	path := filepath.Join(published(t, world(3)), "index.html")
	b := open(t, path, view{clock: morning.Add(20 * time.Hour)})
	if eval[int](b, `witness.seen('#not-today').length`) != 0 {
		t.Error("the list of today calls itself old")
	}
	b.look(view{clock: morning.Add(32 * time.Hour)})
	b.visit(path)
	if text := eval[string](b, `witness.seen('#not-today').map(e => e.innerText).join()`); !strings.Contains(text, "31 March") {
		t.Errorf("on the next day the list says %q", text)
	}
}

// Two hundred calls are one file that mail takes, and a filter away from one.
func TestTwoHundredCalls(t *testing.T) {
	t.Parallel()
	chromium(t)
	path := filepath.Join(published(t, world(200)), "index.html")
	if n := size(t, path); n >= 1_000_000 {
		t.Errorf("200 calls make %d bytes", n)
	}
	b := open(t, path, view{})
	if n := b.shown(); n != 200 {
		t.Errorf("%d of 200 calls are shown", n)
	}
	b.press("/Reason 157:")
	if says := eval[[]string](b, `witness.seen('article.call .reason').map(e => e.textContent)`); len(says) != 1 || !strings.HasPrefix(says[0], "Reason 157:") {
		t.Errorf("the filter shows %d calls: %.200q", len(says), says)
	}
	b.quiet("200 calls")
}

// The tests see it when a page does what it must not.
func TestTheWitnessSees(t *testing.T) {
	t.Parallel()
	const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`
	const deeds = `<img src="https://a.example/pixel.png" onerror="ran('image')"><script>ran('script'); alert('dialog'); throw new Error('thrown')</script>
		<p>moved</p><link rel=stylesheet href="https://b.example/style.css">`
	b := newTab(t)
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
		b.look(c.v)
		b.forget()
		b.visit(written(t, c.text))
		requests, trouble := b.heard()
		if ran := eval[[]string](b, "witness.ran"); !slices.Equal(ran, c.ran) || len(requests) < c.requests || len(trouble) < c.trouble || (c.trouble == 0) != (len(trouble) == 0) {
			t.Errorf("%s: ran %q, requests %q, trouble %q", name, ran, requests, trouble)
		}
	}
	b.visit(written(t, `<p style="height:300px">first<script>setTimeout(() => document.body.prepend(document.createElement('hr')), 100)</script>`))
	b.until("witness.shift > 0 && witness.moved.length > 0")
}

// written is the path of a page with this text.
func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(path, []byte("<!doctype html><title>t</title>"+text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}
