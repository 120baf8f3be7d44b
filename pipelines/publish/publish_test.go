package publish

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// night is a small night of a date whose list names the word.
func night(date, run, word string) Night {
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return Night{
		Run: run,
		List: data.List{
			Date: day, AsOf: day.Add(6 * time.Hour), Reps: []data.Rep{{ID: "r"}},
			Calls: []data.Call{{Rep: "r", Rank: 1, ProspectID: "p", Prospect: "P", Reason: data.Reason{Sentence: word}}},
		},
		Copy: func(_ context.Context, path string) error { return os.WriteFile(path, []byte(word), 0o644) },
	}
}

func mustPublish(t *testing.T, dir string, keep int, n Night) string {
	t.Helper()
	path, err := Publish(t.Context(), dir, keep, n)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// said is the sentence of the list that a path of the folder leads to.
func said(t *testing.T, dir, name string) string {
	t.Helper()
	s, err := ReadSheet(filepath.Join(dir, name, "calllist.json"))
	if err != nil {
		t.Fatal(err)
	}
	return s.Calls[0].Sentence
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestPublishLayout(t *testing.T) {
	dir := t.TempDir()
	path := mustPublish(t, dir, 90, world())
	if want := filepath.Join(dir, "2026-03-31", "index.html"); path != want {
		t.Errorf("path %s, want %s", path, want)
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	want := []string{"anna-dialer.csv", "anna.html", "anna.ics", "ben-dialer.csv", "ben.html", "ben.ics", "calllist.csv", "calllist.json", "calllist.md", "calllist.xlsx",
		"callworthy.duckdb", "chi-dialer.csv", "chi.html", "chi.ics", "index.html", "managers.html", "report.json"}
	if got := names(t, filepath.Join(dir, "latest")); !slices.Equal(got, want) {
		t.Errorf("files %v, want %v", got, want)
	}
	for name, want := range map[string]string{"latest": "2026-03-31", "2026-03-31": ".runs/20260331T033012.123456Z"} {
		if got, _ := os.Readlink(filepath.Join(dir, name)); got != want {
			t.Errorf("%s links to %q, want %q", name, got, want)
		}
	}
	info, err := os.Stat(filepath.Join(dir, "latest", databaseFile))
	if err != nil || info.Mode().Perm() != 0o444 {
		t.Errorf("database copy: %v, %v; want mode 0444", info.Mode(), err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{".runs", "2026-03-31", "latest"}) {
		t.Errorf("folder holds %v", got)
	}
}

func TestPublishAgainSwitchesDateAndLatest(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, 90, night("2026-03-30", "a", "monday"))
	mustPublish(t, dir, 90, night("2026-03-31", "b", "tuesday"))
	open, err := os.Open(filepath.Join(dir, "latest", databaseFile))
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	mustPublish(t, dir, 90, night("2026-03-31", "c", "tuesday again"))
	if said(t, dir, "2026-03-31") != "tuesday again" || said(t, dir, "latest") != "tuesday again" {
		t.Error("date and latest do not both show the new list")
	}
	mustPublish(t, dir, 90, night("2026-03-30", "d", "monday again"))
	if said(t, dir, "2026-03-30") != "monday again" || said(t, dir, "latest") != "tuesday again" {
		t.Error("an older date published again moved latest, or was not switched")
	}
	if got := names(t, filepath.Join(dir, runsDir)); !slices.Equal(got, []string{"c", "d"}) {
		t.Errorf("runs %v, want c and d", got)
	}
	content := make([]byte, 20)
	if n, err := open.Read(content); err != nil || string(content[:n]) != "tuesday" {
		t.Errorf("the reader of the old copy was disturbed: %q, %v", content[:n], err)
	}
}

func TestFailedPublicationLeavesTheOldList(t *testing.T) {
	full := errors.New("no space left on device")
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, c := range map[string]struct {
		ctx   context.Context
		spoil func(dir string, n *Night)
		want  string
	}{
		"copy fails": {t.Context(), func(_ string, n *Night) {
			n.Copy = func(context.Context, string) error { return full }
		}, "no space left"},
		"copy writes nothing": {t.Context(), func(_ string, n *Night) {
			n.Copy = func(context.Context, string) error { return nil }
		}, "callworthy.duckdb"},
		"cancelled":          {cancelled, func(string, *Night) {}, "canceled"},
		"run is no name":     {t.Context(), func(_ string, n *Night) { n.Run = "../../etc" }, "run id"},
		"file in the way":    {t.Context(), func(dir string, _ *Night) { os.WriteFile(filepath.Join(dir, "2026-03-31"), nil, 0o644) }, "in the way"},
		"folder in the way":  {t.Context(), func(dir string, _ *Night) { os.Mkdir(filepath.Join(dir, "2026-03-31"), 0o755) }, "in the way"},
		"run published":      {t.Context(), func(_ string, n *Night) { n.Run = "a" }, "published already"},
		"score is no number": {t.Context(), func(_ string, n *Night) { n.List.Calls[0].Score = nan() }, "calllist.json"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			mustPublish(t, dir, 90, night("2026-03-30", "a", "monday"))
			n := night("2026-03-31", "b", "tuesday")
			c.spoil(dir, &n)
			if _, err := Publish(c.ctx, dir, 90, n); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
			if got := said(t, dir, "latest"); got != "monday" {
				t.Errorf("latest says %q, want monday", got)
			}
			if got := names(t, filepath.Join(dir, runsDir)); !slices.Equal(got, []string{"a"}) {
				t.Errorf("left behind: %v", got)
			}
		})
	}
}

func nan() float64 { zero := 0.0; return zero / zero }

// crash publishes and dies while the database is copied, as far as a panic can
// stand for it: the temporary folder stays.
func crash(t *testing.T, dir string, n Night) {
	t.Helper()
	n.Copy = func(_ context.Context, path string) error {
		os.WriteFile(path, []byte("half"), 0o444)
		panic("power cut")
	}
	defer func() { recover() }()
	Publish(t.Context(), dir, 90, n)
}

func TestCrashesAreClearedAway(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, 90, night("2026-03-30", "a", "monday"))
	crash(t, dir, night("2026-03-31", "b", "never seen"))
	if got := names(t, filepath.Join(dir, runsDir)); !slices.Equal(got, []string{"a", "b.tmp"}) {
		t.Fatalf("runs %v", got)
	}
	if said(t, dir, "latest") != "monday" {
		t.Error("a crash while writing touched the old list")
	}
	os.Mkdir(filepath.Join(dir, runsDir, "c"), 0o755)                  // died between naming the folder and switching
	os.Symlink(".runs/c", filepath.Join(dir, linkPrefix+"2026-03-31")) // died while switching
	mustPublish(t, dir, 90, night("2026-03-31", "c", "tuesday"))       // the same run id is no hindrance
	os.Remove(filepath.Join(dir, latestName))                          // died before latest
	os.Symlink("2026-03-30", filepath.Join(dir, latestName))           // was switched
	mustPublish(t, dir, 90, night("2026-03-31", "d", "tuesday again"))
	if said(t, dir, "latest") != "tuesday again" {
		t.Error("latest was not switched")
	}
	if got := names(t, filepath.Join(dir, runsDir)); !slices.Equal(got, []string{"a", "d"}) {
		t.Errorf("left behind: %v", got)
	}
	if got := names(t, dir); !slices.Equal(got, []string{".runs", "2026-03-30", "2026-03-31", "latest"}) {
		t.Errorf("left behind: %v", got)
	}
}

func TestKeepRemovesOldNights(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o644)
	for i, date := range []string{"2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"} {
		mustPublish(t, dir, 2, night(date, string(rune('a'+i)), date))
	}
	if got := names(t, dir); !slices.Equal(got, []string{".runs", "2026-03-29", "2026-03-30", "latest", "notes.txt"}) {
		t.Errorf("folder holds %v", got)
	}
	if got := names(t, filepath.Join(dir, runsDir)); !slices.Equal(got, []string{"c", "d"}) {
		t.Errorf("runs %v", got)
	}
	path := mustPublish(t, dir, 2, night("2026-03-01", "e", "old"))
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the night just published is gone: %v", err)
	}
}

// TestReadersSeeWholeLists reads while a date is published again and again.
func TestReadersSeeWholeLists(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, dir, 1, night("2026-03-31", "run-0", "x"))
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := range 20 {
			if _, err := Publish(t.Context(), dir, 1, night("2026-03-31", "run-"+string(rune('a'+i)), "x")); err != nil {
				t.Error(err)
			}
		}
	}()
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		s, err := ReadSheet(filepath.Join(dir, "latest", "calllist.json"))
		if errors.Is(err, fs.ErrNotExist) {
			continue // the link was followed just before the switch
		}
		if err != nil || len(s.Calls) != 1 {
			t.Fatalf("half a list: %v, %v", s, err)
		}
	}
}

func TestLatestAndOn(t *testing.T) {
	dir := t.TempDir()
	if _, err := Latest(dir); err == nil || !strings.Contains(err.Error(), "callworthy nightly") {
		t.Errorf("no list yet: %v", err)
	}
	mustPublish(t, dir, 90, night("2026-03-30", "a", "x"))
	mustPublish(t, dir, 90, night("2026-03-31", "b", "x"))
	if got, err := Latest(dir); err != nil || got != filepath.Join(dir, "2026-03-31") {
		t.Errorf("Latest: %s, %v", got, err)
	}
	if got, err := On(dir, "2026-03-30"); err != nil || got != filepath.Join(dir, "2026-03-30") {
		t.Errorf("On: %s, %v", got, err)
	}
	for date, want := range map[string]string{"2026-03-01": "from 2026-03-30 to 2026-03-31", "../x": "not a date"} {
		if _, err := On(dir, date); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("On(%s): %v, want %q", date, err, want)
		}
	}
}
