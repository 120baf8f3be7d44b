package crawl

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// Long texts are most of the bytes of a feed, and none of its structure. The mender
// lifts them out, gofeed reads what is left, and they are put back into what it
// read: a parser that looks at every byte several times sees few of them.

// liftFrom is how many bytes a text must have to be lifted out.
const liftFrom = 256

// liftMark stands around the number of a text that was lifted out. It is a
// noncharacter of Unicode, and pens write none of these.
const liftMark = "\U0001FFFE"

// lifts are the texts that were lifted out of a feed.
type lifts struct {
	texts    []lift
	entities map[string]string // of the feed's own DTD
	expanded int               // bytes that these came to
}

type lift struct {
	text  string
	cdata bool
}

// told are the elements of an item of whose content nothing but its text counts.
var told = map[string]bool{"description": true, "summary": true, "content": true, "encoded": true}

// unread are the elements of an item, of whatever namespace, from which nothing is
// taken. They are left out.
var unread = map[string]bool{
	"author": true, "contributor": true, "creator": true, "publisher": true, "category": true, "subject": true, "tag": true,
	"tags": true, "keywords": true, "comments": true, "commentrss": true, "thumbnail": true, "credit": true, "rights": true,
	"copyright": true, "license": true, "total": true, "in-reply-to": true, "point": true, "image": true,
	"player": true, "explicit": true, "duration": true, "generator": true, "rating": true,
}

// typeOf is the type that an element of Atom gives its content, and mode that of Atom 0.3.
var (
	typeOf = regexp.MustCompile(`(?i)\stype\s*=\s*["']?\s*([^\s"'>]*)`)
	modeOf = regexp.MustCompile(`(?i)\smode\s*=`)
)

// liftable tells whether long texts in an item's element may be lifted out: they
// are plain or escaped, and written in no other way. The attributes of such an
// element say nothing more, and are left out: of HTML gofeed would make the links
// absolute, for which it parses all of it.
func liftable(root, local, tag string) bool {
	if !told[local] {
		return false
	}
	if root != "feed" {
		return true
	}
	if packedText.MatchString(tag) {
		return false
	}
	kind := ""
	if m := typeOf.FindStringSubmatch(tag); m != nil {
		kind = strings.ToLower(m[1])
	}
	return kind == "html" || kind == "text" || strings.HasPrefix(kind, "text/") || kind == "" && !modeOf.MatchString(tag)
}

// take keeps a text and returns what stands in its place.
func (l *lifts) take(text string, cdata bool) string {
	l.texts = append(l.texts, lift{text, cdata})
	return liftMark + strconv.Itoa(len(l.texts)-1) + liftMark
}

// putBack gives a text as gofeed would have read it.
func (l *lifts) putBack(s string) string {
	before, rest, found := strings.Cut(s, liftMark)
	if !found {
		return s
	}
	var b strings.Builder
	for found {
		b.WriteString(before)
		var number string
		number, rest, _ = strings.Cut(rest, liftMark)
		if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(l.texts) {
			b.WriteString(l.read(l.texts[i]))
		}
		before, rest, found = strings.Cut(rest, liftMark)
	}
	b.WriteString(before)
	return b.String()
}

// read is what a lifted text says.
func (l *lifts) read(t lift) string {
	out := pen{entities: l.entities, expanded: l.expanded}
	if t.cdata {
		out.writeLegal(t.text)
		return out.String()
	}
	out.writeText(t.text, false)
	l.expanded = out.expanded
	return html.UnescapeString(out.String())
}
