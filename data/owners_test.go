package data

import "testing"

func TestAssignOwners(t *testing.T) {
	reps := []Rep{{ID: "ann", Name: "Ann Example"}, {ID: "bo", Name: "Bo Example"}}
	ps := []Prospect{
		{ID: "1", Owner: "ANN", Line: 2}, {ID: "2", Owner: "bo example", Line: 3}, {ID: "3", Owner: "Bo Example (bo@seller.example)", Line: 4},
		{ID: "4", Owner: "Cy", Line: 5}, {ID: "5", Owner: "Cy", Line: 6}, {ID: "6", Line: 7},
	}
	problems := AssignOwners(ps, reps, "p.csv")
	if got := problems.Error(); got != `p.csv:5: owner "Cy" is none of the reps in callworthy.yaml` || len(problems.Fatal()) > 0 {
		t.Error(got)
	}
	for i, want := range []string{"ann", "bo", "bo", "Cy", "Cy", ""} {
		if ps[i].Owner != want {
			t.Errorf("owner of %s is %q, want %q", ps[i].ID, ps[i].Owner, want)
		}
	}
	if problems := AssignOwners(ps, reps[1:], "p.csv"); len(problems) > 0 || ps[5].Owner != "bo" || ps[3].Owner != "bo" {
		t.Errorf("a single rep owns everybody: %+v %v", ps, problems)
	}
	ps[3].Owner, ps[4].Owner = "Cy", "Cy"
	only := []Rep{{ID: "bo", Name: "Bo Example", Line: 7}} // of the configuration, not the one that stands in for none
	problems = AssignOwners(ps, only, "p.csv")
	if got := problems.Error(); got != `p.csv:5: owner "Cy" is none of the reps in callworthy.yaml: the only one, bo, calls instead` || len(problems.Fatal()) > 0 || ps[3].Owner != "bo" || ps[4].Owner != "bo" {
		t.Errorf("%s\n%+v", got, ps)
	}
}
