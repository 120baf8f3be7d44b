package crawl

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainText makes one line of plain text, at most limit bytes long, of a title
// or description that may hold HTML: tags and what is not shown go, entities
// become characters, white space is folded. What looks like a tag and is none
// of HTML's stays, as in "Map<K, V>".
func plainText(s string, limit int) string {
	l := &line{limit: limit}
	l.tokens(l.simple(s))
	return l.String()
}

// tokens writes the text of HTML.
func (l *line) tokens(s string) {
	if s == "" {
		return
	}
	z := html.NewTokenizer(strings.NewReader(s))
	var hidden atom.Atom // element whose content is not shown
	for !l.full() {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return
		case html.TextToken:
			if hidden == 0 {
				l.write(string(z.Text()))
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := string(z.Raw())
			name, _ := z.TagName()
			hidden = l.tag(kind, name, raw, hidden)
		}
	}
}

// simple writes the text that s begins with, over tags that nobody can take for
// anything else, and returns the rest. Most HTML of feeds is no more than that, and
// the tokenizer looks at every byte.
func (l *line) simple(s string) (rest string) {
	for s != "" && !l.full() {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			i = len(s)
		}
		if text := s[:i]; strings.IndexByte(text, '&') >= 0 {
			l.write(html.UnescapeString(text))
		} else {
			l.write(text)
		}
		s = s[i:]
		n, name := simpleTag(s)
		if n == 0 {
			return s
		}
		if !inline(name) {
			l.write(" ")
		}
		s = s[n:]
	}
	return s
}

// simpleTag is the length of the tag that s begins with, where it is one of HTML,
// in small letters, whose content is shown as it stands, with quotes in pairs; else 0.
func simpleTag(s string) (n int, name atom.Atom) {
	end := strings.IndexByte(s, '>')
	if end < 0 {
		return 0, 0
	}
	tag := strings.TrimPrefix(s[1:end], "/")
	letters := strings.IndexFunc(tag, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	if letters < 0 {
		letters = len(tag)
	}
	rest := tag[letters:]
	name = atom.Lookup([]byte(tag[:letters]))
	switch {
	case name == 0 || notShown(name) || rawText(name):
		return 0, 0
	case rest != "" && rest[0] != ' ' && rest != "/":
		return 0, 0
	case strings.Count(rest, `"`)%2 != 0 || strings.IndexByte(rest, '\'') >= 0 || strings.IndexByte(rest, '<') >= 0:
		return 0, 0
	}
	return end + 1, name
}

// rawText tells whether tags within an element are text.
func rawText(a atom.Atom) bool {
	switch a {
	case atom.Title, atom.Textarea, atom.Xmp, atom.Noembed, atom.Noframes, atom.Plaintext:
		return true
	}
	return false
}

// tag writes what a tag means for the line, and returns which element hides what follows.
func (l *line) tag(kind html.TokenType, name []byte, raw string, hidden atom.Atom) atom.Atom {
	known := atom.Lookup(name)
	switch {
	case hidden != 0:
		if kind == html.EndTagToken && known == hidden {
			return 0
		}
	case kind == html.StartTagToken && notShown(known):
		return known
	case known == 0 && bytes.IndexByte(name, ':') < 0:
		l.write(html.UnescapeString(raw))
	case !inline(known):
		l.write(" ")
	}
	return hidden
}

func notShown(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Iframe, atom.Noscript, atom.Object, atom.Svg, atom.Math:
		return true
	}
	return false
}

// inline tells whether an element stands within a word or sentence.
func inline(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.Acronym, atom.B, atom.Big, atom.Cite, atom.Code, atom.Em, atom.Font, atom.I, atom.Img,
		atom.Ins, atom.Del, atom.Mark, atom.Q, atom.S, atom.Small, atom.Span, atom.Strike, atom.Strong, atom.Sub,
		atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr:
		return true
	}
	return false
}

// line gathers text with its white space folded.
type line struct {
	b     strings.Builder
	limit int
	gap   bool // white space since the last character
}

func (l *line) full() bool { return l.b.Len() >= l.limit }

func (l *line) write(s string) {
	for len(s) > 0 && !l.full() {
		n := plainRun(s[:min(len(s), l.limit-l.b.Len())])
		if n > 0 {
			l.join(s[:n])
			s = s[n:]
			continue
		}
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r):
			l.gap = true
		case !invisible(r):
			l.join(s[:n])
		}
		s = s[n:]
	}
}

// join adds what is neither white space nor invisible.
func (l *line) join(s string) {
	if l.gap && l.b.Len() > 0 {
		l.b.WriteByte(' ')
	}
	l.gap = false
	l.b.WriteString(s)
}

// plainRun is the length of the printable ASCII without blanks that s begins with.
func plainRun(s string) int {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f {
			return i
		}
	}
	return len(s)
}

// invisible are characters that are not seen and would part a name from itself,
// or turn a line around: controls, soft hyphen, zero-width space, byte order
// mark, overrides of the writing direction, and what was no character at all.
func invisible(r rune) bool {
	switch {
	case unicode.IsControl(r), r == 0xad, r == 0x200b, r == 0x2060, r == 0xfeff, r == unicode.ReplacementChar:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f:
		return true
	}
	return false
}

// String gives the line, cut to its limit on the border of a rune.
func (l *line) String() string { return strings.TrimRight(clip(l.b.String(), l.limit), " ") }
