package main

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"callworthy": main})
}

// TestScripts runs the stories of testdata/script, one a file. $WEB is a small
// web with two feeds of news and one that is dead; $PORT is one that nobody else serves the sample world on.
func TestScripts(t *testing.T) {
	web := httptest.NewServer(http.HandlerFunc(serveScriptWeb))
	t.Cleanup(web.Close)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("WEB", web.URL)
			e.Setenv("PORT", freePort(t))
			e.Setenv("TZ", "UTC")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit": exitsWith, "hold": hold, "fill": fill, "append": appendTo,
		},
	})
}

// freePort is one that was free a moment ago.
func freePort(t *testing.T) string {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// serveScriptWeb is a wire with one item, one with names that may mean others, and a
// feed that is dead.
func serveScriptWeb(w http.ResponseWriter, r *http.Request) {
	switch r.URL.Path {
	case "/wire.xml":
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour Wire</title><item>
<title>Brightwater Robotics raises $40 million in Series B round</title>
<link>http://%s/news/brightwater</link><pubDate>Mon, 09 Mar 2026 08:00:00 GMT</pubDate>
<description>Brightwater Robotics has raised $40 million in a Series B funding round led by Pine Street Partners.</description>
</item></channel></rss>`, r.Host)
	case "/news/brightwater":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html lang="en"><body><article><h1>Brightwater Robotics raises $40 million in Series B round</h1>
<p>Brightwater Robotics has raised $40 million in a Series B funding round led by Pine Street Partners.</p>
<p>The money will pay for engineers in Leeds, the company said on Monday.</p></article></body></html>`)
	case "/names.xml":
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Names Wire</title>`)
		for i, text := range []string{"Zenvo raises $40 million in Series B round", "Slack raises hopes of an early spring"} {
			fmt.Fprintf(w, `<item><title>%[1]s</title><link>http://%[2]s/names/%[3]d</link><pubDate>Mon, 0%[4]d Mar 2026 08:00:00 GMT</pubDate>
<description>%[1]s.</description></item>`, text, r.Host, i, 9-i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	case "/names/0":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html lang="en"><body><article><h1>Zenvo raises $40 million in Series B round</h1>
<p>Zenvo has raised $40 million in a Series B funding round, the company said on Monday.</p></article></body></html>`)
	case "/names/1":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html lang="en"><body><article><h1>Slack raises hopes of an early spring</h1>
<p>Slack in the ropes told the sailors that the ice was going, they said on Sunday.</p></article></body></html>`)
	case "/site/Brightwater Robotics/":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/wire.xml"></head><a href="jobs">Careers</a></html>`)
	case "/site/Salt/":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><a href="news">Newsroom</a></html>`)
	case "/site/Salt/news":
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<html><ul><li><a href="/n/1">Salt opens a new works</a> <time>2026-03-08</time></li><li><a href="/n/2">Salt has a birthday</a> <time>2026-03-01</time></li></ul></html>`)
	case "/dead.xml":
		http.Error(w, "out of order", http.StatusInternalServerError)
	default:
		http.NotFound(w, r)
	}
}

// exitsWith runs a command and asks for its exit code: exit 3 callworthy nightly.
func exitsWith(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND [ARG ...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = err.Error()
	}
	if got != args[0] && got != "exit status "+args[0] {
		ts.Fatalf("%v ends with %s, want %s", args[1:], got, args[0])
	}
}

// hold takes the lock of a store as another run would, until the script ends.
func hold(ts *testscript.TestScript, neg bool, args []string) {
	path := ts.MkAbs(args[0])
	lock := flock.New(path)
	if ok, err := lock.TryLock(); err != nil || !ok {
		ts.Fatalf("lock %s: %v %v", path, ok, err)
	}
	ts.Check(os.WriteFile(path, []byte("pid 4242 on testhost: callworthy nightly, since 03:15"), 0o644))
	ts.Defer(func() { lock.Unlock() })
}

// fill writes a file with the environment's variables filled in.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(os.Expand(ts.ReadFile(args[0]), ts.Getenv)), 0o644))
}

// appendTo adds the second file to the end of the first.
func appendTo(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])), 0o644))
}
