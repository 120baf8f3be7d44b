// Package story groups the events that are one happening, told by several
// outlets or on several days.
//
//	events of one prospect and type ─Assign→ the same events with StoryID and Novelty
//
// Two events are one happening when the slot that identifies such news agrees
// (the person hired, the company bought), or when their titles and quotes are
// nearly the same; never when the identifying slots differ. A story takes new
// members for 60 days after its last one, and for more than a year where the
// identifying slot agrees: a rewrite months later is no news.
package story
