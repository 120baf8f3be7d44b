package enrich_test

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"os"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/enrich"
	"callworthy/enrich/detect"
)

// BenchmarkTextToEvents reads full-length releases for 10,000 prospects, company
// names of a stock exchange's register: how many megabytes of article text a
// second turn into events on one core.
//
//	go test ./enrich -run '^$' -bench TextToEvents -cpu 1
func BenchmarkTextToEvents(b *testing.B) {
	triggers, problems := data.Triggers()
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	d, err := detect.New(triggers)
	if err != nil {
		b.Fatal(err)
	}
	r := enrich.New(registered(b, 10000), d)
	articles, size := releases(b, 1500)
	b.SetBytes(size)
	events := 0
	for b.Loop() {
		events = 0
		for _, a := range articles {
			_, found := r.Read(a)
			events += len(found)
		}
	}
	b.ReportMetric(float64(events), "events")
}

// registered are companies of the register beside the repository.
func registered(b *testing.B, n int) []data.Prospect {
	f, err := os.Open("../../shared/corpora/companies/sec_tickers.csv")
	if err != nil {
		b.Skip("no company register beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		b.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var out []data.Prospect
	for i, row := range rows[1:min(len(rows), n+1)] {
		out = append(out, data.Prospect{ID: row[column["ticker"]] + "-" + row[column["cik"]], Name: row[column["name"]], Ticker: row[column["ticker"]], Line: i + 2})
	}
	return out
}

// releases are full-length press releases from beside the repository.
func releases(b *testing.B, n int) (articles []data.Article, size int64) {
	f, err := os.Open("../../shared/corpora/wire-2024.jsonl.gz")
	if err != nil {
		b.Skip("no releases beside the repository")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 4<<20)
	for in.Scan() && len(articles) < n {
		var l struct{ ID, Title, Text, Published string }
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			b.Fatal(err)
		}
		day, _ := time.Parse(time.RFC3339, l.Published)
		articles = append(articles, data.Article{DocumentID: l.ID, Title: l.Title, Text: l.Text, PublishedAt: day})
		size += int64(len(l.Title) + len(l.Text))
	}
	return articles, size
}
