package crawl

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"callworthy/data"
)

// trouble is why something could not be read: an outcome, and a line about it.
type trouble struct {
	outcome data.Outcome
	detail  string
	host    string        // whose fault it is, as in hostKey; empty when it is nobody's
	status  int           // of the answer, 0 when there was none
	wait    time.Duration // that the host asked for
}

func (t *trouble) Error() string { return string(t.outcome) + ": " + t.detail }

// errTimeLimit ends a request whose time is up.
var errTimeLimit = errors.New("time limit of the request")

// asTrouble says what an error of the network means. The context's own error
// passes through: then nothing is wrong with the host.
func asTrouble(ctx context.Context, host string, err error, limit time.Duration) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if t, ok := errors.AsType[*trouble](err); ok {
		if t.host == "" {
			c := *t
			c.host = host
			return &c
		}
		return t
	}
	outcome, detail := explain(host, err, limit)
	return &trouble{outcome: outcome, detail: detail, host: host}
}

// explain puts an error of the network into words.
func explain(host string, err error, limit time.Duration) (data.Outcome, string) {
	if dns, ok := errors.AsType[*net.DNSError](err); ok && !errors.Is(err, errTimeLimit) {
		if dns.IsNotFound {
			return data.OutcomeUnreachable, fmt.Sprintf("there is no host %s: check the spelling", dns.Name)
		}
		return data.OutcomeUnreachable, fmt.Sprintf("the name %s could not be looked up: %s", dns.Name, dns.Err)
	}
	var ne net.Error
	switch {
	case errors.Is(err, errTimeLimit), errors.As(err, &ne) && ne.Timeout():
		return data.OutcomeTimeout, fmt.Sprintf("%s did not answer in full within %s (crawl.timeout)", host, limit)
	case errors.Is(err, syscall.ECONNREFUSED):
		return data.OutcomeUnreachable, host + " refuses connections"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return data.OutcomeUnreachable, host + " broke the connection off"
	case errors.Is(err, errDecode):
		return data.OutcomeUnreadable, oneLine("the body " + err.Error())
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return data.OutcomeUnreachable, host + " ended the answer before it was complete"
	}
	if detail := explainTLS(host, err); detail != "" {
		return data.OutcomeUnreachable, detail
	}
	return data.OutcomeUnreachable, oneLine(host + ": " + err.Error())
}

func explainTLS(host string, err error) string {
	if e, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return oneLine(fmt.Sprintf("the certificate of %s is not valid: %s", host, e.Err))
	}
	if _, ok := errors.AsType[x509.HostnameError](err); ok {
		return fmt.Sprintf("the certificate of %s is for another name", host)
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return host + " does not speak TLS: try http instead of https"
	}
	return ""
}

// statusTrouble says what an HTTP status of 300 and above means for us, nil below.
func statusTrouble(resp *http.Response, asOf time.Time) *trouble {
	code := resp.StatusCode
	if code < 300 {
		return nil
	}
	t := &trouble{outcome: data.OutcomeHTTPError, status: code, host: hostKey(resp.Request.URL),
		detail: strings.TrimSpace(fmt.Sprintf("the server answers %d %s", code, http.StatusText(code)))}
	switch code {
	case 401, 402, 403, 451:
		t.outcome = data.OutcomeRefused
	case 404, 410:
		t.outcome = data.OutcomeNotFound
	}
	if raw := resp.Header.Get("Retry-After"); raw != "" && askedToWait(code) {
		t.detail += fmt.Sprintf(" and asks to come back later (Retry-After: %s)", oneLine(clip(raw, 60)))
	}
	if askedToWait(code) {
		t.wait = retryAfter(resp.Header, asOf)
	}
	return t
}

// askedToWait tells whether a status says that we come too often or too early.
func askedToWait(code int) bool {
	return code == http.StatusTooManyRequests || code == http.StatusServiceUnavailable
}

// retryAfter reads the header as seconds or as a date (RFC 9110, section
// 10.2.3), the latter from the night's clock; 0 when there is none.
func retryAfter(h http.Header, asOf time.Time) time.Duration {
	raw := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.Atoi(raw); err == nil {
		return time.Duration(min(max(s, 0), 1<<24)) * time.Second
	}
	if at, err := http.ParseTime(raw); err == nil {
		return max(at.Sub(asOf), 0)
	}
	return 0
}

// clip cuts s to at most n bytes on the border of a rune.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// oneLine folds white space and bounds a detail.
func oneLine(s string) string {
	return clip(strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " "), 300)
}
