package story

import "time"

const (
	memory     = 60 * 24 * time.Hour  // likeness of text that is no copy joins within this time
	longMemory = 400 * 24 * time.Hour // after its last member a story takes no other
)

// kind says what identifies a happening of one event type.
type kind struct {
	slots []string      // that identify it, the telling one first
	once  time.Duration // two of them within this time are one, unless something differs
	long  bool          // the agreement of its first slot counts for more than a year
	again bool          // it comes again under the same words: each year, each quarter
	grows bool          // its amount or count is often raised: another one is no contradiction
	close bool          // it is agreed first and closed later
}

// kinds are the event types. Those that are not listed have no identifying slot.
var kinds = map[string]kind{
	"funding":              {slots: []string{"round", "lead"}, once: days(45), grows: true},
	"ipo":                  {slots: []string{"exchange"}, once: days(200), long: true, grows: true, close: true},
	"acquisition":          {slots: []string{"counterparty"}, long: true, grows: true, close: true},
	"divestiture":          {slots: []string{"asset", "counterparty"}, long: true, grows: true, close: true},
	"investment":           {slots: []string{"counterparty"}, long: true, grows: true, close: true},
	"financing_action":     {close: true, again: true},
	"leadership_hire":      {slots: []string{"person", "title"}, long: true},
	"leadership_departure": {slots: []string{"person", "title"}, long: true},
	"hiring":               {slots: []string{"place", "count"}, again: true},
	"layoffs":              {slots: []string{"place"}, once: days(21), grows: true},
	"expansion":            {slots: []string{"place"}, grows: true},
	"closure":              {slots: []string{"place"}, grows: true},
	"product_launch":       {slots: []string{"product"}, long: true},
	"partnership":          {slots: []string{"counterparty"}, long: true},
	"contract_win":         {slots: []string{"counterparty"}},
	"supplier_selected":    {slots: []string{"counterparty", "product"}, long: true},
	"award":                {slots: []string{"award"}, again: true},
	"results":              {slots: []string{"period"}, once: days(30), again: true},
	"target":               {slots: []string{"metric", "deadline"}, again: true},
	"legal":                {slots: []string{"counterparty"}, long: true, grows: true},
	"regulatory":           {slots: []string{"body", "product"}},
	"distress":             {once: days(60)},
	"data_breach":          {once: days(60), grows: true},
	"recall":               {slots: []string{"product"}, long: true, grows: true},
	"rfp":                  {slots: []string{"deadline"}},
	"rebrand":              {once: days(60)},
	"appearance":           {slots: []string{"event"}, again: true},
	"milestone":            {again: true},
	"publication":          {again: true},
}

func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// needed is the share of words from which two texts tell of one happening, when
// nothing else says so: the nearer in time, the less it takes. Measured on
// headlines that others have grouped, see doc.go.
func needed(gap time.Duration) float64 {
	switch {
	case gap <= days(3):
		return 0.25
	case gap <= days(10):
		return 0.35
	case gap <= memory:
		return 0.5
	}
	return copied
}

const (
	copied       = 0.85 // share of words from which one text is a copy of the other
	verbatim     = 0.97 // share from which it is one whatever the slots say
	plainlyAlike = 1.0  // likeness that is enough to make two stories one
)
