package data

import (
	"regexp"
	"strings"
)

// hurtfulTypes are news that hurts people: nobody opens a call with it, and
// nobody is congratulated on it.
var hurtfulTypes = map[string]bool{
	"layoffs": true, "closure": true, "legal": true, "data_breach": true, "recall": true, "distress": true,
}

// Hurts tells whether news of the type hurts people.
func Hurts(eventType string) bool { return hurtfulTypes[eventType] }

// gladWords congratulate.
var gladWords = []string{
	"congratulate", "congratulates", "congratulated", "congratulating", "congratulation", "congratulations", "congrats", "kudos", "bravo",
	"well done", "well deserved", "great news", "good news", "wonderful news", "exciting news", "fantastic news", "exciting", "excited",
	"happy to hear", "happy to read", "glad to hear", "glad to read", "pleased to hear", "pleased to read", "delighted to hear",
	"delighted to read", "delighted", "thrilled", "celebrate", "celebrating", "hats off", "nice work", "great job", "impressive",
}

// GladPhrase returns the first word of congratulation in the text, or "".
func GladPhrase(text string) string { return firstPhrase(plainWords(text), gladWords) }

// listPhrases name a list of people as the reason of a call. Nobody likes to be
// called because of having once stood on one.
var listPhrases = []string{
	"attendee list", "attendees list", "attendee lists", "attendance list", "list of attendees", "list of participants", "participant list",
	"participants list", "delegate list", "delegates list", "list of delegates", "visitor list", "list of visitors", "registration list",
	"conference list", "exhibitor list", "list of exhibitors", "badge scan", "scanned your badge",
	"your name on a list", "your name on the list", "found your name", "got your name from", "saw that you attended", "noticed that you attended",
	"saw you attended", "you attended", "since you attended", "you signed up for", "you registered for", "you downloaded",
}

// ListPhrase returns the first phrase in the text that names a list of people as
// the reason of a call, or "".
func ListPhrase(text string) string { return firstPhrase(plainWords(text), listPhrases) }

// conferenceWords tell that a contact comes from people who came somewhere.
var conferenceWords = []string{
	"attendee", "attendees", "attendance", "delegate", "delegates", "participant", "participants", "conference", "congress", "trade show",
	"tradeshow", "trade fair", "expo", "exhibition", "fair", "summit", "webinar", "badge", "badges", "booth", "visitor", "visitors", "event",
}

// FromConference tells whether a contact's source is a list of people who came
// to an event: such a list is no reason to call.
func FromConference(source string) bool {
	return firstPhrase(plainWords(source), conferenceWords) != ""
}

// hurtfulWords are of deaths: such news is never a reason to call.
var hurtfulWords = []string{
	"died", "dies", "found dead", "death", "deaths", "was killed", "were killed", "fatality", "fatalities", "passed away", "funeral", "obituary",
	"mourn", "mourns", "mourning", "late founder", "late chief executive", "late chairman", "suicide", "murder", "murdered",
}

// Mourns returns the first word of a death in the text, or "".
func Mourns(text string) string { return firstPhrase(plainWords(text), hurtfulWords) }

// metForm is a conference as the reason of a call: "we met at the … summit".
var metForm = regexp.MustCompile(`(?i)\b(?:we met|met you|meeting you|met each other) (?:briefly )?(?:at|during)\b[^.!?;\n]{0,80}?\b(?:conference|congress|event|summit|expo|exhibition|fair|trade ?show|webinar|booth)\b`)

// refused says, for each of its phrases, why no rep should say the text about
// news of the type ("" for any).
func refused(text, eventType string) []string {
	var out []string
	words := plainWords(text)
	say := func(phrases []string, why string) {
		for _, p := range phrases {
			out = append(out, quotedPhrase(p)+why)
		}
	}
	say(checkInsIn(words), " is a check-in phrase: say what the call brings instead")
	say(phrasesIn(words, emptyWords), " says nothing: name what the buyer gets")
	say(phrasesIn(words, listPhrases), ": a list of people is no reason to call, say what happened at theirs")
	say(metForm.FindAllString(text, -1), ": a conference is no reason to call, say what happened at theirs")
	if hurtfulTypes[eventType] {
		say(phrasesIn(words, gladWords), " congratulates on news that hurts people")
	}
	return out
}

func quotedPhrase(p string) string { return `"` + strings.TrimSpace(p) + `"` }
