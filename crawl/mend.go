package crawl

import (
	"context"
	"fmt"
	"html"
	"regexp"
	"strings"
)

// What no feed needs, and what would cost a parser hours or gigabytes.
const (
	maxDepth    = 1000 // elements inside each other
	maxPrefixes = 100  // namespaces declared by the elements around one place
	maxAttrs    = 1000 // of one element; the rest are dropped
	maxElements = 500000
)

// mended is XML that a strict parser reads.
type mended struct {
	xml   []byte
	root  string // local name in lower case
	items int    // complete ones
	cut   bool   // the input ended too early
	part  bool   // the last item is what there is of one that is not complete
	more  bool   // items beyond maxEntries were left out
	rest  string // what follows the root element
	lifts lifts  // texts that are not in xml
}

// mender copies the root element of a feed and repairs what feeds get wrong and
// browsers forgive: stray "<" and "&", characters that XML forbids, entities of
// HTML, attributes without quotes, tags that do not match, missing ends, addresses
// in the wrong place. It drops comments and processing instructions, and the
// element in which a feed breaks off: half a sentence can say the opposite.
// It also refuses what would make a parser work for hours.
type mender struct {
	in   string
	out  pen
	open []element
	got  mended

	itemAt   int    // in out: where the open item begins; -1 outside items
	itemOpen int    // len(open) there
	itemLink string // address that the open item's tag itself names, until a link is seen
	kids     int    // children of the open item that are complete
	liftOpen int    // len(open) inside the element of the item whose texts are lifted out; 0 elsewhere
	prefixes int    // declared in open
	elements int    // so far

	ends map[string]int // of a terminator: how much input is left where it stands next, -1 for nowhere
}

type element struct {
	name     string // as it is read
	written  string // as it is written
	prefixes int
	at, text int  // in out: where its start tag begins and ends
	bare     bool // a link of Atom without its address
	unread   bool // of an item, and nobody reads it
}

// mend repairs text, which begins at the start tag of the root.
func mend(ctx context.Context, text string, entities map[string]string) (mended, error) {
	m := &mender{in: text, itemAt: -1, ends: map[string]int{}}
	m.out.entities = entities
	m.out.Grow(len(text) + len(text)/8)
	for steps := 0; m.in != "" && !m.got.more; steps++ {
		if steps%1024 == 0 && ctx.Err() != nil {
			return mended{}, context.Cause(ctx)
		}
		whole, err := m.step()
		if err != nil {
			return mended{}, err
		}
		if !whole || len(m.open) == 0 {
			break
		}
	}
	m.finish()
	m.got.xml, m.got.rest = m.out.Bytes(), m.in
	m.got.lifts.entities, m.got.lifts.expanded = entities, m.out.expanded
	return m.got, nil
}

// step copies one piece of text or markup; whole is false when it has no end.
func (m *mender) step() (whole bool, err error) {
	if i := strings.IndexByte(m.in, '<'); i != 0 {
		if i < 0 {
			i = len(m.in)
		}
		m.text(m.in[:i])
		m.in = m.in[i:]
		return true, nil
	}
	switch {
	case strings.HasPrefix(m.in, "<!--"):
		m.skipMarked("<!--", "-->")
		return true, nil
	case strings.HasPrefix(m.in, cdataStart):
		m.cdata()
		return true, nil
	case strings.HasPrefix(m.in, "<!"), strings.HasPrefix(m.in, "<?"):
		return m.skip(">"), nil
	case strings.HasPrefix(m.in, "</"):
		return m.endTag(), nil
	case len(m.in) > 1 && nameStart(m.in[1]):
		return m.startTag()
	}
	m.out.WriteString("&lt;")
	m.in = m.in[1:]
	return true, nil
}

// find is the offset of the next end, -1 when there is none. It looks once for
// each place: many beginnings without an end must not cost a search each.
func (m *mender) find(end string) int {
	left, known := m.ends[end]
	if !known || left > len(m.in) {
		left = -1
		if i := strings.Index(m.in, end); i >= 0 {
			left = len(m.in) - i
		}
		m.ends[end] = left
	}
	if left < 0 {
		return -1
	}
	return len(m.in) - left
}

// skip drops what ends with end.
func (m *mender) skip(end string) bool {
	i := m.find(end)
	if i < 0 {
		return false
	}
	m.in = m.in[i+len(end):]
	return true
}

// skipMarked drops a comment, or its beginning alone when it has no end: then
// the rest of the feed is no comment.
func (m *mender) skipMarked(begin, end string) {
	m.in = m.in[len(begin):]
	m.skip(end)
}

const (
	cdataStart = "<![CDATA["
	cdataEnd   = "]]>"
)

// itemEnds is where an item is over.
var itemEnds = regexp.MustCompile(`(?i)</(?:item|entry)\s*>`)

// cdata copies a section of CDATA. One without an end, or whose end is that of
// another section in a later item, is no section: its beginning is dropped.
func (m *mender) cdata() {
	m.in = m.in[len(cdataStart):]
	end := m.find(cdataEnd)
	if end < 0 {
		return
	}
	if next := strings.Index(m.in[:end], cdataStart); next >= 0 && itemEnds.MatchString(m.in[:next]) {
		return
	}
	m.out.WriteString(cdataStart)
	if m.liftOpen > 0 && end >= liftFrom {
		m.out.WriteString(m.got.lifts.take(m.in[:end], true))
	} else {
		m.out.writeLegal(m.in[:end])
	}
	m.out.WriteString(cdataEnd)
	m.in = m.in[end+len(cdataEnd):]
}

// text copies text that is no section of CDATA. The blanks around a lifted one stay
// with the parser, which trims them.
func (m *mender) text(s string) {
	inner := strings.TrimSpace(s)
	if m.liftOpen == 0 || len(inner) < liftFrom {
		m.out.writeText(s, false)
		return
	}
	before, after, _ := strings.Cut(s, inner)
	m.out.writeText(before, false)
	m.out.WriteString(m.got.lifts.take(inner, false))
	m.out.writeText(after, false)
}

// endTag closes the nearest element of that name and all inside it; an end
// without a beginning is dropped. A channel goes on to the end of the feed: some
// have their items behind it, or begin it anew.
func (m *mender) endTag() bool {
	i := strings.IndexByte(m.in, '>')
	if i < 0 {
		return false
	}
	name, rest := m.in[2:i], m.in[i+1:]
	if j := strings.IndexByte(name, '<'); j >= 0 { // the tag was never ended
		name, rest = name[:j], m.in[2+j:]
	}
	name, m.in = strings.TrimSpace(name), rest
	for k := len(m.open) - 1; k >= 0; k-- {
		if strings.EqualFold(m.open[k].name, name) {
			if m.inRSS() && localName(name) == "channel" {
				k++
			}
			m.closeTo(k)
			break
		}
	}
	return true
}

func (m *mender) inRSS() bool { return m.got.root == "rss" }

// closeTo ends open elements until only n are left.
func (m *mender) closeTo(n int) {
	for len(m.open) > n {
		m.closeOne()
	}
	if m.itemAt >= 0 && len(m.open) <= m.itemOpen {
		m.itemAt = -1
		m.got.items++
	}
}

// closeOne ends the innermost element.
func (m *mender) closeOne() {
	e := m.open[len(m.open)-1]
	m.open = m.open[:len(m.open)-1]
	m.prefixes -= e.prefixes
	if e.unread {
		m.out.Truncate(e.at)
		return
	}
	if len(m.open) < m.liftOpen {
		m.liftOpen = 0
	}
	switch {
	case m.itemAt >= 0 && len(m.open) == m.itemOpen && m.itemLink != "":
		fmt.Fprintf(&m.out, "<%[1]slink>%[2]s</%[1]slink>", e.name[:len(e.name)-len(localName(e.name))], xmlEscaper.Replace(m.itemLink))
	case m.itemAt >= 0 && len(m.open) == m.itemOpen+1:
		m.kids++
	}
	if e.bare {
		m.linkOfText(e)
	}
	m.out.WriteString("</" + e.written + ">")
}

// linkOfText gives a link of Atom the address that stands between its tags.
func (m *mender) linkOfText(e element) {
	tag, text := string(m.out.Bytes()[e.at:e.text-1]), strings.TrimSpace(string(m.out.Bytes()[e.text:]))
	if text == "" || strings.ContainsAny(text, "<>\"") {
		return
	}
	m.out.Truncate(e.at)
	fmt.Fprintf(&m.out, `%s href="%s">`, tag, text)
}

func (m *mender) startTag() (whole bool, err error) {
	end := tagEnd(m.in)
	if end < 0 {
		return false, nil
	}
	tag := m.in[1:end]
	m.in = m.in[end+1:]
	empty := strings.HasSuffix(tag, "/")
	tag = strings.TrimSuffix(tag, "/")
	name := tag[:nameLen(tag)]
	local := localName(name)
	if len(m.open) == 0 {
		m.got.root = local
	}
	switch local {
	case "channel":
		if m.inRSS() && len(m.open) > 1 {
			return true, nil // it is open already
		}
	case "item", "entry":
		m.beginItem(name, tag)
		if m.got.more = m.got.items >= maxEntries; m.got.more {
			return true, nil
		}
	case "link":
		m.itemLink = ""
	}
	e := element{name: name, written: m.spelling(name), at: m.out.Len(), bare: local == "link" && m.got.root == "feed" && !hasHref.MatchString(tag)}
	ofItem := m.itemAt >= 0 && len(m.open) == m.itemOpen+1
	lifts := ofItem && liftable(m.got.root, local, tag)
	e.unread = ofItem && unread[local]
	m.out.WriteString("<" + e.written)
	if !lifts || strings.Contains(tag, "xmlns") {
		e.prefixes = m.out.writeAttrs(tag[len(name):])
	}
	m.out.WriteByte('>')
	if local == "item" && len(tag) > len(name) {
		m.out.WriteString(changed(tag))
	}
	e.text = m.out.Len()
	m.open, m.prefixes = append(m.open, e), m.prefixes+e.prefixes
	if lifts {
		m.liftOpen = len(m.open)
	}
	if empty || void[name] {
		m.closeTo(len(m.open) - 1)
	}
	m.elements++
	return true, m.tooMuch()
}

var (
	hasHref = regexp.MustCompile(`(?i)\shref\s*=`)
	// itself is the address that RSS 1.0 and CDF write into the tag of an item.
	itself = regexp.MustCompile(`(?i)\s(?:rdf:about|href)\s*=\s*["']?\s*(https?://[^\s"'<>]{1,1000})`)
)

func (m *mender) tooMuch() error {
	switch {
	case len(m.open) > maxDepth:
		return notRead("elements are nested deeper than %d", maxDepth)
	case m.prefixes > maxPrefixes:
		return notRead("more than %d namespaces are declared inside each other", maxPrefixes)
	case m.elements > maxElements:
		return notRead("more than %d elements", maxElements)
	}
	return nil
}

// beginItem ends what stands open between the feed and an item that begins: a
// forgotten end tag must not swallow the items after it.
func (m *mender) beginItem(name, tag string) {
	for k := len(m.open) - 1; k >= 0; k-- {
		if c := m.open[k].name; container[localName(c)] {
			if p := prefix(name); p == "" || p == prefix(c) {
				m.closeTo(k + 1)
			}
			break
		}
	}
	if m.itemAt >= 0 {
		return
	}
	m.itemAt, m.itemOpen, m.itemLink, m.kids = m.out.Len(), len(m.open), "", 0
	if len(tag) > len(name) && m.got.root != "feed" {
		if at := itself.FindStringSubmatch(tag); at != nil {
			m.itemLink = html.UnescapeString(at[1])
		}
	}
}

// container are the elements that hold items.
var container = map[string]bool{"channel": true, "rss": true, "rdf": true, "feed": true}

// finish drops what is not complete and ends what is open. Of an item in which
// the feed breaks off, the complete elements stay.
func (m *mender) finish() {
	if len(m.open) == 0 {
		return
	}
	m.got.cut = !m.got.more
	complete := m.got.items
	if m.itemAt >= 0 {
		m.breakOff()
	}
	m.closeTo(0)
	m.got.items = complete
}

// breakOff takes back what is not complete of the open item.
func (m *mender) breakOff() {
	m.got.part = m.got.cut && (m.kids > 0 || m.got.items > 0)
	if !m.got.part {
		m.out.Truncate(m.itemAt)
		m.open, m.itemAt = m.open[:m.itemOpen], -1
		return
	}
	if inner := m.itemOpen + 1; len(m.open) > inner {
		m.out.Truncate(m.open[inner].at)
		m.open = m.open[:inner]
	}
}

// void are the elements of HTML that have no end tag, but for those whose name
// means something else in a feed.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "wbr": true, "area": true, "col": true, "embed": true}
