package deliver

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"callworthy/data"
)

// post is a mail server that keeps what it takes.
type post struct {
	*smtp.Server
	addr *net.TCPAddr
	mu   sync.Mutex
	got  []letter
	// What it says no to: each is called with how often it was asked before.
	mail, rcpt, data func(n int, what string) error
	password         string   // asked for where it is not empty
	ways             []string // of logging in; PLAIN when empty
	asked            map[string]int
}

type letter struct{ from, to, raw string }

// newPost starts a server on loopback; change prepares it.
func newPost(t *testing.T, change func(*post)) *post {
	t.Helper()
	p := &post{asked: map[string]int{}}
	p.Server = smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		p.count("session")
		return &visit{post: p}, nil
	}))
	p.Domain, p.MaxMessageBytes, p.ErrorLog = "post.example", 32<<20, silence{}
	if change != nil {
		change(p)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.addr = l.Addr().(*net.TCPAddr)
	go p.Serve(l)
	t.Cleanup(func() { p.Close() })
	return p
}

type silence struct{}

func (silence) Printf(string, ...any) {}
func (silence) Println(...any)        {}

func (p *post) count(what string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[what]++
	return p.asked[what] - 1
}

func (p *post) letters() []letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.got
}

// visit is one session.
type visit struct {
	*post
	letter
	in bool
}

func (v *visit) Reset()        { v.letter = letter{} }
func (v *visit) Logout() error { return nil }

func (v *visit) AuthMechanisms() []string {
	if v.password == "" {
		return nil
	}
	if v.ways == nil {
		return []string{sasl.Plain}
	}
	return v.ways
}

func (v *visit) Auth(way string) (sasl.Server, error) {
	v.count("login")
	check := func(user, password string) error {
		if user != "robot" || password != v.password {
			return smtp.ErrAuthFailed
		}
		v.in = true
		return nil
	}
	if way == sasl.Plain {
		return sasl.NewPlainServer(func(_, user, password string) error { return check(user, password) }), nil
	}
	return &loginServer{check: check}, nil
}

// loginServer is the other end of LOGIN.
type loginServer struct {
	check func(user, password string) error
	user  string
	step  int
}

func (l *loginServer) Next(said []byte) ([]byte, bool, error) {
	switch l.step++; l.step {
	case 1:
		return []byte("Username:"), false, nil
	case 2:
		l.user = string(said)
		return []byte("Password:"), false, nil
	}
	return nil, true, l.check(l.user, string(said))
}

func (v *visit) Mail(from string, _ *smtp.MailOptions) error {
	if v.password != "" && !v.in {
		return smtp.ErrAuthRequired
	}
	v.from = from
	return v.ask("mail", v.mail, from)
}

func (v *visit) Rcpt(to string, _ *smtp.RcptOptions) error {
	v.to = to
	return v.ask("rcpt", v.rcpt, to)
}

func (v *visit) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := v.ask("data", v.post.data, string(raw)); err != nil {
		return err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.raw = string(raw)
	v.got = append(v.got, v.letter)
	return nil
}

func (v *visit) ask(what string, allowed func(int, string) error, detail string) error {
	n := v.count(what)
	if allowed == nil {
		return nil
	}
	return allowed(n, detail)
}

// once says no to the first who asks.
func once(code int) func(int, string) error {
	return func(n int, _ string) error {
		if n > 0 {
			return nil
		}
		return &smtp.SMTPError{Code: code, EnhancedCode: smtp.EnhancedCode{code / 100, 1, 1}, Message: "not now"}
	}
}

// certificate makes a self-signed one for this machine, and the file to trust it by.
func certificate(t *testing.T) (*tls.Config, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), 0o644); err != nil {
		t.Fatal(err)
	}
	return &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}}, file
}

// options are quick ones, of a mail to each rep.
func options(t *testing.T, addr *net.TCPAddr, reps ...string) Options {
	t.Helper()
	o := Options{Folder: t.TempDir(), Within: 4 * time.Second, Attempt: 2 * time.Second, Pause: 10 * time.Millisecond}
	o.SMTP = data.SMTPConfig{Host: "127.0.0.1", TLS: data.TLSNone, From: "Call list <calls@example.com>"}
	if addr != nil {
		o.SMTP.Port = addr.Port
	}
	for _, r := range reps {
		o.SMTP.To = append(o.SMTP.To, data.Recipient{Rep: r, Address: r + "@example.com"})
	}
	o.Env = func(name string) (string, bool) {
		v := map[string]string{"USER_OF_POST": "robot", "PASSWORD_OF_POST": "open sesame"}[name]
		return v, v != ""
	}
	return o
}

// parcels are one for each rep, and one of all.
func parcels(reps ...string) map[string]Parcel {
	out := map[string]Parcel{}
	for _, r := range append(reps, "") {
		l := data.Letter{
			ListDate: "2026-03-10", Rep: r, Name: strings.ToUpper(r), Page: r + ".html",
			Subject: "Call list, Tuesday 10 March 2026: 1 call", Opening: "1 call for Tuesday 10 March 2026.",
			Calls: []data.LetterCall{{Rank: 1, Prospect: "Zoë & Söhne", Reason: "Zoë & Söhne raised €4m.", When: "09:30–11:00", Phone: "+49 30 5550"}},
			Text:  "1. Zoë & Söhne, of " + r + "\n.\n", HTML: "<p>Zoë &amp; Söhne</p>",
		}
		out[r] = Parcel{Letter: l, Content: []byte("<!doctype html><p>" + r + strings.Repeat("€", 3000))}
	}
	return out
}
