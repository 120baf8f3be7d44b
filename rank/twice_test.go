package rank

import (
	"fmt"
	"regexp"
	"slices"
	"testing"
	"time"

	"callworthy/data"
)

// newsWorld is a random world whose news share articles, headlines and sums.
func newsWorld(d dice, in Input) Input {
	in.Touches, in.Suppressions, in.Policy = nil, nil, data.Policy{}
	heads := []string{"Plant for $40 million opens its doors", "€3m for a bakery of forty years", "Bellweather raises $40 million to build plant in Ohio", "Acme Opens Canning Hall in Duluth"}
	retell := func(e *data.Event) {
		e.Type = one(d, []string{"funding", "expansion", "acquisition", "layoffs", "funding"})
		e.Slots = map[string]string{"amount": one(d, []string{"", "$40 million", "€3m", "$7 million"}), "place": one(d, []string{"", "Ohio", "Duluth"}),
			"round": one(d, []string{"", "Series B round"}), "counterparty": one(d, []string{"", "Tessen"})}
		e.Title = one(d, heads)
		e.Evidence.Quote = one(d, append(heads[:2:2], "They spend "+e.Slots["amount"]+" on a plant in "+e.Slots["place"]+" after a "+e.Slots["round"]+" with "+e.Slots["counterparty"]))
		e.HappenedOn = time.Time{}
		e.Status, e.Listable, e.DocumentID = data.StatusDone, d.chance(90), fmt.Sprintf("d%d", d.IntN(9))
		if d.chance(70) {
			e.PublishedAt = worldDay.AddDate(0, 0, d.IntN(50)-5)
			e.ObservedAt = e.PublishedAt
		}
	}
	for i := range in.Events {
		retell(&in.Events[i])
	}
	for i := range in.Signals {
		retell(&in.Signals[i].Event)
	}
	for i := range in.Prospects {
		in.Prospects[i].Employees = 200
	}
	return in
}

// heardSoFar is what one contact has heard.
type heardSoFar struct {
	lines, heads, ids []string
	sums              map[string]string // sum → the reason with which it was told
}

var inQuotes = regexp.MustCompile(`“[^”]*”`)

// tellsNothingTwice checks a row against what its contact has heard, and notes what
// they hear now. A development of a story may name its sum again.
func (h *heardSoFar) tellsNothingTwice(t *testing.T, c data.Call, talk bool) {
	t.Helper()
	r := c.Reason
	if slices.Contains(h.lines, r.Voicemail) && r.Voicemail != "" {
		t.Errorf("%s: the message %q is left twice, with %s (%s), after %v", c.ProspectID, r.Voicemail, r.ID, r.EventType, h.ids)
	}
	for _, line := range []string{r.Opener, r.Voicemail} {
		for _, head := range inQuotes.FindAllString(line, -1) {
			if slices.Contains(h.heads, head) {
				t.Errorf("%s: the headline %s is told twice, with %s, after %v: %q", c.ProspectID, head, r.ID, h.ids, line)
			}
		}
		for _, sum := range moneyIn(line) {
			if by := h.sums[sum]; by != "" && (r.StoryID == "" || storyOf(by) != r.StoryID || lastRune(by) == lastRune(r.ID)) {
				t.Errorf("%s: %s of %s is told again with %s: %q", c.ProspectID, sum, by, r.ID, line)
			}
		}
	}
	h.ids = append(h.ids, r.ID)
	text := r.Voicemail
	if h.lines = append(h.lines, text); talk {
		text = r.Opener
	}
	h.heads = append(h.heads, inQuotes.FindAllString(text, -1)...)
	for _, sum := range moneyIn(text) {
		h.sums[sum] = r.ID
	}
}

// No headline, sum or voicemail line is told twice to one contact, whatever the
// stories that hold it: night after night each row is told, by a message or in talk.
func TestNothingIsToldTwice(t *testing.T) {
	told := 0
	eachWorld(t, max(*worlds/8, 1), func(t *testing.T, d dice, in Input) {
		in = newsWorld(d, in)
		heard := map[string]*heardSoFar{}
		for night := range 8 {
			in.Date = worldDay.AddDate(0, 0, night*9)
			in.AsOf = in.Date.Add(4 * time.Hour)
			for _, c := range Rank(in).Calls {
				h := heard[c.ProspectID]
				if h == nil {
					h = &heardSoFar{sums: map[string]string{}}
					heard[c.ProspectID] = h
				}
				touch := data.Touch{ID: fmt.Sprintf("n%d-%s", night, c.ProspectID), ProspectID: c.ProspectID, ContactName: c.Contact,
					At: in.AsOf.Add(6 * time.Hour), Channel: data.ChannelCall, Outcome: data.TouchVoicemail, ReasonID: c.Reason.ID}
				talk := d.chance(25)
				if talk {
					touch.Outcome = data.TouchConversation
				}
				h.tellsNothingTwice(t, c, talk)
				in.Touches = append(in.Touches, touch)
				told++
			}
		}
	})
	if told < *worlds/8 {
		t.Errorf("only %d reasons were told", told)
	}
}
