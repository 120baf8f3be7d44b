package detect

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"time"

	"callworthy/data"
	"callworthy/enrich/company"
)

var wireMonths = flag.String("wire", "", "read these months of the wire (2024-05,2024-06) for the S&P 500 and print what is listed")

// TestWireReport prints the events that months of real news give to the
// companies of an index, most of them bystanders: to be read one by one.
// go test ./enrich/detect -run WireReport -v -wire 2024-05
func TestWireReport(t *testing.T) {
	if *wireMonths == "" {
		t.Skip("asked for with -wire")
	}
	d, name := builtIn(t), company.New(indexProspects(t)).Mentions
	type line struct {
		data.Event
		named int // in how many bytes of text, how many times
	}
	var all []line
	for _, a := range wireArticles(t, strings.Split(*wireMonths, ",")) {
		ms := name(a)
		for _, e := range d.Detect(a, ms) {
			n := 0
			for _, m := range ms {
				if m.ProspectID == e.ProspectID {
					n++
				}
			}
			if e.Status != data.StatusPast && e.Confidence >= 0.3 {
				e.Title = a.Title
				all = append(all, line{e, n})
			}
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Confidence > all[j].Confidence })
	for _, e := range all {
		mark := " "
		if e.Listable {
			mark = "*"
		}
		fmt.Printf("%s %.2f %s %s/%s %s ×%d [%s]\n      %s %v\n", mark, e.Confidence, e.ProspectID, e.Type, e.Rule, e.Status, e.named, e.Title, e.Evidence.Quote, e.Slots)
	}
}

func indexProspects(t *testing.T) []data.Prospect {
	f, err := os.Open("../../../shared/corpora/companies/sp500.csv")
	if err != nil {
		t.Skip("no list of companies beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, h := range rows[0] {
		column[h] = i
	}
	var out []data.Prospect
	for _, r := range rows[1:] {
		out = append(out, data.Prospect{ID: r[column["Symbol"]], Name: r[column["Security"]], Ticker: r[column["Symbol"]],
			Industry: r[column["GICS Sector"]], City: r[column["Headquarters Location"]], Country: "US"})
	}
	return out
}

func wireArticles(t *testing.T, months []string) []data.Article {
	f, err := os.Open("../../../shared/corpora/wire-2024.jsonl.gz")
	if err != nil {
		t.Skip("no wire beside the repository")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []data.Article
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var l struct{ ID, Title, Published, Text string }
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		for _, m := range months {
			if strings.HasPrefix(l.Published, m) {
				day, _ := time.Parse("2006-01-02", l.Published[:10])
				out = append(out, data.Article{DocumentID: l.ID, Title: l.Title, Text: l.Text, PublishedAt: day})
			}
		}
	}
	return out
}
