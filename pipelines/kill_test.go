package pipelines_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"callworthy/data/duck"
	"callworthy/pipelines"
)

// TestMain lets the test binary be the night that is killed: with
// CALLWORTHY_TEST_NIGHT set to a configuration it runs one night, prints its
// checkpoints, and ends itself with SIGKILL at checkpoint number
// CALLWORTHY_TEST_KILL.
func TestMain(m *testing.M) {
	config := os.Getenv("CALLWORTHY_TEST_NIGHT")
	if config == "" {
		os.Exit(m.Run())
	}
	killAt, seen := os.Getenv("CALLWORTHY_TEST_KILL"), 0
	_, err := runNight(config, nightOne, func(name string) {
		seen++
		fmt.Println("checkpoint", name)
		if fmt.Sprint(seen) == killAt {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

var nightOne = time.Date(2026, 3, 10, 6, 0, 0, 0, time.UTC)

func runNight(config string, asOf time.Time, checkpoint func(string)) (pipelines.Result, error) {
	in, problems := pipelines.LoadInputs(config)
	if fatal := problems.Fatal(); len(fatal) > 0 {
		return pipelines.Result{}, fatal
	}
	return pipelines.Run(context.Background(), in, pipelines.Options{AsOf: asOf, Checkpoint: checkpoint})
}

// child runs one night in a process of its own; kill is the checkpoint at
// which it ends itself, 0 for never; after is when it is killed from outside.
func child(t *testing.T, h house, kill int, after time.Duration) (checkpoints []string, took time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CALLWORTHY_TEST_NIGHT="+h.config(), fmt.Sprintf("CALLWORTHY_TEST_KILL=%d", kill))
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	started := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if after > 0 {
		defer time.AfterFunc(after, func() { cmd.Process.Kill() }).Stop()
	}
	err := cmd.Wait()
	if err != nil && kill == 0 && after == 0 {
		t.Fatalf("night: %v\n%s", err, errs.String())
	}
	for line := range strings.Lines(out.String()) {
		checkpoints = append(checkpoints, strings.TrimSpace(strings.TrimPrefix(line, "checkpoint ")))
	}
	return checkpoints, time.Since(started)
}

// morning is all of a night that must not depend on how often it was killed.
type morning struct {
	json, csv, html, events, signals, documents string
}

func (h house) morning(t *testing.T) morning {
	t.Helper()
	return morning{
		json: h.published(t, "calllist.json"), csv: h.published(t, "calllist.csv"), html: h.published(t, "index.html"),
		events:    h.query(t, "SELECT * FROM events ORDER BY event_id"),
		signals:   h.query(t, "SELECT * FROM signals ORDER BY signal_id"),
		documents: h.query(t, "SELECT document_id, url, title, published_at, outcome FROM documents ORDER BY document_id"),
	}
}

func (h house) query(t *testing.T, sql string) string {
	t.Helper()
	db, err := duck.OpenPublished(t.Context(), filepath.Join(h.dir, "public", "latest", "callworthy.duckdb"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent(rows.Values, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestKilledNightEndsTheSame kills the night after every commit and at moments
// in between, runs it again, and compares bytes with a night that was left alone.
func TestKilledNightEndsTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("starts some thirty processes")
	}
	w := newWeb(t)
	for i := range 12 {
		w.put(fmt.Sprintf("/feed%d.xml", i%3), spring(i)...)
	}
	feeds := []string{w.URL + "/feed0.xml", w.URL + "/feed1.xml", w.URL + "/feed2.xml"}

	calm := newHouse(t, feeds...)
	calm.write(t, "prospects.csv", springProspects)
	checkpoints, took := child(t, calm, 0, 0)
	want := calm.morning(t)
	if !strings.Contains(want.signals, "Brightwater Robotics Inc") {
		t.Fatalf("the undisturbed night finds no news of a competitor:\n%s", want.signals)
	}
	if !strings.Contains(want.json, "Brightwater Robotics") {
		t.Fatalf("the undisturbed night lists nobody:\n%s", want.json)
	}

	try := func(name string, kill int, after time.Duration) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, feeds...)
			h.write(t, "prospects.csv", springProspects)
			child(t, h, kill, after)
			child(t, h, 0, 0)
			got := h.morning(t)
			for _, c := range []struct{ what, got, want string }{
				{"calllist.json", got.json, want.json}, {"calllist.csv", got.csv, want.csv}, {"index.html", got.html, want.html},
				{"events", got.events, want.events}, {"signals", got.signals, want.signals}, {"documents", got.documents, want.documents},
			} {
				if c.got != c.want {
					t.Errorf("%s differs\n--- killed\n%s\n--- undisturbed\n%s", c.what, c.got, c.want)
				}
			}
		})
	}
	for i, name := range checkpoints {
		try(fmt.Sprintf("at %d %s", i+1, name), i+1, 0)
	}
	for i := 1; i < 6; i++ {
		try(fmt.Sprintf("after %d sixths", i), 0, took*time.Duration(i)/6)
	}
}

const springProspects = `id,name,domain,owner,competitors
P1,Brightwater Robotics,brightwater.example,,
P2,Halden Freight,halden.example,,
P3,Corvane Dental,corvane.example,,Brightwater Robotics Inc
P4,Quiet Harbour,quietharbour.example,,
`

// spring is news of March 2026, a pair of items for each i.
func spring(i int) []item {
	at := nightOne.Add(-time.Duration(20+i) * time.Hour)
	return []item{
		{fmt.Sprintf("funding-%d", i), "Brightwater Robotics raises $40 million in Series B round",
			"Brightwater Robotics said on Tuesday it has raised $40 million in a Series B funding round led by Pine Street Partners.\nThe company will use the money to grow its engineering team in Leeds.", at},
		{fmt.Sprintf("hire-%d", i), "Halden Freight appoints Maria Sorensen as chief financial officer",
			"Halden Freight has appointed Maria Sorensen as chief financial officer, the haulier said on Monday.\nShe joins from a logistics group in Aarhus.", at.Add(-time.Hour)},
		{fmt.Sprintf("other-%d", i), fmt.Sprintf("Harbour town debates parking, part %d", i),
			"The council met for the third time this month to talk about parking.\nNo decision was taken.", at.Add(-2 * time.Hour)},
	}
}
