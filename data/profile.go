package data

import "time"

// Profile is the homework card: what a prospect's own site says of it. Every
// field but ProspectID may be empty.
type Profile struct {
	ProspectID  string        `json:"prospect_id"`
	ObservedAt  time.Time     `json:"observed_at,omitzero"` // FetchedAt of the latest page that it was made from
	Description string        `json:"description,omitempty"`
	Address     string        `json:"address,omitempty"` // one line
	City        string        `json:"city,omitempty"`
	Region      string        `json:"region,omitempty"`
	Country     string        `json:"country,omitempty"` // as the site writes it: a name or an ISO 3166 code
	Phone       string        `json:"phone,omitempty"`
	Industry    string        `json:"industry,omitempty"` // in the site's words
	Employees   int           `json:"employees,omitempty"`
	Founded     int           `json:"founded,omitempty"` // year
	Links       []ProfileLink `json:"links,omitempty"`   // in the order of their kinds
	// Sources tells for each field that is filled, by its JSON name, where it
	// stands: "description" → the page and what in it.
	Sources map[string]ProfileSource `json:"sources,omitempty"`
}

// ProfileLink is another place where the company presents itself.
type ProfileLink struct {
	Kind string `json:"kind"` // linkedin, x, facebook, youtube, instagram, github, careers, news, contact, about
	URL  string `json:"url"`
}

// ProfileSource is where the site says something.
type ProfileSource struct {
	URL   string `json:"url"`   // of the page
	Where string `json:"where"` // "organisation markup", "description of the page", "text of the page"
	Quote string `json:"quote"` // as the page has it
}

// Card is what one page says of a prospect.
type Card struct {
	URL     string  `json:"url"` // of the page
	Profile Profile `json:"profile"`
}
