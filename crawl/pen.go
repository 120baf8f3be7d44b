package crawl

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxExpanded bounds the bytes that the entities of a feed's own DTD may grow to.
const maxExpanded = 1 << 20

// pen writes XML that a strict parser reads.
type pen struct {
	bytes.Buffer
	entities map[string]string // of the feed's own DTD: name to plain text
	expanded int               // bytes that these came to
}

// attribute matches name, and value in one of three spellings.
var attribute = regexp.MustCompile(`([A-Za-z_][A-Za-z0-9_:.-]*)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?`)

// writeAttrs copies attributes, each in quotes, and counts namespaces declared.
func (out *pen) writeAttrs(s string) (prefixes int) {
	if strings.TrimSpace(s) == "" {
		return 0
	}
	if plainAttrs(s) {
		out.WriteString(s)
		return 0
	}
	packed := strings.Contains(s, "base64") && packedText.MatchString(s)
	for _, a := range attribute.FindAllStringSubmatch(s, maxAttrs) {
		name, value := attrName(a[1]), withoutCDATA(a[2]+a[3]+a[4])
		if packed && name == "type" {
			continue // gofeed asks for the type first, and then does not unpack
		}
		if strings.HasPrefix(name, "xmlns") {
			prefixes++
		}
		if name == "xml:base" {
			value = baseFolder(value)
		}
		out.WriteString(" " + name + `="`)
		out.writeText(value, true)
		out.WriteByte('"')
	}
	return prefixes
}

// packedText is the mode in which Atom 0.3 writes text as base64.
var packedText = regexp.MustCompile(`\smode\s*=\s*["']?base64`)

// attrName spells the name of an attribute as feeds do: not in capitals.
func attrName(name string) string {
	switch {
	case len(name) == len("isPermaLink") && strings.EqualFold(name, "isPermaLink"):
		return "isPermaLink"
	case len(name) > 1 && strings.IndexFunc(name, unicode.IsLower) < 0:
		return strings.ToLower(name)
	}
	return name
}

// withoutCDATA takes the marks of CDATA off a value, where they mean nothing.
func withoutCDATA(value string) string {
	rest, marked := strings.CutPrefix(strings.TrimSpace(value), cdataStart)
	if !marked {
		return value
	}
	return strings.TrimSuffix(rest, cdataEnd)
}

// plainAttrs tells whether attributes stand as XML and gofeed want them, and
// declare no namespace and no base.
func plainAttrs(s string) bool {
	const long = 4 << 10
	if strings.Contains(s, "base64") {
		return false
	}
	for s != "" && len(s) < long {
		name := strings.TrimLeft(s, " \n\t")
		n := nameLen(name)
		if len(name) == len(s) || n == 0 || !nameStart(name[0]) || attrName(name[:n]) != name[:n] || strings.HasPrefix(name, "xml") {
			return strings.TrimSpace(s) == "" && name != s
		}
		value, isValue := strings.CutPrefix(name[n:], `="`)
		end := strings.IndexByte(value, '"')
		if !isValue || end < 0 || strings.ContainsAny(value[:end], "<&") || !allLegal(value[:end]) {
			return false
		}
		s = value[end+1:]
	}
	return s == ""
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
func (out *pen) writeText(s string, inAttr bool) {
	s = strings.ReplaceAll(s, "]]>", "]]&gt;")
	if inAttr {
		s = strings.ReplaceAll(strings.ReplaceAll(s, `"`, "&quot;"), "<", "&lt;")
	}
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			break
		}
		out.writeLegal(s[:i])
		n := out.writeReference(s[i:])
		s = s[i+n:]
	}
	out.writeLegal(s)
}

// usual are the references that nearly all are.
var usual = [...]string{"&lt;", "&gt;", "&quot;", "&amp;", "&#39;"}

// reference matches an entity or character reference.
var reference = regexp.MustCompile(`^&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));`)

// writeReference copies the reference at the beginning of s, and tells its
// length. Those to characters that XML forbids go, those of HTML become what
// they stand for, and an "&" that begins none is escaped.
func (out *pen) writeReference(s string) int {
	for _, plain := range usual {
		if strings.HasPrefix(s, plain) {
			out.WriteString(plain)
			return len(plain)
		}
	}
	m := reference.FindStringSubmatch(s[:min(len(s), 40)])
	switch {
	case m == nil:
		out.WriteString("&amp;")
		return 1
	case m[3] != "":
		out.writeEntity(m[0], m[3])
		return len(m[0])
	}
	n, base := m[1], 10
	if n == "" {
		n, base = m[2], 16
	}
	code, _ := strconv.ParseUint(n, base, 32)
	if code >= 0x80 && code < 0xa0 { // Windows-1252, as browsers read it
		out.writeLegal(html.UnescapeString(m[0]))
	} else if legal(rune(code)) {
		out.WriteString(m[0])
	}
	return len(m[0])
}

func (out *pen) writeEntity(whole, name string) {
	switch name {
	case "amp", "lt", "gt", "quot", "apos":
		out.WriteString(whole)
		return
	}
	if text, known := out.entities[name]; known && out.expanded+len(text) <= maxExpanded {
		out.expanded += len(text)
		out.writeLegal(xmlEscaper.Replace(text))
		return
	}
	if text := html.UnescapeString(whole); text != whole && !strings.ContainsAny(text, "<>&;") {
		out.WriteString(text)
		return
	}
	out.WriteString("&amp;" + whole[1:])
}

// writeLegal copies s without the characters that XML 1.0 forbids.
func (out *pen) writeLegal(s string) {
	if allLegal(s) {
		out.WriteString(s)
		return
	}
	out.WriteString(strings.Map(func(r rune) rune {
		if legal(r) {
			return r
		}
		return -1
	}, s))
}

// allLegal tells whether a text has no character that XML forbids. Most of it is ASCII.
func allLegal(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if c < ' ' && !legal(rune(c)) {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if !legal(r) {
			return false
		}
		i += n
	}
	return true
}

// legal tells whether XML 1.0 allows a character. Noncharacters, which it allows
// beyond the first plane, are not.
func legal(r rune) bool {
	return r >= ' ' && r < 0xd800 || r == '\n' || r == '\t' || r == '\r' || r > 0xdfff && r <= unicode.MaxRune && r&0xfffe != 0xfffe
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// entityDeclaration is an entity of a document's own DTD, as far as a feed needs them.
var entityDeclaration = regexp.MustCompile(`<!ENTITY\s+([A-Za-z][A-Za-z0-9._-]{0,31})\s+(?:"([^"<]{0,200})"|'([^'<]{0,200})')\s*>`)

// entitiesOf are the entities that the prolog of a feed declares.
func entitiesOf(prolog string) map[string]string {
	const most = 300
	var out map[string]string
	for _, m := range entityDeclaration.FindAllStringSubmatch(prolog, most) {
		if out == nil {
			out = map[string]string{}
		}
		out[m[1]] = html.UnescapeString(m[2] + m[3])
	}
	return out
}
