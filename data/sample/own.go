package sample

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/txtar"
)

// ownTypes are the media types of the prospects' own pages, by extension.
var ownTypes = map[string]string{".rss": "application/rss+xml", ".xml": "application/xml", ".txt": "text/plain"}

// addOwn adds what the prospects' own sites answer.
func (w *World) addOwn(c calendar) error {
	text, err := fs.ReadFile(assets, "own/own.txtar")
	if err != nil {
		return err
	}
	for _, f := range txtar.Parse(text).Files {
		body, err := c.fill(string(f.Data))
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		kind := ownTypes[path.Ext(f.Name)]
		switch {
		case kind == "" && strings.HasPrefix(body, "{"):
			kind = "application/json"
		case kind == "":
			kind = "text/html"
		}
		w.Own[f.Name] = Page{Status: 200, ContentType: kind + "; charset=utf-8", Body: []byte(body), Modified: c.asOf.UTC().AddDate(0, 0, -1)}
	}
	return nil
}

// OwnHosts are the hosts of Own, in order.
func (w World) OwnHosts() []string {
	var hosts []string
	for key := range w.Own {
		host, _, _ := strings.Cut(key, "/")
		hosts = append(hosts, host)
	}
	slices.Sort(hosts)
	return slices.Compact(hosts)
}
