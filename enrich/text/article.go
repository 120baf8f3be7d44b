package text

import (
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// enough is the length in bytes of letters from which an extracted text is
// believed without comparing it with the page's own article element.
const enough = 600

// article returns the indices of the blocks that are the article: those that
// the extractor chose, their like in the same place, and on short pages, where
// extractors guess, all that the page itself marks as its article; but not the
// title, bylines, captions and lines that only link elsewhere.
func article(blocks []block, extracted, title string) []int {
	marked := make([]bool, len(blocks))
	for _, i := range choose(blocks, extracted) {
		marked[i] = true
	}
	likeChosen(blocks, marked)
	if size(blocks, marked) < enough {
		if own := ownArticle(blocks); size(blocks, own) > size(blocks, marked)/2 {
			marked = own
		}
	}
	titleKey := compareKey(title)
	var out []int
	for i, b := range blocks {
		if marked[i] && !isFurniture(b, titleKey) {
			out = append(out, i)
		}
	}
	return out
}

func size(blocks []block, marked []bool) int {
	n := 0
	for i, b := range blocks {
		if marked[i] {
			n += len(b.key)
		}
	}
	return n
}

// likeChosen adds paragraphs that stand in the same kind of place as most of the
// chosen text: extractors lose the second half of an article cut in two by an
// advertisement.
func likeChosen(blocks []block, marked []bool) {
	const long = 60
	places, parents, total := map[string]int{}, map[*html.Node]bool{}, 0
	for i, b := range blocks {
		if marked[i] && len(b.key) > long {
			places[place(b.parent)] += len(b.key)
			parents[b.parent] = true
			total += len(b.key)
		}
	}
	for i, b := range blocks {
		switch {
		case marked[i] || len(b.key) <= long || 3*b.linked >= len(b.key):
		case b.parent.DataAtom == atom.P:
			marked[i] = 2*places[place(b.parent)] > total
		default:
			marked[i] = parents[b.parent]
		}
	}
}

// place describes where an element stands: it and three ancestors with their classes.
func place(n *html.Node) string {
	var s strings.Builder
	for k := 0; k < 4 && n != nil; k++ {
		s.WriteString(n.Data + "." + attr(n, "class") + "<")
		n = n.Parent
	}
	return s.String()
}

// ownArticle marks the blocks of the article or main element that holds most text.
func ownArticle(blocks []block) []bool {
	sizes := map[*html.Node]int{}
	var best *html.Node
	roots := make([]*html.Node, len(blocks))
	for i, b := range blocks {
		root := articleRoot(b.parent)
		if roots[i] = root; root == nil {
			continue
		}
		sizes[root] += len(b.key)
		if best == nil || sizes[root] > sizes[best] {
			best = root
		}
	}
	marked := make([]bool, len(blocks))
	for i, root := range roots {
		marked[i] = best != nil && root == best
	}
	return marked
}

// articleRoot is the innermost article or main element around n, nil when there
// is none or n is in a part of it that is no running text.
func articleRoot(n *html.Node) *html.Node {
	for ; n != nil; n = n.Parent {
		switch n.DataAtom {
		case atom.Nav, atom.Aside, atom.Footer, atom.Header, atom.Form:
			return nil
		case atom.Article, atom.Main:
			return n
		}
	}
	return nil
}

var bylineClass = regexp.MustCompile(`(?i)byline|author|timestamp|dateline|\bdate\b|post-?date|publish-?date`)

// isFurniture tells whether a block is around the article rather than in it.
func isFurniture(b block, titleKey string) bool {
	switch {
	case b.parent.DataAtom == atom.H1 || b.parent.DataAtom == atom.Figcaption || b.key == titleKey:
		return true
	case 10*b.linked >= 8*len(b.key):
		return true
	case utf8.RuneCountInString(b.text) < 200:
		return bylineClass.MatchString(attr(b.parent, "class")) || attr(b.parent, "rel") == "author"
	}
	return false
}

func joinBlocks(blocks []block, chosen []int) string {
	texts := make([]string, len(chosen))
	for k, i := range chosen {
		texts[k] = blocks[i].text
	}
	return strings.Join(texts, "\n\n")
}

// linksOf collects the web addresses that the chosen blocks link to, each once.
func linksOf(blocks []block, chosen []int, base *url.URL) []string {
	var out []string
	seen := map[string]bool{}
	for _, i := range chosen {
		for _, href := range blocks[i].links {
			u, err := url.Parse(strings.TrimSpace(href))
			if err != nil {
				continue
			}
			if base != nil {
				u = base.ResolveReference(u)
			}
			abs := u.String()
			if (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || seen[abs] {
				continue
			}
			if seen[abs] = true; len(out) == maxLinks {
				return out
			}
			out = append(out, abs)
		}
	}
	return out
}
