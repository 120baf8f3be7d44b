package crawl

import (
	"bytes"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"callworthy/data/charsets"
)

// declaration is the encoding that an XML declaration names.
var declaration = regexp.MustCompile(`^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{1,40})\s*["']`)

// marks are the first bytes that give an encoding away: byte order marks, a "<"
// of two or four bytes, and a prolog in EBCDIC (XML 1.0, appendix F).
var marks = []struct {
	head string
	enc  encoding.Encoding
}{
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\x4c\x6f\xa7\x94", charmap.CodePage037}, // "<?xm" in EBCDIC
}

// chanceUTF8 is how many multi-byte sequences of valid UTF-8 are more than
// chance in a text that claims another, not Western, encoding.
const chanceUTF8 = 4

// toUTF8 makes text of a feed. The bytes decide before the labels, for these
// are often wrong: byte order mark, then valid UTF-8, then the charset of the
// Content-Type unless it is Latin-1, then that of the XML declaration, then
// Latin-1, then what package charsets makes of it.
func toUTF8(body []byte, contentType string) string {
	for _, m := range marks {
		if bytes.HasPrefix(body, []byte(m.head)) {
			if out, err := m.enc.NewDecoder().Bytes(body); err == nil {
				return strings.TrimPrefix(string(out), "\ufeff")
			}
		}
	}
	if rest, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return charsets.Mixed(rest)
	}
	enc, name := labelled(body, contentType)
	if enc == nil || isUTF8(body, name) {
		return charsets.Undeclared(body)
	}
	return charsets.Declared(body, enc)
}

// labelled is the encoding other than UTF-8 that a label claims, or nil. UTF-16
// without a mark is no such claim: the declaration was readable.
func labelled(body []byte, contentType string) (encoding.Encoding, string) {
	_, params, _ := mime.ParseMediaType(contentType)
	labels := []string{params["charset"]}
	if m := declaration.FindSubmatch(body[:min(len(body), 1024)]); m != nil {
		labels = append(labels, string(m[1]))
	}
	var found encoding.Encoding
	var foundName string
	for _, l := range labels {
		enc, name := charset.Lookup(l)
		if enc == nil || name == "utf-8" || name == "replacement" || strings.HasPrefix(name, "utf-16") {
			continue
		}
		if found == nil || foundName == "windows-1252" { // what servers say of every file
			found, foundName = enc, name
		}
	}
	return found, foundName
}

// isUTF8 tells whether a body is UTF-8 although it claims to be name.
func isUTF8(body []byte, name string) bool {
	if name == "iso-2022-jp" || !utf8.Valid(body) {
		return false
	}
	need := chanceUTF8
	if name == "windows-1252" {
		need = 1
	}
	multi := 0
	for _, b := range body {
		if b >= 0xc0 {
			multi++
		}
	}
	return multi >= need
}

// text is the page that a server answered with, in UTF-8.
func (a answer) text() []byte {
	return []byte(charsets.Page(a.body, a.header.Get("Content-Type")))
}
