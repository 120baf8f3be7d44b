package data

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
)

func TestLoadConfigReadsEveryKey(t *testing.T) {
	got, problems := LoadConfig("testdata/full.yaml")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := Config{
		File: "testdata/full.yaml", Prospects: "testdata/in/prospects.csv", Calls: "testdata/in/calls.csv",
		Suppressions: "/etc/callworthy/suppressions.csv", Playbook: "testdata/playbook.yaml", Policy: "testdata/policy.yaml",
		Triggers: "testdata/triggers", Store: "/var/lib/callworthy.duckdb", Publish: "public", Keep: 7,
		Reps: []Rep{
			{ID: "ann", Name: "Ann Example", Timezone: "Europe/London", Hours: "08:00-16:00", Capacity: 40, Line: 9},
			{ID: "bo", Name: "bo", Timezone: machineZone(), Hours: "09:30-23:59", Capacity: 25, Line: 10},
		},
		Sources: []Source{
			{Kind: SourceFeed, URL: "https://news.example/rss", Line: 13},
			{Kind: SourceSite, URL: "https://{domain}/news", Line: 14},
			{Kind: SourceCatalog, URL: entry(t, "prnewswire").URL, Line: 15, Entry: entry(t, "prnewswire")},
			{Kind: SourceFeed, URL: "https://search.example/{ticker}/rss?q={name}&when=7d", Line: 16},
		},
		Crawl: CrawlConfig{
			UserAgent: "Example Ltd (news@example.com)", PerHostDelay: 250 * time.Millisecond, MaxAge: 30 * 24 * time.Hour,
			Timeout: 5 * time.Second, MaxBody: 2 << 20, Concurrency: 8, AllowPrivateNetworks: true, Pages: "matched",
		},
		Deliver: DeliverConfig{
			SMTP: SMTPConfig{
				Host: "mail.example.com", Port: 2525, TLS: TLSOpportunistic, From: "Call list <calls@example.com>",
				UsernameEnv: "SMTP_USER", PasswordEnv: "SMTP_PASSWORD", Line: 32,
				To: []Recipient{{"ann", "ann@example.com", 39}, {"bo", "Bo Example <bo@example.com>", 40}},
			},
			Webhooks: []WebhookConfig{
				{Shape: ShapeSlack, URLEnv: "SLACK_URL", Line: 42},
				{Shape: ShapeTeams, URL: "http://127.0.0.1:1/hook", Rep: "bo", Line: 43},
			},
			CAFile: "testdata/ca.pem", CALine: 44,
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestLoadConfigDefaults(t *testing.T) {
	got, problems := parseConfig("dir/callworthy.yaml", []byte("prospects: p.csv\nreps:\ncrawl:\n  pages:\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	want := Config{
		File: "dir/callworthy.yaml", Prospects: "dir/p.csv", Store: "dir/var/callworthy.duckdb", Publish: "dir/public", Keep: 90,
		Reps: []Rep{{ID: "rep", Name: "Everyone", Timezone: machineZone(), Hours: "09:00-17:00", Capacity: 25}},
		Crawl: CrawlConfig{
			UserAgent: DefaultUserAgent, PerHostDelay: time.Second, MaxAge: 2160 * time.Hour, Timeout: 20 * time.Second,
			MaxBody: 8388608, Concurrency: 64, Pages: "all", PagesPerHost: 500,
		},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// Each file of testdata/config has one mistake and names it in its last line.
func TestLoadConfigNamesEachMistake(t *testing.T) {
	files, err := filepath.Glob("testdata/config/*.yaml")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, want, _ := strings.Cut(strings.TrimSpace(string(body)), "# want ")
		_, problems := LoadConfig(file)
		if got := problems.Error(); got != file+":"+want {
			t.Errorf("got  %s\nwant %s:%s", got, file, want)
		}
		fatal := !slices.Contains([]string{"source-twice.yaml", "source-closed.yaml", "source-email.yaml"}, filepath.Base(file))
		if (len(problems.Fatal()) > 0) != fatal {
			t.Errorf("%s: fatal is %v, want %v", file, !fatal, fatal)
		}
	}
}

func TestLoadConfigReportsAllMistakesInFileOrder(t *testing.T) {
	_, problems := parseConfig("c.yaml", []byte("crawl: {pages: some}\nkeep: 0\nsourcs: []\n"))
	var lines []string
	for _, p := range problems {
		lines = append(lines, fmt.Sprint(p.Line))
	}
	if got := strings.Join(lines, " "); got != "1 1 2 3" {
		t.Errorf("lines %s: %v", got, problems)
	}
}

func TestLoadConfigMissingFile(t *testing.T) {
	_, problems := LoadConfig("testdata/none.yaml")
	if len(problems.Fatal()) != 1 || !strings.Contains(problems.Error(), "there is no such file") || !strings.Contains(problems.Error(), "callworthy init") {
		t.Error(problems)
	}
}

func TestMissingFilesSayWhatToDo(t *testing.T) {
	_, playbook := LoadPlaybook("testdata/none.yaml", nil)
	_, triggers := LoadTriggers("testdata/none")
	for key, problems := range map[string]Problems{"playbook": playbook, "triggers": triggers} {
		text := problems.Error()
		if len(problems.Fatal()) != 1 || !strings.HasPrefix(text, "testdata/none") || !strings.Contains(text, "there is no such file") || !strings.Contains(text, "mend `"+key+"`") {
			t.Errorf("%s: %v", key, problems)
		}
	}
}

func TestSizes(t *testing.T) {
	for v, want := range map[string]int64{"8388608": 8388608, "8 MiB": 8 << 20, "8MiB": 8 << 20, "64 kb": 64000, "1 GiB": 1 << 30, "4096 B": 4096} {
		cfg, problems := parseConfig("c.yaml", []byte("prospects: p\ncrawl: {max_body: "+v+"}\n"))
		if cfg.Crawl.MaxBody != want || len(problems) > 0 {
			t.Errorf("%s: %d, want %d; %v", v, cfg.Crawl.MaxBody, want, problems)
		}
	}
}

func FuzzConfig(f *testing.F) {
	files, _ := filepath.Glob("testdata/config/*.yaml")
	for _, file := range append(files, "testdata/full.yaml") {
		body, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		cfg, problems := parseConfig("c.yaml", body)
		if cfg.Prospects == "" && len(problems.Fatal()) == 0 {
			t.Error("no prospects and no problem")
		}
		if cfg.Keep < 1 || len(cfg.Reps) == 0 || cfg.Crawl.Timeout <= 0 || cfg.Crawl.MaxBody < 1024 {
			t.Errorf("out of bounds: %+v", cfg)
		}
		for _, p := range problems {
			if p.Line < 0 || p.Line > 2+strings.Count(string(body), "\n")+strings.Count(string(body), "\r") || p.Message == "" {
				t.Errorf("bad problem %+v", p)
			}
		}
		for _, s := range ExpandSources(cfg.Sources, []Prospect{{ID: "1", Name: "A b", Domain: "a.example", Ticker: "T"}}) {
			if s.URL == "" {
				t.Error("a source without a URL")
			}
		}
	})
}
