package story

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"testing"
	"time"

	"callworthy/data"
)

const uciFile = "../../../shared/corpora/headlines/uci-news-aggregator.csv"

// headline is one of the UCI news aggregator, with the story that its makers
// put it in.
type headline struct{ id, title, story, category string }

// loadHeadlines reads them as events of one prospect and one type that has no
// slots: nothing but words and time can tell them apart.
func loadHeadlines(t testing.TB) ([]headline, []data.Event) {
	t.Helper()
	f, err := os.Open(uciFile)
	if err != nil {
		t.Skip("the grouped headlines are not beside the repository")
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var heads []headline
	var events []data.Event
	for _, row := range rows[1:] {
		if len(row) != 8 {
			continue // the corpus was cut in the middle of its last line
		}
		ms, err := strconv.ParseInt(row[7], 10, 64)
		if err != nil {
			continue
		}
		at := time.UnixMilli(ms).UTC()
		heads = append(heads, headline{row[0], row[1], row[5], row[4]})
		events = append(events, data.Event{
			ID: row[0], ProspectID: "P1", Type: "news", Status: data.StatusDone, DocumentID: fmt.Sprintf("%06s", row[0]),
			Title: row[1], Evidence: data.Evidence{Quote: row[1]}, PublishedAt: at, ObservedAt: at,
		})
	}
	return heads, events
}

// agreement counts pairs of texts: in one story for both, for us, for them.
type agreement struct{ both, ours, theirs float64 }

// precision, recall and F1 over pairs.
func (a agreement) figures() (precision, recall, f1 float64) {
	return a.both / a.ours, a.both / a.theirs, 2 * a.both / (a.ours + a.theirs)
}

// compare counts the pairs of two groupings of the same texts.
func compare(ours, theirs []string) agreement {
	type cell struct{ our, their string }
	cells, our, their := map[cell]float64{}, map[string]float64{}, map[string]float64{}
	for i := range ours {
		cells[cell{ours[i], theirs[i]}]++
		our[ours[i]]++
		their[theirs[i]]++
	}
	var a agreement
	a.both, a.ours, a.theirs = pairsOf(cells), pairsOf(our), pairsOf(their)
	return a
}

func pairsOf[K comparable](sizes map[K]float64) float64 {
	var sum float64
	for _, n := range sizes {
		sum += n * (n - 1) / 2 // whole numbers: the order of adding makes no difference
	}
	return sum
}

// grouped assigns the headlines and gives the story of each.
func grouped(heads []headline, events []data.Event) (ours, theirs []string) {
	assigned, aliases := Assign(events)
	storyOf := map[string]string{}
	for _, e := range assigned {
		id := e.StoryID
		if aliases[id] != "" {
			id = aliases[id]
		}
		storyOf[e.ID] = id
	}
	for _, h := range heads {
		ours, theirs = append(ours, storyOf[h.id]), append(theirs, h.story)
	}
	return ours, theirs
}

// TestHeadlinesGroupedByOthers compares our grouping with theirs over all pairs of
// headlines: doc.go says what is compared, and where the two disagree.
func TestHeadlinesGroupedByOthers(t *testing.T) {
	heads, events := loadHeadlines(t)
	ours, theirs := grouped(heads, events)
	p, r, f1 := compare(ours, theirs).figures()
	t.Logf("%d headlines: precision %.3f, recall %.3f, F1 %.3f", len(heads), p, r, f1)
	if math.IsNaN(f1) || p < 0.82 || r < 0.45 || f1 < 0.58 {
		t.Error("below the floor")
	}
}
