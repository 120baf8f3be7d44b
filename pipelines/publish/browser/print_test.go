package browser

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"callworthy/data"
)

// On paper a list is its calls: no buttons, every reason and number, and where
// the news stands.
func TestPrint(t *testing.T) {
	t.Parallel()
	n := world(18)
	folder := published(t, n)
	b := newTab(t)
	b.look(view{media: "print", width: 703}) // what A4 leaves between the margins
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
	const unsaid = `witness.seen('article.call figcaption a').filter(a => getComputedStyle(a, '::after').content !== JSON.stringify(a.getAttribute('href'))).map(a => a.href)`
	if addresses := eval[[]string](b, unsaid); len(addresses) > 0 {
		t.Errorf("addresses of sources that paper does not tell: %.300q", addresses)
	}
	b.fits("on paper")
}

// Two calls stand on each half of a page. A page holds fewer where the calls of a
// rep end, since every rep takes their own sheets along, and where a call is so
// long that the next does not fit: no call is cut.
func TestCallsPerPage(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	three, one := world(18), world(18)
	for i := range one.List.Calls {
		three.List.Calls[i].Phone = fmt.Sprintf("+49 30 5550 %03d", i) // by which the test finds it
		one.List.Calls[i].Phone = three.List.Calls[i].Phone
		one.List.Calls[i].Rep, one.List.Calls[i].Rank = "ben", i+1
	}
	long := world(18)
	for i := range long.List.Calls {
		c := &long.List.Calls[i]
		c.Phone, c.Rep, c.Rank = one.List.Calls[i].Phone, "ben", i+1
		lengthen(c)
	}
	for _, paper := range []struct {
		name string
		size chromedp.PaperSize
	}{{"A4", chromedp.PaperA4}, {"Letter", chromedp.PaperLetter}} {
		for _, list := range []struct {
			name string
			path string
			want []int
		}{
			{"of all", filepath.Join(published(t, three), "index.html"), []int{4, 2, 4, 2, 4, 2}},
			{"of one rep", filepath.Join(published(t, one), "ben.html"), []int{4, 4, 4, 4, 2}},
			{"of long calls", filepath.Join(published(t, long), "ben.html"), []int{3, 3, 3, 3, 3, 3}},
		} {
			b.look(view{})
			b.visit(list.path)
			pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(paper.size)))
			if err != nil {
				t.Fatal(err)
			}
			got := numbersByPage(pdf)
			if len(got) != len(list.want) || slices.ContainsFunc(pairs(got, list.want), func(p [2]int) bool { return p[0] < p[1] }) {
				t.Errorf("the list %s has calls on %s as %v, want at least %v", list.name, paper.name, got, list.want)
			}
		}
	}
}

// pairs puts two lists beside one another, as far as both go.
func pairs(a, b []int) (out [][2]int) {
	for i := range min(len(a), len(b)) {
		out = append(out, [2]int{a[i], b[i]})
	}
	return out
}

// lengthen makes of every text of a call the longest that a night writes.
func lengthen(c *data.Call) {
	more := func(text *string, n int) {
		for *text != "" && len(*text) < n {
			*text += " And so on, with one word after the other until nobody reads on."
		}
	}
	more(&c.Reason.Sentence, 240)
	more(&c.Reason.Evidence, 500)
	for _, text := range []*string{&c.Reason.WhyItMatters, &c.Reason.Opener, &c.Reason.Question, &c.Reason.Voicemail, &c.Reason.Tact, &c.Reason.ContactNote, &c.HandedOver} {
		more(text, 300)
	}
	c.Reason.URL += "?" + strings.Repeat("from=somewhere&", 20)
}

// In a PDF of Chromium's every object stands as text; a page names its links, and
// a link its address.
var (
	pdfObject = regexp.MustCompile(`(?s)(\d+) 0 obj\s(.*?)endobj`)
	pdfPage   = regexp.MustCompile(`/Type\s*/Page\b`)
	pdfLinks  = regexp.MustCompile(`/Annots \[([^\]]*)\]`)
	pdfNumber = regexp.MustCompile(`/URI \((tel:[^)]*)\)`)
)

// numbersByPage is how many numbers to dial stand on each page that has any: one
// for each call. A number on two pages counts for both.
func numbersByPage(pdf []byte) []int {
	numbers := map[string]string{}
	var pages []string
	for _, m := range pdfObject.FindAllSubmatch(pdf, -1) {
		if pdfPage.Match(m[2]) {
			pages = append(pages, string(m[2]))
		} else if number := pdfNumber.FindSubmatch(m[2]); number != nil {
			numbers[string(m[1])] = string(number[1])
		}
	}
	var out []int
	for _, page := range pages {
		found := map[string]bool{}
		for _, field := range strings.Fields(strings.Join(pdfLinks.FindStringSubmatch(page), " ")) {
			if number := numbers[field]; number != "" {
				found[number] = true
			}
		}
		if len(found) > 0 {
			out = append(out, len(found))
		}
	}
	return out
}
