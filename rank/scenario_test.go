package rank

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"callworthy/data"
)

var update = flag.Bool("update", false, "write what Rank says into the scenario files")

// Each file of testdata/scenario tells a story that a sales manager can read:
// prospects, history and news go in; the list and those held back come out. The
// list's day stands in the line "on: 2024-03-05".
func TestScenarios(t *testing.T) {
	eachScenario(t, "scenario", func(t *testing.T, a *txtar.Archive) map[string]string {
		in := scenario(t, a)
		list := Rank(in)
		holdLaws(t, withMarket(in), list)
		return map[string]string{"list": listText(list, strings.Contains(string(a.Comment), "show: mail")), "held back": heldText(list)}
	})
}

// eachScenario compares what is told of each file of a folder of testdata with what
// the file says, by section.
func eachScenario(t *testing.T, folder string, tell func(*testing.T, *txtar.Archive) map[string]string) {
	files, err := filepath.Glob("testdata/" + folder + "/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := tell(t, a)
			if *update {
				rewrite(t, file, a, got)
				return
			}
			for name, text := range got {
				if diff := cmp.Diff(section(a, name), text); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

func scenario(t *testing.T, a *txtar.Archive) Input {
	t.Helper()
	_, after, _ := strings.Cut(string(a.Comment), "on: ")
	date, err := time.Parse("2006-01-02", strings.TrimSpace(strings.SplitN(after, "\n", 2)[0]))
	if err != nil {
		t.Fatalf("the line \"on: DAY\" is missing: %v", err)
	}
	dir := t.TempDir()
	path := func(name string) string {
		text := section(a, name)
		if text == "" {
			return ""
		}
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	in := Input{AsOf: date.Add(4 * time.Hour), Date: date, Triggers: testTriggers(t), Playbook: testPlaybook(t)}
	var problems [3]data.Problems
	in.Prospects, problems[0] = data.LoadProspects(path("prospects.csv"))
	in.Touches, problems[1] = data.LoadTouches(path("calls.csv"), in.Prospects)
	in.Suppressions, problems[2] = data.LoadSuppressions(path("suppressions.csv"))
	for _, ps := range problems {
		if len(ps) > 0 {
			t.Fatal(ps.Error())
		}
	}
	unmarshal(t, section(a, "reps.yaml"), &in.Reps)
	unmarshal(t, section(a, "failed.yaml"), &in.SourceFailed)
	in.Events = news(t, section(a, "news.yaml"))
	in.Signals = marketNews(t, section(a, "market.yaml"))
	in.Pages = leadershipPages(t, section(a, "pages.yaml"))
	unmarshal(t, section(a, "sites.yaml"), &in.Profiles)
	if p := path("playbook.yaml"); p != "" {
		in.Playbook, problems[0] = data.LoadPlaybook(p, in.Triggers)
		if len(problems[0]) > 0 {
			t.Fatal(problems[0].Error())
		}
	}
	return in
}

// withMarket is the Input as the laws see it: a signal proves a reason as an
// event does.
func withMarket(in Input) Input {
	in.Events = in.Events[:len(in.Events):len(in.Events)]
	for _, g := range in.Signals {
		in.Events = append(in.Events, g.Event)
	}
	return in
}

// marketNews reads lines as news does, with what ties them to the prospect:
// {of: acme, relation: competitor, about: Rival, term: Rival, type: funding, …}.
func marketNews(t *testing.T, text string) []data.Signal {
	t.Helper()
	var rows []map[string]string
	unmarshal(t, text, &rows)
	var out []data.Signal
	for i, e := range news(t, text) {
		e.ID, e.DocumentID = fmt.Sprintf("g%02d", i), fmt.Sprintf("m%02d", i)
		if e.StoryID == "" {
			e.StoryID = e.ID
		}
		if e.URL = strings.Replace(e.URL, "/d", "/m", 1); rows[i]["doc"] != "" {
			e.DocumentID = rows[i]["doc"]
		}
		out = append(out, data.Signal{Event: e, Relation: data.Relation(rows[i]["relation"]), About: rows[i]["about"], Term: rows[i]["term"], AboutProspect: rows[i]["who"]})
	}
	return out
}

// leadershipPages reads lines such as {of: acme, now: Bo Ek, gone: Dana Whit, seen:
// 2024-03-01, missed: 2024-03-08}.
func leadershipPages(t *testing.T, text string) []data.WatchedPage {
	t.Helper()
	var rows []map[string]string
	unmarshal(t, text, &rows)
	var out []data.WatchedPage
	for _, row := range rows {
		page := data.WatchedPage{ProspectID: row["of"], Kind: data.PageLeadership, URL: "https://" + row["of"] + ".example/leadership", People: []data.PagePerson{{Name: row["now"]}}}
		page.Gone = []data.GonePerson{{PagePerson: data.PagePerson{Name: row["gone"]}, SeenAt: dayIn(t, row["seen"]), MissedAt: dayIn(t, row["missed"])}}
		out = append(out, page)
	}
	return out
}

// news reads lines such as {of: acme, type: funding, day: 2024-03-01, says: "…"}.
// doc is the document's id, headline its own where says is another sentence. Every
// other key is a slot; what is left out is done, new, sure and listable.
func news(t *testing.T, text string) []data.Event {
	t.Helper()
	var rows []map[string]string
	unmarshal(t, text, &rows)
	var out []data.Event
	for i, row := range rows {
		e := data.Event{ID: fmt.Sprintf("e%02d", i), DocumentID: fmt.Sprintf("d%02d", i), Status: data.StatusDone,
			Novelty: data.NoveltyNew, Confidence: 0.9, Listable: true, Slots: map[string]string{}}
		host := "wire.example"
		for key, v := range row {
			switch key {
			case "of":
				e.ProspectID = v
			case "story":
				e.StoryID = v
			case "type":
				e.Type = v
			case "status":
				e.Status = data.Status(v)
			case "role":
				e.Role = v
			case "novelty":
				e.Novelty = data.Novelty(v)
			case "day":
				e.PublishedAt = dayIn(t, v)
			case "happened":
				e.HappenedOn = dayIn(t, v)
			case "doc":
				e.DocumentID = v
			case "headline":
			case "relation", "about", "term", "who":
			case "sure":
				if _, err := fmt.Sscan(v, &e.Confidence); err != nil {
					t.Fatal(err)
				}
			case "listable":
				e.Listable = v == "true"
			case "outlet":
				host = v
			case "says":
				e.Title, e.Evidence.Quote = v, v
			default:
				e.Slots[key] = v
			}
		}
		if row["headline"] != "" {
			e.Title = row["headline"]
		}
		e.ObservedAt = e.PublishedAt.Add(30 * time.Hour)
		e.URL = "https://" + host + "/" + e.DocumentID
		out = append(out, e)
	}
	return out
}

func dayIn(t *testing.T, v string) time.Time {
	t.Helper()
	day, err := time.Parse("2006-01-02", v)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func unmarshal(t *testing.T, text string, to any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), to); err != nil {
		t.Fatal(err)
	}
}

func testTriggers(t testing.TB) []data.Trigger {
	t.Helper()
	var out []data.Trigger
	body, err := os.ReadFile("testdata/triggers.yaml")
	if err == nil {
		err = yaml.Unmarshal(body, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func testPlaybook(t testing.TB) data.Playbook {
	t.Helper()
	p, problems := data.LoadPlaybook("testdata/playbook.yaml", testTriggers(t))
	if len(problems) > 0 {
		t.Fatal(problems.Error())
	}
	return p
}

func section(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func rewrite(t *testing.T, file string, a *txtar.Archive, got map[string]string) {
	t.Helper()
	for _, name := range []string{"list", "held back"} {
		found := false
		for i := range a.Files {
			if a.Files[i].Name == name {
				a.Files[i].Data, found = []byte(got[name]), true
			}
		}
		if !found {
			a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got[name])})
		}
	}
	if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// listText shows the calls as a rep would read them out.
func listText(l data.List, mails bool) string {
	var b strings.Builder
	for _, c := range l.Calls {
		fmt.Fprintf(&b, "%s %d. %s (%s %s, %.1f)\n", c.Rep, c.Rank, c.ProspectID, c.Reason.Kind, c.Reason.ID, c.Score)
		fmt.Fprintf(&b, "   %s\n   %s-%s %s: %s\n", c.Reason.Sentence, c.CallFrom, c.CallUntil, c.Timezone, c.WhenWhy)
		for _, line := range []string{"offer: " + c.Reason.Offer + " (" + c.Fit + ")", "opener: " + c.Reason.Opener,
			"voicemail: " + c.Reason.Voicemail, "tact: " + c.Reason.Tact, "told: " + strings.Join(c.Told, " | "),
			"told besides: " + strings.Join(c.Reason.AlreadyTold, " | "), "to send: " + strings.Trim(c.Reason.Content.Title+", "+c.Reason.Content.URL, ", "),
			"contact: " + c.Reason.ContactNote, "now: " + newHolder(c.Reason.NewContact), "spelling: " + c.Reason.Spelling} {
			if !strings.HasSuffix(line, ": ") {
				b.WriteString("   " + line + "\n")
			}
		}
		if mails && c.Reason.Mail.Body != "" {
			mail := "mail: " + c.Reason.Mail.Subject + "\n\n" + c.Reason.Mail.Body
			b.WriteString("   " + strings.ReplaceAll(strings.ReplaceAll(mail, "\n", "\n     | "), "| \n", "|\n") + "\n")
		}
	}
	return b.String()
}

func newHolder(n data.NewContact) string {
	if n.Name == "" {
		return ""
	}
	return n.Name + ", " + n.Title + " (“" + n.Evidence + "” " + n.URL + ")"
}

func heldText(l data.List) string {
	var b strings.Builder
	for _, h := range l.HeldBack {
		fmt.Fprintf(&b, "%s: %s. %s\n", h.ProspectID, h.Cause, h.Detail)
	}
	return b.String()
}
