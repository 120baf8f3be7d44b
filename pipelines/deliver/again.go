package deliver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/textproto"
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/wneessen/go-mail"
)

// lasting is an error that another try does not mend.
type lasting struct{ error }

func (l lasting) Unwrap() error { return l.error }

// wait is an error that passes, not before some time.
type wait struct {
	error
	atLeast time.Duration
}

func (w wait) Unwrap() error { return w.error }

// lasts tells whether another try would fail the same way. What is not known to
// pass lasts.
func lasts(err error) bool {
	var send *mail.SendError
	var reply *textproto.Error
	var name *net.DNSError
	var network net.Error
	switch {
	case errors.As(err, new(lasting)):
		return true
	case errors.As(err, new(wait)):
		return false
	case errors.As(err, &send):
		return send.ErrorCode() >= 500 || send.Reason <= mail.ErrGetRcpts || send.Reason == mail.ErrNoUnencoded
	case errors.As(err, &reply):
		return reply.Code >= 500 || reply.Code < 400
	case errors.As(err, new(*tls.CertificateVerificationError)), errors.As(err, new(tls.RecordHeaderError)):
		return true
	case errors.As(err, &name):
		return name.IsNotFound
	}
	return !errors.As(err, &network) && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, net.ErrClosed)
}

// again waits before try number tries+1 and tells whether there is one: not after
// an error that lasts, nor when the pause would end after the time does.
func (o Options) again(ctx context.Context, tries int, err error) bool {
	if tries >= maxTries || lasts(err) {
		return false
	}
	pause := o.Pause << (tries - 1)
	var w wait
	if errors.As(err, &w) {
		pause = max(pause, w.atLeast)
	}
	if end, bounded := ctx.Deadline(); bounded && time.Until(end) <= pause {
		return false
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}

// maxDetail is how much of an error is told, in characters.
const maxDetail = 300

// explain writes an error on one line, without the addresses that the HTTP library
// puts into its errors, and without secrets: those go before the text is shortened,
// which could leave half of one.
func explain(err error, secrets ...string) string {
	var of *url.Error
	if errors.As(err, &of) {
		err = of.Err
	}
	text := clean(maxDetail, err.Error())
	if !errors.As(err, new(answered)) {
		text = hide(text, secrets)
	}
	text = shorten(maxDetail, text)
	if errors.Is(err, context.DeadlineExceeded) {
		text = "it took too long: " + text
	}
	return text
}

// plain puts a text of others on one line of at most n characters, without what
// controls or cannot be seen.
func plain(n int, s string) string { return shorten(n, clean(n, s)) }

// clean is plain of a text that is still to be shortened to n characters.
func clean(n int, s string) string {
	if len(s) > 16*n {
		s = s[:16*n]
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cc, r), r == '\u2028', r == '\u2029':
			return ' '
		case unicode.Is(unicode.C, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(s), " ")
}

func shorten(n int, s string) string {
	if utf8.RuneCountInString(s) > n {
		s = string([]rune(s)[:n-1]) + "…"
	}
	return s
}

// unset tells that the environment lacks something.
func unset(name string) error {
	return lasting{fmt.Errorf("the environment variable %s is not set", name)}
}
