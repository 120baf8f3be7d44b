package crawl

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxCanonical is how much of a page is looked through for its head, in bytes.
const maxCanonical = 512 << 10

// CanonicalLink returns the canonical URL that a page gives as its own address
// by a link with rel=canonical (RFC 6596), as AMP and print forms of a page do;
// linked is what the server's header gives as that (data.Document.Linked).
// It is empty where the page at that address gives none, or the one that it has,
// or several, or the front page of a site, which is a common mistake. Only the
// head of the page counts: what stands below may have been written by readers.
// Nothing else that a page says of its address is believed, such as og:url.
//
// Whoever writes a page can name any address: it tells that the page may be a
// copy, never that another one is.
func CanonicalLink(page []byte, at, linked string) string {
	here, err := parseURL(at)
	if err != nil {
		return ""
	}
	base, links := headOf(page[:min(len(page), maxCanonical)])
	found := linked
	for _, l := range links {
		to := pageURL(resolved(here, base), l)
		if to == "" || found != "" && to != found {
			return ""
		}
		found = to
	}
	u, err := url.Parse(found)
	if err != nil || found == at || u.Path == "/" && u.RawQuery == "" && here.Path != "/" {
		return ""
	}
	return found
}

func resolved(at *url.URL, ref string) *url.URL {
	if u, err := parseURL(ref); err == nil {
		return at.ResolveReference(u)
	}
	return at
}

// headOf finds in the head of a page what its links are relative to, and where
// those with rel=canonical lead.
func headOf(page []byte) (base string, canonical []string) {
	z := html.NewTokenizer(bytes.NewReader(page))
	z.SetMaxBuf(maxCanonical)
	for {
		switch z.Next() {
		case html.ErrorToken:
			return base, canonical
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			switch t.DataAtom {
			case atom.Base:
				if base == "" {
					base = attrOf(t, "href")
				}
			case atom.Link:
				if slices.Contains(strings.Fields(strings.ToLower(attrOf(t, "rel"))), "canonical") {
					canonical = append(canonical, attrOf(t, "href"))
				}
			case atom.Html, atom.Head, atom.Title, atom.Meta, atom.Script, atom.Style, atom.Noscript, atom.Template:
			default:
				return base, canonical // the body has begun
			}
		}
	}
}

func attrOf(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
