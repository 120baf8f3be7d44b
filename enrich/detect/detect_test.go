package detect

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"callworthy/data"
)

// brief is what a golden line says of an event.
type brief struct {
	org, typ, role string
	status         data.Status
}

// TestWhoDidWhat reads short articles and compares all listed events.
func TestWhoDidWhat(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct {
		name, title, text string
		orgs              []string
		want              []brief
	}{
		{"apposition and ticker between subject and verb", "", "Ferrand SA (Paris: FER), a leading maker of pumps for dairies, today announced that it has acquired Kolding Pumps.",
			[]string{"Ferrand SA", "Kolding Pumps"},
			[]brief{{"ferrand sa", "acquisition", "acquirer", "done"}, {"kolding pumps", "acquisition", "target", "done"}}},
		{"passive turns the roles", "", "Kolding Pumps was acquired by Ferrand SA on Monday.", []string{"Ferrand SA", "Kolding Pumps"},
			[]brief{{"ferrand sa", "acquisition", "acquirer", "done"}, {"kolding pumps", "acquisition", "target", "done"}}},
		{"history in a relative clause", "", "Ferrand SA, which acquired Kolding Pumps in 2011, makes valves.", []string{"Ferrand SA", "Kolding Pumps"}, nil},
		{"denial", "", "Ferrand SA denied that it will acquire Kolding Pumps.", []string{"Ferrand SA", "Kolding Pumps"}, nil},
		{"a law firm gathers shareholders", "Smith & Rowe LLP Reminds Investors of Class Action Against Vantor Chips",
			"Smith & Rowe LLP, a law firm, reminds investors that a class action lawsuit has been filed against Vantor Chips. Investors who lost money may contact the firm before the lead plaintiff deadline.",
			[]string{"Smith & Rowe LLP", "Vantor Chips"}, []brief{{"vantor chips", "legal", "", "done"}}},
		{"a career is no news", "", "Before that he was previously served by others. Prior to joining Almond Foods, she was appointed chief financial officer of Castor Chemicals.",
			[]string{"Castor Chemicals"}, nil},
		{"boilerplate says nothing", "", "Nova Rail runs trains. Its trains are blue. About Nova Rail Nova Rail has acquired Omni Parcel and launched a new app.", []string{"Nova Rail"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := data.Article{Title: c.title, Text: c.text, PublishedAt: exampleDay}
			var got []brief
			for _, e := range d.Detect(a, namesOf(a, c.orgs)) {
				if e.Status != data.StatusPast && e.Confidence >= likely {
					got = append(got, brief{e.ProspectID, e.Type, e.Role, e.Status})
				}
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestHappenedOnIsADayInTheSentence(t *testing.T) {
	d := builtIn(t)
	a := data.Article{Text: "On May 2, 2024, Ferrand SA completed the acquisition of Kolding Pumps.", PublishedAt: exampleDay}
	for _, e := range d.Detect(a, namesOf(a, []string{"Ferrand SA"})) {
		if want := time.Date(2024, 5, 2, 0, 0, 0, 0, time.UTC); !e.HappenedOn.Equal(want) {
			t.Errorf("happened on %v, want %v", e.HappenedOn, want)
		}
	}
}

func TestNewReportsBadPatterns(t *testing.T) {
	_, err := New([]data.Trigger{{ID: "x", Patterns: []data.Pattern{{Rule: "r", Find: []string{".. S"}}}}})
	if err == nil || !strings.Contains(err.Error(), "rule r") {
		t.Errorf("got %v", err)
	}
}

// checkEvents holds what must be true of any events of any article.
func checkEvents(t *testing.T, a data.Article, events []data.Event) {
	t.Helper()
	seen := map[string]bool{}
	for _, e := range events {
		if id := e.ProspectID + "/" + e.Type; seen[id] {
			t.Errorf("two events for %s", id)
		} else {
			seen[id] = true
		}
		f, q := e.Evidence.Field.Of(a), e.Evidence
		if q.Start < 0 || q.End > len(f) || q.Start >= q.End || f[q.Start:q.End] != q.Quote || len(q.Quote) > maxQuote {
			t.Fatalf("evidence %d..%d %q is not in its field", q.Start, q.End, q.Quote)
		}
		if utf8.ValidString(f) && !utf8.ValidString(q.Quote) {
			t.Fatalf("quote %q cuts a character", q.Quote)
		}
		if e.Confidence < 0 || e.Confidence > 1 || e.Rule == "" || e.Status == "" {
			t.Errorf("incomplete event %+v", e)
		}
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Acme Buys Beta", "PARIS, May 1 (Reuters) - Acme, a maker of (small) pumps, said it has acquired Beta's assets for $5 million; “we are glad,” said Acme’s chief.", 0, 4, 9, 13)
	f.Add("", "Beta’ s Acme, Inc., Beta LLC. and Acme® — the 3rd — raised €5m in March 2019 from Beta, Acme and Beta?", 4, 9, 0, 4)
	d := builtIn(f)
	f.Fuzz(func(t *testing.T, title, text string, a, b, c, e int) {
		article := data.Article{Title: title, Text: text, PublishedAt: exampleDay}
		mentions := namesOf(article, []string{"Acme", "Beta"})
		mentions = append(mentions, data.Mention{ProspectID: "x", Field: data.FieldText, Start: a, End: b}, data.Mention{ProspectID: "y", Field: data.FieldTitle, Start: c, End: e})
		checkEvents(t, article, d.Detect(article, mentions))
	})
}

// TestGoldFloor holds the figures on labelled articles, and what must be true
// of every event there.
func TestGoldFloor(t *testing.T) {
	d := builtIn(t)
	for _, c := range []struct {
		file, split       string
		precision, recall float64
	}{
		{"releases", "build", 0.90, 0.52}, {"headlines", "build", 0.86, 0.63},
		{"releases", "check", 0.82, 0.45}, {"headlines", "check", 0.74, 0.54},
	} {
		docs := goldDocs(t, c.file, c.split)
		mentions := namer(docs)
		res := Evaluate(docs, func(g GoldDoc) []data.Event {
			ms := mentions(g.Article)
			events := d.Detect(g.Article, ms)
			checkEvents(t, g.Article, events)
			if again := d.Detect(g.Article, ms); !reflect.DeepEqual(events, again) {
				t.Errorf("%s: two readings differ", g.ID)
			}
			return events
		})
		if res.Micro.Precision() < c.precision || res.Micro.Recall() < c.recall {
			t.Errorf("%s %s: precision %.3f recall %.3f, want %.2f and %.2f", c.file, c.split, res.Micro.Precision(), res.Micro.Recall(), c.precision, c.recall)
			res.Print(os.Stdout, 0)
		}
	}
}

// BenchmarkDetect reads the labelled releases, of which every one names prospects.
func BenchmarkDetect(b *testing.B) {
	d := builtIn(b)
	docs := goldDocs(b, "releases", "")
	name := namer(docs)
	mentions := make([][]data.Mention, len(docs))
	size := 0
	for i, g := range docs {
		mentions[i] = name(g.Article)
		size += len(g.Article.Title) + len(g.Article.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for i, g := range docs {
			d.Detect(g.Article, mentions[i])
		}
	}
}

// TestBothSidesStandTogether: in a sentence that says who buys whom, the target
// is hardly less certain than the acquirer.
func TestBothSidesStandTogether(t *testing.T) {
	a := data.Article{Title: "Ferrand to buy Kolding Pumps for €38m", PublishedAt: exampleDay,
		Text: "Ferrand has agreed to buy Kolding Pumps, the family-owned maker of milk pumps at Vejle, for €38m in cash, both companies said on Friday.\n\n" +
			"Ferrand makes valves at six sites. Its sales reached €190m last year. Analysts had expected it to look for a purchase in the north.\n\n" +
			"Ferrand expects the deal to complete in May. Ferrand will pay from its own means."}
	sure := map[string]float64{}
	for _, e := range builtIn(t).Detect(a, namesOf(a, []string{"Ferrand", "Kolding Pumps"})) {
		if e.Type == "acquisition" {
			sure[e.Role] = e.Confidence
		}
	}
	if sure["acquirer"] < 0.5 || sure["target"] < otherSide*sure["acquirer"] {
		t.Errorf("confidence by role: %v", sure)
	}
}
