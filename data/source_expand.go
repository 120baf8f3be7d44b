package data

import (
	"net/url"
	"regexp"
	"strings"
)

// placeholders are what a configured URL may leave open for each prospect.
var placeholders = []string{"{name}", "{domain}", "{ticker}"}

var placeholderForm = regexp.MustCompile(`\{[^{}/?#]*\}`)

// ExpandSources spells out the sources whose URL holds {name}, {domain} or
// {ticker}: one for every prospect that has the value, in the order of the
// prospects, with the value escaped for its place in the URL. A URL that was
// there before is left out.
func ExpandSources(sources []Source, prospects []Prospect) []Source {
	var out []Source
	seen := map[string]bool{}
	add := func(s Source) {
		if !seen[s.Key()] {
			seen[s.Key()] = true
			out = append(out, s)
		}
	}
	for _, s := range sources {
		if s.Kind == SourceCatalog || !placeholderForm.MatchString(s.URL) {
			add(s)
			continue
		}
		for _, p := range prospects {
			if url := fillURL(s.URL, p); url != "" {
				add(Source{Kind: s.Kind, URL: url, Prospect: p.ID, Line: s.Line})
			}
		}
	}
	return out
}

// fillURL puts the prospect's values into a URL, empty when it lacks one.
// Before the question mark a value is a path segment, after it a query value;
// in the host it stands as it is.
func fillURL(pattern string, p Prospect) string {
	host := hostEnd(pattern)
	query := strings.IndexByte(pattern, '?')
	var b strings.Builder
	last := 0
	for _, at := range placeholderForm.FindAllStringIndex(pattern, -1) {
		value := placeholderValue(pattern[at[0]:at[1]], p)
		if value == "" {
			return ""
		}
		switch {
		case at[0] < host:
		case query >= 0 && at[0] > query:
			value = url.QueryEscape(value)
		default:
			value = url.PathEscape(value)
		}
		b.WriteString(pattern[last:at[0]])
		b.WriteString(value)
		last = at[1]
	}
	b.WriteString(pattern[last:])
	return b.String()
}

func placeholderValue(placeholder string, p Prospect) string {
	switch placeholder {
	case "{name}":
		return p.Name
	case "{domain}":
		return p.Domain
	case "{ticker}":
		return p.Ticker
	}
	return ""
}

// hostEnd is the offset at which the host of a URL ends.
func hostEnd(rawURL string) int {
	start := strings.Index(rawURL, "://")
	if start < 0 {
		return 0
	}
	start += len("://")
	if i := strings.IndexAny(rawURL[start:], "/?#"); i >= 0 {
		return start + i
	}
	return len(rawURL)
}

// hostOf is the host part of a URL whose placeholders are still open.
func hostOf(rawURL string) string {
	_, host, _ := strings.Cut(rawURL[:hostEnd(rawURL)], "://")
	return host
}
