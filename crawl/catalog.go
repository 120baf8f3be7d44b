package crawl

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"callworthy/data"
)

const jsonAccept = "application/json, */*;q=0.5"

// terms are what the owner of a catalog source asks for. They travel in the
// context to every request that is made for it.
type terms struct {
	pause         time.Duration
	authorization string
}

type termsKey struct{}

func termsOf(ctx context.Context) terms {
	t, _ := ctx.Value(termsKey{}).(terms)
	return t
}

// readCatalog reads a public source of the catalog by its format, on its terms.
func (w *Web) readCatalog(ctx context.Context, s data.SourceState) (data.Polled, error) {
	e := s.Source.Entry
	if e == nil {
		return data.Polled{}, &trouble{outcome: data.OutcomeUnsupported, detail: "the catalog has no such source"}
	}
	t := terms{pause: e.Pause}
	if e.KeyEnv != "" {
		if t.authorization = os.Getenv(e.KeyEnv); t.authorization == "" {
			return data.Polled{}, &trouble{outcome: data.OutcomeRefused,
				detail: fmt.Sprintf("not asked: %s needs a key, and the environment variable %s is not set", e.Name, e.KeyEnv)}
		}
	}
	polled, err := w.readFormat(context.WithValue(ctx, termsKey{}, t), s)
	if err == nil {
		if polled.State.Title == "" {
			polled.State.Title, _, _ = strings.Cut(e.Name, ",")
		}
		if at := w.after(e.Every); at.After(polled.State.NextAt) {
			polled.State.NextAt = at
		}
	}
	return polled, err
}

func (w *Web) readFormat(ctx context.Context, s data.SourceState) (data.Polled, error) {
	switch s.Source.Entry.Format {
	case data.FormatFeed:
		return w.readFeed(ctx, s)
	case data.FormatEDGAR:
		return w.readFilings(ctx, s)
	case data.FormatGDELT:
		return w.readSearch(ctx, s, gdeltArticles)
	case data.FormatHackerNews:
		return w.readSearch(ctx, s, hackerNewsStories)
	case data.FormatNewsAPI:
		return w.readSearch(ctx, s, newsAPIArticles)
	case data.FormatGreenhouse:
		return w.readBoard(ctx, s, greenhousePosts)
	case data.FormatLever:
		return w.readBoard(ctx, s, leverPosts)
	case data.FormatAshby:
		return w.readBoard(ctx, s, ashbyPosts)
	}
	return data.Polled{}, &trouble{outcome: data.OutcomeUnsupported, detail: fmt.Sprintf("answers of the format %q are not read by this version", s.Source.Entry.Format)}
}

// readSearch asks an interface that answers with found articles in JSON, and
// makes items of them as translate does.
func (w *Web) readSearch(ctx context.Context, s data.SourceState, translate func([]byte) ([]entry, error)) (data.Polled, error) {
	a, err := w.get(ctx, asksOf(s.Source, "")[0], jsonAccept, s.ETag, s.LastModified)
	if err != nil {
		return data.Polled{}, err
	}
	next := w.asked(s)
	if a.status == http.StatusNotModified {
		next.LastOutcome = data.OutcomeNotModified
		return data.Polled{State: w.planned(next, freshFor(a.header))}, nil
	}
	next.ETag, next.LastModified = a.header.Get("ETag"), a.header.Get("Last-Modified")
	entries, err := translate(a.body)
	if err != nil {
		return data.Polled{}, err
	}
	return w.brought(next, feedOf(a, entries), a), nil
}

// feedOf is what came in an answer that is no feed, bounded like one.
func feedOf(a answer, entries []entry) feed {
	base, err := url.Parse(a.url)
	if err != nil {
		base = &url.URL{}
	}
	return feed{base: base, entries: entries[:min(len(entries), maxEntries)]}
}

// brought is a source with the items of an answer that is no feed.
func (w *Web) brought(next data.SourceState, f feed, a answer) data.Polled {
	next.BodyHash, next.LastOutcome, next.Items = bodyHash([]answer{a}), data.OutcomeOK, len(f.entries)
	items := w.appendItems(nil, map[string]bool{}, f, next.Source)
	if hash := itemsHash(items); hash != next.ItemsHash {
		next.ItemsHash, next.NewsAt = hash, w.o.AsOf
	}
	return data.Polled{State: w.planned(next, freshFor(a.header)), Items: items}
}

// asksOf are the addresses that are asked for a source: its own, or those that
// its entry names for programs, with the board and the number of a filer filled in.
func asksOf(s data.Source, cik string) []string {
	if len(s.Entry.Asks) == 0 {
		return []string{s.URL}
	}
	fill := strings.NewReplacer("{board}", url.PathEscape(s.Board), "{cik}", cik)
	out := make([]string, len(s.Entry.Asks))
	for i, ask := range s.Entry.Asks {
		out[i] = fill.Replace(ask)
	}
	return out
}

// hostAsked is an address at the host that most requests for a source go to.
func hostAsked(s data.SourceState) string {
	if e := s.Source.Entry; e != nil && len(e.Asks) > 0 {
		return e.Asks[len(e.Asks)-1]
	}
	return askedAt(s)
}

// fromJSON reads an answer into v. What is no JSON is trouble that shows how the
// answer begins: some services say in plain words what they want.
func fromJSON(body []byte, v any) error {
	if err := json.Unmarshal(body, v); err != nil {
		said := strings.Join(strings.Fields(strings.ToValidUTF8(clip(string(body), 200), "?")), " ")
		return notRead("the answer is not the JSON that is documented (%v); it begins: %s", err, said)
	}
	return nil
}
