package crawl

import (
	"net/http"
	"testing"
	"time"

	"callworthy/data"
)

// nightsOf polls a source on as many nights as told, as the pipeline does, and
// returns its states; asked tells on which nights the source was due.
func nightsOf(t *testing.T, s data.SourceState, count int) (states []data.SourceState, asked []int) {
	t.Helper()
	for n := range count {
		o := options()
		o.AsOf = night.Add(time.Duration(n) * day)
		if s.Due(o.AsOf) {
			s = pollOne(t, New(o), s).State
			asked = append(asked, n)
		}
		states = append(states, s)
	}
	return states, asked
}

// TestFailuresAreAskedLessOften: the next two nights, then after 2, 4 and 7; one
// that has had news of late never later than every second night.
func TestFailuresAreAskedLessOften(t *testing.T) {
	s := newSite(t, nil)
	states, asked := nightsOf(t, feedState(s.URL+"/f"), 24)
	if want := []int{0, 1, 2, 4, 8, 15, 22}; !equal(asked, want) || states[23].ConsecutiveFailures != len(want) {
		t.Errorf("asked on %v, want %v; %d failures", asked, want, states[23].ConsecutiveFailures)
	}
	lively := feedState(s.URL + "/g")
	lively.NewsAt = night.Add(-20 * day)
	if _, asked := nightsOf(t, lively, 9); !equal(asked, []int{0, 1, 2, 4, 6, 8}) {
		t.Errorf("a source with news was asked on %v", asked)
	}
	again := pollOne(t, New(options()), states[0]).State // the night is run again
	if !states[0].Due(night) || again.ConsecutiveFailures != 1 {
		t.Errorf("run again: due %v, %d failures", states[0].Due(night), again.ConsecutiveFailures)
	}
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestGoneRetires a source: it is asked once a month.
func TestGoneRetires(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/f": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }})
	states, asked := nightsOf(t, feedState(s.URL+"/f"), 40)
	if !equal(asked, []int{0, 30}) {
		t.Errorf("asked on %v", asked)
	}
	wantOutcome(t, states[1].LastOutcome, states[1].LastDetail, data.OutcomeNotFound, "gone for good; asked once a month")
}

// TestCadence: silent sources are asked less often, others every night; what is
// new is what the items say, not what else a feed says of itself.
func TestCadence(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/f": func(w http.ResponseWriter, _ *http.Request) {
		text("text/xml", rssOf(anItem+"<!--"+time.Now().String()+"-->"))(w, nil)
	}})
	for silent, want := range map[time.Duration][]int{
		10 * day: {0, 1, 2, 3, 4, 5, 6, 7}, 25 * day: {0, 1, 2, 3, 4, 5, 6}, 65 * day: {0, 3, 6}, 900 * day: {0, 7},
	} {
		known := pollOne(t, New(options()), feedState(s.URL+"/f")).State
		known.NewsAt, known.LastFetchedAt = night.Add(-silent), night.Add(-day)
		if _, asked := nightsOf(t, known, 8); !equal(asked, want) {
			t.Errorf("silent for %s: asked on %v, want %v", silent, asked, want)
		}
		known.ItemsHash = "other"
		if states, _ := nightsOf(t, known, 1); !states[0].NewsAt.Equal(night) || !states[0].NextAt.IsZero() {
			t.Errorf("silent for %s, then news: %+v", silent, states[0])
		}
	}
	if first := pollOne(t, New(options()), feedState(s.URL+"/f")).State; !first.NewsAt.Equal(night) || !first.Due(night.Add(day)) {
		t.Errorf("first night: %+v", first)
	}
}

// TestCacheControl counts within a day, and for silent sources up to a week.
func TestCacheControl(t *testing.T) {
	date := night.Format(http.TimeFormat)
	for _, c := range []struct {
		control, expires, age string
		silent, rests         time.Duration
	}{
		{"max-age=3600", "", "", 0, time.Hour},
		{"public, max-age=3600", "", "600", 0, 50 * time.Minute},
		{"max-age=3600, no-cache", "", "", 0, 0},
		{"", night.Add(2 * time.Hour).Format(http.TimeFormat), "", 0, 2 * time.Hour},
		{"", "0", "", 0, 0},
		{"max-age=31536000", "", "", 0, nights(1)},
		{"max-age=31536000", "", "", 40 * day, nights(7)},
		{"max-age=60", "", "", 40 * day, nights(2)},
		{"max-age=never", "", "", 0, 0},
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/f": func(w http.ResponseWriter, _ *http.Request) {
			for k, v := range map[string]string{"Cache-Control": c.control, "Expires": c.expires, "Age": c.age, "Date": date} {
				setIf(w.Header(), k, v)
			}
			w.WriteHeader(http.StatusNotModified)
		}})
		known := feedState(s.URL + "/f")
		known.ETag, known.NewsAt = `"v"`, night.Add(-c.silent)
		got := pollOne(t, New(options()), known).State
		want := time.Time{}
		if c.rests > 0 {
			want = night.Add(c.rests)
		}
		if !got.NextAt.Equal(want) {
			t.Errorf("%+v: rests until %v, want %v", c, got.NextAt, want)
		}
	}
}

// TestRetryAfterIsKept until another night.
func TestRetryAfterIsKept(t *testing.T) {
	after := ""
	s := newSite(t, map[string]http.HandlerFunc{"/f": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", after)
		w.WriteHeader(http.StatusTooManyRequests)
	}})
	for a, want := range map[string]time.Duration{"3600": time.Hour, "259200": 3 * day, "99999999": nights(7), night.Add(2 * day).Format(http.TimeFormat): 2 * day} {
		after = a
		if got := pollOne(t, New(options()), feedState(s.URL+"/f")).State; !got.NextAt.Equal(night.Add(want)) {
			t.Errorf("Retry-After %s: rests until %v", a, got.NextAt)
		}
	}
}

// TestMovesAreRemembered: where permanent redirects lead to is asked directly,
// what a temporary one leads to is not; a place that fails is forgotten again.
func TestMovesAreRemembered(t *testing.T) {
	to := func(code int, path string) http.HandlerFunc { return http.RedirectHandler(path, code).ServeHTTP }
	pages := map[string]http.HandlerFunc{
		"/301": to(301, "/308"), "/308": to(308, "/feed"), "/302": to(302, "/feed"), "/mixed": to(301, "/302"), "/page": to(301, "/html"),
		"/feed": text("text/xml", rssOf(anItem)), "/html": text("text/html", "<html></html>"),
	}
	s := newSite(t, pages)
	for path, want := range map[string]string{"/301": "/feed", "/308": "/feed", "/302": "", "/mixed": "/302", "/page": "", "/feed": ""} {
		if want != "" {
			want = s.URL + want
		}
		if got := pollOne(t, New(options()), feedState(s.URL+path)).State; got.MovedTo != want {
			t.Errorf("%s moved to %q, want %q", path, got.MovedTo, want)
		}
	}
	moved := pollOne(t, New(options()), feedState(s.URL+"/301")).State
	s.asked = nil
	again := pollOne(t, New(options()), moved)
	if s.paths() != "/robots.txt /feed" || again.State.Source.URL != s.URL+"/301" {
		t.Errorf("asked for %s", s.paths())
	}
	delete(pages, "/feed")
	pages["/301"] = text("text/xml", rssOf(anItem))
	s.asked = nil
	back := pollOne(t, New(options()), moved).State
	if s.paths() != "/robots.txt /feed /301" || back.MovedTo != "" || back.LastOutcome.Failed() {
		t.Errorf("asked for %s: %+v", s.paths(), back)
	}
}
