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
