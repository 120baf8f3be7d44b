package sample

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// site is one host: a txtar file whose comment holds headers and whose files
// are items, each with headers, a blank line, and paragraphs.
type site struct {
	host, base string
	name       string
	about      string // footer line
	layout     string // magazine, wire, daily
	charset    string // utf-8 or iso-8859-1
	zone       *time.Location
	disallow   string // path that robots.txt forbids
	feeds      []feed
	items      []item
}

// feed is one feed of a site.
type feed struct {
	format string // rss, atom, json, or broken
	path   string
	title  string
	full   bool // items hold their whole text, not only the summary
}

// item is one piece of news.
type item struct {
	path    string
	title   string
	byline  string
	feed    string // path of the feed that brings it
	status  int    // of the page
	at      time.Time
	summary string
	paras   []string
}

// parseSite reads the txtar file of a host.
func parseSite(host string, text []byte, c calendar) (*site, error) {
	a := txtar.Parse(text)
	s := &site{host: host, base: c.Base(host), charset: "utf-8", zone: time.UTC}
	headers, _ := splitHeaders(string(a.Comment))
	for _, h := range headers {
		if err := s.header(h[0], h[1]); err != nil {
			return nil, err
		}
	}
	for _, f := range a.Files {
		it, err := s.parseItem(f.Name, string(f.Data), c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		s.items = append(s.items, it)
	}
	return s, nil
}

func (s *site) header(key, value string) (err error) {
	switch key {
	case "name":
		s.name = value
	case "about":
		s.about = value
	case "layout":
		s.layout = value
	case "charset":
		s.charset = value
	case "zone":
		s.zone, err = time.LoadLocation(value)
	case "disallow":
		s.disallow = value
	case "feed", "full-feed":
		words := strings.SplitN(value, " ", 3)
		if len(words) < 3 {
			return fmt.Errorf("feed %q: want format, path, title", value)
		}
		s.feeds = append(s.feeds, feed{words[0], words[1], words[2], key == "full-feed"})
	default:
		return fmt.Errorf("unknown header %q", key)
	}
	return err
}

// parseItem reads one item and fills in its dates.
func (s *site) parseItem(name, text string, c calendar) (item, error) {
	it := item{path: "/" + name, status: 200}
	if len(s.feeds) > 0 {
		it.feed = s.feeds[0].path
	}
	text, err := c.fill(text)
	if err != nil {
		return it, err
	}
	headers, body := splitHeaders(text)
	for _, h := range headers {
		if err := it.header(h[0], h[1], c, s.zone); err != nil {
			return it, err
		}
	}
	for p := range strings.SplitSeq(body, "\n\n") {
		if p = strings.Join(strings.Fields(p), " "); p != "" {
			it.paras = append(it.paras, p)
		}
	}
	switch {
	case it.title == "" || it.at.IsZero() || len(it.paras) == 0:
		return it, fmt.Errorf("needs title, when and a text")
	case it.summary == "":
		it.summary = it.paras[0]
	}
	return it, nil
}

func (it *item) header(key, value string, c calendar, zone *time.Location) (err error) {
	switch key {
	case "title":
		it.title = value
	case "by":
		it.byline = value
	case "summary":
		it.summary = value
	case "feed":
		it.feed = value
	case "status":
		it.status, err = strconv.Atoi(value)
	case "when":
		it.at, err = c.moment(value, zone)
	default:
		err = fmt.Errorf("unknown header %q", key)
	}
	return err
}

// splitHeaders separates "key: value" lines from the text after the first blank line.
func splitHeaders(text string) (headers [][2]string, body string) {
	head, body, _ := strings.Cut(strings.TrimLeft(text, "\n"), "\n\n")
	for line := range strings.Lines(head) {
		if key, value, ok := strings.Cut(line, ":"); ok {
			headers = append(headers, [2]string{strings.TrimSpace(key), strings.TrimSpace(value)})
		}
	}
	return headers, body
}
