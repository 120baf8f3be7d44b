package publish

import "callworthy/data"

// causeText says a cause to people.
type causeText struct {
	cause data.Cause
	label string
	means string // one sentence for somebody who sees it the first time
}

// causes are all but suppressed, in the order in which a rep can do something
// about them.
var causes = []causeText{
	{data.CauseCapacity, "List is full", "There is a reason to call, but the rep's list for today is full. The strongest come first."},
	{data.CauseResting, "Resting", "Tried not long ago, or a meeting stands. The next attempt comes when the pause is over."},
	{data.CauseHandedOver, "Handed over", "Proposed to another rep, who has hours and reasons left."},
	{data.CauseWrongPerson, "Needs a new contact", "The person we knew is the wrong one or has left. Find out who has the job now."},
	{data.CauseSpent, "Already told", "There is news, but they have heard it from us. Calling again needs something new."},
	{data.CauseStale, "Too old", "Something happened, but so long ago that it is no reason to call today."},
	{data.CauseSourceFailed, "Source failed", "A source asked for this company could not be read, and nothing else told of it. There may be news we do not know."},
	{data.CauseNoReason, "Nothing happened", "Sources were read and gave no reason to call. A call without a reason is a check-in call."},
	{data.CausePoorFit, "Does not fit", "What we sell does not fit this company, whatever happens there."},
	{data.CauseStopped, "Stopped", "They said no, there is no need, or every way was tried. We leave them alone."},
}

// causeGroup is the prospects of one cause.
type causeGroup struct {
	Label, Means string
	Prospects    []HeldBack
}

// byCause groups the held-back prospects in the order of causes; a cause that
// is not known here comes last under its own id.
func byCause(held []HeldBack) []causeGroup {
	at := map[data.Cause][]HeldBack{}
	for _, h := range held {
		at[h.Cause] = append(at[h.Cause], h)
	}
	var out []causeGroup
	for _, c := range causes {
		if len(at[c.cause]) > 0 {
			out = append(out, causeGroup{c.label, c.means, at[c.cause]})
			delete(at, c.cause)
		}
	}
	others := map[string][]HeldBack{}
	for c, list := range at {
		others[string(c)] = list
	}
	for _, c := range sortedKeys(others) {
		out = append(out, causeGroup{words(c), "", others[c]})
	}
	return out
}

// outcomeText says in a few words how reading failed.
var outcomeText = map[data.Outcome]string{
	data.OutcomeRefused:     "refused to answer",
	data.OutcomeNotFound:    "not found",
	data.OutcomeRobots:      "robots.txt forbids it",
	data.OutcomePrivate:     "private address, not asked",
	data.OutcomeTimeout:     "took too long",
	data.OutcomeUnreachable: "could not be reached",
	data.OutcomeHTTPError:   "server error",
	data.OutcomeTooLarge:    "too large",
	data.OutcomeUnreadable:  "could not be understood",
	data.OutcomeUnsupported: "kind of source that is not read",
}

func outcomeWords(o data.Outcome) string {
	if t := outcomeText[o]; t != "" {
		return t
	}
	return words(string(o))
}
