package pipelines_test

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"callworthy/data"
)

// TestEveryCorpusFileAsASource offers each captured feed beside the repository
// as a source: no crash, and each one that cannot be read is named with its
// reason.
func TestEveryCorpusFileAsASource(t *testing.T) {
	root := filepath.Join("..", "..", "shared", "corpora", "feeds")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the captured feeds are not beside the repository")
	}
	srv := httptest.NewServer(http.FileServer(http.Dir(root)))
	defer srv.Close()
	var feeds []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		feeds = append(feeds, srv.URL+(&url.URL{Path: "/" + filepath.ToSlash(rel)}).EscapedPath())
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t, feeds...)
	h.write(t, "callworthy.yaml", strings.Replace(h.read(t, "callworthy.yaml"), "crawl:\n", "crawl:\n  pages: none\n", 1))
	h.write(t, "prospects.csv", "id,name\nP1,Slack\nP2,Amazon Web Services\n")
	report := h.night(t, nightOne)

	if len(report.Sources) != len(feeds) {
		t.Errorf("%d sources in the report, %d offered", len(report.Sources), len(feeds))
	}
	read, nameless := 0, 0
	for _, s := range report.Sources {
		switch {
		case s.Outcome == data.OutcomeOK:
			read++
		case s.Detail == "":
			nameless++
			t.Errorf("%s: %s without a reason", s.Source, s.Outcome)
		}
	}
	t.Logf("%d of %d files read, %d document versions", read, len(feeds), report.Documents)
	if read < len(feeds)*8/10 {
		t.Errorf("only %d of %d files were read", read, len(feeds))
	}
}

func (h house) read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(h.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
