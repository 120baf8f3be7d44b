package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"callworthy/data"
	"callworthy/data/sample"
	"callworthy/enrich/story"
)

// sampleWeb serves the sample world to this machine alone: each host on an
// address of its own (127.0.0.2, 127.0.0.3, …), or, where the system gives only
// 127.0.0.1, each under a path of its own.
type sampleWeb struct {
	world     sample.World
	port      string
	hosts     []string
	listeners []net.Listener
	byAddr    map[string]string // listening address → host; empty when hosts are paths
}

// samplePort is where the sample web is served when nothing else is asked for.
const samplePort = "18321"

// serveSample is serveSampleOn the usual port.
func serveSample(ctx context.Context, asOf time.Time) (world sample.World, stop func(), err error) {
	return serveSampleOn(ctx, asOf, samplePort)
}

// serveSampleOn starts the web of the day of asOf and makes the world that goes
// with it. It ends when stop is called or ctx is done. A port that is free on every
// run gives the same URLs, and with them the same ids.
func serveSampleOn(ctx context.Context, asOf time.Time, port string) (world sample.World, stop func(), err error) {
	hosts, err := sample.Hosts()
	if err != nil {
		return sample.World{}, nil, fmt.Errorf("sample web: %w", err)
	}
	web := &sampleWeb{port: port, hosts: hosts, byAddr: map[string]string{}}
	bases, err := web.listen()
	if err != nil {
		return sample.World{}, nil, fmt.Errorf("sample web: %w", err)
	}
	server := &http.Server{Handler: web, ReadHeaderTimeout: 5 * time.Second}
	web.world, err = sample.New(asOf, surroundings(bases))
	if err != nil {
		web.close()
		return sample.World{}, nil, err
	}
	web.world.OwnAt = web.ownHosts()
	for _, l := range web.listeners {
		go server.Serve(l) // ends with ErrServerClosed
	}
	quit := context.AfterFunc(ctx, func() { server.Close() })
	return web.world, func() { quit(); server.Close() }, nil
}

// surroundings tells the world its URLs, and the ids of the stories that the
// contact history speaks of.
func surroundings(bases map[string]string) sample.Web {
	return sample.Web{
		Base: func(host string) string { return bases[host] },
		Story: func(url, prospectID, eventType string) string {
			return story.StoryID(prospectID, eventType, data.DocumentID(url))
		},
	}
}

// listen opens the listeners and returns the URL of every host.
func (s *sampleWeb) listen() (map[string]string, error) {
	bases := map[string]string{}
	for i, host := range s.hosts {
		l, err := listenSample(fmt.Sprintf("127.0.0.%d", i+2), s.port)
		if err != nil {
			s.close()
			return s.listenOnce()
		}
		s.listeners = append(s.listeners, l)
		s.byAddr[l.Addr().String()] = host
		bases[host] = "http://" + l.Addr().String()
	}
	return bases, nil
}

// ownHosts tells where the sites of prospects stand: at the address of the first host.
func (s *sampleWeb) ownHosts() map[string]string {
	out := map[string]string{}
	for _, host := range s.world.OwnHosts() {
		out[host] = s.listeners[0].Addr().String()
	}
	return out
}

// listenOnce serves all hosts from one address.
func (s *sampleWeb) listenOnce() (map[string]string, error) {
	l, err := listenSample("127.0.0.1", s.port)
	if err != nil {
		return nil, err
	}
	s.listeners, s.byAddr = []net.Listener{l}, nil
	bases := map[string]string{}
	for _, host := range s.hosts {
		bases[host] = "http://" + l.Addr().String() + "/" + host
	}
	return bases, nil
}

// listenSample takes the port, or any when it is in use.
func listenSample(ip, port string) (net.Listener, error) {
	if l, err := net.Listen("tcp4", net.JoinHostPort(ip, port)); err == nil {
		return l, nil
	}
	return net.Listen("tcp4", net.JoinHostPort(ip, "0"))
}

func (s *sampleWeb) close() {
	for _, l := range s.listeners {
		l.Close()
	}
	s.listeners = nil
}

// ServeHTTP answers with a page of the world.
func (s *sampleWeb) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	key := strings.TrimPrefix(r.URL.Path, "/")
	if s.byAddr != nil {
		addr, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
		key = s.byAddr[addr.String()] + r.URL.Path
	}
	page, ok := s.world.Pages[key]
	if own, is := s.world.Own[r.Host+r.URL.Path]; is {
		page, ok = own, true
	}
	switch {
	case key == "robots.txt":
		fmt.Fprint(w, s.robots())
	case !ok:
		http.NotFound(w, r)
	default:
		servePage(w, r, page)
	}
}

// robots joins the rules of all hosts when these are paths of one.
func (s *sampleWeb) robots() string {
	var b strings.Builder
	b.WriteString("User-agent: *\n")
	for _, host := range s.hosts {
		for line := range strings.Lines(string(s.world.Pages[host+"/robots.txt"].Body)) {
			if path, ok := strings.CutPrefix(strings.TrimSpace(line), "Disallow: "); ok {
				fmt.Fprintf(&b, "Disallow: /%s%s\n", host, path)
			}
		}
	}
	return b.String()
}

// servePage writes a page with its validators, compressed when that is welcome.
func servePage(w http.ResponseWriter, r *http.Request, p sample.Page) {
	h := w.Header()
	h.Set("Content-Type", p.ContentType)
	if p.Status != http.StatusOK {
		w.WriteHeader(p.Status)
		w.Write(p.Body)
		return
	}
	h.Set("ETag", fmt.Sprintf(`W/"%x"`, sha256.Sum256(p.Body))[:20]+`"`)
	h.Add("Vary", "Accept-Encoding")
	body := p.Body
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		body = gzipped(body)
	}
	http.ServeContent(w, r, "", p.Modified, bytes.NewReader(body))
}

func gzipped(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(body) // a bytes.Buffer takes everything
	z.Close()
	return b.Bytes()
}
