package data

import "time"

// DenialKind is how a text takes back what others told.
type DenialKind string

// The kinds of denial.
const (
	DenialDenied    DenialKind = "denied"    // who should know says that it is not so
	DenialOff       DenialKind = "off"       // what was planned or agreed will not come
	DenialCorrected DenialKind = "corrected" // the text says that an earlier one was wrong
)

// Denial is a text that takes back what others told of a prospect, proved by a
// quote. There is at most one for each document, prospect and type.
type Denial struct {
	ProspectID  string
	Type        string // id of the trigger whose events it speaks against
	Kind        DenialKind
	Evidence    Evidence
	DocumentID  string
	URL         string
	Title       string
	PublishedAt time.Time // of the document; zero when unknown
	ObservedAt  time.Time // clock of the night that read it first
}

// At is when the denial was made, as far as is known.
func (d Denial) At() time.Time {
	if d.PublishedAt.IsZero() {
		return d.ObservedAt
	}
	return d.PublishedAt
}
