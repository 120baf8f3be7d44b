package duck

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"callworthy/data"
)

// pageOf is a document whose page was read in some night.
func pageOf(url, canonical, title, text string, at time.Time) (data.Document, Reading) {
	d := with(item(url, title), func(d *data.Document) { d.FetchedAt = at })
	return d, Reading{Article: data.Article{DocumentID: d.ID, Seq: 1, URL: url, Canonical: canonical, Title: title, Text: text, PublishedAt: d.PublishedAt, FetchedAt: at}}
}

func TestFindCopies(t *testing.T) {
	long := strings.Repeat("The plant opens in spring, and sixty people will work in it. ", 6)
	const paper, other = "https://www.paper.example", "https://other.example"
	type p struct{ url, canonical, title, text string }
	plant := p{paper + "/plant", "", "A plant opens", long}
	for _, c := range []struct {
		name   string
		first  []p // seen by the first night
		second []p // and by the second
		want   string
	}{
		{"spellings of one address", []p{{"http://www.paper.example/plant", "", "A plant opens", long}, {"https://paper.example/plant/", "", "A plant opens", long},
			{paper + "/story.php?id=7", "", "A plant opens", long}, plant}, nil, "http://www.paper.example/plant → https://paper.example/plant/, " +
			"https://www.paper.example/plant → https://paper.example/plant/, https://www.paper.example/story.php?id=7 → https://paper.example/plant/"},
		{"the night before counts", []p{{paper + "/story.php?id=7", "", "A plant opens", long}}, []p{plant}, "https://www.paper.example/plant → https://www.paper.example/story.php?id=7"},
		{"its AMP form", []p{{paper + "/amp", plant.url, "A plant opens", "In our app. " + long}, plant}, nil, "https://www.paper.example/amp → https://www.paper.example/plant"},
		{"two forms of a page that nobody brought", []p{{paper + "/amp", plant.url, "A plant opens", "In our app. " + long}, {paper + "/print", plant.url, "A plant opens", "On paper. " + long}}, nil,
			"https://www.paper.example/print → https://www.paper.example/amp"},
		{"a canonical link of all pages to one of them", []p{plant, {paper + "/strike", plant.url, "A strike ends", long[:200] + long[61:]}}, nil, ""},
		{"a reprint", []p{{other + "/wire", plant.url, "A plant opens", "With leave. " + long}}, []p{plant}, "https://other.example/wire → https://www.paper.example/plant"},
		{"a reprint without its original", []p{{other + "/wire", plant.url, "A plant opens", long}}, nil, ""},
		{"two sites that name a third", []p{{other + "/wire", plant.url, "A plant opens", long}, {"https://third.example/a", plant.url, "A plant opens", long}}, nil, ""},
		{"two sites that name each other", []p{{other + "/wire", plant.url, "A plant opens", long}, {plant.url, other + "/wire", "A plant opens", long}}, nil, ""},
		{"the same on two sites", []p{plant, {other + "/plant", "", "A plant opens", long}}, nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := open(t, storePath(t))
			url := map[string]string{}
			for n, ps := range [][]p{c.first, c.second} {
				at := nightOne.AddDate(0, 0, n)
				for _, x := range ps {
					d, r := pageOf(x.url, x.canonical, x.title, x.text, at)
					url[d.ID] = x.url
					must(st.SavePolled(t.Context(), []data.Polled{polled(feedA, d)}))(t)
					save(t, st, at, r)
				}
			}
			var got []string
			found := must(st.FindCopies(t.Context()))(t)
			for _, id := range slices.SortedFunc(maps.Keys(found), func(a, b string) int { return strings.Compare(url[a], url[b]) }) {
				got = append(got, url[id]+" → "+url[found[id]])
			}
			if got := strings.Join(got, ", "); got != c.want {
				t.Errorf("copies: %s\nwant: %s", got, c.want)
			}
		})
	}
}

// Of a copy nothing stays that nobody was told of; what was told is withdrawn.
func TestSaveCopies(t *testing.T) {
	for _, told := range []bool{false, true} {
		st := open(t, storePath(t))
		started(t, st, nightOne)
		save(t, st, nightOne, reading("u1", "P1 ipo"), reading("u2", "P1 ipo"))
		if told {
			events := must(st.LiveEvents(t.Context()))(t)
			for i := range events {
				events[i].StoryID = "s"
			}
			ok(t, st.SaveStories(t.Context(), events, nil))
		}
		bare := Reading{Article: reading("u2").Article, CopyOf: data.DocumentID("u1")}
		save(t, st, nightOne, bare)
		save(t, st, nightOne, bare)
		want := "1"
		if told {
			want = "2"
		}
		if got := texts(t, st.s, "SELECT count(*)::VARCHAR FROM events")[0]; got != want || standing(t, st) != "P1 ipo" {
			t.Errorf("told %v: %s rows, standing %s", told, got, standing(t, st))
		}
		if got := must(st.Copies(t.Context()))(t); len(got) != 1 || got[data.DocumentID("u2")] != data.DocumentID("u1") {
			t.Errorf("copies %v", got)
		}
		save(t, st, nightTwo, reading("u2", "P1 ipo")) // it was edited, and is none any more
		if got := must(st.Copies(t.Context()))(t); len(got) != 0 || standing(t, st) != "P1 ipo, P1 ipo" {
			t.Errorf("copies %v, standing %s", got, standing(t, st))
		}
	}
}
