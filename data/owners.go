package data

import (
	"fmt"
	"strings"
)

// AssignOwners writes the rep's id into the owner of every prospect: a CRM
// export names its users, the configuration its reps. An owner is found by id,
// name, or the name before a bracket, whatever the letter case; a single rep
// owns everybody. An owner who is no rep is a Row problem, one for each name,
// and stays as written; file is where the prospects came from.
func AssignOwners(prospects []Prospect, reps []Rep, file string) Problems {
	byName := map[string]string{}
	for _, r := range reps {
		byName[strings.ToLower(r.Name)] = r.ID
	}
	for _, r := range reps {
		byName[strings.ToLower(r.ID)] = r.ID
	}
	var problems Problems
	reported := map[string]bool{}
	for i := range prospects {
		p := &prospects[i]
		name, _, _ := strings.Cut(p.Owner, "(")
		id, ok := byName[strings.ToLower(strings.TrimSpace(name))]
		switch {
		case len(reps) == 1:
			p.Owner = reps[0].ID
		case ok:
			p.Owner = id
		case p.Owner != "" && !reported[p.Owner]:
			reported[p.Owner] = true
			problems = append(problems, Problem{File: file, Line: p.Line, Row: true,
				Message: fmt.Sprintf("owner %q is none of the reps in callworthy.yaml", short(p.Owner))})
		}
	}
	return problems
}
