package crawl

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// trackers are query parameters that say where a reader came from and nothing
// about the page, as listed by common URL cleaners. Those that begin with one of
// trackerPrefixes go as well.
var trackers = map[string]bool{
	"fbclid": true, "gclid": true, "gclsrc": true, "dclid": true, "gbraid": true, "wbraid": true,
	"msclkid": true, "twclid": true, "ttclid": true, "yclid": true, "igshid": true, "li_fat_id": true,
	"mc_cid": true, "mc_eid": true, "mkt_tok": true, "_hsenc": true, "_hsmi": true, "hsctatracking": true,
	"vero_id": true, "wickedid": true, "oly_enc_id": true, "oly_anon_id": true, "cmpid": true,
	"__twitter_impression": true, "ftag": true, "wt_mc": true, "wt_zmc": true, "srsltid": true, "_ga": true, "_gl": true,
	"icid": true, "s_cid": true, "ncid": true, "xtor": true, "at_medium": true, "at_campaign": true, "ns_mchannel": true, "ns_source": true,
	"ns_campaign": true, "guccounter": true, "guce_referrer": true, "guce_referrer_sig": true, "hss_channel": true, "hsa_cam": true,
	"rb_clickid": true, "vero_conv": true, "ref_src": true, "ref_url": true, "cx_campaign": true,
}

// trackerPrefixes begin the parameters of the common web analytics.
var trackerPrefixes = []string{"utm_", "mtm_", "matomo_", "pk_"}

// ampForm are the parameters that ask for a page in its AMP form.
var ampForm = map[string]bool{"amp": true, "amp=": true, "amp=1": true, "amp=true": true, "outputtype=amp": true}

// CanonicalURL gives the one spelling of an absolute http or https URL by which
// documents are known: scheme and host in lower case, the host in ASCII, no
// user, default port, fragment, tracking parameter or wish for AMP, dot segments
// resolved, an empty path as "/"; the page itself behind a copy of it in Google's
// caches of AMP. Nothing else changes; the order of parameters stays.
// The error says in one line what is wrong with the URL.
func CanonicalURL(raw string) (string, error) {
	u, err := parseURL(raw)
	if err != nil {
		return "", err
	}
	return canonical(u)
}

// parseURL parses as browsers do: blanks around go, tabs and line breaks
// inside go, other blanks are escaped.
func parseURL(raw string) (*url.URL, error) {
	raw = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, strings.TrimSpace(raw))
	u, err := url.Parse(strings.ReplaceAll(strings.TrimSpace(raw), " ", "%20"))
	if err != nil {
		return nil, fmt.Errorf("no URL: %q", clip(raw, 200))
	}
	return u, nil
}

func canonical(u *url.URL) (string, error) {
	c := *outOfCache(u)
	u = &c
	c.Scheme = strings.ToLower(c.Scheme)
	if c.Scheme != "http" && c.Scheme != "https" {
		return "", fmt.Errorf("not an http or https URL: %q", clip(u.Redacted(), 200))
	}
	host, err := asciiHost(u)
	if err != nil {
		return "", err
	}
	c.Host, c.User, c.Opaque = host, nil, ""
	c.Fragment, c.RawFragment = "", ""
	c.RawQuery, c.ForceQuery = withoutTrackers(c.RawQuery), false
	c.Path, c.RawPath = trimPath(&c)
	return c.String(), nil
}

// outOfCache is the page that a URL of an AMP cache is a copy of: google.com/amp/
// and *.cdn.ampproject.org/c/ name it in the path, behind an s/ where it is https.
func outOfCache(u *url.URL) *url.URL {
	host, path := hostKeyLower(u), u.EscapedPath()
	switch {
	case strings.HasSuffix(host, ".cdn.ampproject.org"):
		if len(path) < 3 || path[0] != '/' || path[2] != '/' {
			return u
		}
		path = path[3:]
	case (host == "www.google.com" || host == "google.com") && strings.HasPrefix(path, "/amp/"):
		path = path[len("/amp/"):]
	default:
		return u
	}
	scheme := "http://"
	if rest, ok := strings.CutPrefix(path, "s/"); ok {
		scheme, path = "https://", rest
	}
	to, err := url.Parse(scheme + path)
	if err != nil || !strings.Contains(to.Hostname(), ".") {
		return u
	}
	to.RawQuery = u.RawQuery
	return outOfCache(to)
}

func hostKeyLower(u *url.URL) string { return strings.TrimRight(strings.ToLower(u.Hostname()), ".") }

// trimPath resolves dot segments without touching the escapes.
func trimPath(u *url.URL) (path, raw string) {
	if u.Path == "" || u.Path[0] != '/' {
		return "/" + u.Path, ""
	}
	if !strings.Contains(u.Path, "/.") {
		return u.Path, u.RawPath
	}
	r := (&url.URL{Scheme: "http", Host: "h"}).ResolveReference(&url.URL{Path: u.Path, RawPath: u.RawPath})
	return r.Path, r.RawPath
}

// asciiHost gives host and, where it is not the scheme's own, port.
func asciiHost(u *url.URL) (string, error) {
	name := strings.TrimRight(strings.ToLower(u.Hostname()), ".")
	if name == "" {
		return "", fmt.Errorf("no host in URL %q", clip(u.Redacted(), 200))
	}
	if !isASCII(name) {
		ascii, err := idna.Lookup.ToASCII(name)
		if err != nil {
			return "", fmt.Errorf("no host name: %q", clip(name, 200))
		}
		name = ascii
	}
	port := u.Port()
	if port == "" || port == defaultPort(u.Scheme) {
		if strings.Contains(name, ":") {
			return "[" + name + "]", nil
		}
		return name, nil
	}
	return net.JoinHostPort(name, port), nil
}

func defaultPort(scheme string) string {
	if strings.EqualFold(scheme, "https") {
		return "443"
	}
	return "80"
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func withoutTrackers(query string) string {
	if query == "" {
		return ""
	}
	var kept []string
	for p := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(p, "=")
		name = strings.ToLower(name)
		if p != "" && !trackers[name] && !slices.ContainsFunc(trackerPrefixes, func(t string) bool { return strings.HasPrefix(name, t) }) && !ampForm[strings.ToLower(p)] {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, "&")
}

// hostKey names the host that requests are counted and paused for.
func hostKey(u *url.URL) string {
	host, err := asciiHost(u)
	if err != nil {
		return strings.ToLower(u.Host)
	}
	return host
}

// hostOf is hostKey of a URL as written; what is no URL is a host of its own.
func hostOf(raw string) string {
	u, err := parseURL(raw)
	if err != nil {
		return raw
	}
	return hostKey(u)
}
