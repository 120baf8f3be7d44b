// Package pipelines is the night: it turns prospects and sources into the
// published morning list by running a table of stages one after the other.
//
// # The guided tour
//
//	poll     feeds are asked for news               crawl   → document versions
//	match    which items name a prospect, its        enrich  → the order in which pages are fetched
//	         competitor, or a need for its wares
//	fetch    the pages behind the items              crawl   → document versions with a body
//	read     text, companies, events, stories,       enrich  → articles, mentions, events, signals
//	         news of others; reps' verdicts
//	rank     who, why, when, whether                 rank    → calls and held-back prospects
//	publish  HTML, CSV, JSON, the analysts' copy     publish → PUBLISH/<date>, PUBLISH/latest
//	deliver  mails and webhooks, off by default      deliver → what became of each, in report.json
//
// A stage reads what is new since its cursor from the store and saves output
// and cursor in one transaction, so a night may be killed at any moment: the
// next one goes on where it stopped and ends with the same events and the same
// list. A night that is run again with nothing new changes nothing.
//
// The packages that a stage drives never meet: pipelines carries plain data
// values from one to the other. The clock of every decision is Options.AsOf;
// the machine's clock serves the deadline and the durations of the report only.
//
// Adding a stage is one file with one method and one line in the table of
// night.go.
package pipelines
