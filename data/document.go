package data

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Outcome says in one word how an attempt to read something from the web ended.
// It is stored with the source or document, and decides about a retry.
type Outcome string

// The outcomes.
const (
	OutcomeOK          Outcome = "ok"
	OutcomeNotModified Outcome = "not_modified" // the server says: as before
	OutcomeNotDue      Outcome = "not_due"      // a source that rests tonight: see SourceState.NextAt
	OutcomePending     Outcome = "pending"      // page not asked for yet: over budget, or the night was cut short
	OutcomeHeadline    Outcome = "headline"     // the page is not wanted (crawl.pages) or the item has no link
	OutcomeTooOld      Outcome = "too_old"      // older than crawl.max_age, page not asked for
	OutcomeRefused     Outcome = "refused"      // 401, 402, 403, 451: headline and summary still count
	OutcomeNotFound    Outcome = "not_found"    // 404, 410
	OutcomeRobots      Outcome = "robots"       // robots.txt forbids it
	OutcomePrivate     Outcome = "private"      // loopback, private or metadata address
	OutcomeTimeout     Outcome = "timeout"
	OutcomeUnreachable Outcome = "unreachable" // DNS, connection or TLS trouble
	OutcomeHTTPError   Outcome = "http_error"  // any other status of 400 and above
	OutcomeTooLarge    Outcome = "too_large"   // more than crawl.max_body after decompression
	OutcomeUnreadable  Outcome = "unreadable"  // fetched, but no feed or page could be made of it
	OutcomeUnsupported Outcome = "unsupported" // a kind of source or content that is not read
)

// Failed tells whether the outcome means that something which should have been
// read was not.
func (o Outcome) Failed() bool {
	switch o {
	case OutcomeOK, OutcomeNotModified, OutcomeNotDue, OutcomePending, OutcomeHeadline, OutcomeTooOld:
		return false
	}
	return true
}

// Transient tells whether trying again on another night may help.
func (o Outcome) Transient() bool {
	switch o {
	case OutcomeTimeout, OutcomeUnreachable, OutcomeHTTPError, OutcomePending:
		return true
	}
	return false
}

// Document is one item of news: a feed item, joined by its page once that was
// fetched. Versions are append-only: an item edited later, and a page that
// arrives, each make a new version of the same document.
type Document struct {
	ID           string    // DocumentID(URL)
	Seq          int64     // number of this version in the store, rising in order of arrival; 0 before it is stored
	URL          string    // canonical
	Source       string    // Source.Key of the source that brought it first
	Title        string    // plain text, one line
	Summary      string    // plain text of the item's description or content
	PublishedRaw string    // the date as the source wrote it
	PublishedAt  time.Time // UTC; zero when the source gave none that can be read
	FetchedAt    time.Time // the night's clock (as-of) at which this version was read
	Outcome      Outcome   // how asking for its page ended
	Detail       string    // one line about a failed outcome
	Attempts     int       // how often its page was asked for
	ContentType  string    // of the page, as the server sent it
	Linked       string    // canonical URL that the server's Link header gives as the page's own; empty when it gives none
	Body         []byte    // raw bytes of the page after decompression; nil when there is none
}

// DocumentID is the identity of the document at a canonical URL: the first 16
// hexadecimal digits of its SHA-256.
func DocumentID(canonicalURL string) string { return shortHash(canonicalURL) }

// ItemHash identifies what a feed item said: its title, summary and raw date.
// A different hash for the same document is an edited item.
func (d Document) ItemHash() string { return shortHash(d.Title, d.Summary, d.PublishedRaw) }

// shortHash is the first 16 hexadecimal digits of the SHA-256 of the parts,
// each ended by a NUL byte.
func shortHash(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}

// Article is a Document made readable: what enrich looks at.
type Article struct {
	DocumentID  string
	Seq         int64 // of the document version it was made from
	URL         string
	Canonical   string // address that its page gives as its own, canonical; empty when it gives none, or URL
	Source      string
	Title       string
	Text        string    // plain text, paragraphs separated by one blank line; the summary when there is no page
	Links       []string  // absolute http(s) URLs in the article's text, in order, at most 100
	Language    string    // ISO 639-1, empty when unknown
	PublishedAt time.Time // UTC; from the item, else from the page; zero when unknown
	FetchedAt   time.Time
}

// Field names the part of an Article that an offset counts in.
type Field string

// The fields of an Article that can be quoted.
const (
	FieldTitle Field = "title"
	FieldText  Field = "text"
)

// Of returns the field's content.
func (f Field) Of(a Article) string {
	if f == FieldTitle {
		return a.Title
	}
	return a.Text
}

// Mention is a place in an Article where a prospect is named.
type Mention struct {
	ProspectID string
	Field      Field
	Start, End int    // byte offsets in the field
	Proof      string // what makes us sure that it is this company: "full name", "alias", "domain in the text", …; a prefix "channel: ", "former: " or "product: " tells that it is no news of the company
}

// Fingerprint is one hash of all the parts, for telling whether any changed.
func Fingerprint(parts ...string) string { return shortHash(parts...) }
