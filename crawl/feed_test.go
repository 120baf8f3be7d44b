package crawl

import (
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"callworthy/data"
)

const feedURL = "https://feed.example/dir/feed.xml"

// titles reads a feed and joins its items' titles and links.
func titles(body, contentType string) (string, string, error) {
	f, err := parseFeed(context.Background(), []byte(body), contentType, feedURL)
	if err != nil {
		return "", "", err
	}
	var out []string
	for _, d := range New(options()).appendItems(nil, map[string]bool{}, f, data.Source{URL: feedURL}) {
		out = append(out, d.Title+" "+strings.TrimPrefix(d.URL, "https://feed.example"))
	}
	return strings.Join(out, "; "), f.note, nil
}

func encoded(t *testing.T, enc interface{ String(string) (string, error) }, s string) string {
	t.Helper()
	out, err := enc.String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMendedFeeds: what a reader of the browser age reads though no parser of
// XML should.
func TestMendedFeeds(t *testing.T) {
	item := func(title string) string { return "<item><title>" + title + "</title><link>/1</link></item>" }
	declared := func(charset, title string) string {
		return strings.Replace(rssOf(item(title)), "UTF-8", charset, 1)
	}
	atom := func(attr, entry string) string {
		return `<feed xmlns="http://www.w3.org/2005/Atom"` + attr + `><entry><title>A</title>` + entry + `</entry></feed>`
	}
	big5 := "\u65b0\u805e"
	for name, c := range map[string]struct{ body, contentType, want string }{
		"blanks before the prolog":    {"\n  \t" + rssOf(item("A")), "", "A /1"},
		"byte order mark":             {"\ufeff" + rssOf(item("Ä")), "", "Ä /1"},
		"a warning before the prolog": {"<br />\n<b>Warning</b>: foo in bar.php\n" + rssOf(item("A")), "", "A /1"},
		"junk after the end":          {rssOf(item("A")) + "<script>x()</script>\x00", "", "A /1"},
		"control characters":          {rssOf(item("A\x0bc\x01me &#2; &#x1F;x")), "", "Acme x /1"},
		"half a character":            {rssOf(item("Caf\xe9 \xc3\xa9")), "", "Café é /1"},
		"entities of HTML":            {rssOf(item("&eacute;t&eacute;&nbsp;&mdash; &unknown; R&D AT&T")), "", "été — &unknown; R&D AT&T /1"},
		"characters of Windows":       {rssOf(item("&#147;A&#148;")), "", "“A” /1"},
		"a bare less-than":            {rssOf(item("profit < 5 <3")), "", "profit < 5 <3 /1"},
		"tags in a title":             {rssOf(item("<b>A</b> and <br>B")), "", "A and B /1"},
		"double hyphen in a comment":  {rssOf("<!-- a -- b -->" + item("A")), "", "A /1"},
		"attributes without quotes":   {atom("", `<link href=/2 rel=alternate disabled>`), "", "A /2"},
		"a tag that is not closed":    {rssOf(`<category text="x">` + item("A") + "<item><title>B</title><link>/2</link>"), "", "A /1; B /2"},
		"ends that do not match":      {rssOf("<item><title>A</TITLE><link>/1</link></b></item>"), "", "A /1"},
		"CDATA":                       {rssOf(item("<![CDATA[A <i>b</i> & c]]>")), "", "A b & c /1"},
		"no declaration at all":       {"<rss><channel>" + item("A") + "</channel></rss>", "text/html", "A /1"},
		"channel without rss":         {"<channel><title>T</title>" + item("A") + "</channel>", "", "A /1"},
		"rdf":                         {`<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel/>` + item("A") + `</rdf:RDF>`, "", "A /1"},
		"atom in a page":              {"<!DOCTYPE html><html><body>" + atom("", `<link href="/2"/>`) + "</body></html>", "", "A /2"},
		"xml:base of a file":          {atom(` xml:base="/blog/index.atom"`, `<link href="2"/>`), "", "A /blog/2"},
		"xml:base of a folder":        {atom(` xml:base="/blog/"`, `<link href="2"/>`), "", "A /blog/2"},
		"link relative to the feed":   {atom("", `<link href="../x"/>`), "", "A /x"},
		"a very long comment first":   {"<!--" + strings.Repeat("x <rss> ", 2000) + "-->" + rssOf(item("A")), "", "A /1"},

		"charset of the declaration":      {encoded(t, charmap.Windows1251.NewEncoder(), declared("windows-1251", "Новости")), "", "Новости /1"},
		"charset of the header":           {encoded(t, charmap.KOI8R.NewEncoder(), rssOf(item("Новости"))), "text/xml; charset=koi8-r", "Новости /1"},
		"UTF-8 that claims Latin-1":       {declared("ISO-8859-1", "Café – été"), "", "Café – été /1"},
		"UTF-8 with the header at odds":   {rssOf(item("Новости дня")), "text/xml; charset=windows-1251", "Новости дня /1"},
		"Latin-1 that claims UTF-8":       {rssOf(item("Caf\xe9")), "text/xml; charset=utf-8", "Café /1"},
		"a server that calls all Latin-1": {encoded(t, charmap.Windows1251.NewEncoder(), declared("windows-1251", "Новости")), "text/xml; charset=ISO-8859-1", "Новости /1"},
		"Latin-1 by the header":           {rssOf(item("Caf\xe9")), "text/xml; charset=ISO-8859-1", "Café /1"},
		"an encoding nobody knows":        {declared("x-unknown", "A"), "", "A /1"},
		"UTF-16":                          {encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), declared("UTF-16", "Ä")), "", "Ä /1"},
		"UTF-16 without a mark":           {encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), declared("UTF-16", "Ä")), "", "Ä /1"},
		"UTF-8 of far away":               {declared("UTF-8", big5), "", big5 + " /1"},

		"no charset at all":               {encoded(t, charmap.Windows1251.NewEncoder(), "<rss><channel>"+item("Новости дня")+"</channel></rss>"), "text/xml", "Новости дня /1"},
		"Shift_JIS that claims UTF-8":     {encoded(t, japanese.ShiftJIS.NewEncoder(), rssOf(item("新工場のお知らせ"))), "text/xml; charset=utf-8", "新工場のお知らせ /1"},
		"Windows-1251 that claims EUC-JP": {encoded(t, charmap.Windows1251.NewEncoder(), declared("euc-jp", "Новости дня")), "", "Новости дня /1"},
		"a charset that is right stays":   {encoded(t, charmap.KOI8R.NewEncoder(), declared("koi8-r", "ПЮАНР")), "", "ПЮАНР /1"},

		"an address in the tag of an item": {`<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item rdf:about="https://feed.example/1?a=1&amp;b=2"><title>A</title></item></rdf:RDF>`, "", "A /1?a=1&b=2"},
		"an address in the text of a link": {atom("", "<link> /2 </link>"), "", "A /2"},
		"a comment that is not closed":     {rssOf("<!-- x " + item("A")), "", "A /1"},
		"CDATA that is not closed":         {rssOf(item("<![CDATA[A") + item("<![CDATA[B]]>")), "", "A /1"},
		"an item cut in CDATA":             {"<rss><channel>" + item("A") + "<item><title>B</title><link>/2</link><description><![CDATA[x", "", "A /1; B /2"},
		"feeds one after the other":        {rssOf(item("A")) + atom("", `<link href="/2"/>`), "", "A /1; A /2"},
		"RSS items in Atom":                {`<feed xmlns="http://www.w3.org/2005/Atom">` + item("A") + "</feed>", "", "A /1"},
		"entries of Atom in RSS":           {rssOf(`<entry><title>A</title><link href="/2"/></entry>`), "", "A /2"},
		"one entry alone":                  {`<entry xmlns="http://www.w3.org/2005/Atom"><title>A</title><link href="/2"/></entry>`, "", "A /2"},
		"items without a feed":             {item("A") + "<item><title>B</title><link>/2</link></item>", "", "A /1; B /2"},
		"a root that nobody knows":         {"<root><channel>" + item("A") + "</channel></root>", "", "A /1"},
		"entities of its own":              {`<!DOCTYPE rss [<!ENTITY co "Acme &amp; &#67;o"><!ENTITY bomb "&co;&co;">]>` + rssOf(item("&co; &bomb;")), "", "Acme & Co &co;&co; /1"},
		"EBCDIC":                           {encoded(t, charmap.CodePage037.NewEncoder(), `<?xml version="1.0" encoding="cp037"?>`+rssOf(item("A"))), "", "A /1"},

		"JSON with commas too many":    {`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","url":"/1","title":"A",},],}`, "", "A /1"},
		"JSON with control characters": {"{\"items\":[{\"id\":\"1\",\"url\":\"/1\",\"title\":\"A\x01\tb\nc \\\" d\"}]}", "", `A b c " d /1`},
		"JSON that breaks off":         {`{"items":[{"id":"1","url":"/1","title":"A"},{"id":"2","url":"/2","title":"{\"`, "", "A /1"},
		"JSON in a call":               {`load({"items":[{"id":"1","url":"/1","title":"A"}]});`, "", "A /1"},
		"JSON Feed":                    {"\ufeff" + `{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":1,"url":"/1","title":"A"}]}`, "", "A /1"},
	} {
		got, _, err := titles(c.body, c.contentType)
		if err != nil || got != c.want {
			t.Errorf("%s: got %q, %v; want %q", name, got, err, c.want)
		}
	}
}

// TestTruncatedFeedKeepsWhatIsWhole: of the item in which a feed breaks off, the
// elements that are complete stay, once it has an address.
func TestTruncatedFeedKeepsWhatIsWhole(t *testing.T) {
	whole := rssOf("<item><title>A</title><link>/1</link></item><item><title>B &amp; C</title><link>/22</link><description>He denies it</description></item>")
	linked := strings.Index(whole, "/22</link>") + len("/22</link>")
	for cut := strings.Index(whole, " C</title>"); cut < strings.LastIndex(whole, "</item>"); cut++ {
		want := "A /1"
		if cut >= linked {
			want = "A /1; B & C /22"
		}
		got, note, err := titles(whole[:cut], "")
		if err != nil || got != want || !strings.Contains(note, "breaks off; its 1 complete entries are read, and what there is of the last") {
			t.Fatalf("cut at %q: %q (%s), %v", whole[:cut][cut-10:], got, note, err)
		}
		f, _ := parseFeed(t.Context(), []byte(whole[:cut]), "", feedURL)
		if said := f.entries[1].Description; said != "" && said != "He denies it" {
			t.Fatalf("cut at %q: half a sentence is kept: %q", whole[:cut][cut-10:], said)
		}
	}
}

func TestUnreadableFeedsSayWhy(t *testing.T) {
	deep := strings.Repeat("<a>", 5000)
	var prefixes strings.Builder
	for i := range maxPrefixes + 1 {
		prefixes.WriteString(" xmlns:p" + strings.Repeat("x", i) + `="u"`)
	}
	for says, body := range map[string]string{
		"is empty": " \n",
		"an HTML page, not a feed; did you mean https://feed.example/rss?": `<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>`,
		"document <opml>":           `<?xml version="1.0"?><opml version="2.0"/>`,
		"begins with \"Not found\"": "Not found",
		"no JSON Feed":              `{"error":"gone"}`,
		"cannot be parsed":          `{"items":[`,
		"breaks off":                `<rss><channel><item><title>A`,
		"nested deeper":             "<rss><channel>" + deep,
		"namespaces":                "<rss" + prefixes.String() + "><channel></channel></rss>",
	} {
		_, _, err := titles(body, "")
		tr, ok := errors.AsType[*trouble](err)
		if !ok || tr.outcome != data.OutcomeUnreadable || !strings.Contains(tr.detail, says) {
			t.Errorf("want %q, got %v", says, err)
		}
	}
}

func TestLongFeedIsCut(t *testing.T) {
	f, err := parseFeed(context.Background(), []byte(rssOf(strings.Repeat("<item><title>A</title></item>", maxEntries+1))), "", feedURL)
	if err != nil || len(f.entries) != maxEntries || !strings.Contains(f.note, "first 5000 entries") {
		t.Errorf("%d entries, note %q, %v", len(f.entries), f.note, err)
	}
}

func FuzzParseFeed(f *testing.F) {
	f.Add([]byte(rssOf(anItem)), "text/xml; charset=koi8-r")
	f.Add([]byte(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b"><entry><title type="xhtml"><div>x</div></title><link href=x></entry>`), "")
	f.Add([]byte(`{"version":"1","items":[{"id":1,"url":"u","date_published":"2024"}]}`), "")
	f.Add([]byte("\xff\xfe<\x00r\x00s\x00s\x00>\x00"), "")
	f.Add([]byte(`<rss><channel><item><![CDATA[<a]]><b c="d'e>&#x80;&#0;&amp</item><item/>`), "")
	f.Add([]byte(`<!DOCTYPE rss [<!ENTITY a "b">]><rdf:RDF><item></rdf:RDF>`), "")
	w := New(options())
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		feed, err := parseFeed(context.Background(), body, contentType, feedURL)
		if err != nil {
			if tr, ok := errors.AsType[*trouble](err); !ok || tr.detail == "" || strings.Contains(tr.detail, "gave up") {
				t.Fatalf("no clear reason: %v", err)
			}
			return
		}
		for _, d := range w.appendItems(nil, map[string]bool{}, feed, data.Source{URL: feedURL}) {
			if d.ID != data.DocumentID(d.URL) || len(d.Title) > maxTitle || len(d.Summary) > maxSummary {
				t.Fatalf("%+v", d)
			}
		}
	})
}
