package rank

import (
	"strings"
	"testing"

	"callworthy/data"
)

// Where no slot says what happened the text says it, and nothing is left open.
func TestTheTextSaysWhatSlotsDoNot(t *testing.T) {
	v := words{company: "Acme, Inc.", names: []string{"Acme, Inc.", "Acme"}}
	for quote, want := range map[string]clause{
		"Acme, a baker of Lyon, today announced that it has signed a supply agreement with three mills, which run around the clock and are among the largest of their kind in the whole of the north.": {
			text: "Acme has signed a supply agreement with three mills"},
		"Acme (NYSE: ACM), a baker of Lyon with ovens in nine cities and a history of eighty years of bread, has opened a canning hall in Duluth, where 40 people work in three shifts on a line that came from Bern by ship in the spring.": {
			text: "Acme has opened a canning hall in Duluth"},
		"The bakers will share ovens and vans from May": {text: "The bakers will share ovens and vans from May", quoted: true, body: true, vague: true},
		"We are proud to share our ovens with all":      {},
	} {
		e := data.Event{Status: data.StatusDone, Evidence: data.Evidence{Field: data.FieldText, Quote: quote}}
		if got := toldByText(v, &e); got != want {
			t.Errorf("%q: %+v", quote, got)
		}
	}
	v.fact, v.quoted, v.body = "The bakers will share ovens", true, true
	if got, _ := v.fill("I read that {fact}. And you?"); got != "I read this about Acme, Inc.: “The bakers will share ovens”. And you?" {
		t.Errorf("%q", got)
	}
}

// A slot that stands neither in the quote nor in the headline is not spoken.
func TestOnlyWhatIsProvedIsSpoken(t *testing.T) {
	v := words{proof: foldWords("Ann Roe has left Acme"), slots: map[string]string{"person": "Ann Roe", "counterparty": "Beta Oil"}}
	if _, ok := v.value("person"); !ok {
		t.Error("a person of the quote is not spoken of")
	}
	if got, ok := v.value("counterparty"); ok {
		t.Errorf("%q is spoken of without proof", got)
	}
}

// A grant is no round.
func TestAGrantIsNoRound(t *testing.T) {
	e := &data.Event{Type: "funding", Status: data.StatusDone, Evidence: data.Evidence{Quote: "Acme received a $26 million FFA grant"}}
	if got := spokenTemplates(e, nil); len(got) == 0 || !strings.Contains(got[0], "grant of {amount}") {
		t.Errorf("%q", got)
	}
	w := &world{}
	if got := w.line(newNameFinder(), words{granted: true}, "After a round the work grows."); got != "" {
		t.Errorf("%q", got)
	}
	e.Evidence.Quote = "Acme raised $26 million in a round and won a grant"
	if grants(e) {
		t.Error("a round is taken for a grant")
	}
}

// Headlines are told in the past, or as the plan that they are.
func TestHeadlinesAreToldAsDoneOrPlanned(t *testing.T) {
	v := words{company: "Acme", names: []string{"Acme"}}
	for quote, want := range map[string]string{
		"Acme raises $40 million to build second plant in Ohio": "Acme raised $40 million to build second plant in Ohio",
		"Acme vows to halve its waste":                          "Acme vowed to halve its waste",
		"Acme opens plant in Ohio next year":                    "Acme plans to open a plant in Ohio next year",
	} {
		e := data.Event{Status: data.StatusPlanned, Evidence: data.Evidence{Quote: quote}}
		if got := headline(v, &e); got.text != want {
			t.Errorf("%q: %+v", quote, got)
		}
	}
}

// A breadcrumb is announced as new where it brings a fact.
func TestABreadcrumbIsNewOnlyWithAFact(t *testing.T) {
	if got := newSide("Acme grew.", "Why?", holdsFact("Why, {company}?")); strings.Contains(got, "New this time") {
		t.Errorf("%q", got)
	}
	if got := newSide("Acme grew.", "Why?", holdsFact("Why {amount}?")); !strings.Contains(got, "New this time") {
		t.Errorf("%q", got)
	}
}

// A sentence of running text is told though most of its words are names.
func TestASentenceOfNamesIsTold(t *testing.T) {
	v := words{company: "Acme Dairies", names: []string{"Acme Dairies", "Acme"}}
	e := data.Event{Status: data.StatusDone, Role: "acquirer", Evidence: data.Evidence{Field: data.FieldText,
		Quote: "The Ashworth family has sold Northwick cheesemaker Ferriby Creamery to Acme Dairies for £38 million, ending three generations of ownership."}}
	if got := headline(v, &e); got.text != "the Ashworth family has sold Northwick cheesemaker Ferriby Creamery to Acme Dairies for £38 million" {
		t.Errorf("%+v", got)
	}
}
