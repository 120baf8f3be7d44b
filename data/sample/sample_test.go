package sample

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"callworthy/data"
)

// asOf is a Monday, so that working days and days differ.
var asOf = time.Date(2026, 3, 2, 5, 30, 0, 0, time.UTC)

func at(t *testing.T, asOf time.Time) World {
	t.Helper()
	w, err := New(asOf, Web{
		Base:  func(host string) string { return "http://" + host },
		Story: func(url, prospect, event string) string { return data.EventID(data.DocumentID(url), prospect, event) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestTheFilesLoadWithoutAProblem(t *testing.T) {
	dir := t.TempDir()
	for name, body := range at(t, asOf).Files {
		if err := os.WriteFile(filepath.Join(dir, name), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cfg, problems := data.LoadConfig(filepath.Join(dir, "callworthy.yaml"))
	prospects, ps := data.LoadProspects(cfg.Prospects)
	problems = append(problems, ps...)
	touches, ps := data.LoadTouches(cfg.Calls, prospects)
	problems = append(problems, ps...)
	suppressions, ps := data.LoadSuppressions(cfg.Suppressions)
	problems = append(problems, ps...)
	triggers, ps := data.LoadTriggers("")
	problems = append(problems, ps...)
	_, ps = data.LoadPlaybook(cfg.Playbook, triggers)
	problems = append(problems, ps...)
	problems = append(problems, data.AssignOwners(prospects, cfg.Reps, cfg.Prospects)...)
	if len(problems) > 0 {
		t.Error(problems)
	}
	if len(prospects) != 37 || len(touches) != 73 || len(suppressions) != 3 || len(cfg.Reps) != 3 {
		t.Errorf("%d prospects, %d touches, %d suppressions, %d reps", len(prospects), len(touches), len(suppressions), len(cfg.Reps))
	}
	if sources := data.ExpandSources(cfg.Sources, prospects); len(sources) != 14 {
		t.Errorf("%d sources, want 6 general ones and two for each of 4 tickers", len(sources))
	}
}

func TestSameArgumentsSameBytes(t *testing.T) {
	a, b := at(t, asOf), at(t, asOf)
	for key, p := range a.Pages {
		if !bytes.Equal(p.Body, b.Pages[key].Body) {
			t.Errorf("%s differs", key)
		}
	}
	if !maps.EqualFunc(a.Files, b.Files, bytes.Equal) || len(a.Pages) != len(b.Pages) {
		t.Error("files or pages differ")
	}
}

// Whatever the weekday and the hour, no item is from the future and the freshest is
// at most a long weekend old.
func TestNewsIsFreshOnEveryDay(t *testing.T) {
	zone := time.FixedZone("east", 13*3600)
	for i := range 14 {
		now := time.Date(2026, 2, 20+i, i, 0, 0, 0, zone)
		var newest time.Time
		for key, p := range at(t, now).Pages {
			if p.Modified.After(now) {
				t.Errorf("%v: %s is from %v", now, key, p.Modified)
			}
			if p.Modified.After(newest) {
				newest = p.Modified
			}
		}
		if age := now.Sub(newest); age > 4*24*time.Hour {
			t.Errorf("%v: the newest page is %v old", now, age)
		}
	}
}

func TestPagesAreWhatTheyClaim(t *testing.T) {
	articles, refused := 0, 0
	for key, p := range at(t, asOf).Pages {
		text := string(p.Body)
		switch {
		case strings.Contains(text, "{{") || strings.Contains(text, "<no value>"):
			t.Errorf("%s: a token was left open", key)
		case p.Status == 403:
			refused++
		case strings.Contains(p.ContentType, "json"):
			if !json.Valid(p.Body) {
				t.Errorf("%s is no JSON", key)
			}
		case strings.Contains(p.ContentType, "xml") && !strings.Contains(text, "iso-8859-1"):
			if err := xml.Unmarshal(p.Body, new(struct{ XMLName xml.Name })); err != nil {
				t.Errorf("%s: %v", key, err)
			}
		case strings.Contains(text, "<h1"):
			articles++
		}
	}
	if articles < 40 || refused != 2 {
		t.Errorf("%d articles, %d refused", articles, refused)
	}
}

func TestLatin1IsLatin1(t *testing.T) {
	p := at(t, asOf).Pages["kilnreview.example/news.rss"]
	if !bytes.Contains(p.Body, []byte("\xa331m")) || !bytes.Contains(p.Body, []byte("Malm\xf6")) || !bytes.Contains(p.Body, []byte(`encoding="iso-8859-1"`)) {
		t.Error("the feed of Foundry & Kiln Review is not in ISO-8859-1")
	}
}

func TestStoryTokenIsTheFirstEvent(t *testing.T) {
	w := at(t, asOf)
	url := "http://northline.example/business/marlstone-kiln-hall"
	if want := data.EventID(data.DocumentID(url), "marlstone", "expansion"); !bytes.Contains(w.Files["calls.csv"], []byte(","+want+",good,")) {
		t.Errorf("calls.csv does not name %s", want)
	}
}

func TestWorkingDays(t *testing.T) {
	c := calendar{asOf: asOf}
	for offset, want := range map[string]string{
		"-1b": "Fri 27 Feb 2026", "-5b": "Mon 23 Feb 2026", "+5b": "Mon 9 Mar 2026", "-1d": "Sun 1 Mar 2026", "-0d": "Mon 2 Mar 2026",
		"+2w": "Mon 16 Mar 2026", "+1m": "Thu 2 Apr 2026", "-1y": "Sun 2 Mar 2025",
	} {
		if got, err := c.day(offset); err != nil || got.Format("Mon 2 Jan 2006") != want {
			t.Errorf("%s: %v %v, want %s", offset, got, err, want)
		}
	}
	if _, err := c.fill("{{soon Monday}}"); err == nil {
		t.Error("a bad offset is not refused")
	}
}

// Only numbers kept for fiction, and only .example, may stand in the world.
func TestNobodyRealIsReached(t *testing.T) {
	phone := regexp.MustCompile(`\+[\d -]{8,}\d`)
	fictional := regexp.MustCompile(`^\+(1\d{3}55501\d\d|441632960\d{3}|44(116|113|141|117|118)4960\d{3}|442079460\d{3}|35320910?\d+|353209\d{6}|493023125\d{3}|46846500 ?4\d\d|4684650\d+|464062804\d\d)$`)
	host := regexp.MustCompile(`(?:https?://|@)([a-z0-9-]+\.[a-z0-9.-]+)`)
	w := at(t, asOf)
	texts := [][]byte{}
	for _, name := range slices.Sorted(maps.Keys(w.Files)) {
		texts = append(texts, w.Files[name])
	}
	for _, key := range slices.Sorted(maps.Keys(w.Pages)) {
		if !strings.Contains(w.Pages[key].ContentType, "xml") { // their namespaces are real
			texts = append(texts, w.Pages[key].Body)
		}
	}
	for _, text := range texts {
		for _, m := range phone.FindAllString(string(text), -1) {
			if digits := strings.NewReplacer(" ", "", "-", "").Replace(m); !fictional.MatchString(digits) {
				t.Errorf("%s is not kept for fiction", m)
			}
		}
		for _, m := range host.FindAllStringSubmatch(string(text), -1) {
			if h := strings.TrimRight(m[1], "."); !strings.HasSuffix(h, ".example") && h != "schema.org" && h != "jsonfeed.org" && h != "www.w3.org" {
				t.Errorf("%s is a real host", h)
			}
		}
	}
}
