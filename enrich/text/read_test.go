package text

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const filler = `<p>The company makes pumps for mines and sells them in forty countries, with a service network of its own on four continents.</p>
<p>Its customers asked for the plant because deliveries from overseas took too long, said the managing director at the opening.</p>
<p>The building has a floor space of twelve thousand square metres and was paid for from the cash flow of the last two years.</p>`

func htmlPage(body string) string {
	return `<!doctype html><html lang="en"><head><title>Acme opens plant | Wire</title></head><body><nav><a href="/">Home</a></nav>
<main><article><h1>Acme opens plant</h1><p class="byline">By Jane Roe, 5 May</p>` + body + filler + `</article></main><footer>Copyright Wire</footer></body></html>`
}

func TestReadKeepsThePagesCharacters(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"inline elements", `<p>The <a href="/x">Acme</a> <b>Corp</b>oration <em>opened</em> on <time datetime="2024-05-05">5 May</time> a “plant” in <span>Ohio</span>, it said.</p>`,
			"The Acme Corporation opened on 5 May a “plant” in Ohio, it said."},
		{"folded white space", "<p>Acme\n   opened&nbsp;a \t plant in Ohio this week, it said on Monday.</p>", "Acme opened a plant in Ohio this week, it said on Monday."},
		{"line breaks", `<p>Acme opened a plant in Ohio.<br>It cost ten million dollars.</p>`, "Acme opened a plant in Ohio. It cost ten million dollars."},
		{"paragraphs by line breaks", `<p>Acme opened a plant in Ohio this week.<br><br>It cost ten million dollars to build.</p>`,
			"Acme opened a plant in Ohio this week.\n\nIt cost ten million dollars to build."},
		{"lists", `<ul><li>Sales rose by seven per cent in the year.</li><li>Profit rose by nine per cent in the year.</li></ul>`,
			"Sales rose by seven per cent in the year.\n\nProfit rose by nine per cent in the year."},
		{"tables", `<table><tr><td>Revenue of the group</td><td>512</td></tr><tr><td>Profit of the group</td><td>33</td></tr></table>`,
			"Revenue of the group 512\n\nProfit of the group 33"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, err := Read(Source{Body: []byte(htmlPage(tt.body)), ContentType: "text/html; charset=utf-8"})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(page.Text, tt.want+"\n\nThe company makes") {
				t.Errorf("text = %q, want it to begin with %q", page.Text, tt.want)
			}
			for _, no := range []string{"Home", "Copyright", "Jane Roe", "Acme opens plant"} {
				if strings.Contains(page.Text, no) {
					t.Errorf("text holds %q", no)
				}
			}
		})
	}
}

func TestReadShortPages(t *testing.T) {
	body := `<html><body><aside><p>Most read: Beta opens a large plant in Ohio</p></aside><article><h1>Acme</h1><p>Acme opens in Ohio.</p></article></body></html>`
	page, err := Read(Source{Body: []byte(body)})
	if err != nil || page.Text != "Acme opens in Ohio." {
		t.Errorf("Read = %q, %v", page.Text, err)
	}
}

func TestReadCharsets(t *testing.T) {
	p := func(meta, word string) []byte {
		return []byte("<html><head>" + meta + "</head><body><article><p>Acme opens a " + word + " in Ohio today.</p></article></body></html>")
	}
	tests := []struct {
		name, contentType string
		body              []byte
		want              string
	}{
		{"header", "text/html; charset=windows-1251", p("", "\xe7\xe0\xe2\xee\xe4"), "завод"},
		{"meta", "text/html", p(`<meta charset="iso-8859-1">`, "caf\xe9"), "café"},
		{"byte-order mark", "text/html; charset=iso-8859-1", append([]byte("\xef\xbb\xbf"), p("", "café")...), "café"},
		{"UTF-8 under a wrong header", "text/html; charset=iso-8859-1", p("", "café"), "café"},
		{"nothing said", "", p("", "caf\xe9"), "café"},
		{"invalid", "text/html; charset=utf-8", p("", "caf\xff"), "cafÿ"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, err := Read(Source{Body: tt.body, ContentType: tt.contentType})
			if want := "Acme opens a " + tt.want + " in Ohio today."; page.Text != want || err != nil {
				t.Errorf("text = %q, %v, want %q", page.Text, err, want)
			}
		})
	}
}

func TestReadPlainText(t *testing.T) {
	page, err := Read(Source{Body: []byte("Acme opens\r\na plant.\r\n\r\nIt is  big.\n"), ContentType: "text/plain"})
	if err != nil || page.Text != "Acme opens a plant.\n\nIt is big." {
		t.Errorf("Read = %q, %v", page.Text, err)
	}
}

func TestReadRefusesWhatIsNoText(t *testing.T) {
	for _, s := range []Source{{Body: []byte("%PDF-1.7 x")}, {Body: []byte("x"), ContentType: "image/png"}, {Body: []byte("<html></html>")}, {}} {
		if page, err := Read(s); err == nil {
			t.Errorf("Read(%q) = %q without error", s.Body, page.Text)
		}
	}
}

func TestReadMeta(t *testing.T) {
	fetched := time.Date(2024, 6, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		head string
		want string // RFC 3339, empty when none
	}{
		{`<meta property="article:published_time" content="2024-05-05T22:30:00-05:00">`, "2024-05-06T03:30:00Z"},
		{`<meta name="date" content="2024-05-05">`, "2024-05-05T00:00:00Z"},
		{`<meta property="article:published_time" content="2031-05-05T22:30:00Z">`, ""},
		{``, ""},
	}
	for _, tt := range tests {
		body := strings.Replace(htmlPage("<p>Acme opens a plant.</p>"), "<head>", "<head>"+tt.head, 1)
		body = strings.Replace(body, "5 May", "", 1)
		page, err := Read(Source{Body: []byte(body), FetchedAt: fetched})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if !page.PublishedAt.IsZero() {
			got = page.PublishedAt.Format(time.RFC3339)
		}
		if got != tt.want || page.Language != "en" || page.Title != "Acme opens plant" {
			t.Errorf("%s: published %q, language %q, title %q", tt.head, got, page.Language, page.Title)
		}
	}
}

func TestReadLinks(t *testing.T) {
	body := htmlPage(`<p>See <a href="https://acme.test/news#top">Acme</a>, <a href="/b">Beta</a>, <a href="https://acme.test/news#top">again</a>, <a href="javascript:alert(1)">run</a> and <a href="mailto:a@b.test">mail</a> for more of it all.</p>`)
	page, err := Read(Source{Body: []byte(body), URL: "https://wire.test/a/1.html"})
	want := []string{"https://acme.test/news#top", "https://wire.test/b"}
	if err != nil || !slices.Equal(page.Links, want) {
		t.Errorf("links = %q, %v, want %q", page.Links, err, want)
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ text, declared, want string }{
		{strings.Repeat("Das Unternehmen hat die Zahl der Mitarbeiter in dem Werk mit einer neuen Linie erhöht. ", 3), "en", "de"},
		{strings.Repeat("The company has raised the number of people in its plant with a new line. ", 3), "", "en"},
		{"Acme.", "fr", "fr"},
		{strings.Repeat("会社は新しい工場を開いた。", 10), "ja", "ja"},
	}
	for _, tt := range tests {
		if got := language(tt.text, tt.declared); got != tt.want {
			t.Errorf("language(%.20q, %q) = %q, want %q", tt.text, tt.declared, got, tt.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(htmlPage("<p>Acme opens a plant.</p>")), "text/html")
	f.Add([]byte("<table><tr><td>x<p>y</table><b><p>z</b>"), "text/html; charset=gbk")
	f.Add([]byte("a\n\nb"), "text/plain")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		page, err := Read(Source{Body: body, ContentType: contentType, URL: "http://a.test/"})
		if page.Text != Plain(page.Text) {
			t.Fatalf("white space is not folded in %q", page.Text)
		}
		if page.Text == "" && err == nil {
			t.Fatal("neither text nor error")
		}
	})
}
