package pipelines

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"callworthy/data"
)

// TestDiscoveryYAML writes proposals that pass the check, whatever the names and
// sites of prospects hold, and proposes nothing that is asked already.
func TestDiscoveryYAML(t *testing.T) {
	catalog, err := data.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	survey := func(id, url string) data.SiteSurvey {
		return data.SiteSurvey{Source: siteAt(url, id), Outcome: data.OutcomeOK, URL: url, Rooms: map[data.PageKind]string{}}
	}
	acme := survey("no", "https://acme.example/")
	acme.News, acme.NewsAt, acme.Items = "feed", "https://acme.example/feed\nsources: [x]", 7
	acme.Rooms[data.PageLeadership] = "https://acme.example/team"
	acme.Boards = []data.BoardFound{{Catalog: "greenhouse", Board: "acme", Posts: 3}, {Catalog: "lever", Board: `a"c: me`, Posts: 1}}
	dead := survey("3", "https://gone.example/")
	dead.Outcome, dead.Detail = data.OutcomeUnreachable, robotsFirst+"there is no host gone.example"
	d := Discovery{
		On:        "2026-11-24",
		Prospects: []data.Prospect{{ID: "no", Name: "Acme\n- feed: x", Ticker: "ACM"}, {ID: "2", Name: "Bolt"}, {ID: "3", Name: "Gone"}, {ID: "4", Name: "Nowhere"}},
		Surveys:   map[string]data.SiteSurvey{"no": acme, "2": survey("2", "https://bolt.example/"), "3": dead},
		Catalog:   catalog, Asked: map[string]bool{"gdelt": true, "https://bolt.example/": true},
	}
	out := string(d.YAML())
	for _, want := range []string{
		"  # Acme - feed: x (no)\n",
		"  # news: feed at https://acme.example/feed sources: [x] with 7 items; leadership: https://acme.example/team\n  - {site: \"https://acme.example/\", prospect: \"no\"}\n",
		"  - {catalog: greenhouse, board: acme, prospect: \"no\"}  # 3 open posts\n",
		"  # asked already: https://bolt.example/: no news found\n",
		"  #   3: https://gone.example/: there is no host gone.example\n",
		"  # Without a domain: 4\n",
		"  # - catalog: sec-8k  # first write an e-mail address into crawl.user_agent\n",
		"  - catalog: prnewswire\n",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "catalog: gdelt") {
		t.Error("proposes what is asked already")
	}
	path := filepath.Join(t.TempDir(), "callworthy.yaml")
	if err := os.WriteFile(path, []byte("prospects: p.csv\n"+out), 0o644); err != nil {
		t.Fatal(err)
	}
	cfg, problems := data.LoadConfig(path)
	if len(problems) > 0 || len(cfg.Sources) != 5 || cfg.Sources[2].Board != `a"c: me` || cfg.Sources[2].Prospect != "no" {
		t.Errorf("%v\n%+v", problems, cfg.Sources)
	}
	d.Prospects, d.Catalog = nil, nil
	if out := string(d.YAML()); !strings.Contains(out, "\nsources: []\n") {
		t.Errorf("an empty list is no YAML:\n%s", out)
	}
}
