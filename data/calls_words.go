package data

import (
	"strings"
	"unicode"
)

// outcomePhrases tell what other programs' words for the end of a call mean, in
// this order: who left a message was also "connected" to something. The first
// lists are HubSpot's default outcomes and those that dialers and Salesforce
// call centres commonly set up.
var outcomePhrases = []struct {
	outcome TouchOutcome
	phrases []string
}{
	{TouchDoNotCall, []string{"do not call", "do not contact", "dnc", "unsubscribed", "opted out", "opt out", "remove from list"}},
	{TouchNotInterested, []string{"not interested", "no interest", "declined", "refused", "refusal", "no need", "not a fit"}},
	{TouchLeftCompany, []string{"left company", "left the company", "no longer with", "no longer works", "no longer at", "has left"}},
	{TouchWrongPerson, []string{"wrong person", "wrong contact", "wrong number", "not the right person", "bad number", "invalid number", "disconnected number"}},
	{TouchNoAnswer, []string{"no show", "not connected", "unsuccessful", "not answered", "unanswered", "did not answer", "didn t answer", "not reached", "not available", "unavailable"}},
	{TouchVoicemail, []string{"left voicemail", "voicemail", "voice mail", "lvm", "vm", "answering machine", "mailbox"}},
	{TouchGatekeeper, []string{"gatekeeper", "gate keeper", "left live message", "live message", "receptionist", "reception", "front desk", "switchboard", "spoke to assistant", "assistant"}},
	{TouchVoicemail, []string{"left message", "left a message"}},
	{TouchMeeting, []string{"meeting booked", "meeting scheduled", "meeting set", "booked meeting", "appointment set", "appointment", "demo booked", "demo scheduled", "demo set", "rescheduled"}},
	{TouchNoAnswer, []string{"no answer", "no response", "no reply", "no pickup", "no pick up", "busy", "missed", "failed", "rang out", "hung up"}},
	{TouchConversation, []string{"connected", "meaningful connect", "connect", "conversation", "spoke", "spoken", "talked", "reached", "answered", "live call", "call back", "callback", "interested", "held"}},
}

// outcomeOf reads another program's word for the end of a call.
func outcomeOf(text string) (TouchOutcome, bool) {
	folded := foldPhrase(text)
	if word, err := oneWord(strings.TrimSpace(folded), outcomeWords); err == nil {
		return TouchOutcome(word), true
	}
	for _, o := range outcomePhrases {
		for _, p := range o.phrases {
			if strings.Contains(folded, " "+p+" ") {
				return o.outcome, true
			}
		}
	}
	return "", false
}

// foldPhrase writes a text as small words between blanks.
func foldPhrase(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// holdsWord tells whether one of the words stands in the text.
func holdsWord(text string, words ...string) bool {
	folded := foldPhrase(text)
	for _, w := range words {
		if strings.Contains(folded, " "+w+" ") {
			return true
		}
	}
	return false
}
