package data

import (
	"html"
	"regexp"
	"strings"
)

// Notes of other programs are often pieces of web pages: HubSpot keeps what was
// typed into its editor as HTML.
var (
	htmlTag = regexp.MustCompile(`(?i)</?(a|abbr|b|big|blockquote|body|br|center|code|div|dd|del|dl|dt|em|figure|font|h[1-6]|head|hr|html|i|img|ins|label|li|mark|meta|ol|p|pre|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?:\s[^<>]*)?/?>`)
	// htmlUnseen is what a browser does not show.
	htmlUnseen = regexp.MustCompile(`(?is)<!--.*?-->|<style\b[^<>]*>.*?</style\s*>|<script\b[^<>]*>.*?</script\s*>|<title\b[^<>]*>.*?</title\s*>`)
	htmlEntity = regexp.MustCompile(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});`)
	manyBlanks = regexp.MustCompile(`[ \t\x{A0}]+`)
	manyLines  = regexp.MustCompile(` ?\n ?(?:\n\s*)?`)
)

// htmlLines are the elements that begin and end a line.
var htmlLines = map[string]bool{
	"blockquote": true, "body": true, "br": true, "center": true, "dd": true, "div": true, "dl": true, "dt": true, "figure": true, "h1": true,
	"h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "hr": true, "li": true, "ol": true, "p": true, "pre": true, "section": true,
	"table": true, "tr": true, "ul": true,
}

// plainNote is the text of a note that may be HTML. What is no element of HTML stays
// as it was typed: "below <40 people>", "mail to <jo@x.example>". A note without
// any element keeps its lines and blanks too.
func plainNote(note string) string {
	if !strings.ContainsAny(note, "<&") {
		return note
	}
	unseen := htmlUnseen.ReplaceAllString(note, " ")
	if unseen != note || htmlTag.MatchString(note) {
		note = htmlText(unseen)
	}
	note = htmlEntity.ReplaceAllStringFunc(note, html.UnescapeString)
	return strings.TrimSpace(strings.ReplaceAll(note, "\u00a0", " "))
}

// htmlText takes the elements out, and sets the lines as a browser does.
func htmlText(note string) string {
	note = strings.NewReplacer("\r", " ", "\n", " ", "&nbsp;", "\u00a0", "&#160;", "\u00a0").Replace(note)
	note = htmlTag.ReplaceAllStringFunc(note, func(tag string) string {
		name := strings.ToLower(htmlTag.FindStringSubmatch(tag)[1])
		switch {
		case htmlLines[name]:
			return "\n"
		case name == "td" || name == "th":
			return " "
		}
		return ""
	})
	return strings.TrimSpace(manyLines.ReplaceAllString(manyBlanks.ReplaceAllString(note, " "), "\n"))
}
