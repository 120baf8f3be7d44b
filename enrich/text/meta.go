package text

import (
	"net/url"
	"regexp"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// publishedNames are the meta names and properties in which pages give the
// moment of publication.
var publishedNames = set(`article:published_time og:article:published_time og:published_time
datepublished date.issued dc.date.issued dcterms.issued parsely-pub-date sailthru.date
publish-date publication_date pubdate`)

// publishedAt is the moment that a page's meta elements give, else the day in its
// address, else the day that the extractor found: that may be the day of something
// else on the page. A moment without a zone gets that of the page's structured
// data where these tell the same time of day. A page is not younger than its fetch.
func publishedAt(doc *html.Node, at *url.URL, day, fetched time.Time) time.Time {
	latest := latestDate(fetched)
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Meta {
			continue
		}
		name := strings.ToLower(attr(n, "property") + attr(n, "name") + attr(n, "itemprop"))
		if !publishedNames[name] {
			continue
		}
		raw := attr(n, "content")
		if t, ok := parseMoment(raw); ok && t.Before(latest) {
			if !zoned.MatchString(raw) {
				t = sameClock(doc, t)
			}
			return t
		}
	}
	if d := pathDay(at); !d.IsZero() && d.Before(latest) && d.Sub(day).Abs() > 36*time.Hour {
		return d
	}
	if day.IsZero() || !day.Before(latest) {
		return time.Time{}
	}
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
}

var (
	zoned     = regexp.MustCompile(`(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{3})\s*$`)
	published = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{10,40})"`)
	dayInPath = regexp.MustCompile(`(?i)/((?:19|20)\d\d)/(\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/(\d{1,2})(?:/|$)`)
)

// sameClock is the moment with a zone, in the page's structured data, of which t
// is the time of day; t itself where there is none. Zones are at most 14 hours
// from UTC, and lie quarters of an hour apart.
func sameClock(doc *html.Node, t time.Time) time.Time {
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Script || n.FirstChild == nil || !strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			continue
		}
		for _, m := range published.FindAllStringSubmatch(n.FirstChild.Data, 20) {
			moment, ok := parseMoment(m[1])
			if gap := moment.Sub(t).Abs(); ok && zoned.MatchString(m[1]) && gap <= 14*time.Hour && gap%(15*time.Minute) == 0 {
				return moment
			}
		}
	}
	return t
}

// pathDay is the day that an address names, as /2019/nov/18/ does; zero for none.
func pathDay(at *url.URL) time.Time {
	if at == nil {
		return time.Time{}
	}
	m := dayInPath.FindStringSubmatch(at.Path)
	if m == nil {
		return time.Time{}
	}
	for _, layout := range []string{"2006/1/2", "2006/Jan/2"} {
		if d, err := time.Parse(layout, m[1]+"/"+m[2]+"/"+m[3]); err == nil {
			return d
		}
	}
	return time.Time{}
}

// latestDate is the end of the day after the fetch, in any zone of the world.
func latestDate(fetched time.Time) time.Time {
	if fetched.IsZero() {
		return time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return fetched.UTC().AddDate(0, 0, 1)
}

// parseMoment reads a date with a time and a zone. Without a zone UTC is meant.
func parseMoment(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00",
		"2006-01-02T15:04:05", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", time.RFC1123Z, time.RFC1123} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 1990 {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// htmlLanguage is the language that a page says it is in: two letters, or empty.
func htmlLanguage(doc *html.Node) string {
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Html {
			lang, _, _ := strings.Cut(strings.ReplaceAll(attr(n, "lang"), "_", "-"), "-")
			if len(lang) == 2 {
				return strings.ToLower(lang)
			}
			return ""
		}
	}
	return ""
}

// small are the commonest small words of the languages of Latin script that
// business news is mostly written in. A word of several languages counts for each.
var small = map[string]map[string]bool{
	"da": set(`og det er en til af på som med for den har ikke et der vil fra også blev være`),
	"de": set(`der die das und ist von mit für auf den im nicht ein eine des dem sich wird auch bei zum zur hat`),
	"en": set(`the of and to in is that for with on as by at from are was be has have it its this will an not`),
	"es": set(`el la los las de del que y en por con para una un es se al como más su lo fue ha no`),
	"fr": set(`le la les des de du et est dans pour que qui une un sur par avec au aux pas plus son ses ce a`),
	"it": set(`il lo la gli le di del della dei che e è per con una un nel alla dal sono anche si non più ha`),
	"nl": set(`de het een en van in is dat op te voor met zijn niet aan er ook als bij door om naar heeft`),
	"pl": set(`w i na z do się nie to jest że o od po przez za oraz dla jak ale są przy był`),
	"pt": set(`o a os as de do da dos das que e em por com para uma um é não se ao como mais sua foi no na`),
	"sv": set(`och att det som en på är av för med den till inte har ett om vi var från kan`),
}

// language guesses a text's language by its commonest small words, else takes
// what the page declares. Ties go to the declared one, else to the first in
// alphabetical order. Texts in other scripts keep what is declared.
func language(text, declared string) string {
	counts, words := map[string]int{}, 0
	for w := range strings.FieldsFuncSeq(text[:min(len(text), 4000)], func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		w = strings.ToLower(w)
		for lang, list := range small {
			if list[w] {
				counts[lang]++
			}
		}
	}
	best := ""
	for lang, n := range counts {
		if n > counts[best] || n == counts[best] && (lang == declared || best != declared && lang < best) {
			best = lang
		}
	}
	if words < 20 || 10*counts[best] < words {
		return declared
	}
	return best
}
