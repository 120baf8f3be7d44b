package profile

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
)

const (
	maxScript = 256 << 10 // bytes of one JSON-LD block
	maxDepth  = 12        // of nested objects in it
)

// markup reads the JSON-LD that describes the organisation.
func (c *card) markup(doc *goquery.Document, p data.Prospect) {
	var found []map[string]any
	doc.Find(`script[type="application/ld+json"]`).Each(func(_ int, s *goquery.Selection) {
		var v any
		if text := s.Text(); len(text) <= maxScript && json.Unmarshal([]byte(text), &v) == nil {
			found = organisations(v, found, 0)
		}
	})
	if o := own(found, p); o != nil {
		c.organisation(o)
	}
}

// organisations gathers the objects of an organisation's type, outermost first.
func organisations(v any, out []map[string]any, depth int) []map[string]any {
	if depth > maxDepth {
		return out
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = organisations(x, out, depth+1)
		}
	case map[string]any:
		if slices.ContainsFunc(texts(v["@type"]), isOrganisation) {
			return append(out, v)
		}
		for _, key := range []string{"@graph", "publisher", "about", "mainEntity", "author", "provider"} {
			out = organisations(v[key], out, depth+1)
		}
	}
	return out
}

func isOrganisation(typ string) bool {
	typ = strings.TrimPrefix(strings.TrimPrefix(typ, "https://schema.org/"), "http://schema.org/")
	for _, end := range []string{"Organization", "Corporation", "Business", "Company", "Airline", "Consortium", "Store", "Service", "Hotel"} {
		if strings.HasSuffix(typ, end) {
			return true
		}
	}
	return false
}

// own is the organisation that the site belongs to: the one with the prospect's
// name or address on the web, else the only one.
func own(found []map[string]any, p data.Prospect) map[string]any {
	names := append([]string{p.Name}, p.Aliases...)
	for _, o := range found {
		if slices.ContainsFunc(names, func(n string) bool { return n != "" && strings.EqualFold(line(text(o["name"])), n) }) {
			return o
		}
	}
	for _, o := range found {
		if u, err := url.Parse(text(o["url"])); err == nil && p.Domain != "" && strings.TrimPrefix(u.Hostname(), "www.") == p.Domain {
			return o
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

func (c *card) organisation(o map[string]any) {
	c.set(&c.Description, "description", text(o["description"]), inMarkup, text(o["description"]))
	c.set(&c.Phone, "phone", text(o["telephone"]), inMarkup, text(o["telephone"]))
	c.set(&c.Industry, "industry", text(o["industry"]), inMarkup, text(o["industry"]))
	if n := headCount(o["numberOfEmployees"]); n > 0 {
		c.setNumber(&c.Employees, "employees", n, inMarkup, "numberOfEmployees: "+strconv.Itoa(n))
	}
	if day := text(o["foundingDate"]); len(day) >= 4 {
		if year, err := strconv.Atoi(day[:4]); err == nil && plausibleYear(year, c.ObservedAt.Year()) {
			c.setNumber(&c.Founded, "founded", year, inMarkup, "foundingDate: "+day)
		}
	}
	if a, ok := first(o["address"]).(map[string]any); ok {
		c.postal(postal{text(a["streetAddress"]), text(a["addressLocality"]), text(a["addressRegion"]), text(a["postalCode"]), country(a["addressCountry"])}, inMarkup)
	} else {
		c.set(&c.Address, "address", text(o["address"]), inMarkup, text(o["address"]))
	}
	for _, link := range texts(o["sameAs"]) {
		if u, err := url.Parse(strings.TrimSpace(link)); err == nil {
			c.link(elsewhere(u), u)
		}
	}
}

// headCount reads a number, or a range of which the lower end is sure.
func headCount(v any) int {
	switch v := first(v).(type) {
	case float64:
		if v >= 1 && v < 10_000_000 {
			return int(v)
		}
	case string:
		low, _, _ := strings.Cut(v, "-")
		return number(low)
	case map[string]any:
		for _, key := range []string{"value", "minValue"} {
			if n := headCount(v[key]); n > 0 {
				return n
			}
		}
	}
	return 0
}

func country(v any) string {
	if m, ok := first(v).(map[string]any); ok {
		return text(m["name"])
	}
	return text(v)
}

// first is a value, or the first of a list.
func first(v any) any {
	if list, ok := v.([]any); ok {
		if len(list) == 0 {
			return nil
		}
		return list[0]
	}
	return v
}

func text(v any) string {
	s, _ := first(v).(string)
	return line(s)
}

// texts are the texts of a value that may be one or a list.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var out []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}
