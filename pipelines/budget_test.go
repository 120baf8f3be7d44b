package pipelines_test

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// TestPagesLeft: those that name a prospect are asked for first, and what was left
// for want of budget is told apart from what was left for want of time.
func TestPagesLeft(t *testing.T) {
	w := newWeb(t)
	w.put("/wire.xml", spring(0)...) // two of three name prospects, one is newer
	h := newHouse(t, w.URL+"/wire.xml")
	h.write(t, "prospects.csv", springProspects)
	h.write(t, "callworthy.yaml", strings.Replace(mustRead(t, h.config()), "crawl:", "crawl:\n  pages_per_host: 2", 1))
	p := h.night(t, nightOne).Pages
	asked := slices.DeleteFunc(w.asked(), func(p string) bool { return !strings.HasPrefix(p, "/news/") })
	if p.LeftForBudget != 1 || p.LeftForTime != 0 || p.Left != 1 || slices.Contains(asked, "/news/other-0") || len(asked) != 2 {
		t.Errorf("%+v, asked for %v", p, asked)
	}
	if p = h.night(t, nightOne.AddDate(0, 0, 1)).Pages; p.Left != 0 || p.Fetched != 1 {
		t.Errorf("the next night: %+v", p)
	}

	busy := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/news/") {
			rw.Header().Set("Retry-After", "3600")
			rw.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.Config.Handler.ServeHTTP(rw, r)
	}))
	defer busy.Close()
	w.URL = busy.URL // of the links in its feeds
	h = newHouse(t, busy.URL+"/wire.xml")
	h.write(t, "prospects.csv", springProspects)
	if p := h.night(t, nightOne).Pages; p.LeftForTime != 2 || p.LeftForBudget != 0 || p.Left != 2 || p.Failed != 1 {
		t.Errorf("a host that asks for a break: %+v", p)
	}
}
