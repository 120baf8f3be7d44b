package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/sync/singleflight"

	"callworthy/data"
)

const (
	robotsMaxAge  = 24 * time.Hour // RFC 9309, section 2.4
	robotsMaxBody = 512 << 10      // RFC 9309, section 2.5, asks for at least 500 KiB
	robotsMaxKept = 5000           // lines that mean something; no real file has as many
)

// robotsCache knows the robots.txt of every host that is in use, from earlier
// nights or by asking.
type robotsCache struct {
	o      Options
	agent  string // product token
	client *http.Client
	ask    singleflight.Group

	mu    sync.Mutex
	hosts map[string]*verdict
	news  []*verdict // learned in this night and not handed out yet
}

// verdict is what a host's robots.txt comes to.
type verdict struct {
	raw   data.Robots
	group *robotstxt.Group // our rules; nil allows all
	fault *trouble         // why nothing may be read, with a host that gives no verdict
}

func newRobotsCache(o Options) *robotsCache {
	token, _, _ := strings.Cut(o.UserAgent, "/")
	token, _, _ = strings.Cut(strings.TrimSpace(token), " ")
	c := &robotsCache{o: o, agent: strings.ToLower(token), hosts: map[string]*verdict{}}
	for _, r := range o.Robots {
		if age := o.AsOf.Sub(r.FetchedAt).Abs(); age < robotsMaxAge && r.Status >= 200 && r.Status < 500 {
			c.hosts[r.Host] = c.judge(r)
		}
	}
	return c
}

// check returns the trouble that keeps us from u, or nil.
func (c *robotsCache) check(ctx context.Context, u *url.URL) error {
	v, err := c.of(ctx, u)
	switch {
	case err != nil:
		return err
	case v.fault != nil:
		return v.fault
	case v.group != nil && !v.group.Test(u.RequestURI()):
		return &trouble{outcome: data.OutcomeRobots, detail: fmt.Sprintf("robots.txt of %s forbids %s to %s", hostKey(u), clip(u.EscapedPath(), 120), c.agent)}
	}
	return nil
}

// delay is the pause that the host's robots.txt asks for, as far as it is known.
func (c *robotsCache) delay(u *url.URL) time.Duration {
	v := c.known(robotsHost(u))
	if v == nil || v.group == nil {
		return 0
	}
	return min(v.group.CrawlDelay, longestPause)
}

func (c *robotsCache) known(host string) *verdict {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.hosts[host]
}

// of finds the verdict on the host of u, asking for it when need be.
func (c *robotsCache) of(ctx context.Context, u *url.URL) (*verdict, error) {
	host := robotsHost(u)
	if v := c.known(host); v != nil {
		return v, nil
	}
	got, err, _ := c.ask.Do(host, func() (any, error) {
		if v := c.known(host); v != nil {
			return v, nil
		}
		return c.learn(ctx, host)
	})
	if err != nil {
		return nil, err
	}
	return got.(*verdict), nil
}

// learn asks a host for its robots.txt. The error is the context's alone.
func (c *robotsCache) learn(ctx context.Context, host string) (*verdict, error) {
	status, body, err := c.fetch(ctx, host+"/robots.txt")
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	v := c.judge(data.Robots{Host: host, Status: status, Body: body, FetchedAt: c.o.AsOf})
	if err != nil {
		v.fault = robotsFault(err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.hosts[host] = v
	if v.fault == nil {
		c.news = append(c.news, v)
	}
	return v, nil
}

// robotsFault is the trouble of every page of a host whose robots.txt gives no
// verdict, because "unreachable" means "disallow" (RFC 9309, section 2.3.1.4).
func robotsFault(err error) *trouble {
	f := &trouble{outcome: data.OutcomeUnreachable, detail: oneLine(err.Error())}
	if t, ok := errors.AsType[*trouble](err); ok {
		*f = *t
	}
	f.host = "" // asking for another page costs nothing, and tells the same
	if f.outcome != data.OutcomePrivate {
		f.detail = "robots.txt cannot be read, so nothing else may be: " + f.detail
	}
	return f
}

// fetch asks for a robots.txt. Redirects without end count as none being there.
func (c *robotsCache) fetch(ctx context.Context, at string) (status int, body []byte, err error) {
	ctx = withErrand(ctx, &errand{kind: forRobots, left: c.o.Timeout, max: robotsMaxBody})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return 0, nil, err
	}
	resp, err := c.client.Do(req)
	if t, ok := errors.AsType[*trouble](err); ok && t.outcome == data.OutcomeHTTPError {
		return http.StatusNotFound, nil, nil
	}
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	if t := statusTrouble(resp, c.o.AsOf); t != nil {
		if t.status >= 500 || t.status == http.StatusTooManyRequests {
			return t.status, nil, t
		}
		return t.status, nil, nil
	}
	body, err = io.ReadAll(resp.Body)
	return resp.StatusCode, body, err
}

// judge reads a robots.txt. One that cannot be read allows all, as its author
// would not have wanted otherwise.
func (c *robotsCache) judge(r data.Robots) *verdict {
	v := &verdict{raw: r}
	if r.Status < 200 || r.Status >= 300 {
		return v
	}
	if parsed, err := robotstxt.FromBytes(tidyRobots(r.Body)); err == nil {
		v.group = parsed.FindGroup(c.agent)
	}
	return v
}

// sitemaps are the addresses of sitemaps that a host's robots.txt names, as far
// as it is known.
func (c *robotsCache) sitemaps(u *url.URL) []string {
	v := c.known(robotsHost(u))
	if v == nil || v.raw.Status < 200 || v.raw.Status >= 300 {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(v.raw.Body)) {
		key, value, _ := strings.Cut(line, ":")
		if value = strings.TrimSpace(value); value != "" && strings.EqualFold(strings.TrimSpace(key), "sitemap") {
			out = append(out, value)
		}
	}
	return out
}

// takeFresh lists the verdicts of this night that were not listed yet.
func (c *robotsCache) takeFresh() []data.Robots {
	c.mu.Lock()
	defer c.mu.Unlock()
	var out []data.Robots
	for _, v := range c.news {
		out = append(out, v.raw)
	}
	c.news = nil
	sort.Slice(out, func(i, j int) bool { return out[i].Host < out[j].Host })
	return out
}

// robotsHost names the origin that one robots.txt speaks for.
func robotsHost(u *url.URL) string { return strings.ToLower(u.Scheme) + "://" + hostKey(u) }

// tidyRobots keeps the lines that mean something, because the parser gives up
// on the whole file at one bad line where RFC 9309 (section 2.2) asks to go on.
// Within a group the allowing lines go first: the parser lets the first of two
// equally long rules win, the RFC lets the allowing one.
func tidyRobots(body []byte) []byte {
	var out, allow, rest bytes.Buffer
	flush := func() {
		out.Write(allow.Bytes())
		out.Write(rest.Bytes())
		allow.Reset()
		rest.Reset()
	}
	grouped, kept := false, 0
	text := strings.ReplaceAll(strings.TrimPrefix(string(body), "\ufeff"), "\r", "\n")
	for line := range strings.SplitSeq(text, "\n") {
		key, value := robotsLine(line)
		if key == "" {
			continue
		}
		if kept++; kept > robotsMaxKept {
			break
		}
		switch {
		case key == "user-agent":
			flush()
			grouped = true
			fmt.Fprintf(&out, "%s: %s\n", key, value)
		case !grouped:
		case key == "allow":
			fmt.Fprintf(&allow, "%s: %s\n", key, value)
		default:
			fmt.Fprintf(&rest, "%s: %s\n", key, value)
		}
	}
	flush()
	return out.Bytes()
}

// robotsLine splits a line that we know how to obey; key is empty for any other.
func robotsLine(line string) (key, value string) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok := strings.Cut(line, ":")
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	if !ok {
		return "", ""
	}
	switch strings.ReplaceAll(key, "-", "") {
	case "useragent":
		token, _, _ := strings.Cut(value+" nobody", " ") // a group stays one though its name is odd
		return "user-agent", token
	case "allow", "disallow":
		return key, strings.ReplaceAll(value, " ", "%20")
	case "crawldelay":
		key = "crawl-delay"
		if s, err := strconv.ParseFloat(value, 64); err == nil && s >= 0 && s < 1e6 {
			return key, value
		}
	}
	return "", ""
}
