package data

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDefaultPlaybookSpeaksForAlmostEverything(t *testing.T) {
	p := DefaultPlaybook()
	if len(p.Offers) == 0 {
		t.Fatal("no offers")
	}
	for id := range eventSlots {
		talk, ok := p.Offers[0].SpeaksFor[id]
		if id == "distress" {
			if ok {
				t.Error("an unknown seller calls about an insolvency")
			}
			continue
		}
		if talk.Why == "" || talk.Opener == "" || len(talk.Voicemails) < 2 {
			t.Errorf("%s: why, opener and two voicemails are wanted: %+v", id, talk)
		}
		if !strings.HasSuffix(talk.Question, "?") {
			t.Errorf("%s: %q is no question", id, talk.Question)
		}
		if slices.Contains(gentleTypes, id) == strings.Contains(talk.Opener, "{fact}") {
			t.Errorf("%s: an opener holds the fact, unless the news hurts: %q", id, talk.Opener)
		}
	}
}

// gentleTypes are news that hurts: the rep does not open with it.
var gentleTypes = []string{"layoffs", "closure", "legal", "data_breach", "recall"}

func TestDefaultPlaybookKnowsTheBuiltInTriggers(t *testing.T) {
	triggers, problems := Triggers()
	if len(problems) > 0 {
		t.Skipf("the triggers have problems of their own: %v", problems)
	}
	if _, problems := ParsePlaybook("default", []byte(DefaultPlaybookYAML), triggers); len(problems) > 0 {
		t.Error(problems)
	}
	for _, tr := range triggers {
		for _, s := range tr.Sentences {
			if phrase := EmptyPhrase(strings.Join(s, " ")); phrase != "" {
				t.Errorf("trigger %s: its sentences hold %q", tr.ID, phrase)
			}
		}
	}
}

const minimalPlaybook = `offers:
  - id: a
    name: A
    problem: P
    speaks_for:
      funding:
        why: W
`

func TestParsePlaybookReadsAllThatIsWritten(t *testing.T) {
	p, problems := ParsePlaybook("p.yaml", []byte(`seller: {name: Northwind, does: Keeps lines open}
offers:
  - id: lines
    name: Phone lines
    problem: Calls get lost
    fits:
      industries: [Software, Retail]
      employees_min: 20
      employees_max: 500
      countries: [US]
      keywords: [call centre]
      keywords_unwanted: [reseller]
    speaks_for:
      funding:
        why: "{company} grows by {amount}"
        question: Where first?
        opener: Hello {contact}, {fact}.
        voicemails: ["One {round}", Two]
`), nil)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	o := p.Offers[0]
	if p.Seller.Name != "Northwind" || o.Fits.EmployeesMax != 500 || len(o.Fits.Industries) != 2 ||
		o.Fits.Keywords[0] != "call centre" || o.SpeaksFor["funding"].Voicemails[1] != "Two" {
		t.Errorf("%+v", p)
	}
}

// Each row breaks the minimal playbook in one way.
func TestParsePlaybookNamesEveryMistake(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"not yaml":               {"offers:", "offers: [", "p.yaml:"},
		"unknown key":            {"problem: P", "problem: P\n    price: 3", "p.yaml:5: unknown key \"price\" in an offer"},
		"unknown talk key":       {"why: W", "why: W\n        opner: x", "p.yaml:8: unknown key \"opner\" in funding; did you mean opener?"},
		"unknown event type":     {"funding:", "fundin:", "p.yaml:6: unknown event type \"fundin\"; did you mean funding?"},
		"no offers":              {minimalPlaybook, "seller: {name: N}\n", "p.yaml:1: offers: a playbook needs at least one offer"},
		"empty offers":           {minimalPlaybook, "offers: []\n", "p.yaml:1: offers: a playbook needs at least one offer"},
		"empty offer":            {minimalPlaybook, "offers:\n  - {}\n", "p.yaml:2: an offer needs speaks_for"},
		"no problem":             {"    problem: P\n", "", "p.yaml:2: an offer needs problem"},
		"no types":               {"speaks_for:\n      funding:\n        why: W", "speaks_for: {}", "p.yaml:5: speaks_for names no event type"},
		"no why":                 {"why: W", "question: Q?", "p.yaml:6: funding needs why"},
		"nothing said":           {"funding:\n        why: W", "funding:", "p.yaml:6: funding needs why"},
		"check-in phrase":        {"why: W", "why: W\n        opener: I was just touching base", "p.yaml:8: \"touching base\" is a check-in phrase"},
		"check-in, hyphens":      {"why: W", "why: W\n        voicemails:\n          - Fine\n          - I am Checking-In on this", "p.yaml:10: \"checking in\" is a check-in phrase"},
		"empty words":            {"name: A", "name: Enterprise  Solutions", "p.yaml:3: \"enterprise solutions\" says nothing"},
		"best-in-class":          {"problem: P", "problem: You lack best-in-class tools", "p.yaml:4: \"best in class\" says nothing"},
		"phrase and placeholder": {"why: W", "why: \"Circling back, {nosuch}\"", "p.yaml:7: unknown placeholder {nosuch}"},
		"placeholder and phrase": {"why: W", "why: \"Circling back, {nosuch}\"", "p.yaml:7: \"circling back\" is a check-in phrase"},
		"second placeholder":     {"why: W", "why: \"{nosuch} and {award}\"", "p.yaml:7: unknown placeholder {award}"},
		"check-in as subject":    {"why: W", "why: W\n        email: {subject: Quick check-in, body: B}", "p.yaml:8: \"quick check in\" is a check-in phrase"},
		"unknown placeholder":    {"why: W", "why: \"W {award}\"", "p.yaml:7: unknown placeholder {award}"},
		"lonely brace":           {"why: W", "why: \"W {amount\"", "p.yaml:7: a brace without its partner"},
		"closing brace":          {"why: W", "why: \"W amount}\"", "p.yaml:7: a brace without its partner"},
		"same id":                {minimalPlaybook, minimalPlaybook + strings.TrimPrefix(minimalPlaybook, "offers:\n"), "p.yaml:8: offer id \"a\" was used before in line 2"},
		"same type":              {"        why: W\n", "        why: W\n      funding:\n        why: V\n", "p.yaml:8: funding stands in speaks_for twice, first in line 6"},
		"bounds turned":          {"problem: P", "problem: P\n    fits: {employees_min: 50, employees_max: 5}", "p.yaml:5: fits: employees_max 5 is below employees_min 50"},
		"no number":              {"problem: P", "problem: P\n    fits: {employees_min: many}", "p.yaml:5: expected a whole number"},
		"no list":                {"problem: P", "problem: P\n    fits: {industries: Software}", "p.yaml:5: industries must be a list"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(minimalPlaybook, c.old, c.new, 1)
			if text == minimalPlaybook {
				t.Fatal("the row changes nothing")
			}
			_, problems := ParsePlaybook("p.yaml", []byte(text), nil)
			if !strings.Contains(problems.Error(), c.want) {
				t.Errorf("want %q in\n%s", c.want, problems.Error())
			}
		})
	}
}

func TestParsePlaybookGoesOnAfterAMistake(t *testing.T) {
	text := strings.Replace(minimalPlaybook, "why: W", "why: synergies\n        opener: circling back\n        question: \"{nope}\"", 1)
	_, problems := ParsePlaybook("p.yaml", []byte(text), nil)
	if len(problems) != 3 || problems[0].Line != 7 || problems[1].Line != 8 || problems[2].Line != 9 {
		t.Errorf("three problems in file order are wanted:\n%s", problems.Error())
	}
}

func TestParsePlaybookNamesEveryPhraseOfALine(t *testing.T) {
	text := strings.Replace(minimalPlaybook, "why: W",
		"why: Any update? I wanted to reconnect, a quick hello.\n        opener: Reaching out again, we met at the Spring Packaging conference", 1)
	_, problems := ParsePlaybook("p.yaml", []byte(text), nil)
	if len(problems) != 5 {
		t.Errorf("five problems are wanted:\n%s", problems.Error())
	}
	for _, want := range []string{`:7: "any update" is`, `:7: "wanted to reconnect" is`, `:7: "a quick hello" is`, `:8: "reaching out again" is`,
		`:8: "we met at the Spring Packaging conference": a conference is no reason`} {
		if !strings.Contains(problems.Error(), want) {
			t.Errorf("want %q in\n%s", want, problems.Error())
		}
	}
}

func TestLoadPlaybookTakesTypesAndSlotsFromTriggers(t *testing.T) {
	file := filepath.Join(t.TempDir(), "playbook.yaml")
	text := strings.Replace(minimalPlaybook, "funding:\n        why: W", "merger_rumour:\n        why: W {suitor} {price}", 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	own := []Trigger{{ID: "merger_rumour", Required: []string{"price"}, Sentences: map[string][]string{"done": {"{company} met {suitor}"}}}}
	if _, problems := LoadPlaybook(file, own); len(problems) > 0 {
		t.Error(problems)
	}
	if _, problems := LoadPlaybook(file, []Trigger{{ID: "funding"}}); len(problems) != 1 {
		t.Errorf("a type without a trigger: %v", problems)
	}
}

func TestLoadPlaybookWithoutAFile(t *testing.T) {
	if p, problems := LoadPlaybook("", nil); len(problems) > 0 || len(p.Offers) == 0 {
		t.Errorf("%v %v", p, problems)
	}
	if _, problems := LoadPlaybook(filepath.Join(t.TempDir(), "none.yaml"), nil); len(problems.Fatal()) != 1 {
		t.Errorf("a missing file: %v", problems)
	}
}

func TestEmptyPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"I was following   up on our talk":      "following up",
		"JUST WANTED TO say hello":              "just wanted to",
		"I’m circling-back":                     "circling back",
		"our state-of-the-art line":             "state of the art",
		"They opened a plant in Lyon":           "",
		"The check-in desk is open":             "",
		"a following upgrade of the holisticae": "",
	} {
		if got := EmptyPhrase(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzParsePlaybook(f *testing.F) {
	f.Add([]byte(minimalPlaybook))
	f.Add([]byte(DefaultPlaybookYAML))
	f.Add([]byte("offers: &a [*a]"))
	f.Add([]byte("offers:\n  - {id: a, speaks_for: {funding: {why: '{{}}{'}}}"))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, problems := ParsePlaybook("p.yaml", body, nil)
		if len(problems) == 0 && len(p.Offers) == 0 {
			t.Error("no offers, and no problem either")
		}
	})
}
