package profile

import (
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"callworthy/data"
)

// kinds are the kinds of links, in the order in which a card shows them.
var kinds = []string{"about", "news", "careers", "contact", "linkedin", "x", "facebook", "instagram", "youtube", "github"}

// rooms are the words by which links to a site's own pages are known.
var rooms = []struct {
	kind  string
	words []string
}{
	{"about", []string{"about us", "about", "our company", "who we are", "über uns", "unternehmen", "à propos", "om oss", "quiénes somos", "over ons", "chi siamo"}},
	{"news", []string{"news", "newsroom", "press", "media centre", "media center", "press releases", "aktuelles", "presse"}},
	{"careers", []string{"careers", "jobs", "vacancies", "join us", "work with us", "karriere", "recrutement", "career"}},
	{"contact", []string{"contact", "contact us", "kontakt", "contacto", "contatti"}},
}

// links keeps one link of each kind, and a telephone number.
func (c *card) links(doc *goquery.Document, base *url.URL) {
	doc.Find("a[href]").Each(func(_ int, s *goquery.Selection) {
		href := strings.TrimSpace(s.AttrOr("href", ""))
		if tel, ok := strings.CutPrefix(href, "tel:"); ok {
			if number := strings.TrimSpace(tel); len(digits(number)) >= 7 && len(number) < 30 {
				c.set(&c.Phone, "phone", number, inLink, s.Text())
			}
			return
		}
		u, err := url.Parse(href)
		if err != nil || base == nil {
			return
		}
		u = base.ResolveReference(u)
		if kind := elsewhere(u); kind != "" {
			c.link(kind, u)
			return
		}
		if sameSite(u, base) {
			c.link(room(s.Text()), u)
		}
	})
	slices.SortFunc(c.Links, func(a, b data.ProfileLink) int { return slices.Index(kinds, a.Kind) - slices.Index(kinds, b.Kind) })
}

func (c *card) link(kind string, u *url.URL) {
	if kind == "" || u.Scheme != "https" && u.Scheme != "http" {
		return
	}
	if !slices.ContainsFunc(c.Links, func(l data.ProfileLink) bool { return l.Kind == kind }) {
		u.Fragment, u.User = "", nil
		c.Links = append(c.Links, data.ProfileLink{Kind: kind, URL: u.String()})
	}
}

// room is the kind of page that a link's words name.
func room(words string) string {
	words = strings.ToLower(line(words))
	for _, r := range rooms {
		if slices.Contains(r.words, words) {
			return r.kind
		}
	}
	return ""
}

func sameSite(u, base *url.URL) bool {
	return strings.TrimPrefix(u.Hostname(), "www.") == strings.TrimPrefix(base.Hostname(), "www.")
}

// elsewhere is the kind of a company's page on another site; empty for links
// that share this one.
func elsewhere(u *url.URL) string {
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	path := strings.Trim(strings.ToLower(u.Path), "/")
	part, _, _ := strings.Cut(path, "/")
	if part == "" || part == "share" || part == "sharer" || part == "sharer.php" || part == "intent" || part == "sharearticle" || part == "home" || part == "login" {
		return ""
	}
	switch {
	case host == "linkedin.com" || strings.HasSuffix(host, ".linkedin.com"):
		if part == "company" || part == "school" || part == "showcase" {
			return "linkedin"
		}
	case host == "x.com" || host == "twitter.com":
		return "x"
	case host == "facebook.com" || host == "instagram.com" || host == "github.com":
		return strings.TrimSuffix(host, ".com")
	case host == "youtube.com" && part != "watch" && part != "embed":
		return "youtube"
	}
	return ""
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
