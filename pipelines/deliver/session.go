package deliver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"time"

	"github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"

	"callworthy/data"
)

// session is one connection to the mail server.
type session struct {
	config   data.SMTPConfig
	attempt  time.Duration
	tls      *tls.Config
	implicit bool // encrypted from the first byte
	user     string
	password string

	client *mail.Client
	talk   *smtp.Client
	conn   *quiet // beneath encryption; nil before there is one
	local  bool   // the other end is this machine
	stop   func() bool
}

// newSession makes a session that is not open yet.
func (o Options) newSession() (*session, error) {
	s := &session{config: o.SMTP, attempt: o.Attempt, implicit: o.SMTP.TLS == data.TLSImplicit}
	pool, err := data.CertPool(o.CAFile)
	if err != nil {
		return s, lasting{err}
	}
	s.tls = &tls.Config{ServerName: o.SMTP.Host, MinVersion: tls.VersionTLS12, RootCAs: pool}
	s.user, s.password, err = o.credentials()
	return s, err
}

// policies are the library's words for how to encrypt a connection that begins
// in the clear.
var policies = map[data.TLSMode]mail.TLSPolicy{
	data.TLSStart: mail.TLSMandatory, data.TLSOpportunistic: mail.TLSOpportunistic, data.TLSNone: mail.NoTLS, data.TLSImplicit: mail.NoTLS,
}

// open connects, encrypts and logs in.
func (s *session) open(ctx context.Context) (err error) {
	options := []mail.Option{
		mail.WithPort(s.config.Port), mail.WithTimeout(s.attempt), mail.WithTLSConfig(s.tls),
		mail.WithTLSPolicy(policies[s.config.TLS]), mail.WithDialContextFunc(s.dial(ctx)), mail.WithoutNoop(),
	}
	if s.user != "" {
		options = append(options, mail.WithSMTPAuthCustom(&login{user: s.user, password: s.password, session: s}))
	}
	if s.client, err = mail.NewClient(s.config.Host, options...); err != nil {
		return lasting{fmt.Errorf("set up the connection to the mail server: %w", err)}
	}
	s.talk, err = s.client.DialToSMTPClientWithContext(ctx)
	return err
}

// send sends mails over the session, or keeps in each why it could not be opened.
// When the connection breaks, the rest shares the error.
func (s *session) send(ctx context.Context, tasks []*task, err error, n *notes) {
	broken := err != nil
	for _, t := range tasks {
		if !broken {
			s.conn.left = maxReplies
			err = s.sendOne(t)
			var refused *mail.SendError
			broken = err != nil && (!errors.As(err, &refused) || refused.ErrorCode() == 0)
		}
		t.tried(timely(ctx, err), n, loginSecrets(s.user, s.password)...)
	}
}

// sendOne sends one mail.
func (s *session) sendOne(t *task) error {
	m, err := s.message(t)
	if err != nil {
		return lasting{err}
	}
	err = s.client.SendWithSMTPClient(s.talk, m)
	if m.IsDelivered() {
		return nil // what went wrong after the server's yes, did after it
	}
	return err
}

// timely says that the time is over where that is what ended a try.
func timely(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return lasting{errors.New("the time for sending was over before the server had answered")}
	}
	return err
}

// farewell bounds how long a server may take to say goodbye.
const farewell = 2 * time.Second

// close ends the connection, however far it came.
func (s *session) close() {
	if s.conn == nil {
		return
	}
	if s.talk != nil {
		s.conn.SetDeadline(time.Now().Add(min(farewell, s.attempt)))
		s.client.CloseWithSMTPClient(s.talk) // all is said already
	}
	s.stop()
	s.conn.Close()
}
