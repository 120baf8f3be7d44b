// Package publish turns one night's list and report into the folder that
// people open in the morning:
//
//	data.List + data.Report ─Sheet→ calllist.json, calllist.csv, index.html, <rep>.html
//	                        ─────→ report.json, callworthy.duckdb
//
// # Layout
//
// A night is written to PUBLISH/.runs/<run>.tmp, synced, renamed to
// PUBLISH/.runs/<run>, and only then made visible: PUBLISH/<date> is a link to
// it, PUBLISH/latest a link to the newest date. Links are switched by renaming
// a new link over the old one, so at every moment, also after a crash, either
// the whole old list or the whole new one can be reached.
//
// # Text from elsewhere
//
// Names, titles and quotes come from the web and from people's files. They are
// kept as they are in calllist.json, and cleaned where somebody looks at them:
// control characters and direction overrides go, lengths are bounded, only
// http and https addresses become links, pages forbid everything but their own
// style, and cells of the CSV can not be formulas (see csv.go for how phone
// numbers stay usable).
//
// # Who is suppressed
//
// The names of suppressed prospects are written to no file but the database
// copy, which somebody else makes. A text that names one, such as a quote about
// its partner, has the name masked.
package publish
