package data

import (
	"fmt"
	"strings"
	"time"
)

// activityColumns are the columns of other programs' activities that say who was
// tried, when, by whom, and how it ended. The labels of Salesforce are those of
// its field reference for Task and of the standard activity report; the labels of
// HubSpot those of its default call and engagement properties.
var activityColumns = []column{
	{"kind", false, []string{"Activity Type", "Engagement Type", "Task Subtype", "TaskSubtype", "Type", "Task Type"}},
	{"subject", false, []string{"Call Title", "Call name", "Activity name"}},
	{"prospect_id", false, []string{"Account ID", "AccountId", "Associated Company IDs", "Associated Company ID", "Company ID"}},
	{"prospect", false, []string{"Company / Account", "Account Name", "Account", "Associated Company", "Associated Companies", "Associated Company name", "Company name", "Company"}},
	{"contact", false, []string{"Name", "Contact", "Contact Name", "Full Name", "Associated Contact", "Associated Contacts", "Associated Contact name"}},
	{"email", false, []string{"Email", "Email Address", "Contact Email", "Contact: Email", "Associated Contact Email", "Associated Contact Emails", "Email to address", "To Address", "ToAddress", "Recipient"}},
	{"rep", false, []string{"Assigned", "Assigned To", "Activity assigned to", "Assigned to user", "Owner", "Task Owner", "Call owner"}},
	{"outcome", false, []string{"Call Result", "Call Disposition", "CallDisposition", "Call outcome", "Meeting outcome"}},
	{"status", false, []string{"Call status", "Task status"}},
	{"direction", false, []string{"Call direction", "Call Type", "CallType", "Email direction"}},
	{"done", false, []string{"Completed Date/Time", "CompletedDateTime", "Call Date/Time", "Call start time", "Start Time", "Activity date", "Date", "ActivityDate", "Due Date", "Timestamp"}},
	{"created", false, []string{"Created Date/Time", "Created Date", "CreatedDate", "Create date"}},
	{"timezone", false, []string{"Time Zone"}},
	{"note", false, []string{"Full Comments", "Comments", "Call notes", "Description", "Notes", "Email body", "Activity body"}},
}

// Headers that only one of the programs writes.
var (
	hubspotMarks    = []string{"Call outcome", "Call Title", "Activity assigned to", "Engagement Type", "Call direction", "Associated Company IDs"}
	salesforceMarks = []string{"Company / Account", "Call Result", "CallDisposition", "Call Disposition", "Task Subtype", "TaskSubtype", "ActivityDate", "WhoId", "Subject"}
)

// activity is a row of another program.
type activity struct {
	line                                  int
	kind, subject, id, prospect, contact  string
	email                                 string
	rep, outcome, status, direction, zone string
	done                                  []string // moments at which it may have happened, the surest first
	created, note                         string
}

// collect keeps a row until the dates of all were seen.
func (im *importer) collect(t *table, r record) {
	text := func(c string) string { return oneLine(t.get(r, c)) }
	a := activity{
		line: r.line, kind: text("kind"), subject: text("subject"), id: text("prospect_id"), prospect: text("prospect"),
		rep: text("rep"), outcome: text("outcome"), status: text("status"), direction: text("direction"), zone: text("timezone"),
		created: text("created"), note: plainNote(t.get(r, "note")),
	}
	a.contact, a.email = person(text("contact"), text("email"))
	for _, i := range t.index["done"] {
		if v := oneLine(r.fields[i]); v != "" {
			a.done = append(a.done, v)
		}
	}
	im.rows = append(im.rows, a)
}

// translate makes touches of the collected rows.
func (im *importer) translate(t *table) {
	if len(im.rows) == 0 {
		return
	}
	order := dateOrder(im.Dates)
	if order == "" {
		order = orderOf(im.rows)
	}
	for _, a := range im.rows {
		what, err := im.activity(a, order)
		if err != nil {
			t.badRow(a.line, "%v", err)
		} else if what != "" {
			im.skipped[what]++
		}
	}
	im.rows = nil
}

// activity keeps the touch that a row tells of, or says what the row is when it
// is no attempt to reach somebody.
func (im *importer) activity(a activity, order dateOrder) (skipped string, err error) {
	touch := Touch{ContactName: a.contact, Rep: findRep(im.Reps, a.rep), Note: a.note, Line: a.line, Channel: a.channel()}
	if skipped = a.noTouch(touch.Channel); skipped != "" {
		return skipped, nil
	}
	if touch.Outcome, err = a.result(touch.Channel); err != nil {
		return "", err
	}
	if touch.Outcome == "" {
		return "cancelled", nil
	}
	if touch.Outcome == TouchVoicemail {
		touch.Channel = ChannelVoicemail
	}
	day := false
	if touch.At, day, err = im.moment(a, touch.Rep, order); err != nil {
		return "", err
	}
	if touch.DayOnly = day; day {
		im.dayOnly++
	}
	return "", im.keep(touch, whom{names: []string{a.id, a.prospect}, contact: a.contact, email: a.email})
}

// channel is how the row says that somebody was tried; empty when it is no try.
func (a activity) channel() Channel {
	what := a.kind
	if what == "" || holdsWord(what, "task", "other") {
		what += " " + a.subject
	}
	switch {
	case holdsWord(what, "email", "e mail", "mail", "listemail"):
		return ChannelEmail
	case holdsWord(what, "call", "calls", "phone", "voicemail", "meeting", "event"), a.outcome != "":
		return ChannelCall
	}
	return ""
}

// noTouch says what a row is that no touch can be made of.
func (a activity) noTouch(c Channel) string {
	switch {
	case holdsWord(a.direction, "inbound", "incoming", "incoming email", "internal"):
		return "incoming or internal"
	case c == "":
		return "neither call nor e-mail"
	case a.outcome == "" && holdsWord(a.status, "not started", "open", "in progress", "waiting on someone else", "waiting", "deferred", "queued", "scheduled"):
		return "still to be done"
	}
	return ""
}

// result is how the try ended; empty when it did not take place. A mail that was
// sent, of which no more is known, has no answer: calls.csv needs an outcome, and
// this one claims the least. By its channel it is no call that nobody took: it
// counts neither as a try nor for an hour, only as a message that was left.
func (a activity) result(c Channel) (TouchOutcome, error) {
	if c == ChannelEmail && a.outcome == "" {
		return TouchNoAnswer, nil
	}
	if holdsWord(a.kind, "meeting", "event") {
		return a.meeting(), nil
	}
	for _, text := range []string{a.outcome, a.status, a.subject} {
		if holdsWord(text, "completed", "done", "closed") {
			continue // that the task is done says nothing of the call
		}
		if o, ok := outcomeOf(text); ok && text != "" {
			return o, nil
		}
		if text != "" && text == a.outcome {
			return "", fmt.Errorf("outcome %q is not known: write one of %s", short(text), strings.Join(outcomeWords, ", "))
		}
	}
	return "", fmt.Errorf("the row does not say how the call ended")
}

// meeting is the end of an appointment: one to come is a meeting, one that took
// place a conversation.
func (a activity) meeting() TouchOutcome {
	text := a.outcome + " " + a.status
	switch {
	case holdsWord(text, "canceled", "cancelled"):
		return ""
	case holdsWord(text, "no show"):
		return TouchNoAnswer
	case holdsWord(text, "scheduled", "rescheduled"):
		return TouchMeeting
	}
	return TouchConversation
}

// moment is when it happened. A time of creation counts where the day agrees;
// what has a day alone stands at midnight, and that is told.
func (im *importer) moment(a activity, rep string, order dateOrder) (at time.Time, dayOnly bool, err error) {
	zone, zoneErr := im.zoneOf(rep)
	if a.zone != "" {
		zone, zoneErr = im.zones.zone(a.zone)
	}
	var day time.Time
	for i, v := range append(a.done, a.created) {
		t, timed, e := readMoment(v, order)
		switch {
		case v == "":
		case e != nil:
			err = e
		case !timed && day.IsZero():
			day = t
		case timed:
			at, _, e := inZone(t, zone, zoneErr)
			if i < len(a.done) || e != nil || day.IsZero() || sameDay(at.In(zone), day) {
				return at, false, e
			}
		}
	}
	if day.IsZero() && err == nil {
		err = fmt.Errorf("the row has no date")
	}
	if day.IsZero() {
		return at, false, err
	}
	at, _, err = inZone(day, zone, zoneErr)
	return at, true, err
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
