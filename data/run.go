package data

import "time"

// RunStatus is how a night ended.
type RunStatus string

// The ends of a night. A run that was killed stays "running" until the next one
// marks it "interrupted".
const (
	RunRunning     RunStatus = "running"
	RunComplete    RunStatus = "complete"
	RunDegraded    RunStatus = "degraded" // published, but sources failed or the deadline cut it short
	RunFailed      RunStatus = "failed"   // nothing published
	RunInterrupted RunStatus = "interrupted"
)

// Run is one night.
type Run struct {
	ID        string    `json:"run_id"`
	AsOf      time.Time `json:"as_of"`
	StartedAt time.Time `json:"started_at"`
	EndedAt   time.Time `json:"ended_at,omitzero"`
	Status    RunStatus `json:"status"`
	Documents int       `json:"documents"` // document versions that this run stored
	Events    int       `json:"events"`    // events that this run found or changed
	Listed    int       `json:"listed"`
	HeldBack  int       `json:"held_back"`
}

// Report is what one night did: report.json.
type Report struct {
	Run
	ListDate  string          `json:"list_date"`
	Degraded  []string        `json:"degraded"` // why the status is degraded, one sentence each
	Stages    []StageReport   `json:"stages"`
	Sources   []SourceReport  `json:"sources"`
	Failures  []FailureReport `json:"failures"` // sources and pages that failed, with the reason
	Pages     PageReport      `json:"pages"`
	Found     map[string]int  `json:"found"`     // live events that this run found, by type
	Withdrawn int             `json:"withdrawn"` // events that no longer stand
	Signals   int             `json:"signals"`   // live news of others that this run found to concern a prospect
	Restored  int             `json:"restored"`  // events and signals whose verdict against them is gone
	// Rejected are the stories that a verdict took back, by id.
	Rejected []RejectedReport `json:"rejected_stories"`
	NoNumber int              `json:"calls_without_number"` // calls whose phone is no number with its country: no dialer file has them
	Causes   map[Cause]int    `json:"held_back_by_cause"`
	Skipped  Problems         `json:"skipped_rows"` // rows of the CSV files that could not be used
	// Delivered is what became of each mail and message; absent when none is
	// configured, or the night ended before they were tried.
	Delivered []DeliveryReport `json:"delivered,omitempty"`
}

// DeliveryReport is what became of one mail or message.
type DeliveryReport struct {
	Kind     string          `json:"kind"`          // mail, slack, teams
	Rep      string          `json:"rep,omitempty"` // id; empty for the calls of all
	To       string          `json:"to"`            // the address; of a webhook the host alone
	Outcome  DeliveryOutcome `json:"outcome"`
	Attempts int             `json:"attempts"`         // in this run
	Detail   string          `json:"detail,omitempty"` // why it was not sent
}

// DeliveryOutcome is the end of a delivery.
type DeliveryOutcome string

// The ends of a delivery. Only failed makes a night degraded.
const (
	DeliverySent     DeliveryOutcome = "sent"
	DeliveryEarlier  DeliveryOutcome = "sent_before" // an earlier run of the date sent it
	DeliveryOutdated DeliveryOutcome = "outdated"    // a later date is published: nobody needs this one
	DeliveryFailed   DeliveryOutcome = "failed"
)

// RejectedReport is one story that a rep called false or somebody else's, or that
// a later text took back after reps had told it. It is told to nobody any more;
// those who have told it may want to know.
type RejectedReport struct {
	StoryID  string   `json:"story_id"`
	Prospect string   `json:"prospect_id"` // to whom it was told when the verdict was given
	Verdict  Verdict  `json:"verdict"`
	Rep      string   `json:"rep"`     // whose verdict it is
	On       string   `json:"on"`      // day of the verdict
	UsedBy   []string `json:"used_by"` // reps whose calls named the story, sorted
	// Denial is how a later text took it back; then there is no verdict and no rep.
	Denial DenialKind `json:"denial,omitempty"`
	Quote  string     `json:"quote,omitempty"` // what that text says
	URL    string     `json:"url,omitempty"`   // where
}

// StageReport is one stage of a night.
type StageReport struct {
	Name    string  `json:"name"`
	Done    int     `json:"done"`
	Total   int     `json:"total"`
	Seconds float64 `json:"seconds"`
	Cut     bool    `json:"cut,omitempty"` // the deadline ended it early
}

// SourceReport is how one source did.
type SourceReport struct {
	Source  string     `json:"source"`
	Kind    SourceKind `json:"kind"`
	Outcome Outcome    `json:"outcome"`
	Detail  string     `json:"detail,omitempty"`
	Items   int        `json:"items"` // entries in the body
	New     int        `json:"new"`   // document versions stored
	// Prospect is the id of the prospect that the source was asked for; empty for
	// general sources. A suppressed prospect's source is published without address.
	Prospect string `json:"prospect,omitempty"`
}

// FailureReport is one thing that could not be read.
type FailureReport struct {
	What    string  `json:"what"` // source or page
	URL     string  `json:"url"`
	Outcome Outcome `json:"outcome"`
	Detail  string  `json:"detail,omitempty"`
	// Prospect is the id of the prospect that a source was asked for, as in SourceReport.
	Prospect string `json:"prospect,omitempty"`
}

// PageReport counts the article pages behind feed items.
type PageReport struct {
	Fetched int `json:"fetched"`
	Refused int `json:"refused"` // headline and summary still counted
	Failed  int `json:"failed"`
	Left    int `json:"left"` // for want of budget or time; asked for on the next night
	// LeftForBudget and LeftForTime are these by cause: beyond crawl.pages_per_host,
	// and not come to before the deadline or because the host asked for a break.
	LeftForBudget int             `json:"left_for_budget"`
	LeftForTime   int             `json:"left_for_time"`
	Outcomes      map[Outcome]int `json:"outcomes"`
}
