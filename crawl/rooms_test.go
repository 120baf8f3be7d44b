package crawl

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// TestFindRooms knows pages by what their links say, in several languages, then
// by where they lead, and leaves out other sites and single items.
func TestFindRooms(t *testing.T) {
	for page, want := range map[string]string{
		`<a href="/x1"> Our
 Leadership </a><a href="/x2">Careers</a>`: "leadership=/x1 careers=/x2",
		`<a href="/u">Unternehmen</a><a href="/p">Presse</a><a href="/g">Geschäftsführung</a><a href="/k">Karriere</a>`:      "about=/u news=/p leadership=/g careers=/k",
		`<a href="/1">会社概要</a><a href="/2">ニュースリリース</a><a href="/3">役員一覧</a><a href="/4">採用情報</a>`:                           "about=/1 news=/2 leadership=/3 careers=/4",
		`<a href="/1">关于我们</a><a href="/2">新闻中心</a><a href="/3">管理团队</a><a href="/4">人才招聘</a>`:                               "about=/1 news=/2 leadership=/3 careers=/4",
		`<a href="/1">O firmie</a><a href="/2">Biuro prasowe</a><a href="/3">Zarząd spółki</a><a href="/4">Oferty pracy</a>`: "about=/1 news=/2 leadership=/3 careers=/4",
		`<a href="/fr/d">Équipe dirigeante</a><a href="/fr/r">Recrutement</a>`:                                               "leadership=/fr/d careers=/fr/r",
		`<a href="/company/leadership.html"><img alt=""></a><a href="/en/jobs/">See what we do</a>`:                          "leadership=/company/leadership.html careers=/en/jobs/",
		`<a href="https://other.example/careers">Careers</a><a href="/news/we-won">We won</a>`:                               "",
		`<a href="/team">Team</a><a href="/leadership">Leadership</a>`:                                                       "leadership=/team",
		`<a href="https://newsroom.bolt.example/">Press releases</a>`:                                                        "news=https://newsroom.bolt.example/",
		`<a href="/a" aria-label="Blog"></a><a href="javascript:void(0)">Careers</a>`:                                        "blog=/a",
	} {
		base, _ := url.Parse("https://www.bolt.example/home")
		found := map[data.PageKind]string{}
		findRooms(found, []byte(page), base)
		var got []string
		for _, r := range rooms {
			if at := found[r.kind]; at != "" {
				got = append(got, fmt.Sprintf("%s=%s", r.kind, strings.TrimPrefix(at, "https://www.bolt.example")))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\ngot  %v\nwant %s", page, got, want)
		}
	}
}

// TestWatchedPages looks at who leads a prospect, and at its open posts, once a week.
func TestWatchedPages(t *testing.T) {
	s := newSite(t, map[string]http.HandlerFunc{
		"/":                 text("text/html", `<a href="/about">About</a><a href="/jobs">Jobs</a>`),
		"/about":            text("text/html", `<a href="/about/management">Management</a>`),
		"/about/management": text("text/html", `<h2>Ada Storr</h2>`),
		"/jobs":             text("text/html", `<h2>Fitter</h2>`),
	})
	key := s.URL + "/"
	for name, c := range map[string]struct {
		ago  time.Duration
		want string
	}{
		"never read":      {0, "home about leadership careers"},
		"a week ago":      {7*24*time.Hour - time.Hour, "home about leadership careers"},
		"three days ago":  {3 * 24 * time.Hour, "home about careers"},
		"the clock moved": {-30 * 24 * time.Hour, "home about leadership careers"},
	} {
		t.Run(name, func(t *testing.T) {
			o := options()
			if c.ago != 0 {
				o.Watched = map[string]map[data.PageKind]time.Time{key: {data.PageLeadership: night.Add(-c.ago)}}
			}
			p := pollOne(t, New(o), data.SourceState{Source: data.Source{Kind: data.SourceSite, URL: key, Prospect: "P1"}})
			var got []string
			for _, page := range p.Pages {
				got = append(got, string(page.Kind))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}
