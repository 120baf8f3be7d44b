package detect

import "callworthy/data"

// Version changes when the engine changes what it finds.
const Version = "1"

// Detector finds events. It is safe for concurrent use.
type Detector struct{}

// New compiles the triggers.
func New(triggers []data.Trigger) (*Detector, error) { return &Detector{}, nil }

// Detect returns the events of the article.
func (d *Detector) Detect(a data.Article, mentions []data.Mention) []data.Event { return nil }
