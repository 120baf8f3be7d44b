package rank

import "callworthy/data"

// What no file changes: how much fits on a row. The rules of when and whether are a data.Policy, the weights of
// news stand in the playbook.
const (
	defaultCapacity = data.DefaultCapacity // calls a day

	futureDays      = 1 // an event may lie so far after the list date: time zones
	defaultHalfLife = 30.0
	defaultWeight   = 0.3
	maxOutlets      = 8

	maxAngles    = 3
	maxTold      = 5
	maxSlotRunes = 80
	maxSayRunes  = 300 // of a sentence
	maxFactRunes = 260 // of its fact, the date left out
	maxLineRunes = 600 // of opener, question, voicemail, note
)

// minorTypes alone list nobody whose fit is unknown.
var minorTypes = map[string]bool{
	"appearance": true, "award": true, "milestone": true, "publication": true, "financing_action": true,
}
