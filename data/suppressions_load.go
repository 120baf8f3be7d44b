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

// LoadSuppressions reads suppressions.csv. A row whose kind or value cannot be
// read is a Row problem and left out; a date that cannot be read is one too, but
// the suppression stands, for ever: better one call too few. An empty path means
// that nobody is suppressed.
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
			out = append(out, s)
		})
	return out, t.problems
}

func suppressionOf(t *table, r record) (Suppression, error) {
	s := Suppression{Value: oneLine(t.get(r, "value")), Reason: oneLine(t.get(r, "reason")), Line: r.line}
	kind := oneLine(t.get(r, "kind"))
	if kind == "" || s.Value == "" {
		return s, fmt.Errorf("a suppression needs a kind (domain, company, phone, email, person) and a value")
	}
	if err := intoWord(&s.Kind, suppressionKinds, kind, "kind"); err != nil {
		return s, err
	}
	if err := suppressionValue(&s); err != nil {
		return s, err
	}
	if err := into(&s.Until, parseDay, oneLine(t.get(r, "until")), "until"); err != nil {
		t.rowProblem(r.line, "%v; until then the suppression holds for ever", err)
		s.Until = time.Time{}
	}
	return s, nil
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
