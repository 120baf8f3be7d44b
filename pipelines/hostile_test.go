package pipelines_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// hostile is a server that does to a night, by path, what servers do at their worst.
func hostile(t *testing.T) *httptest.Server {
	t.Helper()
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	z.Write(make([]byte, 32<<20))
	z.Close()
	raw := func(w http.ResponseWriter, say string, reset bool) {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		fmt.Fprint(conn, say)
		if reset {
			conn.(*net.TCPConn).SetLinger(0)
		}
		conn.Close()
	}
	flow := func(w http.ResponseWriter, piece []byte, every time.Duration) {
		for {
			if _, err := w.Write(piece); err != nil {
				return
			}
			w.(http.Flusher).Flush()
			time.Sleep(every)
		}
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/hang":
			<-r.Context().Done()
		case "/drip":
			flow(w, []byte(" "), 50*time.Millisecond)
		case "/endless":
			flow(w, make([]byte, 64<<10), 0)
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb.Bytes())
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusMovedPermanently)
		case "/inside":
			http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
		case "/mapped":
			http.Redirect(w, r, "http://[::ffff:a9fe:a9fe]/latest/meta-data/", http.StatusPermanentRedirect)
		case "/short":
			raw(w, "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>", false)
		case "/reset":
			raw(w, "HTTP/1.1 200 OK\r\n", true)
		case "/busy":
			w.Header().Set("Retry-After", "86400")
			w.WriteHeader(http.StatusServiceUnavailable)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

// TestHostileServers: a night among them ends in time, degraded, names every
// failure, and reads the healthy source as if they were not there.
func TestHostileServers(t *testing.T) {
	want := map[string]data.Outcome{
		"/hang": data.OutcomeTimeout, "/drip": data.OutcomeTimeout, "/endless": data.OutcomeTooLarge, "/bomb": data.OutcomeTooLarge,
		"/loop": data.OutcomeHTTPError, "/file": data.OutcomeUnsupported, "/inside": data.OutcomePrivate,
		"/mapped": data.OutcomePrivate, "/short": data.OutcomeUnreachable,
		"/reset": data.OutcomeUnreachable, "/busy": data.OutcomeHTTPError, "/gone": data.OutcomeNotFound,
	}
	w := newWeb(t)
	w.put("/wire.xml", spring(0)...)
	feeds, byURL := []string{w.URL + "/wire.xml"}, map[string]string{}
	for path := range want {
		url := hostile(t).URL + path
		feeds, byURL[url] = append(feeds, url), path
	}
	h := newHouse(t, feeds...)
	h.write(t, "callworthy.yaml", strings.Replace(mustRead(t, h.config()), "crawl:", "crawl:\n  timeout: 2s\n  max_body: 1 MiB", 1))
	h.write(t, "prospects.csv", springProspects)
	begin := time.Now()
	report := h.night(t, nightOne)
	for _, s := range report.Stages {
		if s.Name == "poll" && s.Seconds > 15 {
			t.Errorf("poll took %.1f s of %s", s.Seconds, time.Since(begin))
		}
	}
	if report.Status != data.RunDegraded || len(report.Failures) != len(want) || report.Listed != 3 {
		t.Errorf("status %s, %d failures, %d listed", report.Status, len(report.Failures), report.Listed)
	}
	for _, f := range report.Failures {
		if path := byURL[f.URL]; f.Outcome != want[path] || f.Detail == "" {
			t.Errorf("%s: %s (%s), want %s", path, f.Outcome, f.Detail, want[path])
		}
	}
}

// TestRestingSourceIsNoFailure: after three failures in a row a source that never
// answered rests for a night. That is told, and does not degrade the night.
func TestRestingSourceIsNoFailure(t *testing.T) {
	w := newWeb(t)
	w.put("/wire.xml", spring(0)...)
	w.broken["/dead.xml"] = true
	h := newHouse(t, w.URL+"/wire.xml", w.URL+"/dead.xml")
	h.write(t, "prospects.csv", springProspects)
	for n, want := range []data.Outcome{data.OutcomeHTTPError, data.OutcomeHTTPError, data.OutcomeHTTPError, data.OutcomeNotDue, data.OutcomeHTTPError} {
		report := h.night(t, nightOne.AddDate(0, 0, n))
		at := slices.IndexFunc(report.Sources, func(s data.SourceReport) bool { return strings.HasSuffix(s.Source, "/dead.xml") })
		if at < 0 || report.Sources[at].Outcome != want {
			t.Fatalf("night %d: %+v, want %s", n, report.Sources, want)
		}
		rests := want == data.OutcomeNotDue
		if rests != (report.Status == data.RunComplete) || rests != (len(report.Failures) == 0) || rests != strings.Contains(report.Sources[at].Detail, "asked again from") {
			t.Errorf("night %d: status %s, %d failures, %q", n, report.Status, len(report.Failures), report.Sources[at].Detail)
		}
	}
}
