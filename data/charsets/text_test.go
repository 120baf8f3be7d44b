package charsets

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// TestPage: the bytes decide before the labels, these before a guess.
func TestPage(t *testing.T) {
	ru := "<p>Завод в Туле увеличил выпуск подшипников на треть"
	zh := "<p>公司在苏州新建工厂 投资三亿元"
	in := func(enc interface{ String(string) (string, error) }, s string) string {
		out, err := enc.String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, c := range map[string]struct{ body, contentType, want string }{
		"nothing named":              {in(charmap.Windows1251.NewEncoder(), ru), "text/html", ru},
		"by the header":              {in(charmap.KOI8R.NewEncoder(), ru), "text/html; charset=koi8-r", ru},
		"by the meta element":        {`<meta charset="gbk">` + in(simplifiedchinese.GBK.NewEncoder(), zh), "", `<meta charset="gbk">` + zh},
		"a claim of UTF-8":           {`<meta charset="utf-8">` + in(simplifiedchinese.GBK.NewEncoder(), zh), "", `<meta charset="utf-8">` + zh},
		"named behind the beginning": {strings.Repeat(" ", 2000) + in(charmap.Windows1251.NewEncoder(), ru), "", strings.Repeat(" ", 2000) + ru},
		"UTF-8 that claims Latin-1":  {ru, "text/html; charset=iso-8859-1", ru},
		"Latin-1 that claims UTF-8":  {"<p>Caf\xe9", "text/html; charset=utf-8", "<p>Café"},
		"UTF-8 with a slip":          {ru + " \xe9t\xe9", "", ru + " été"},
		"UTF-16":                     {in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), ru), "", ru},
		"plain":                      {"<p>Bolts", "text/html; charset=utf-8", "<p>Bolts"},
		"a mark":                     {"\ufeff<p>Bolts", "", "<p>Bolts"},
	} {
		if got := Page([]byte(c.body), c.contentType); got != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func FuzzPage(f *testing.F) {
	f.Add([]byte("<meta charset=big5>\xa4\xa4\x80"), "text/html; charset=x")
	f.Add([]byte("\xc5\xe9 \x82\xa0\xff"), "")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if got := Page(body, contentType); !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
	})
}

func TestTwice(t *testing.T) {
	for s, want := range map[string]string{
		"Ã©tÃ© Ã\u00a0 Paris": "été à Paris", "Itâ€™s â€“ ok": "It’s – ok", "ÐŸÑ€Ð¸": "При", "été": "été", "Ã": "Ã", "plain": "plain",
		"“Ã©”": "“Ã©”", "Größe Ã©": "Größe Ã©", "新聞": "新聞", "Âge": "Âge", "": "",
	} {
		if got := Twice(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}
