package detect

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"callworthy/data"
)

var (
	goldFile   = flag.String("gold", "", "print a report on this gold file (releases, headlines, full)")
	goldSplit  = flag.String("split", "build", "its split: build or check")
	goldErrors = flag.Int("errors", 0, "how many wrong and missed to print")
	goldType   = flag.String("type", "", "errors of this type only")
)

// goldDocs reads the labelled articles of a file and split; it skips the test
// when the labels are not beside the repository.
func goldDocs(t testing.TB, name, split string) []GoldDoc {
	t.Helper()
	f, err := os.Open("../../../shared/gold/" + name + ".jsonl")
	if err != nil {
		t.Skip("no labelled articles beside the repository")
	}
	defer f.Close()
	var out []GoldDoc
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var l struct {
			ID, Split, Title, Published, Text string
			Orgs                              []string
			Events                            []struct{ Org, Type, Status, Role, Evidence string }
		}
		if err := json.Unmarshal(sc.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		if split != "" && l.Split != split {
			continue
		}
		pub, _ := time.Parse("2006-01-02", l.Published)
		d := GoldDoc{ID: l.ID, Article: data.Article{Title: l.Title, Text: l.Text, PublishedAt: pub}, Orgs: l.Orgs}
		for _, e := range l.Events {
			d.Events = append(d.Events, GoldEvent{e.Org, e.Type, e.Role, e.Evidence, data.Status(e.Status)})
		}
		out = append(out, d)
	}
	return out
}

// namesOf finds every whole-word occurrence of the organisations, of their
// names without a last word like Holdings, and of the short forms that the text
// gives in brackets.
func namesOf(a data.Article, orgs []string) []data.Mention {
	var out []data.Mention
	for _, o := range orgs {
		names := append([]string{o}, shortForms(a, o)...)
		for _, f := range []data.Field{data.FieldTitle, data.FieldText} {
			for _, name := range names {
				out = append(out, occurrences(f.Of(a), name, FoldOrg(o), f)...)
			}
		}
	}
	return out
}

func occurrences(s, name, prospect string, f data.Field) []data.Mention {
	var out []data.Mention
	for from := 0; ; {
		i := strings.Index(s[from:], name)
		if i < 0 {
			return out
		}
		i += from
		from = i + len(name)
		if edge(s, i, from) {
			out = append(out, data.Mention{ProspectID: prospect, Field: f, Start: i, End: from})
		}
	}
}

var (
	lastWord = regexp.MustCompile(`^(.{4,}) (?:Holdings?|Group|Inc\.?|Technolog(?:y|ies)|Corporation|Pharmaceuticals|Therapeutics|Network|Company|Automotive|Media|Immersion Technologies)$`)
	brackets = regexp.MustCompile(`^[^.;]{0,45}?\((?:[^()“"]{0,40}[“"])?([A-Z][A-Za-z&\-]{1,20}(?: [A-Z][A-Za-z&]+)?)[”"]?(?:\)| or | and )`)
	ticker   = regexp.MustCompile(`^[^.;]{0,25}?\([A-Za-z]+ ?[A-Za-z]*:? ?([A-Z]{3,5})\)`)
)

func shortForms(a data.Article, org string) []string {
	var out []string
	if m := lastWord.FindStringSubmatch(org); m != nil {
		out = append(out, m[1])
	}
	i := strings.Index(a.Text, org)
	if i < 0 {
		return out
	}
	rest := a.Text[i+len(org):]
	for _, re := range []*regexp.Regexp{brackets, ticker} {
		if m := re.FindStringSubmatch(rest); m != nil && m[1] != "Company" && m[1] != "The Company" && m[1] != "NASDAQ" && m[1] != "NYSE" {
			out = append(out, m[1])
		}
	}
	return out
}

func edge(s string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return (start == 0 || !inWord(before)) && (end == len(s) || !inWord(after))
}

func builtIn(t testing.TB) *Detector {
	t.Helper()
	triggers, problems := data.Triggers()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, err := New(triggers)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestGoldReport prints figures for whoever works on the patterns:
// go test ./enrich/detect -run GoldReport -v -gold releases -errors 30
func TestGoldReport(t *testing.T) {
	if *goldFile == "" {
		t.Skip("asked for with -gold")
	}
	d := builtIn(t)
	res := Evaluate(goldDocs(t, *goldFile, *goldSplit), func(g GoldDoc) []data.Event {
		return d.Detect(g.Article, namesOf(g.Article, g.Orgs))
	})
	if *goldType != "" {
		res.Wrong, res.Missed = only(res.Wrong), only(res.Missed)
	}
	res.Print(os.Stdout, *goldErrors)
}

func only(ms []Miss) []Miss {
	var out []Miss
	for _, m := range ms {
		if m.Type == *goldType {
			out = append(out, m)
		}
	}
	return out
}
