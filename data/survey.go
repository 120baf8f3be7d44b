package data

// SiteSurvey is what a look at a company's site shows that could be read of it.
type SiteSurvey struct {
	Source  Source
	Outcome Outcome
	Detail  string // about a failed outcome
	URL     string // after redirects
	News    string // where the news is read: "feed", "list of news", "sitemap"; empty when there is none
	NewsAt  string // the address of that
	Items   int    // of it
	Rooms   map[PageKind]string
	Boards  []BoardFound
}

// BoardFound is a board of open posts that a site links to and that answers.
type BoardFound struct {
	Catalog string // id of the catalog's entry
	Board   string // what it calls the company
	Posts   int
}
