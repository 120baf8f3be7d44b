package rank

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"callworthy/data"
)

// What a rep says of a reason without calling is no attempt: it spends nothing,
// rests nobody, counts for no hour, and gives nobody a prospect.
func TestAVerdictAloneIsNoAttempt(t *testing.T) {
	eachWorld(t, 500, func(t *testing.T, d dice, in Input) {
		before := Rank(in)
		judged := in
		judged.Touches = append([]data.Touch{}, in.Touches...)
		for i, c := range before.Calls {
			for n := range 1 + d.IntN(3) {
				judged.Touches = append(judged.Touches, data.Touch{ID: fmt.Sprintf("v%d-%d", i, n), ProspectID: c.ProspectID, ContactName: c.Contact,
					Rep: one(d, []string{c.Rep, "r0", "r1", "r2", ""}), At: in.AsOf.Add(-time.Duration(d.IntN(4000)) * time.Minute), ReasonID: c.Reason.ID,
					Verdict: data.VerdictGood, Note: "looked at it"})
			}
		}
		if diff := cmp.Diff(before, Rank(judged)); diff != "" {
			t.Errorf("verdicts alone change the list: %s", diff)
		}
	})
}
