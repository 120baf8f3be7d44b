package duck

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"callworthy/data"
)

// doubt is a name of a prospect that is left out of a document.
func doubt(r Reading, prospect string) data.Doubt {
	a := r.Article
	return data.Doubt{ProspectID: prospect, DocumentID: a.DocumentID, Name: "Name of " + prospect, Why: "it is a street", URL: a.URL, Title: a.Title, PublishedAt: a.PublishedAt}
}

// doubtful is an article in which a name of P1 is left out.
func doubtful(n int, why string) Reading {
	r := reading(fmt.Sprintf("d%02d", n))
	r.Article.PublishedAt = nightOne.Add(time.Duration(n) * time.Hour)
	if why != "" {
		d := doubt(r, "P1")
		d.Why = why
		r.Doubts = []data.Doubt{d}
	}
	return r
}

// The newest unproved names of a prospect are kept, those of a document that is read
// again are replaced, and nobody who is suppressed is shown.
func TestDoubts(t *testing.T) {
	st := open(t, storePath(t))
	started(t, st, nightOne)
	wholeNight(t, st, nightOne)
	var rs []Reading
	for n := range mostDoubts + 3 {
		rs = append(rs, doubtful(n, "it is a person"))
	}
	must(st.SaveReadings(t.Context(), nightOne, rs, "read", nil))(t)
	must(st.SaveReadings(t.Context(), nightOne, []Reading{doubtful(mostDoubts+2, ""), doubtful(mostDoubts+1, "it is a town")}, "read", nil))(t)
	for suppressed, want := range map[string]int{"": mostDoubts - 1, "P1": 0} {
		path := filepath.Join(t.TempDir(), "copy.duckdb")
		ok(t, st.PublishCopy(t.Context(), path, []string{suppressed}, tonight))
		got := must(openCopy(t, path).standingDoubts(t.Context(), "P1"))(t)
		if len(got) != want {
			t.Fatalf("suppressed %q: %d doubts, want %d", suppressed, len(got), want)
		}
		if want > 0 && (got[0].Why != "it is a town" || got[0].Title != "Title of d21" || got[1].URL != "d20" || got[1].Name != "Name of P1") {
			t.Errorf("got %+v first", got[:2])
		}
	}
}
