package data

import (
	"fmt"
	"strings"
	"time"
)

var suppressionColumns = []column{
	{"kind", true, []string{"type"}},
	{"value", true, nil},
	{"reason", false, []string{"note", "notes"}},
	{"until", false, []string{"expires"}},
}

var suppressionKinds = []string{"domain", "company", "phone", "email", "person"}

// LoadSuppressions reads suppressions.csv. What cannot be read of a row is a Row
// problem, and better one call too few: a row whose kind is none, or cannot have its
// value, holds for every kind that the value can be of, and one whose date is none
// holds for ever. Only a row without a value is left out. An empty path means that
// nobody is suppressed.
func LoadSuppressions(path string) ([]Suppression, Problems) {
	if path == "" {
		return nil, nil
	}
	var out []Suppression
	t := openTable(path, "it lists whom nobody must call; leave `suppressions` out of callworthy.yaml if there is nobody",
		suppressionColumns, func(t *table, r record) {
			s, err := suppressionOf(t, r)
			if err != nil {
				t.badRow(r.line, "%v", err)
				return
			}
			out = append(out, s...)
		})
	return out, t.problems
}

// suppressionOf reads a row: one suppression, or one of each possible kind where
// the kind cannot be read.
func suppressionOf(t *table, r record) ([]Suppression, error) {
	s := Suppression{Value: oneLine(t.get(r, "value")), Reason: oneLine(t.get(r, "reason")), Line: r.line}
	kind := oneLine(t.get(r, "kind"))
	if s.Value == "" {
		return nil, fmt.Errorf("a suppression needs a kind (domain, company, phone, email, person) and a value")
	}
	if err := into(&s.Until, parseDay, oneLine(t.get(r, "until")), "until"); err != nil {
		t.rowProblem(r.line, "%v; until then the suppression holds for ever", err)
		s.Until = time.Time{}
	}
	if err := intoWord(&s.Kind, suppressionKinds, kind, "kind"); err != nil || kind == "" {
		if err == nil {
			err = fmt.Errorf("kind: it is empty")
		}
		t.rowProblem(r.line, "%v; until then the value counts for every kind that it can be of", err)
		return ofEveryKind(s), nil
	}
	if err := suppressionValue(&s); err != nil {
		t.rowProblem(r.line, "%v; until then the value counts for every kind that it can be of", err)
		return ofEveryKind(s), nil
	}
	return []Suppression{s}, nil
}

// ofEveryKind are the suppressions that the value can mean.
func ofEveryKind(s Suppression) []Suppression {
	var out []Suppression
	for _, s.Kind = range suppressionKinds {
		if one := s; suppressionValue(&one) == nil {
			out = append(out, one)
		}
	}
	return out
}

// suppressionValue refuses a value that can never match: a suppression that does
// nothing is worse than none.
func suppressionValue(s *Suppression) error {
	switch s.Kind {
	case "domain":
		domain, err := normalDomain(s.Value)
		if err != nil || domain == "" {
			return fmt.Errorf("value: %q is no domain", short(s.Value))
		}
		s.Value = domain
	case "phone":
		if !strings.ContainsAny(s.Value, "0123456789") {
			return fmt.Errorf("value: %q is no phone number", short(s.Value))
		}
	case "email":
		if at := strings.Index(s.Value, "@"); at < 1 || at == len(s.Value)-1 {
			return fmt.Errorf("value: %q is no e-mail address (kind domain is for all of a company's)", short(s.Value))
		}
	}
	return nil
}
