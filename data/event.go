package data

import "time"

// Status tells whether an event has happened.
type Status string

// The statuses, as the labelling guidelines define them.
const (
	StatusDone     Status = "done"
	StatusPlanned  Status = "planned"  // announced, agreed, expected
	StatusRumoured Status = "rumoured" // sources say, considering, in talks
	StatusPast     Status = "past"     // background from more than about 90 days before the text
)

// Novelty tells whether an event says something that the story has not said before.
type Novelty string

// The novelties.
const (
	NoveltyNew         Novelty = "new"
	NoveltyDevelopment Novelty = "development" // rumoured → confirmed, announced → closed, an amount raised
	NoveltyEcho        Novelty = "echo"        // told again by another document
)

// Evidence is a verbatim quote and where it stands.
type Evidence struct {
	Field Field  `json:"field"`
	Start int    `json:"start"` // byte offset in the field of the Article
	End   int    `json:"end"`
	Quote string `json:"quote"` // exactly field[start:end]
}

// Event is a dated fact about one prospect, proved by a quote. There is one for
// each document, prospect and type.
type Event struct {
	ID          string
	StoryID     string // empty until stories are assigned
	ProspectID  string
	Type        string // id of its Trigger
	Status      Status
	Role        string            // acquirer, target, merger; empty where the type has no roles
	HappenedOn  time.Time         // day; zero when the text gives none
	ObservedAt  time.Time         // FetchedAt of the document version that first showed it
	PublishedAt time.Time         // of the document; zero when unknown
	Confidence  float64           // estimated share of such events that are true, 0 to 1
	Listable    bool              // good enough for a row of the list
	Slots       map[string]string // amount, counterparty, person, title, place, …: as spelled in the text
	Evidence    Evidence
	Rule        string // which pattern of the trigger made it
	DocumentID  string
	URL         string
	Source      string
	Title       string // of the document
	Novelty     Novelty
	WithdrawnAt time.Time // zero while it stands
	// WithdrawnWhy says which rep's verdict took its story back, or which later
	// text. It is empty while the event stands, and when its document no longer tells of it.
	WithdrawnWhy string
}

// EventID is the identity of an event: document, prospect and type.
func EventID(documentID, prospectID, eventType string) string {
	return shortHash(documentID, prospectID, eventType)
}

// Day is the day the event counts from: when it happened, else when it was
// published. It is zero when neither is known: when we first saw a text says
// nothing of its age, and a stale story shown as fresh ruins a call.
func (e Event) Day() time.Time {
	if !e.HappenedOn.IsZero() && e.Status != StatusPlanned {
		return e.HappenedOn
	}
	return e.PublishedAt
}

// Live tells whether the event stands.
func (e Event) Live() bool { return e.WithdrawnAt.IsZero() }
