package browser

import (
	"encoding/csv"
	"fmt"
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
	if said := b.said(); !strings.Contains(said, "2 outcomes, 2 taken back (1 of calls that are not on this page), changed since the download") {
		t.Errorf("with two taken back the bar says %q", said)
	}
	got = rows(t, b.download("#outcomes-download"))
	for _, prospect := range []string{"p0", "p3"} {
		r := got[prospect]
		if r["outcome"]+r["verdict"]+r["channel"] != "" || r["at"] == "" || r["rep"] == "" || r["corrected_at"] == "" {
			t.Errorf("%s, taken back, leaves as %v", prospect, r)
		}
	}
	b.click(on("p4", `[data-outcome=meeting]`)) // never left
	b.click(on("p4", `[data-outcome=meeting]`))
	if got := rows(t, b.download("#outcomes-download")); len(got) != 4 {
		t.Errorf("what never left is taken back: %v", got)
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
	eval[int](b, `document.getElementById('outcomes-mail').addEventListener('click', e => e.preventDefault()) || 0`)
	b.click("#outcomes-mail") // whether the mail was sent, nobody knows
	b.settle()
	if said := b.said(); !strings.Contains(said, "2 outcomes, opened as e-mail at ") {
		t.Errorf("after the mail was opened the bar says %q", said)
	}
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

// What does not fit into one mail leaves in several, each with its own header, or as
// a file where the browser can hand one on. A verdict leaves alone, a step does not.
func TestOutcomesLeaveInSeveralMails(t *testing.T) {
	t.Parallel()
	chromium(t)
	b := open(t, filepath.Join(published(t, world(6)), "index.html"), view{})
	link := func() string {
		return eval[string](b, `document.getElementById('outcomes-mail').textContent`)
	}
	for i := range 5 {
		b.click(on(fmt.Sprintf("p%d", i), `[data-outcome=no_answer]`))
		b.fill(on(fmt.Sprintf("p%d", i), `[name=note]`), strings.Repeat("note ", 60))
	}
	if said := link(); said != "E-mail 1 of 2" {
		t.Errorf("five long notes leave by %q", said)
	}
	eval[int](b, `document.getElementById('outcomes-mail').addEventListener('click', e => e.preventDefault()) || 0`)
	first := eval[string](b, `document.getElementById('outcomes-mail').href`)
	b.click("#outcomes-mail")
	b.settle()
	second := eval[string](b, `document.getElementById('outcomes-mail').href`)
	for _, address := range []string{first, second} {
		if len(address) > 1800 || !strings.Contains(address, "prospect_id%2Cat%2C") {
			t.Errorf("a mail of %d characters: %s", len(address), address)
		}
	}
	if n := strings.Count(first+second, "no_answer"); n != 5 || first == second {
		t.Errorf("%d of 5 outcomes are in the mails", n)
	}
	b.click("#outcomes-mail")
	b.settle()
	if said := link(); said != "E-mail 1 of 2" {
		t.Errorf("after the last mail the link says %q", said)
	}
	b.fill(on("p0", `[name=note]`), strings.Repeat("note ", 1000))
	if said := link(); said != "E-mail, attach the download" {
		t.Errorf("what fits into no mail leaves by %q", said)
	}
	eval[int](b, `(() => { window.shared = ''; navigator.canShare = () => true;
		navigator.share = async data => { window.shared = data.files[0].name + '\n' + await data.files[0].text(); }; showCount(); return 0; })()`)
	if said := link(); said != "Share" {
		t.Errorf("where files can be shared the link says %q", said)
	}
	b.click("#outcomes-mail")
	b.until(`window.shared.includes("no_answer")`)
	if got := eval[string](b, `window.shared`); !strings.HasPrefix(got, "outcomes.csv\nprospect_id,") || strings.Count(got, "no_answer") != 5 {
		t.Errorf("shared was %.80q", got)
	}
	b.click(on("p5", `summary`))
	b.click(on("p5", `[data-verdict=wrong_company]`))
	if said := b.said(); !strings.Contains(said, "5 outcomes and 1 verdict") || strings.Contains(said, "not finished") {
		t.Errorf("with a verdict alone the bar says %q", said)
	}
	b.fill(on("p5", `[name=next_step]`), "send the plan")
	if said := b.said(); !strings.Contains(said, "5 outcomes, 1 not finished") {
		t.Errorf("with a step and no outcome the bar says %q", said)
	}
	b.quiet("mails")
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
