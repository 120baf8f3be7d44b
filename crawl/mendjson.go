package crawl

import (
	"regexp"
	"strings"
)

// jsonStart is the beginning of a JSON document: behind comments, behind what keeps
// other sites from running it, as the argument of a call, as scripts load it.
var jsonStart = regexp.MustCompile(`^(?:\s|/\*[^*]{0,500}\*/|//[^\n]{0,500}\n|\)\]\}',?|while\s*\(1\);|for\s*\(;;\);)*(?:[A-Za-z_$][\w$.]{0,60}\s*\(\s*)?([\[{])`)

// jsonMender copies JSON and repairs what programs get wrong that put it together
// from strings: commas before a closing bracket, control characters in strings,
// the call around it, comments, a missing end. Of a feed that breaks off, the items that
// are complete stay.
type jsonMender struct {
	out   strings.Builder
	open  []byte // closing brackets that are due
	comma bool   // one was read and not written yet
	whole int    // length of out when the last item was complete
	items int    // that are complete
}

// mendJSON repairs text; cut tells that it had no end, items how many items of
// the feed are complete.
func mendJSON(text string) (json string, items int, cut bool) {
	if m := jsonStart.FindStringSubmatchIndex(text); m != nil {
		text = text[m[2]:]
	}
	m := &jsonMender{}
	m.out.Grow(len(text))
	for i := 0; i < len(text); {
		n := m.step(text[i:])
		if n == 0 {
			break
		}
		if i += n; len(m.open) == 0 && m.out.Len() > 0 {
			return m.out.String(), m.items, false
		}
	}
	if len(m.open) == 0 || m.items == 0 {
		return text, 0, false // nothing to save: let the parser say what is wrong
	}
	return m.out.String()[:m.whole] + "]}", m.items, true
}

// itemDepth is how many brackets are open around an item: {"items":[ … ]}.
const itemDepth = 2

// step copies what begins s and tells its length, 0 when that has no end.
func (m *jsonMender) step(s string) int {
	c := s[0]
	switch {
	case c == ',':
		m.comma = true
	case c == '}' || c == ']':
		m.comma = false
		m.out.WriteByte(c)
		m.open = m.open[:max(len(m.open)-1, 0)]
		if c == '}' && len(m.open) == itemDepth && string(m.open) == "}]" {
			m.whole, m.items = m.out.Len(), m.items+1
		}
	case strings.HasPrefix(s, "/*"):
		return after(s, "*/")
	case strings.HasPrefix(s, "//"):
		return after(s, "\n")
	case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0:
	default:
		return m.value(s)
	}
	return 1
}

// value copies a bracket, a string or a piece of anything else.
func (m *jsonMender) value(s string) int {
	if m.comma {
		m.comma = false
		m.out.WriteByte(',')
	}
	switch s[0] {
	case '{':
		m.open = append(m.open, '}')
	case '[':
		m.open = append(m.open, ']')
	case '"':
		return m.text(s)
	}
	m.out.WriteByte(s[0])
	return 1
}

// text copies a string, its control characters escaped.
func (m *jsonMender) text(s string) int {
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '"':
			m.out.WriteString(controls.Replace(s[:i+1]))
			return i + 1
		}
	}
	return 0
}

// controls spells the control characters that JSON forbids in strings.
var controls = func() *strings.Replacer {
	pairs := []string{"\n", `\n`, "\r", `\r`, "\t", `\t`}
	for c := range 0x20 {
		if s := string(rune(c)); !strings.ContainsAny(s, "\n\r\t") {
			pairs = append(pairs, s, "")
		}
	}
	return strings.NewReplacer(pairs...)
}()
