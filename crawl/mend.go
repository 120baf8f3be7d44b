package crawl

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
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
	more  bool   // items beyond maxEntries were left out
}

// mender copies the root element of a feed and repairs what feeds get wrong and
// browsers forgive: stray "<" and "&", characters that XML forbids, entities of
// HTML, attributes without quotes, tags that do not match, missing ends. It drops
// comments and processing instructions, and the item in which a feed breaks off.
// It also refuses what would make a parser work for hours.
type mender struct {
	in   string
	out  bytes.Buffer
	open []element
	got  mended

	itemAt   int // in out: where the open item begins; -1 outside items
	itemOpen int // len(open) there
	prefixes int // declared in open
	elements int // so far
}

type element struct {
	name     string
	prefixes int
}

// mend repairs text, which begins at the start tag of the root.
func mend(ctx context.Context, text string) (mended, error) {
	m := &mender{in: text, itemAt: -1}
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
	m.got.xml = m.out.Bytes()
	return m.got, nil
}

// step copies one piece of text or markup; whole is false when it has no end.
func (m *mender) step() (whole bool, err error) {
	if i := strings.IndexByte(m.in, '<'); i != 0 {
		if i < 0 {
			i = len(m.in)
		}
		writeText(&m.out, m.in[:i], false)
		m.in = m.in[i:]
		return true, nil
	}
	switch {
	case strings.HasPrefix(m.in, "<!--"):
		return m.skip(4, "-->"), nil
	case strings.HasPrefix(m.in, "<![CDATA["):
		return m.cdata(), nil
	case strings.HasPrefix(m.in, "<!"), strings.HasPrefix(m.in, "<?"):
		return m.skip(2, ">"), nil
	case strings.HasPrefix(m.in, "</"):
		return m.endTag(), nil
	case len(m.in) > 1 && nameStart(m.in[1]):
		return m.startTag()
	}
	m.out.WriteString("&lt;")
	m.in = m.in[1:]
	return true, nil
}

func (m *mender) skip(from int, end string) bool {
	i := strings.Index(m.in[from:], end)
	if i < 0 {
		return false
	}
	m.in = m.in[from+i+len(end):]
	return true
}

func (m *mender) cdata() bool {
	const begin, end = "<![CDATA[", "]]>"
	i := strings.Index(m.in, end)
	if i < 0 {
		return false
	}
	m.out.WriteString(begin)
	writeLegal(&m.out, m.in[len(begin):i])
	m.out.WriteString(end)
	m.in = m.in[i+len(end):]
	return true
}

// endTag closes the nearest element of that name and all inside it; an end
// without a beginning is dropped.
func (m *mender) endTag() bool {
	i := strings.IndexByte(m.in, '>')
	if i < 0 {
		return false
	}
	name := strings.TrimSpace(m.in[2:i])
	m.in = m.in[i+1:]
	for k := len(m.open) - 1; k >= 0; k-- {
		if strings.EqualFold(m.open[k].name, name) {
			m.closeTo(k)
			break
		}
	}
	return true
}

// closeTo ends open elements until only n are left.
func (m *mender) closeTo(n int) {
	for len(m.open) > n {
		e := m.open[len(m.open)-1]
		m.open = m.open[:len(m.open)-1]
		m.prefixes -= e.prefixes
		fmt.Fprintf(&m.out, "</%s>", e.name)
	}
	if m.itemAt >= 0 && len(m.open) <= m.itemOpen {
		m.itemAt = -1
		m.got.items++
	}
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
	if local == "item" || local == "entry" {
		m.beginItem(name)
		if m.got.more = m.got.items >= maxEntries; m.got.more {
			return true, nil
		}
	}
	m.out.WriteString("<" + name)
	e := element{name: name, prefixes: writeAttrs(&m.out, tag[len(name):])}
	m.open, m.prefixes = append(m.open, e), m.prefixes+e.prefixes
	m.out.WriteByte('>')
	if empty || void[name] {
		m.closeTo(len(m.open) - 1)
	}
	m.elements++
	return true, m.tooMuch()
}

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
func (m *mender) beginItem(name string) {
	for k := len(m.open) - 1; k >= 0; k-- {
		if c := m.open[k].name; container[localName(c)] {
			if p := prefix(name); p == "" || p == prefix(c) {
				m.closeTo(k + 1)
			}
			break
		}
	}
	if m.itemAt < 0 {
		m.itemAt, m.itemOpen = m.out.Len(), len(m.open)
	}
}

// container are the elements that hold items.
var container = map[string]bool{"channel": true, "rss": true, "rdf": true, "feed": true}

func prefix(name string) string {
	return name[:max(strings.LastIndexByte(name, ':'), 0)]
}

// finish drops an item that is not complete and ends what is open.
func (m *mender) finish() {
	if len(m.open) == 0 {
		return
	}
	m.got.cut = !m.got.more
	if m.itemAt >= 0 {
		m.out.Truncate(m.itemAt)
		m.open, m.itemAt = m.open[:m.itemOpen], -1
	}
	m.closeTo(0)
}

// void are the elements of HTML that have no end tag, but for those whose name
// means something else in a feed.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "wbr": true, "area": true, "col": true, "embed": true}

// tagEnd is where the tag at the beginning of s ends: its ">" outside quotes,
// or, where a quote does not end before the next tag, the first one at all.
func tagEnd(s string) int {
	var quote byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && c == '>':
			return i
		case quote == 0 && (c == '"' || c == '\'') && afterEquals(s[:i]):
			quote = c
		case c == '<' && quote == 0:
			return i - 1 // the tag was never ended
		}
	}
	return strings.IndexByte(s, '>')
}

func afterEquals(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " \t\r\n"), "=") }

func nameStart(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80
}

func nameLen(s string) int {
	for i := range len(s) {
		if c := s[i]; !nameStart(c) && c != ':' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}

func localName(name string) string {
	return strings.ToLower(name[strings.LastIndexByte(name, ':')+1:])
}

// attribute matches name, and value in one of three spellings.
var attribute = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_:.-]*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?`)

// writeAttrs copies attributes, each in quotes, and counts namespaces declared.
func writeAttrs(out *bytes.Buffer, s string) (prefixes int) {
	for _, a := range attribute.FindAllStringSubmatch(s, maxAttrs) {
		name, value := a[1], a[2]+a[3]+a[4]
		if strings.HasPrefix(name, "xmlns") {
			prefixes++
		}
		if name == "xml:base" {
			value = baseFolder(value)
		}
		out.WriteString(" " + name + `="`)
		writeText(out, value, true)
		out.WriteByte('"')
	}
	return prefixes
}

// baseFolder cuts a base URL after its last slash. Relative references mean
// the same from there (RFC 3986, section 5.2.3), and gofeed takes every base for
// a folder.
func baseFolder(base string) string {
	base, _, _ = strings.Cut(base, "#")
	base, _, _ = strings.Cut(base, "?")
	if i := strings.LastIndexByte(base, '/'); i >= 0 && !strings.HasSuffix(base[:i+1], "://") {
		return base[:i+1]
	}
	if strings.Contains(base, "://") {
		return base
	}
	return ""
}

// writeText copies character data that is not CDATA.
func writeText(out *bytes.Buffer, s string, inAttr bool) {
	s = strings.ReplaceAll(s, "]]>", "]]&gt;")
	if inAttr {
		s = strings.ReplaceAll(strings.ReplaceAll(s, `"`, "&quot;"), "<", "&lt;")
	}
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		writeLegal(out, s[:i])
		n := writeReference(out, s[i:])
		s = s[i+n:]
	}
	writeLegal(out, s)
}

// reference matches an entity or character reference.
var reference = regexp.MustCompile(`^&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));`)

// writeReference copies the reference at the beginning of s, and tells its
// length. Those to characters that XML forbids go, those of HTML become what
// they stand for, and an "&" that begins none is escaped.
func writeReference(out *bytes.Buffer, s string) int {
	m := reference.FindStringSubmatch(s[:min(len(s), 40)])
	switch {
	case m == nil:
		out.WriteString("&amp;")
		return 1
	case m[3] != "":
		writeEntity(out, m[0], m[3])
		return len(m[0])
	}
	n, base := m[1], 10
	if n == "" {
		n, base = m[2], 16
	}
	code, _ := strconv.ParseUint(n, base, 32)
	if code >= 0x80 && code < 0xa0 { // Windows-1252, as browsers read it
		writeLegal(out, html.UnescapeString(m[0]))
	} else if legal(rune(code)) {
		out.WriteString(m[0])
	}
	return len(m[0])
}

func writeEntity(out *bytes.Buffer, whole, name string) {
	switch name {
	case "amp", "lt", "gt", "quot", "apos":
		out.WriteString(whole)
		return
	}
	if text := html.UnescapeString(whole); text != whole && !strings.ContainsAny(text, "<>&;") {
		out.WriteString(text)
		return
	}
	out.WriteString("&amp;" + whole[1:])
}

// writeLegal copies s without the characters that XML 1.0 forbids.
func writeLegal(out *bytes.Buffer, s string) {
	if strings.IndexFunc(s, illegal) < 0 {
		out.WriteString(s)
		return
	}
	out.WriteString(strings.Map(func(r rune) rune {
		if illegal(r) {
			return -1
		}
		return r
	}, s))
}

func illegal(r rune) bool { return !legal(r) }

func legal(r rune) bool {
	return r >= ' ' && r < 0xd800 || r == '\n' || r == '\t' || r == '\r' || r > 0xdfff && r < 0xfffe || r > 0xffff && r <= unicode.MaxRune
}
