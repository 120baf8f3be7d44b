package data

// Weights are the numbers of the score that a sales manager may change. Each is
// a factor of the product that package rank documents, and this project's own
// choice where no source is named.
type Weights struct {
	// Types override the strength of an event type, 0 to 1.
	Types map[string]float64 `yaml:"types"`
	// FitUnknown is the factor when it is not known whether the offer fits.
	FitUnknown float64 `yaml:"fit_unknown"`
	Planned    float64 `yaml:"planned"`  // announced, not done yet
	Rumoured   float64 `yaml:"rumoured"` // not confirmed
	// Corroboration is added for each doubling of the outlets that tell the
	// story, up to 8 of them.
	Corroboration float64 `yaml:"corroboration"`
	// Breadcrumb is the factor for each breadcrumb of the story that was left before.
	Breadcrumb float64 `yaml:"breadcrumb"`
	// Content is the factor when all is told and only a piece to send is new.
	Content float64 `yaml:"content"`
	// Relations are the factors of news that is somebody else's.
	Relations map[Relation]float64 `yaml:"relations"`
}

// DefaultWeights are those of a playbook without weights.
func DefaultWeights() Weights {
	return Weights{
		FitUnknown: 0.6, Planned: 0.8, Rumoured: 0.4, Corroboration: 0.1, Breadcrumb: 0.9, Content: 0.5,
		Relations: map[Relation]float64{RelationCompetitor: 0.5, RelationCustomer: 0.7, RelationRegulator: 0.6,
			RelationIndustry: 0.4, RelationNeed: 0.9},
	}
}
