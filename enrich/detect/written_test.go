package detect

import (
	"os"
	"strings"
	"testing"

	"callworthy/data"
)

// TestWrittenExamplesHoldEveryType: each type has examples of our own, told and
// untold, to learn from and kept aside.
func TestWrittenExamplesHoldEveryType(t *testing.T) {
	type count struct{ told, untold int }
	for _, split := range []string{"build", "kept"} {
		counts := map[string]*count{}
		for _, g := range written(t, split) {
			typ := strings.Split(g.ID, ":")[1]
			if counts[typ] == nil {
				counts[typ] = &count{}
			}
			if tells(g, typ) {
				counts[typ].told++
			} else {
				counts[typ].untold++
			}
		}
		for typ := range builtIn(t).worded {
			if c := counts[typ]; c == nil || c.told < 20 || c.untold < 20 {
				t.Errorf("%s, %s: %+v", typ, split, c)
			}
		}
	}
}

func tells(g GoldDoc, typ string) bool {
	for _, e := range g.Events {
		if e.Type == typ && e.Status != data.StatusPast {
			return true
		}
	}
	return false
}

// TestWrittenFloor holds the figures on examples that no rule and no model has
// seen, in styles that press wires do not have. It needs nothing beside the
// repository.
func TestWrittenFloor(t *testing.T) {
	d := builtIn(t)
	docs := written(t, "kept")
	mentions := namer(docs)
	res := Evaluate(docs, func(g GoldDoc) []data.Event {
		events := d.Detect(g.Article, mentions(g.Article))
		checkEvents(t, g.Article, events)
		return events
	})
	if res.Micro.Precision() < 0.80 || res.Micro.Recall() < 0.20 {
		t.Errorf("precision %.3f recall %.3f", res.Micro.Precision(), res.Micro.Recall())
		res.Print(os.Stdout, 20)
	}
}
