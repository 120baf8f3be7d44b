// Package enrich turns a Document into what a salesperson could talk about:
//
//	Document ─Article→ readable text ─company→ Mentions ─Detector→ Events ─story→ stories
//	readable text, Mentions, Events ─market→ Signals: news of others that concerns a prospect
//	page of a prospect's own site ─profile→ Profile: the homework card
//
// It is pure: it reads no network, no clock and no disk, and the same document
// and prospects give the same events. A Reader is built once a night and may be
// used by any number of goroutines.
package enrich
