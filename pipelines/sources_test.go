package pipelines_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/pipelines"
)

// TestCatalogNight makes an event of an item of a Form 8-K, whose caption is the
// quote, and one of new posts on a board.
func TestCatalogNight(t *testing.T) {
	posts := `{"title":"Sales Manager","absolute_url":"https://board.example/1"}`
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/files/company_tickers.json":
			fmt.Fprint(w, `{"0":{"cik_str":42,"ticker":"BRW","title":"BRIGHTWATER"}}`)
		case "/submissions/CIK0000000042.json":
			fmt.Fprintf(w, `{"name":"BRIGHTWATER ROBOTICS INC","filings":{"recent":{"accessionNumber":["0000000042-26-000001"],"filingDate":["%s"],"form":["8-K"],"items":["2.02,9.01"]}}}`,
				nightOne.AddDate(0, 0, -2).Format(time.DateOnly))
		case "/v1/boards/halden/jobs":
			fmt.Fprint(w, `{"jobs":[`+posts+`]}`)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	h := newHouse(t)
	h.write(t, "prospects.csv", "id,name,ticker\nP1,Brightwater Robotics,NASDAQ: BRW\nP2,Halden Freight,\nP3,No Ticker,\n")
	h.write(t, "callworthy.yaml", `prospects: prospects.csv
crawl: {allow_private_networks: true, per_host_delay: 0s, user_agent: "Tests tests@example.com"}
sources:
  - catalog: sec-8k
  - {catalog: greenhouse, board: halden, prospect: P2}
`)
	run := func(asOf time.Time) data.Report {
		in, problems := pipelines.LoadInputs(h.config())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for i, src := range in.Sources {
			in.Sources[i] = onHost(src, s.URL)
		}
		res, err := pipelines.Run(t.Context(), in, pipelines.Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		return res.Report
	}
	first := run(nightOne)
	if len(first.Sources) != 2 || first.Status != data.RunComplete {
		t.Fatalf("%s: %+v", first.Status, first.Sources)
	}
	const events = "SELECT prospect_id, type, status, evidence FROM events WHERE withdrawn_at IS NULL ORDER BY type"
	got := strings.Join(strings.Fields(h.query(t, events)), " ")
	if !strings.Contains(got, `"P1", "results", "done", "Item 2.02: Results of Operations and Financial Condition"`) || strings.Contains(got, "hiring") {
		t.Errorf("events %s", got)
	}
	posts += strings.Repeat(`,{"title":"Forklift Driver","absolute_url":"https://board.example/2"}`, 3)
	run(nightOne.AddDate(0, 0, 3))
	if got := h.query(t, events); strings.Contains(got, "hiring") {
		t.Errorf("the board was asked within a week: %s", got)
	}
	run(nightOne.AddDate(0, 0, 7))
	if got := strings.Join(strings.Fields(h.query(t, events)), " "); !strings.Contains(got, `"P2", "hiring", "planned", "Forklift Driver"`) {
		t.Errorf("events %s", got)
	}
}

// onHost moves a catalog source to a host of a test.
func onHost(src data.Source, host string) data.Source {
	here := func(address string) string {
		_, rest, _ := strings.Cut(address, "://")
		return host + rest[strings.IndexByte(rest, '/'):]
	}
	e := *src.Entry
	e.Pause, e.Asks = 0, nil
	for _, ask := range src.Entry.Asks {
		e.Asks = append(e.Asks, here(ask))
	}
	src.URL, src.Entry = here(src.URL), &e
	return src
}

// TestTurns asks a catalog source for so many prospects a night as its owner's
// rate allows, those that waited longest first.
func TestTurns(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, `{"articles":[]}`)
	}))
	defer s.Close()
	h := newHouse(t)
	h.write(t, "prospects.csv", "id,name\nP1,Alder Works\nP2,Birch Works\nP3,Cedar Works\n")
	asked := func(asOf time.Time) string {
		in, problems := pipelines.LoadInputs(h.config())
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		e := data.CatalogEntry{ID: "search", Name: "Search", Format: data.FormatGDELT, PerNight: 2}
		in.Sources = data.ExpandSources([]data.Source{{Kind: data.SourceCatalog, URL: s.URL + "/?q={name}", Entry: &e}}, in.Prospects)
		res, err := pipelines.Run(t.Context(), in, pipelines.Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, r := range res.Report.Sources {
			if r.Outcome != data.OutcomeNotDue {
				out = append(out, r.Prospect)
			} else if !strings.Contains(r.Detail, "waits for its turn: Search is asked for 2 prospects a night") {
				t.Errorf("%+v", r)
			}
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		night int
		want  string
	}{{0, "P1 P2"}, {1, "P1 P3"}, {1, "P1 P3"}} { // a night that is run again asks for the same
		if got := asked(nightOne.AddDate(0, 0, c.night)); got != c.want {
			t.Errorf("night %d: asked for %s, want %s", c.night, got, c.want)
		}
	}
}
