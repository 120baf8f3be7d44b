// Package data holds the nouns of callworthy and reads them from files.
//
// It turns callworthy.yaml, the CSV files, the playbook and the embedded
// catalogs into checked Go values; every other package works on these and on
// nothing else. One file a noun:
//
//	Source ─crawl→ Document ─enrich→ Event ─rank→ Reason → Call ─publish→ the morning list
//
// A loader never stops at the first mistake: it returns what could be read
// together with every Problem it found, each with file, line and what to do.
// The package imports the standard library, yaml and small value libraries,
// never another package of this module.
package data
