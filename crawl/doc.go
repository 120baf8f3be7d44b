// Package crawl reads the web, and is the only package that does.
//
// It turns a data.Source into a data.Polled: what is remembered of the source
// and the items of its feed, each a data.Document. And it turns a data.Document
// into the same one with the body of its page.
//
//	Poll:  source → feed client ┐
//	                            ├→ one round tripper → host
//	Fetch: document → colly     ┘
//
// Everything goes through that one round tripper (chain.go), redirects and
// robots.txt too: only http and https, no private address, robots.txt obeyed,
// one request at a time and a pause for each host, a limit of hosts at once, a
// time limit that includes the last byte, a size limit that counts after
// decompression. It keeps no cookies and uses no proxy.
//
// What a body is mended of before gofeed reads it stands in charset.go, root.go,
// mend.go, mendother.go, mendjson.go and loosejson.go; the rules of dates in
// published.go and date.go; how a page that lists news is read in listing*.go; when a
// source is asked again in cadence.go; whose turn it is in hosts.go. The public sources of
// the catalog stand in catalog*.go, one small translator for each format; what a
// site has to be read is found by survey.go.
//
// Trouble with one source or page is its Outcome with a line of Detail that a
// person can act on; it never stops the others. What comes out depends on what
// the web answers and on Options alone: the clock of every decision is AsOf.
// Only time limits and pauses look at the real one.
//
// # Figures
//
// On two shared cores; what is not reached yet is said.
//
//	go test ./pipelines -run - -bench Night -benchtime 3x     1,000 feeds, 100 hosts, 100 prospects
//	  gofeed alone 1.44 s · first night 3.01 s, 2.09 of it (mark 2: just missed) · second 0.98 s (0.33 of the first; mark 0.3)
//	  newsboat 2.21, 16 threads: 4.11 s (first night 0.73 of it; mark 0.7: just missed)
//	go test ./crawl -run - -bench Parse -cpu 1                the same feeds, mended and parsed
//	  0.63 of the time that gofeed alone takes
//	go test ./pipelines -run - -bench Memory -benchtime 1x    20,000 feeds, 2,000 hosts
//	  437 MiB at most while polling (mark 256: not reached)
//	go test ./enrich/text -run - -bench Read                  181 article pages
//	  7.6 ms a page, go-trafilatura itself 10.9 ms; F1 0.972 (-run ArticlesF1)
//	go test ./crawl -run Odd                                  112 broken or odd feeds written for it
//	  all read; of 114 Feedparser 6.0.10 reads 86 alike, the others less well or by another choice
//	go test ./data/charsets -run Guess -v                     feeds without a charset, 12 encodings
//	  124 of 124 come back as they were, without a guess those of Windows-1252 alone: 28
package crawl
