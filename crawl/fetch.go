package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"

	"github.com/gocolly/colly/v2"

	"callworthy/data"
)

const pageAccept = "text/html, application/xhtml+xml, text/plain;q=0.5, */*;q=0.1"

// keptType is where hideCharset keeps the real Content-Type.
const keptType = "X-Callworthy-Content-Type"

// Fetch asks for the page of each document with colly and hands the document to
// save, never two at once, with Body, ContentType, Outcome, Detail and FetchedAt
// set and Attempts one higher. Hosts are asked in parallel, and within a host
// in the given order. The error is save's or the context's. A document whose
// page was not asked for, because the context ended or its host asked for a
// break, is not handed back: it stays pending.
func (w *Web) Fetch(ctx context.Context, docs []data.Document, save func(data.Document) error) error {
	in := &inbox[data.Document]{save: save}
	host := func(d data.Document) string { return hostOf(d.URL) }
	return eachHost(ctx, w, docs, host, func(ctx context.Context, d data.Document, p *patience) (bool, error) {
		d, err := w.fetchOne(ctx, d, p)
		if err != nil {
			return false, err
		}
		return !p.resting(), in.put(ctx, d)
	})
}

// fetchOne asks for one page. The error is the context's alone.
func (w *Web) fetchOne(ctx context.Context, d data.Document, p *patience) (data.Document, error) {
	d.Attempts++
	d.FetchedAt = w.o.AsOf
	d.Body, d.ContentType, d.Linked = nil, "", ""
	t := p.resign
	if t == nil {
		err := w.page(ctx, &d)
		if ctx.Err() != nil {
			return d, ctx.Err()
		}
		if err != nil {
			t = unreadable(err)
		}
		p.note(t)
	}
	d.Outcome, d.Detail = data.OutcomeOK, ""
	if t != nil {
		d.Outcome, d.Detail = t.outcome, t.detail
	}
	return d, nil
}

// newCollector makes colly a bare fetcher: robots.txt, pauses, limits and
// charsets are not its business, and its own guards would refuse a page that an
// earlier night asked for. Settings of the environment (COLLY_*) are undone.
func newCollector(agent string, client *http.Client) *colly.Collector {
	c := colly.NewCollector()
	c.UserAgent = agent
	c.AllowedDomains, c.DisallowedDomains = nil, nil
	c.AllowURLRevisit, c.IgnoreRobotsTxt = true, true
	c.ParseHTTPErrorResponse = true
	c.DetectCharset, c.TraceHTTP, c.CacheDir = false, false, ""
	c.MaxBodySize, c.MaxDepth, c.MaxRequests = 0, 0, 0
	c.SetClient(client)
	return c
}

// page asks for the page of d. Its errors are troubles or the context's, and then d
// has no page.
func (w *Web) page(ctx context.Context, d *data.Document) (err error) {
	var contentType, linked string
	var body []byte
	c := w.pages.Clone()
	c.Context = withErrand(ctx, &errand{kind: forPage, left: w.o.Timeout, max: w.o.MaxBody})
	c.OnResponse(func(r *colly.Response) {
		if t := statusTrouble(&http.Response{StatusCode: r.StatusCode, Header: *r.Headers, Request: &http.Request{URL: r.Request.URL}}, w.o.AsOf); t != nil {
			err = t
			return
		}
		contentType, body = r.Headers.Get(keptType), r.Body
		linked = canonicalHeader(*r.Headers, r.Request.URL.String())
	})
	header := http.Header{"Accept": {pageAccept}}
	if e := c.Request(http.MethodGet, d.URL, nil, nil, header); e != nil {
		return e
	}
	if err == nil {
		err = looksLikePage(contentType, body)
	}
	if err != nil {
		return err
	}
	d.ContentType, d.Body, d.Linked = contentType, body, linked
	return nil
}

// looksLikePage refuses what is empty, and what came without a type and is no text.
func looksLikePage(contentType string, body []byte) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return notRead("the page is empty")
	}
	if contentType == "" {
		return readable(http.DetectContentType(body))
	}
	return nil
}

// readable tells whether a Content-Type is of pages that we read; a missing one is.
func readable(contentType string) error {
	kind, _, err := mime.ParseMediaType(contentType)
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) {
		kind, _, _ = strings.Cut(contentType, ";")
	}
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "", "text/html", "application/xhtml+xml", "text/plain":
		return nil
	}
	return &trouble{outcome: data.OutcomeUnsupported, detail: oneLine(fmt.Sprintf("a page of type %s is not read", clip(kind, 80)))}
}

// hideCharset puts the Content-Type where colly does not see it: it would
// convert the body by it, and the raw bytes are to be kept.
type hideCharset struct{ next http.RoundTripper }

// RoundTrip renames the Content-Type of the response.
func (h hideCharset) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := h.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	resp.Header.Set(keptType, resp.Header.Get("Content-Type"))
	resp.Header.Del("Content-Type")
	return resp, nil
}
