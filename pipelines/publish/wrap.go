package publish

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
)

// cells counts terminal columns alike on every machine: wide and combining
// characters as in UAX 11 and 29, whatever the locale says of ambiguous ones.
func cells() *runewidth.Condition { return &runewidth.Condition{StrictEmojiNeutral: true} }

// nbsp is a blank at which wrap breaks no line.
const nbsp = "\u00a0"

// whole keeps a part of a text on one line: a number that is read out or copied.
func whole(text, part string) string {
	return strings.ReplaceAll(text, part, strings.ReplaceAll(part, " ", nbsp))
}

// wrap breaks text at blanks into lines of at most width columns; a longer word
// is broken inside.
func wrap(text string, width int) []string {
	c := cells()
	var lines []string
	line, used := "", 0
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && string(r) != nbsp }) {
		w := c.StringWidth(word)
		if used > 0 && used+1+w > width {
			lines, line, used = append(lines, line), "", 0
		}
		for w > width {
			head := c.Truncate(word, width, "")
			if head == "" {
				break
			}
			lines, word = append(lines, head), word[len(head):]
			w = c.StringWidth(word)
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// lines writes wrapped text, with first before its first line and rest before
// the others.
func (t terminal) lines(first, rest, style, text string) {
	for i, l := range wrap(text, t.width-len(first)) {
		prefix := first
		if i > 0 {
			prefix = rest
		}
		fmt.Fprintln(t.out, prefix+t.paint(style, leftToRight(strings.ReplaceAll(l, nbsp, " "))))
	}
}

// twoEnds writes a company at the left end of a line, its industry dimmed, and
// the window at the right end; what does not fit goes below.
func (t terminal) twoEnds(prefix, name, more, right string) {
	c := cells()
	room := t.width - len(prefix)
	left := c.StringWidth(name)
	tail := ""
	if more != "" && left+3+c.StringWidth(more)+2+c.StringWidth(right) <= room {
		tail = " · " + more
	}
	gap := room - left - c.StringWidth(tail) - c.StringWidth(right)
	if gap >= 2 {
		fmt.Fprintln(t.out, t.paint(dim, prefix)+t.paint(bold, leftToRight(name))+t.paint(dim, leftToRight(tail))+strings.Repeat(" ", gap)+right)
		return
	}
	t.lines(prefix, indent, bold, name)
	t.lines(indent, indent, "", right)
}

// leftToRight keeps a line with Hebrew or Arabic in it in its columns, on
// terminals that turn such text: the marks around it show nothing, and make the
// numbers and commas beside it part of the line again.
func leftToRight(s string) string {
	if strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko)
	}) {
		return "\u200e" + s + "\u200e"
	}
	return s
}

// source writes where the reason is from, as a link or with the address on its
// own line, which is never broken.
func (t terminal) source(about, link string) {
	switch {
	case link == "":
		t.lines(indent, indent, dim, about)
	case t.Links:
		for _, l := range wrap(about, t.width-len(indent)) {
			fmt.Fprintf(t.out, "%s\x1b]8;;%s\x1b\\%s\x1b]8;;\x1b\\\n", indent, ascii(link), t.paint(dim, leftToRight(l)))
		}
	default:
		t.lines(indent, indent, dim, about)
		fmt.Fprintln(t.out, indent+t.paint(dim, ascii(link)))
	}
}

// ascii escapes what may not stand in an OSC 8 link.
func ascii(link string) string {
	var b strings.Builder
	for i := range len(link) {
		if c := link[i]; c > 0x20 && c < 0x7f {
			b.WriteByte(c)
		} else {
			b.WriteString(url.PathEscape(link[i : i+1]))
		}
	}
	return b.String()
}

func (t terminal) paint(style, text string) string {
	if !t.Color || style == "" || text == "" {
		return text
	}
	return "\x1b[" + style + "m" + text + "\x1b[0m"
}
