// Package charsets makes text of bytes whose encoding nobody names, or names
// wrongly. A declared encoding in which the bytes make sense is never overruled.
//
//	body, Content-Type ─Page→ text of an HTML page
//	body ─Undeclared→ text of anything else: a feed without a declaration
//
// UTF-8 is known by its form. Every other encoding is a guess: the body is decoded
// in each of those that the web still uses, and what comes out is weighed by how
// often its characters are used in the languages that are written in it. Where no
// other reads better it is Windows-1252, as the browsers have it.
//
// # Figures
//
//	go test ./data/charsets -run Guess -v    feeds in each encoding without a declaration: share read back
package charsets
