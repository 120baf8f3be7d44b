package pipelines_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWatchedPages lives through three weeks of a prospect's own site: the first
// look is news of nothing, a new name and new posts are events whose quote stands
// on the page, and a page that was built anew says nothing new.
func TestWatchedPages(t *testing.T) {
	people := `<h3>Ada Storr</h3><p>Chief Executive Officer</p><h3>Ben Oord</h3><p>Finance Director</p>`
	posts := `<li><a href="/j/1">CNC Operator</a></li><li><a href="/j/2">Sales Manager</a></li>`
	asked := map[string]int{}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/Brightwater Robotics/":
			fmt.Fprint(w, `<html><title>Brightwater</title><a href="leadership">Leadership</a> <a href="careers">Careers</a>`)
		case "/Brightwater Robotics/leadership":
			fmt.Fprint(w, `<html><title>Leadership | Brightwater</title><body>`+people)
		case "/Brightwater Robotics/careers":
			fmt.Fprint(w, `<html><title>Careers | Brightwater</title><body><ul>`+posts+`</ul>`)
		default:
			http.NotFound(w, r)
		}
	}))
	defer s.Close()
	h := newHouse(t)
	h.write(t, "prospects.csv", "id,name,contact_name\nP1,Brightwater Robotics,Ben Oord\n")
	h.write(t, "callworthy.yaml", "prospects: prospects.csv\ncrawl:\n  allow_private_networks: true\n  per_host_delay: 0s\nsources:\n  - site: "+s.URL+"/{name}/\n")
	const events = "SELECT type, status, evidence FROM events WHERE withdrawn_at IS NULL ORDER BY type"

	h.night(t, nightOne)
	if got := strings.TrimSpace(h.query(t, events)); got != "null" {
		t.Fatalf("the first look made news: %s", got)
	}

	people += `<h3>Cy Vale</h3><p>Operations Director</p>`
	posts += strings.Repeat(`<li><a href="/j/3">Welder</a></li>`, 3)
	h.night(t, nightOne.AddDate(0, 0, 1))
	if n := asked["/Brightwater Robotics/leadership"]; n != 1 {
		t.Fatalf("the page was read %d times within a week", n)
	}
	h.night(t, nightOne.AddDate(0, 0, 7))
	got := h.query(t, events)
	for _, want := range []string{"leadership_hire", "Cy Vale", "Operations Director", "hiring", "Welder"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
	list := h.published(t, "calllist.json")
	if !strings.Contains(list, "Brightwater Robotics has 3 new open posts in production") && !strings.Contains(list, "named Cy Vale as Operations Director") {
		t.Errorf("the list tells neither:\n%s", list)
	}

	people = `<ul><li>Cy Vale, Operations Director</li><li>Ada Storr, Chief Executive Officer</li></ul>`
	h.night(t, nightOne.AddDate(0, 0, 14))
	if again := h.query(t, events); again != got {
		t.Errorf("a new design made news: %s, was %s", again, got)
	}
	if gone := h.query(t, "SELECT prospect_id FROM watched_pages WHERE gone LIKE '%Ben Oord%'"); !strings.Contains(gone, "P1") {
		t.Errorf("nobody noticed who is gone: %s", gone)
	}
	for day, warned := range map[int]bool{7: false, 14: true} {
		list := mustRead(t, filepath.Join(filepath.Dir(h.config()), "public", nightOne.AddDate(0, 0, day).Format(time.DateOnly), "calllist.json"))
		if strings.Contains(list, "Their leadership page named Ben Oord until ") != warned {
			t.Errorf("the list of night %d warns of the contact: %v, want %v", day, !warned, warned)
		}
	}
}
