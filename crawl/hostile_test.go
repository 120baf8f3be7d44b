package crawl

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"callworthy/data"
)

// rawServer answers every connection with what talk does; it never reads a
// request to its end.
func rawServer(t *testing.T, talk func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				bufio.NewReader(c).ReadString('\n')
				talk(c)
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

// stalling says the beginning of an answer and then nothing.
func stalling(begin string) func(net.Conn) {
	return func(c net.Conn) {
		fmt.Fprint(c, begin)
		c.SetReadDeadline(time.Now().Add(30 * time.Second))
		buf := make([]byte, 1024)
		for {
			if _, err := c.Read(buf); err != nil {
				return
			}
		}
	}
}

func dripping(c net.Conn) {
	fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n<rss>")
	for {
		if _, err := fmt.Fprint(c, " "); err != nil {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// TestHostileHosts: each is named with its outcome, and a good host beside them
// is read as if they were not there.
func TestHostileHosts(t *testing.T) {
	good := newSite(t, map[string]http.HandlerFunc{"/f": text("text/xml", rssOf(anItem))})
	noRobots := func(talk func(net.Conn)) string { // robots.txt is fine, all else is not
		var later atomic.Bool
		return rawServer(t, func(c net.Conn) {
			if !later.Swap(true) {
				fmt.Fprint(c, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
				return
			}
			talk(c)
		})
	}
	say := func(s string) func(net.Conn) { return func(c net.Conn) { fmt.Fprint(c, s) } }
	selfSigned := httptest.NewTLSServer(http.NotFoundHandler())
	selfSigned.Config.ErrorLog = log.New(io.Discard, "", 0)
	t.Cleanup(selfSigned.Close)
	closed, _ := net.Listen("tcp", "127.0.0.1:0")
	closed.Close()
	cases := []struct {
		what, url string
		outcome   data.Outcome
		says      string
	}{
		{"silent from the start", rawServer(t, stalling("")), data.OutcomeTimeout, "robots.txt cannot be read"},
		{"silent after robots.txt", noRobots(stalling("")), data.OutcomeTimeout, "did not answer in full within 1s"},
		{"silent in the body", noRobots(stalling("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>")), data.OutcomeTimeout, "crawl.timeout"},
		{"dripping", noRobots(dripping), data.OutcomeTimeout, "crawl.timeout"},
		{"refusing", "http://" + closed.Addr().String(), data.OutcomeUnreachable, "refuses connections"},
		{"hanging up", noRobots(func(net.Conn) {}), data.OutcomeUnreachable, ""},
		{"resetting", noRobots(func(c net.Conn) { c.(*net.TCPConn).SetLinger(0) }), data.OutcomeUnreachable, "broke the connection off"},
		{"promising more than it gives", noRobots(say("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>")), data.OutcomeUnreachable, "before it was complete"},
		{"no HTTP", noRobots(say("SSH-2.0-OpenSSH_9.6\r\n")), data.OutcomeUnreachable, "malformed HTTP"},
		{"headers without end", noRobots(func(c net.Conn) {
			fmt.Fprint(c, "HTTP/1.1 200 OK\r\n")
			for range 100000 {
				if _, err := fmt.Fprintf(c, "X-A: %s\r\n", strings.Repeat("a", 1000)); err != nil {
					return
				}
			}
		}), data.OutcomeUnreachable, "header"},
		{"a body without end", noRobots(func(c net.Conn) {
			fmt.Fprint(c, "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n")
			for {
				if _, err := c.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		}), data.OutcomeTooLarge, "crawl.max_body"},
		{"no TLS", strings.Replace(good.URL, "http:", "https:", 1), data.OutcomeUnreachable, "does not speak TLS"},
		{"signed by itself", selfSigned.URL, data.OutcomeUnreachable, "is not valid: x509"},
		{"no such host", "http://host.invalid", data.OutcomeUnreachable, "host.invalid"},
		{"no URL", "http://%zz", data.OutcomeUnreachable, "no URL"},
	}
	o := options()
	o.Timeout = time.Second
	states := []data.SourceState{feedState(good.URL + "/f")}
	for i := range cases {
		cases[i].url += "/f"
		states = append(states, feedState(cases[i].url))
	}
	begin := time.Now()
	got := poll(t, New(o), states...)
	if p := got[good.URL+"/f"]; p.State.LastOutcome != data.OutcomeOK || len(p.Items) != 1 {
		t.Errorf("the good host: %+v", p.State)
	}
	for _, c := range cases {
		s := got[c.url].State
		if s.LastOutcome != c.outcome || !strings.Contains(s.LastDetail, c.says) || strings.Contains(s.LastDetail, "\n") {
			t.Errorf("%s: %s (%s), want %s with %q", c.what, s.LastOutcome, s.LastDetail, c.outcome, c.says)
		}
	}
	if took := time.Since(begin); took > 8*time.Second {
		t.Errorf("took %s", took)
	}
}

// TestDeadHostIsLeftAlone: many pages of a host that hangs cost a few time
// limits, not one each.
func TestDeadHostIsLeftAlone(t *testing.T) {
	var asked atomic.Int32
	s := newSite(t, map[string]http.HandlerFunc{"/slow": func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		<-r.Context().Done()
	}})
	o := options()
	o.Timeout = 100 * time.Millisecond
	docs := fetch(t, New(o), numbered(s.URL+"/slow?", 20)...)
	if len(docs) != 20 || asked.Load() != strikesOut {
		t.Fatalf("%d documents, %d requests", len(docs), asked.Load())
	}
	wantOutcome(t, docs[19].Outcome, docs[19].Detail, data.OutcomeTimeout, "left alone for tonight")
}

func numbered(prefix string, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprint(prefix, i)
	}
	return out
}

// TestCancelIsPrompt at every place where a crawl can wait.
func TestCancelIsPrompt(t *testing.T) {
	hang := func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	ok := text("text/html", "page")
	for name, c := range map[string]struct {
		pages map[string]http.HandlerFunc
		delay time.Duration
	}{
		"in a request":  {map[string]http.HandlerFunc{"/p": hang}, 0},
		"in robots.txt": {map[string]http.HandlerFunc{"/robots.txt": hang}, 0},
		"in a pause":    {map[string]http.HandlerFunc{"/p": ok}, time.Hour},
	} {
		s := newSite(t, c.pages)
		o := options()
		o.PerHostDelay = c.delay
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(100*time.Millisecond, cancel)
		var docs []data.Document
		for _, u := range numbered(s.URL+"/p?", 2000) {
			docs = append(docs, data.Document{URL: u})
		}
		begin, saved := time.Now(), 0
		err := New(o).Fetch(ctx, docs, func(data.Document) error { saved++; return nil })
		if took := time.Since(begin); !errors.Is(err, context.Canceled) || took > time.Second || saved != 0 {
			t.Errorf("%s: %v after %s, %d saved", name, err, took, saved)
		}
	}
}

func TestSaveFailsTheCrawl(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/f": text("text/xml", rssOf(anItem))})
	full := errors.New("disk full")
	err := New(options()).Poll(context.Background(), []data.SourceState{feedState(s.URL + "/f"), feedState(s.URL + "/g")}, func(data.Polled) error { return full })
	if !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
}

// TestManyHosts: many hosts need goroutines and pauses for those in flight only,
// no more requests are in flight than allowed, and save is never run twice at once.
func TestManyHosts(t *testing.T) {
	const n = 20000
	o := options()
	o.Concurrency = 8
	w := New(o)
	var flying, most, saving atomic.Int32
	goroutines := 0
	w.robots.client.Transport.(*chain).base = roundTrip(func(r *http.Request) (*http.Response, error) {
		most.Store(max(most.Load(), flying.Add(1)))
		defer flying.Add(-1)
		return &http.Response{StatusCode: 404, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
	})
	states := make([]data.SourceState, n)
	for i := range states {
		states[i] = feedState(fmt.Sprintf("http://h%d.example/f", i))
	}
	saved := 0
	err := w.Poll(context.Background(), states, func(data.Polled) error {
		if saving.Add(1) != 1 {
			t.Error("two saves at once")
		}
		if saved++; saved%1000 == 0 {
			goroutines = max(goroutines, runtime.NumGoroutine())
		}
		saving.Add(-1)
		return nil
	})
	if err != nil || saved != n || most.Load() > 8 || goroutines > 8*hostsUnderWay+50 || len(w.limits.hosts) != 0 {
		t.Errorf("%v: %d saved, %d in flight, %d goroutines, %d hosts kept", err, saved, most.Load(), goroutines, len(w.limits.hosts))
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestPausesHoldNobodyUp: hosts that wait for their pause take no place from others.
func TestPausesHoldNobodyUp(t *testing.T) {
	ok := map[string]http.HandlerFunc{"/p": text("text/html", "page")}
	o := options()
	o.Concurrency, o.PerHostDelay = 1, 200*time.Millisecond
	var urls []string
	for range 10 {
		urls = append(urls, newSite(t, ok).URL+"/p")
	}
	begin := time.Now()
	fetch(t, New(o), urls...)
	if took := time.Since(begin); took > time.Second {
		t.Errorf("ten hosts with one pause each of 200ms took %s", took)
	}
}

// TestNoHostWaitsForOthersToFinish: more hosts than can be under way at once,
// all with long queues and pauses, let the last one have its turn.
func TestNoHostWaitsForOthersToFinish(t *testing.T) {
	o := options()
	o.Concurrency, o.PerHostDelay = 1, 300*time.Millisecond
	w := New(o)
	w.robots.client.Transport.(*chain).base = roundTrip(func(r *http.Request) (*http.Response, error) {
		return &http.Response{StatusCode: 404, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
	})
	var states []data.SourceState
	for i := range hostsUnderWay * 4 {
		for k := range 100 {
			states = append(states, feedState(fmt.Sprintf("http://h%d.example/%d", i, k)))
		}
	}
	last := feedState("http://last.example/f")
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	saved := 0
	w.Poll(ctx, append(states, last), func(p data.Polled) error {
		if saved++; p.State.Source == last.Source {
			cancel()
		}
		return nil
	})
	if ctx.Err() != context.Canceled || saved > len(states)/2 {
		t.Errorf("%v: %d sources were asked before the last host had its turn", ctx.Err(), saved)
	}
}
