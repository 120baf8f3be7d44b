package crawl

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/text/encoding/japanese"

	"callworthy/data"
)

// TestNewsroomInItsCharset reads the pages of a site in the charset that they are
// in, whether they name it or not.
func TestNewsroomInItsCharset(t *testing.T) {
	home := `<html><head><title>緑工業株式会社</title></head><body><a href="/news/">ニュース</a>`
	room := `<html><head><title>ニュース</title></head><body><ul>
<li><a href="/news/1.html">名古屋に新工場を建設、投資額は八十億円</a> 2026年11月20日</li>
<li><a href="/news/2.html">山田太郎氏が社長に就任することを決定しました</a> 2026年11月2日</li></ul>`
	for name, kind := range map[string]string{"named": "text/html; charset=Shift_JIS", "not named": "text/html"} {
		s := newSite(t, map[string]http.HandlerFunc{
			"/":      text(kind, encoded(t, japanese.ShiftJIS.NewEncoder(), home)),
			"/news/": text(kind, encoded(t, japanese.ShiftJIS.NewEncoder(), room)),
		})
		p := pollOne(t, New(options()), data.SourceState{Source: data.Source{Kind: data.SourceSite, URL: s.URL + "/"}})
		var got []string
		for _, d := range p.Items {
			got = append(got, d.PublishedAt.Format("01-02 ")+d.Title)
		}
		want := "11-20 名古屋に新工場を建設、投資額は八十億円; 11-02 山田太郎氏が社長に就任することを決定しました"
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %q (%s)", name, got, p.State.LastDetail)
		}
	}
}
