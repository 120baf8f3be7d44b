// Package text turns the raw bytes of a web page into plain readable text, and
// plain text into sentences.
//
//	bytes + Content-Type ─Read→ Page{Title, Text, Links, Language, PublishedAt}
//	text ─Sentences→ []Span
//
// The words are those of the page, character for character: only white space is
// folded, to one space inside a paragraph and one blank line between two. So a
// quote that was cut from the text stands in the page.
package text
