package text

import (
	"encoding/json"
	"html"
	"os"
	"strings"
	"testing"
)

// newsdayPage returns the page that the news server of the corpora makes of a
// title and paragraphs.
func newsdayPage(tb testing.TB) func(title string, paragraphs []string) string {
	raw, err := os.ReadFile("../../../shared/tools/newsday.py")
	if err != nil {
		tb.Skip("news server is not beside the repository")
	}
	_, rest, _ := strings.Cut(string(raw), `PAGE = """`)
	template, _, _ := strings.Cut(rest, `"""`)
	return func(title string, paragraphs []string) string {
		var body strings.Builder
		for _, p := range paragraphs {
			body.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
		}
		side := ""
		for range 5 {
			side += `<li><a href="/news/3.html">Story 3</a></li>`
		}
		return strings.NewReplacer("{t}", html.EscapeString(title), "{w}", "newswire", "{iso}", "2024-08-23T07:30:00+00:00",
			"{side}", side, "{body}", body.String()).Replace(template)
	}
}

func TestNewsdayPagesWhole(t *testing.T) {
	page := newsdayPage(t)
	raw, err := os.ReadFile("../../../shared/gold/releases.jsonl")
	if err != nil {
		t.Skip("releases are not beside the repository")
	}
	whole, n := 0, 0
	try := func(title string, paragraphs []string) {
		got, err := Read(Source{Body: []byte(page(title, paragraphs)), ContentType: "text/html; charset=utf-8", URL: "http://127.0.0.2/news/1.html"})
		if n++; err == nil && got.Text == strings.Join(paragraphs, "\n\n") {
			whole++
		} else if n-whole < 5 {
			t.Logf("%v\n got %.600q\nwant %.600q", err, got.Text, strings.Join(paragraphs, "\n\n"))
		}
	}
	for line := range strings.Lines(string(raw)) {
		var d struct{ Title, Text string }
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatal(err)
		}
		paragraphs := chunks(Line(d.Title), Line(d.Text))
		if len(paragraphs) == 0 {
			continue
		}
		try(d.Title, paragraphs)
		try(d.Title, paragraphs[:1])
	}
	t.Logf("%d of %d pages whole", whole, n)
	if 1000*whole < 995*n {
		t.Errorf("%d of %d pages whole, want 99.5 %%", whole, n)
	}
}

// chunks groups the sentences of a text into paragraphs of some 60 words.
func chunks(title, s string) []string {
	var out []string
	start := 0
	spans := Sentences(s)
	for i, sp := range spans {
		if i == len(spans)-1 || len(strings.Fields(s[start:sp.End])) >= 60 {
			if p := strings.TrimSpace(s[start:sp.End]); p != "" && p != title {
				out = append(out, p)
			}
			start = sp.End
		}
	}
	return out
}
