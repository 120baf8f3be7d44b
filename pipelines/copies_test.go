package pipelines_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// copyPage is a page with the same news as all others: the address that it gives
// as its own, and what it says beside.
type copyPage struct{ canonical, extra string }

const (
	copyTitle = "Brightwater Robotics raises $40 million in Series B round"
	copyText  = "Brightwater Robotics said on Tuesday it has raised $40 million in a Series B funding round led by Pine Street Partners. " +
		"The company will use the money to grow its engineering team in Leeds and to open a second hall for the assembly of its arms."
)

func servePages(t *testing.T, pages map[string]copyPage) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p, ok := pages[r.URL.RequestURI()]
		if r.URL.Path == "/feed.xml" {
			w.Header().Set("Content-Type", "application/rss+xml")
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Paper</title>`)
			for path := range pages {
				fmt.Fprintf(w, "<item><title>%s</title><link>http://%s%s</link><pubDate>%s</pubDate></item>",
					copyTitle, r.Host, strings.ReplaceAll(path, "&", "&amp;"), nightOne.Add(-20*time.Hour).Format(time.RFC1123Z))
			}
			fmt.Fprint(w, "</channel></rss>")
			return
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		link := ""
		if p.canonical != "" {
			link = `<link rel="canonical" href="` + p.canonical + `">`
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="en"><head><title>%s</title>%s</head><body><main><article><h1>%s</h1><p>%s</p>%s</article></main></body></html>`,
			copyTitle, link, copyTitle, copyText, p.extra)
	}))
	t.Cleanup(s.Close)
	return s
}

// TestCopiesTellOnce: one piece of news behind five addresses of a paper and one
// of another site that names the paper's as its own is one event of one document,
// whatever the order in which they came, and a night later.
func TestCopiesTellOnce(t *testing.T) {
	paper := servePages(t, map[string]copyPage{
		"/news/plant":            {"", ""},
		"/news/plant/":           {"", ""},
		"/story.php?id=7&view=x": {"", ""},
		"/amp/plant":             {"/news/plant", "<p>Read this in our app, which is quick and free of charge for all who subscribe to the paper.</p>"},
		"/print/plant":           {"/news/plant", "<p>Printed from the paper: all rights are with the paper, and its authors.</p>"},
	})
	reprint := servePages(t, map[string]copyPage{
		"/wire/4711": {paper.URL + "/news/plant", "<p>This report first stood in the paper, and is told here with its leave.</p>"},
	})
	// It names as its own an address of a site that has no such page, and stands for itself.
	claims := servePages(t, map[string]copyPage{"/own": {"https://elsewhere.example/plant", ""}})

	h := newHouse(t, paper.URL+"/feed.xml", reprint.URL+"/feed.xml", claims.URL+"/feed.xml")
	h.write(t, "prospects.csv", "id,name,domain\nP1,Brightwater Robotics,brightwater.example\n")
	for n := range 2 {
		h.night(t, nightOne.AddDate(0, 0, n))
		want := fmt.Sprintf("%s/news/plant %s/own", paper.URL, claims.URL)
		if got := h.column(t, "SELECT DISTINCT url FROM events WHERE withdrawn_at IS NULL ORDER BY url LIKE '%/own'"); got != want {
			t.Errorf("night %d: events of %s, want %s", n, got, want)
		}
		if got := h.column(t, "SELECT count(*)::VARCHAR FROM events WHERE withdrawn_at IS NOT NULL"); got != "0" {
			t.Errorf("night %d: %s events withdrawn", n, got)
		}
		if got := h.column(t, "SELECT corroboration::VARCHAR FROM call_list"); got != strings.TrimSpace(strings.Repeat("2 ", n+1)) {
			t.Errorf("night %d: told by %s documents", n, got)
		}
		if got := h.column(t, "SELECT c.url FROM documents c JOIN documents o ON c.copy_of = o.document_id WHERE o.url LIKE '%/news/plant' ORDER BY length(c.url)"); strings.Count(got, "http") != 5 {
			t.Errorf("night %d: copies are %s", n, got)
		}
	}
}

// column is the texts that a query gives, in one line.
func (h house) column(t *testing.T, sql string) string {
	t.Helper()
	return strings.Join(strings.FieldsFunc(h.query(t, sql), func(r rune) bool { return strings.ContainsRune("[]\", \n", r) }), " ")
}
