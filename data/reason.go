package data

import "time"

// ReasonKind tells what sort of value a call brings.
type ReasonKind string

// The kinds of the contract.
const (
	ReasonEvent    ReasonKind = "event"
	ReasonPerson   ReasonKind = "person"
	ReasonMarket   ReasonKind = "market"
	ReasonReferral ReasonKind = "referral"
	ReasonNextStep ReasonKind = "next_step"
	ReasonContent  ReasonKind = "content"
)

// Contribution is one term of a score, named so that a rep can follow it. The
// contributions of a call add up to its score.
type Contribution struct {
	Name   string  `json:"name"`   // "event strength", "fit", …
	Points float64 `json:"points"` // what it adds to the score
	Why    string  `json:"why"`    // one line
}

// Reason is why a prospect is worth a call on one morning.
type Reason struct {
	Kind          ReasonKind `json:"reason_kind"`
	ID            string     `json:"reason_id"` // story:angle
	StoryID       string     `json:"story_id"`
	Angle         string     `json:"angle"`  // which breadcrumb of the story
	Sentence      string     `json:"reason"` // what the rep can say, with the fact in it
	Evidence      string     `json:"evidence"`
	EvidenceDate  time.Time  `json:"evidence_date"` // day the source published it; zero when unknown
	Source        string     `json:"source"`        // outlet or host
	URL           string     `json:"url"`           // of the document, or touch:<id>
	Title         string     `json:"title"`         // of the document
	EventID       string     `json:"event_id"`
	EventType     string     `json:"event_type"`
	Status        Status     `json:"status"`
	Corroboration int        `json:"corroboration"` // documents that tell the story
	Offer         string     `json:"offer"`         // name of the offer it speaks for
	Problem       string     `json:"problem"`       // of theirs that it touches: the offer's, in the buyer's words
	WhyItMatters  string     `json:"why_it_matters"`
	Opener        string     `json:"opener"`
	Question      string     `json:"question"`
	Voicemail     string     `json:"voicemail"`
	Tact          string     `json:"tact"`
	// Relation and About tell of market and referral reasons whose news it is:
	// the competitor, customer, regulator or asker, as the source or
	// prospects.csv writes it. Both are empty for the prospect's own news.
	Relation Relation `json:"relation"`
	About    string   `json:"about"`
	Mail     Mail     `json:"mail"`    // a draft to send after the call; empty when the playbook has no words for it
	Content  Content  `json:"content"` // a piece that fits what happened; empty when none does
	// AlreadyTold lists the prospect's other reasons that were heard, each as
	// "Already told on 5 March (voicemail): …", the latest first.
	AlreadyTold []string `json:"already_told"`
	// ContactNote warns that a story says the contact has left or changed role,
	// with the quote. Empty when no story does.
	ContactNote string `json:"contact_note"`
	// ContactLeft tells that a story says the contact is gone already: their number
	// reaches nobody who matters, and ContactNote says whom to ask for.
	ContactLeft bool `json:"contact_left,omitempty"`
	// NewContact is who holds the contact's role now, according to a story.
	NewContact NewContact `json:"new_contact"`
	Spelling   string     `json:"spelling"` // "The source writes Siobhán Kerr; …"; empty when names agree
}

// Mail is the draft of a follow-up e-mail, plain text.
type Mail struct {
	Subject string `json:"subject"` // one line
	Body    string `json:"body"`    // paragraphs separated by one blank line
	// Detail is the part of the body that repeats the note of a conversation,
	// word for word: to be read before the mail is sent. Empty when there is none.
	Detail string `json:"detail"`
}

// NewContact is somebody whom a story names as the holder of a role.
type NewContact struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Evidence string `json:"evidence"` // the quote that says so
	URL      string `json:"url"`      // of its document
}

// Call is one row of the morning list. It always has a Reason.
type Call struct {
	Rep           string         `json:"rep"`
	Rank          int            `json:"rank"` // 1 is the first call of this rep
	ProspectID    string         `json:"prospect_id"`
	Prospect      string         `json:"prospect"`
	Industry      string         `json:"industry"`
	Contact       string         `json:"contact"`
	ContactTitle  string         `json:"contact_title"`
	ContactSource string         `json:"contact_source"`
	Phone         string         `json:"phone"`
	Email         string         `json:"email"`
	Reason        Reason         `json:"-"` // its fields stand beside these in calllist.json
	Score         float64        `json:"score"`
	Contributions []Contribution `json:"contributions"`
	CallFrom      string         `json:"call_from"`  // HH:MM in Timezone on the list date
	CallUntil     string         `json:"call_until"` // HH:MM in Timezone on the list date
	Timezone      string         `json:"timezone"`   // IANA name; the rep's own when the prospect's is unknown
	WhenWhy       string         `json:"when_why"`   // one sentence: why then
	Fit           string         `json:"fit"`        // "fits", "unknown", with the rule
	Told          []string       `json:"told"`       // what was told before, with dates
	// FitRule is the rule that Fit goes by, without the verdict.
	FitRule string `json:"fit_rule"`
	// Attempts are the tries of the last months with the present contact, by
	// phone, the oldest first.
	Attempts []Attempt `json:"attempts"`
	// HandedOver tells from whom the row comes and what they tried; empty when the
	// rep is the one who called before.
	HandedOver string `json:"handed_over"`
	// ZoneWhy is where Timezone is known from, empty when prospects.csv says it; or,
	// where the prospect's is not known, whose it is.
	ZoneWhy string `json:"zone_why"`
	// Homework is what the prospect's own site says of it; nil when it was not read.
	Homework *Profile `json:"homework,omitempty"`
}

// Attempt is one try to reach the contact by phone, in the time zone of the row.
type Attempt struct {
	Day     string       `json:"day"`     // YYYY-MM-DD
	Weekday string       `json:"weekday"` // Mon, Tue, …
	Clock   string       `json:"clock"`   // HH:MM
	Rep     string       `json:"rep"`
	Channel Channel      `json:"channel"`
	Outcome TouchOutcome `json:"outcome"`
}

// Cause says why a prospect is not on the list.
type Cause string

// The causes of the contract.
const (
	CauseNoReason     Cause = "no_reason"
	CauseStale        Cause = "stale"
	CauseSpent        Cause = "spent"
	CauseSourceFailed Cause = "source_failed"
	CausePoorFit      Cause = "poor_fit"
	CauseSuppressed   Cause = "suppressed"
	CauseResting      Cause = "resting"
	CauseWrongPerson  Cause = "wrong_person"
	CauseHandedOver   Cause = "handed_over"
	CauseStopped      Cause = "stopped"
	CauseCapacity     Cause = "capacity"
)

// HeldBack is a prospect who is not on the list, and why.
type HeldBack struct {
	ProspectID string `json:"prospect_id"`
	Prospect   string `json:"prospect"`
	Cause      Cause  `json:"cause"`
	Detail     string `json:"detail"` // one sentence
}

// List is one morning's decision about every prospect. Each is in exactly one
// of Calls and HeldBack.
type List struct {
	Date     time.Time // day
	AsOf     time.Time
	Reps     []Rep
	Calls    []Call     // by rep, then rank
	HeldBack []HeldBack // by prospect id; holds the suppressed too
}

// Suppressed counts the prospects that must not be named.
func (l List) Suppressed() int {
	n := 0
	for _, h := range l.HeldBack {
		if h.Cause == CauseSuppressed {
			n++
		}
	}
	return n
}
