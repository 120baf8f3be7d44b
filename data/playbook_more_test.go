package data

import (
	"strings"
	"testing"
)

func TestDefaultPlaybookHasAMailForEveryTypeAndWordsForEveryMarket(t *testing.T) {
	o := DefaultPlaybook().Offers[0]
	subjects := map[string]string{}
	for id, talk := range o.SpeaksFor {
		mailIsWhole(t, id, talk)
		if other := subjects[talk.Email.Subject]; other != "" {
			t.Errorf("%s and %s share the subject %q", id, other, talk.Email.Subject)
		}
		subjects[talk.Email.Subject] = id
		if Hurts(id) && strings.Contains(talk.Email.Subject+talk.Email.Body+talk.Opener+strings.Join(talk.Voicemails, " "), "{fact}") {
			t.Errorf("%s hurts, and its words name it", id)
		}
		for _, line := range talk.Voicemails[1:] {
			if strings.Contains(line, "{fact}") {
				t.Errorf("%s: a further breadcrumb names the news again: %q", id, line)
			}
		}
	}
	for _, relation := range relationWords {
		talk := o.Market[Relation(relation)]
		mailIsWhole(t, relation, talk)
		if talk.Why == "" || !strings.Contains(talk.Opener, "{fact}") || !strings.HasSuffix(talk.Question, "?") {
			t.Errorf("%s: %+v", relation, talk)
		}
	}
}

func mailIsWhole(t *testing.T, id string, talk Talk) {
	t.Helper()
	m := talk.Email
	paragraphs := strings.Split(m.Body, "\n\n")
	if m.Subject == "" || len(paragraphs) < 3 || !strings.Contains(m.Body, "?") || strings.Contains(m.Subject, "{fact}") {
		t.Errorf("%s: mail %+v", id, m)
	}
}

func TestPlaybookWithoutMarketSpeaksTheBuiltInWords(t *testing.T) {
	text := minimalPlaybook + "    market:\n      need:\n        why: Work for {about}\n"
	p, problems := ParsePlaybook("p.yaml", []byte(text), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	m := p.Offers[0].Market
	if m[RelationNeed].Why != "Work for {about}" || m[RelationNeed].Opener != "" || m[RelationCompetitor].Opener == "" {
		t.Errorf("%+v", m)
	}
}

func TestPlaybookReadsMailContentAndWeights(t *testing.T) {
	p, problems := ParsePlaybook("p.yaml", []byte(minimalPlaybook+`        email:
          subject: The plan at {company}
          body: |
            Hello {contact},

            I read that {fact}.
    content:
      - {title: First day, url: "https://n.example/first", for: {types: [funding], industries: [Mining], keywords: [lines]}}
weights:
  types: {funding: 0.5}
  fit_unknown: 0
  relations: {need: 1}
`), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o, w := p.Offers[0], p.Weights
	if m := o.SpeaksFor["funding"].Email; m.Subject != "The plan at {company}" || m.Body != "Hello {contact},\n\nI read that {fact}." {
		t.Errorf("%+v", m)
	}
	if len(o.Content) != 1 || o.Content[0].For.Keywords[0] != "lines" {
		t.Errorf("%+v", o.Content)
	}
	if w.Types["funding"] != 0.5 || w.FitUnknown != 0 || w.Rumoured != 0.4 || w.Relations[RelationNeed] != 1 || w.Relations[RelationCompetitor] != 0.5 {
		t.Errorf("%+v", w)
	}
}

// Each row adds one mistake to the minimal playbook.
func TestPlaybookNamesMistakesInWhatIsSent(t *testing.T) {
	for name, c := range map[string]struct{ add, want string }{
		"mail without a body":     {"        email: {subject: S}\n", "p.yaml:8: an email needs body"},
		"mail checks in":          {"        email:\n          subject: S\n          body: |\n            Hello,\n\n            just touching base.\n", `p.yaml:10: "touching base" is a check-in phrase`},
		"subject of empty words":  {"        email: {subject: Synergies, body: B}\n", `p.yaml:8: "synergies" says nothing`},
		"unknown slot in a body":  {"        email: {subject: S, body: \"{award}\"}\n", "p.yaml:8: unknown placeholder {award}"},
		"subject too long":        {"        email: {subject: " + strings.Repeat("s", 151) + ", body: B}\n", "p.yaml:8: the subject is longer than 150 bytes"},
		"attendees as a reason":   {"        opener: I saw that you attended the fair\n", "p.yaml:8: \"saw that you attended\": a list of people is no reason"},
		"glad of job cuts":        {"      layoffs:\n        why: W\n        opener: Congratulations on the new size\n", `p.yaml:10: "congratulations" congratulates on news that hurts`},
		"opens with job cuts":     {"      layoffs:\n        why: W\n        opener: I read that {fact}\n", "p.yaml:10: layoffs hurts people, so {fact} does not belong"},
		"unknown relation":        {"    market:\n      neighbour: {why: W}\n", `p.yaml:9: unknown key "neighbour" in market`},
		"slot of the wrong talk":  {"    market:\n      need: {why: \"{amount}\"}\n", "p.yaml:9: unknown placeholder {amount}"},
		"about in an event":       {"        opener: \"{about}\"\n", "p.yaml:8: unknown placeholder {about}"},
		"content for everything":  {"    content:\n      - {title: T, url: https://n.example}\n", "p.yaml:9: a piece of content needs for"},
		"content for no type":     {"    content:\n      - {title: T, url: https://n.example, for: {industries: [Mining]}}\n", "p.yaml:9: for needs types"},
		"content for what is not": {"    content:\n      - {title: T, url: https://n.example, for: {types: [fundin]}}\n", "unknown event type \"fundin\"; did you mean funding?"},
		"content nowhere":         {"    content:\n      - {title: T, url: n.example/x, for: {types: [funding]}}\n", `p.yaml:9: "n.example/x" is not a web address`},
		"content twice":           {"    content:\n      - {title: T, url: https://n.example, for: {types: [funding]}}\n      - {title: U, url: https://n.example, for: {types: [funding]}}\n", "p.yaml:10: the piece https://n.example stands in line 9 already"},
		"weight above one":        {"weights: {planned: 1.5}\n", "p.yaml:8: planned: 1.5 is out of bounds"},
		"weight of nothing":       {"weights: {types: {fundin: 0.5}}\n", `p.yaml:8: unknown event type "fundin"`},
		"weight no number":        {"weights: {types: {funding: NaN}}\n", "p.yaml:8: funding: NaN is out of bounds"},
		"unknown weight":          {"weights: {novelty: 1}\n", `p.yaml:8: unknown key "novelty" in weights`},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := ParsePlaybook("p.yaml", []byte(minimalPlaybook+c.add), nil)
			if !strings.Contains(problems.Error(), c.want) {
				t.Errorf("want %q in\n%s", c.want, problems.Error())
			}
		})
	}
}

func TestTactPhrases(t *testing.T) {
	for text, want := range map[string]string{
		"They died in the fire": "died", "The late founder, they said": "late founder", "a deadline in May": "", "He is dead set on it": "",
	} {
		if got := Mourns(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for source, want := range map[string]bool{"ExpoPack 2025 attendee list": true, "badge scan": true, "company web site": false, "": false} {
		if FromConference(source) != want {
			t.Errorf("%q: %v", source, !want)
		}
	}
}
