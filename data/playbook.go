package data

import (
	_ "embed"
	"fmt"
)

// Playbook is what we sell, to whom, and what we say: playbook.yaml.
type Playbook struct {
	File   string  `yaml:"-"`
	Seller Seller  `yaml:"seller"`
	Offers []Offer `yaml:"offers"`
}

// Seller is who calls.
type Seller struct {
	Name string `yaml:"name"`
	Does string `yaml:"does"` // one sentence in the buyer's words
}

// Offer is one thing that we sell.
type Offer struct {
	ID      string `yaml:"id"`
	Name    string `yaml:"name"`
	Problem string `yaml:"problem"` // that it solves, in the buyer's words
	Fits    Fits   `yaml:"fits"`
	// SpeaksFor tells for each event type why such news matters to an owner of
	// the problem, and what to say. News of any other type is no reason.
	SpeaksFor map[string]Talk `yaml:"speaks_for"`
}

// Fits says whom an offer fits. An empty list or zero bound asks nothing.
type Fits struct {
	Industries       []string `yaml:"industries"`
	EmployeesMin     int      `yaml:"employees_min"`
	EmployeesMax     int      `yaml:"employees_max"`
	Countries        []string `yaml:"countries"`
	Keywords         []string `yaml:"keywords"`          // any one of them
	KeywordsUnwanted []string `yaml:"keywords_unwanted"` // none of them
}

// Talk is what a rep brings to a call after one type of event. {company},
// {contact}, {offer}, {seller}, {fact} (the news as a clause) and the event's
// slots are filled in; a line that needs something unknown is left out.
type Talk struct {
	Why        string   `yaml:"why"`
	Question   string   `yaml:"question"`
	Opener     string   `yaml:"opener"`
	Voicemails []string `yaml:"voicemails"` // each another breadcrumb
}

// DefaultPlaybookYAML is the text of the built-in playbook, comments included.
//
//go:embed playbook/default.yaml
var DefaultPlaybookYAML string

// DefaultPlaybook is the built-in playbook: one offer in neutral words that
// speaks for every event type which can be an honest reason of an unknown
// seller.
func DefaultPlaybook() Playbook {
	p, problems := ParsePlaybook("the built-in playbook", []byte(DefaultPlaybookYAML), nil)
	if len(problems) > 0 {
		panic(fmt.Sprintf("built-in playbook: %v", problems)) // a test loads it
	}
	p.File = ""
	return p
}
