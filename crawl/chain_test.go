package crawl

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"

	"callworthy/data"
)

func TestRobots(t *testing.T) {
	ok := text("text/html", "page")
	s := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": text("text/plain", "\ufeffDisallow: /early\nUser-agent: *\nDisallow: /\n\nUser-agent: CallWorthy\nCrawl-delay: soon\nDisallow: /private/ # closed\nDisallow: /x\nAllow: /x\nDisallow: /*.php$\n"),
		"/a":          ok, "/x": ok, "/early": ok, "/private/a": ok, "/s.php": ok,
	})
	w := New(options())
	for path, want := range map[string]data.Outcome{"/a": data.OutcomeOK, "/x": data.OutcomeOK, "/early": data.OutcomeOK,
		"/private/a": data.OutcomeRobots, "/s.php": data.OutcomeRobots} {
		d := fetch(t, w, s.URL+path)[0]
		if d.Outcome != want {
			t.Errorf("%s: %s (%s), want %s", path, d.Outcome, d.Detail, want)
		}
	}
	if got := s.paths(); strings.Contains(got, "private") || strings.Contains(got, "php") || strings.Count(got, "robots") != 1 {
		t.Errorf("asked for %s", got)
	}
	fresh := w.FreshRobots()
	if len(fresh) != 1 || fresh[0].Host != s.URL || fresh[0].Status != 200 || !fresh[0].FetchedAt.Equal(night) {
		t.Fatalf("fresh: %+v", fresh)
	}
	// a day later it is asked for again, within a day it is not
	for age, asked := range map[time.Duration]bool{time.Hour: false, 25 * time.Hour: true} {
		s.asked = nil
		o := options()
		o.AsOf, o.Robots = night.Add(age), fresh
		next := New(o)
		wantOutcome(t, fetch(t, next, s.URL+"/private/a")[0].Outcome, "", data.OutcomeRobots, "")
		if (s.paths() != "") != asked || (len(next.FreshRobots()) == 1) != asked {
			t.Errorf("after %s asked for %q", age, s.paths())
		}
	}
}

// TestRobotsThatFail: none there means all is allowed, a failing server means
// nothing is (RFC 9309, section 2.3.1).
func TestRobotsThatFail(t *testing.T) {
	for code, want := range map[int]data.Outcome{404: data.OutcomeOK, 403: data.OutcomeOK, 500: data.OutcomeHTTPError, 503: data.OutcomeHTTPError, 429: data.OutcomeHTTPError} {
		s := newSite(t, map[string]http.HandlerFunc{
			"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) },
			"/a":          text("text/html", "a"),
		})
		w := New(options())
		d := fetch(t, w, s.URL+"/a", s.URL+"/b")[0]
		if d.Outcome != want || (want != data.OutcomeOK && !strings.Contains(d.Detail, "robots.txt cannot be read")) {
			t.Errorf("robots.txt %d: %s (%s), want %s", code, d.Outcome, d.Detail, want)
		}
		if want != data.OutcomeOK && (s.paths() != "/robots.txt" || w.FreshRobots() != nil) {
			t.Errorf("robots.txt %d: asked for %s", code, s.paths())
		}
	}
}

func TestPauses(t *testing.T) {
	ok := text("text/html", "page")
	gaps := func(robots string, delay time.Duration) (least time.Duration) {
		s := newSite(t, map[string]http.HandlerFunc{"/robots.txt": text("text/plain", robots), "/a": ok, "/b": ok})
		o := options()
		o.PerHostDelay = delay
		fetch(t, New(o), s.URL+"/a", s.URL+"/b")
		return s.at[2].Sub(s.at[1])
	}
	if got := gaps("", 150*time.Millisecond); got < 150*time.Millisecond {
		t.Errorf("pause of %s, want 150ms", got)
	}
	if got := gaps("User-agent: *\nCrawl-delay: 0.2", 10*time.Millisecond); got < 200*time.Millisecond {
		t.Errorf("pause of %s, robots.txt asks for 200ms", got)
	}
	if got := gaps("User-agent: *\nCrawl-delay: 0", 0); got > 100*time.Millisecond {
		t.Errorf("pause of %s, want none", got)
	}
	long := New(options()).robots.judge(data.Robots{Status: 200, Body: []byte("User-agent: *\nCrawl-delay: 86400")})
	if min(long.group.CrawlDelay, longestPause) != 30*time.Second {
		t.Errorf("a day's delay is not capped")
	}
}

func TestRedirects(t *testing.T) {
	to := func(url string) http.HandlerFunc { return http.RedirectHandler(url, http.StatusFound).ServeHTTP }
	var seen http.Header
	other := newSite(t, map[string]http.HandlerFunc{
		"/robots.txt": text("text/plain", "User-agent: *\nDisallow: /closed"),
		"/open":       func(w http.ResponseWriter, r *http.Request) { seen = r.Header.Clone(); text("text/html", "open")(w, r) },
		"/closed":     text("text/html", "closed"),
	})
	s := newSite(t, map[string]http.HandlerFunc{
		"/good": to(other.URL + "/open"), "/forbidden": to(other.URL + "/closed"), "/loop": to("/loop"), "/file": to("file:///etc/passwd"),
		"/here": to("/there"), "/there": func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
			text("text/html", "cookie:"+r.Header.Get("Cookie"))(w, r)
		},
	})
	w := New(options())
	for path, want := range map[string]struct {
		o    data.Outcome
		says string
	}{
		"/good": {data.OutcomeOK, ""}, "/forbidden": {data.OutcomeRobots, "forbids /closed"}, "/loop": {data.OutcomeHTTPError, "more than 10 redirects"},
		"/file": {data.OutcomeUnsupported, "only http and https"}, "/here": {data.OutcomeOK, ""}, "/there": {data.OutcomeOK, ""},
	} {
		d := fetch(t, w, s.URL+path)[0]
		wantOutcome(t, d.Outcome, d.Detail, want.o, want.says)
		if path == "/there" && string(d.Body) != "cookie:" {
			t.Errorf("cookies are kept: %s", d.Body)
		}
	}
	if strings.Contains(other.paths(), "/closed") {
		t.Errorf("asked for %s", other.paths())
	}
	pollOne(t, w, feedState(strings.Replace(s.URL, "//", "//user:secret@", 1)+"/good"))
	if seen.Get("Authorization") != "" || seen.Get("User-Agent") != options().UserAgent {
		t.Errorf("the other host saw %v", seen)
	}
}

func TestEncodings(t *testing.T) {
	body := strings.Repeat("<p>news</p>", 100)
	packers := map[string]func(io.Writer) io.WriteCloser{
		"gzip":    func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
		"deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
		"br":      func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
		"zstd":    func(w io.Writer) io.WriteCloser { z, _ := zstd.NewWriter(w); return z },
		"raw":     func(w io.Writer) io.WriteCloser { z, _ := flate.NewWriter(w, 1); return z },
	}
	pack := func(name string, b []byte) []byte {
		var out bytes.Buffer
		z := packers[name](&out)
		z.Write(b)
		z.Close()
		return out.Bytes()
	}
	send := func(encoding string, b []byte) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			if encoding != "" {
				w.Header().Set("Content-Encoding", encoding)
			}
			w.Write(b)
		}
	}
	plain, bomb := []byte(body), make([]byte, 64<<20)
	good := map[string]http.HandlerFunc{
		"/gzip": send("gzip", pack("gzip", plain)), "/deflate": send("deflate", pack("deflate", plain)), "/raw": send("deflate", pack("raw", plain)),
		"/br": send("br", pack("br", plain)), "/zstd": send("zstd", pack("zstd", plain)), "/two": send("gzip, br", pack("br", pack("gzip", plain))),
		"/lie": send("gzip", plain), "/unsaid": send("", pack("gzip", plain)), "/caps": send("GZIP", pack("gzip", plain)),
	}
	bad := map[string]http.HandlerFunc{"/long": send("", bomb[:2<<20])}
	for _, name := range []string{"gzip", "deflate", "br", "zstd"} {
		bad["/bomb-"+name] = send(name, pack(name, bomb))
	}
	for path, h := range good {
		d := fetch(t, New(options()), newSite(t, map[string]http.HandlerFunc{path: h}).URL+path)[0]
		if string(d.Body) != body {
			t.Errorf("%s: %s (%s), %d bytes", path, d.Outcome, d.Detail, len(d.Body))
		}
	}
	for path, h := range bad {
		s := newSite(t, map[string]http.HandlerFunc{path: h})
		d := fetch(t, New(options()), s.URL+path)[0]
		wantOutcome(t, d.Outcome, path+" "+d.Detail, data.OutcomeTooLarge, "more than 1 MiB after decompression")
		p := pollOne(t, New(options()), feedState(s.URL+path))
		wantOutcome(t, p.State.LastOutcome, path+" "+p.State.LastDetail, data.OutcomeTooLarge, "more than 1 MiB")
	}
	for encoding, says := range map[string]string{"rot13": "unknown Content-Encoding", "br": "cannot be decompressed", "gzip,gzip,gzip,gzip": "encodings inside"} {
		s := newSite(t, map[string]http.HandlerFunc{"/": send(encoding, []byte("\x1b not compressed at all"))})
		d := fetch(t, New(options()), s.URL+"/")[0]
		wantOutcome(t, d.Outcome, d.Detail, data.OutcomeUnreadable, says)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{"/f": text("text/xml", rssOf(""))})
	o := options()
	o.AllowPrivateNetworks = false
	t.Setenv("HTTP_PROXY", s.URL)
	t.Setenv("http_proxy", s.URL)
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1", "0.0.0.0", "2130706433"} {
		d := fetch(t, New(o), "http://"+host+port+"/f")[0]
		if d.Outcome != data.OutcomePrivate && host != "2130706433" { // a number is a name to the resolver
			t.Errorf("%s: %s (%s)", host, d.Outcome, d.Detail)
		}
		if p := pollOne(t, New(o), feedState("http://"+host+port+"/f")); !p.State.LastOutcome.Failed() {
			t.Errorf("%s: %s", host, p.State.LastOutcome)
		}
	}
	if s.paths() != "" {
		t.Errorf("asked for %s", s.paths())
	}
}

func TestClosedNetworks(t *testing.T) {
	for _, ip := range strings.Fields("127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 0.0.0.0 255.255.255.255 198.18.0.1 " +
		":: ::1 ::ffff:10.0.0.1 ::10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 fc00::1 fd12::1 fe80::1 fe80::1%eth0 ff02::1 2002:a00:1::1 2001::1") {
		if !isClosed(netip.MustParseAddr(ip)) {
			t.Errorf("%s is let through", ip)
		}
	}
	for _, ip := range strings.Fields("8.8.8.8 172.32.0.1 100.128.0.1 192.169.0.1 2606:4700::1111 2a00:1450::1 64:ff9b::808:808 ::ffff:8.8.8.8") {
		if isClosed(netip.MustParseAddr(ip)) {
			t.Errorf("%s is refused", ip)
		}
	}
}
