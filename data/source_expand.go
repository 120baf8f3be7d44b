package data

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// placeholders are what a configured URL may leave open for each prospect.
var placeholders = []string{"{name}", "{domain}", "{ticker}"}

var placeholderForm = regexp.MustCompile(`\{[^{}/?#]*\}`)

// ExpandSources spells out the sources whose URL holds {name}, {domain} or
// {ticker}: one for every prospect that has the value, in the order of the
// prospects, with the value escaped for its place in the URL. A source that is
// one prospect's own is for that one alone. A URL that was there before is left out.
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
		open := placeholderForm.MatchString(s.URL)
		if !open && s.Prospect == "" {
			add(s)
			continue
		}
		for _, p := range prospects {
			if s.Prospect != "" && s.Prospect != p.ID || !listedWhere(s.Entry, p.Ticker) {
				continue
			}
			if url := fillURL(s.URL, p, s.Board); url != "" {
				filled := s
				filled.URL, filled.Prospect = url, p.ID
				add(filled)
			}
		}
	}
	return out
}

// StraySources names the sources of prospects whom nobody knows. They are not asked.
func StraySources(cfg Config, prospects []Prospect) Problems {
	known := map[string]bool{"": true}
	for _, p := range prospects {
		known[p.ID] = true
	}
	var out Problems
	for _, s := range cfg.Sources {
		if !known[s.Prospect] {
			out = append(out, Problem{File: cfg.File, Line: s.Line, Row: true,
				Message: fmt.Sprintf("prospect %q of a source is not in %s, so it is not asked", short(s.Prospect), cfg.Prospects)})
		}
	}
	return out
}

// fillURL puts the prospect's values into a URL, empty when it lacks one.
// Before the question mark a value is a path segment, after it a query value;
// in the host it stands as it is. Quotation marks around a phrase to search for
// are escaped, so that servers of every kind understand them.
func fillURL(pattern string, p Prospect, board string) string {
	host := hostEnd(pattern)
	query := strings.IndexByte(pattern, '?')
	var b strings.Builder
	last := 0
	for _, at := range placeholderForm.FindAllStringIndex(pattern, -1) {
		value := placeholderValue(pattern[at[0]:at[1]], p, board)
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
		b.WriteString(quoteEscaper.Replace(pattern[last:at[0]]))
		b.WriteString(value)
		last = at[1]
	}
	b.WriteString(quoteEscaper.Replace(pattern[last:]))
	return b.String()
}

var quoteEscaper = strings.NewReplacer(`"`, "%22", " ", "%20")

func placeholderValue(placeholder string, p Prospect, board string) string {
	switch placeholder {
	case "{name}":
		return SearchName(p.Name)
	case "{domain}":
		return p.Domain
	case "{ticker}":
		return tickerSymbol(p.Ticker)
	case "{board}":
		return board
	}
	return ""
}

// listedWhere tells whether an entry that knows the tickers of some exchanges can
// know this one. A ticker without an exchange may be of any.
func listedWhere(e *CatalogEntry, ticker string) bool {
	exchange, _, written := strings.Cut(ticker, ":")
	if e == nil || len(e.Exchanges) == 0 || !written {
		return true
	}
	exchange = strings.ToUpper(strings.Join(strings.Fields(exchange), ""))
	return slices.Contains(e.Exchanges, exchange)
}

// tickerSymbol is a ticker without its exchange: "NASDAQ: ACME" is ACME.
func tickerSymbol(ticker string) string {
	return strings.TrimSpace(ticker[strings.LastIndexByte(ticker, ':')+1:])
}

// searchForms are legal forms without which newspapers name a company.
var searchForms = map[string]bool{
	"inc": true, "incorporated": true, "corp": true, "corporation": true, "ltd": true, "limited": true, "llc": true, "llp": true,
	"lp": true, "plc": true, "gmbh": true, "mbh": true, "kg": true, "ag": true, "ab": true, "asa": true, "oy": true, "oyj": true,
	"nv": true, "bv": true, "srl": true, "spa": true, "sarl": true, "sas": true, "sa": true, "aps": true, "pty": true, "pvt": true, "ulc": true,
}

// SearchName is a company's name as one looks for it in the news: without its
// legal form at the end, with which a search for the phrase finds little, and
// without quotation marks, which would end the phrase. A form that belongs to the
// name stays: "Tiffany & Co.", "The Limited".
func SearchName(name string) string {
	words := strings.Fields(strings.Map(withoutQuotes, name))
	for n := len(words); n > 1; n-- {
		form := strings.ToLower(strings.NewReplacer(".", "", ",", "", "(", "", ")", "").Replace(words[n-1]))
		before := strings.ToLower(words[n-2])
		if !searchForms[form] || before == "the" || before == "&" || before == "and" {
			break
		}
		words = words[:n-1]
		words[n-2] = strings.TrimRight(words[n-2], ",")
	}
	return strings.Join(words, " ")
}

func withoutQuotes(r rune) rune {
	if strings.ContainsRune(`"“”„«»`, r) {
		return ' '
	}
	return r
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
