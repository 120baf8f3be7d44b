package rank

import (
	"testing"

	"callworthy/data"
)

func TestACompanyIsCalledWithoutItsLegalForm(t *testing.T) {
	for name, want := range map[string]string{
		"Acme, Inc.": "Acme", "Acme Corp": "Acme", "Acme Pty Ltd": "Acme", "Östervik Glass AB": "Östervik Glass", "Tiffany & Co.": "Tiffany & Co.",
		"Roe & Sons Ltd": "Roe & Sons Ltd", "The Limited": "The Limited", "Inc": "Inc", "Acme Group": "Acme Group", "": "",
	} {
		if got := spokenCompany(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// Where the quote says little, the document's headline is told if it is plainly of
// the same; a name that a headline wrote with capitals has its little words small.
func TestTheTitleSaysWhatTheQuoteDoesNot(t *testing.T) {
	v := words{company: "Acme", names: []string{"Acme"}}
	e := data.Event{Status: data.StatusDone, Title: "Acme Signs Letter of Intent for a Merger",
		Evidence: data.Evidence{Field: data.FieldText, Quote: "announced that it has signed a letter of intent (LOI)"}}
	if got := titleOf(v, &e); got.text != "Acme signed a letter of intent for a merger" {
		t.Errorf("%+v", got)
	}
	e.Title = "Acme Opens a Plant in Lyon"
	if got := titleOf(v, &e); got != (clause{}) {
		t.Errorf("a headline of something else: %+v", got)
	}
	if got := spokenSlot("product", "Version 2 of Its Oven"); got != "Version 2 of its Oven" {
		t.Errorf("%q", got)
	}
}

// A contact whose own news it is is not asked about "the new leader".
func TestTheOneWhoIsNewIsNotAskedAboutTheNewLeader(t *testing.T) {
	w := &world{date: worldDay}
	p := &data.Prospect{ID: "a", Contact: data.Contact{Name: "Ann Roe"}}
	e := &data.Event{Type: "leadership_hire", Slots: map[string]string{"person": "Ann Roe"}}
	s := &story{talk: data.Talk{Question: "What does the new leader want?", Opener: "I read that {fact}.", Voicemails: []string{"Who is the new chief?", "I read that {fact}."}}}
	got := w.talkOf(p, s, e)
	if got.Question != "" || got.Opener == "" || len(got.Voicemails) != 1 {
		t.Errorf("%+v", got)
	}
	s.talk.Person = &data.Talk{Question: "What do you want?"}
	if got := w.talkOf(p, s, e); got.Question != "What do you want?" || got.Opener == "" {
		t.Errorf("%+v", got)
	}
	p.Contact.Name = "Bo Ek"
	if got := w.talkOf(p, s, e); got.Question != "What does the new leader want?" {
		t.Errorf("to anybody else: %+v", got)
	}
}
