package publish

import (
	"strings"
	"testing"

	"callworthy/data"
)

// Wherever reps dial from, a contact who has left is not the one to call, and the
// holder of the role is; what not to say stands there too.
func TestContactWhoHasLeftIsNotCalled(t *testing.T) {
	n := richWorld()
	c := &n.List.Calls[0]
	c.Reason.ContactLeft, c.Reason.Tact = true, "Do not congratulate them."
	s := newSheet(n)
	row, rep := s.Calls[0], s.Reps[0]
	for _, r := range s.Reps {
		if r.ID == row.Rep {
			rep = r
		}
	}
	unfold := strings.NewReplacer("\r\n ", "", `\,`, ",", `\n`, "\n")
	letter, err := LetterTo(s, rep.ID, false)
	if err != nil {
		t.Fatal(err)
	}
	dialer, err := toDialer(s, rep.ID)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{
		"calendar": unfold.Replace(string(toCalendar(s, rep))), "markdown": strings.ReplaceAll(string(toMarkdown(s)), zwsp, ""), "mail": letter.Text,
	}
	for name, text := range texts {
		for _, want := range []string{"Ask the switchboard for Ida Brandt, Chief Operating Officer, no longer Maria Keller", "has left: “Keller left in March.”", "Careful: Do not congratulate them."} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", name, want, text)
			}
		}
		if strings.Contains(text, row.Phone) {
			t.Errorf("%s has the number of who has left:\n%s", name, text)
		}
	}
	if want := "SUMMARY:Call the switchboard of " + row.Prospect + " for Ida Brandt"; !strings.Contains(texts["calendar"], want) {
		t.Errorf("the calendar lacks %q", want)
	}
	for _, want := range []string{"no longer Maria Keller", "Keller left in March", "<strong>Careful:</strong> Do not congratulate them."} {
		if !strings.Contains(letter.HTML, want) {
			t.Errorf("the mail lacks %q", want)
		}
	}
	if number, _ := e164(row.Phone); number == "" || strings.Contains(string(dialer), number) || strings.Contains(letter.HTML, "tel:"+number) {
		t.Errorf("%q is dialled:\n%s", number, dialer)
	}
	before := s.Calls[0]
	before.ContactLeft = false
	if noNumber([]Row{row}) != 1 || noNumber([]Row{before}) != 0 {
		t.Error("the dialer's gap is not counted")
	}
	row.NewContact = data.NewContact{}
	if got := toCall(row) + ": " + callee(row); got != "the switchboard of "+row.Prospect+": Ask the switchboard who does the work of Maria Keller now" {
		t.Error(got)
	}
}
