package charsets

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// maxMeta is in how many bytes of a page a meta element must name its encoding
// (https://html.spec.whatwg.org/multipage/semantics.html#charset).
const maxMeta = 1024

// Page makes valid UTF-8 of an HTML page: by its byte order mark, by itself where it
// is UTF-8 whatever it claims, by the server's header, by its meta element, else by
// guess. So is one that claims to be UTF-8 and is not.
func Page(body []byte, contentType string) string {
	enc, name, certain := charset.DetermineEncoding(body[:min(len(body), maxMeta)], contentType)
	switch {
	case utf8.Valid(body) && !ascii(body) && !strings.HasPrefix(name, "utf-16"):
		return withoutMark(string(body))
	case name == "utf-8", !certain && name == "windows-1252":
		return withoutMark(strings.ToValidUTF8(Undeclared(body), "\ufffd"))
	}
	return withoutMark(strings.ToValidUTF8(Declared(body, enc), "\ufffd"))
}

// mostWrong is the share of characters, of those that are not ASCII, that may make
// no sense in the encoding that a body claims.
const mostWrong = 0.1

// Declared makes text of a body by the encoding that it claims, unless the claim is
// plainly wrong.
func Declared(body []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return Undeclared(body)
	}
	text := string(out)
	if wrong := strings.Count(text, "\ufffd"); wrong > 0 {
		beyond := 0
		for _, r := range text {
			if r >= utf8.RuneSelf {
				beyond++
			}
		}
		if float64(wrong) > mostWrong*float64(beyond) {
			return Undeclared(body)
		}
	}
	return text
}

func withoutMark(s string) string { return strings.TrimPrefix(s, "\ufeff") }

func ascii(body []byte) bool {
	for _, c := range body {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Undeclared makes text of a body whose encoding nobody names, or that is not in
// the one that is named: UTF-8, else mostly UTF-8 with bytes of Windows-1252 among
// it, else what it reads best in.
func Undeclared(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	enc, well := guess(body)
	if mostlyUTF8(body) && (well < beyondDoubt || enc == charmap.Windows1252) {
		return Mixed(body)
	}
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		return Mixed(body)
	}
	return string(out)
}

// beyondDoubt is how well a text must read in another encoding although most of it
// could be UTF-8, as a few words of Japanese in EUC-JP can.
const beyondDoubt = 0.7

// mostlyUTF8 tells whether at least half of the bytes that are not ASCII stand in
// sequences of UTF-8. In the encodings of the East many pairs do by chance.
func mostlyUTF8(body []byte) bool {
	in, out := 0, 0
	for i := 0; i < len(body); {
		if body[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && n == 1 {
			out++
		} else {
			in += n
		}
		i += n
	}
	return in >= out
}

// Mixed reads UTF-8, and what is none as Windows-1252, byte by byte.
func Mixed(body []byte) string {
	if utf8.Valid(body) {
		return string(body)
	}
	var out strings.Builder
	out.Grow(len(body) + len(body)/16)
	for len(body) > 0 {
		r, n := utf8.DecodeRune(body)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(body[0])
		}
		out.WriteRune(r)
		body = body[n:]
	}
	return out.String()
}
