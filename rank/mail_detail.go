package rank

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

const (
	maxDetailRunes = 200
	leastDetail    = 4 // words of a note that tell something of the talk
)

// detail is something of the last conversation with the contact that the rep
// noted and can show them, and how the mail introduces it. A note is written for
// colleagues: only what the contact told of their own work is repeated, that is, a
// sentence with a number in it or one that reports what they said, and none that
// judges, plans the next call, or speaks of anybody.
func (w *world) detail(c *candidate, own *nameFinder, bare bool) (intro, detail string) {
	talk, _ := c.history.last(func(t *data.Touch) bool {
		return (t.Outcome == data.TouchConversation || t.Outcome == data.TouchMeeting) && c.history.withContact(t)
	})
	if talk == nil || w.contactGone(c.prospect) {
		return "", ""
	}
	names := personWords(c.prospect.Contact.Name)
	for _, needsNumber := range []bool{true, false} {
		for _, s := range sentencesOf(talk.Note) {
			told := toldBy(s, names)
			if told == "" || needsNumber && !hasNumber(told) || !sayable(told, bare) || w.names(own, told) {
				continue
			}
			did := "we spoke"
			switch {
			case talk.Channel == data.ChannelEmail:
				did = "we wrote"
			case talk.Outcome == data.TouchMeeting:
				did = "we met"
			}
			return "When " + did + " on " + spoken(dayOf(talk.At), w.date) + " I noted:", told
		}
	}
	return "", ""
}

// toldBy is the part of a note's sentence that can be shown to the contact whose
// names are given, as it stands there, or "". The words that make a third person
// of them ("She has", "He") are left out at its start.
func toldBy(sentence string, names []string) string {
	if strings.ContainsAny(sentence, "?!“”\"*#@<>{}[]") {
		return ""
	}
	said := strings.TrimRight(sentence, ". ")
	fields := strings.Fields(said)
	if len(fields) > 0 && (thirdPerson[strings.ToLower(fields[0])] || slices.Contains(names, strings.Join(nameWords(fields[0]), ""))) {
		if fields = fields[1:]; len(fields) > 0 && joins[fields[0]] {
			return "" // "Jane and her team"
		}
	} else if rest, cut := cutAny(said, "We spoke about ", "We talked about ", "Spoke about ", "Talked about "); cut {
		return showable(rest, names, true)
	}
	if len(fields) == 0 {
		return ""
	}
	first := strings.ToLower(fields[0])
	reports := reporting[first]
	if (first == "has" || first == "have") && len(fields) > 1 && !strings.HasSuffix(fields[1], "ed") {
		fields = fields[1:]
	}
	return showable(strings.Join(fields, " "), names, reports)
}

// showable is the text when it can be shown: it has a number or reports what they
// said, and nothing private.
func showable(text string, names []string, reports bool) string {
	fields := strings.Fields(text)
	folded := foldWords(text)
	switch {
	case len(fields) < leastDetail || utf8.RuneCountInString(text) > maxDetailRunes || !reports && !hasNumber(text):
		return ""
	case firstIn(folded, privateWords) >= 0:
		return ""
	}
	for _, f := range fields {
		if w := strings.Join(nameWords(f), ""); thirdPerson[w] || slices.Contains(names, w) {
			return ""
		}
	}
	return text
}

func cutAny(text string, prefixes ...string) (rest string, cut bool) {
	for _, p := range prefixes {
		if rest, cut := strings.CutPrefix(text, p); cut {
			return rest, true
		}
	}
	return text, false
}

// thirdPerson are the words with which a note speaks of the contact.
var thirdPerson = wordSet("he she they him her them his hers their theirs himself herself")

// reporting are verbs of what somebody told of their work.
var reporting = wordSet("has have plans runs uses keeps makes ships builds opens starts trains counts tracks schedules staffs fills buys employs works " +
	"said says told asked mentioned explained described wrote")

// numberWords count.
var numberWords = wordSet("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty dozen hundred thousand million half third quarter twice")

// hasNumber tells whether a text has a number in it.
func hasNumber(text string) bool {
	return strings.ContainsFunc(text, unicode.IsDigit) ||
		slices.ContainsFunc(strings.Fields(foldWords(text)), func(w string) bool { return numberWords[w] })
}

// privateWords stand in what a rep notes for colleagues: judgements, guesses, the
// sale, the next call, and people's own affairs.
var privateWords = spaced("i me my we us our you your nice friendly rude difficult grumpy cold angry annoyed bored busy tired stressed clueless stupid slow stubborn " +
	"arrogant hates loves likes dislikes afraid worried unhappy happy chat chatty lead champion gatekeeper blocker sponsor influencer decision decides budget cheap " +
	"deal pipeline forecast prospect opportunity close closing discount price prices pricing quote offer upsell pitch demo trial sell sale sales buyer seems seemed " +
	"sounds sounded think thinks guess maybe perhaps probably apparently feel feels felt unsure doubt suspect hope sick ill illness pregnant divorce wife husband kids " +
	"children holiday vacation birthday salary fired resign resigns leaving quit quits retire retires retirement replaced secret confidential private internal " +
	"call calls called calling callback again later remind reminder follow next try tries tried todo interested interest hot warm weak strong easy hard push pushed " +
	"competitor competitors rival complains complained boss politics drunk mood lied liar bluff")

// spaced are words as firstIn looks for them.
func spaced(words string) []string {
	fields := strings.Fields(words)
	for i, w := range fields {
		fields[i] = " " + w + " "
	}
	return fields
}

// sentencesOf parts a note into its sentences, each as it stands there but for
// white space. A full stop after a single letter or inside a number parts nothing.
func sentencesOf(note string) []string {
	var out []string
	for _, line := range strings.Split(note, "\n") {
		text := oneLine(line)
		start := 0
		for i := 0; i+1 < len(text); i++ {
			if strings.IndexByte(".!?", text[i]) >= 0 && text[i+1] == ' ' && (i < 2 || text[i-2] != ' ' && text[i-2] != '.') {
				out = append(out, text[start:i+1])
				start = i + 2
			}
		}
		if start < len(text) {
			out = append(out, text[start:])
		}
	}
	return out
}
