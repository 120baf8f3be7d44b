package browser

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pdfPage is how Chromium's printer begins a page.
var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// On paper a list is its calls: no buttons, every reason, few pages.
func TestPrint(t *testing.T) {
	t.Parallel()
	n := world(18)
	folder := published(t, n)
	b := open(t, filepath.Join(folder, "index.html"), view{})
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize()))
	if err != nil {
		t.Fatal(err)
	}
	if pages := len(pdfPage.FindAll(pdf, -1)); pages < 3 || pages > 9 {
		t.Errorf("18 calls make %d pages of paper", pages)
	}
	b.look(view{media: "print", width: 720})
	b.visit(filepath.Join(folder, "index.html"))
	if shown := eval[[]string](b, `witness.seen('button, input, select, textarea, dialog, nav').map(e => e.outerHTML.slice(0, 80))`); len(shown) > 0 {
		t.Errorf("%d controls on paper: %.300q", len(shown), shown)
	}
	text := eval[string](b, "document.body.innerText")
	for _, c := range n.List.Calls {
		if !strings.Contains(text, c.Reason.Sentence) {
			t.Errorf("the reason of %s is not on paper", c.Prospect)
		}
	}
	if got, want := eval[int](b, `witness.seen('article.call a[href^="tel:"]').length`), withPhone(n.List.Calls); got != want {
		t.Errorf("%d numbers on paper, want %d", got, want)
	}
	b.fits("on paper")
}
