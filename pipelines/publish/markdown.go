package publish

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// toMarkdown writes calllist.md, the list for a chat: one line of what to do for
// each call, the reason, and where it is from. It uses what Slack, Teams and
// CommonMark read alike, or show without harm: bold, numbers, and addresses in
// angle brackets.
func toMarkdown(s Sheet) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "**Call list, %s**\n\n", plain(40, longDay(s.ListDate)))
	fmt.Fprintf(&b, "%d to call, %d held back\n", len(s.Calls), len(s.HeldBack)+s.Suppressed)
	for _, d := range s.Degraded {
		fmt.Fprintf(&b, "\nMay be incomplete: %s\n", plain(300, d))
	}
	if len(s.Calls) == 0 {
		b.WriteString("\nNobody has a reason to be called today.\n")
	}
	for _, rep := range s.Reps {
		rows := callsOf(s, rep.ID)
		if len(rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n**%s: %s**\n\n", plain(60, rep.Name), count(len(rows), "call", "calls"))
		for _, r := range rows {
			markdownCall(&b, r, rep)
		}
	}
	return []byte(b.String())
}

// hardBreak ends a line inside an item of a list.
const hardBreak = "  \n   "

func markdownCall(b *strings.Builder, r Row, rep Rep) {
	fmt.Fprintf(b, "%d. **%s**, %s", r.Rank, plain(120, r.Prospect), plain(120, whenText(r, rep.Timezone)))
	b.WriteString(hardBreak + plain(300, callee(r)))
	if r.ContactNote != "" {
		b.WriteString(hardBreak + plain(400, r.ContactNote))
	}
	b.WriteString(hardBreak + plain(300, r.Sentence))
	if r.Tact != "" {
		b.WriteString(hardBreak + "Careful: " + plain(300, r.Tact))
	}
	if link := chatLink(r.URL); link != "" {
		b.WriteString(hardBreak + "<" + link + ">")
	}
	b.WriteString("\n")
}

// chatLink is an address that can stand in angle brackets: Slack would take what
// follows a bar for the text of the link.
func chatLink(raw string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", "|", "%7C", "\\", "%5C", "`", "%60").Replace(ascii(webLink(raw)))
}

// zwsp shows nothing, and what it stands in is no mention, channel or address to
// any chat.
const zwsp = "\u200b"

var (
	entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)
	marks  = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "~", `\~`, "[", `\[`, "]", `\]`, "|", `\|`,
		"<", "&lt;", ">", "&gt;", "@", "@"+zwsp, "＠", "＠"+zwsp, "#", "#"+zwsp, "://", ":"+zwsp+"//")
)

// plain is text from elsewhere as a chat shows it character for character:
// nothing in it is markup, a mention, a channel, an emoji's name or a link.
func plain(n int, s string) string {
	s = entity.ReplaceAllString(clip(n, s), "&amp;$1")
	return loosen(marks.Replace(s))
}

// loosen parts the dots of host names, and colons from the names of emoji; the
// time of day stays whole.
func loosen(s string) string {
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		b.WriteRune(r)
		if i+1 == len(runes) {
			break
		}
		next := runes[i+1]
		before := ' '
		if i > 0 {
			before = runes[i-1]
		}
		host := (r == '.' || r == '。' || r == '．') && isWord(before) && unicode.IsLetter(next)
		emoji := r == ':' && !unicode.IsDigit(before) && (isWord(next) || next == '+' || next == '-')
		if host || emoji {
			b.WriteString(zwsp)
		}
	}
	return b.String()
}
