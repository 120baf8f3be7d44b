package deliver

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"callworthy/data"
)

const secretPath = "/services/T000/B000/hush-hush"

// hooked are options of one webhook.
func hooked(t *testing.T, url string, shape data.WebhookShape) Options {
	t.Helper()
	o := options(t, nil)
	o.Webhooks = []data.WebhookConfig{{Shape: shape, URLEnv: "HOOK"}}
	o.Env = func(name string) (string, bool) {
		v := map[string]string{"HOOK": url}[name]
		return v, v != ""
	}
	return o
}

// A message goes over TLS to a server that the file of certificates names, once.
func TestWebhookArrivesOnce(t *testing.T) {
	for _, shape := range []data.WebhookShape{data.ShapeSlack, data.ShapeTeams} {
		var got []string
		s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			got = append(got, r.Method+" "+r.URL.Path+" "+r.Header.Get("Content-Type")+" "+string(body))
			w.WriteHeader(http.StatusAccepted)
		}))
		defer s.Close()
		o := hooked(t, s.URL+secretPath, shape)
		o.CAFile = filepath.Join(t.TempDir(), "ca.pem")
		if err := os.WriteFile(o.CAFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw}), 0o644); err != nil {
			t.Fatal(err)
		}
		first, second := Deliver(t.Context(), parcels(), o), Deliver(t.Context(), parcels(), o)
		if first[0].Outcome != data.DeliverySent || second[0].Outcome != data.DeliveryEarlier || len(got) != 1 {
			t.Fatalf("%+v, %+v, %v", first, second, got)
		}
		if first[0].Kind != string(shape) || first[0].To != strings.TrimPrefix(s.URL, "https://") {
			t.Errorf("%+v", first[0])
		}
		head := "POST " + secretPath + " application/json; charset=utf-8 "
		if !strings.HasPrefix(got[0], head) || !json.Valid([]byte(got[0][len(head):])) || !strings.Contains(got[0], "Zoë & Söhne raised €4m.") && !strings.Contains(got[0], "Zoë &amp; Söhne raised €4m.") {
			t.Errorf("%s", got[0])
		}
		o.CAFile, o.Folder = "", t.TempDir()
		if r := Deliver(t.Context(), parcels(), o)[0]; r.Outcome != data.DeliveryFailed || r.Attempts != 1 || !strings.Contains(r.Detail, "certificate") {
			t.Errorf("an unknown certificate: %+v", r)
		}
	}
}

// What a webhook answers, and what is made of it.
func TestWebhookAnswers(t *testing.T) {
	always := func(code int) func(int, http.ResponseWriter, *http.Request) {
		return func(_ int, w http.ResponseWriter, r *http.Request) { http.Error(w, "no "+r.URL.Path, code) }
	}
	first := func(code int, header ...string) func(int, http.ResponseWriter, *http.Request) {
		return func(n int, w http.ResponseWriter, _ *http.Request) {
			if n == 0 {
				if len(header) > 0 {
					w.Header().Set("Retry-After", header[0])
				}
				w.WriteHeader(code)
			}
		}
	}
	for name, c := range map[string]struct {
		answer  func(n int, w http.ResponseWriter, r *http.Request)
		outcome data.DeliveryOutcome
		tries   int // at least; exactly where the outcome is sent
		detail  string
		least   time.Duration
	}{
		"429 passes":        {first(429), data.DeliverySent, 2, "", 0},
		"429 after a while": {first(429, "1"), data.DeliverySent, 2, "", time.Second},
		"429 too long":      {first(429, "3600"), data.DeliveryFailed, 1, "429", 0},
		"503 passes":        {first(503), data.DeliverySent, 2, "", 0},
		"500 for ever ends": {always(500), data.DeliveryFailed, maxTries, "500 Internal Server Error", 0},
		"404 lasts":         {always(404), data.DeliveryFailed, 1, "404 Not Found no", 0},
		"403 lasts":         {always(403), data.DeliveryFailed, 1, "403", 0},
		"elsewhere is not asked": {func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/other", http.StatusTemporaryRedirect)
		}, data.DeliveryFailed, 1, "307", 0},
		"silence": {func(_ int, _ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); <-r.Context().Done() }, data.DeliveryFailed, 2, "", 0},
		"drip": {func(_ int, w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(500)
			for r.Context().Err() == nil {
				io.WriteString(w, "x")
				w.(http.Flusher).Flush()
				time.Sleep(5 * time.Millisecond)
			}
		}, data.DeliveryFailed, 2, "", 0},
		"a flood of words": {func(_ int, w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(400)
			io.WriteString(w, strings.Repeat("x ", 256<<10))
		}, data.DeliveryFailed, 1, "400", 0},
		"a flood of headers":  {func(_ int, w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("x", 1<<20)) }, data.DeliveryFailed, maxTries, "", 0},
		"gone in the middle":  {func(_ int, _ http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) }, data.DeliveryFailed, maxTries, "", 0},
		"a yes and much more": {func(_ int, w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("ok", 256<<10)) }, data.DeliverySent, 1, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var n atomic.Int32
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path != secretPath {
					t.Error("asked for " + r.URL.Path)
				}
				c.answer(int(n.Add(1))-1, w, r)
			}))
			defer s.Close()
			o := hooked(t, s.URL+secretPath, data.ShapeSlack)
			o.Within, o.Attempt = 2500*time.Millisecond, time.Second
			started := time.Now()
			r := Deliver(t.Context(), parcels(), o)[0]
			took := time.Since(started)
			if r.Outcome != c.outcome || r.Attempts < c.tries || c.outcome == data.DeliverySent && r.Attempts != c.tries || c.tries == 1 && r.Attempts > 1 {
				t.Errorf("%+v, want %s after %d", r, c.outcome, c.tries)
			}
			if took > o.Within+time.Second || took < c.least {
				t.Errorf("it took %v", took)
			}
			if !strings.Contains(r.Detail, c.detail) || strings.Contains(fmt.Sprint(r), "hush") || strings.Contains(fmt.Sprint(r), "services") {
				t.Errorf("detail %q, want %q in it and no secret", r.Detail, c.detail)
			}
		})
	}
}

// What cannot be posted says why, without the URL.
func TestWebhookThatCannotBe(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	for url, want := range map[string]string{
		"":                                      "HOOK is not set",
		"http://hooks.example.com" + secretPath: "must begin with https://",
		"ftp://127.0.0.1" + secretPath:          "must begin with https://",
		"https://u:hush@hooks.example.com/":     "holds a user name",
		"hush\x7f":                              "is not a URL",
		"http://" + l.Addr().String() + secretPath: "refused",
	} {
		r := Deliver(t.Context(), parcels(), hooked(t, url, data.ShapeTeams))[0]
		if r.Outcome != data.DeliveryFailed || !strings.Contains(r.Detail, want) || strings.Contains(fmt.Sprint(r), "hush") {
			t.Errorf("%q: %+v, want %q", url, r, want)
		}
	}
}

// A webhook that hangs keeps no mail waiting, and the other way round.
func TestMailAndWebhooksAreSideBySide(t *testing.T) {
	p := newPost(t, nil)
	slow := serve(t, func(c net.Conn) { io.Copy(io.Discard, c) })
	o := hooked(t, "http://"+slow.String()+secretPath, data.ShapeSlack)
	o.SMTP = options(t, p.addr, "ann").SMTP
	o.Within = 300 * time.Millisecond
	got := Deliver(t.Context(), parcels("ann"), o)
	if got[0].Outcome != data.DeliverySent || got[1].Outcome != data.DeliveryFailed {
		t.Errorf("%+v", got)
	}
}

// Notes that cannot be read or written hold up nobody.
func TestNotesThatAreBroken(t *testing.T) {
	p := newPost(t, nil)
	o := options(t, p.addr, "ann")
	if err := os.WriteFile(filepath.Join(o.Folder, notesFile), []byte("{torn"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, want := range []data.DeliveryOutcome{data.DeliverySent, data.DeliveryEarlier} {
		if got := Deliver(t.Context(), parcels("ann"), o)[0]; got.Outcome != want {
			t.Errorf("%+v, want %s", got, want)
		}
	}
	o.Folder = filepath.Join(o.Folder, "gone")
	if got := Deliver(t.Context(), parcels("ann"), o)[0]; got.Outcome != data.DeliverySent || !strings.Contains(got.Detail, "could not be noted") {
		t.Errorf("%+v", got)
	}
	var many []note
	for i := range 3 * notesDates {
		many = append(many, note{ListDate: time.Date(2026, 1, 1+i/2, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)})
	}
	if kept := recent(many); len(kept) != 2*notesDates || kept[0].ListDate != "2026-02-20" {
		t.Errorf("%d notes stay, from %s", len(kept), kept[0].ListDate)
	}
}
