package main

import (
	"encoding/json"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// pkg is what go list tells about one package of the module.
type pkg struct {
	ImportPath string
	Imports    []string
}

func modulePackages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "callworthy/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var pkgs []pkg
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return pkgs
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs = append(pkgs, p)
	}
}

// floor is the room that a package belongs to, and the rooms it may import.
// The longest prefix counts.
var floors = []struct {
	prefix string
	may    []string
}{
	{"callworthy/cmd", []string{"callworthy/pipelines", "callworthy/enrich", "callworthy/rank", "callworthy/crawl", "callworthy/data"}},
	{"callworthy/pipelines", []string{"callworthy/pipelines/publish", "callworthy/pipelines/deliver", "callworthy/crawl", "callworthy/enrich", "callworthy/rank", "callworthy/data"}},
	{"callworthy/pipelines/publish", []string{"callworthy/data"}},
	{"callworthy/pipelines/deliver", []string{"callworthy/data"}},
	{"callworthy/crawl", []string{"callworthy/data"}},
	{"callworthy/enrich", []string{"callworthy/enrich", "callworthy/data"}},
	{"callworthy/rank", []string{"callworthy/data"}},
	{"callworthy/data/duck", []string{"callworthy/data"}},
	{"callworthy/data", nil},
}

// walls are third-party packages and the only rooms that may import them.
var walls = map[string][]string{
	"github.com/gocolly/colly":        {"callworthy/crawl"},
	"github.com/mmcdole/gofeed":       {"callworthy/crawl"},
	"github.com/PuerkitoBio/goquery":  {"callworthy/crawl", "callworthy/enrich"},
	"github.com/duckdb/duckdb-go":     {"callworthy/data/duck"},
	"github.com/marcboeker/go-duckdb": {}, // moved to duckdb/duckdb-go
	"html/template":                   {"callworthy/pipelines/publish"},
	"net/http":                        {"callworthy/crawl", "callworthy/pipelines/deliver", "callworthy/cmd"},
	"net/smtp":                        {"callworthy/pipelines/deliver"},
	"github.com/wneessen/go-mail":     {"callworthy/pipelines/deliver"},
	"database/sql":                    {"callworthy/data/duck"},
}

// TestImportsRunOneWay holds the house's one straight line:
// cmd → pipelines → {crawl, enrich, rank, publish, deliver, duck} → data.
func TestImportsRunOneWay(t *testing.T) {
	for _, p := range modulePackages(t) {
		may, found := allowed(p.ImportPath)
		if !found {
			t.Errorf("%s stands outside the house: give it a floor in this test", p.ImportPath)
		}
		for _, imp := range p.Imports {
			if strings.HasPrefix(imp, "callworthy/") && !under(imp, may) {
				t.Errorf("%s must not import %s", p.ImportPath, imp)
			}
			for wall, rooms := range walls {
				if within(imp, wall) && !under(p.ImportPath, rooms) {
					t.Errorf("%s must not import %s: only %v may", p.ImportPath, imp, rooms)
				}
			}
		}
	}
}

func allowed(path string) (may []string, found bool) {
	longest := ""
	for _, f := range floors {
		if within(path, f.prefix) && len(f.prefix) > len(longest) {
			longest, may, found = f.prefix, f.may, true
		}
	}
	return may, found
}

// within tells whether path is root or lies below it.
func within(path, root string) bool { return path == root || strings.HasPrefix(path, root+"/") }

func under(path string, roots []string) bool {
	return slices.ContainsFunc(roots, func(r string) bool { return within(path, r) })
}

// TestTopLevelFolders holds the owner's list of top-level folders.
func TestTopLevelFolders(t *testing.T) {
	out, err := exec.Command("git", "-C", filepath.Join("..", ".."), "ls-files").Output()
	if err != nil {
		t.Skipf("not a git checkout: %v", err)
	}
	want := []string{"cmd", "crawl", "data", "enrich", "pipelines", "rank"}
	for _, file := range strings.Fields(string(out)) {
		top, _, nested := strings.Cut(file, "/")
		if nested && !strings.HasPrefix(top, ".") && !slices.Contains(want, top) {
			t.Errorf("%s: the top-level folders are %v", file, want)
		}
	}
}
