package crawl

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"callworthy/data"
)

// TestWebsites polls and fetches each website of testdata/web and compares
// what came of it with its file "want".
func TestWebsites(t *testing.T) {
	files, err := filepath.Glob("testdata/web/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no websites: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pages := map[string][]byte{}
			for _, f := range archive.Files {
				pages[f.Name] = f.Data
			}
			s := httptest.NewServer(website(t, pages))
			defer s.Close()
			if got := crawlSite(t, s.URL, pages["/feed.xml"] != nil); got != string(pages["want"]) {
				t.Errorf("got\n%s\nwant\n%s", got, pages["want"])
			}
		})
	}
}

// types are the media types of the files, by extension.
var types = map[string]string{"": "text/html", ".html": "text/html", ".xml": "text/xml", ".txt": "text/plain", ".mp4": "video/mp4"}

// website serves the files of an archive; HOST in them is where it stands.
func website(t *testing.T, pages map[string][]byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, ok := pages[r.URL.Path]
		var code int
		var to string
		switch n, _ := fmt.Sscanf(string(body), "status %d %s", &code, &to); {
		case !ok:
			http.NotFound(w, r)
		case bytes.HasPrefix(body, []byte("never")):
			t.Errorf("%s must not be asked for", r.URL.Path)
		case n == 2:
			http.Redirect(w, r, to, code)
		case n == 1:
			w.WriteHeader(code)
		default:
			w.Header().Set("Content-Type", types[path.Ext(r.URL.Path)])
			w.Write(bytes.ReplaceAll(body, []byte("HOST"), []byte("http://"+r.Host)))
		}
	}
}

// crawlSite reads a website by its feed or home page, then the pages behind,
// and lists the outcomes.
func crawlSite(t *testing.T, url string, hasFeed bool) string {
	src := data.Source{Kind: data.SourceSite, URL: url}
	if hasFeed {
		src = data.Source{Kind: data.SourceFeed, URL: url + "/feed.xml"}
	}
	w := New(options())
	p := pollOne(t, w, data.SourceState{Source: src})
	head := fmt.Sprintf("%s: %s, %d entries%s\n", strings.TrimPrefix(strings.TrimPrefix(src.URL, url), "/"), p.State.LastOutcome, p.State.Items, inBrackets(p.State.LastDetail))
	var wanted []data.Document
	var lines []string
	tell := func(d data.Document) error {
		at, _, _ := strings.Cut(strings.TrimPrefix(d.URL, url)+"#", "#")
		if d.Outcome == data.OutcomeHeadline {
			at += "#"
		}
		lines = append(lines, fmt.Sprintf("%s: %s %q%s\n", at, d.Outcome, d.Title, inBrackets(d.Detail)))
		return nil
	}
	for _, d := range p.Items {
		if d.Outcome == data.OutcomePending {
			wanted = append(wanted, d)
		} else {
			tell(d)
		}
	}
	if err := w.Fetch(context.Background(), wanted, tell); err != nil {
		t.Fatal(err)
	}
	sort.Strings(lines)
	out := strings.ReplaceAll(head+strings.Join(lines, ""), url, "HOST")
	return strings.ReplaceAll(out, strings.TrimPrefix(url, "http://"), "HOST")
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
