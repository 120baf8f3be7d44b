package data

import (
	"crypto/sha256"
	"encoding/binary"
	"net/netip"
	"net/url"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/publicsuffix"
)

// shortText is the length in bytes of letters below which two texts may be the same by
// chance, as "Our results are out" is every year.
const shortText = 120

// Marks tell documents that say the same: two with an equal mark do. Each is 0
// where the article says too little for it.
type Marks struct {
	Says   int64 // of site, title and text; of a short text the day as well
	Titled int64 // of the address that the page gives as its own, and the title
	Reads  int64 // of that address and the text
}

// Marks returns the marks of an article. Title and text are compared by their
// letters and digits, whatever their case.
func (a Article) Marks() Marks {
	page := a.Canonical
	if page == "" {
		page = a.URL
	}
	title, text := lettersOf(a.Title), lettersOf(a.Text)
	m := Marks{}
	switch {
	case len(text) >= shortText:
		m.Says, m.Reads = mark("says", SiteOf(a.URL), title, text), mark("reads", page, text)
	case title != "" && !a.PublishedAt.IsZero():
		m.Says = mark("says", SiteOf(a.URL), title, text, a.PublishedAt.Format(time.DateOnly))
	}
	if title != "" {
		m.Titled = mark("titled", page, title)
	}
	return m
}

// Foreign tells whether the page names an address of another site as its own.
// Such a page may step back behind that site's, and never stand for it.
func (a Article) Foreign() bool { return a.Canonical != "" && SiteOf(a.Canonical) != SiteOf(a.URL) }

// SiteOf names the site of a URL: its registered domain, as acme.example is for
// news.acme.example and www.acme.example; the host with its port where it has none,
// as addresses of the network have not.
func SiteOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		return rawURL
	}
	host := strings.ToLower(u.Hostname())
	if _, err := netip.ParseAddr(host); err != nil {
		if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
			return site
		}
	}
	return strings.ToLower(u.Host)
}

// lettersOf are the letters and digits of a text in lower case.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// mark is the first eight bytes of the SHA-256 of the parts.
func mark(parts ...string) int64 {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return int64(binary.BigEndian.Uint64(sum[:8]))
}
