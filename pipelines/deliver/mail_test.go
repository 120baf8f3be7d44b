package deliver

import (
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/emersion/go-smtp"

	gomail "github.com/wneessen/go-mail/smtp"

	"callworthy/data"
)

// withLogin has the mails sent encrypted and with a login.
func withLogin(o Options, ca string) Options {
	o.SMTP.TLS, o.CAFile, o.SMTP.UsernameEnv, o.SMTP.PasswordEnv = data.TLSStart, ca, "USER_OF_POST", "PASSWORD_OF_POST"
	return o
}

// leaves are the parts of a mail, decoded, by content type.
func leaves(t *testing.T, kind string, encoding, disposition string, body io.Reader, into map[string]string) {
	t.Helper()
	media, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(media, "multipart/") {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			p, err := r.NextRawPart()
			if err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
			leaves(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p.Header.Get("Content-Disposition"), p, into)
		}
	}
	switch encoding {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	content, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	if disposition != "" {
		media = disposition
	}
	into[media] = string(content)
}

// A mail arrives whole over STARTTLS and a login, for each rep one, and no second
// time for the same date.
func TestMailArrivesOnce(t *testing.T) {
	encrypted, ca := certificate(t)
	p := newPost(t, func(p *post) { p.TLSConfig, p.password = encrypted, "open sesame" })
	o := withLogin(options(t, p.addr, "ann", "bo"), ca)
	all := parcels("ann", "bo")
	for _, r := range Deliver(t.Context(), all, o) {
		if r.Outcome != data.DeliverySent || r.Attempts != 1 || r.Detail != "" {
			t.Errorf("%+v", r)
		}
	}
	got := p.letters()
	if len(got) != 2 || p.asked["session"] != 2 || p.asked["login"] != 1 { // a session anew after STARTTLS
		t.Fatalf("%d mails, asked %v", len(got), p.asked)
	}
	for i, rep := range []string{"ann", "bo"} {
		m, err := mail.ReadMessage(strings.NewReader(got[i].raw))
		if err != nil {
			t.Fatal(err)
		}
		for key, want := range map[string]string{
			"From": `"Call list" <calls@example.com>`, "To": fmt.Sprintf(`"%s" <%s@example.com>`, strings.ToUpper(rep), rep),
			"Subject": all[rep].Subject, "Auto-Submitted": "auto-generated", "Mime-Version": "1.0", "User-Agent": "", "X-Mailer": "",
		} {
			if m.Header.Get(key) != want {
				t.Errorf("%s: %q, want %q", key, m.Header.Get(key), want)
			}
		}
		parts := map[string]string{}
		leaves(t, m.Header.Get("Content-Type"), "", "", m.Body, parts)
		for kind, want := range map[string]string{
			"text/plain": strings.ReplaceAll(all[rep].Text, "\n", "\r\n"), "text/html": all[rep].HTML,
			`attachment; filename="` + rep + `.html"`: string(all[rep].Content),
		} {
			if strings.TrimSuffix(parts[kind], "\r\n") != strings.TrimSuffix(want, "\r\n") {
				t.Errorf("%s: %q, want %q", kind, parts[kind], want)
			}
		}
		if got[i].from != "calls@example.com" || got[i].to != rep+"@example.com" {
			t.Errorf("envelope %s → %s", got[i].from, got[i].to)
		}
	}

	other := all["bo"]
	other.Text += "news"
	all["bo"] = other
	again := Deliver(t.Context(), all, o)
	if again[0].Outcome != data.DeliveryEarlier || again[0].Detail != "" || again[1].Outcome != data.DeliveryEarlier || again[1].Detail != changed {
		t.Errorf("again: %+v", again)
	}
	notes, err := os.ReadFile(filepath.Join(o.Folder, notesFile))
	if err != nil || strings.Contains(string(notes), "example") {
		t.Errorf("%v: %s", err, notes)
	}
	if len(p.letters()) != 2 || p.asked["login"] != 1 {
		t.Error("a second mail was sent, or a login tried for nothing")
	}
}

// What a server refuses, and what is made of it.
func TestMailRefused(t *testing.T) {
	encrypted, ca := certificate(t)
	type change func(*Options)
	for name, c := range map[string]struct {
		post     func(*post)
		options  change
		outcomes string // of ann and bo, with attempts
		detail   string // in that of the first failure
		logins   int
	}{
		"421 to MAIL passes": {post: func(p *post) { p.mail = once(451) }, outcomes: "sent 2, sent 1"},
		"450 to RCPT passes": {post: func(p *post) { p.rcpt = once(450) }, outcomes: "sent 2, sent 1"},
		"452 to DATA passes": {post: func(p *post) { p.data = once(452) }, outcomes: "sent 2, sent 1"},
		"550 to RCPT lasts":  {post: func(p *post) { p.rcpt = once(550) }, outcomes: "failed 1, sent 1", detail: "550"},
		"554 to DATA lasts":  {post: func(p *post) { p.data = once(554) }, outcomes: "failed 1, sent 1", detail: "554"},
		"4xx for ever ends": {
			post:     func(p *post) { p.mail = func(int, string) error { return &smtp.SMTPError{Code: 451, Message: "busy"} } },
			outcomes: "failed 5, failed 5", detail: "451",
		},
		"no STARTTLS":                  {options: func(o *Options) { o.SMTP.TLS = data.TLSStart }, outcomes: "failed 1, failed 1", detail: "STARTTLS"},
		"no STARTTLS, and none needed": {options: func(o *Options) { o.SMTP.TLS = data.TLSOpportunistic }, outcomes: "sent 1, sent 1"},
		"a certificate that nobody knows": {
			post: func(p *post) { p.TLSConfig = encrypted }, options: func(o *Options) { o.SMTP.TLS = data.TLSOpportunistic },
			outcomes: "failed 1, failed 1", detail: "certificate",
		},
		"a login is asked for": {post: func(p *post) { p.password, p.AllowInsecureAuth = "open sesame", true }, outcomes: "failed 1, failed 1", detail: "authenticate first"},
		"a wrong password is tried once": {
			post:     func(p *post) { p.TLSConfig, p.password = encrypted, "other" },
			options:  func(o *Options) { *o = withLogin(*o, ca) },
			outcomes: "failed 1, failed 1", detail: "535", logins: 1,
		},
		"LOGIN is known": {
			post:     func(p *post) { p.TLSConfig, p.password, p.ways = encrypted, "open sesame", []string{"LOGIN"} },
			options:  func(o *Options) { *o = withLogin(*o, ca) },
			outcomes: "sent 1, sent 1", logins: 1,
		},
		"XOAUTH2 is not": {
			post:     func(p *post) { p.TLSConfig, p.password, p.ways = encrypted, "open sesame", []string{"XOAUTH2"} },
			options:  func(o *Options) { *o = withLogin(*o, ca) },
			outcomes: "failed 1, failed 1", detail: "no login that is known",
		},
		"on this machine a password may go in the clear": {
			post:     func(p *post) { p.password, p.AllowInsecureAuth = "open sesame", true },
			options:  func(o *Options) { *o = withLogin(*o, ""); o.SMTP.TLS = data.TLSNone },
			outcomes: "sent 1, sent 1", logins: 1,
		},
		"a variable is not set": {
			options:  func(o *Options) { o.SMTP.UsernameEnv, o.SMTP.PasswordEnv = "USER_OF_POST", "NOTHING" },
			outcomes: "failed 1, failed 1", detail: "NOTHING is not set",
		},
		"no file of certificates": {options: func(o *Options) { o.CAFile = "none.pem" }, outcomes: "failed 1, failed 1", detail: "none.pem"},
		"a rep without a list":    {options: func(o *Options) { o.SMTP.To[0].Rep = "cy" }, outcomes: "failed 0, sent 1", detail: "no list"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPost(t, c.post)
			o := options(t, p.addr, "ann", "bo")
			if c.options != nil {
				c.options(&o)
			}
			got := Deliver(t.Context(), parcels("ann", "bo"), o)
			if s := fmt.Sprintf("%s %d, %s %d", got[0].Outcome, got[0].Attempts, got[1].Outcome, got[1].Attempts); s != c.outcomes {
				t.Errorf("%s, want %s: %+v", s, c.outcomes, got)
			}
			if sent := strings.Count(c.outcomes, "sent"); len(p.letters()) != sent || p.asked["login"] != c.logins {
				t.Errorf("%d mails, want %d; %d logins, want %d", len(p.letters()), sent, p.asked["login"], c.logins)
			}
			if !strings.Contains(got[0].Detail, c.detail) || strings.Contains(fmt.Sprint(got), "open sesame") {
				t.Errorf("detail %q, want %q in it", got[0].Detail, c.detail)
			}
		})
	}
}

func TestMailEncryptedFromTheFirstByte(t *testing.T) {
	encrypted, ca := certificate(t)
	p := newPost(t, func(p *post) { p.password = "open sesame" })
	front := tlsFront(t, encrypted, p.addr.String())
	p.AllowInsecureAuth = true // it does not know of the front
	o := withLogin(options(t, front, "ann"), ca)
	o.SMTP.TLS = data.TLSImplicit
	if got := Deliver(t.Context(), parcels("ann"), o); got[0].Outcome != data.DeliverySent || len(p.letters()) != 1 {
		t.Errorf("%+v", got)
	}
	o.CAFile, o.Folder = "", t.TempDir()
	if got := Deliver(t.Context(), parcels("ann"), o); got[0].Outcome != data.DeliveryFailed || got[0].Attempts != 1 || !strings.Contains(got[0].Detail, "certificate") {
		t.Errorf("%+v", got)
	}
}

// A password does not leave the machine over a connection that others can read,
// whatever the server offers.
func TestPasswordStaysWithoutEncryption(t *testing.T) {
	for _, ways := range [][]string{{"PLAIN"}, {"LOGIN"}, {"CRAM-MD5"}, {"SCRAM-SHA-256"}, nil} {
		l := &login{user: "robot", password: "open sesame", session: &session{}}
		_, said, err := l.Start(&gomail.ServerInfo{Name: "mail.example.com", Auth: ways})
		if said != nil || err == nil || !lasts(err) || !strings.Contains(err.Error(), "not encrypted") {
			t.Errorf("%v: said %q, %v", ways, said, err)
		}
	}
}

// Whatever stands in a subject or a name is one line of one header.
func TestHostileHeaders(t *testing.T) {
	p := newPost(t, nil)
	o := options(t, p.addr, "ann")
	all := parcels("ann")
	bad := all["ann"]
	bad.Subject = "Calls\r\nBcc: spy@example.com\r\n\r\nbody \u202egnp.exe\x00\xff " + strings.Repeat("x", 5000)
	bad.Name = "Ann\" <spy@example.com>,\r\nCc: spy@example.com"
	all["ann"] = bad
	if got := Deliver(t.Context(), all, o); got[0].Outcome != data.DeliverySent {
		t.Fatal(got)
	}
	raw := p.letters()[0].raw
	m, err := mail.ReadMessage(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || !strings.HasPrefix(subject, "Calls Bcc: spy@example.com body gnp.exe xxx") || len([]rune(subject)) > maxSubject {
		t.Errorf("%v: %q", err, subject)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || len(to) != 1 || to[0].Address != "ann@example.com" {
		t.Errorf("%v: %v", err, to)
	}
	if m.Header.Get("Bcc")+m.Header.Get("Cc") != "" || len(m.Header["To"]) != 1 {
		t.Errorf("headers came in:\n%s", raw[:500])
	}
	for line := range strings.SplitSeq(strings.SplitN(raw, "\r\n\r\n", 2)[0], "\r\n") {
		if len(line) > 998 {
			t.Errorf("a header line of %d bytes", len(line))
		}
	}
}
