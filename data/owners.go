package data

import (
	"fmt"
	"strings"
)

// AssignOwners writes the rep's id into the owner of every prospect: a CRM
// export names its users, the configuration its reps. An owner is found by id,
// name, or the name before a bracket, whatever the letter case; a single rep
// owns everybody. An owner who is no rep is a Row problem, one for each name,
// and stays as written where several reps could be meant; where no rep is
// configured nobody could be. file is where the prospects came from.
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
		alone := len(reps) == 1
		if !ok && p.Owner != "" && !reported[p.Owner] && !(alone && reps[0].Line == 0) {
			reported[p.Owner] = true
			problems = append(problems, noRep(file, p, reps))
		}
		switch {
		case alone:
			p.Owner = reps[0].ID
		case ok:
			p.Owner = id
		}
	}
	return problems
}

// noRep is the problem of an owner who is none of the configured reps.
func noRep(file string, p *Prospect, reps []Rep) Problem {
	text := fmt.Sprintf("owner %q is none of the reps in callworthy.yaml", short(p.Owner))
	if len(reps) == 1 {
		text += ": the only one, " + short(reps[0].ID) + ", calls instead"
	}
	return Problem{File: file, Line: p.Line, Row: true, Message: text}
}
