// Package report turns the contact history, and what the published lists told,
// into the figures for those who lead the callers: data.Touch + data.ToldReason →
// data.Figures. It is pure, like its neighbour rank, and counts conversations, not
// ticks.
//
// # What counts
//
// An attempt is a call or a voicemail; two on one prospect within a quarter of an
// hour are one (a call that went to the machine is often logged as both). E-mails
// are counted apart. A conversation is an attempt at which somebody was talked to:
// the outcomes conversation, meeting and not_interested. A verdict without a call is
// no attempt: it counts in what the reasons were worth alone.
//
// Hours are those of the prospect's own time zone, or of the clock that the line
// was written by where that is not known. A line at midnight came from a program
// that keeps no time: it counts for no hour.
//
// A promise without a day is open until somebody is talked to or another step is
// logged, as on the list: a word that somebody heard, see data.Touch.HasStep.
//
// A retry is an attempt after one that nobody answered, with no conversation in
// between. It is at the same hour when its time of day is within an hour of the
// last attempt's, else varied.
//
// # What varying would have offered
//
//	offered = same-hour retries of the rep × share of varied retries of all − conversations they brought
//
// with the bounds of the share's interval. It is said only where at least
// EnoughVaried varied retries and EnoughSame same-hour ones were made. It compares
// what happened to happen, not an experiment.
//
// # Uncertainty
//
// Shares carry Wilson's score interval for 95 in 100 (E. B. Wilson, Probable
// inference, the law of succession, and statistical inference, JASA 22, 1927), which
// holds for small numbers and never leaves 0 to 1:
//
//	(k + z²/2 ± z √(k(n−k)/n + z²/4)) / (n + z²), z = 1.96
package report
