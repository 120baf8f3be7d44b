package data

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// reps reads the list of people who call.
func (y *yamlReader) reps(n *node, to *[]Rep) {
	var reps []Rep
	lines := map[string]int{}
	y.list(n, "reps", func(n *node) {
		r, ok := y.rep(n)
		if !ok {
			return
		}
		id := strings.ToLower(r.ID)
		if lines[id] > 0 {
			y.fatal(r.Line, "rep id %q was used before in line %d", r.ID, lines[id])
			return
		}
		lines[id] = r.Line
		reps = append(reps, r)
	})
	if len(reps) > 0 {
		*to = reps
	}
}

// rep reads one of them.
func (y *yamlReader) rep(n *node) (Rep, bool) {
	r := defaultRep()
	r.ID, r.Name, r.Line = "", "", n.Line
	before := len(y.problems)
	seen := y.mapping(n, "a rep", []field{
		{"id", func(n *node) { y.repID(n, &r.ID) }},
		{"name", func(n *node) { y.line(n, 200, &r.Name) }},
		{"timezone", func(n *node) { y.zone(n, &r.Timezone) }},
		{"hours", func(n *node) { y.hours(n, &r.Hours) }},
		{"capacity", func(n *node) { y.integer(n, 1, 1000, &r.Capacity) }},
	})
	if !seen["id"] && len(y.problems) == before {
		y.fatal(n.Line, "a rep has no id")
	}
	if r.ID == "" {
		return r, false
	}
	if r.Name == "" {
		r.Name = r.ID
	}
	return r, true
}

// repIDForm is what can stand in a file name on every system.
var repIDForm = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]{0,63}$`)

// takenNames are files that a published night holds beside <rep>.html.
var takenNames = []string{"index", "managers", "latest"}

func (y *yamlReader) repID(n *node, to *string) {
	switch {
	case !y.line(n, 200, to):
	case !repIDForm.MatchString(*to):
		y.fatal(n.Line, "rep id %q: use letters, digits, dot, hyphen and underscore, at most 64; it names the rep's page", short(*to))
		*to = ""
	case slices.Contains(takenNames, strings.ToLower(*to)):
		y.fatal(n.Line, "rep id %q is taken: %s.html is another page", *to, strings.ToLower(*to))
		*to = ""
	}
}

// zone reads an IANA time zone; Local means the machine's.
func (y *yamlReader) zone(n *node, to *string) {
	var v string
	if !y.line(n, 100, &v) {
		return
	}
	if strings.EqualFold(v, "local") {
		*to = machineZone()
		return
	}
	z, err := zoneName(v)
	if err != nil {
		y.fatal(n.Line, "%v", err)
		return
	}
	*to = z
}

// zoneName returns the IANA name of a time zone, mending its letter case.
func zoneName(v string) (string, error) {
	if v != "" && !strings.EqualFold(v, "local") {
		for _, name := range []string{v, capitalised(v), strings.ToUpper(v)} {
			if _, err := time.LoadLocation(name); err == nil {
				return name, nil
			}
		}
	}
	return "", fmt.Errorf("unknown time zone %q: write an IANA name such as Europe/Berlin or America/Chicago", short(v))
}

// capitalised writes america/new_york as America/New_York.
func capitalised(s string) string {
	up := true
	return strings.Map(func(r rune) rune {
		defer func() { up = !unicode.IsLetter(r) }()
		if up {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, s)
}

// machineZone is the IANA name of this machine's time zone, UTC when it does
// not tell.
func machineZone() string {
	candidates := []string{strings.TrimPrefix(os.Getenv("TZ"), ":")}
	if target, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
		if _, name, ok := strings.Cut(target, "zoneinfo/"); ok {
			candidates = append(candidates, name)
		}
	}
	if b, err := os.ReadFile("/etc/timezone"); err == nil {
		candidates = append(candidates, strings.TrimSpace(string(b)))
	}
	for _, c := range candidates {
		if z, err := zoneName(c); err == nil {
			return z
		}
	}
	return "UTC"
}

// hoursForm is a span of the day: 09:00-17:00, 9-17, 9:00 – 17:30.
var hoursForm = regexp.MustCompile(`^(\d{1,2})(?::(\d{2}))? *[-–] *(\d{1,2})(?::(\d{2}))?$`)

// hours reads a span of the day and writes it as HH:MM-HH:MM.
func (y *yamlReader) hours(n *node, to *string) {
	m := hoursForm.FindStringSubmatch(strings.TrimSpace(n.Value))
	if m == nil {
		y.fatal(n.Line, "expected hours such as 09:00-17:00, not %s", kindName(n))
		return
	}
	from, until := clock(m[1], m[2]), clock(m[3], m[4])
	if from == "" || until == "" || from >= until {
		y.fatal(n.Line, "hours %q: they must lie within one day and end after they begin: write them as 09:00-17:00", n.Value)
		return
	}
	*to = from + "-" + until
}

// clock writes an hour and an optional minute as HH:MM, empty when there is no
// such time. 24:00 is written as 23:59.
func clock(hour, minute string) string {
	if minute == "" {
		minute = "00"
	}
	if hour == "24" && minute == "00" {
		return "23:59"
	}
	t, err := time.Parse("15:04", fmt.Sprintf("%02s:%s", hour, minute))
	if err != nil {
		return ""
	}
	return t.Format("15:04")
}

// sources reads the list of places to ask for news.
func (y *yamlReader) sources(n *node, to *[]Source) {
	lines := map[string]int{}
	y.list(n, "sources", func(n *node) {
		s, ok := y.source(n)
		switch {
		case !ok:
		case lines[s.URL+" "+s.Board+" "+s.Prospect] > 0:
			y.row(s.Line, "this source stands in line %d already", lines[s.URL+" "+s.Board+" "+s.Prospect])
		default:
			lines[s.URL+" "+s.Board+" "+s.Prospect] = s.Line
			*to = append(*to, s)
		}
	})
}

func (y *yamlReader) source(n *node) (s Source, ok bool) {
	s.Line = n.Line
	before := len(y.problems)
	set := func(kind SourceKind, check func(*node, string)) func(*node) {
		return func(n *node) {
			if y.line(n, 4096, &s.URL) {
				check(n, s.URL)
			}
			s.Kind = kind
		}
	}
	id := ""
	seen := y.mapping(n, "a source", []field{
		{"feed", set(SourceFeed, y.sourceURL)},
		{"site", set(SourceSite, y.sourceURL)},
		{"catalog", func(n *node) { s.Kind = SourceCatalog; y.line(n, 100, &id) }},
		{"prospect", func(n *node) { y.line(n, 200, &s.Prospect) }},
		{"board", func(n *node) { y.line(n, 200, &s.Board) }},
	})
	if len(y.problems) > before {
		return s, false
	}
	if len(seen)-b2i(seen["prospect"])-b2i(seen["board"]) != 1 {
		y.fatal(n.Line, "a source needs exactly one of feed, site, catalog")
		return s, false
	}
	if s.Kind == SourceCatalog {
		y.fromCatalog(n, &s, id)
	} else if s.Board != "" {
		y.fatal(n.Line, "board belongs to a catalog source that lists open posts")
	}
	return s, len(y.problems) == before
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (y *yamlReader) sourceURL(n *node, v string) {
	if err := checkSourceURL(v); err != nil {
		y.fatal(n.Line, "%v", err)
	}
}

// checkSourceURL sees that a configured URL can be asked for once its
// placeholders are filled in.
func checkSourceURL(v string) error {
	for _, p := range placeholderForm.FindAllString(v, -1) {
		if !slices.Contains(placeholders, p) {
			return fmt.Errorf("unknown placeholder %s in %q: known are %s", short(p), short(v), strings.Join(placeholders, ", "))
		}
	}
	if strings.ContainsAny(placeholderForm.ReplaceAllString(v, ""), "{}") {
		return fmt.Errorf("a brace in %q is not closed", short(v))
	}
	filled := fillURL(v, Prospect{Name: "name", Domain: "domain.example", Ticker: "TICK"}, "")
	u, err := url.Parse(filled)
	switch {
	case err != nil:
		return fmt.Errorf("%q is not a URL", short(v))
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%q: only http:// and https:// URLs are read", short(v))
	case u.Hostname() == "":
		return fmt.Errorf("%q names no host", short(v))
	case u.User != nil:
		return fmt.Errorf("%q holds a user name: reports show source URLs, so they must not hold credentials", u.Redacted())
	case strings.ContainsAny(strings.ReplaceAll(hostOf(v), "{domain}", ""), "{}"):
		return fmt.Errorf("%q: only {domain} can stand in the host", short(v))
	}
	return nil
}
