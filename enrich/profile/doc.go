// Package profile turns pages of a prospect's own site into its homework card:
// what a caller should have read before the call.
//
//	page ─Read→ card: what this page says;  cards ─Merge→ data.Profile
//
// A page says it in its markup for search engines (schema.org's Organization, in
// JSON-LD or microdata), in its description, in its address element, in links,
// and in sentences such as "we employ 250 people". Each value keeps its page, its
// place and the words it was taken from. Nothing is read but the arguments; a
// hostile page gives an empty card.
package profile
