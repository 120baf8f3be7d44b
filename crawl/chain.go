package crawl

import (
	"bytes"
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"callworthy/data"
)

const (
	maxRedirects   = 10
	maxHeaderBytes = 256 << 10
	maxErrorBody   = 16 << 10 // read of a body that nobody wants, to keep the connection
	acceptEncoding = "gzip, deflate, br, zstd"
	// longestPause caps what a robots.txt or a Retry-After may ask for between two requests.
	longestPause = 30 * time.Second
)

// errand is what a request, redirects included, is for and may cost. It travels
// in the context, because colly builds the request itself.
type errand struct {
	kind errandKind
	left time.Duration // of the time limit; waiting for the host's turn is free
	max  int64         // bytes of body after decompression
	rest time.Duration // that the host is to be left alone for at least

	moved  string // where redirects that are all permanent have led to
	detour bool   // a redirect was not permanent: what follows is not remembered
}

type errandKind int

const (
	forFeed errandKind = iota
	forPage
	forRobots
)

type errandKey struct{}

func withErrand(ctx context.Context, e *errand) context.Context {
	return context.WithValue(ctx, errandKey{}, e)
}

// chain is the only way to the web: a round tripper that decides whether a
// request may be sent, when, and how much of the answer is read. The response
// it returns has its whole body in memory, decompressed.
type chain struct {
	o      Options
	log    *slog.Logger
	limits *limiter
	robots *robotsCache
	base   http.RoundTripper
}

// newTransport dials without a proxy, and to no private network unless that is allowed.
func newTransport(o Options) *http.Transport {
	d := &net.Dialer{Timeout: o.Timeout, KeepAlive: 30 * time.Second, Control: refusePrivate(o.AllowPrivateNetworks)}
	dial, dialTLS := dialers(d, o.Hosts)
	return &http.Transport{
		DialContext:            dial,
		DialTLSContext:         dialTLS,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // chain decompresses, and counts
		MaxIdleConns:           4 * o.Concurrency,
		MaxIdleConnsPerHost:    1,
		MaxConnsPerHost:        1,
		IdleConnTimeout:        longestPause + 30*time.Second,
		TLSHandshakeTimeout:    o.Timeout,
		MaxResponseHeaderBytes: maxHeaderBytes,
	}
}

type dialFunc = func(ctx context.Context, network, addr string) (net.Conn, error)

// dialers dial as d does, but for the hosts of which it is told where they stand.
func dialers(d *net.Dialer, hosts map[string]string) (plain, encrypted dialFunc) {
	if len(hosts) == 0 {
		return d.DialContext, nil
	}
	known := func(otherwise dialFunc) dialFunc {
		return func(ctx context.Context, network, addr string) (net.Conn, error) {
			if host, _, err := net.SplitHostPort(addr); err == nil && hosts[host] != "" {
				return d.DialContext(ctx, network, hosts[host])
			}
			return otherwise(ctx, network, addr)
		}
	}
	return known(d.DialContext), known((&tls.Dialer{NetDialer: d}).DialContext)
}

// newClient follows redirects through rt, which sees and judges every one of
// them. net/http keeps Authorization from other hosts; there is no cookie jar.
func newClient(rt http.RoundTripper) *http.Client {
	return &http.Client{Transport: rt, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		if len(via) > maxRedirects {
			return &trouble{outcome: data.OutcomeHTTPError, host: hostKey(via[0].URL),
				detail: fmt.Sprintf("more than %d redirects; the last went to %s", maxRedirects, clip(req.URL.Redacted(), 200))}
		}
		noteRedirect(req)
		return nil
	}}
}

// noteRedirect keeps where a resource has moved to for good (RFC 9110, sections
// 15.4.2 and 15.4.9).
func noteRedirect(req *http.Request) {
	e, ok := req.Context().Value(errandKey{}).(*errand)
	if !ok || req.Response == nil {
		return
	}
	switch req.Response.StatusCode {
	case http.StatusMovedPermanently, http.StatusPermanentRedirect:
		if !e.detour {
			u := *req.URL
			u.User, u.Fragment = nil, ""
			e.moved = u.String()
		}
	default:
		e.detour = true
	}
}

// RoundTrip sends one request of an errand. Its errors are troubles or, when
// the night is cut short, the context's.
func (c *chain) RoundTrip(req *http.Request) (*http.Response, error) {
	e, ok := req.Context().Value(errandKey{}).(*errand)
	if !ok {
		e = &errand{left: c.o.Timeout, max: c.o.MaxBody}
	}
	if err := c.may(req, e); err != nil {
		return nil, err
	}
	host := hostKey(req.URL)
	place := placeOf(req.Context())
	place.leave() // what came before is done with; nobody holds a place while waiting for a host
	release, err := c.limits.acquire(req.Context(), host)
	if err != nil {
		return nil, err
	}
	if err := place.enter(req.Context()); err != nil {
		release(0)
		return nil, err
	}
	start := time.Now()
	resp, err := c.send(req, e)
	took := time.Since(start)
	e.left -= took
	release(max(c.pause(req, resp), e.rest))
	c.log.Debug("request", "url", req.URL.Redacted(), "status", statusOf(resp), "took", took, "error", err)
	if err != nil {
		return nil, asTrouble(req.Context(), host, err, c.o.Timeout)
	}
	return resp, nil
}

// may tells why a request must not be sent: its scheme or robots.txt.
func (c *chain) may(req *http.Request, e *errand) error {
	if s := req.URL.Scheme; s != "http" && s != "https" {
		return &trouble{outcome: data.OutcomeUnsupported, detail: fmt.Sprintf("only http and https are read, not %s", clip(req.URL.Redacted(), 200))}
	}
	if e.kind == forRobots {
		return nil
	}
	return c.robots.check(req.Context(), req.URL)
}

// send asks and reads the whole answer within what is left of the time limit.
func (c *chain) send(req *http.Request, e *errand) (*http.Response, error) {
	ctx, cancel := context.WithTimeoutCause(req.Context(), max(e.left, 0), errTimeLimit)
	defer cancel()
	out := req.Clone(ctx)
	out.Header.Set("User-Agent", c.o.UserAgent)
	out.Header.Set("Accept-Encoding", acceptEncoding)
	resp, err := c.base.RoundTrip(out)
	if err != nil {
		return nil, firstOf(context.Cause(ctx), err)
	}
	defer resp.Body.Close()
	body, err := e.read(resp)
	if err != nil {
		return nil, firstOf(context.Cause(ctx), err)
	}
	resp.Body, resp.Request = &held{*bytes.NewReader(body), body}, req
	resp.Uncompressed, resp.ContentLength = true, int64(len(body))
	resp.Header.Del("Content-Encoding")
	resp.Header.Del("Content-Length")
	return resp, nil
}

// held is a body that is in memory.
type held struct {
	bytes.Reader
	all []byte
}

// Close does nothing.
func (*held) Close() error { return nil }

// bodyOf is the whole body of a response that came through the chain.
func bodyOf(resp *http.Response) ([]byte, error) {
	if h, ok := resp.Body.(*held); ok {
		return h.all, nil
	}
	return io.ReadAll(resp.Body)
}

// read takes what the errand wants of a body.
func (e *errand) read(resp *http.Response) ([]byte, error) {
	if resp.StatusCode < 200 || resp.StatusCode >= 300 {
		io.CopyN(io.Discard, resp.Body, maxErrorBody) // the status tells all; this only saves the connection
		return nil, nil
	}
	if e.kind == forPage {
		if err := readable(resp.Header.Get("Content-Type")); err != nil {
			return nil, err
		}
	}
	return readBody(resp, e.max, e.kind == forRobots)
}

// pause is how long the host is left alone after this request.
func (c *chain) pause(req *http.Request, resp *http.Response) time.Duration {
	d := max(c.o.PerHostDelay, c.robots.delay(req.URL))
	if resp != nil && askedToWait(resp.StatusCode) {
		d = max(d, min(retryAfter(resp.Header, c.o.AsOf), longestPause))
	}
	return d
}

func statusOf(resp *http.Response) int {
	if resp == nil {
		return 0
	}
	return resp.StatusCode
}

// firstOf gives the reason why a request was ended, where there is one, else
// the error that it ended with.
func firstOf(cause, err error) error {
	if cause != nil {
		return cause
	}
	return err
}
