package charsets

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// maxSample bounds how much of a body is decoded in every encoding, in bytes from
// a little before its first one that is not ASCII.
const maxSample = 32 << 10

// candidate is an encoding with what its languages make of a decoded character.
type candidate struct {
	enc    encoding.Encoding
	weigh  func(before, r, after rune, common map[rune]bool) float64
	common map[rune]bool
}

// candidates are the encodings that are guessed. The first of equals wins.
var candidates = []candidate{
	{charmap.Windows1252, western, set(latin1Letters)},
	{charmap.Windows1251, alphabet(unicode.Cyrillic), set(cyrillicLetters)},
	{charmap.KOI8R, alphabet(unicode.Cyrillic), set(cyrillicLetters)},
	{japanese.ShiftJIS, ofJapan, set(commonKanji)},
	{japanese.EUCJP, ofJapan, set(commonKanji)},
	{simplifiedchinese.GB18030, ofChina, set(commonHanzi)},
	{traditionalchinese.Big5, ofChina, set(commonHanzi)},
	{korean.EUCKR, ofKorea, set(commonHangul)},
	{charmap.Windows1250, western, set(polishLetters)},
	{charmap.ISO8859_2, western, set(polishLetters)},
	{charmap.Windows1253, alphabet(unicode.Greek), set(greekLetters)},
	{charmap.Windows1256, alphabet(unicode.Arabic), set(arabicLetters)},
}

// clearly is by how much another encoding must read better than Windows-1252.
const clearly = 0.05

// guess is the encoding in which a body reads best that is not UTF-8, and how well
// that is: about 1 for text in one of its languages.
func guess(body []byte) (best encoding.Encoding, most float64) {
	sample := sampleOf(body)
	for i, c := range candidates {
		text, err := c.enc.NewDecoder().Bytes(sample)
		if err != nil {
			continue
		}
		w := c.mean(string(text))
		if i == 0 {
			w += clearly
		}
		if best == nil || w > most {
			best, most = c.enc, w
		}
	}
	return best, most
}

// sampleOf is the part of a body that is weighed: what is not ASCII, with a byte
// before it and two behind it, as second bytes may be ASCII.
func sampleOf(body []byte) []byte {
	out := make([]byte, 0, min(len(body), maxSample))
	copied := 0
	for i := 0; i < len(body) && len(out) < maxSample; i++ {
		if body[i] < utf8.RuneSelf {
			continue
		}
		from := max(copied, i-1)
		if from > copied {
			out = append(out, ' ')
		}
		copied = max(copied, min(i+3, len(body)))
		out = append(out, body[from:copied]...)
	}
	return out
}

// mean is how much a text weighs for each of its characters that are not ASCII.
func (c candidate) mean(text string) float64 {
	sum, n := 0.0, 0
	before := ' '
	for i, r := range text {
		if r >= utf8.RuneSelf {
			after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
			sum += c.weight(before, r, after)
			n++
		}
		before = r
	}
	return sum / float64(max(n, 1))
}

// What weighs the same in every encoding.
const (
	impossible = -3.0 // no character at all
	senseless  = -2.0 // a control, or one of nobody's
	strange    = -0.3 // of another script
	mark       = 0.4  // punctuation, which most encodings have
)

func (c candidate) weight(before, r, after rune) float64 {
	switch {
	case r == utf8.RuneError:
		return impossible
	case unicode.IsControl(r), unicode.Is(unicode.Co, r):
		return senseless
	}
	return c.weigh(before, r, after, c.common)
}

func ofChina(_, r, _ rune, common map[rune]bool) float64 {
	switch {
	case common[r]:
		return 1
	case unicode.Is(unicode.Han, r):
		return 0.1
	case eastern(r):
		return mark
	}
	return strange
}

func ofJapan(_, r, _ rune, common map[rune]bool) float64 {
	switch {
	case r >= 0xff61 && r <= 0xff9f: // of half the width: what other encodings look like in Shift_JIS
		return strange
	case unicode.In(r, unicode.Hiragana, unicode.Katakana), r == 'ー', common[r]:
		return 1
	case unicode.Is(unicode.Han, r):
		return 0.1
	case eastern(r):
		return mark
	}
	return strange
}

func ofKorea(_, r, _ rune, common map[rune]bool) float64 {
	switch {
	case common[r]:
		return 1
	case unicode.Is(unicode.Hangul, r):
		return 0.25
	case unicode.Is(unicode.Han, r):
		return 0
	case eastern(r):
		return mark
	}
	return strange
}

// eastern tells whether r is punctuation of the Far East, or a form of full width.
func eastern(r rune) bool {
	return r >= 0x3000 && r <= 0x301f || r >= 0xff00 && r <= 0xff60 || r >= 0x2010 && r <= 0x2026 || r == '·' || r == '・' || r == '℃'
}

// alphabet weighs letters of a script that shares no word with Latin.
func alphabet(script *unicode.RangeTable) func(before, r, after rune, common map[rune]bool) float64 {
	return func(before, r, after rune, common map[rune]bool) float64 {
		switch {
		case !unicode.Is(script, r) && unicode.IsLetter(r):
			return -1
		case !unicode.Is(script, r):
			return marked(before, r, after)
		case asciiLetter(before) || asciiLetter(after):
			return -1.5
		case unicode.IsUpper(r) && unicode.IsLower(before):
			return -0.8
		case !unicode.IsLetter(before) && !unicode.IsLetter(after):
			return 0.3 // a word of one letter, as à is too
		case common[unicode.ToLower(r)]:
			return 1
		}
		return 0.1
	}
}

// western weighs letters with marks, which stand among plain ones.
func western(before, r, after rune, common map[rune]bool) float64 {
	beside := asciiLetter(before) || asciiLetter(after)
	switch {
	case (r == '¿' || r == '¡') && beside && !unicode.IsLetter(before):
		return 1
	case !unicode.IsLetter(r):
		return marked(before, r, after)
	case unicode.IsUpper(r) && unicode.IsLower(before), before >= utf8.RuneSelf && after >= utf8.RuneSelf && unicode.IsLetter(before):
		return -1
	case !common[r]:
		return -0.5
	case beside:
		return 1
	case aloneWords[r]:
		return 0.7
	}
	return 0.2
}

// marked weighs punctuation and signs, which stand beside words, not within them.
func marked(before, r, after rune) float64 {
	switch {
	case r == '’' || r == '‘' || r == '·' || r == 0xad || r == 0xa0 || r == '–' || r == '—' || r == '…':
		return mark
	case unicode.IsLetter(before) && unicode.IsLetter(after):
		return -1
	case unicode.In(r, unicode.P, unicode.Sc) || r == '™' || r == '®' || r == '©' || r == '°' || r == '№':
		return mark
	}
	return strange
}

// aloneWords are the words of one letter with a mark.
var aloneWords = set("àèéòóÀÈÉÒÓåö")

func asciiLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func set(s string) map[rune]bool {
	out := map[rune]bool{}
	for _, r := range s {
		out[r] = true
	}
	return out
}
