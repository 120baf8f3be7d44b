package crawl

import (
	"log/slog"
	"net/http"
	"runtime"
	"time"

	"github.com/gocolly/colly/v2"

	"callworthy/data"
)

// Options is all that a crawl depends on beside the web.
type Options struct {
	data.CrawlConfig               // user agent, delay, timeout, max body, concurrency, max age
	AsOf             time.Time     // the night's clock: FetchedAt of everything
	Robots           []data.Robots // remembered from earlier nights; used while within a day of AsOf
	// Watched tells, by source and kind, when the pages of a prospect's site that
	// seldom change were last read. They are asked for anew when a week has passed.
	Watched map[string]map[data.PageKind]time.Time
	// Hosts tells where hosts stand that no name service knows, as "127.0.0.1:8080" by
	// host name. They are asked without encryption: the sample world has no certificates.
	Hosts map[string]string
	Log   *slog.Logger // one debug line a request; nil for none
}

// Web is the outside world during one night. Its methods may be called one
// after the other or at the same time; they share pauses, robots.txt and the
// limit of hosts at once.
type Web struct {
	o      Options
	log    *slog.Logger
	robots *robotsCache
	limits *limiter
	desk   desk
	parse  chan struct{} // filled by those who parse: more than there are processors only cost memory
	filers filers        // of the SEC, by ticker
	feeds  *http.Client
	pages  *colly.Collector
}

// The values for what Options leaves zero.
const (
	defaultUserAgent   = "callworthy"
	defaultTimeout     = 20 * time.Second
	defaultMaxBody     = 8 << 20
	defaultConcurrency = 64
)

// New prepares a crawl. Zero values of the configuration mean its documented
// defaults, save PerHostDelay and MaxAge: zero is no pause and no age limit.
func New(o Options) *Web {
	if o.UserAgent == "" {
		o.UserAgent = defaultUserAgent
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MaxBody <= 0 {
		o.MaxBody = defaultMaxBody
	}
	if o.Concurrency <= 0 {
		o.Concurrency = defaultConcurrency
	}
	w := &Web{o: o, log: o.Log, limits: newLimiter(o.Concurrency), desk: make(desk, o.Concurrency), parse: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if w.log == nil {
		w.log = slog.New(slog.DiscardHandler)
	}
	w.robots = newRobotsCache(o)
	c := &chain{o: o, log: w.log, limits: w.limits, robots: w.robots, base: newTransport(o)}
	w.feeds = newClient(c)
	w.robots.client = w.feeds
	w.pages = newCollector(o.UserAgent, newClient(hideCharset{c}))
	return w
}

// FreshRobots returns the robots.txt files that were read since it was called
// last, sorted by host, to be remembered. Hosts that gave no verdict are not
// among them.
func (w *Web) FreshRobots() []data.Robots { return w.robots.takeFresh() }
