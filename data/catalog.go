package data

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

//go:embed sources/*.yaml
var sourceFiles embed.FS

// SourceFormat is what a catalog source answers with. Package crawl has one small
// translator for each.
type SourceFormat string

// The formats.
const (
	FormatFeed       SourceFormat = "feed"        // RSS, Atom or JSON Feed
	FormatEDGAR      SourceFormat = "edgar"       // the SEC's list of a company's filings
	FormatGDELT      SourceFormat = "gdelt"       // GDELT DOC 2.0, mode artlist
	FormatHackerNews SourceFormat = "hacker-news" // Algolia's search of Hacker News
	FormatNewsAPI    SourceFormat = "newsapi"     // newsapi.org, version 2
	FormatGreenhouse SourceFormat = "greenhouse"  // open posts of one company
	FormatLever      SourceFormat = "lever"
	FormatAshby      SourceFormat = "ashby"
)

var sourceFormats = []SourceFormat{FormatFeed, FormatEDGAR, FormatGDELT, FormatHackerNews, FormatNewsAPI, FormatGreenhouse, FormatLever, FormatAshby}

// CatalogEntry is a public source that the configuration names by its id: one file
// of data/sources.
type CatalogEntry struct {
	ID    string `yaml:"id"`
	Name  string `yaml:"name"`
	Gives string `yaml:"gives"` // what one gets, in a line
	// URL is where a person finds the same; with {name}, {domain}, {ticker} or
	// {board} it is asked for each prospect.
	URL string `yaml:"url"`
	// Asks are the addresses that are asked in its stead, in order, where a
	// program is to use others than a person. See the translator for what they hold.
	Asks   []string     `yaml:"asks"`
	Format SourceFormat `yaml:"format"`
	// Links finds the {board} in links on a company's careers page: the first group.
	Links string `yaml:"links"`
	Terms string `yaml:"terms"` // what its owner allows, in a line or two
	// TermsURL and DocsURL are where the owner says so.
	TermsURL string        `yaml:"terms_url"`
	DocsURL  string        `yaml:"docs_url"`
	Every    time.Duration `yaml:"every"`     // the shortest time between two looks at one URL; 0: every night
	Pause    time.Duration `yaml:"pause"`     // the shortest time between two requests to its host, whatever crawl.per_host_delay says
	PerNight int           `yaml:"per_night"` // prospects asked for in one night, those that waited longest first; 0: all
	// Exchanges are those whose tickers it knows. For a ticker that is written with
	// another one, as in LON: ACM, it is not asked. Empty: all.
	Exchanges []string `yaml:"exchanges"`
	Email     bool     `yaml:"email"`   // its owner wants an e-mail address in the user agent
	KeyEnv    string   `yaml:"key_env"` // the environment variable with the key, sent as Authorization; empty: none needed
	Open      bool     `yaml:"open"`    // its owner offers it to programs for any use, so that sources discover proposes it as it stands
	Closed    string   `yaml:"closed"`  // why it cannot be read by a program that keeps the rules; empty: it can
}

// Board tells whether the source lists the open posts of one company.
func (e CatalogEntry) Board() bool { return strings.Contains(e.URL, "{board}") }

// PerProspect tells whether the source is asked for each prospect.
func (e CatalogEntry) PerProspect() bool { return placeholderForm.MatchString(e.URL) }

// Catalog returns the built-in public sources in the order of their ids.
func Catalog() ([]CatalogEntry, error) {
	files, err := fs.Glob(sourceFiles, "sources/*.yaml")
	if err != nil {
		return nil, err
	}
	var out []CatalogEntry
	for _, name := range files {
		body, err := sourceFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		e, err := parseCatalogEntry(body)
		if err == nil && "sources/"+e.ID+".yaml" != name {
			err = fmt.Errorf("its id is %q", e.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("catalog file %s: %w", name, err)
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b CatalogEntry) int { return strings.Compare(a.ID, b.ID) })
	return out, nil
}

// parseCatalogEntry reads one file of the catalog.
func parseCatalogEntry(body []byte) (CatalogEntry, error) {
	var e CatalogEntry
	d := yaml.NewDecoder(bytes.NewReader(body))
	d.KnownFields(true)
	if err := d.Decode(&e); err != nil {
		return e, err
	}
	return e, e.Validate()
}

// Validate tells everything that is wrong with an entry.
func (e CatalogEntry) Validate() error {
	var errs []error
	need := func(ok bool, format string, args ...any) {
		if !ok {
			errs = append(errs, fmt.Errorf(format, args...))
		}
	}
	need(catalogForm.MatchString(e.ID), "id %q: small letters, digits and hyphens", e.ID)
	need(e.Name != "" && e.Gives != "" && e.Terms != "", "name, gives and terms are needed")
	need(slices.Contains(sourceFormats, e.Format), "unknown format %q", e.Format)
	need(e.Every >= 0 && e.Pause >= 0 && e.PerNight >= 0, "every, pause and per_night cannot be negative")
	for _, u := range []string{e.TermsURL, e.DocsURL} {
		need(strings.HasPrefix(u, "https://"), "terms_url and docs_url: %q is not https", u)
	}
	for _, u := range append([]string{e.URL}, e.Asks...) {
		err := checkSourceURL(strings.NewReplacer("{board}", "board", "{cik}", "0").Replace(u))
		need(err == nil, "%v", err)
	}
	links, err := regexp.Compile(e.Links)
	need(err == nil && (!e.Board() || e.Links != "" && links.NumSubexp() == 1), "links: a pattern whose one group is the board")
	return errors.Join(errs...)
}

// catalogEntry finds an entry by its id; the error suggests a near one.
func catalogEntry(catalog []CatalogEntry, id string) (*CatalogEntry, error) {
	ids := make([]string, len(catalog))
	for i := range catalog {
		if ids[i] = catalog[i].ID; ids[i] == id {
			return &catalog[i], nil
		}
	}
	if near := suggestion(id, ids); near != "" {
		return nil, fmt.Errorf("unknown catalog source %q%s", short(id), near)
	}
	return nil, fmt.Errorf("unknown catalog source %q: known are %s", short(id), strings.Join(ids, ", "))
}
