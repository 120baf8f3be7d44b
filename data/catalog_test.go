package data

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// entry is the catalog's entry of that id.
func entry(t *testing.T, id string) *CatalogEntry {
	t.Helper()
	all, err := Catalog()
	if err != nil {
		t.Fatal(err)
	}
	e, err := catalogEntry(all, id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestCatalog lints every file of the catalog.
func TestCatalog(t *testing.T) {
	all, err := Catalog()
	if err != nil || len(all) < 10 {
		t.Fatalf("%d entries: %v", len(all), err)
	}
	for _, e := range all {
		if e.Board() {
			board := "acme-works"
			link := strings.ReplaceAll(e.URL, "{board}", board)
			if m := regexp.MustCompile(e.Links).FindStringSubmatch(link); m == nil || m[1] != board {
				t.Errorf("%s: %q does not find the board in %s", e.ID, e.Links, link)
			}
		}
	}
	for body, want := range map[string]string{
		"id: a b":         "small letters",
		"id: a\nform: x":  "field form not found",
		"id: a\nurl: ftp": "only http",
	} {
		if _, err := parseCatalogEntry([]byte(body)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", body, err)
		}
	}
}

// TestExpandSources spells sources out for each prospect that has the values.
func TestExpandSources(t *testing.T) {
	prospects := []Prospect{
		{ID: "1", Name: "Salt & Sons / Leeds", Domain: "salt.example", Ticker: "LON: SLT"},
		{ID: "2", Name: "No Web"},
		{ID: "3", Name: "Twin", Domain: "salt.example"},
	}
	board := entry(t, "greenhouse")
	got := ExpandSources([]Source{
		{Kind: SourceFeed, URL: "https://a.example/rss", Line: 1},
		{Kind: SourceSite, URL: "https://{domain}/news", Line: 2},
		{Kind: SourceFeed, URL: `https://b.example/of/{name}/{ticker}?q="{name}"&d={domain}`, Line: 3},
		{Kind: SourceFeed, URL: "https://a.example/rss", Line: 4},
		{Kind: SourceCatalog, URL: board.URL, Entry: board, Board: "no web", Prospect: "2", Line: 5},
		{Kind: SourceFeed, URL: "https://c.example/rss", Prospect: "nobody", Line: 6},
		{Kind: SourceFeed, URL: "https://d.example/?q={name}", Prospect: "3", Line: 7},
		{Kind: SourceCatalog, URL: entry(t, "sec-8k").URL, Entry: entry(t, "sec-8k"), Line: 8}, // Salt is listed in London
	}, prospects)
	want := []Source{
		{Kind: SourceFeed, URL: "https://a.example/rss", Line: 1},
		{Kind: SourceSite, URL: "https://salt.example/news", Prospect: "1", Line: 2},
		{Kind: SourceFeed, URL: "https://b.example/of/Salt%20&%20Sons%20%2F%20Leeds/SLT?q=%22Salt+%26+Sons+%2F+Leeds%22&d=salt.example", Prospect: "1", Line: 3},
		{Kind: SourceCatalog, URL: "https://job-boards.greenhouse.io/no%20web", Entry: board, Board: "no web", Prospect: "2", Line: 5},
		{Kind: SourceFeed, URL: "https://d.example/?q=Twin", Prospect: "3", Line: 7},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	stray := StraySources(Config{File: "c.yaml", Prospects: "p.csv", Sources: []Source{{Prospect: "2"}, {Prospect: "9", Line: 4}}}, prospects)
	if len(stray) != 1 || stray.Error() != `c.yaml:4: prospect "9" of a source is not in p.csv, so it is not asked` {
		t.Error(stray)
	}
}

// TestSearchName leaves out what newspapers leave out, and no more.
func TestSearchName(t *testing.T) {
	for name, want := range map[string]string{
		"Acme, Inc.":             "Acme",
		"Acme Robotics Pty. Ltd": "Acme Robotics",
		"Hafen GmbH & Co. KG":    "Hafen GmbH & Co.",
		"Tiffany & Co.":          "Tiffany & Co.",
		"The Limited":            "The Limited",
		"Limited":                "Limited",
		`The "Blue" Company`:     "The Blue Company",
		"Salt S.p.A.":            "Salt",
		"":                       "",
	} {
		if got := SearchName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestUnreadySources names the keys that are missing, each once.
func TestUnreadySources(t *testing.T) {
	paid := entry(t, "newsapi")
	cfg := Config{File: "c.yaml", Sources: []Source{{Entry: paid, Line: 2}, {Entry: paid, Line: 3}, {Line: 4}}}
	none := func(string) (string, bool) { return "", false }
	if got := UnreadySources(cfg, none); len(got) != 1 || !strings.Contains(got.Error(), "c.yaml:2: catalog source newsapi needs a key: the environment variable CALLWORTHY_NEWSAPI_KEY") {
		t.Error(got)
	}
	if got := UnreadySources(cfg, func(string) (string, bool) { return "key", true }); len(got) != 0 {
		t.Error(got)
	}
}
