package data

import (
	"strings"
	"time"
)

// Channel is how a contact was tried.
type Channel string

// The channels.
const (
	ChannelCall      Channel = "call"
	ChannelVoicemail Channel = "voicemail"
	ChannelEmail     Channel = "email"
)

// TouchOutcome is how a touch ended, in the words of calls.csv.
type TouchOutcome string

// The outcomes of a touch.
const (
	TouchNoAnswer      TouchOutcome = "no_answer"
	TouchVoicemail     TouchOutcome = "voicemail"
	TouchGatekeeper    TouchOutcome = "gatekeeper"
	TouchConversation  TouchOutcome = "conversation"
	TouchMeeting       TouchOutcome = "meeting"
	TouchWrongPerson   TouchOutcome = "wrong_person"
	TouchLeftCompany   TouchOutcome = "left_company"
	TouchDoNotCall     TouchOutcome = "do_not_call"
	TouchNotInterested TouchOutcome = "not_interested"
)

// Verdict is what the rep says of the reason that the list gave.
type Verdict string

// The verdicts.
const (
	VerdictGood         Verdict = "good"
	VerdictWeak         Verdict = "weak"
	VerdictOld          Verdict = "old"
	VerdictWrongCompany Verdict = "wrong_company"
	VerdictFalse        Verdict = "false"
)

// Touch is one line of contact history: a row of calls.csv. One without an outcome
// tells of no call: it holds what a rep says of a reason that was not used.
type Touch struct {
	ID            string // hash of all that the line says: the same line twice is one touch
	ProspectID    string
	At            time.Time // with its zone
	DayOnly       bool      // the file names the day alone: At is its midnight, which tells no hour
	Rep           string
	ContactName   string
	Channel       Channel      // empty where nobody was tried
	Outcome       TouchOutcome // empty for a verdict alone
	ReasonID      string       // as in call_list, or a bare story id
	Verdict       Verdict
	NextStep      string
	NextStepDue   time.Time // day; zero when none was named
	NextStepOwner string    // us or them
	Note          string
	CorrectedAt   time.Time // when the line took the place of another one of the same call, or took it back; zero for none
	Line          int
}

// Tried tells whether the line is of somebody who was tried. A verdict alone is not:
// it spends no reason, rests nobody and counts for no rate.
func (t *Touch) Tried() bool { return t.Outcome != "" }

// saidAt is when the line was written, as far as it tells.
func (t *Touch) saidAt() time.Time {
	if t.CorrectedAt.After(t.At) {
		return t.CorrectedAt
	}
	return t.At
}

// HasStep tells whether the line holds a next step: a day was named, or something
// was promised without one. A promise needs somebody who heard it: what a rep plans
// after a call that nobody answered is none. At a meeting without a day the text may
// be the meeting itself, unless the line says whose step it is.
func (t *Touch) HasStep() bool {
	if !t.Tried() {
		return false
	}
	if !t.NextStepDue.IsZero() {
		return true
	}
	if strings.TrimSpace(t.NextStep) == "" {
		return false
	}
	switch t.Outcome {
	case TouchConversation:
		return true
	case TouchMeeting, TouchGatekeeper:
		return t.NextStepOwner != ""
	case TouchVoicemail, TouchNoAnswer:
		return t.NextStepOwner == "us" && (t.Outcome == TouchVoicemail || t.Channel != ChannelCall)
	}
	return false
}

// Undated tells whether the line holds a promise for which no day was named.
func (t *Touch) Undated() bool { return t.NextStepDue.IsZero() && t.HasStep() }

// Theirs tells whether the next step is theirs to do; what nobody claims is ours.
func (t *Touch) Theirs() bool { return t.NextStepOwner == "them" }

// StepOf is the id of the line whose next step a reason id names: that of "touch:7c1"
// and of "touch:7c1:b", the second way to say it; "" when the reason is another.
func StepOf(reason string) string {
	id, _ := strings.CutPrefix(reason, "touch:")
	if id == reason {
		return ""
	}
	id, _, _ = strings.Cut(id, ":")
	return id
}

// Keeps tells whether the line shows that a step of ours was done: a mail about it
// that went out. That of a talk is done by talking.
func (t *Touch) Keeps(step *Touch) bool {
	return t.Channel == ChannelEmail && (t.Outcome == TouchNoAnswer || t.Outcome == TouchVoicemail) &&
		step.ID != "" && !step.Theirs() && StepOf(t.ReasonID) == step.ID
}

// Suppression takes a company or person off every list: a row of suppressions.csv.
type Suppression struct {
	Kind   string // domain, company, phone, email, person
	Value  string
	Reason string
	Until  time.Time // last day on which it holds; zero for ever
	Line   int
}

// Rep is somebody who calls.
type Rep struct {
	ID       string `yaml:"id" json:"id"`
	Name     string `yaml:"name" json:"name"`
	Timezone string `yaml:"timezone" json:"timezone"` // IANA name
	Hours    string `yaml:"hours" json:"hours"`       // "09:00-17:00" in the rep's zone
	Capacity int    `yaml:"capacity" json:"capacity"` // calls a day; 0 means the default of 25
	Line     int    `yaml:"-" json:"-"`
}
