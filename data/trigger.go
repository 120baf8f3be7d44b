package data

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
}
