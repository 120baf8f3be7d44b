package data

import (
	"fmt"
	"regexp"
	"slices"
)

var catalogForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// fromCatalog completes a source that names an entry of the catalog.
func (y *yamlReader) fromCatalog(n *node, s *Source, id string) {
	if y.catalog == nil {
		var err error
		if y.catalog, err = Catalog(); err != nil {
			y.fatal(n.Line, "%v", err)
			return
		}
	}
	e, err := catalogEntry(y.catalog, id)
	switch {
	case err != nil:
		y.fatal(n.Line, "%v", err)
		return
	case e.Board() && (s.Board == "" || s.Prospect == ""):
		y.fatal(n.Line, "catalog source %s lists the posts of one company: write {catalog: %s, board: NAME, prospect: ID}; `callworthy sources discover` finds both", id, id)
		return
	case !e.Board() && s.Board != "":
		y.fatal(n.Line, "catalog source %s takes no board", id)
		return
	}
	s.URL, s.Entry = e.URL, e
}

// emailForm finds an e-mail address in a user agent.
var emailForm = regexp.MustCompile(`[^\s()<>,;@]+@[^\s()<>,;@]+\.[A-Za-z]{2,}`)

// NamesEmail tells whether a user agent names an e-mail address.
func NamesEmail(userAgent string) bool { return emailForm.MatchString(userAgent) }

// catalogNeeds leaves out the catalog sources whose owners' rules the
// configuration does not keep, and says what is missing.
func (y *yamlReader) catalogNeeds(cfg *Config) {
	cfg.Sources = slices.DeleteFunc(cfg.Sources, func(s Source) bool {
		switch {
		case s.Entry == nil:
			return false
		case s.Entry.Closed != "":
			y.row(s.Line, "catalog source %s is not asked: %s", s.Entry.ID, s.Entry.Closed)
		case s.Entry.Email && !NamesEmail(cfg.Crawl.UserAgent):
			y.row(s.Line, "catalog source %s is not asked: its owner wants an e-mail address in crawl.user_agent, as in \"Example Ltd news@example.com\" (%s)", s.Entry.ID, s.Entry.TermsURL)
		default:
			return false
		}
		return true
	})
}

// UnreadySources tells which keys of catalog sources are not in the environment,
// looked up with env. Each variable is told once.
func UnreadySources(cfg Config, env func(string) (string, bool)) Problems {
	var out Problems
	told := map[string]bool{}
	for _, s := range cfg.Sources {
		if s.Entry == nil || s.Entry.KeyEnv == "" || told[s.Entry.KeyEnv] {
			continue
		}
		told[s.Entry.KeyEnv] = true
		if v, _ := env(s.Entry.KeyEnv); v == "" {
			out = append(out, Problem{File: cfg.File, Line: s.Line, Row: true,
				Message: fmt.Sprintf("catalog source %s needs a key: the environment variable %s is not set", s.Entry.ID, s.Entry.KeyEnv)})
		}
	}
	return out
}
