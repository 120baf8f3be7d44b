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
	// Weights are the numbers of the score; nil means DefaultWeights.
	Weights *Weights `yaml:"weights"`
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
	// Market tells what to say when the news is of somebody else, by Relation:
	// competitor, customer, regulator, industry or need. {about} is whose news it
	// is and {term} what ties it to the prospect.
	Market map[Relation]Talk `yaml:"market"`
	// Content are pieces worth sending after certain news.
	Content []Content `yaml:"content"`
}

// Content is a piece worth sending to somebody to whom something happened.
type Content struct {
	Title string     `yaml:"title" json:"title"`
	URL   string     `yaml:"url" json:"url"`
	For   ContentFor `yaml:"for" json:"-"`
}

// ContentFor says after which news and for whom a piece is: one of the types,
// and, where they are given, one of the industries and one of the keywords.
type ContentFor struct {
	Types      []string `yaml:"types"`
	Industries []string `yaml:"industries"`
	Keywords   []string `yaml:"keywords"` // in what the prospect cares for, sells or says of itself, or in the quote
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
	Email      Email    `yaml:"email"`
	// Person is said to the contact whose own news it is, line by line in place of
	// those above: nobody is asked about "the new leader" who is the new leader. Only
	// types of TalkTypesOfPersons have it; nil means that the lines above will do.
	Person *Talk `yaml:"person"`
	// Target is said to the one who is bought, in place of the lines above, which are
	// the buyer's. Only types of TalkTypesOfTargets have it.
	Target *Talk `yaml:"target"`
	// Rumoured is said while the news is only said, in place of the lines above, which
	// take it for true; see OfRumour. Not for news of somebody else.
	Rumoured *Talk `yaml:"rumoured"`
}

// ToPerson is the talk as it is said to the contact whose own news it is.
func (t Talk) ToPerson() Talk {
	own := t.Person
	if t.Person = nil; own == nil {
		return t
	}
	return t.with(*own)
}

// Email is the mail that follows a call, with the placeholders of a Talk. A
// paragraph that needs something unknown is left out.
type Email struct {
	Subject string `yaml:"subject"`
	Body    string `yaml:"body"` // paragraphs separated by a blank line
}

// DefaultPlaybookYAML is the text of the built-in playbook, comments included.
//
//go:embed playbook/default.yaml
var DefaultPlaybookYAML string

// DefaultPlaybook is the built-in playbook: one offer in neutral words that
// speaks for every event type which can be an honest reason of an unknown
// seller.
func DefaultPlaybook() Playbook {
	p, problems := parsePlaybook("the built-in playbook", []byte(DefaultPlaybookYAML), nil)
	if len(problems) > 0 {
		panic(fmt.Sprintf("built-in playbook: %v", problems)) // a test loads it
	}
	p.File = ""
	return p
}
