package data

import (
	_ "embed"
	"fmt"
	"time"
)

// Policy is when a prospect may be rung and whether they should be: policy.yaml.
// Every rule has a default, which stands with its source in the built-in file.
type Policy struct {
	File      string
	Hours     HoursRules
	Reach     ReachRules
	Rest      RestRules
	HandOver  HandOverRules
	Stale     StaleRules
	Owed      OwedRules
	Countries map[string]CountryRules // by ISO 3166 code of two letters
}

// Span is a time of the day, in minutes from midnight; Until is not part of it.
type Span struct{ From, Until int }

// Weekdays is a set of days of the week.
type Weekdays [7]bool // by time.Weekday

// On tells whether the day of the week is in the set.
func (d Weekdays) On(day time.Weekday) bool { return d[day] }

// Any tells whether the set has a day.
func (d Weekdays) Any() bool { return d != Weekdays{} }

// HoursRules say when companies are rung.
type HoursRules struct {
	Business     []Span    // office hours, in the prospect's time
	Days         Weekdays  // on which offices work
	ClosedDay    string    // list or rest: what to do on other days
	Parts        []DayPart // of the day, in order; tries move from one to another
	LeastMinutes int       // a shorter window is no window
	RememberDays int       // older tries tell nothing about the hour
}

// DayPart is a part of the day that counts as another try.
type DayPart struct {
	Span
	Answered float64 // share of tries that reach somebody, before any were made
}

// The values of HoursRules.ClosedDay.
const (
	ClosedDayList = "list" // the row stays, and says that hardly anybody is at work
	ClosedDayRest = "rest" // the prospect rests until the next working day
)

// ReachRules say how the chance of reaching somebody is learned. Each number is
// how many tries the level above counts for: prospect ← segment ← all ← the
// shares of the parts of the day.
type ReachRules struct {
	PriorTries   float64
	AllTries     float64
	SegmentTries float64
	ClearlyMore  float64 // a part is preferred to untried wider hours from this ratio to their mean,
	ClearlyTries int     // when so many tries are known in all
	SameWeekday  float64 // what is left of the chance on a weekday that was tried while parts of the day were not
}

// RestRules say how long a prospect is left alone.
type RestRules struct {
	Gaps            []int   // working days after the 1st, 2nd, … day of tries; the last counts for all later ones
	AnotherWeekday  bool    // the next try waits for a weekday not tried yet
	Conversation    int     // working days, when no date was agreed
	Meeting         int     // working days, when it has no date
	NotInterested   int     // days
	StrongReason    float64 // strength × fit from which a new reason ends the rest between tries
	StrongReasonGap int     // days after the last try that even it waits
	StepForgotten   int     // days after an agreed step was due
	OursUndated     int     // working days after which a promise of ours without a day is due
	TheirsUndated   int     // working days after which they are asked about a promise of theirs without a day
}

// HandOverRules say when a rep has done what they can.
type HandOverRules struct {
	Tries     int // without an answer, at every part of the day
	Reasons   int // different ones brought at these
	MostTries int // at which parts and reasons count no more
	Reps      int // who have done what they can before the prospect is left alone
	Forget    int // days after the last try until all begins anew
}

// StaleRules say when news is too old.
type StaleRules struct {
	HalfLives float64 // of the event type
	Days      int
}

// OwedRules are the points of an agreed step that is due.
type OwedRules struct {
	Ours     float64
	Theirs   float64
	Overdue  float64 // most points more for a step that is overdue, the longest first
	HalfLife float64 // days after which half of these are added
	Undated  float64 // points less for a promise without a day; waiting brings back half of them at most
}

// CountryRules are what is different in one country. What is empty is as
// everywhere.
type CountryRules struct {
	Days     Weekdays
	Business []Span
	Legal    map[time.Weekday][]Span // hours at which the law allows sales calls; nil when no rule is known
	Source   string                  // of Legal
}

// DefaultPolicyYAML is the text of the built-in policy, comments included.
//
//go:embed policy/default.yaml
var DefaultPolicyYAML string

// DefaultPolicy is the built-in policy.
func DefaultPolicy() Policy {
	var p Policy
	if problems := parsePolicy("the built-in policy", []byte(DefaultPolicyYAML), &p); len(problems) > 0 {
		panic(fmt.Sprintf("built-in policy: %v", problems)) // a test loads it
	}
	p.File = ""
	return p
}
