package publish

import (
	"html/template"
	"net/mail"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks may follow one another: more than any
// living script stacks, fewer than it takes to paint over the next lines.
const maxMarks = 8

// maxJoined is how many characters zero-width joiners may bind into one: the
// largest emoji that is in use (a family) has four, with tones seven. Lines do not
// break inside, so a longer chain would push a page apart.
const maxJoined = 8

// joins counts the characters that joiners have bound into one so far.
type joins struct {
	count int
	open  bool // the last character was a joiner
}

// tooMany takes the next character and tells whether it is a joiner too many.
func (j *joins) tooMany(r rune) bool {
	switch {
	case r == '\u200d':
		j.count++
		j.open = j.count < maxJoined
		return !j.open
	case !j.open && !unicode.In(r, unicode.Mn, unicode.Me, unicode.Sk):
		j.count = 0
	}
	j.open = false
	return false
}

// OneLine makes text from elsewhere safe to show on one line of a terminal,
// page or cell: invalid UTF-8 is replaced, control and direction characters go,
// all white space becomes single blanks.
func OneLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap, marks, joined := false, 0, joins{}
	for _, r := range s {
		if isSpace(r) {
			gap = true
			continue
		}
		if marks = countMarks(r, marks); marks > maxMarks || isHidden(r) || joined.tooMany(r) {
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	return b.String()
}

// isSpace tells whether a rune separates words. Escape sequences and NULs end a
// word too, so that what they held apart stays apart.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r < 0x20 || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029'
}

// isHidden tells whether a rune shows nothing and can mislead: direction
// overrides and isolates, tags, annotation marks, byte-order marks, the
// invisible operators. Joiners and direction marks stay: scripts need them.
func isHidden(r rune) bool {
	switch {
	case r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfff9 && r <= 0xfffb, r == 0xfeff, r == 0xad, r == 0x200b:
		return true
	case r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return false
}

func countMarks(r rune, before int) int {
	if unicode.In(r, unicode.Mn, unicode.Me) {
		return before + 1
	}
	return 0
}

// clip is OneLine with at most n characters; what is cut ends in "…".
func clip(n int, s string) string {
	if len(s) > 16*n { // spare the cleaning of what is never shown
		s = strings.ToValidUTF8(s[:16*n], "") + "…"
	}
	s = OneLine(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut, k := 0, 0
	for i := range s {
		if k == n-1 {
			cut = i
			break
		}
		k++
	}
	return strings.TrimRightFunc(s[:cut], func(r rune) bool { return r == ' ' || r == '\u200d' || r == '…' }) + "…"
}

// webLink returns the address when it may become a link: absolute, http or
// https, with a host, without a user name that could pass for one. Else "".
func webLink(raw string) string {
	if len(raw) > 2048 {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if clean := OneLine(raw); clean != raw {
		return ""
	}
	return u.String()
}

// host returns the host of an address without www, or "".
func host(raw string) string {
	u, err := url.Parse(raw)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// dial returns what stands after "tel:" in a link for a phone number (RFC 3966):
// plus sign and digits, and the extension. It is empty when the text holds no
// number that can be dialled.
func dial(phone string) string {
	number, ext := phone, ""
	if i := strings.IndexFunc(phone, unicode.IsLetter); i >= 0 {
		number, ext = phone[:i], digits(phone[i:])
	}
	d := digits(number)
	if len(d) < 3 || len(d) > 20 {
		return ""
	}
	if rest := strings.TrimLeft(number, " (\u00a0"); strings.HasPrefix(rest, "+") {
		d = "+" + d
	}
	if ext != "" && len(ext) <= 8 {
		d += ";ext=" + ext
	}
	return d
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// mailbox returns the address when it is a plain one that can stand after
// "mailto:", else "".
func mailbox(s string) string {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || strings.ContainsAny(s, "?&%#\"<>, ") || OneLine(s) != s {
		return ""
	}
	return s
}

// dirAttribute is the attribute that turns an element to the direction of its
// text; left to right is the page's own.
func dirAttribute(s string) template.HTMLAttr {
	if direction(s) == "rtl" {
		return ` dir="rtl"`
	}
	return ""
}

// direction is the base direction of a text by most of its letters, so that an
// English sentence that begins with an Arabic name runs from left to right.
func direction(s string) string {
	rtl, ltr := 0, 0
	for _, r := range clip(2000, s) {
		switch {
		case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
			rtl++
		case unicode.IsLetter(r):
			ltr++
		}
	}
	if rtl > ltr {
		return "rtl"
	}
	return "ltr"
}
