package data

import (
	"regexp"
	"strings"
	"sync"
)

// phraseFamily is a check-in phrase with its kin: "a quick check-in", "another short
// check-in". Its forms are matched against plainWords, so they hold small letters,
// single blanks and no apostrophes ("id" is I'd).
type phraseFamily struct {
	anchors []string       // one of them stands in every phrase: most texts hold none, and are done
	form    *regexp.Regexp // begins and ends with the blank around a word
	unless  *regexp.Regexp // what follows makes it something else; nil: nothing does
}

// in returns the family's phrases in the words.
func (f phraseFamily) in(words string) []string {
	held := false
	for _, a := range f.anchors {
		held = held || strings.Contains(words, a)
	}
	if !held {
		return nil
	}
	var found []string
	for from := 0; from < len(words); {
		at := f.form.FindStringIndex(words[from:])
		if at == nil {
			break
		}
		start, end := from+at[0], from+at[1]
		if f.unless == nil || !f.unless.MatchString(words[end:]) {
			found = append(found, strings.TrimSpace(words[start:end]))
		}
		from = end - 1 // the blank can begin the next
	}
	return found
}

// The parts of which the families are made.
const (
	// somebody is the rep, with the words that lead up to the verb.
	somebody = `(?:i|id|ill|im|ive|we|wed|let me|lets|let us|can we|could we|shall we|should we|may i|can i|could i)` +
		`(?: (?:just|only|simply|also|quickly|briefly|really|wanted|want|would|will|am|do|had|like|love|hope|hoping|hoped|thought|figured|think|need|should|` +
		`writing|calling|mailing|emailing|ringing|going|be|great|good|nice|to|it|about|time|now|is|was|were|id|ill|we)){0,8}`
	slight  = `(?:quick|short|brief|friendly|little|regular|gentle|kind|polite|periodic|courtesy|routine|another|small)`
	earlier = `(?:last|latest|previous|earlier|prior|recent|first|second|original)`
	mailed  = `(?:e ?mails?|mails?|messages?|notes?|letters?|voice ?mails?|proposals?|invites?|invitations?)`
	sent    = `(?:my|our|it|this|that|them|what i|what we|the (?:` + mailed + `|offers?|materials?|brochure|deck|info|information|attachments?|attached|links?|documents?|video|study|case study|pages?))`
	seen    = `(?:see|seen|saw|read|get|got|gotten|receive|received|open|opened|look at|looked at|notice|noticed|miss|missed|ignore|ignored|answer|answered|reply to)`
)

// checkInFamilies are the families of check-in phrases.
var checkInFamilies = sync.OnceValue(func() []phraseFamily {
	family := func(anchors, form, unless string) phraseFamily {
		f := phraseFamily{anchors: strings.Split(anchors, "|"), form: regexp.MustCompile(`(?: |^)(?:` + form + `)(?: |\z)`)}
		if unless != "" {
			f.unless = regexp.MustCompile(`^(?:` + unless + `)\b`)
		}
		return f
	}
	const gates = `(?:at|through|by|for) (?:the )?(?:gate|desk|door|hotel|airport|counter|guests|passengers|patients|visitors|drivers|app|phone)|desks?|counters?|kiosks?|lines?|queues?|process|systems?|software|app|times?|area|hall|data|experience`
	return []phraseFamily{
		family("check", slight+` check ?ins?|`+somebody+` check(?:ing)? ?in|check ?in (?:again|`+mailed+`)|(?:time|due|overdue) for an? check ?in`, gates),
		family("check", `just checking (?:if|whether|that|to see|on)|check back (?:with you|to see|on this|soon|later)`, ""),
		family(" check", `\A ?check ?in \z`, ""),
		family("touch", `touch(?:ing|ed|es)? ?bases?`, ""),
		family("back", `(?:circl(?:e|es|ed|ing)|loop(?:ed|ing)?) ?back`, ""),
		family("follow", slight+` follow ?ups?|follow ?up `+mailed+`|`+somebody+` follow ?up`, ""),
		family("my|our", `(?:per|about|on|to|at|of|regarding|re|mentioned in|said in|stated in|wrote in|`+seen+`) (?:my|our) `+earlier+` `+mailed, ""),
		family(" you ", `(?:did|have|had|if) you (?:already |ever |yet )?`+seen+` (?:my|our) (?:`+earlier+` )?`+mailed, ""),
		family("thoughts|feedback|news|questions|word|reaction", `any (?:thoughts|feedback|news|questions|word|reactions?) (?:on|about|to|regarding|since|after) (?:my|our|this|it|that|what i|what we)`+
			`|any (?:thoughts|feedback|news|word) (?:from you|yet|so far|on your (?:side|end)|at your end)|your (?:thoughts|feedback) on (?:my|our) (?:`+earlier+` )?`+mailed, ""),
		family("thoughts|feedback|news", `\A ?any (?:thoughts|feedback|news) \z`, ""),
		family("chance|time|moment|opportunity|minute", `(?:have|did|had|if|whether) you (?:ever |already )?(?:have |had |got |get |find |found )?(?:a |the |any |some |enough )?(?:chance|time|moment|opportunity|minute) (?:yet )?to `+
			`(?:(?:read|reply|respond|skim|digest|look)|(?:go over|go through|review|see|watch|consider|open|think about|answer) `+sent+`|think it over)`, "for|forward|after"),
		family("reconnect", `(?:reaching out|reach out|writing|calling|hoping|time|good|great|nice) to reconnect|`+somebody+` reconnect|reconnect with you`, ""),
		family(" out ", `(?:reach|reaching|reached) (?:back )?out (?:again|to (?:see|check|follow|touch|find out|ask (?:if|whether|how)|say|catch|hear))`, ""),
		family("how ", `how (?:are|have) things (?:going|been|with you|at your|on your|over there|these days|lately)|how have you been|how are you doing|how are things \z`, ""),
		family("how", `how ?(?:is|s|has) (?:it|everything|life|business) (?:been )?going`, "with (?:the|your|that|those)"),
		family("hope", `hope (?:this )?(?:`+mailed+` )?(?:finds you|you are (?:doing )?well|youre (?:doing )?well|youve been well|all is well|everything is (?:going )?well|things are (?:going )?well)`, ""),
		family("catch", somebody+` catch ?up|`+slight+` catch ?up|(?:good|great|nice|time) to catch ?up|catch ?up (?:with you|soon|over (?:coffee|lunch))|(?:a|to) catch ?up (?:call|chat)`,
			"(?:with|on|to) (?:demand|orders?|backlogs?|deliver\\w*|production|schedules?|growth|competitors?|rivals?|rules?|the (?:demand|orders?|backlog|market|schedule|work|growth|rest|rules?))"),
		family("reminder|nudge|ping|bump|poke", slight+` (?:reminder|nudge|ping|bump|poke)`, ""),
		family("bump|bubbl|float|push|mov|resurfac", `(?:bump|bumping|bubble|bubbling|float|floating|push|pushing|move|moving|resurface|resurfacing) (?:this|it|my `+mailed+`) (?:up|back up|to the top|again)`, ""),
		family("inbox", `(?:top of|up in|buried in|lost in) your inbox`, ""),
		family("in case", `in case (?:you (?:missed|overlooked|did not see|didnt see) (?:my|our|it|this|that)|(?:this|it|my `+mailed+`) (?:got|was|has been) (?:lost|buried|missed))`, ""),
		family(" from you", `(?:have not|havent|did not|didnt|never|not) (?:yet )?(?:heard|hear) (?:anything )?(?:back )?from you`, ""),
		family(" say ", somebody+` say (?:hi|hello)`, ""),
	}
})
