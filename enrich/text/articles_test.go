package text

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
)

// articlesDir holds scrapinghub/article-extraction-benchmark: html/ID.html.gz
// and ground-truth.json.
const articlesDir = "../../../shared/corpora/articles"

type articlePage struct {
	id, url, want string
	body          []byte
}

func loadArticles(tb testing.TB) []articlePage {
	raw, err := os.ReadFile(filepath.Join(articlesDir, "ground-truth.json"))
	if err != nil {
		tb.Skip("article benchmark is not beside the repository")
	}
	truth := map[string]struct{ ArticleBody, URL string }{}
	if err := json.Unmarshal(raw, &truth); err != nil {
		tb.Fatal(err)
	}
	var pages []articlePage
	for id, g := range truth {
		f, err := os.Open(filepath.Join(articlesDir, "html", id+".html.gz"))
		if err != nil {
			tb.Fatal(err)
		}
		zr, err := gzip.NewReader(f)
		if err != nil {
			tb.Fatal(err)
		}
		body, err := io.ReadAll(zr)
		if err != nil {
			tb.Fatal(err)
		}
		f.Close()
		pages = append(pages, articlePage{id, g.URL, g.ArticleBody, body})
	}
	sort.Slice(pages, func(i, j int) bool { return pages[i].id < pages[j].id })
	return pages
}

var benchmarkToken = regexp.MustCompile(`[\pL\pN_]+`)

func shingles(s string) map[string]int {
	words := benchmarkToken.FindAllString(s, -1)
	out := map[string]int{}
	for i := 0; i < max(1, len(words)-3); i++ {
		if sh := strings.Join(words[i:min(i+4, len(words))], " "); sh != "" {
			out[sh]++
		}
	}
	return out
}

// agreement is the benchmark's own measure for one page: matching, surplus and
// missing 4-grams of words.
func agreement(want, got string) (tp, fp, fn float64) {
	w, g := shingles(want), shingles(got)
	for sh, n := range w {
		tp += float64(min(n, g[sh]))
		fn += float64(max(0, n-g[sh]))
	}
	for sh, n := range g {
		fp += float64(max(0, n-w[sh]))
	}
	return tp, fp, fn
}

// benchmarkF1 averages precision and recall over the pages, as the benchmark does.
func benchmarkF1(pages []articlePage, got func(articlePage) string, each func(p articlePage, tp, fp, fn float64)) (precision, recall, f1 float64) {
	var np, nr float64
	for _, p := range pages {
		tp, fp, fn := agreement(p.want, got(p))
		if tp+fp > 0 {
			precision += tp / (tp + fp)
			np++
		}
		if tp+fn > 0 {
			recall += tp / (tp + fn)
			nr++
		}
		if each != nil {
			each(p, tp, fp, fn)
		}
	}
	precision, recall = precision/np, recall/nr
	return precision, recall, 2 * precision * recall / (precision + recall)
}
