// Package story groups the events that are one happening.
//
//	events of one prospect and type ─Assign→ the same events with StoryID and Novelty
package story
