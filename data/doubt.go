package data

import "time"

// Doubt is a name of a prospect in an article that was left out because nothing
// proves that the prospect is meant.
type Doubt struct {
	ProspectID  string    `json:"prospect_id"`
	DocumentID  string    `json:"document_id"`
	Name        string    `json:"name"` // as it stands in the article
	Why         string    `json:"why"`  // for people, without the name: "it is part of a longer name, “Acme Foods”"
	URL         string    `json:"url"`
	Title       string    `json:"title"`
	PublishedAt time.Time `json:"published_at,omitzero"` // of the article, UTC
}
