package pipelines

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"callworthy/data"
)

// YAML writes what was found as a list of sources to be put into callworthy.yaml:
// what can be asked as it stands, and in comments what needs a decision or a change.
func (d Discovery) YAML() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Proposed by `callworthy sources discover` on %s for %d prospects. Put what you want\n# below `sources:` in callworthy.yaml; then: callworthy check, callworthy sources test.\nsources:\n", d.On, len(d.Prospects))
	proposed := 0
	var silent, failed []string
	for _, p := range d.Prospects {
		s, looked := d.Surveys[p.ID]
		switch {
		case !looked:
			silent = append(silent, p.ID)
			continue
		case s.Outcome.Failed():
			failed = append(failed, fmt.Sprintf("%s: %s: %s", p.ID, s.Source.URL, strings.TrimPrefix(s.Detail, robotsFirst)))
			continue
		}
		lines := d.ofProspect(p, s)
		fmt.Fprintf(&b, "\n  # %s (%s)\n", remark(p.Name), remark(p.ID))
		for _, l := range lines {
			b.WriteString("  " + l + "\n")
			proposed += b2i(!strings.HasPrefix(l, "#"))
		}
	}
	if len(failed) > 0 {
		b.WriteString("\n  # These sites could not be read: look whether `domain` is right, or try again later.\n")
		for _, l := range failed {
			b.WriteString("  #   " + remark(l) + "\n")
		}
	}
	if len(silent) > 0 {
		fmt.Fprintf(&b, "\n  # Without a domain: %s\n", remark(strings.Join(silent, ", ")))
	}
	b.WriteString("\n  # Public sources of the catalog\n")
	for _, e := range d.Catalog {
		for _, l := range d.ofCatalog(e) {
			b.WriteString("  " + l + "\n")
			proposed += b2i(!strings.HasPrefix(l, "#"))
		}
	}
	if proposed == 0 {
		return []byte(strings.Replace(b.String(), "\nsources:\n", "\nsources: []\n", 1))
	}
	return []byte(b.String())
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// robotsFirst is how the detail of a site begins whose robots.txt was asked for in vain.
const robotsFirst = "robots.txt cannot be read, so nothing else may be: "

// ofProspect proposes what the prospect's site shows.
func (d Discovery) ofProspect(p data.Prospect, s data.SiteSurvey) []string {
	var out []string
	site := entryLine("site", s.Source.URL, "prospect", p.ID)
	about := aboutSite(s)
	if d.Asked[s.Source.Key()] {
		out = append(out, "# asked already: "+remark(s.Source.URL)+": "+about)
	} else {
		out = append(out, "# "+about, site)
	}
	for _, board := range s.Boards {
		if !d.boardAsked(board) {
			out = append(out, entryLine("catalog", board.Catalog, "board", board.Board, "prospect", p.ID)+fmt.Sprintf("  # %d open posts", board.Posts))
		}
	}
	return out
}

func (d Discovery) boardAsked(b data.BoardFound) bool {
	return slices.ContainsFunc(d.Config.Sources, func(s data.Source) bool {
		return s.Entry != nil && s.Entry.ID == b.Catalog && s.Board == b.Board
	})
}

// aboutSite says what is read of a site.
func aboutSite(s data.SiteSurvey) string {
	var parts []string
	switch {
	case s.News == "":
		parts = append(parts, "no news found")
	case s.NewsAt == "":
		parts = append(parts, fmt.Sprintf("news: %s with %d items", s.News, s.Items))
	default:
		parts = append(parts, fmt.Sprintf("news: %s at %s with %d items", s.News, s.NewsAt, s.Items))
	}
	for _, kind := range []data.PageKind{data.PageAbout, data.PageLeadership, data.PageCareers} {
		if at := s.Rooms[kind]; at != "" {
			parts = append(parts, string(kind)+": "+at)
		}
	}
	return remark(strings.Join(parts, "; "))
}

// ofCatalog proposes a source of the catalog: as it stands where it costs nothing
// and its owner allows it, else in a comment with what there is to decide.
func (d Discovery) ofCatalog(e data.CatalogEntry) []string {
	if e.Board() || d.Asked[e.ID] {
		return nil
	}
	head := "# " + remark(fmt.Sprintf("%s. %s (%s)", e.Name, e.Terms, e.TermsURL))
	line := "- catalog: " + e.ID
	switch need := d.missing(e); {
	case need != "":
		return []string{head, "# " + line + "  # " + need}
	case e.Open:
		return []string{head, line}
	}
	return []string{head, "# " + line}
}

// missing says what a source needs that is not there.
func (d Discovery) missing(e data.CatalogEntry) string {
	tickers := 0
	for _, p := range d.Prospects {
		tickers += b2i(p.Ticker != "")
	}
	switch {
	case e.Closed != "":
		return e.Closed
	case e.Email && !data.NamesEmail(d.Config.Crawl.UserAgent):
		return "first write an e-mail address into crawl.user_agent"
	case strings.Contains(e.URL, "{ticker}") && tickers == 0:
		return "no prospect has a ticker"
	case e.KeyEnv != "":
		return "first set the environment variable " + e.KeyEnv
	}
	return ""
}

// entryLine writes a source of several keys.
func entryLine(keysAndValues ...string) string {
	var parts []string
	for i := 0; i < len(keysAndValues); i += 2 {
		parts = append(parts, keysAndValues[i]+": "+scalar(keysAndValues[i+1]))
	}
	return "- {" + strings.Join(parts, ", ") + "}"
}

var plainScalar = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_-]*$`)

// reservedScalars mean something else than the word when they stand alone.
var reservedScalars = []string{"true", "false", "null", "yes", "no", "on", "off", "y", "n"}

// scalar quotes a value where YAML could take it for something else.
func scalar(v string) string {
	if plainScalar.MatchString(v) && !slices.Contains(reservedScalars, strings.ToLower(v)) {
		return v
	}
	quoted, err := json.Marshal(v) // JSON's strings are YAML's
	if err != nil {
		return `""`
	}
	return string(quoted)
}

// remark makes text of others fit for a comment of one line.
func remark(s string) string {
	s = strings.Join(strings.Fields(strings.Map(printable, s)), " ")
	if r := []rune(s); len(r) > 400 {
		return string(r[:400]) + "…"
	}
	return s
}

func printable(r rune) rune {
	if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' || r == '\ufeff' {
		return ' '
	}
	return r
}
