package crawl

import (
	"context"
	"html"
	"strings"

	"callworthy/data"
)

// maxPosts bounds the posts that are read of one board.
const maxPosts = 2000

// post is an open post on a board.
type post struct{ title, at string }

// readBoard reads the open posts of one company from a board that answers in
// JSON, and makes of them the page that it is the list of: a page of careers, to
// be compared with what it said before. It has no items, and is made every time,
// so that a page that stays as it is is known to have been read.
func (w *Web) readBoard(ctx context.Context, s data.SourceState, translate func([]byte) ([]post, error)) (data.Polled, error) {
	a, err := w.get(ctx, asksOf(s.Source, "")[0], jsonAccept, "", "")
	if err != nil {
		return data.Polled{}, err
	}
	posts, err := translate(a.body)
	if err != nil {
		return data.Polled{}, err
	}
	next := w.asked(s)
	next.ETag, next.LastModified = "", ""
	next.LastOutcome, next.Items = data.OutcomeOK, len(posts)
	if hash := bodyHash([]answer{a}); hash != next.BodyHash {
		next.BodyHash, next.NewsAt = hash, w.o.AsOf
	}
	page := data.SitePage{URL: s.Source.URL, Kind: data.PageCareers, ContentType: "text/html; charset=utf-8",
		Body: boardPage("Open posts of "+s.Source.Board, posts), FetchedAt: w.o.AsOf}
	return data.Polled{State: w.planned(next, 0), Pages: []data.SitePage{page}}, nil
}

// boardPage shows posts as a page of careers does.
func boardPage(name string, posts []post) []byte {
	var b strings.Builder
	b.WriteString("<html><head><title>" + html.EscapeString(name) + "</title></head><body><ul>\n")
	for _, p := range posts[:min(len(posts), maxPosts)] {
		title := strings.Join(strings.Fields(p.title), " ")
		b.WriteString(`<li><a href="` + html.EscapeString(p.at) + `">` + html.EscapeString(title) + "</a></li>\n")
	}
	b.WriteString("</ul></body></html>\n")
	return []byte(b.String())
}

// greenhousePosts reads https://developers.greenhouse.io/job-board.html#list-jobs.
func greenhousePosts(body []byte) ([]post, error) {
	var answer struct {
		Jobs *[]struct {
			Title       string
			AbsoluteURL string `json:"absolute_url"`
		}
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	if answer.Jobs == nil {
		return nil, notRead("JSON, but no list of posts: it has no jobs")
	}
	var out []post
	for _, j := range *answer.Jobs {
		out = append(out, post{j.Title, j.AbsoluteURL})
	}
	return out, nil
}

// leverPosts reads https://github.com/lever/postings-api.
func leverPosts(body []byte) ([]post, error) {
	var answer []struct {
		Text      string
		HostedURL string `json:"hostedUrl"`
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	var out []post
	for _, j := range answer {
		out = append(out, post{j.Text, j.HostedURL})
	}
	return out, nil
}

// ashbyPosts reads https://developers.ashbyhq.com/docs/public-job-posting-api.
// Posts that are not listed are not for the public.
func ashbyPosts(body []byte) ([]post, error) {
	var answer struct {
		Jobs *[]struct {
			Title    string
			JobURL   string `json:"jobUrl"`
			IsListed *bool  `json:"isListed"`
		}
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	if answer.Jobs == nil {
		return nil, notRead("JSON, but no list of posts: it has no jobs")
	}
	var out []post
	for _, j := range *answer.Jobs {
		if j.IsListed == nil || *j.IsListed {
			out = append(out, post{j.Title, j.JobURL})
		}
	}
	return out, nil
}
