package deliver

import (
	"errors"
	"slices"

	"github.com/wneessen/go-mail/smtp"
)

// login gives user name and password to a server, in the way that it takes, and
// only where nobody can listen.
type login struct {
	user, password string
	session        *session
	smtp.Auth      // the way
}

// Start chooses the way.
func (l *login) Start(server *smtp.ServerInfo) (string, []byte, error) {
	if !server.TLS && !l.session.local {
		return "", nil, lasting{errors.New("the connection is not encrypted, so the password is not sent")}
	}
	ways := []struct {
		name string
		auth smtp.Auth
	}{
		{"PLAIN", smtp.PlainAuth("", l.user, l.password, server.Name, true)},
		{"LOGIN", smtp.LoginAuth(l.user, l.password, server.Name, true)},
		{"SCRAM-SHA-256", smtp.ScramSHA256Auth(l.user, l.password)},
		{"CRAM-MD5", smtp.CRAMMD5Auth(l.user, l.password)},
	}
	for _, w := range ways {
		if slices.Contains(server.Auth, w.name) {
			l.Auth = w.auth
			return w.auth.Start(server)
		}
	}
	return "", nil, lasting{errors.New("the server offers no login that is known here (PLAIN, LOGIN, SCRAM-SHA-256, CRAM-MD5)")}
}
