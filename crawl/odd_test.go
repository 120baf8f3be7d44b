package crawl

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"callworthy/data"
)

// entriesRead lists what is read of a feed, or why it is not.
func entriesRead(body []byte) string {
	f, err := parseFeed(context.Background(), body, "", feedURL)
	if err != nil {
		return err.Error()
	}
	o := options()
	o.MaxAge = 0
	var b strings.Builder
	for _, d := range New(o).appendItems(nil, map[string]bool{}, f, data.Source{URL: feedURL}) {
		at := ""
		if !d.PublishedAt.IsZero() {
			at = d.PublishedAt.Format(time.RFC3339)
		}
		address := d.URL
		if strings.Contains(address, "#") {
			address = "#"
		}
		fmt.Fprintf(&b, "%s | %s | %s\n", d.Title, address, at)
	}
	return b.String()
}

// TestOddFeeds reads the feeds of testdata/odd.txtar.
func TestOddFeeds(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/odd.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		feed, want := archive.Files[i], archive.Files[i+1]
		if want.Name != feed.Name+".want" {
			t.Fatalf("%s stands behind %s", want.Name, feed.Name)
		}
		if got := entriesRead(feed.Data); strings.TrimSpace(got) != strings.TrimSpace(string(want.Data)) {
			t.Errorf("%s: got\n%s\nwant\n%s", feed.Name, got, want.Data)
		}
	}
}

// TestOddBytes reads what no file of text can hold.
func TestOddBytes(t *testing.T) {
	feed := func(title, declared string) string {
		return fmt.Sprintf(`<?xml version="1.0" encoding="%s"?><rss version="2.0"><channel><title>T</title><item><title>%s</title><link>https://feed.example/1</link></item></channel></rss>`, declared, title)
	}
	in := func(enc encoding.Encoding, s string) string { return encoded(t, enc.NewEncoder(), s) }
	for name, c := range map[string]struct{ body, title string }{
		"UTF-16 with a mark":            {in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), feed("Öl 新", "UTF-16")), "Öl 新"},
		"UTF-16, the other way":         {in(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), feed("Öl 新", "UTF-16")), "Öl 新"},
		"UTF-16 without a mark":         {in(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), feed("Öl 新", "UTF-16")), "Öl 新"},
		"UTF-16 that claims UTF-8":      {in(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), feed("Öl 新", "UTF-8")), "Öl 新"},
		"UTF-8 that claims UTF-16":      {feed("Öl 新", "UTF-16"), "Öl 新"},
		"UTF-32 with a mark":            {in(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), feed("Öl 新", "UTF-32")), "Öl 新"},
		"UTF-32 without a mark":         {in(utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), feed("Öl 新", "UTF-32")), "Öl 新"},
		"two marks":                     {"\xef\xbb\xbf\xef\xbb\xbf" + feed("A", "UTF-8"), "A"},
		"NULs":                          {strings.ReplaceAll(feed("AxB", "UTF-8"), "x", "x\x00"), "AxB"},
		"controls":                      {feed("A\x08B\x1bC\x7f\u0085", "UTF-8"), "ABC"},
		"what is no character":          {feed("A\ufffeB\uffffC&#xD83D;&#0;", "UTF-8"), "ABC"},
		"an old end of file":            {feed("A", "UTF-8") + "\x1a", "A"},
		"UTF-8 with Latin-1 in it":      {feed("Caf\xe9 été", "UTF-8"), "Café été"},
		"UTF-8 twice":                   {feed("CafÃ© été", "UTF-8"), "CafÃ© été"},
		"UTF-8 twice all over":          {feed("CafÃ© Ã©tÃ©", "UTF-8"), "Café été"},
		"Windows that claims Latin-1":   {feed("\x93A\x94 \x96 \x80", "iso-8859-1"), "“A” – €"},
		"GB18030 by its elder's name":   {in(simplifiedchinese.GB18030, feed("新闻", "gb2312")), "新闻"},
		"EUC-JP by the name of its own": {in(japanese.EUCJP, feed("新製品", "x-euc-jp")), "新製品"},
		"escapes of Japan":              {in(japanese.ISO2022JP, feed("新製品", "iso-2022-jp")), "新製品"},
		"lines of a Macintosh":          {strings.ReplaceAll(feed("A", "UTF-8"), "><", ">\r<"), "A"},
		"a deep description":            {strings.Replace(feed("A", "UTF-8"), "</item>", "<description>"+strings.Repeat("<div>", 300)+"x"+strings.Repeat("</div>", 300)+"</description></item>", 1), "A"},
		"a very long description":       {strings.Replace(feed("A", "UTF-8"), "</item>", "<description>"+strings.Repeat("words &amp; ", 1<<18)+"</description></item>", 1), "A"},
	} {
		if got, want := entriesRead([]byte(c.body)), c.title+" | https://feed.example/1 | \n"; got != want {
			t.Errorf("%s: %q, want %q", name, clip(got, 300), want)
		}
	}
}
