package data

import "time"

// PageKind tells what a page of a company's site is for.
type PageKind string

// The kinds of pages that are looked for on a site.
const (
	PageHome       PageKind = "home"
	PageAbout      PageKind = "about"      // what the company says it is
	PageNews       PageKind = "news"       // newsroom, press releases
	PageBlog       PageKind = "blog"       // read where there is no newsroom
	PageLeadership PageKind = "leadership" // who leads: management, board, team
	PageCareers    PageKind = "careers"    // which posts are open
)

// SitePage is a page of a prospect's own site.
type SitePage struct {
	URL         string // after redirects
	Kind        PageKind
	ContentType string // as the server sent it
	Body        []byte
	FetchedAt   time.Time
}

// WatchedPage is what a page said of who leads a company, or which posts are
// open, when it was last read.
type WatchedPage struct {
	Source     string // Source.Key of the site
	ProspectID string
	Kind       PageKind
	URL        string
	Title      string // of the page
	ReadAt     time.Time
	People     []PagePerson // of a leadership page, in its order
	Posts      []PagePost   // of a careers page, in its order
	Gone       []GonePerson // who stood there before and does not any more
}

// PagePerson is a name with a title as a page puts them together.
type PagePerson struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Quote string `json:"quote"` // the line or the two lines that say so
}

// PagePost is an open post as a page names it.
type PagePost struct {
	Title    string `json:"title"`
	Function string `json:"function"` // what part of the work it is: "production", "sales", …; empty when its name does not tell
}

// GonePerson is somebody whom a leadership page named and names no longer. Why, no
// page says: it is a warning to look before the call, and no event.
type GonePerson struct {
	PagePerson
	SeenAt   time.Time `json:"seen_at"`   // when the name was last seen there
	MissedAt time.Time `json:"missed_at"` // when it was first missing
}
