package crawl

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"time"

	"callworthy/data"
)

const feedAccept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"

// Poll asks every source and hands each result to save, never two at once.
// Hosts are asked in parallel, each one request at a time. Trouble with a
// source is the Outcome in its state; the error is save's or the context's. A
// source that was not asked, because the context ended, is not reported.
func (w *Web) Poll(ctx context.Context, sources []data.SourceState, save func(data.Polled) error) error {
	in := &inbox[data.Polled]{save: save}
	host := func(s data.SourceState) string { return hostOf(hostAsked(s)) }
	return eachHost(ctx, w, sources, host, func(ctx context.Context, s data.SourceState, p *patience) (bool, error) {
		ctx, leave := w.desk.at(ctx)
		defer leave()
		polled, err := w.pollOne(ctx, s, p)
		if err != nil {
			return false, err
		}
		return true, in.put(ctx, polled)
	})
}

// pollOne asks one source. The error is the context's alone.
func (w *Web) pollOne(ctx context.Context, s data.SourceState, p *patience) (data.Polled, error) {
	if p.resign != nil {
		return w.failed(s, p.resign), nil
	}
	polled, err := w.read(ctx, s)
	if err != nil && s.MovedTo != "" && ctx.Err() == nil { // it may have moved on
		s.MovedTo, s.ETag, s.LastModified = "", "", ""
		polled, err = w.read(ctx, s)
	}
	if ctx.Err() != nil {
		return data.Polled{}, ctx.Err()
	}
	if err == nil {
		p.note(nil)
		return polled, nil
	}
	t := unreadable(err)
	p.note(t)
	return w.failed(s, t), nil
}

// read reads a source by its kind; its errors are troubles.
func (w *Web) read(ctx context.Context, s data.SourceState) (data.Polled, error) {
	switch s.Source.Kind {
	case data.SourceFeed, "":
		return w.readFeed(ctx, s)
	case data.SourceSite:
		return w.readSite(ctx, s)
	case data.SourceCatalog:
		return w.readCatalog(ctx, s)
	}
	return data.Polled{}, &trouble{outcome: data.OutcomeUnsupported,
		detail: "sources of kind " + string(s.Source.Kind) + " are not read by this version: name the feed or site itself"}
}

// askedAt is the address at which a source is asked for.
func askedAt(s data.SourceState) string {
	if s.MovedTo != "" {
		return s.MovedTo
	}
	return s.Source.URL
}

// readFeed asks for a feed, unless it is as before.
func (w *Web) readFeed(ctx context.Context, s data.SourceState) (data.Polled, error) {
	a, err := w.get(ctx, askedAt(s), feedAccept, s.ETag, s.LastModified)
	if err != nil {
		return data.Polled{}, err
	}
	next := w.asked(s)
	if a.moved != "" {
		next.MovedTo = a.moved
	}
	polled := data.Polled{State: next}
	if a.status == http.StatusNotModified {
		polled.State.LastOutcome = data.OutcomeNotModified
	} else {
		next.ETag, next.LastModified = a.header.Get("ETag"), a.header.Get("Last-Modified")
		if polled, err = w.take(ctx, next, []answer{a}); err != nil {
			return data.Polled{}, err
		}
	}
	polled.State = w.planned(polled.State, freshFor(a.header))
	return polled, nil
}

// take parses what came for a source, unless it is what came before.
func (w *Web) take(ctx context.Context, next data.SourceState, as []answer) (data.Polled, error) {
	hash := bodyHash(as)
	if hash == next.BodyHash {
		next.LastOutcome = data.OutcomeNotModified
		return data.Polled{State: next}, nil
	}
	next.BodyHash, next.LastOutcome, next.Items = hash, data.OutcomeOK, 0
	polled := data.Polled{}
	seen := map[string]bool{}
	for _, a := range as {
		f, err := w.parsed(ctx, a)
		if err != nil {
			return data.Polled{}, err
		}
		next.Items += len(f.entries)
		if f.title != "" && a.url == as[0].url {
			next.Title = f.title
		}
		if f.note != "" {
			next.LastDetail = f.note
		}
		polled.Items = w.appendItems(polled.Items, seen, f, next.Source)
	}
	if hash := itemsHash(polled.Items); hash != next.ItemsHash {
		next.ItemsHash, next.NewsAt = hash, w.o.AsOf
	}
	polled.State = next
	return polled, nil
}

// itemsHash tells items apart from those of another night, whatever else a feed
// says of itself.
func itemsHash(items []data.Document) string {
	parts := make([]string, 0, 2*len(items))
	for _, d := range items {
		parts = append(parts, d.ID, d.ItemHash())
	}
	return data.Fingerprint(parts...)
}

// parsed reads the feed in an answer when there is a processor to spare. It
// does not wait for a feed that takes long once the context ends.
func (w *Web) parsed(ctx context.Context, a answer) (feed, error) {
	type result struct {
		f   feed
		err error
	}
	done := make(chan result, 1)
	select {
	case w.parse <- struct{}{}:
	case <-ctx.Done():
		return feed{}, ctx.Err()
	}
	go func() {
		defer func() { <-w.parse }()
		f, err := parseFeed(ctx, a.body, a.header.Get("Content-Type"), a.url)
		done <- result{f, err}
	}()
	select {
	case r := <-done:
		return r.f, r.err
	case <-ctx.Done():
		return feed{}, ctx.Err()
	}
}

// asked is the state of a source that answered, before it is known what.
func (w *Web) asked(s data.SourceState) data.SourceState {
	s.LastFetchedAt, s.LastDetail, s.ConsecutiveFailures, s.NextAt = w.o.AsOf, "", 0, time.Time{}
	return s
}

// failed is the state of a source that could not be read. What cannot be read
// is asked for anew on the next night: a 304 must not hide it. A night that is
// run again counts one failure.
func (w *Web) failed(s data.SourceState, t *trouble) data.Polled {
	if !s.LastOutcome.Failed() || !s.LastFetchedAt.Equal(w.o.AsOf) {
		s.ConsecutiveFailures++
	}
	s.LastFetchedAt = w.o.AsOf
	s.LastOutcome, s.LastDetail = t.outcome, t.detail
	s = w.postponed(s, t)
	if t.outcome == data.OutcomeUnreadable {
		s.ETag, s.LastModified, s.BodyHash = "", "", ""
	}
	w.log.Debug("source failed", "source", s.Source.Key(), "outcome", t.outcome, "detail", t.detail)
	return data.Polled{State: s}
}

// answer is what a server said.
type answer struct {
	url    string // after redirects
	moved  string // where permanent redirects from the address that was asked led to; empty when it stands
	status int
	header http.Header
	body   []byte
}

// get asks for url. Its errors are troubles or the context's; a status of 400
// and above is trouble.
func (w *Web) get(ctx context.Context, url, accept, etag, modified string) (answer, error) {
	u, err := parseURL(url)
	if err != nil {
		return answer{}, &trouble{outcome: data.OutcomeUnreachable, detail: err.Error()}
	}
	terms := termsOf(ctx)
	e := &errand{kind: forFeed, left: w.o.Timeout, max: w.o.MaxBody, rest: terms.pause}
	ctx = withErrand(ctx, e)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return answer{}, &trouble{outcome: data.OutcomeUnreachable, detail: oneLine(err.Error())}
	}
	req.Header.Set("Accept", accept)
	setIf(req.Header, "Authorization", terms.authorization)
	setIf(req.Header, "If-None-Match", etag)
	setIf(req.Header, "If-Modified-Since", modified)
	resp, err := w.feeds.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	a := answer{url: resp.Request.URL.String(), moved: e.moved, status: resp.StatusCode, header: resp.Header}
	if a.status == http.StatusNotModified && (etag != "" || modified != "") {
		return a, nil
	}
	if t := statusTrouble(resp, w.o.AsOf); t != nil {
		return answer{}, t
	}
	a.body, err = bodyOf(resp)
	return a, err
}

func setIf(h http.Header, key, value string) {
	if value != "" {
		h.Set(key, value)
	}
}

// bodyHash is the hexadecimal SHA-256 of the bodies, one after the other.
func bodyHash(as []answer) string {
	h := sha256.New()
	for _, a := range as {
		h.Write(a.body)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// unreadable finds the trouble in an error.
func unreadable(err error) *trouble {
	if t, ok := errors.AsType[*trouble](err); ok {
		return t
	}
	return &trouble{outcome: data.OutcomeUnreachable, detail: oneLine(err.Error())}
}
