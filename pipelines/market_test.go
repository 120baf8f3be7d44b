package pipelines_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

const marketHeader = "id,name,domain,competitors,sells\n"

// marketWeb tells of a competitor that is no prospect, of one that is, and of
// somebody who asks for conveyor belts.
func marketWeb(t *testing.T) (*web, house) {
	w := newWeb(t)
	w.put("/wire.xml",
		item{"rival", "Tessen Karton raises $40 million in Series B round", "Tessen Karton has raised $40 million in a Series B funding round led by Pine Street Partners.", nightOne.Add(-30 * time.Hour)},
		item{"plant", "Halden Freight opens new plant in Gdansk", "Halden Freight has opened a new plant in Gdansk, the haulier said on Friday.", nightOne.Add(-50 * time.Hour)},
		item{"need", "Port of Gdansk asks for bids", "The Port of Gdansk has issued a tender for conveyor belts. Bids are due by 14 May 2026.", nightOne.Add(-20 * time.Hour)},
	)
	h := newHouse(t, w.URL+"/wire.xml")
	return w, h
}

const liveSignals = "SELECT prospect_id, relation, about, term, type, story_id, novelty, evidence FROM signals WHERE withdrawn_at IS NULL ORDER BY ALL"

// TestSignalsFollowTheColumns reads the news without columns, with them, and
// without them again: nothing is fetched a second time, and the outcome is that
// of a night that sees the final columns alone.
func TestSignalsFollowTheColumns(t *testing.T) {
	w, h := marketWeb(t)
	h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,,\nP2,Halden Freight,halden.example,,\n")
	h.night(t, nightOne)
	if got := h.query(t, liveSignals); got != "null" {
		t.Fatalf("signals without columns: %s", got)
	}

	w.asked()
	columns := marketHeader + "P1,Corvane Dental,corvane.example,Halden Freight Ltd; Tessen Karton,\nP2,Halden Freight,halden.example,,conveyor belts\n"
	h.write(t, "prospects.csv", columns)
	report := h.night(t, nightOne.AddDate(0, 0, 1))
	if asked := w.asked(); slices.ContainsFunc(asked, func(p string) bool { return strings.HasPrefix(p, "/news/") }) {
		t.Errorf("pages were fetched again: %v", asked)
	}
	if report.Signals != 3 {
		t.Errorf("the report counts %d signals, want 3", report.Signals)
	}
	got := h.query(t, liveSignals)
	for _, want := range []string{"Halden Freight Ltd", "new plant in Gdansk", "Tessen Karton", "$40 million", "Port of Gdansk", "need", "rfp", "issued a tender for conveyor belts"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q among the signals:\n%s", want, got)
		}
	}
	if own := h.query(t, "SELECT prospect_id FROM events WHERE prospect_id = 'P1'"); own != "null" {
		t.Errorf("news of competitors became events of the prospect: %s", own)
	}

	fresh := newHouse(t, w.URL+"/wire.xml")
	fresh.write(t, "prospects.csv", columns)
	fresh.night(t, nightOne.AddDate(0, 0, 1))
	if want := fresh.query(t, liveSignals); got != want {
		t.Errorf("signals differ\n--- two nights\n%s\n--- one night\n%s", got, want)
	}

	h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,Tessen Karton,\nP2,Halden Freight,halden.example,,\n")
	h.night(t, nightOne.AddDate(0, 0, 2))
	if got := h.query(t, "SELECT string_agg(about, ', ' ORDER BY about) FROM signals WHERE withdrawn_at IS NULL"); !strings.Contains(got, `"Tessen Karton"`) {
		t.Errorf("standing after the columns have gone: %s", got)
	}
}

func mustRead(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestVerdictTakesBack withdraws a story that a rep called false, names who used
// it, and lets it stand again when the line has gone.
func TestVerdictTakesBack(t *testing.T) {
	_, h := marketWeb(t)
	config := strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n")
	h.write(t, "callworthy.yaml", config)
	const header = "prospect_id,at,rep,outcome,reason_id,verdict\n"
	h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,,\nP2,Halden Freight,halden.example,,\n")
	h.write(t, "calls.csv", header)
	h.night(t, nightOne)
	list := h.published(t, "calllist.json")
	if !strings.Contains(list, "Gdansk") {
		t.Fatalf("the plant is not listed:\n%s", list)
	}
	story := strings.Trim(h.query(t, "SELECT story_id FROM events WHERE prospect_id = 'P2'"), "[] \n\t\"")

	two := nightOne.AddDate(0, 0, 1)
	calls := header + "P2,2026-03-10T10:00:00Z,ben,no_answer," + story + ":a,\nP2,2026-03-10T15:00:00Z,ann,voicemail," + story + ",wrong_company\n"
	h.write(t, "calls.csv", calls)
	report := h.night(t, two)
	if len(report.Rejected) != 1 || report.Rejected[0].Rep != "ann" || strings.Join(report.Rejected[0].UsedBy, " ") != "ann ben" || report.Withdrawn != 1 {
		t.Errorf("the report says %+v, %d withdrawn", report.Rejected, report.Withdrawn)
	}
	if got := h.query(t, "SELECT withdrawn_why FROM events WHERE prospect_id = 'P2'"); !strings.Contains(got, "wrong_company, says ann (2026-03-10); used by ann, ben") {
		t.Errorf("kept with the event: %s", got)
	}
	if list := h.published(t, "calllist.json"); strings.Contains(list, "opened a new plant") {
		t.Errorf("still listed:\n%s", list)
	}
	before := h.morning(t)
	h.night(t, two)
	if h.morning(t) != before {
		t.Error("running the date again changed it")
	}

	h.write(t, "calls.csv", header)
	report = h.night(t, nightOne.AddDate(0, 0, 2))
	if report.Restored != 1 || len(report.Rejected) != 0 {
		t.Errorf("lifted: %d restored, %+v", report.Restored, report.Rejected)
	}
	if list := h.published(t, "calllist.json"); !strings.Contains(list, "Gdansk") {
		t.Errorf("the story did not come back:\n%s", list)
	}
}

// TestDevelopmentRevivesWhatWasCalledFalse: a rewrite of what a rep called false stays
// away, an outlet that tells how it went on is listed; nothing of somebody else's
// story comes back.
func TestDevelopmentRevivesWhatWasCalledFalse(t *testing.T) {
	for verdict, back := range map[string]bool{"false": true, "wrong_company": false} {
		w, other := newWeb(t), newWeb(t)
		rumour := item{"talks", "Halden Freight in talks to buy Moravec Boxes", "Halden Freight is in talks to buy Moravec Boxes, people familiar with the matter said.", nightOne.Add(-30 * time.Hour)}
		w.put("/wire.xml", rumour)
		h := newHouse(t, w.URL+"/wire.xml", other.URL+"/second.xml")
		h.write(t, "callworthy.yaml", strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n"))
		h.write(t, "prospects.csv", "id,name,domain\nP2,Halden Freight,halden.example\n")
		h.write(t, "calls.csv", rivalCalls)
		other.put("/second.xml")
		h.night(t, nightOne)
		story := strings.Trim(h.query(t, "SELECT DISTINCT story_id FROM events WHERE type = 'acquisition'"), "[] \n\t\"")

		h.write(t, "calls.csv", rivalCalls+"P2,2026-03-10T10:00:00Z,ben,conversation,"+story+":a,"+verdict+"\n")
		rewrite := item{"again", "Halden Freight said to be in talks to buy Moravec Boxes", "Halden Freight is in talks to buy Moravec Boxes, sources said on Tuesday.", nightOne.Add(10 * time.Hour)}
		other.put("/second.xml", rewrite)
		h.night(t, nightOne.AddDate(0, 0, 1))
		const standing = "SELECT url FROM events WHERE type = 'acquisition' AND withdrawn_at IS NULL ORDER BY ALL"
		if got := h.query(t, standing); got != "null" {
			t.Errorf("%s: a rewrite stands: %s", verdict, got)
		}

		signed := item{"signed", "Halden Freight acquires Moravec Boxes", "Halden Freight has acquired Moravec Boxes for $40 million, both companies said on Friday.", nightOne.Add(80 * time.Hour)}
		third := newWeb(t)
		third.URL = strings.Replace(third.URL, "127.0.0.1", "localhost", 1) // another outlet than the first two
		third.put("/third.xml", signed)
		h.write(t, "callworthy.yaml", mustRead(t, h.config())+"  - feed: "+third.URL+"/third.xml\n")
		later := nightOne.AddDate(0, 0, 9) // the conversation's rest is over
		h.night(t, later)
		if got := strings.Contains(h.query(t, standing), "/signed"); got != back {
			t.Errorf("%s: the deal stands: %v, want %v", verdict, got, back)
		}
		if got := strings.Contains(h.published(t, "calllist.json"), "Moravec Boxes"); got != back {
			t.Errorf("%s: the deal is listed: %v, want %v", verdict, got, back)
		}
		before := h.morning(t)
		if h.night(t, later); h.morning(t) != before {
			t.Errorf("%s: running the date again changed it", verdict)
		}
	}
}

// TestVerdictHoldsForOwnAndMarketNews: what one article tells of a company is false for
// the company itself and for those who compete with it, whoever said so; with the line
// gone both stand again.
func TestVerdictHoldsForOwnAndMarketNews(t *testing.T) {
	for _, said := range []struct{ table, by, verdict string }{{"events", "P2", "false"}, {"signals", "P1", "wrong_company"}} {
		_, h := marketWeb(t)
		h.write(t, "callworthy.yaml", strings.ReplaceAll(mustRead(t, h.config()), "prospects: prospects.csv\n", "prospects: prospects.csv\ncalls: calls.csv\n"))
		h.write(t, "prospects.csv", marketHeader+"P1,Corvane Dental,corvane.example,Halden Freight,\nP2,Halden Freight,halden.example,,\n")
		h.write(t, "calls.csv", rivalCalls)
		h.night(t, nightOne)
		const both = "SELECT prospect_id FROM events WHERE type = 'expansion' AND withdrawn_at IS NULL UNION ALL " +
			"SELECT prospect_id FROM signals WHERE type = 'expansion' AND withdrawn_at IS NULL ORDER BY ALL"
		if got := h.query(t, both); !strings.Contains(got, "P1") || !strings.Contains(got, "P2") {
			t.Fatalf("the plant is news for %s", got)
		}
		story := strings.Trim(h.query(t, "SELECT DISTINCT story_id FROM "+said.table+" WHERE type = 'expansion'"), "[] \n\t\"")
		used := strings.Trim(h.query(t, "SELECT DISTINCT story_id FROM "+map[string]string{"events": "signals", "signals": "events"}[said.table]+" WHERE type = 'expansion'"), "[] \n\t\"")
		h.write(t, "calls.csv", rivalCalls+"P1,2026-03-10T09:00:00Z,ben,voicemail,"+used+":a,\n"+said.by+",2026-03-10T10:00:00Z,ann,conversation,"+story+":a,"+said.verdict+"\n")
		two := nightOne.AddDate(0, 0, 1)
		report := h.night(t, two)
		if got := h.query(t, both); got != "null" {
			t.Errorf("%s of %s: still stands for %s", said.verdict, said.table, got)
		}
		if len(report.Rejected) != 1 || strings.Join(report.Rejected[0].UsedBy, " ") != "ann ben" {
			t.Errorf("%s of %s: the report says %+v", said.verdict, said.table, report.Rejected)
		}
		if list := h.published(t, "calllist.json"); strings.Contains(list, "Gdansk") {
			t.Errorf("%s of %s: still listed", said.verdict, said.table)
		}
		before := h.morning(t)
		if h.night(t, two); h.morning(t) != before {
			t.Errorf("%s of %s: running the date again changed it", said.verdict, said.table)
		}
		h.write(t, "calls.csv", rivalCalls)
		if report = h.night(t, nightOne.AddDate(0, 0, 2)); report.Restored != 2 {
			t.Errorf("%s of %s: %d stand again, want 2", said.verdict, said.table, report.Restored)
		}
	}
}

// TestHomeworkFromTheSite reads the prospects' own sites, which have no feed,
// and keeps the card when the site is down on the next night.
func TestHomeworkFromTheSite(t *testing.T) {
	w, h := marketWeb(t)
	w.put("/other.xml", item{"HOME", "Halden Freight", "We employ 340 people in Gdansk. Halden Freight was founded in 1987.", nightOne})
	h.write(t, "callworthy.yaml", mustRead(t, h.config())+"  - site: "+w.URL+"/news/{ticker}\n")
	h.write(t, "prospects.csv", "id,name,ticker\nP1,Corvane Dental,\nP2,Halden Freight,home\n")
	report := h.night(t, nightOne)
	if len(report.Failures) != 0 {
		t.Errorf("failures: %+v", report.Failures)
	}
	const cards = "SELECT prospect_id, employees, founded, sources FROM profiles"
	got := h.query(t, cards)
	for _, want := range []string{"P2", "340", "1987", "We employ 340 people in Gdansk."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in the card: %s", want, got)
		}
	}
	w.broken["/news/HOME"] = true
	h.night(t, nightOne.AddDate(0, 0, 1))
	if again := h.query(t, cards); again != got {
		t.Errorf("with the site down: %s", again)
	}
}
