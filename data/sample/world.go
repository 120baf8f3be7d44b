package sample

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

//go:embed files web layout own
var assets embed.FS

// World is the sample world on one day.
type World struct {
	Files map[string][]byte // what the seller wrote: file name → content; callworthy.yaml is the configuration
	Pages map[string]Page   // what the web answers: host + path → page
	Own   map[string]Page   // what sites of prospects answer, by their domains: host + path → page; no night asks them
	OwnAt map[string]string // where these are served: address with port by host; filled in by who serves them
}

// Page is one answer of the web.
type Page struct {
	Status      int
	ContentType string
	Body        []byte
	Modified    time.Time // UTC, whole seconds
}

// Hosts returns the hosts of the sample web in order.
func Hosts() ([]string, error) {
	names, err := fs.Glob(assets, "web/*.txtar")
	for i, n := range names {
		names[i] = strings.TrimSuffix(path.Base(n), ".txtar")
	}
	return names, err
}

// Web is what the world must know of its surroundings.
type Web struct {
	Base  func(host string) string                               // URL, without a slash at its end, under which a host is served
	Story func(documentURL, prospectID, eventType string) string // id of the story that a document begins
}

// New makes the world of the day of asOf. Nothing in it is younger than asOf.
func New(asOf time.Time, web Web) (World, error) {
	c := calendar{asOf, web}
	w := World{Files: map[string][]byte{}, Pages: map[string]Page{}, Own: map[string]Page{}}
	hosts, err := Hosts()
	if err != nil {
		return w, fmt.Errorf("sample: %w", err)
	}
	for _, host := range hosts {
		if err := w.addSite(host, c); err != nil {
			return w, fmt.Errorf("sample web %s: %w", host, err)
		}
	}
	if err := w.addOwn(c); err != nil {
		return w, fmt.Errorf("sample sites of prospects: %w", err)
	}
	if err := w.addFiles(c); err != nil {
		return w, fmt.Errorf("sample files: %w", err)
	}
	return w, nil
}

// addFiles fills in the files of the seller.
func (w *World) addFiles(c calendar) error {
	entries, err := fs.ReadDir(assets, "files")
	if err != nil {
		return err
	}
	for _, e := range entries {
		text, err := fs.ReadFile(assets, "files/"+e.Name())
		if err != nil {
			return err
		}
		filled, err := c.fill(string(text))
		if err != nil {
			return fmt.Errorf("%s: %w", e.Name(), err)
		}
		w.Files[e.Name()] = []byte(filled)
	}
	return nil
}

// addSite adds every page of one host.
func (w *World) addSite(host string, c calendar) error {
	text, err := fs.ReadFile(assets, "web/"+host+".txtar")
	if err != nil {
		return err
	}
	s, err := parseSite(host, text, c)
	if err != nil {
		return err
	}
	return s.render(func(path string, p Page) { w.Pages[host+path] = p })
}
