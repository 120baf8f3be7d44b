package data

import "time"

// Prospect is one company that somebody wants to sell to: a row of prospects.csv.
type Prospect struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"` // as the rep writes it
	Aliases     []string `json:"aliases,omitempty"`
	Domain      string   `json:"domain,omitempty"` // host of its web site: lower case, punycode, without www
	Ticker      string   `json:"ticker,omitempty"`
	Industry    string   `json:"industry,omitempty"`
	Employees   int      `json:"employees,omitempty"` // head count, 0 when unknown
	City        string   `json:"city,omitempty"`
	Region      string   `json:"region,omitempty"`
	Country     string   `json:"country,omitempty"`
	Timezone    string   `json:"timezone,omitempty"` // IANA name, empty when unknown
	Owner       string   `json:"owner,omitempty"`    // rep id
	Contact     Contact  `json:"contact,omitzero"`
	DoNotCall   bool     `json:"do_not_call,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	Sells       []string `json:"sells,omitempty"`
	Competitors []string `json:"competitors,omitempty"`
	Customers   []string `json:"customers,omitempty"`  // whom they sell to
	Regulators  []string `json:"regulators,omitempty"` // who makes rules for them
	Notes       string   `json:"notes,omitempty"`
	Line        int      `json:"-"` // line in prospects.csv
}

// Contact is the person to call at a prospect.
type Contact struct {
	Name     string    `json:"name,omitempty"`
	Title    string    `json:"title,omitempty"`
	Phone    string    `json:"phone,omitempty"`
	Email    string    `json:"email,omitempty"`
	Verified time.Time `json:"verified,omitzero"` // day on which somebody checked it
	Source   string    `json:"source,omitempty"`  // where we have the contact from
}
