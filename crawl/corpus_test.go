package crawl

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"callworthy/data"
)

// TestRealFeeds reads collections of real and of deliberately odd feeds. The
// floors are what is read today; the rest are HTML pages, fragments of HTML and
// other XML, and each must say so.
func TestRealFeeds(t *testing.T) {
	for dir, floor := range map[string]struct{ read, entries int }{
		"feedjira": {35, 272}, "miniflux": {15, 261}, "gofeed": {539, 264}, "feedparser-wellformed": {1749, 1184},
	} {
		t.Run(dir, func(t *testing.T) {
			root := filepath.Join("../../shared/corpora/feeds", dir)
			if _, err := os.Stat(root); err != nil {
				t.Skip("no corpus here")
			}
			read, entries := 0, 0
			each(t, root, func(name string, body []byte) {
				f, err := parseFeed(context.Background(), body, "", "https://feed.example/dir/feed.xml")
				if err == nil {
					read++
					entries += len(f.entries)
					return
				}
				if tr, ok := errors.AsType[*trouble](err); !ok || tr.outcome != data.OutcomeUnreadable || len(tr.detail) < 10 {
					t.Errorf("%s: no clear reason: %v", name, err)
				}
			})
			t.Logf("%d read, %d entries", read, entries)
			if read < floor.read || entries < floor.entries {
				t.Errorf("%d files with %d entries read, want at least %d with %d", read, entries, floor.read, floor.entries)
			}
		})
	}
}

// each calls do for every XML file below root.
func each(t testing.TB, root string, do func(name string, body []byte)) {
	t.Helper()
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(p, ".xml") {
			return err
		}
		body, err := os.ReadFile(p)
		if err == nil {
			do(p, body)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
