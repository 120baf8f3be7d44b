package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// The defaults of callworthy.yaml.
const (
	DefaultStore        = "var/callworthy.duckdb"
	DefaultPublish      = "public"
	DefaultKeep         = 90
	DefaultUserAgent    = "callworthy/0.1 (nightly news reader; name yourself in crawl.user_agent)"
	DefaultPerHostDelay = time.Second
	DefaultMaxAge       = 2160 * time.Hour
	DefaultTimeout      = 20 * time.Second
	DefaultMaxBody      = 8 << 20
	DefaultConcurrency  = 64
	DefaultPages        = "all"
	DefaultPagesPerHost = 500
	DefaultHours        = "09:00-17:00"
	DefaultCapacity     = 25
)

// maxConfigBytes bounds a file that a person wrote.
const maxConfigBytes = 4 << 20

// LoadConfig reads callworthy.yaml and fills in the defaults. Keys that are not
// known are problems, as are values out of bounds; reading goes on after each,
// so the problems are all that is wrong with the file.
func LoadConfig(path string) (Config, Problems) {
	body, err := os.ReadFile(path)
	if err != nil {
		return defaultConfig(path), Problems{unreadable(path, err,
			"give its place with --config, or write one: `callworthy init` makes an example")}
	}
	return parseConfig(path, body)
}

// parseConfig reads the text of a callworthy.yaml that stands at path.
func parseConfig(path string, body []byte) (Config, Problems) {
	cfg := defaultConfig(path)
	y := &yamlReader{file: path}
	if root := y.document(body); root != nil {
		readConfig(y, root, &cfg)
	}
	y.sort()
	return cfg, y.problems
}

// defaultConfig is what an empty file would say, without the prospects.
func defaultConfig(path string) Config {
	dir := filepath.Dir(path)
	return Config{
		File:    path,
		Reps:    []Rep{defaultRep()},
		Store:   filepath.Join(dir, DefaultStore),
		Publish: filepath.Join(dir, DefaultPublish),
		Keep:    DefaultKeep,
		Crawl: CrawlConfig{
			UserAgent: DefaultUserAgent, PerHostDelay: DefaultPerHostDelay, MaxAge: DefaultMaxAge,
			Timeout: DefaultTimeout, MaxBody: DefaultMaxBody, Concurrency: DefaultConcurrency,
			Pages: DefaultPages, PagesPerHost: DefaultPagesPerHost,
		},
	}
}

func defaultRep() Rep {
	return Rep{ID: "rep", Name: "Everyone", Timezone: machineZone(), Hours: DefaultHours, Capacity: DefaultCapacity}
}

// readConfig reads the top of the file, then checks what only the whole shows.
func readConfig(y *yamlReader, root *node, cfg *Config) {
	dir := filepath.Dir(y.file)
	path := func(to *string) func(*node) {
		return func(n *node) { y.path(n, dir, to) }
	}
	seen := y.mapping(root, "callworthy.yaml", []field{
		{"prospects", path(&cfg.Prospects)},
		{"calls", path(&cfg.Calls)},
		{"suppressions", path(&cfg.Suppressions)},
		{"playbook", path(&cfg.Playbook)},
		{"policy", path(&cfg.Policy)},
		{"triggers", path(&cfg.Triggers)},
		{"reps", func(n *node) { y.reps(n, &cfg.Reps) }},
		{"sources", func(n *node) { y.sources(n, &cfg.Sources) }},
		{"store", path(&cfg.Store)},
		{"publish", path(&cfg.Publish)},
		{"keep", func(n *node) { y.integer(n, 1, 36500, &cfg.Keep) }},
		{"crawl", func(n *node) { y.crawl(n, &cfg.Crawl) }},
		{"deliver", func(n *node) { y.deliver(n, &cfg.Deliver) }},
	})
	if (root.Kind == mappingNode || isNull(root)) && !seen["prospects"] {
		y.fatal(root.Line, "prospects is missing: name the CSV file of the companies you want to sell to")
	}
	y.distinct(root.Line, cfg)
	y.deliverReps(cfg)
	y.catalogNeeds(cfg)
}

// distinct sees that no two keys name one file.
func (y *yamlReader) distinct(line int, cfg *Config) {
	used := map[string]string{}
	for _, p := range []struct{ key, path string }{
		{"prospects", cfg.Prospects}, {"calls", cfg.Calls}, {"suppressions", cfg.Suppressions},
		{"playbook", cfg.Playbook}, {"policy", cfg.Policy}, {"store", cfg.Store}, {"publish", cfg.Publish},
	} {
		if other, ok := used[p.path]; ok && p.path != "" {
			y.fatal(line, "%s and %s name the same file %s", other, p.key, p.path)
		}
		used[p.path] = p.key
	}
}

// crawl reads the crawl section.
func (y *yamlReader) crawl(n *node, c *CrawlConfig) {
	y.mapping(n, "crawl", []field{
		{"user_agent", func(n *node) { y.line(n, 500, &c.UserAgent) }},
		{"per_host_delay", func(n *node) { y.duration(n, 0, time.Hour, &c.PerHostDelay) }},
		{"max_age", func(n *node) { y.duration(n, time.Hour, 100*365*24*time.Hour, &c.MaxAge) }},
		{"timeout", func(n *node) { y.duration(n, 10*time.Millisecond, time.Hour, &c.Timeout) }},
		{"max_body", func(n *node) { y.size(n, 1<<10, 1<<30, &c.MaxBody) }},
		{"concurrency", func(n *node) { y.integer(n, 1, 4096, &c.Concurrency) }},
		{"allow_private_networks", func(n *node) { y.boolean(n, &c.AllowPrivateNetworks) }},
		{"pages", func(n *node) { y.oneOf(n, []string{"all", "matched", "none"}, &c.Pages) }},
		{"pages_per_host", func(n *node) { y.integer(n, 0, 1_000_000, &c.PagesPerHost) }},
	})
}

// unreadable says why a file could not be read and what to do.
func unreadable(path string, err error, missing string) Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return Problem{File: path, Message: "there is no such file: " + missing}
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return Problem{File: path, Message: fmt.Sprintf("cannot be read: %v", err)}
}
