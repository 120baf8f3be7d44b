//go:build unix

package pipelines_test

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/sync/errgroup"

	"callworthy/data"
)

const (
	benchFeeds     = 1000
	benchHosts     = 100
	benchProspects = 100
)

// captures are the real feeds of more than 2 kB that gofeed reads.
func captures(b *testing.B) (real [][]byte) {
	for _, dir := range []string{"feedjira", "miniflux"} {
		filepath.WalkDir("../../shared/corpora/feeds/"+dir, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			body, err := os.ReadFile(path)
			if _, e := gofeed.NewParser().Parse(bytes.NewReader(body)); e == nil && len(body) > 2<<10 {
				real = append(real, bytes.TrimSpace(body))
			}
			return err
		})
	}
	if len(real) == 0 {
		b.Skip("the captured feeds are not beside the repository")
	}
	return real
}

// distinct is the i-th of bodies made of the captures, no two the same.
func distinct(real [][]byte, i int) []byte {
	body, mark := real[i%len(real)], fmt.Sprintf("<!-- %d -->", i)
	if body[0] == '{' {
		mark = strings.Repeat(" ", i)
	}
	return fmt.Appendf(nil, "%s%s", body, mark)
}

// serveFeeds serves so many feeds on so many hosts, with an ETag, and returns their URLs.
// The hosts are addresses of 127.0.0.0/8, which all lead to one listener.
func serveFeeds(b *testing.B, body func(int) []byte, feeds, hosts int) (urls []string) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		if n, _ := fmt.Sscanf(r.URL.Path, "/%d.xml", &i); n == 0 {
			http.NotFound(w, r)
			return
		}
		tag := fmt.Sprintf(`"%d"`, i)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/xml")
		w.Write(body(i))
	}))
	l, err := net.Listen("tcp4", "0.0.0.0:0")
	if err != nil {
		b.Fatal(err)
	}
	s.Listener.Close()
	s.Listener = l
	s.Start()
	b.Cleanup(s.Close)
	port := l.Addr().(*net.TCPAddr).Port
	for i := range feeds {
		h := i % hosts
		urls = append(urls, fmt.Sprintf("http://127.1.%d.%d:%d/%d.xml", h/250, 1+h%250, port, i))
	}
	return urls
}

// benchHouse is a house of 100 prospects that reads these feeds, and no pages.
func benchHouse(b *testing.B, urls []string) house {
	h := house{dir: b.TempDir()}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(h.dir, name), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("callworthy.yaml", "prospects: prospects.csv\ncrawl:\n  pages: none\n  allow_private_networks: true\n  per_host_delay: 0s\nsources:\n  - feed: "+
		strings.Join(urls, "\n  - feed: ")+"\n")
	var rows strings.Builder
	rows.WriteString("id,name,domain\n")
	for i := range benchProspects {
		fmt.Fprintf(&rows, "P%d,%s %s,p%d.example\n", i, benchWords[i%len(benchWords)], benchTrades[i/len(benchWords)], i)
	}
	write("prospects.csv", rows.String())
	return h
}

var (
	benchWords = strings.Fields("Brightwater Halden Corvane Northline Amberfield Quarrymore Selbourne Tamarisk Wexcombe Ottermill " +
		"Apple Google Microsoft Amazon Slack Docker Ruby Mozilla Debian Oracle")
	benchTrades = []string{"Robotics", "Freight", "Dental", "Foods", "Works"}
)

// processorTime is what this process and its children have used so far.
func processorTime() (sum time.Duration) {
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err == nil {
			sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
		}
	}
	return sum
}

// timed measures f alone, and reports its processor time beside.
func timed(b *testing.B, prepare func(), f func()) {
	var used time.Duration
	for b.Loop() {
		b.StopTimer()
		prepare()
		runtime.GC()
		before := processorTime()
		b.StartTimer()
		f()
		used += processorTime() - before
	}
	b.ReportMetric(used.Seconds()/float64(b.N), "cpu-s/op")
}

// BenchmarkNight is the whole night of 1,000 feeds with distinct bodies on 100
// loopback hosts for 100 prospects, polled, parsed, stored, read and published:
// a first one, a second one in which nothing changed, gofeed alone parsing the
// same bodies on the same processors, and newsboat's reload of the same. See
// "Figures" in the documentation of package crawl.
func BenchmarkNight(b *testing.B) {
	real := captures(b)
	bodies := make([][]byte, benchFeeds)
	for i := range bodies {
		bodies[i] = distinct(real, i)
	}
	urls := serveFeeds(b, func(i int) []byte { return bodies[i] }, benchFeeds, benchHosts)
	b.Run("gofeed", func(b *testing.B) {
		timed(b, func() {}, func() {
			var g errgroup.Group
			g.SetLimit(runtime.GOMAXPROCS(0))
			for _, body := range bodies {
				g.Go(func() error { _, err := gofeed.NewParser().Parse(bytes.NewReader(body)); return err })
			}
			if err := g.Wait(); err != nil {
				b.Fatal(err)
			}
		})
	})
	var h house
	night := func(n int) {
		res, err := runNight(h.config(), nightOne.AddDate(0, 0, n), nil)
		if err != nil || res.Report.Status != data.RunComplete || len(res.Report.Sources) != benchFeeds {
			b.Fatalf("night %d: %v, %s %v", n, err, res.Report.Status, res.Report.Degraded)
		}
		if os.Getenv("CALLWORTHY_BENCH_STAGES") != "" {
			for _, s := range res.Report.Stages {
				b.Logf("night %d: %s %.2f s, %d", n, s.Name, s.Seconds, s.Done)
			}
		}
	}
	b.Run("first", func(b *testing.B) {
		timed(b, func() { h = benchHouse(b, urls) }, func() { night(0) })
	})
	b.Run("second", func(b *testing.B) {
		n := 0
		h = benchHouse(b, urls)
		night(0)
		timed(b, func() { n++ }, func() { night(n) })
	})
	b.Run("newsboat", func(b *testing.B) {
		program, err := exec.LookPath("newsboat")
		if err != nil {
			b.Skip("newsboat is not installed")
		}
		var dir string
		timed(b, func() {
			dir = b.TempDir()
			os.WriteFile(filepath.Join(dir, "urls"), []byte(strings.Join(urls, "\n")+"\n"), 0o644)
			os.WriteFile(filepath.Join(dir, "config"), []byte("reload-threads 16\n"), 0o644)
		}, func() {
			cmd := exec.Command(program, "-u", filepath.Join(dir, "urls"), "-C", filepath.Join(dir, "config"), "-c", filepath.Join(dir, "cache.db"), "-x", "reload")
			cmd.Env = []string{"HOME=" + dir, "PATH=" + os.Getenv("PATH"), "LC_ALL=C.UTF-8"}
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v: %s", err, out)
			}
		})
	})
}

// BenchmarkMemory is the most memory that a process held, in MiB, until it had polled
// 20,000 feeds with distinct bodies on 2,000 loopback hosts, and until its night was over.
func BenchmarkMemory(b *testing.B) {
	const feeds, hosts = 20000, 2000
	real := captures(b)
	h := benchHouse(b, serveFeeds(b, func(i int) []byte { return distinct(real, i) }, feeds, hosts))
	for b.Loop() {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "CALLWORTHY_TEST_NIGHT="+h.config())
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			b.Fatal(err)
		}
		polled := 0.0
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if lines.Text() == "checkpoint poll" { // the last one counts
				polled = max(polled, peak(cmd.Process.Pid))
			}
		}
		if err := cmd.Wait(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(polled, "poll-MiB")
		b.ReportMetric(float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss)/1024, "night-MiB")
	}
}

// peak is the most memory that a process has held so far, in MiB; 0 where the
// system does not tell.
func peak(pid int) float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kib float64
	fmt.Sscan(rest, &kib)
	return kib / 1024
}
