package market

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
	"callworthy/enrich/company"
	"callworthy/enrich/detect"
)

// readAs reads an article for prospects as a night does.
func readAs(t testing.TB, prospects []data.Prospect, a data.Article) (*Market, []data.Signal) {
	t.Helper()
	triggers, problems := data.Triggers()
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	d, err := detect.New(triggers)
	if err != nil {
		t.Fatal(err)
	}
	m := New(prospects, d)
	mentions := company.New(prospects).Mentions(a)
	events := d.Detect(a, mentions)
	signals := m.Read(a, mentions, events)
	if len(signals) > 0 && !m.Concerns(a) && len(mentions) == 0 {
		t.Error("signals of an article that concerns nobody")
	}
	for _, s := range signals {
		if got := s.Evidence.Field.Of(a)[s.Evidence.Start:s.Evidence.End]; got != s.Evidence.Quote {
			t.Errorf("the quote %q does not stand where it says: %q", s.Evidence.Quote, got)
		}
	}
	return m, signals
}

// told is the signals as "prospect relation about type: term".
func told(signals []data.Signal) string {
	var out []string
	for _, s := range signals {
		out = append(out, fmt.Sprintf("%s %s %s %s: %s", s.ProspectID, s.Relation, s.About, s.Type, s.Term))
	}
	return strings.Join(out, "; ")
}

func TestNewsOfOthers(t *testing.T) {
	plant := "Halden Freight has opened a new cold storage plant in Gdansk, the haulier said on Friday."
	halden := data.Prospect{ID: "P2", Name: "Halden Freight", Industry: "Logistics"}
	for _, c := range []struct {
		name      string
		prospects []data.Prospect
		text      string
		want      string
	}{
		{"a competitor that is no prospect", []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden Freight"}}}, plant,
			"P1 competitor Halden Freight expansion: Halden Freight"},
		{"one that is a prospect, written otherwise", []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden Freight Ltd"}}, halden}, plant,
			"P1 competitor Halden Freight Ltd expansion: Halden Freight Ltd"},
		{"of two prospects, each writing it otherwise", []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden Freight Inc"}},
			{ID: "P3", Name: "Tessen", Competitors: []string{"Halden Freight"}}}, plant,
			"P1 competitor Halden Freight Inc expansion: Halden Freight Inc; P3 competitor Halden Freight expansion: Halden Freight"},
		{"named beside its competitor", []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden Freight"}}},
			"Halden Freight has opened a new plant in Gdansk next to Corvane.", ""},
		{"a competitor inside the name of a prospect", []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden"}}, halden}, plant, ""},
		{"itself", []data.Prospect{{ID: "P2", Name: "Halden Freight", Competitors: []string{"Halden Freight"}}}, plant, ""},
		{"a customer", []data.Prospect{{ID: "P1", Name: "Corvane", Customers: []string{"Halden Freight"}}}, plant,
			"P1 customer Halden Freight expansion: Halden Freight"},
		{"a rule", []data.Prospect{{ID: "P1", Name: "Corvane", Regulators: []string{"Tarn Food Authority"}}},
			"The Tarn Food Authority has tightened its rules on cold storage of fish, which was expected.",
			"P1 regulator Tarn Food Authority regulatory: Tarn Food Authority"},
		{"a regulator's own doings", []data.Prospect{{ID: "P1", Name: "Corvane", Regulators: []string{"Tarn Food Authority"}}},
			"The Tarn Food Authority has appointed Ann Roe as chief executive. It opened a new office in Hull and published its results.", ""},
		{"a rule of somebody else", []data.Prospect{{ID: "P1", Name: "Corvane", Regulators: []string{"Tarn Food Authority"}}},
			"The Tarn Food Authority said that Dorwick Council adopted new rules on noise.", ""},
		{"an industry by its words", []data.Prospect{{ID: "P1", Name: "Corvane", Keywords: []string{"cold storage"}}, halden}, plant,
			"P1 industry Halden Freight expansion: cold storage"},
		{"an industry by one word", []data.Prospect{{ID: "P1", Name: "Corvane", Industry: "logistics", Keywords: []string{"haulier"}}, halden}, plant,
			"P1 industry Halden Freight expansion: haulier"},
		{"one word, another industry", []data.Prospect{{ID: "P1", Name: "Corvane", Industry: "Dental", Keywords: []string{"haulier"}}, halden}, plant, ""},
		{"a word of its own news", []data.Prospect{{ID: "P2", Name: "Halden Freight", Keywords: []string{"cold storage"}}}, plant, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, signals := readAs(t, c.prospects, data.Article{DocumentID: "d", Title: "News", Text: c.text})
			if got := told(signals); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestOneStoryWhoeverWritesIt gives ways of writing one competitor one party.
func TestOneStoryWhoeverWritesIt(t *testing.T) {
	_, signals := readAs(t, []data.Prospect{{ID: "P1", Name: "Corvane", Competitors: []string{"Halden Freight Inc"}},
		{ID: "P3", Name: "Tessen", Competitors: []string{"Halden Freight"}}},
		data.Article{DocumentID: "d", Text: "Halden Freight has opened a new plant in Gdansk, the haulier said on Friday."})
	if len(signals) != 2 || signals[0].Party != signals[1].Party || signals[0].ID == signals[1].ID {
		t.Errorf("parties and ids: %+v", signals)
	}
}

// TestNeedOfAProspect knows an asker that is a prospect, and offers it to the
// others alone; to whom it is a competitor its tender is a competitor's news.
func TestNeedOfAProspect(t *testing.T) {
	belts := []string{"conveyor belts"}
	_, signals := readAs(t, []data.Prospect{
		{ID: "P1", Name: "Corvane", Sells: belts}, {ID: "P2", Name: "Halden Freight", Sells: belts},
		{ID: "P3", Name: "Tessen", Sells: belts, Competitors: []string{"Halden Freight"}},
	}, data.Article{DocumentID: "d", Text: "Halden Freight has issued a tender for conveyor belts. Bids are due by 14 May."})
	if got := told(signals); got != "P1 need Halden Freight rfp: conveyor belts; P3 competitor Halden Freight rfp: Halden Freight" {
		t.Errorf("signals: %s", got)
	}
	if s := signals[0]; s.AboutProspect != "P2" || s.Slots["product"] != "conveyor belts" || s.Slots["counterparty"] != "Halden Freight" {
		t.Errorf("need: %+v", s)
	}
}

// TestSharedByTooMany leaves out what everybody sells.
func TestSharedByTooMany(t *testing.T) {
	var many []data.Prospect
	for i := range maxShared + 1 {
		many = append(many, data.Prospect{ID: fmt.Sprintf("P%03d", i), Name: fmt.Sprintf("Seller Number %d", i), Sells: []string{"conveyor belts"}})
	}
	a := data.Article{DocumentID: "d", Text: "Halden Freight has issued a tender for conveyor belts."}
	if _, signals := readAs(t, many, a); len(signals) != 0 {
		t.Errorf("%d signals for what all sell", len(signals))
	}
	if _, signals := readAs(t, many[1:], a); len(signals) != maxShared {
		t.Errorf("%d signals, want %d", len(signals), maxShared)
	}
}

// TestFingerprint changes with each column that decides, and not with others.
func TestFingerprint(t *testing.T) {
	was := Fingerprint(data.Prospect{Sells: []string{"a"}})
	for _, p := range []data.Prospect{{Sells: []string{"a"}, Competitors: []string{"b"}}, {Sells: []string{"a", "b"}}, {Sells: []string{"a"}, Keywords: []string{"b"}}, {Keywords: []string{"a"}},
		{Sells: []string{"a"}, Customers: []string{"b"}}, {Sells: []string{"a"}, Regulators: []string{"b"}}} {
		if Fingerprint(p) == was {
			t.Errorf("the same for %+v", p)
		}
	}
	if Fingerprint(data.Prospect{Sells: []string{"a"}, City: "Hull"}) != was || Fingerprint(data.Prospect{Name: "Acme"}) != "" {
		t.Error("other columns count")
	}
}

func FuzzNeeds(f *testing.F) {
	f.Add("Halden Freight seeks supplier of pallet wrap", "Halden Freight, Inc. (NYSE: HAL), which has, is seeking a supplier of conveyor belts.")
	f.Add("", "Bids are invited by the . for conveyor belts")
	f.Add("&", "it said it the company tender for , for conveyor belts & 's ’s")
	m := New(sellers(sold...), nil)
	f.Fuzz(func(t *testing.T, title, text string) {
		a := data.Article{DocumentID: "d", Title: title, Text: text}
		first := m.Read(a, nil, nil)
		for _, s := range first {
			if s.Evidence.Field.Of(a)[s.Evidence.Start:s.Evidence.End] != s.Evidence.Quote || s.About == "" || !strings.Contains(s.Evidence.Quote, s.Slots["product"]) {
				t.Errorf("signal %+v", s)
			}
		}
		if !slices.EqualFunc(first, m.Read(a, nil, nil), func(x, y data.Signal) bool { return x.ID == y.ID }) {
			t.Error("read twice, the article gives other signals")
		}
	})
}

// crowd is a hundred thousand prospects with three competitors and three wares each.
func crowd() []data.Prospect {
	var ps []data.Prospect
	for i := range 100_000 {
		p := data.Prospect{ID: fmt.Sprint(i), Name: fmt.Sprintf("Prospect Number%d Works", i)}
		for k := range 3 {
			p.Competitors = append(p.Competitors, fmt.Sprintf("Rival Number%d Works", (7*i+k)%50_000))
			p.Sells = append(p.Sells, fmt.Sprintf("pump type %d", (11*i+k)%30_000))
		}
		ps = append(ps, p)
	}
	return ps
}

func BenchmarkNew(b *testing.B) {
	ps := crowd()
	for b.Loop() {
		New(ps, nil)
	}
}

// BenchmarkRead reads an article of 6 kB, one sentence of which asks for something.
func BenchmarkRead(b *testing.B) {
	m := New(crowd(), nil)
	a := data.Article{DocumentID: "d", Title: "Halden Freight opens a plant", Text: "Halden Freight is looking for a supplier of pump type 4. " +
		strings.Repeat("The haulier Halden Freight has opened a plant in Gdansk and will hire forty people for it in the spring. ", 60)}
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		m.Read(a, nil, nil)
	}
}
