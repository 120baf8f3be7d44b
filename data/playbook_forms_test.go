package data

import (
	"strings"
	"testing"
)

const formsPlaybook = `offers:
  - id: a
    name: A
    problem: Calls get lost.
    speaks_for:
      TYPE:
        why: It matters.
        question: What do you bring together first?
        opener: I read that {fact}. What comes first?
        FORM:
          question: QUESTION
`

func readForm(eventType, form, question string) (Talk, string) {
	text := strings.NewReplacer("TYPE", eventType, "FORM", form, "QUESTION", question).Replace(formsPlaybook)
	p, problems := ParsePlaybook("p.yaml", []byte(text), nil)
	if len(p.Offers) == 0 {
		return Talk{}, problems.Error()
	}
	return p.Offers[0].SpeaksFor[eventType], problems.Error()
}

// The bought is not asked what the buyer is asked, and a rumour not as a fact: lines
// that the form does not have are none, or neutral ones.
func TestFormsOfATalk(t *testing.T) {
	talk, problems := readForm("acquisition", "target", "What is asked of you?")
	if to := talk.ToTarget(); problems != "" || to.Question != "What is asked of you?" || to.Opener != "" || to.Why != "It matters." {
		t.Errorf("%q %+v", problems, to)
	}
	if of := talk.OfRumour("acquisition"); strings.Contains(of.Question+of.Opener+of.Email.Body, "bring together") || of.Opener == "" || len(of.Voicemails) == 0 {
		t.Errorf("a rumour of an acquisition: %+v", of)
	}
	talk, problems = readForm("hiring", "rumoured", "What would help either way?")
	if of := talk.OfRumour("hiring"); problems != "" || of.Question != "What would help either way?" || !strings.Contains(of.Opener, "{fact}. Nobody has confirmed it") {
		t.Errorf("%q %+v", problems, of)
	}
	if of := (Talk{Opener: "I read that {fact}."}).OfRumour("layoffs"); strings.Contains(of.Opener+of.Question+of.Email.Body+strings.Join(of.Voicemails, ""), "{fact}") {
		t.Errorf("a rumour that hurts is named: %+v", of)
	}
	if to := (Talk{Why: "w", Opener: "Which side's way stays?", Voicemails: []string{"v"}}).ToTarget(); to.Opener != "" || len(to.Voicemails) > 0 {
		t.Errorf("said to the bought: %+v", to)
	}
}

func TestFormsThatCannotBe(t *testing.T) {
	for _, bad := range []struct{ eventType, form, question, says string }{
		{"funding", "target", "What now?", "nobody is bought: only acquisition"},
		{"acquisition", "target", "Congratulations on {amount}?", "congratulates"},
		{"acquisition", "target", "What of {place}?", "unknown placeholder {place}"},
		{"funding", "rumoured", "Any great news, and congrats?", "congratulates"},
		{"funding", "rumored", "What now?", "rumoured"},
	} {
		if _, problems := readForm(bad.eventType, bad.form, bad.question); !strings.Contains(problems, bad.says) || !strings.Contains(problems, "p.yaml:1") {
			t.Errorf("%+v: %q", bad, problems)
		}
	}
	market := "offers:\n  - id: a\n    name: A\n    problem: P.\n    speaks_for: {award: {why: W.}}\n    market:\n      need:\n        why: W.\n        rumoured:\n          question: Q?\n"
	if _, problems := ParsePlaybook("p.yaml", []byte(market), nil); !strings.Contains(problems.Error(), "rumours of somebody else are not passed on") {
		t.Errorf("%q", problems.Error())
	}
}

// The lines of the built-in playbook for a rumour never take it for true.
func TestTheBuiltInPlaybookOfRumours(t *testing.T) {
	for id, talk := range DefaultPlaybook().Offers[0].SpeaksFor {
		of := talk.OfRumour(id)
		if of.Why == "" || of.Question == talk.Question || of.Opener == talk.Opener || of.Email.Body == talk.Email.Body || len(of.Voicemails) < 2 {
			t.Errorf("%s: %+v", id, of)
		}
		if strings.Contains(of.Opener, "{fact}") && !strings.Contains(of.Opener, "confirmed") && !strings.Contains(of.Opener, "Nothing is decided") {
			t.Errorf("%s names the rumour without saying that it is one: %s", id, of.Opener)
		}
	}
}
