package crawl

import (
	"regexp"
	"strings"
)

// lastMod is the date that CDF writes into the tag of an item.
var lastMod = regexp.MustCompile(`(?i)\slastmod\s*=\s*["']?\s*([0-9][0-9T:.+Z-]{6,40})`)

// changed is an element with the date that the tag of an item names, if any.
func changed(tag string) string {
	if at := lastMod.FindStringSubmatch(tag); at != nil {
		return "<lastmod>" + at[1] + "</lastmod>"
	}
	return ""
}

// spelling is the name of an element of this format where an item has one of the
// other format for the same.
func (m *mender) spelling(name string) string {
	if m.itemAt < 0 || len(m.open) != m.itemOpen+1 {
		return name
	}
	for _, o := range otherFormat[m.got.root == "feed"] {
		if len(o.from) == len(name) && strings.EqualFold(o.from, name) {
			return o.to
		}
	}
	return name
}

// otherFormat are the elements of the items of RSS in Atom (true), and of Atom in RSS.
var otherFormat = map[bool][]struct{ from, to string }{
	true:  {{"guid", "id"}, {"pubDate", "published"}, {"description", "summary"}},
	false: {{"id", "guid"}},
}
