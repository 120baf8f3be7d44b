package data

import (
	"crypto/sha256"
	"encoding/hex"
)

// Trigger is one event type: a YAML file of data/triggers, named after its id.
// It says how such news is written, how long it stays worth a call, and what a
// rep can say about it.
type Trigger struct {
	ID      string `yaml:"id"`      // as in the events view
	Name    string `yaml:"name"`    // for people: "Funding round"
	Meaning string `yaml:"meaning"` // one sentence, from the labelling guidelines
	// HalfLife is the number of days after which such news is worth half.
	HalfLife float64 `yaml:"half_life_days"`
	// Weight is the strength of fresh, certain news of this type, 0 to 1.
	Weight float64 `yaml:"weight"`
	// Required slots: without them the event is kept and not listable.
	Required []string `yaml:"required"`
	// Sentences are what a rep can say, by status ("done") or status and role
	// ("done/target"): the first whose {slots} are all known. {company} is the
	// prospect and always known; the last of each list needs no other slot.
	Sentences map[string][]string `yaml:"sentences"`
	// Tact is a warning to the rep: what not to say. Empty for harmless types.
	Tact string `yaml:"tact"`
	// Words are named word lists that patterns use as @name: words separated by
	// blanks, in the notation of a pattern's words.
	Words map[string]string `yaml:"words"`
	// Patterns say how such news is written. See package detect for the notation.
	Patterns []Pattern `yaml:"patterns"`
	// Examples are sentences that the patterns must find, and must not find.
	Examples Examples `yaml:"examples"`

	fingerprint string
}

// Pattern is one way to write the news of a type. A text that matches one of
// Find gives the event to the organisations at the places named by Gives.
type Pattern struct {
	Rule string `yaml:"rule"` // its name: unique in the file, kept as Event.Rule
	// Find holds the token patterns, each with one meaning: "S acquire~ .. O".
	Find []string `yaml:"find"`
	// Gives names the places whose prospects get the event, with a role where
	// the type has roles: "S", "S=acquirer O=target". S is the subject of the
	// verb, O the organisations that the pattern names with O, T the topic: the
	// organisation that the sentence is about. Empty means S.
	Gives string `yaml:"gives"`
	// Kinds are the subjects that count, separated by blanks: org (the
	// organisation or a word for it), person (one of its people), thing (what
	// belongs to it). Empty means org.
	Kinds string `yaml:"kinds"`
	// Status overrides what the verb says.
	Status Status `yaml:"status"`
	// With: the sentence must hold one of these words; Without: none of these.
	With    string `yaml:"with"`
	Without string `yaml:"without"`
	// Title restricts the pattern to the title ("only") or to the text ("never").
	Title string `yaml:"title"`
	// Sure is the estimated share of matches that are right, 0 to 1; 0 means 0.8.
	Sure float64 `yaml:"sure"`
}

// Examples are the tests that a trigger carries.
type Examples struct {
	Positive []Example `yaml:"positive"`
	Negative []Example `yaml:"negative"`
}

// Example is a short text and what must (or must not) be found for org in it.
type Example struct {
	Title  string            `yaml:"title"` // empty for most
	Text   string            `yaml:"text"`
	Org    string            `yaml:"org"`
	Role   string            `yaml:"role"`
	Status Status            `yaml:"status"`
	Slots  map[string]string `yaml:"slots"` // those that matter
}

// Fingerprint identifies the whole content of the trigger's file: it changes
// when anything in the file does. It is empty for a Trigger made in code.
func (t Trigger) Fingerprint() string { return t.fingerprint }

func fingerprintOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])[:16]
}
