package text

import (
	"strings"
	"testing"
	"time"
)

// A hostile page costs at most a few seconds and never the night.
func TestHostilePages(t *testing.T) {
	const size = 512 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	few := func(s string, n int) string { return strings.Repeat(s, n) }
	prose := few("Acme Corporation has opened a new office in Berlin. ", 40)
	tests := map[string]string{
		"empty":                "",
		"deep":                 fill("<div>"),
		"deep inline":          fill("<b>x"),
		"almost too deep":      few("<div>", 400) + prose + few("<div><p>x</p>", 100),
		"many paragraphs":      "<article>" + fill("<p>x</p>"),
		"enough paragraphs":    "<article>" + few("<p>Acme opens an office in town.</p>", 19000),
		"equal long":           "<article>" + few("<p>"+prose+"</p>", 1500),
		"many links":           few(`<p><a href="/a">Acme opens an office in town</a></p>`, 12000),
		"one text":             "<p>" + fill("word "),
		"no spaces":            "<p>" + fill("x"),
		"attributes":           "<p " + fill("a=b ") + ">" + prose,
		"tables":               few("<table><tr><td>", 150) + prose,
		"nested cells":         few("<table><tr><td>", 100) + few("<b>1</b>", 20000),
		"json":                 `<script type="application/ld+json">` + fill(`{"a":[`) + `</script><p>` + prose,
		"json dates":           `<script type="application/ld+json">{` + fill(`"datePublished":"2024-01-01",`) + `}</script><p>` + prose,
		"dates":                "<p>" + fill("2024-01-01 "),
		"metas":                few(`<meta property="article:published_time" content="2024-01-01T00:00:00">`, 50000),
		"entities":             "<p>" + fill("&amp;"),
		"comments":             few("<!-- x -->", 55000) + "<p>" + prose,
		"line breaks":          "<p>" + few("word<br>", 25000),
		"lists":                few("<ul><li>word", 120) + few("<li>word two", 15000),
		"headings":             few("<h2>Acme opens</h2>", 29000),
		"binary":               fill("\x00\xff\x80<"),
		"no-break characters":  "<p>" + fill("\u00a0"),
		"same paragraph twice": few("<div><p>"+prose+"</p></div>", 2),
	}
	for name, body := range tests {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			page, err := Read(Source{Body: []byte(body), ContentType: "text/html", URL: "http://a.test/x"})
			took := time.Since(begin)
			t.Logf("%v, %d bytes of text, error %v", took, len(page.Text), err)
			if took > time.Minute { // a guard against no end, not a measurement
				t.Errorf("took %v", took)
			}
			if page.Text == "" && err == nil {
				t.Error("neither text nor error")
			}
		})
	}
}
