package company

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"callworthy/data"
)

type release struct {
	ID, Split, Title, Text string
	Orgs                   []string
}

func loadReleases(tb testing.TB, file string) []release {
	raw, err := os.ReadFile("../../../shared/gold/" + file)
	if err != nil {
		tb.Skip("labelled releases are not beside the repository")
	}
	var out []release
	for line := range strings.Lines(string(raw)) {
		var r release
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			tb.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// prospectsOf makes a prospect of every organisation that the labels name.
func prospectsOf(releases []release) (prospects []data.Prospect, ids map[string]string) {
	ids = map[string]string{}
	for _, r := range releases {
		for _, o := range r.Orgs {
			key := strings.ToLower(strings.Join(strings.Fields(o), " "))
			if ids[key] == "" {
				ids[key] = fmt.Sprintf("P%05d", len(ids))
				prospects = append(prospects, data.Prospect{ID: ids[key], Name: o})
			}
		}
	}
	return prospects, ids
}

// orgRecall is the share of (document, organisation) pairs that are found.
func orgRecall(releases []release, split string, missed func(r release, org string)) (found, all int) {
	prospects, ids := prospectsOf(releases)
	m := New(prospects)
	for _, r := range releases {
		if r.Split != split {
			continue
		}
		got := map[string]bool{}
		for _, k := range m.Mentions(data.Article{Title: r.Title, Text: r.Text}) {
			got[k.ProspectID] = true
		}
		for _, o := range r.Orgs {
			all++
			if got[ids[strings.ToLower(strings.Join(strings.Fields(o), " "))]] {
				found++
			} else if missed != nil {
				missed(r, o)
			}
		}
	}
	return found, all
}

func TestReleasesRecall(t *testing.T) {
	for file, floor := range map[string]float64{"releases.jsonl": 0.97, "headlines.jsonl": 0.97} {
		found, all := orgRecall(loadReleases(t, file), "build", func(r release, org string) {
			t.Logf("missed %q in %q", org, r.Title)
		})
		share := float64(found) / float64(all)
		t.Logf("%s: %d of %d organisations found, %.3f", file, found, all, share)
		if share < floor {
			t.Errorf("%s: recall %.3f, want %.2f", file, share, floor)
		}
	}
}

// BenchmarkReleases measures real text with 12,000 real names as prospects.
func BenchmarkReleases(b *testing.B) {
	releases := loadReleases(b, "releases.jsonl")
	prospects, _ := prospectsOf(releases)
	for i, row := range loadCSV(b, "../../../shared/corpora/companies/sec_tickers.csv") {
		prospects = append(prospects, data.Prospect{ID: fmt.Sprint("S", i), Name: row[2], Ticker: row[1]})
	}
	m, size := New(prospects), 0
	for _, r := range releases {
		size += len(r.Title) + len(r.Text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, r := range releases {
			m.Mentions(data.Article{Title: r.Title, Text: r.Text})
		}
	}
}
