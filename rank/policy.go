package rank

import "callworthy/data"

// The rules of timing, rest and weights. See the package comment for what each
// does and where it comes from.
const (
	defaultCapacity = data.DefaultCapacity // calls a day

	refusalDays          = 90 // after not_interested
	conversationRestDays = 5  // working days
	meetingRestDays      = 20 // working days

	staleHalfLives   = 3
	staleDays        = 120
	stepStaleDays    = 90
	futureDays       = 1 // an event may lie so far after the list date: time zones
	defaultHalfLife  = 30.0
	defaultWeight    = 0.3
	fitUnknownFactor = 0.6
	plannedFactor    = 0.8
	rumouredFactor   = 0.4
	corroborationLog = 0.1 // for each doubling of the outlets
	maxOutlets       = 8

	stepOursPoints   = 150.0
	stepTheirsPoints = 80.0
	stepFreshPoints  = 50.0
	stepHalfLife     = 14.0

	maxAngles    = 3
	maxTold      = 5
	maxSlotRunes = 80
	maxSayRunes  = 300 // of a sentence
	maxFactRunes = 260 // of its fact, the date left out
	maxLineRunes = 600 // of opener, question, voicemail, note
)

// restGaps are the working days between the n-th unanswered attempt and the next.
var restGaps = [...]int{1, 2, 4, 7, 10, 15, 20}

// minorTypes alone list nobody whose fit is unknown.
var minorTypes = map[string]bool{
	"appearance": true, "award": true, "milestone": true, "publication": true, "financing_action": true,
}
