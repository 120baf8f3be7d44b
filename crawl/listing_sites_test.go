package crawl

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestNewsrooms reads the newsrooms of testdata/listing.txtar.
func TestNewsrooms(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/listing.txtar")
	if err != nil {
		t.Fatal(err)
	}
	base, _ := url.Parse("https://bolt.example/news")
	w := New(options())
	for i := 0; i+1 < len(archive.Files); i += 2 {
		page, want := archive.Files[i], strings.TrimSpace(string(archive.Files[i+1].Data))
		f := listing([]byte("<html><body>"+string(page.Data)), base, night)
		dates := datesOf(f.entries, night)
		var got []string
		for _, e := range f.entries {
			d := w.item(e, base, feedState(base.String()).Source, dates)
			day := "-"
			if !d.PublishedAt.IsZero() {
				day = d.PublishedAt.Format(time.DateOnly)
			}
			got = append(got, fmt.Sprintf("%s | %s | %s", strings.TrimPrefix(d.URL, "https://bolt.example"), d.Title, day))
		}
		if s := strings.Join(got, "\n"); s != want {
			t.Errorf("%s: got\n%s\nwant\n%s", page.Name, s, want)
		}
	}
}
