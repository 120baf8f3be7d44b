// Package rank turns events, prospects and the history of contacts into the
// morning list: Calls with Reasons, or one cause for holding a prospect back. It
// is pure: the same Input gives the same List, byte for byte, in any order of its
// slices, and nothing is read but the Input.
//
// # Decisions
//
// Each prospect goes down this list and stops at the first that holds:
//
//  1. suppressed: a row of suppressions.csv names its domain, company, phone, mail
//     address or person, or do_not_call is set in prospects.csv. A second prospect
//     of the same name, domain or contact is suppressed with it, and news that
//     names a suppressed company or person lists nobody else.
//  2. stopped: somebody asked not to be called (at any time; calls.csv), or said
//     not_interested within the last 90 days and nobody has talked since.
//  3. wrong_person: wrong_person or left_company was logged, nobody was talked to
//     since, and the contact is still the same and not verified later.
//  4. resting: between two attempts, after a conversation, or a meeting stands.
//  5. poor_fit: every offer has a rule that the prospect breaks. What is not known
//     breaks no rule.
//  6. stale, spent, source_failed, no_reason: nothing to say tonight.
//  7. resting, again: the same company is called through another prospect.
//  8. capacity: the rep's list is full with better reasons.
//
// A next step that was agreed and is due lifts the rest (4) and comes before all
// news, ours before theirs.
//
// # Rest
//
// After n days on which somebody tried and nobody answered, the next attempt is 1,
// 2, 4, 7, 10, 15, 20 working days (Monday to Friday) after the last, n counting
// from the last conversation. Growing gaps follow the sales-cadence practice of
// front-loaded attempts; the numbers are this project's own. A conversation rests 5
// working days, or until the date that was agreed; a meeting 20, or until its date.
//
// # Score
//
// The score is a product, shown as a sum: each factor's contribution is what it
// changes of the product so far, in this order.
//
//	score = 100 × weight × fit × 2^(-age/halfLife) × confidence × corroboration × status
//
//	weight         the trigger's strength, 0 to 1
//	fit            1 when the offer fits, 0.6 when that is unknown
//	age            days from the event to the list date, never below 0
//	halfLife       the trigger's, in days
//	confidence     estimated share of such events that are true, 0 to 1
//	corroboration  1 + 0.1 × log2(outlets), for at most 8 outlets: 1 to 1.3
//	status         done 1, planned 0.8, rumoured 0.4
//
// Exponential decay by half-life is the usual model of lead scoring; weights and
// half-lives stand in data/triggers. The product so far is rounded to 4 decimals
// after each factor, so the contributions add up to the score, and an older event
// or one told by fewer outlets never scores higher.
//
// A next step scores 150 (we owe it) or 80 (they do), plus 50 × 2^(-days
// overdue/14): ours before theirs, the longer overdue the lower.
//
// News is stale when its age exceeds min(3 half-lives, 120 days): an eighth of
// its strength is left, and whoever made it has heard of it often enough. A step is stale 90 days after it
// was due.
//
// # Stories, angles and the ledger
//
// The events of one story are one reason. It is told by its latest development,
// else by the event that was new; echoes add outlets and nothing else, and a story
// known by echoes alone is as old as its oldest event. A story has up to three
// angles, "a" the main sentence, "b" and "c" another fact of it, another
// document's quote, or another voicemail line. A development opens a new chapter,
// whose angles are called "a2", "b2", …
//
// A conversation spends the chapter (and those before it) for that contact; a
// voicemail or mail spends its angle; no answer spends nothing. A touch that names
// a bare story is about angle a. Verdicts "false" and "wrong_company" end the
// story for that prospect.
//
// # When
//
// Business hours are 9:00 to 17:00 without 12:00 to 13:00 in the prospect's time
// zone, cut to the rep's own hours. Unanswered attempts push the next one to the
// part of the day (9–11, 11–12, 13–15, 15–17) that was tried least, and among
// those to the one farthest from all attempts.
//
// # Who calls
//
// The owner. Prospects whose owner is unknown go to the rep who touched them last,
// else they are shared out evenly by rendezvous hashing of the prospect's id
// (Thaler and Ravishankar, 1998), so that each stays with its rep from night to
// night, and a new rep takes an even share from everybody.
package rank
