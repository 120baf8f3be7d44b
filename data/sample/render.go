package sample

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"text/template"
	"time"

	"golang.org/x/text/encoding/charmap"
)

// templates are the feeds and the page layouts. They are text templates whose
// values go through html, which escapes for HTML and XML alike.
func templates() (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{
		"linked": linked,
		"rfc822": func(t time.Time) string { return t.Format(time.RFC1123Z) },
		"iso":    func(t time.Time) string { return t.Format(time.RFC3339) },
		"long":   func(t time.Time) string { return t.Format("January 2, 2006") },
		"short":  func(t time.Time) string { return t.Format("2 Jan 2006 15:04 MST") },
	}).ParseFS(assets, "layout/*.tmpl")
}

// view is what a template sees.
type view struct {
	Name, About, Base, Charset string
	Feed                       feedView
	Items                      []itemView // newest first
	Item                       itemView
	Others                     []itemView // for the sidebar
	Year                       int
}

type feedView struct {
	Title, Path string
	Full        bool
	Updated     time.Time
}

type itemView struct {
	Title, Byline, URL, Summary string
	At                          time.Time
	Paras                       []string
}

// render hands out every page of the site: feeds, articles, front page, robots.txt.
func (s *site) render(add func(path string, p Page)) error {
	t, err := templates()
	if err != nil {
		return err
	}
	slices.SortStableFunc(s.items, func(a, b item) int { return cmp.Or(b.at.Compare(a.at), cmp.Compare(a.path, b.path)) })
	for _, f := range s.feeds {
		p, err := s.feedPage(t, f)
		if err != nil {
			return err
		}
		add(f.path, p)
	}
	for _, it := range s.items {
		p, err := s.articlePage(t, it)
		if err != nil {
			return err
		}
		add(it.path, p)
	}
	front, err := s.page(t, "front.tmpl", "text/html", s.view(s.items))
	add("/", front)
	add("/robots.txt", s.robots())
	return err
}

func (s *site) robots() Page {
	rules := "User-agent: *\nDisallow: " + s.disallow + "\n"
	return Page{Status: 200, ContentType: "text/plain; charset=utf-8", Body: []byte(rules), Modified: s.newest()}
}

// newest is when the site last changed.
func (s *site) newest() time.Time {
	if len(s.items) == 0 {
		return time.Unix(0, 0).UTC()
	}
	return s.items[0].at.UTC()
}

func (s *site) view(items []item) view {
	v := view{Name: s.name, About: s.about, Base: s.base, Charset: s.charset, Year: s.newest().Year()}
	for _, it := range items {
		v.Items = append(v.Items, s.itemView(it))
	}
	return v
}

func (s *site) itemView(it item) itemView {
	return itemView{Title: it.title, Byline: it.byline, URL: s.base + it.path, Summary: it.summary, At: it.at, Paras: it.paras}
}

// feedPage renders one feed.
func (s *site) feedPage(t *template.Template, f feed) (Page, error) {
	var items []item
	for _, it := range s.items {
		if it.feed == f.path {
			items = append(items, it)
		}
	}
	v := s.view(items)
	v.Feed = feedView{Title: f.title, Path: f.path, Full: f.full, Updated: s.newest()}
	switch f.format {
	case "rss":
		return s.page(t, "rss.tmpl", "application/rss+xml", v)
	case "atom":
		return s.page(t, "atom.tmpl", "application/atom+xml", v)
	case "json":
		return s.jsonFeed(v)
	case "broken":
		return Page{Status: 500, ContentType: "text/html; charset=utf-8", Body: []byte("<h1>Internal Server Error</h1>\n"), Modified: s.newest()}, nil
	}
	return Page{}, fmt.Errorf("unknown feed format %q", f.format)
}

// jsonFeed renders a JSON Feed (https://www.jsonfeed.org/version/1.1/).
func (s *site) jsonFeed(v view) (Page, error) {
	items := []map[string]any{}
	for _, it := range v.Items {
		items = append(items, map[string]any{
			"id": it.URL, "url": it.URL, "title": it.Title, "summary": it.Summary, "date_published": it.At.Format(time.RFC3339),
			"content_text": it.Summary, "authors": []map[string]string{{"name": it.Byline}},
		})
	}
	body, err := json.MarshalIndent(map[string]any{
		"version": "https://jsonfeed.org/version/1.1", "title": v.Feed.Title, "home_page_url": s.base + "/",
		"feed_url": s.base + v.Feed.Path, "items": items,
	}, "", " ")
	return Page{Status: 200, ContentType: "application/feed+json", Body: body, Modified: s.newest()}, err
}

// articlePage renders one article in the site's layout, or its refusal.
func (s *site) articlePage(t *template.Template, it item) (Page, error) {
	if it.status != 200 {
		body := fmt.Sprintf("<!doctype html><title>%d</title><p>This article is for subscribers of %s.</p>\n", it.status, html.EscapeString(s.name))
		return Page{Status: it.status, ContentType: "text/html; charset=utf-8", Body: []byte(body), Modified: it.at.UTC()}, nil
	}
	v := s.view(nil)
	v.Item = s.itemView(it)
	for _, other := range s.items {
		if other.path != it.path && len(v.Others) < 5 {
			v.Others = append(v.Others, s.itemView(other))
		}
	}
	p, err := s.page(t, s.layout+".tmpl", "text/html", v)
	p.Modified = it.at.UTC()
	return p, err
}

// page executes a template and encodes it in the site's charset.
func (s *site) page(t *template.Template, name, contentType string, v view) (Page, error) {
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, v); err != nil {
		return Page{}, err
	}
	p := Page{Status: 200, ContentType: contentType + "; charset=" + s.charset, Body: b.Bytes(), Modified: s.newest()}
	if s.charset != "iso-8859-1" {
		return p, nil
	}
	var err error
	p.ContentType = contentType // the document itself names its charset
	p.Body, err = charmap.ISO8859_1.NewEncoder().Bytes(p.Body)
	return p, err
}

var urlForm = regexp.MustCompile(`https?://[^\s<>"]*[^\s<>".,;:)]`)

// linked escapes a paragraph and turns its URLs into links.
func linked(s string) string {
	var b strings.Builder
	last := 0
	for _, at := range urlForm.FindAllStringIndex(s, -1) {
		u := html.EscapeString(s[at[0]:at[1]])
		b.WriteString(html.EscapeString(s[last:at[0]]))
		b.WriteString(`<a href="` + u + `">` + u + `</a>`)
		last = at[1]
	}
	b.WriteString(html.EscapeString(s[last:]))
	return b.String()
}
