package data

import "time"

// Config is callworthy.yaml, checked and with defaults filled in. Paths are
// absolute or relative to the working directory, never to the file.
type Config struct {
	File         string // where it was read from
	Prospects    string
	Calls        string
	Suppressions string
	Playbook     string
	Policy       string
	Triggers     string // folder of trigger files that add to or replace the built-in ones; may be empty
	Reps         []Rep
	Sources      []Source // as configured: URLs may still hold {name}, {domain}, {ticker}
	Store        string
	Publish      string
	Keep         int // nights that stay in Publish
	Crawl        CrawlConfig
	Deliver      DeliverConfig
}

// CrawlConfig is the crawl section of callworthy.yaml.
type CrawlConfig struct {
	UserAgent            string
	PerHostDelay         time.Duration // pause between two requests to one host
	MaxAge               time.Duration // older items: their pages are not fetched
	Timeout              time.Duration // of one request, from dialling to the last byte
	MaxBody              int64         // bytes after decompression
	Concurrency          int           // hosts at once
	AllowPrivateNetworks bool
	Pages                string // all, matched, none
	PagesPerHost         int    // article pages a night from one host
}
