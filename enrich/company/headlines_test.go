package company

import (
	"encoding/csv"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"callworthy/data"
)

const headlinesDir = "../../../shared/corpora/headlines/"

func loadCSV(tb testing.TB, file string) [][]string {
	f, err := os.Open(file)
	if err != nil {
		tb.Skip("corpora are not beside the repository")
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rows[1:]
}

// kindOfShares ends the names of alias rows that are sectors, markets and goods.
var kindOfShares = setOf("stock stocks market markets sector sectors space companies firms funds fund bond bonds contracts index indices services transportation")

// companyRows makes prospects of the alias rows that hold a name with a legal
// form: the others are commodities, sectors, indices and regulators too, as are the
// rows whose own name ends like that of a sector, "oil and gas stocks", and the
// aliases in small letters.
func companyRows(tb testing.TB) (prospects []data.Prospect, owner map[string]string) {
	owner = map[string]string{}
	for i, row := range loadCSV(tb, headlinesDir+"entity_list_comprehensive.csv") {
		names := strings.Split(row[2], ",")
		legal := false
		for k, n := range names {
			names[k] = strings.TrimSpace(n)
			words := strings.Fields(names[k])
			legal = legal || len(words) > 1 && legalClass[fold(words[len(words)-1])] != ""
		}
		own := strings.Fields(strings.ToLower(names[0]))
		if !legal || kindOfShares[own[len(own)-1]] {
			continue
		}
		names = append(names[:1], slices.DeleteFunc(names[1:], func(n string) bool { return n == strings.ToLower(n) })...)
		id := fmt.Sprintf("E%04d", i)
		prospects = append(prospects, data.Prospect{ID: id, Name: names[0], Aliases: names[1:]})
		for _, n := range names {
			if owner[strings.ToLower(n)] == "" {
				owner[strings.ToLower(n)] = id
			}
		}
	}
	return prospects, owner
}

var labelled = regexp.MustCompile(`(?:\{|, )(?:'(.+?)'|"(.+?)"): ['"](?:neutral|positive|negative)`)

// goods are labels that also stand in a company's alias row and mean a commodity,
// a sector or an index: they are left out.
var goods = setOf("gold silver oil brent copper zinc nickel steel metals metal sugar tea it banks bank nifty stocks pharma auto power")

func TestHeadlinesRecall(t *testing.T) {
	prospects, owner := companyRows(t)
	m := New(prospects)
	all, found, other := 0, 0, 0
	for _, row := range loadCSV(t, headlinesDir+"SEntFiN.csv") {
		got := map[string]bool{}
		for _, k := range m.Mentions(data.Article{Title: row[1]}) {
			got[k.ProspectID] = true
		}
		for _, l := range labelled.FindAllStringSubmatch(row[2], -1) {
			name := strings.ToLower(l[1] + l[2])
			id := owner[name]
			if id == "" || goods[strings.Fields(name)[0]] && !strings.Contains(name, " ") {
				continue
			}
			if all++; got[id] {
				found++
			} else {
				t.Logf("missed %q in %q", name, row[1])
			}
			delete(got, id)
		}
		other += len(got)
	}
	share := float64(found) / float64(all)
	t.Logf("%d of %d companies found, recall %.3f; %d found beyond the labels", found, all, share, other)
	if share < 0.94 {
		t.Errorf("recall %.3f, want 0.94", share)
	}
}
