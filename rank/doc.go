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
//  2. stopped: somebody asked not to be called (at any time; through whatever row
//     of their company, domain, number, address or name), or said not_interested
//     lately and nobody has talked since, or enough reps have done what they can.
//  3. wrong_person: wrong_person or left_company was logged, nobody was talked to
//     since, and the contact is still the same and not verified later.
//  4. resting: between two tries, after a conversation, before a date that was
//     named, or a meeting stands. Strong news ends a rest between tries.
//  5. poor_fit: every offer has a rule that the prospect breaks. What is not known
//     breaks no rule.
//  6. stale, spent, source_failed, no_reason: nothing to say tonight.
//  7. resting, again: the law there allows no sales calls today, or the same
//     company is called through another prospect.
//  8. capacity: the rep's list is full with better reasons.
//  9. handed_over, in place of 4 and 6, while another rep is to take over.
//
// A next step that was agreed and is due lifts the rest (4) and comes before all
// news, ours before theirs, the oldest promise first. A promise of ours for which no
// day was named is due after promise_without_date working days, and rests until
// then. One of theirs is told in the details of rows and of those held back, and
// asked about after their_promise_without_date working days.
//
// The rules of all this are a data.Policy: policy.yaml, or the built-in one, where
// each has its default and source.
//
// # Rest
//
// After n days on which somebody tried and nobody answered, the next try is due a
// growing number of working days after the last, n counting from the last
// conversation; until all parts of the day were tried, on a weekday that was not.
// News that came to us after the last try ends this rest when its strength × fit is
// large enough. A conversation and a meeting rest too, or until the date that was
// agreed; a date that anybody named is kept exactly, whoever named it. Tries of long
// ago are forgotten.
//
// # Score
//
// The score is a product, shown as a sum: each factor's contribution is what it
// changes of the product so far, in this order.
//
//	score = 100 × weight × market × fit × 2^(-age/halfLife) × confidence × corroboration × status × novelty × chance
//
//	weight         the trigger's strength, 0 to 1, or the playbook's
//	market         1 for their own news; a need 0.9, a customer 0.7, a regulator 0.6, a competitor 0.5, their field 0.4
//	fit            1 when the offer fits, 0.6 when that is unknown
//	age            days from the event to the list date, never below 0
//	halfLife       the trigger's, in days
//	confidence     estimated share of such events that are true, 0 to 1
//	corroboration  1 + 0.1 × log2(outlets), for at most 8 outlets: 1 to 1.3
//	status         done 1, planned 0.8, rumoured 0.4
//	novelty        0.9 for each breadcrumb left before; 0.5 when only a piece to send is new
//	chance         share of tries that reach somebody in the window, 0 to 1
//
// Exponential decay by half-life is the usual model of lead scoring; weights and
// half-lives stand in data/triggers, the other factors in the playbook (weights). The product so far is rounded to 4 decimals
// after each factor, so the contributions add up to the score, and an older event
// or one told by fewer outlets never scores higher.
//
// A next step scores 150 (we owe it) or 80 (they do), plus 50 × (1 - 2^(-days
// overdue/14)): ours before theirs, the longest overdue first. A promise for which
// no day was named scores 4 less, and waiting adds 2 × (1 - 2^(-days overdue/14)): a
// day that was named goes first.
//
// News is stale when its age exceeds min(3 half-lives, 120 days): an eighth of
// its strength is left, and whoever made it has heard of it often enough. A step is
// stale 90 days after it was due.
//
// # Stories, angles and the ledger
//
// The events of one story are one reason. It is told by its latest development,
// else by the event that was new; echoes add outlets and nothing else, and a story
// known by echoes alone is as old as its oldest event. A story has up to three
// angles, "a" the main sentence, "b" and "c" another fact of it, another
// document's quote, or another voicemail line: each says something that those
// before it did not. A development opens a new chapter,
// whose angles are called "a2", "b2", …
//
// A conversation spends the chapter (and those before it) for that contact; a
// voicemail or mail spends its angle; no answer spends nothing. A touch that names
// a bare story is about angle a. Verdicts "false" and "wrong_company" end the
// story for everybody.
//
// No headline, sum or line of a message is told twice to one contact, whatever the
// story: a clause that repeats one that was told with other news gives way to another
// clause, its breadcrumb to the next, and when none is left the story counts as told.
// Once a fact was told, later breadcrumbs open with their own line. A development of a
// story may name its sum again.
//
// A deal has one state for both sides. Where any live and listable source that is not
// stale tells as done that one buys the other, a row that tells it as planned or
// rumoured says it as done, too, and which source closes it.
//
// When all of a story is told, a piece of the playbook's content that fits it, by
// type and by industry or keyword, makes it a reason once more, and once only; a
// piece goes to a contact once, whatever the story. A story that the rep found weak
// or old, or the contact had no interest in, gives none.
//
// # News of somebody else
//
// A data.Signal is told as a story is. A competitor's, customer's, regulator's or
// field's news counts where an offer speaks for its type, and never when it hurts
// somebody, is a rumour, is minor or too vague to tell. A need is passed on to
// whoever sells what is asked for, whatever we sell. Deaths are no reason at all.
//
// # What is said
//
// Beside a step that is ours the question asks what has changed, and never what they
// need: whoever owes does not ask first. Beside theirs it asks what came up.
//
// A clause comes from the trigger's sentence with the event's slots, or from a
// headline that can be spoken where the sentence would say little. Lines of the
// playbook are left out that need something unknown, name somebody suppressed, hold a
// check-in phrase or a list of people, or congratulate on harm, on being bought or on
// a rumour. The mail after a conversation carries a sentence of its note.
//
// # When
//
// Where a prospect is tells its time zone: the row's, else that of its region, city,
// number or country, the homework card filling in what the row leaves out. Several
// possible zones make a window that suits all of them; none is said. The window is
// office hours there, within the law of the country and the rep's own hours, without
// lunch. Whoever has no number to ring gets one found first: the row says so before the
// hours. Unanswered tries push the next one to a part of the day that was not tried,
// the one that answers most, then the one farthest from all tries. Once all were
// tried, and for those never tried when the history is long enough, the chances
// alone decide.
//
// The chance of an answer is the mean of a beta-binomial at each of four levels, the
// wider one being the prior of the narrower: the policy's shares by part of the day,
// all tries, those of the industry and country, the contact's own.
//
//	chance = (answered + n × chance of the wider group) / (tries + n)
//
// A part of the day has the wider group's ratio to the whole day until it has tries
// of its own. On a weekday that was tried in vain the chance is a little less.
//
// # Who calls
//
// The owner. Prospects whose owner is unknown go to the rep who touched them last,
// else they are shared out evenly by rendezvous hashing of the prospect's id
// (Thaler and Ravishankar, 1998), so that each stays with its rep from night to
// night, and a new rep takes an even share from everybody.
//
// A rep who tried often enough since the last talk, at every part of the day that is
// open to both, with different reasons, has done what they can. The next reason then
// goes to another rep: to the one who took over already, else to the first, in the
// order of the same hashing, whose list has room. Until there is such a reason the
// prospect is handed_over, which takes a place in that rep's day. All of this is
// read from the touches: nothing else remembers it.
package rank
