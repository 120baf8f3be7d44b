package crawl

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"callworthy/data"
)

// catalogSource is a source of the catalog as it is after it was spelled out for
// a prospect, with the hosts of its owner replaced by that of a test.
func catalogSource(t *testing.T, id, host string, p data.Prospect, board string) data.Source {
	t.Helper()
	all, err := data.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(all, func(e data.CatalogEntry) bool { return e.ID == id })
	if i < 0 {
		t.Fatalf("no source %s", id)
	}
	e := all[i]
	e.Pause = 0
	here := func(address string) string {
		_, rest, _ := strings.Cut(address, "://")
		return host + rest[strings.IndexByte(rest, '/'):]
	}
	for k := range e.Asks {
		e.Asks[k] = here(e.Asks[k])
	}
	src := data.Source{Kind: data.SourceCatalog, URL: here(e.URL), Entry: &e, Board: board}
	if e.PerProspect() {
		src.Prospect = p.ID
	}
	return data.ExpandSources([]data.Source{src}, []data.Prospect{p})[0]
}

// TestCatalogShapes reads of each source of the catalog a document in its shape.
// The documents of testdata/catalog are not captures: they are written by hand
// from the public documentation that the entry names in docs_url, with companies
// that do not exist. That a source still answers in this shape is for
// `callworthy sources test` to tell.
func TestCatalogShapes(t *testing.T) {
	t.Setenv("CALLWORTHY_NEWSAPI_KEY", "a key")
	all, err := data.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		t.Run(e.ID, func(t *testing.T) {
			archive, err := txtar.ParseFile("testdata/catalog/" + e.ID + ".txtar")
			if err != nil {
				t.Fatal(err)
			}
			pages := map[string]string{}
			for _, f := range archive.Files {
				pages[f.Name] = string(f.Data)
			}
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if body, ok := pages[r.URL.RequestURI()]; ok {
					fmt.Fprint(w, body)
				} else {
					http.NotFound(w, r)
				}
			}))
			defer s.Close()
			board := ""
			if e.Board() {
				board = "acme"
			}
			src := catalogSource(t, e.ID, s.URL, data.Prospect{ID: "P1", Name: "Acme, Inc.", Domain: "acme.example", Ticker: "NYSE: ACM"}, board)
			got := strings.ReplaceAll(shape(pollOne(t, New(options()), data.SourceState{Source: src})), s.URL, "HOST")
			got = strings.ReplaceAll(got, strings.TrimPrefix(s.URL, "http://"), "HOST")
			if got != pages["want"] {
				t.Errorf("got\n%s\nwant\n%s", got, pages["want"])
			}
		})
	}
}

// shape lists what came of a source.
func shape(p data.Polled) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d items %s\n", p.State.LastOutcome, p.State.Items, p.State.LastDetail)
	for _, d := range p.Items {
		day := "-"
		if !d.PublishedAt.IsZero() {
			day = d.PublishedAt.Format(time.RFC3339)
		}
		fmt.Fprintf(&b, "%s %s %s\n  %s\n", day, d.Outcome, d.URL, d.Title)
		for line := range strings.Lines(d.Summary) {
			b.WriteString(strings.TrimRight("  | "+line, " \n") + "\n")
		}
	}
	for _, page := range p.Pages {
		fmt.Fprintf(&b, "%s %s\n%s", page.Kind, page.URL, page.Body)
	}
	return b.String()
}

// TestCatalogTerms keeps to what owners ask for: a pause, a cadence, a key that
// goes to nobody else.
func TestCatalogTerms(t *testing.T) {
	var keys []string
	other := newSite(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		keys = append(keys, "elsewhere "+r.Header.Get("Authorization"))
		fmt.Fprint(w, `{"articles":[]}`)
	}})
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) {
			keys = append(keys, "robots "+r.Header.Get("Authorization"))
			http.NotFound(w, r)
		},
		"/v2/everything": func(w http.ResponseWriter, r *http.Request) {
			keys = append(keys, "asked "+r.Header.Get("Authorization"))
			http.Redirect(w, r, strings.Replace(other.URL, "127.0.0.1", "localhost", 1), http.StatusFound)
		},
	})
	src := catalogSource(t, "newsapi", s.URL, data.Prospect{ID: "P1", Name: "Acme"}, "")
	p := pollOne(t, New(options()), data.SourceState{Source: src})
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeRefused, "CALLWORTHY_NEWSAPI_KEY is not set")
	if len(keys) > 0 {
		t.Errorf("asked without a key: %q", keys)
	}
	os.Setenv("CALLWORTHY_NEWSAPI_KEY", "secret")
	defer os.Unsetenv("CALLWORTHY_NEWSAPI_KEY")
	p = pollOne(t, New(options()), data.SourceState{Source: src})
	wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeOK, "")
	if got := strings.Join(keys, ", "); !strings.Contains(got, "asked secret") || strings.Count(got, "secret") != 1 {
		t.Errorf("the key went to: %s", got)
	}
	if want := night.Add(src.Entry.Every); !p.State.NextAt.Equal(want) {
		t.Errorf("asked again from %s on, want %s", p.State.NextAt, want)
	}
	src.Entry.Pause = 300 * time.Millisecond
	second := src
	second.URL += "&page=2"
	began := time.Now()
	poll(t, New(options()), data.SourceState{Source: src}, data.SourceState{Source: second})
	if took := time.Since(began); took < 300*time.Millisecond {
		t.Errorf("two requests within %s", took)
	}
}

// TestFilersOnce asks for the list of tickers once a night, also when it fails.
func TestFilersOnce(t *testing.T) {
	asked := 0
	answer := `{"0":{"cik_str":7,"ticker":"BRK-B","title":"B"}}`
	s := newSite(t, map[string]http.HandlerFunc{
		"/files/company_tickers.json": func(w http.ResponseWriter, r *http.Request) {
			asked++
			if answer == "" {
				http.Error(w, "no", http.StatusForbidden)
			}
			fmt.Fprint(w, answer)
		},
		"/submissions/CIK0000000007.json": text("application/json", `{"name":"B","filings":{"recent":{"accessionNumber":[],"filingDate":[],"form":[],"items":[]}}}`),
	})
	of := func(ticker string) data.SourceState {
		return data.SourceState{Source: catalogSource(t, "sec-8k", s.URL, data.Prospect{ID: ticker, Ticker: ticker}, "")}
	}
	known, unknown := of("brk.b"), of("ZZZZ")
	got := poll(t, New(options()), known, unknown)
	wantOutcome(t, got[known.Source.Key()].State.LastOutcome, "", data.OutcomeOK, "")
	state := got[unknown.Source.Key()].State
	wantOutcome(t, state.LastOutcome, state.LastDetail, data.OutcomeOK, "no company with the ticker ZZZZ files with the SEC")
	answer = ""
	got = poll(t, New(options()), known, unknown)
	wantOutcome(t, got[known.Source.Key()].State.LastOutcome, "", data.OutcomeRefused, "")
	if asked != 2 {
		t.Errorf("asked %d times in two nights", asked)
	}
}

// TestStrangeAnswers tells what a service says instead of what it documents.
func TestStrangeAnswers(t *testing.T) {
	for name, c := range map[string]struct{ id, body, says string }{
		"plain words":   {"gdelt", "Please limit requests to one every 5 seconds", "Please limit requests"},
		"an error":      {"newsapi", `{"status":"error","message":"your plan ended"}`, "your plan ended"},
		"another shape": {"greenhouse", `{"error":"no board"}`, "no list of posts"},
		"a page":        {"lever", "<html>", "begins: <html>"},
		"no columns":    {"sec-8k", `{"0":{"cik_str":1,"ticker":"ACM"}}`, "has not the columns"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("CALLWORTHY_NEWSAPI_KEY", "a key")
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					http.NotFound(w, r)
					return
				}
				fmt.Fprint(w, c.body)
			}))
			defer s.Close()
			board := ""
			if c.id == "greenhouse" || c.id == "lever" {
				board = "acme"
			}
			p := pollOne(t, New(options()), data.SourceState{Source: catalogSource(t, c.id, s.URL, data.Prospect{ID: "P", Name: "A", Ticker: "ACM"}, board)})
			wantOutcome(t, p.State.LastOutcome, p.State.LastDetail, data.OutcomeUnreadable, c.says)
		})
	}
}

// FuzzCatalog translates any answer without a panic.
func FuzzCatalog(f *testing.F) {
	f.Add([]byte(`{"articles":[{"url":"https://a.example/","title":"A","seendate":"20261123T120000Z"}],"jobs":[{"title":"Welder"}]}`))
	f.Add([]byte(`[{"text":"Welder"}]`))
	f.Add([]byte(`{"name":"A","filings":{"recent":{"accessionNumber":["1"],"filingDate":["2026-11-20"],"form":["8-K"],"items":["2.02,9.01"]}}}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		for _, translate := range []func([]byte) ([]entry, error){gdeltArticles, hackerNewsStories, newsAPIArticles} {
			translate(body)
		}
		for _, translate := range []func([]byte) ([]post, error){greenhousePosts, leverPosts, ashbyPosts} {
			if posts, err := translate(body); err == nil {
				boardPage("A", posts)
			}
		}
		currentReports(body, "A", "https://www.sec.gov/")
	})
}
