package crawl

import "strings"

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

// prefix is what stands before the last colon of a name.
func prefix(name string) string {
	return name[:max(strings.LastIndexByte(name, ':'), 0)]
}
