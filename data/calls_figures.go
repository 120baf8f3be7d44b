package data

import "time"

// Figures are what the contact history says to those who lead the callers:
// conversations, hours, reasons. Small numbers carry their uncertainty.
type Figures struct {
	From  time.Time `json:"from"`  // first day that counts
	Until time.Time `json:"until"` // last day that counts
	All   Rate      `json:"all"`   // conversations per attempt; its Name is empty

	Prospects int `json:"prospects"` // tried at least once
	Reached   int `json:"reached"`   // of these, talked to at least once
	Meetings  int `json:"meetings"`  // attempts that ended in a meeting
	Emails    int `json:"emails"`    // written; they are no attempts at a conversation
	Timeless  int `json:"timeless"`  // attempts logged with a day but no time: they count for no hour

	Hours    []Rate     `json:"hours"`    // by the hour of the prospect's day, "08" to "18", those with attempts and between
	Weekdays []Rate     `json:"weekdays"` // Monday to Sunday, the weekend only where somebody called
	Grid     []GridCell `json:"grid"`     // weekday and hour together, those with attempts
	Kinds    []Rate     `json:"kinds"`    // by kind of reason; "" is a call without any
	Types    []Rate     `json:"types"`    // by event type of the reason
	Reps     []RepRate  `json:"reps"`

	SameHour Rate `json:"same_hour"` // second and later tries within an hour of the last one's time of day
	Varied   Rate `json:"varied"`    // second and later tries at another time of day

	NoReason        int           `json:"attempts_without_reason"`   // calls that named no reason
	WithoutReason   []TouchLine   `json:"without_reason"`            // the latest of them
	ToldTwice       []ToldTwice   `json:"told_twice"`                // must be empty
	Talks           int           `json:"conversations_to_agree_in"` // outcome conversation: they could have ended with a next step
	NoNextStep      int           `json:"conversations_without_next_step"`
	WithoutNextStep []TouchLine   `json:"without_next_step"`    // the latest of them
	Promises        int           `json:"promises_without_day"` // open: no day was named, and nobody was talked to since
	OpenPromises    []PromiseLine `json:"open_promises"`        // the oldest of them, ours before theirs
	Verdicts        []Precision   `json:"verdicts"`             // what the reps say of the reasons, by event type
	AllVerdicts     Precision     `json:"all_verdicts"`         // the same for all types together
	Hidden          int           `json:"hidden"`               // touches of suppressed prospects: they are in no figure
}

// Rate is conversations per attempt, with the interval in which the true share
// lies 95 times in a hundred (Wilson's score interval).
type Rate struct {
	Name          string  `json:"name"`
	Attempts      int     `json:"attempts"`
	Conversations int     `json:"conversations"`
	Share         float64 `json:"share"` // 0 to 1; 0 without attempts
	Low           float64 `json:"low"`
	High          float64 `json:"high"`
}

// GridCell is a Rate for one weekday and hour of the prospects' time.
type GridCell struct {
	Weekday time.Weekday `json:"weekday"`
	Hour    int          `json:"hour"`
	Rate
}

// RepRate is what one rep did.
type RepRate struct {
	Rate               // Name is the rep's id
	UsualHour  int     `json:"usual_hour"`  // of the prospects' day, in which most attempts were made; -1 when none has a time
	UsualShare float64 `json:"usual_share"` // of the rep's attempts, in that hour
	Retries    int     `json:"retries"`     // second and later tries
	SameHour   int     `json:"same_hour"`   // of these, within an hour of the last one's time of day
	// Offered is how many more conversations the same-hour tries would have
	// brought at the share that varied tries have in the whole team, with the
	// bounds of that estimate. Known tells whether there is enough to say so.
	Offered         float64 `json:"offered"`
	OfferedLow      float64 `json:"offered_low"`
	OfferedHigh     float64 `json:"offered_high"`
	OfferedKnown    bool    `json:"offered_known"`
	WithoutReason   int     `json:"without_reason"`
	Talks           int     `json:"talks"`
	WithoutNextStep int     `json:"without_next_step"`
}

// Precision is what reps say of the reasons of one event type.
type Precision struct {
	Type         string  `json:"type"`
	Verdicts     int     `json:"verdicts"`
	Good         int     `json:"good"`
	Weak         int     `json:"weak"`
	Old          int     `json:"old"`
	WrongCompany int     `json:"wrong_company"`
	False        int     `json:"false"`
	Right        float64 `json:"right"` // share that is true and of the right company: good, weak and old
	RightLow     float64 `json:"right_low"`
	RightHigh    float64 `json:"right_high"`
	GoodShare    float64 `json:"good_share"`
	GoodLow      float64 `json:"good_low"`
	GoodHigh     float64 `json:"good_high"`
}

// TouchLine names one line of the contact history.
type TouchLine struct {
	At         time.Time    `json:"at"`
	Rep        string       `json:"rep"`
	ProspectID string       `json:"prospect_id"`
	Prospect   string       `json:"prospect"`
	Outcome    TouchOutcome `json:"outcome"`
}

// PromiseLine is a promise for which no day was named.
type PromiseLine struct {
	TouchLine
	NextStep string `json:"next_step"`
	Owner    string `json:"next_step_owner"` // us, them, or empty where the line does not say
}

// ToldTwice is a reason that one contact heard a second time.
type ToldTwice struct {
	TouchLine
	Contact  string    `json:"contact"`
	ReasonID string    `json:"reason_id"`
	First    time.Time `json:"first"` // when it was heard before
}

// ToldReason is what a published list says of a reason that reps name when they
// log a call.
type ToldReason struct {
	Kind      ReasonKind
	EventType string
}
