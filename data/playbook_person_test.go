package data

import (
	"slices"
	"strings"
	"testing"
)

const personPlaybook = `offers:
  - id: a
    name: A
    problem: Calls get lost.
    speaks_for:
      TYPE:
        why: It matters.
        opener: I read that {fact}.
        person:
          question: QUESTION
`

func TestLinesForThePersonThemselves(t *testing.T) {
	read := func(eventType, question string) (Playbook, string) {
		p, problems := parsePlaybook("p.yaml", []byte(strings.NewReplacer("TYPE", eventType, "QUESTION", question).Replace(personPlaybook)), nil)
		return p, problems.Error()
	}
	p, problems := read("leadership_hire", "What will you change?")
	if problems != "" || p.Offers[0].SpeaksFor["leadership_hire"].ToPerson().Question != "What will you change?" ||
		p.Offers[0].SpeaksFor["leadership_hire"].ToPerson().Opener != "I read that {fact}." {
		t.Errorf("%s %+v", problems, p)
	}
	for question, eventType := range map[string]string{"What will the new leader change?": "leadership_hire", "What now?": "funding", "What of {amount}?": "award"} {
		if _, problems := read(eventType, question); !strings.Contains(problems, "p.yaml:9") && !strings.Contains(problems, "p.yaml:10") {
			t.Errorf("%s: %q", question, problems)
		}
	}
}

// Every talk of the built-in playbook has three voicemails that differ, the first
// with the news in it unless the news hurts; nobody new is asked about the new one.
func TestTheBuiltInPlaybookHasBreadcrumbs(t *testing.T) {
	for id, talk := range DefaultPlaybook().Offers[0].SpeaksFor {
		lines := slices.Compact(slices.Sorted(slices.Values(talk.Voicemails)))
		if len(lines) < 3 || !Hurts(id) && id != "leadership_departure" && !strings.Contains(talk.Voicemails[0], "{fact}") {
			t.Errorf("%s: %q", id, talk.Voicemails)
		}
		if own := talk.ToPerson(); slices.Contains(TalkTypesOfPersons, id) && ThirdPerson(own.Question+" "+own.Opener+" "+own.Email.Body) != "" {
			t.Errorf("%s speaks of a third: %+v", id, own)
		}
	}
	for relation, talk := range DefaultPlaybook().Offers[0].Market {
		if len(talk.Voicemails) < 3 {
			t.Errorf("%s: %q", relation, talk.Voicemails)
		}
	}
}
