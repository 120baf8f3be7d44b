package browser

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// rows reads the file of a download, by prospect and column.
func rows(t *testing.T, path string) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	out := map[string]map[string]string{}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		out[row["prospect_id"]] = row
	}
	return out
}

// said is the bar of outcomes as a reader sees it.
func (b *tab) said() string {
	b.Helper()
	return eval[string](b, `witness.seen('#outcomes').map(e => e.innerText.replace(/\s+/g, ' ')).join()`)
}

// What was pressed belongs to what stood on the page then, also when the night
// of the same day is published again with other reasons, reps and calls.
func TestOutcomesOutliveASecondRun(t *testing.T) {
	t.Parallel()
	chromium(t)
	n := world(6)
	n.List.Calls[1].Rep = "anna"
	path := filepath.Join(published(t, n), "index.html")
	b := open(t, path, view{})
	b.click(on("p0", `[data-outcome=conversation]`))
	b.click(on("p0", `[data-verdict=false]`))
	b.click(on("p1", `[data-outcome=meeting]`))
	b.click(on("p2", `summary`))
	b.click(on("p2", `[data-verdict=wrong_company]`))
	b.click(on("p2", `[data-outcome=no_answer]`))
	b.click(on("p3", `[data-done]`))

	n = world(6)
	n.List.Calls = n.List.Calls[2:]
	n.List.Calls = append(n.List.Calls, aCall(0, 6))
	again := &n.List.Calls[4]
	again.Rep, again.Contact, again.Reason.ID, again.Reason.Sentence = "chi", "Somebody Else", "st-new:amount", "Something new."
	n.List.Calls[1].Reason.ID = "st-3:new" // done alone says nothing of a reason
	copyOver(t, filepath.Join(published(t, n), "index.html"), path)
	b.visit(path)
	if said := b.said(); !strings.Contains(said, "3 outcomes (1 of calls that are not on this page)") {
		t.Errorf("after the second run the bar says %q", said)
	}
	if was := eval[string](b, `witness.seen('.was').map(e => e.innerText).join()`); !strings.Contains(was, "Reason 0:") {
		t.Errorf("the call with another reason says %q", was)
	}
	b.click(on("p3", `[data-outcome=no_answer]`))
	got := rows(t, b.download("#outcomes-download"))
	for prospect, want := range map[string][5]string{
		"p0": {"anna", "Maria Keller", "conversation", "st-0:amount", "false"},
		"p1": {"anna", "Dr. Jürgen Weiß", "meeting", "st-1:amount", ""},
		"p2": {"ben", "ليلى حداد", "no_answer", "st-2:amount", "wrong_company"},
		"p3": {"ben", "Piotr Wójcik", "no_answer", "st-3:new", ""},
	} {
		r := got[prospect]
		if is := [5]string{r["rep"], r["contact_name"], r["outcome"], r["reason_id"], r["verdict"]}; is != want || r["at"] == "" {
			t.Errorf("%s leaves as %q at %q, want %q", prospect, is, r["at"], want)
		}
	}
	at := got["p3"]["at"]
	b.click(on("p3", `[data-outcome=conversation]`))
	if said := b.said(); !strings.Contains(said, "changed since the download") {
		t.Errorf("after a correction the bar says %q", said)
	}
	if r := rows(t, b.download("#outcomes-download"))["p3"]; r["outcome"] != "conversation" || r["at"] != at {
		t.Errorf("the correction leaves as %v, first at %s", r, at)
	}
	b.click(on("p3", `[data-outcome=conversation]`))
	b.click(on("p0", `[data-outcome=conversation]`))
	b.click(on("p0", `[data-verdict=false]`))
	if got := rows(t, b.download("#outcomes-download")); len(got) != 2 {
		t.Errorf("what was taken back leaves: %v", got)
	}
	b.quiet("two runs")
}

// The next morning's page offers what was never downloaded, once.
func TestOutcomesOfYesterdayAreOffered(t *testing.T) {
	t.Parallel()
	chromium(t)
	n := world(6)
	path := filepath.Join(published(t, n), "index.html")
	b := open(t, path, view{})
	b.click(on("p1", `[data-outcome=meeting]`))
	b.click(on("p4", `[data-outcome=voicemail]`))
	n.List.Date, n.List.AsOf = n.List.Date.AddDate(0, 0, 1), n.List.AsOf.AddDate(0, 0, 1)
	n.List.Calls = n.List.Calls[3:]
	copyOver(t, filepath.Join(published(t, n), "index.html"), path)
	b.look(view{clock: morning.Add(32 * time.Hour)})
	b.visit(path)
	if said := b.said(); !strings.Contains(said, "2 outcomes of Tuesday 31 March were not downloaded") || strings.Contains(said, "E-mail") {
		t.Fatalf("the next morning the bar says %q", said)
	}
	got := rows(t, b.download("#older-download"))
	if len(got) != 2 || got["p1"]["outcome"] != "meeting" || got["p1"]["rep"] != "anna" || got["p4"]["reason_id"] != "st-4:amount" {
		t.Errorf("yesterday leaves as %v", got)
	}
	b.visit(path)
	if said := b.said(); said != "" {
		t.Errorf("after that the bar says %q", said)
	}
	b.quiet("yesterday")
}

// copyOver puts the next night's page where the last one's was.
func copyOver(t *testing.T, from, to string) {
	t.Helper()
	text, err := os.ReadFile(from)
	if err == nil {
		err = os.WriteFile(to, text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}
