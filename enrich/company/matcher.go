package company

import (
	"callworthy/data"
)

// Matcher finds prospects in texts.
type Matcher struct{}

// New builds a Matcher.
func New(prospects []data.Prospect) *Matcher { return &Matcher{} }

// Mentions returns where prospects are named.
func (m *Matcher) Mentions(a data.Article) []data.Mention { return nil }

// Candidates returns the sorted ids of prospects whose names stand in the texts.
func (m *Matcher) Candidates(texts ...string) []string { return nil }

// NamesOf returns the names by which a prospect is looked for.
func NamesOf(p data.Prospect) []string { return append([]string{p.Name}, p.Aliases...) }

// Fingerprint covers the fields that resolution looks at.
func Fingerprint(p data.Prospect) string { return p.Name }
