// Package duck keeps what the nights found in one DuckDB file, and makes and
// reads the copy of it that analysts get. It is the only package with SQL.
//
// Two things live here:
//
//	Store      the working file: one writer, held by a lock, migrated on opening
//	Published  a finished read-only copy: the views of the public contract
//
// The store knows how things are kept and nothing about why: which documents
// are read, what an event is and who is called are decided by its callers. Every
// method that writes is one transaction, so a process that is killed loses
// nothing that was committed. Nothing is rewritten when nothing changed.
//
// All times are stored as TIMESTAMP in UTC with microseconds; a zero time.Time
// is NULL. Lists and maps are stored as JSON text.
package duck
