package data

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

var touchColumns = []column{
	{"prospect_id", true, []string{"prospect", "Account ID", "Company ID"}},
	{"at", true, []string{"when", "date time"}},
	{"timezone", false, []string{"Time Zone"}},
	{"rep", false, nil},
	{"contact_name", false, []string{"contact"}},
	{"channel", false, nil},
	{"outcome", true, []string{"result"}},
	{"reason_id", false, []string{"story_id"}},
	{"verdict", false, nil},
	{"next_step", false, nil},
	{"next_step_due", false, nil},
	{"next_step_owner", false, nil},
	{"note", false, []string{"notes"}},
	{"corrected_at", false, nil},
}

var (
	channelWords = []string{string(ChannelCall), string(ChannelVoicemail), string(ChannelEmail)}
	outcomeWords = []string{
		string(TouchNoAnswer), string(TouchVoicemail), string(TouchGatekeeper), string(TouchConversation), string(TouchMeeting),
		string(TouchWrongPerson), string(TouchLeftCompany), string(TouchDoNotCall), string(TouchNotInterested),
	}
	verdictWords = []string{
		string(VerdictGood), string(VerdictWeak), string(VerdictOld), string(VerdictWrongCompany), string(VerdictFalse),
	}
	ownerWords = []string{"us", "them"}
)

// LoadTouches reads calls.csv, in order of time, then line. The same line twice
// is one touch; lines that only take back are none. Touches of unknown prospects are Row problems, one for each
// prospect, and left out; but somebody who asked not to be called asked as a
// person, so those wishes that name a contact stay in the history whatever became
// of their row. An empty path means no history yet.
func LoadTouches(path string, prospects []Prospect) ([]Touch, Problems) {
	if path == "" {
		return nil, nil
	}
	l := &touchLoader{known: map[string]bool{}, seen: map[string]bool{}, unknown: map[string][]int{}}
	for _, p := range prospects {
		l.known[p.ID] = true
	}
	t := openTable(path, "it holds the contact history; leave `calls` out of callworthy.yaml until there is one, or write its header line",
		touchColumns, l.row)
	l.nameUnknown(t)
	slices.SortStableFunc(l.touches, func(a, b Touch) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Line, b.Line))
	})
	return l.touches, t.problems
}

type touchLoader struct {
	touches []Touch
	known   map[string]bool
	seen    map[string]bool  // touch ids
	unknown map[string][]int // prospect id → lines
	anybody bool             // every prospect is welcome
	early   bool             // rows of others are passed over unread, without a word
}

func (l *touchLoader) row(t *table, r record) {
	if l.early && !l.anybody && !l.known[oneLine(t.get(r, "prospect_id"))] {
		return
	}
	touch, errs := touchOf(t, r)
	switch {
	case len(errs) > 0:
		t.badRecord(r.line, errs)
	case touch.TakenBack() && !l.early: // for those who write the file alone
	case l.anybody || l.known[touch.ProspectID]:
		l.keep(t, touch)
	default:
		l.unknown[touch.ProspectID] = append(l.unknown[touch.ProspectID], r.line)
		if touch.Outcome == TouchDoNotCall && touch.ContactName != "" {
			l.keep(t, touch)
		}
	}
}

// keep adds a touch that is not there yet.
func (l *touchLoader) keep(t *table, touch Touch) {
	if l.seen[touch.ID] {
		return
	}
	l.seen[touch.ID] = true
	if l.touches == nil {
		l.touches = make([]Touch, 0, t.lines) // growing a million of them takes longer than reading
	}
	l.touches = append(l.touches, touch)
}

// maxUnknown bounds how many unknown prospects are listed one by one.
const maxUnknown = 100

// nameUnknown reports touches whose prospect is in no row of prospects.csv. When
// no prospect could be read at all, that is trouble enough.
func (l *touchLoader) nameUnknown(t *table) {
	known, ids := sortedKeys(l.known), sortedKeys(l.unknown)
	if len(known) == 0 {
		return
	}
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(l.unknown[a][0], l.unknown[b][0]) })
	if len(ids) > maxUnknown {
		t.rowProblem(0, "%d more prospects have touches here and are not in the prospects file", len(ids)-maxUnknown)
		ids = ids[:maxUnknown]
	}
	for _, id := range ids {
		hint := ""
		if len(known) <= 10_000 {
			hint = suggestion(id, known)
		}
		lines := l.unknown[id]
		t.rowProblem(lines[0], "prospect %q is not in the prospects file (%s here)%s", short(id), plural(len(lines), "touch", "touches"), hint)
	}
	slices.SortStableFunc(t.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
}

// touchOf turns a row into a touch, or says all that is wrong with it.
func touchOf(t *table, r record) (Touch, []error) {
	text := func(c string) string { return oneLine(unguarded(t.get(r, c))) }
	touch := Touch{
		ProspectID: text("prospect_id"), Rep: text("rep"), ContactName: text("contact_name"), Channel: ChannelCall,
		ReasonID: text("reason_id"), NextStep: text("next_step"), Note: unguarded(t.get(r, "note")), Line: r.line,
	}
	at := func(v string) (time.Time, error) {
		if touch.DayOnly = isDay(v); touch.DayOnly {
			v += " 00:00"
		}
		at, err := t.zones.moment(v, text("timezone"))
		touch.DayOnly = touch.DayOnly || text("timezone") == "" && atMidnight(at)
		return at, err
	}
	errs := errorsIn(
		touch.check(text),
		into(&touch.At, at, text("at"), "at"),
		intoWord(&touch.Channel, channelWords, text("channel"), "channel"),
		intoWord(&touch.Outcome, outcomeWords, text("outcome"), "outcome"),
		intoWord(&touch.Verdict, verdictWords, text("verdict"), "verdict"),
		into(&touch.NextStepDue, parseDay, text("next_step_due"), "next_step_due"),
		intoWord(&touch.NextStepOwner, ownerWords, text("next_step_owner"), "next_step_owner"),
		into(&touch.CorrectedAt, t.zones.corrected, text("corrected_at"), "corrected_at"),
	)
	if !touch.Tried() {
		touch.Channel = ""
	}
	touch.ID = touch.hash()
	return touch, errs
}

// check sees that the row says who was tried and how it ended, or what its reason
// is worth: a verdict needs no call. One with neither takes back, if it says when.
func (t Touch) check(text func(column string) string) error {
	var missing []string
	if t.ProspectID == "" {
		missing = append(missing, "no prospect_id")
	}
	switch {
	case text("outcome") != "":
	case text("verdict") == "" && text("corrected_at") != "": // takes back
	case text("verdict") == "":
		missing = append(missing, "no outcome: one of "+strings.Join(outcomeWords, ", "))
	case t.ReasonID == "":
		missing = append(missing, "a verdict alone, and no reason_id that it speaks of")
	case t.NextStep != "" || text("next_step_due") != "":
		missing = append(missing, "a next step and no outcome: one of "+strings.Join(outcomeWords, ", "))
	}
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("the row has %s", strings.Join(missing, " and "))
}

// atMidnight tells whether a moment is the first of its day: without a time zone
// beside it, that is how older lines wrote a day without a time.
func atMidnight(at time.Time) bool {
	hour, minute, second := at.Clock()
	return !at.IsZero() && hour+minute+second == 0
}

// isDay tells whether a value of "at" is a day without a time.
func isDay(v string) bool {
	if len(v) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, v)
	return err == nil
}

// hash is the identity of a touch: all that its line says. A day is its midnight:
// older lines wrote it so, and to import them again must not double them.
func (t Touch) hash() string {
	due := ""
	if !t.NextStepDue.IsZero() {
		due = t.NextStepDue.Format(time.DateOnly)
	}
	return shortHash(t.ProspectID, t.At.UTC().Format(time.RFC3339Nano), t.Rep, t.ContactName, string(t.Channel), string(t.Outcome),
		t.ReasonID, string(t.Verdict), t.NextStep, due, t.NextStepOwner, t.Note)
}

// intoWord reads one of the allowed words; empty leaves the target as it is.
func intoWord[T ~string](to *T, allowed []string, v, column string) error {
	if v == "" {
		return nil
	}
	word, err := oneWord(v, allowed)
	if err != nil {
		return fmt.Errorf("%s: %w", column, err)
	}
	*to = T(word)
	return nil
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
