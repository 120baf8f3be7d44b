package data

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decodeText turns what spreadsheets save into UTF-8 without a byte-order mark
// and with \n line ends: UTF-8, UTF-16 in both orders, and Windows-1252 for
// each line that is no UTF-8. Old Mac line ends (\r alone) are kept when the
// text has \n too.
func decodeText(b []byte) []byte {
	b = decodeCharset(b)
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	if !bytes.Contains(b, []byte("\n")) {
		b = bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
	}
	return b
}

func decodeCharset(b []byte) []byte {
	if rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf")); ok {
		b = rest
	} else if order, ok := utf16Order(b); ok {
		out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(b)
		if err == nil {
			return out
		}
	}
	if utf8.Valid(b) {
		return b
	}
	lines := bytes.SplitAfter(b, []byte("\n"))
	for i, l := range lines {
		if !utf8.Valid(l) {
			lines[i], _ = charmap.Windows1252.NewDecoder().Bytes(l)
		}
	}
	return bytes.Join(lines, nil)
}

// utf16Order recognises UTF-16 by its mark, or by every other one of the first
// bytes being zero.
func utf16Order(b []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return unicode.BigEndian, true
	case len(b) < 4:
		return unicode.LittleEndian, false
	case b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0:
		return unicode.LittleEndian, true
	case b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}
