package detect

import (
	"flag"
	"os"
	"testing"

	"callworthy/data"
	"callworthy/enrich/company"
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
	docs, err := ReadGold(f, name, split)
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// namer finds the organisations of labelled articles the way a night does:
// with a matcher that knows all of them as prospects.
func namer(docs []GoldDoc) func(data.Article) []data.Mention {
	seen := map[string]bool{}
	var prospects []data.Prospect
	for _, d := range docs {
		for _, o := range d.Orgs {
			if id := FoldOrg(o); !seen[id] && id != "inc." && id != "inc" && id != "the company" {
				seen[id] = true
				prospects = append(prospects, data.Prospect{ID: id, Name: o})
			}
		}
	}
	return company.New(prospects).Mentions
}

// namesOf finds the organisations of one article alone.
func namesOf(a data.Article, orgs []string) []data.Mention {
	return namer([]GoldDoc{{Orgs: orgs}})(a)
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
	docs := goldDocs(t, *goldFile, *goldSplit)
	mentions := namer(docs)
	res := Evaluate(docs, func(g GoldDoc) []data.Event { return d.Detect(g.Article, mentions(g.Article)) })
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
