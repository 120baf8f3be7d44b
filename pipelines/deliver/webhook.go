package deliver

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"callworthy/data"
)

// maxReply is how much of an answer is read, in bytes.
const maxReply = 4 << 10

// maxSaid is how much of it is told, in characters.
const maxSaid = 100

// hook is one message to a webhook.
type hook struct {
	task
	body []byte
}

// hooks are the messages of the configuration.
func (o Options) hooks(parcels map[string]Parcel) []*hook {
	var out []*hook
	for _, w := range o.Webhooks {
		p, found := parcels[w.Rep]
		address, trouble := o.address(w)
		body, err := shaped(w.Shape, p.Letter)
		h := &hook{newTask(p, string(w.Shape), w.Rep, address, hostOf(address), string(body)), body}
		switch {
		case trouble != nil:
			h.hopeless(trouble.Error())
		case !found:
			h.hopeless("there is no list of this rep")
		case err != nil:
			h.hopeless("write the message: " + err.Error())
		}
		out = append(out, h)
	}
	return out
}

// address is the URL of a webhook, or what is wrong with it.
func (o Options) address(w data.WebhookConfig) (string, error) {
	address, where := w.URL, "the webhook's url"
	if w.URLEnv != "" {
		where = "the URL in the environment variable " + w.URLEnv
		if address, _ = o.Env(w.URLEnv); address == "" {
			return "", unset(w.URLEnv)
		}
	}
	if trouble := data.WebhookTrouble(address); trouble != "" {
		return address, errors.New(where + " " + trouble)
	}
	return address, nil
}

// hostOf is all of a webhook's URL that may be shown.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "(no address)"
	}
	return u.Host
}

// sendHook posts a message until it is taken or there is no use in it.
func (o Options) sendHook(ctx context.Context, h *hook, n *notes) {
	client, err := o.httpClient(h.to)
	for tries := 1; ; tries++ {
		if err == nil {
			err = o.post(ctx, client, h)
		}
		h.tried(timely(ctx, err), n, secretsOf(h.to)...)
		if err == nil || !o.again(ctx, tries, err) {
			return
		}
		err = nil
	}
}

// httpClient follows no redirection: it would post elsewhere. What is not
// encrypted must end on this machine.
func (o Options) httpClient(address string) (*http.Client, error) {
	pool, err := data.CertPool(o.CAFile)
	if err != nil {
		return nil, lasting{err}
	}
	t := &http.Transport{
		TLSClientConfig:   &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: pool},
		DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: 64 << 10,
		Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true,
	}
	if strings.HasPrefix(strings.ToLower(address), "http:") {
		t.Proxy, t.DialContext = nil, dialLocal
	}
	return &http.Client{Transport: t, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, nil
}

// dialLocal connects to this machine alone.
func dialLocal(ctx context.Context, network, address string) (net.Conn, error) {
	c, err := new(net.Dialer).DialContext(ctx, network, address)
	if err == nil && !isLocal(c) {
		c.Close()
		return nil, lasting{errors.New("the address is not of this machine, and the connection not encrypted")}
	}
	return c, err
}

// post posts a message once.
func (o Options) post(ctx context.Context, client *http.Client, h *hook) error {
	ctx, cancel := context.WithTimeout(ctx, o.Attempt)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.to, bytes.NewReader(h.body))
	if err != nil {
		return lasting{errors.New("the URL of the webhook cannot be used")}
	}
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	req.Header.Set("User-Agent", "callworthy")
	answer, err := client.Do(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode/100 == 2 {
		return nil
	}
	said, _ := io.ReadAll(io.LimitReader(answer.Body, maxReply))
	return refusal(answer, shorten(maxSaid, hide(clean(maxReply, string(said)), secretsOf(h.to))))
}

// refusal is the error of an answer that is not a yes; said holds no secret any more.
func refusal(answer *http.Response, said string) error {
	err := answered{fmt.Errorf("the webhook answers %d %s", answer.StatusCode, strings.TrimSpace(http.StatusText(answer.StatusCode)+" "+said))}
	switch {
	case answer.StatusCode == http.StatusTooManyRequests, answer.StatusCode >= 500:
		return wait{err, retryAfter(answer.Header.Get("Retry-After"))}
	}
	return lasting{err}
}

// retryAfter reads a header of that name: seconds, or a moment (RFC 9110, 10.2.3).
func retryAfter(v string) time.Duration {
	if seconds, err := strconv.Atoi(v); err == nil && seconds > 0 {
		return time.Duration(min(seconds, 86400)) * time.Second
	}
	if at, err := http.ParseTime(v); err == nil {
		return max(0, time.Until(at))
	}
	return 0
}
