package data

import "time"

// SourceKind tells how a source is read.
type SourceKind string

// The kinds of a source; see package crawl for what is read of them.
const (
	SourceFeed    SourceKind = "feed"
	SourceSite    SourceKind = "site"
	SourceCatalog SourceKind = "catalog"
)

// Source is one place of the web that a night asks for news. A configured URL
// that holds {name}, {domain} or {ticker} becomes one Source for every prospect,
// or for the one whose source it is.
type Source struct {
	Kind     SourceKind `json:"kind"`
	URL      string     `json:"url"`
	Prospect string     `json:"prospect,omitempty"` // id of the prospect it was asked for, empty for general ones
	Line     int        `json:"-"`                  // line in callworthy.yaml
	// Entry is the public source that a catalog source was named by, with its
	// terms; nil for all others.
	Entry *CatalogEntry `json:"-"`
	Board string        `json:"board,omitempty"` // what an entry that lists open posts calls the company
}

// Key names the source in the store, in documents and in reports.
func (s Source) Key() string { return s.URL }

// SourceState is what is remembered of a source from night to night.
type SourceState struct {
	Source              Source
	Title               string // what the feed calls itself, plain text; empty when unknown
	ETag                string // as the server gave it, sent back as If-None-Match
	LastModified        string // as the server gave it, sent back as If-Modified-Since
	BodyHash            string // hex SHA-256 of the last body, to see a repeat without an ETag
	LastOutcome         Outcome
	LastDetail          string // one line a person can act on, empty when all is well
	LastFetchedAt       time.Time
	Items               int // entries in the last body that was read
	ConsecutiveFailures int
	MovedTo             string    // where permanent redirects of the URL led to; asked in its stead. Empty when it stands
	ItemsHash           string    // of the items of the last body, to see whether they changed
	NewsAt              time.Time // clock of the night that last saw the items change; zero before the first
	NextAt              time.Time // the source is not due before; zero when every night may ask
}

// Due tells whether a night at asOf asks for the source. A night that is run
// again, or whose clock is set back, asks for what the first one asked for.
func (s SourceState) Due(asOf time.Time) bool {
	return !asOf.Before(s.NextAt) || !s.LastFetchedAt.Before(asOf)
}

// Robots is one host's robots.txt as last seen. It is kept across nights for at
// most a day (RFC 9309, section 2.4).
type Robots struct {
	Host      string // scheme://host:port
	Status    int    // HTTP status, 0 when the host could not be reached
	Body      []byte
	FetchedAt time.Time
}

// Polled is what asking one source brought: its new state and, where the body
// was new, its items. Items carry an ID, and no Seq yet.
type Polled struct {
	State SourceState
	Items []Document
	Pages []SitePage // of a prospect's own site
	Cards []Card     // what these pages say; made of them before they are stored
	// Watched are the pages among them that are compared with what they said before.
	Watched []WatchedPage
	Read    string // of a site: "feed", "list of news", "sitemap"; empty when it has no news
}
