package crawl

import (
	"html"
	"strings"

	"github.com/mmcdole/gofeed"
)

// found makes an entry of an article that a search found; text is plain.
func found(title, at, published, text string) entry {
	return entry{Item: &gofeed.Item{
		Title: html.EscapeString(title), Link: at, Published: published, Description: html.EscapeString(text),
	}}
}

// gdeltArticles reads an answer of GDELT DOC 2.0 in mode artlist
// (https://blog.gdeltproject.org/gdelt-doc-2-0-api-debuts/). Its titles set blanks
// around punctuation.
func gdeltArticles(body []byte) ([]entry, error) {
	var answer struct {
		Articles []struct{ URL, Title, SeenDate string }
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	var out []entry
	for _, a := range answer.Articles {
		out = append(out, found(gdeltSpaces.Replace(a.Title), a.URL, a.SeenDate, ""))
	}
	return out, nil
}

var gdeltSpaces = strings.NewReplacer(" , ", ", ", " : ", ": ", " ; ", "; ", " ' s ", "'s ", " ’ s ", "’s ", " ?", "?", " !", "!", " %", "%", "$ ", "$")

// hackerNewsStories reads an answer of Algolia's search of Hacker News
// (https://hn.algolia.com/api). A story that links elsewhere has no date: it tells
// when somebody posted the link, and old pages are posted every day. A text of
// Hacker News's own has that of its posting.
func hackerNewsStories(body []byte) ([]entry, error) {
	var answer struct {
		Hits []struct {
			ObjectID  string `json:"objectID"`
			Title     string
			URL       string
			CreatedAt string `json:"created_at"`
			StoryText string `json:"story_text"`
		}
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	var out []entry
	for _, h := range answer.Hits {
		e := found(h.Title, h.URL, "", "")
		if h.URL == "" {
			e = found(h.Title, "https://news.ycombinator.com/item?id="+h.ObjectID, h.CreatedAt, "")
			e.Description = h.StoryText // HTML
		}
		out = append(out, e)
	}
	return out, nil
}

// newsAPIArticles reads an answer of newsapi.org
// (https://newsapi.org/docs/endpoints/everything).
func newsAPIArticles(body []byte) ([]entry, error) {
	var answer struct {
		Status, Message string
		Articles        []struct{ Title, Description, URL, PublishedAt string }
	}
	if err := fromJSON(body, &answer); err != nil {
		return nil, err
	}
	if answer.Status == "error" {
		return nil, notRead("newsapi.org answers: %s", answer.Message)
	}
	var out []entry
	for _, a := range answer.Articles {
		if a.Title != "[Removed]" { // what is left of an article that was taken back
			out = append(out, found(a.Title, a.URL, a.PublishedAt, a.Description))
		}
	}
	return out, nil
}
