package deliver

import (
	"bufio"
	"crypto/tls"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// serve answers every connection with f; addr is where.
func serve(t *testing.T, f func(net.Conn)) *net.TCPAddr {
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
				f(c)
			}()
		}
	}()
	return l.Addr().(*net.TCPAddr)
}

// tlsFront encrypts what a server behind it says in the clear.
func tlsFront(t *testing.T, config *tls.Config, behind string) *net.TCPAddr {
	return serve(t, func(c net.Conn) {
		back, err := net.Dial("tcp", behind)
		if err != nil {
			return
		}
		defer back.Close()
		front := tls.Server(c, config)
		go func() {
			io.Copy(back, front)
			back.Close()
		}()
		io.Copy(front, back)
	})
}

// drip writes a text a byte at a time, without end.
func drip(w io.Writer, text string) {
	for {
		for i := range text {
			if _, err := io.WriteString(w, text[i:i+1]); err != nil {
				return
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

// A server that hangs, drips, talks without end or goes away holds up nobody.
func TestMailIsBounded(t *testing.T) {
	for name, c := range map[string]struct {
		server func(net.Conn)
		tries  int // at least
		detail string
	}{
		"silence":            {func(c net.Conn) { io.Copy(io.Discard, c) }, 2, "time for sending was over"},
		"drip":               {func(c net.Conn) { drip(c, "220-welcome\r\n") }, 2, ""},
		"no end of a line":   {func(c net.Conn) { flood(c, "220 "+strings.Repeat("x", 1000)) }, 1, "more than anybody"},
		"no end of lines":    {func(c net.Conn) { flood(c, "220-welcome\r\n") }, 1, "more than anybody"},
		"another protocol":   {func(c net.Conn) { io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n") }, 1, ""},
		"a full house":       {func(c net.Conn) { io.WriteString(c, "554 go away\x1b[2J \u202e\r\n") }, 1, `554 "go away`},
		"a busy house":       {func(c net.Conn) { io.WriteString(c, "421 later\r\n") }, 5, "421"},
		"gone at once":       {func(c net.Conn) {}, 5, ""},
		"silence after DATA": {func(c net.Conn) { talk(c, func() { io.Copy(io.Discard, c) }) }, 2, ""},
		"gone after DATA":    {func(c net.Conn) { talk(c, func() {}) }, 5, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options(t, serve(t, c.server), "ann", "bo")
			o.Within, o.Attempt = 900*time.Millisecond, 250*time.Millisecond
			started := time.Now()
			got := Deliver(t.Context(), parcels("ann", "bo"), o)
			if took := time.Since(started); took > o.Within+time.Second {
				t.Errorf("it took %v", took)
			}
			for _, r := range got {
				if r.Outcome != data.DeliveryFailed || r.Attempts < c.tries || c.tries == 1 && r.Attempts > 1 || !strings.Contains(r.Detail, c.detail) {
					t.Errorf("%+v, want %d tries, %q", r, c.tries, c.detail)
				}
			}
		})
	}
}

// flood writes a text without end.
func flood(w io.Writer, text string) {
	for {
		if _, err := io.WriteString(w, text); err != nil {
			return
		}
	}
}

// talk leads a session up to the first byte of a mail, then does something else.
func talk(c net.Conn, then func()) {
	io.WriteString(c, "220 hello\r\n")
	for in := bufio.NewScanner(c); in.Scan(); {
		switch verb, _, _ := strings.Cut(in.Text(), " "); verb {
		case "DATA":
			io.WriteString(c, "354 go on\r\n")
			then()
			return
		default:
			io.WriteString(c, "250 fine\r\n")
		}
	}
}

// Nobody listens: tried again, within the time.
func TestMailServerIsAway(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().(*net.TCPAddr)
	l.Close()
	if got := Deliver(t.Context(), parcels("ann"), options(t, addr, "ann")); got[0].Attempts != maxTries || !strings.Contains(got[0].Detail, "refused") {
		t.Errorf("%+v", got)
	}
}
